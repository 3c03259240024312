"""Alerts go first, also where this process is busy with other things: who lets whom by, in memory only.

It is a courtesy, not a rule that anything rests on: a second process knows nothing of it, and a wait ends by itself.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LONGEST = 0.5
"""Seconds for which anybody waits for an alert that is on its way."""


class AlertsFirst:
    """From an alert's update in hand to its notices in the outbox."""

    def __init__(self) -> None:
        self.seen = 0
        """Rises when an alert comes, and once more when it is in the inbox: whoever claimed before lets go soon."""
        self._way_is_free = asyncio.Event()
        self._way_is_free.set()
        self._in_one_go = False
        self._gone = asyncio.Event()
        self._gone.set()

    @property
    def under_way(self) -> bool:
        """Whether one is on its way."""
        return not self._way_is_free.is_set()

    def comes(self) -> None:
        """One is in hand; its commit is next."""
        self.seen += 1
        self._way_is_free.clear()

    @contextmanager
    def in_one_go(self) -> Iterator[None]:
        """Whoever took it in goes on with it until its first call has left, and nobody else calls it processed."""
        self._in_one_go = True
        try:
            yield
        finally:
            self._in_one_go = False
            self._gone.set()

    def writes(self) -> None:
        """Whoever goes on with it in one go has the turn to write: from now on everybody else waits. Not before: who
        has the turn then would wait for the one who waits for it. Where it waited so long for its turn that others went
        on meanwhile, it is on its way again."""
        self._gone.clear()
        self._way_is_free.clear()

    async def gone(self) -> None:
        """Waits until it is gone, where somebody goes on with one in one go, but not for long: a database that hangs
        under the alert must not keep everybody else from writing."""
        await _no_longer_than_fair(self._gone)

    def stored(self) -> None:
        """It is in the inbox."""
        self.seen += 1

    def processed(self, seen: int) -> None:
        """All was processed that had come by the claim at which `seen` was read."""
        if seen == self.seen and not self._in_one_go:
            self._way_is_free.set()

    async def let_by(self) -> None:
        """Waits until no alert is on its way, but not for long."""
        await _no_longer_than_fair(self._way_is_free)


async def _no_longer_than_fair(event: asyncio.Event) -> None:
    """Whoever has waited for as long as that opens the way for everybody."""
    if event.is_set():
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST):
            await event.wait()
    event.set()
