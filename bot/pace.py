"""Telegram's limits in use by the one sender: how soon a call to a chat may be made."""

from collections.abc import Iterable

from domain.delivery import Bucket, Limits
from domain.notices import Lane


class Pace:
    """Token buckets over all, and by chat. Seconds are of a monotonic clock that the caller reads."""

    def __init__(self, limits: Limits, now: float, lately: Iterable[tuple[int, float]] = ()) -> None:
        """`lately`: (chat, seconds ago) of calls that a former sender made: they count, so that a restart does not
        double what Telegram was promised."""
        self._limits = limits
        calls = list(lately)
        self._overall = Bucket(limits.overall, now, used=sum(1 for _, ago in calls if ago < 1.0))
        self._chats: dict[int, Bucket] = {}
        for chat_id, ago in sorted(calls, key=lambda call: -call[1]):
            # Replayed in order: what has been refilled since a call is given back.
            bucket = self._chats.setdefault(chat_id, Bucket(limits.of_chat(chat_id), now - ago))
            bucket.begin()
            bucket.end(now - ago)

    def room(self, now: float, lane: Lane) -> int:
        """How many calls of this lane the limit over all lets through at once."""
        return self._overall.room(now, lane)

    def wait_over_all(self, now: float, lane: Lane) -> float:
        """Seconds until the limit over all lets a call of this lane through; 0.0 where it does now."""
        return self._overall.wait(now, lane)

    def wait(self, now: float, chat_id: int, lane: Lane) -> float:
        """Seconds until a call to this chat may be made; 0.0 where it may now."""
        bucket = self._chats.get(chat_id)
        here = 0.0 if bucket is None else bucket.wait(now, lane)
        return max(here, self._overall.wait(now, lane))

    def begin(self, now: float, chat_id: int) -> None:
        """A call leaves."""
        self._overall.begin()
        bucket = self._chats.get(chat_id)
        if bucket is None:
            bucket = self._chats[chat_id] = Bucket(self._limits.of_chat(chat_id), now)
        bucket.begin()

    def end(self, now: float, chat_id: int) -> None:
        """A call that had begun has ended, however it ended."""
        self._overall.end(now)
        self._chats[chat_id].end(now)

    def barred(self, now: float) -> tuple[set[int], set[int], float | None]:
        """(chats to which nothing may be sent, chats to which only alerts may, seconds until that changes)."""
        closed: set[int] = set()
        alerts_only: set[int] = set()
        soonest: float | None = None
        for chat_id, bucket in list(self._chats.items()):
            if bucket.full(now):
                del self._chats[chat_id]
                continue
            answer, alert = bucket.wait(now, Lane.ANSWER), bucket.wait(now, Lane.ALERT)
            if alert > 0:
                closed.add(chat_id)
            elif answer > 0:
                alerts_only.add(chat_id)
            next_change = alert or answer
            if next_change > 0:
                soonest = next_change if soonest is None else min(soonest, next_change)
        return closed, alerts_only, soonest
