"""When to try again, when to give up, and how many calls Telegram's limits leave: rules without a clock.

Figures are Telegram's (telegram.md): about 30 messages a second in all, 1 a second in a private chat where short
bursts pass, 20 a minute in a group.
"""

from datetime import datetime, timedelta

from domain.frozen import frozen
from domain.notices import Lane

GIVE_UP = {Lane.ALERT: timedelta(hours=24), Lane.ANSWER: timedelta(hours=1), Lane.SUMMARY: timedelta(hours=24)}
"""How long a notice is tried: an answer is worth nothing after an hour, an alert keeps its worth for a day."""

FIRST_DELAY, LONGEST_DELAY = 0.5, 60.0
"""Seconds before the second try, and the longest pause between two."""

MOST_A_MINUTE = 60
"""Messages of one person. Nobody types as fast; a forward of a whole chat, or a script, does."""


FAULTS_TO_GIVE_UP = 6
"""How often a notice may fail by a fault of ours (its view, its wording), some fifteen seconds in all. It
must not hold up its chat for as long as one that Telegram's network fails."""


def retry_delay(attempts: int) -> float:
    """Seconds to wait after `attempts` tries (1 or more) that failed: doubling from half a second up to a minute."""
    return min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** min(attempts - 1, 16))


def given_up(lane: Lane, created_at: datetime, now: datetime) -> bool:
    """Whether a notice that just failed is not tried again. One that was never tried always gets its try."""
    return now - created_at > GIVE_UP[lane]


@frozen
class Limit:
    """A token bucket: `capacity` calls at once, refilled by `per_second`; `reserve` of it is kept for alerts."""

    capacity: float
    per_second: float
    reserve: float


@frozen
class Limits:
    """Telegram's three limits on messages, and ours on what one person sends within a minute.

    The capacities stay a little below what Telegram lets through at once: its clock is not ours.
    """

    overall: Limit = Limit(capacity=26, per_second=30, reserve=6)
    private: Limit = Limit(capacity=3, per_second=1, reserve=1)
    group: Limit = Limit(capacity=19, per_second=20 / 60, reserve=5)
    sent_a_minute: int = MOST_A_MINUTE

    def of_chat(self, chat_id: int) -> Limit:
        """A chat's own limit: Telegram gives groups negative ids."""
        return self.group if chat_id < 0 else self.private


class Bucket:
    """One limit in use. Times are seconds of a monotonic clock that the caller reads.

    Calls do not arrive as evenly as they leave: on a busy machine several arrive together, and one that is early is a
    429. A call arrives before it is answered; what it used is therefore refilled from its answer on. So no stretch of
    Telegram's own time holds more calls than the limit, however long each was under way.
    """

    __slots__ = ("_level", "_limit", "_seen", "_under_way")

    def __init__(self, limit: Limit, now: float, used: float = 0.0) -> None:
        """`used`: calls that were made shortly before, by a sender that this one takes over from."""
        self._limit = limit
        self._level = limit.capacity - used
        self._seen = now
        self._under_way = 0

    def _refill(self, now: float) -> None:
        self._level = min(self._limit.capacity, self._level + (now - self._seen) * self._limit.per_second)
        self._seen = now

    def wait(self, now: float, lane: Lane) -> float:
        """Seconds until a call of this lane may be made; 0.0 where it may now. Nothing is taken."""
        self._refill(now)
        needed = 1.0 if lane is Lane.ALERT else 1.0 + self._limit.reserve
        # A limit that is smaller than its reserve would never let an answer through.
        needed = min(needed, self._limit.capacity)
        return max(0.0, (needed - self._left) / self._limit.per_second)

    def room(self, now: float, lane: Lane) -> int:
        """How many calls of this lane may be made at once."""
        self._refill(now)
        reserve = 0.0 if lane is Lane.ALERT else min(self._limit.reserve, self._limit.capacity - 1.0)
        return max(0, int(self._left - reserve))

    @property
    def _left(self) -> float:
        return self._level - self._under_way

    def begin(self) -> None:
        """A call leaves: it uses its share until it has ended, and then until that is refilled."""
        self._under_way += 1

    def end(self, now: float) -> None:
        """A call that had begun was answered, or will not be."""
        self._refill(now)
        self._under_way -= 1
        self._level -= 1.0

    def full(self, now: float) -> bool:
        """Whether the bucket says nothing that a new one would not: it can be forgotten."""
        self._refill(now)
        return not self._under_way and self._level >= self._limit.capacity
