"""For how long the event loop of a process is held up: a timer that should ring every few milliseconds."""

import asyncio
import json
import time
from pathlib import Path
from types import TracebackType
from typing import Self

EVERY = 0.005


class LagProbe:
    """Measures until the block ends, and then writes what it saw as JSON.

    `late`: [instant, milliseconds late, of these milliseconds of this thread's own computing], of everything later
    than 10 ms. What is late without computing is the machine's doing: another process had the processor.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._late: list[tuple[float, float, float]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._due = self._used = 0.0

    def __enter__(self) -> Self:
        self._again()
        return self

    def _again(self) -> None:
        self._due, self._used = time.monotonic() + EVERY, time.thread_time()
        self._timer = asyncio.get_running_loop().call_later(EVERY, self._ring)

    def _ring(self) -> None:
        late, used = time.monotonic() - self._due, time.thread_time() - self._used
        if late > 0.01:
            self._late.append((time.time(), 1000 * late, 1000 * used))
        self._again()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._file.write_text(json.dumps(self._late), "utf-8")
