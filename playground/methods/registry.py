"""Where methods are found by their name in lower case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playground.access import Call

Handler = Callable[[Call], Any]
METHODS: dict[str, tuple[str, Handler]] = {}
# Answered by the dispatcher itself, because it waits.
GET_UPDATES = "getUpdates"


def method(name: str) -> Callable[[Handler], Handler]:
    """Registers a handler: it returns the call's `result` (JSON), or raises ApiError."""

    def register(handler: Handler) -> Handler:
        METHODS[name.lower()] = (name, handler)
        return handler

    return register
