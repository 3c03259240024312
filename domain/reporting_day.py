"""The reporting day: the local day to which a field team counts a moment.

A night shift ends after midnight, so a day starts in the small hours (05:00 by default): what is written at 02:30
belongs to the day before. The day is a plain local date; instants are aware, and bounds come back in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


@lru_cache(maxsize=64)  # for each message the same two days are looked at
def day_start(day: date, zone: ZoneInfo, starts_at: time) -> datetime:
    """The instant, in UTC, at which the reporting day `day` starts in `zone`.

    Where clocks are put back over `starts_at`, the first of the two moments counts; where they are put forward over
    it, the moment at which the skipped wall-clock time would have come. Both keep days in order and without gaps.
    """
    return datetime.combine(day, starts_at.replace(fold=0), tzinfo=zone).astimezone(UTC)


def reporting_day(instant: datetime, zone: ZoneInfo, starts_at: time) -> date:
    """The reporting day in which `instant` (aware, any offset) lies: `start <= instant < start of the next day`.

    Raises ValueError for a naive `instant`: its day would depend on the machine.
    """
    if instant.tzinfo is None:
        raise ValueError("a reporting day needs an instant with its offset")
    day = instant.astimezone(zone).date()
    # The start is compared as an instant and not as wall-clock time: in the night when clocks go back, one
    # wall-clock time stands for two instants.
    if instant < day_start(day, zone, starts_at):
        return day - _DAY
    if instant >= day_start(day + _DAY, zone, starts_at):
        return day + _DAY
    return day


def day_bounds(day: date, zone: ZoneInfo, starts_at: time) -> tuple[datetime, datetime]:
    """Start (in the day) and end (the next day's start) of the reporting day `day`, as UTC instants.

    The two lie 23 or 25 hours apart where clocks change; one day's end is always the next one's start.
    """
    return day_start(day, zone, starts_at), day_start(day + _DAY, zone, starts_at)
