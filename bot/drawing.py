"""Pictures are drawn in a process of their own, which is there while somebody wants pictures.

matplotlib takes half a second to load, tens of megabytes, and a second of computing for each picture: an alert must not
wait for any of it. The worker ends when it has had nothing to do for a while, and with the process that it belongs to,
however that ends.
"""

import asyncio
import logging
import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Executor

import structlog

from messages.layout import Drawing
from messages.pictures import drawn

log = structlog.get_logger()

IDLE_SECONDS = 60.0
"""How long the worker waits for the next picture."""
LONGEST = 30
"""Seconds that a picture may take. One that takes longer never comes to an end."""


class Draughtsman:
    """Draws one picture after the other. To be closed."""

    def __init__(self, idle_seconds: float = IDLE_SECONDS) -> None:
        self._idle_seconds = idle_seconds
        self._pool: Executor | None = None
        self._wanted = 0
        self._end: asyncio.TimerHandle | None = None

    @property
    def at_work(self) -> bool:
        """Whether there is a worker."""
        return self._pool is not None

    async def draw(self, drawing: Drawing) -> bytes | None:
        """The picture as PNG; None where it cannot be drawn, which is logged."""
        if self._end is not None:
            self._end.cancel()
        self._wanted += 1
        try:
            return await self._drawn(drawing)
        except Exception as error:  # whoever asked gets the words of it
            log.error("drawing.failed", drawing=drawing.name, error=error)
            return None
        finally:
            self._wanted -= 1
            if not self._wanted:
                self._end = asyncio.get_running_loop().call_later(self._idle_seconds, self._leave)

    async def _drawn(self, drawing: Drawing) -> bytes:
        for _ in range(2):
            pool = self._pool = self._pool or _pool()
            try:
                # Handing over the first one starts the process, for which this thread has no time.
                future = await asyncio.to_thread(pool.submit, _draw, drawing.name, drawing.view)
                return await asyncio.wrap_future(future)
            except BrokenExecutor:  # somebody ended it, or it took too long: once more, in a new one
                if self._pool is pool:
                    self._leave()
        raise TimeoutError("the worker ended twice")

    def _leave(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    async def close(self) -> None:
        """Ends the worker; what it draws is thrown away."""
        if self._end is not None:
            self._end.cancel()
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, wait=True, cancel_futures=True)


def _pool() -> Executor:
    # Loaded here: most processes are never asked for a picture.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Spawned, not forked: a fork would share the database's connections, and copy what threads were doing.
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


# In the worker


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that it belongs to
    if hasattr(os, "nice"):
        os.nice(10)  # where processors are few the loop comes first: alerts do not wait, a picture can
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent cannot end its worker, and a worker that waits for it would stay for ever."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)


def _draw(name: str, view: object) -> bytes:
    if hasattr(signal, "alarm"):
        signal.alarm(LONGEST)
    try:
        return drawn(name, view)
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)
