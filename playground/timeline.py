"""Moving the clock: what the server itself has due, and advancing through every due instant."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from playground.clock import iso
from playground.model import Json

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.world import World


@dataclass(slots=True)
class Later:
    id: int
    at: datetime
    act: Callable[[], object]


class Timeline:
    """Acts that people do later, and the advance. One advance at a time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._later: list[Later] = []
        self._last = 0
        self._timer: asyncio.TimerHandle | None = None
        self._lock = asyncio.Lock()
        world.clock.on_set = self.clock_set

    def add(self, at: datetime, act: Callable[[], object]) -> int:
        """Does `act` when the clock gets to `at` (at once where it is past); its number."""
        self._last += 1
        self._later.append(Later(self._last, at, act))
        self._later.sort(key=lambda later: (later.at, later.id))
        self.clock_set()
        return self._last

    def clock_set(self) -> None:
        """Does what is due now, and sets the timer for the next where the clock runs."""
        now = self.world.clock.now()
        while self._later and self._later[0].at <= now:
            self._later.pop(0).act()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._later and self.world.clock.running:
            delay = max(0.0, (self._later[0].at - now).total_seconds())
            # A loop's timer may not be set for years ahead; looking again once an hour is free.
            self._timer = asyncio.get_running_loop().call_later(min(delay, 3600.0), self.clock_set)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def next_due(self) -> datetime | None:
        dues = [due for due in (self.world.idleness.next_due(), self._later[0].at if self._later else None) if due]
        return min(dues, default=None)

    async def advance(self, target: datetime, timeout: float) -> Json:
        """Steps to `target` through every due instant, waiting at each until all is idle; `timeout` in real seconds."""
        clock, idleness = self.world.clock, self.world.idleness
        began = time.monotonic()
        deadline, steps = began + timeout, 0
        async with self._lock:
            waiting = await idleness.settle(deadline)
            while not waiting:
                due = self.next_due()
                now = clock.now()
                if now >= target:
                    break
                clock.set(target if due is None else min(max(due, now), target))
                steps += 1
                waiting = await idleness.settle(deadline)
        self.world.feed.publish("clock", None, clock.describe())
        return {
            "now": iso(clock.now()),
            "steps": steps,
            "idle": not waiting,
            "waited_ms": round((time.monotonic() - began) * 1000, 3),
            "waiting_for": waiting,
        }

    async def idle(self, timeout: float) -> Json:
        """Waits for idleness without moving the clock."""
        began = time.monotonic()
        waiting = await self.world.idleness.settle(began + timeout)
        return {
            "idle": not waiting,
            "waited_ms": round((time.monotonic() - began) * 1000, 3),
            "waiting_for": waiting,
        }
