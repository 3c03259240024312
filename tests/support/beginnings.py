"""What tests begin with, made once in a process: the same people, admitted in the same order, make the same mission.

Admitting somebody costs as much as what most tests are about. So the database and the Bot API server's world are kept
as they were when the first people had come, and whoever begins with the same ones starts the bot on a copy.
"""

import pickle
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from playground.world import World


class Beginnings:
    """Missions on SQLite as they were when those had come who were admitted before anything else was done."""

    def __init__(self, empty: Path, folder: Path) -> None:
        self._empty = empty
        self._folder = folder
        self._kept: dict[Hashable, tuple[Path, bytes]] = {}

    async def begin(
        self,
        admitted: Sequence[Hashable],
        file: Path,
        world: World,
        start: Callable[[], Awaitable[None]],
        let_in: Callable[[], Awaitable[None]],
    ) -> None:
        """Starts the bot on `file`, in a mission to which all have come; `let_in` lets them come as everybody does."""
        people = tuple((p.id, p.name, p.last_name, p.username, p.language) for p in world.people.values())
        key = people, tuple(admitted)
        if (kept := self._kept.get(key)) is not None:
            shutil.copy(kept[0], file)
            _restore(world, kept[1])
            await start()
            return
        shutil.copy(self._empty, file)
        await start()
        if not admitted:
            return
        await let_in()
        copy = self._folder / f"{len(self._kept)}.db"
        with closing(sqlite3.connect(file)) as living, closing(sqlite3.connect(copy)) as kept_file:
            living.backup(kept_file)
        self._kept[key] = copy, _state(world)


def _state(world: World) -> bytes:
    """What is there when people have come and nothing else was done: no groups, files, callbacks or faults."""
    calls = {name: value for name, value in vars(world.calls).items() if name not in ("_clock", "_started")}
    return pickle.dumps(
        {
            "people": world.people,
            "bots": world.bots,
            "private": world.private,
            "message_count": world.message_count,
            "seen": world.feed.last,
            "dice": world._random.getstate(),
            "calls": calls,
        }
    )


def _restore(world: World, kept: bytes) -> None:
    state: dict[str, Any] = pickle.loads(kept)
    world.people, world.bots, world.private = state["people"], state["bots"], state["private"]
    world.tokens = {bot.token: bot for bot in world.bots.values()}
    world.message_count = state["message_count"]
    world.feed.last = state["seen"]
    world.feed._events.clear()
    world._random.setstate(state["dice"])
    vars(world.calls).update(state["calls"])
