"""One worker that draws for all bots of a test process, one after the other: to start one takes longer than to draw."""

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import Any

from bot import drawing


class _Kept(Executor):
    """Whoever is done with it leaves it to the next one."""

    def __init__(self, start: Callable[[], Executor]) -> None:
        self._start = start
        self._worker: Executor | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self._worker = self._worker or self._start()
        try:
            future = self._worker.submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self._worker = None
            raise
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """It stays."""


_kept = _Kept(drawing._pool)


@contextmanager
def one_worker() -> Iterator[None]:
    """Within it bots are given the worker that is there already."""
    own, drawing._pool = drawing._pool, lambda: _kept
    try:
        yield
    finally:
        drawing._pool = own
