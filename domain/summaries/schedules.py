"""When summaries come: at a local time of a local day, once a period, whatever clocks and machines do.

Everything is derived from the calendar. What a process remembers of the last run is the slot that it took; so one that
was down at the hour finds out what is missing when it is back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.reporting_day import day_start
from domain.summaries.periods import Kind, Period

_DAY = timedelta(days=1)
CAUGHT_UP = timedelta(days=1)
"""A daily summary that is older than this when Vigie is back is not made up for: the next one has come by then."""


@dataclass(frozen=True, slots=True)
class Due:
    """A summary that was, or will be, due at `at` (UTC), about `period`."""

    kind: Kind
    period: Period
    at: datetime


def due_on(kind: Kind, day: date, at: time, zone: ZoneInfo) -> Due | None:
    """What is due on a local day; None where that day has no summary of this kind.

    A daily summary is about its own day; the closing one about the day before, the weekly one (Mondays) about the week
    before, the monthly one (on the 1st) about the month before. A local time that clocks skip or repeat stands for one
    instant (see day_start).
    """
    match kind:
        case Kind.DAILY:
            period = Period.day(day)
        case Kind.CLOSING:
            period = Period.day(day - _DAY)
        case Kind.WEEKLY:
            if day.weekday() != 0:
                return None
            period = Period.week(day - _DAY)
        case Kind.MONTHLY:
            if day.day != 1:
                return None
            period = Period.month(day - _DAY)
    return Due(kind, period, day_start(day, zone, at))


def due_between(kind: Kind, after: datetime, until: datetime, at: time, zone: ZoneInfo) -> Iterator[Due]:
    """What became due after `after` and not later than `until`, in order."""
    day = after.astimezone(zone).date() - _DAY
    last = until.astimezone(zone).date() + _DAY
    while day <= last:
        due = due_on(kind, day, at, zone)
        if due is not None and after < due.at <= until:
            yield due
        day += _DAY


def next_due(kind: Kind, now: datetime, at: time, zone: ZoneInfo) -> Due:
    """The first one that is due after `now`."""
    for due in due_between(kind, now, now + timedelta(days=33), at, zone):
        return due
    raise AssertionError("every kind of summary is due at least once in 33 days")


def outstanding(kind: Kind, since: datetime, now: datetime, at: time, zone: ZoneInfo) -> Due | None:
    """The one summary that is to be made now, if its slot is still free: the last that became due after `since` (when
    the subscription began) and not later than `now`.

    After downtime a day's is caught up while it is younger than a day; a week's and a month's until the next one, which
    then takes its place.
    """
    reach = CAUGHT_UP if kind in (Kind.DAILY, Kind.CLOSING) else timedelta(days=32)
    found = None
    for due in due_between(kind, max(since, now - reach), now, at, zone):
        found = due
    return found


LATE = timedelta(minutes=5)
"""A summary that is made later than this after its hour says that it is late."""


def is_late(due: Due, now: datetime) -> bool:
    """Whether it is to be marked late."""
    return now - due.at > LATE
