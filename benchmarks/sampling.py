"""Where the processor's time of a process goes: the main thread's stack, sampled by the processor's clock.

A profiler that hooks every call makes small functions look expensive; samples do not. Each is weighted by what the
main thread used since the one before, so that ticks caused by other threads count nothing. Other threads (the SQLite
driver's) are told as one sum.
"""

import json
import signal
import time
from collections import defaultdict
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

EVERY = 0.002
DEEPEST = 60


class Sampler:
    """Begins at SIGUSR1, ends with the block, and then writes what it saw as JSON."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stacks: defaultdict[tuple[str, ...], float] = defaultdict(float)
        self._main = self._all = self._last = 0.0

    def __enter__(self) -> Self:
        signal.signal(signal.SIGUSR1, self._begin)
        signal.signal(signal.SIGPROF, self._sample)
        return self

    def _begin(self, _number: int, _frame: FrameType | None) -> None:
        self._stacks.clear()
        self._main = self._last = time.thread_time()
        self._all = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def _sample(self, _number: int, frame: FrameType | None) -> None:
        now = time.thread_time()
        spent, self._last = now - self._last, now
        stack = []
        while frame is not None and len(stack) < DEEPEST:
            code = frame.f_code
            stack.append(f"{code.co_filename}:{code.co_qualname}")
            frame = frame.f_back
        self._stacks[tuple(stack)] += spent

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        main = time.thread_time() - self._main
        other = time.process_time() - self._all - main
        stacks = [{"stack": stack, "seconds": seconds} for stack, seconds in self._stacks.items()]
        self._file.write_text(json.dumps({"main": main, "other": other, "stacks": stacks}), "utf-8")
