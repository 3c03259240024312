"""Flood limits: Telegram's own (when switched on), and the waits that were given and must be kept."""

from __future__ import annotations

import math
import time

from playground.errors import too_many_requests
from playground.model import Chat

# Rate (messages a second) and burst of each bucket.
OVERALL = (30.0, 30.0)
PRIVATE = (1.0, 5.0)
GROUP = (20 / 60, 20.0)
# Reading the clock twice for one wait must not make a punctual call early.
TOLERANCE = 0.02


class FloodGate:
    """Real time. Keys are (bot, chat), or (bot, method) for calls without a chat."""

    def __init__(self) -> None:
        self.enabled = False
        self._until: dict[tuple[int, int | str], float] = {}
        self._buckets: dict[tuple[int, int | None], tuple[float, float]] = {}

    @property
    def quiet(self) -> bool:
        """Nothing to check: no limits, no wait given."""
        return not self.enabled and not self._until

    def give(self, bot: int, target: int | str, retry_after: int) -> None:
        """A 429 with `retry_after` seconds was answered."""
        self._until[(bot, target)] = time.monotonic() + retry_after

    def waiting(self, bot: int, target: int | str) -> int:
        """Whole seconds that a call comes too early, 0 where it may come."""
        until = self._until.get((bot, target))
        if until is None:
            return 0
        left = until - time.monotonic()
        if left <= TOLERANCE:
            del self._until[(bot, target)]
            return 0
        return max(1, math.ceil(left))

    def check(self, bot: int, chat: Chat, count: int = 1) -> None:
        """Takes `count` messages from the buckets. ApiError 429 where one is empty."""
        if not self.enabled:
            return
        now = time.monotonic()
        wanted = [((bot, None), OVERALL), ((bot, chat.id), PRIVATE if chat.type == "private" else GROUP)]
        levels = []
        for key, (rate, burst) in wanted:
            level, at = self._buckets.get(key, (burst, now))
            level = min(burst, level + (now - at) * rate)
            if level < count:
                wait = max(1, math.ceil((count - level) / rate))
                raise too_many_requests(wait)
            levels.append((key, level - count))
        for key, level in levels:
            self._buckets[key] = (level, now)
