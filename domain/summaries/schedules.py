"""When summaries come: at a local time of a local day, once a period, whatever clocks and machines do.

Everything is derived from the calendar. What a process remembers of the last run is the slot that it took; so one that
was down at the hour finds out what is missing when it is back.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.frozen import frozen
from domain.reporting_day import day_start
from domain.summaries.periods import Kind, Period

_DAY = timedelta(days=1)
CAUGHT_UP = timedelta(days=1)
"""A daily summary that is older than this when Vigie is back is not made up for: the next one has come by then."""


@frozen
class Due:
    """A summary that was, or will be, due at `at` (UTC), about `period`."""

    kind: Kind
    period: Period
    at: datetime


def due_on(kind: Kind, day: date, at: time, zone: ZoneInfo, day_starts: time = time.min) -> Due | None:
    """What is due on a local day; None where that day has no summary of this kind.

    A daily summary is about its own day, which at night, before `day_starts`, is still the one that ends; the closing
    one is about the day before that, the weekly one (Mondays) about the week before, the monthly one (on the 1st) about
    the month before. A local time that clocks skip or repeat stands for one instant (see day_start).
    """
    own = day if at >= day_starts else day - _DAY
    match kind:
        case Kind.DAILY:
            period = Period.day(own)
        case Kind.CLOSING:
            period = Period.day(own - _DAY)
        case Kind.WEEKLY:
            if day.weekday() != 0:
                return None
            period = Period.week(day - _DAY)
        case Kind.MONTHLY:
            if day.day != 1:
                return None
            period = Period.month(day - _DAY)
    return Due(kind, period, day_start(day, zone, at))


def due_between(
    kind: Kind, after: datetime, until: datetime, at: time, zone: ZoneInfo, day_starts: time = time.min
) -> Iterator[Due]:
    """What became due after `after` and not later than `until`, in order."""
    day = after.astimezone(zone).date() - _DAY
    last = until.astimezone(zone).date() + _DAY
    while day <= last:
        due = due_on(kind, day, at, zone, day_starts)
        if due is not None and after < due.at <= until:
            yield due
        day += _DAY


def next_due(kind: Kind, now: datetime, at: time, zone: ZoneInfo, day_starts: time = time.min) -> Due:
    """The first one that is due after `now`."""
    for due in due_between(kind, now, now + timedelta(days=33), at, zone, day_starts):
        return due
    raise AssertionError("every kind of summary is due at least once in 33 days")


def outstanding(
    kind: Kind, since: datetime, now: datetime, at: time, zone: ZoneInfo, day_starts: time = time.min
) -> Due | None:
    """The one summary that is to be made now, if its slot is still free: the last that became due after `since` (when
    the subscription began) and not later than `now`.

    After downtime a day's is caught up while it is younger than a day; a week's and a month's until the next one, which
    then takes its place.
    """
    reach = CAUGHT_UP if kind in (Kind.DAILY, Kind.CLOSING) else timedelta(days=32)
    found = None
    for due in due_between(kind, max(since, now - reach), now, at, zone, day_starts):
        found = due
    return found


LATE = timedelta(minutes=5)
"""A summary that is made later than this after its hour says that it is late."""


def is_late(due: Due, now: datetime) -> bool:
    """Whether it is to be marked late."""
    return now - due.at > LATE


QUIET_FROM, QUIET_UNTIL = time(22), time(7)
"""At night no summary goes out, unless its hour was chosen in the night."""


def held_until(at: time, now: datetime, zone: ZoneInfo) -> datetime | None:
    """Until when a summary whose hour is `at` is kept back at `now`: one that is late does not come at night. None: it
    may go out."""
    local = now.astimezone(zone)
    if is_quiet(at) or not is_quiet(local.time()):
        return None
    morning = local.date() if local.time() < QUIET_UNTIL else local.date() + _DAY
    return day_start(morning, zone, QUIET_UNTIL)


def is_quiet(at: time) -> bool:
    """Whether a local time lies in the night."""
    return at >= QUIET_FROM or at < QUIET_UNTIL


def skipped(
    kind: Kind, since: datetime, due: Due, at: time, zone: ZoneInfo, day_starts: time = time.min
) -> list[Period]:
    """The periods that were due from `since` on and are told no more, because `due` has taken their place."""
    before = timedelta(microseconds=1)
    return [one.period for one in due_between(kind, since - before, due.at - before, at, zone, day_starts)]


def rescheduled(
    kind: Kind, now: datetime, before: time, after: time, zone: ZoneInfo, day_starts: time = time.min
) -> datetime:
    """When the next one is due after its hour was changed. Where the new hour has passed today and the old one has not,
    today's is due at once: it must not be lost between the two."""
    old, new = next_due(kind, now, before, zone, day_starts), next_due(kind, now, after, zone, day_starts)
    return now if new.period > old.period else new.at
