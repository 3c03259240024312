"""Whose turn it is to write, where one may at a time: an alert's turn comes before everybody else's."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Writers:
    """A lock with two queues."""

    def __init__(self) -> None:
        self._writes = False
        self._first: deque[asyncio.Future[None]] = deque()
        self._others: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def turn(self, *, first: bool) -> AsyncIterator[None]:
        """Nobody else writes in this block. Who comes `first` waits for whoever writes, and for no other."""
        if self._writes:
            await self._wait(self._first if first else self._others)
        self._writes = True
        try:
            yield
        finally:
            self._next()

    async def _wait(self, queue: deque[asyncio.Future[None]]) -> None:
        mine = asyncio.get_running_loop().create_future()
        queue.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if not mine.cancelled():  # it was called up, and will not come
                self._next()
            raise

    def _next(self) -> None:
        # Called up, it writes from now on: nobody who comes meanwhile may slip in between.
        for queue in (self._first, self._others):
            while queue:
                waiting = queue.popleft()
                if not waiting.done():  # cancelled
                    waiting.set_result(None)
                    return
        self._writes = False
