"""Where control calls are found by path and verb."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from playground.control.args import Args
from playground.http import Receive
from playground.model import Json
from playground.page import Page
from playground.timeline import Timeline
from playground.world import World


class Context:
    """What a control call works on."""

    def __init__(self, world: World, timeline: Timeline, page: Page | None = None) -> None:
        self.world = world
        self.timeline = timeline
        self.page = page
        self.files: dict[str, tuple[str, str, bytes]] = {}
        """What operations gave to save: name, MIME type, bytes, by their ids."""
        self.running: set[str] = set()
        """Keys of the operations under way."""


Plain = Callable[[Context, Args], Json]
Waiting = Callable[[Context, Args, Receive], Awaitable[Json]]
CALLS: dict[str, Plain] = {}
LISTS: dict[str, Plain] = {}
WAITS: dict[str, Waiting] = {}


def call(path: str) -> Callable[[Plain], Plain]:
    """A call that answers at once."""

    def register(handler: Plain) -> Plain:
        CALLS[path] = handler
        return handler

    return register


def listing(path: str) -> Callable[[Plain], Plain]:
    """What GET does where POST on the same path adds."""

    def register(handler: Plain) -> Plain:
        LISTS[path] = handler
        return handler

    return register


def waiting(path: str) -> Callable[[Waiting], Waiting]:
    """A call that may wait; it gets ASGI's `receive` to notice that the caller is gone."""

    def register(handler: Waiting) -> Waiting:
        WAITS[path] = handler
        return handler

    return register


def answer_seq(context: Context, **more: Any) -> Json:
    return {**more, "seq": context.world.feed.last}
