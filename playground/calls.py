"""The log of Bot API calls: what came, what was answered, how long it took."""

from __future__ import annotations

import time
from collections import Counter, deque
from itertools import islice
from typing import NamedTuple

from playground.clock import ServerClock, iso_of
from playground.model import Json
from playground.params import Params

KEPT = 200_000


class Record(NamedTuple):
    seq: int
    time: float
    at: float
    bot: str
    method: str
    params: Params | None
    status: int
    description: str
    duration: float
    fault: str
    violation: bool


class CallLog:
    """A ring of the last calls, and counts since the start. Nothing is written anywhere else."""

    def __init__(self, clock: ServerClock) -> None:
        self._clock = clock
        self._started = time.monotonic()
        self.clear()

    def clear(self) -> None:
        self.last = 0
        self.polls = self.errors = self.violations = 0
        self.by_method: Counter[str] = Counter()
        self.by_status: Counter[int] = Counter()
        self._records: deque[Record] = deque(maxlen=KEPT)

    def add(
        self,
        began: float,
        bot: str,
        method: str,
        params: Params | None,
        status: int,
        description: str = "",
        fault: str = "",
        violation: bool = False,
    ) -> None:
        """`began` is monotonic seconds; `status` 0 where the connection was closed instead of an answer."""
        self.last += 1
        now = time.monotonic()
        self._records.append(
            Record(
                self.last,
                began,
                self._clock.timestamp(),
                bot,
                method,
                params,
                status,
                description,
                now - began,
                fault,
                violation,
            )
        )
        if method == "getUpdates":
            self.polls += 1
        self.by_method[method] += 1
        self.by_status[status] += 1
        if status != 200:
            self.errors += 1
        if violation:
            self.violations += 1

    def after(self, seq: int, limit: int, method: str, bot: str, include_polls: bool) -> tuple[list[Json], int]:
        """Calls numbered above `seq` (at most `limit`), and the number up to which was read."""
        if not self._records:
            return [], self.last
        start = max(0, seq + 1 - self._records[0].seq)
        found: list[Json] = []
        upto = seq
        for record in islice(self._records, start, None):
            wanted = (
                (include_polls or record.method != "getUpdates" or method == "getUpdates")
                and (not method or record.method == method)
                and (not bot or record.bot == bot)
            )
            if wanted and len(found) >= limit:
                break
            upto = record.seq
            if wanted:
                found.append(self._shown(record))
        return found, upto

    @staticmethod
    def _shown(record: Record) -> Json:
        return {
            "seq": record.seq,
            "time": record.time,
            "at": iso_of(record.at),
            "bot": record.bot,
            "method": record.method,
            "params": record.params.described() if record.params is not None else {},
            "status": record.status,
            "ok": record.status == 200,
            "description": record.description,
            "duration": record.duration,
            "fault": record.fault or None,
            "violation": record.violation,
        }

    def stats(self) -> Json:
        return {
            "calls": self.last - self.polls,
            "polls": self.polls,
            "errors": self.errors,
            "violations": self.violations,
            "by_method": dict(self.by_method),
            "by_status": {str(status): count for status, count in sorted(self.by_status.items())},
            "uptime": time.monotonic() - self._started,
        }
