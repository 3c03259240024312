"""Followers of the clock, and the question whether everything that was to be done is done."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from playground.model import Json
from playground.signals import Signal

if TYPE_CHECKING:
    from playground.world import World

ABSENT = 5.0
# Without a follower nobody tells us that the bot is at work between two calls: quiet must last that long.
GRACE = 0.05
MAX_WAIT = 25.0


@dataclass(slots=True)
class Follower:
    name: str
    version: int = 0
    idle: bool = False
    next_due: datetime | None = None
    reported: datetime | None = None
    waiting: int = 0
    calls: int = 0
    seen: float = 0.0
    wake: Signal = field(default_factory=Signal)


class Idleness:
    """Counts what stirs. All is idle when every follower has said so *after* the last stir.

    A follower's word may be older than the update that the bot fetched since; so, once all is quiet, the clock's
    version is raised without moving the time, and only answers to that version count.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.followers: dict[str, Follower] = {}
        self.in_flight = 0
        self.changed = Signal()
        self.closing = False
        self._stirred = 0
        self._stirred_at = 0.0
        self._stirred_at_bump = -1
        world.clock.on_bump = self._bumped

    def stir(self) -> None:
        """Something happened: an update came or went, a call began or ended."""
        self._stirred += 1
        self._stirred_at = time.monotonic()
        self.changed.fire()

    def close(self) -> None:
        """Ends every waiting call: the server stops."""
        self.closing = True
        self.changed.fire()
        for name in list(self.followers):
            self.leave(name)

    def begin_call(self) -> None:
        self.in_flight += 1
        self.stir()

    def end_call(self) -> None:
        self.in_flight -= 1
        self.stir()

    def _bumped(self) -> None:
        self._stirred_at_bump = self._stirred
        for follower in self.followers.values():
            follower.wake.fire()

    def leave(self, name: str) -> None:
        """The connection of the follower's waiting call closed."""
        follower = self.followers.get(name)
        if follower is not None:
            follower.calls += 1
            follower.wake.fire()

    async def follow(self, name: str, version: int, idle: bool, next_due: datetime | None, wait: float) -> Json:
        """The long poll of one follower; `wait` in seconds. A newer call of the same name ends an older one."""
        clock = self.world.clock
        follower = self.followers.setdefault(name, Follower(name))
        follower.version, follower.idle, follower.next_due = version, idle, next_due
        follower.reported, follower.seen = clock.now(), time.monotonic()
        follower.calls += 1
        mine = follower.calls
        follower.waiting += 1
        follower.wake.fire()
        self.changed.fire()
        deadline = time.monotonic() + min(max(wait, 0.0), MAX_WAIT)
        try:
            while clock.version == version and follower.calls == mine and not self.closing:
                left = deadline - time.monotonic()
                if left <= 0:
                    break
                await follower.wake.wait(left)
        finally:
            follower.waiting -= 1
            follower.seen = time.monotonic()
        return clock.describe()

    def drop_absent(self) -> None:
        now = time.monotonic()
        for name, follower in list(self.followers.items()):
            if follower.waiting == 0 and now - follower.seen > ABSENT:
                del self.followers[name]

    def next_due(self) -> datetime | None:
        """The earliest instant after now at which a follower has something to do."""
        now = self.world.clock.now()
        dues = [f.next_due for f in self.followers.values() if f.next_due is not None and f.next_due > now]
        return min(dues, default=None)

    def _at_work(self) -> list[str]:
        waiting = []
        for bot in self.world.bots.values():
            if bot.pending:
                self.world.expire(bot)
            if bot.pending:
                waiting.append(f"bot {bot.username}: {bot.pending} updates")
        if self.in_flight:
            waiting.append(f"{self.in_flight} calls")
        return waiting

    def look(self) -> tuple[list[str], bool]:
        """Who is not idle (empty: all are), and whether a new version must be asked for."""
        self.drop_absent()
        waiting = self._at_work()
        if waiting:
            return waiting, False
        if not self.followers:
            quiet = time.monotonic() - self._stirred_at
            return ([] if quiet >= GRACE else ["the last call is too recent"]), False
        clock = self.world.clock
        now = clock.now()
        for follower in self.followers.values():
            if follower.version != clock.version or not follower.idle:
                waiting.append(f"follower {follower.name}")
        if waiting:
            return waiting, False
        overdue = any(
            f.next_due is not None and f.reported is not None and f.reported < f.next_due <= now
            for f in self.followers.values()
        )
        if self._stirred != self._stirred_at_bump or overdue:
            return ["a new word of the followers"], True
        return [], False

    async def settle(self, deadline: float) -> list[str]:
        """Waits until all is idle (empty list) or monotonic `deadline` has passed (who is not)."""
        while True:
            waiting, ask = self.look()
            if not waiting:
                return []
            left = deadline - time.monotonic()
            if left <= 0 or self.closing:
                return waiting
            if ask:
                self.world.clock.bump()
                continue
            await self.changed.wait(min(left, GRACE if not self.followers else 0.25))
