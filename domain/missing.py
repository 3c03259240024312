"""Reports that are expected and do not come: who is reminded, when, and what is shown of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from domain.catalogue import Catalogue
from domain.catalogue.remembered import remembered
from domain.frozen import frozen
from domain.summaries.completeness import Completeness, Expected, State, expected_on

_DAY = timedelta(days=1)
WEEKS = 8
"""How far back it is looked who reports something usually."""
AT_LEAST = 2
"""Whoever reported something on fewer days filled in for somebody."""


class Step(IntEnum):
    """The reminders of one report, in order; with the last one its coordinators are told."""

    BEFORE = 0
    DUE = 1
    AFTER = 2
    TOLD = 3


_AT: Mapping[Step, timedelta] = {
    Step.BEFORE: timedelta(minutes=-30),
    Step.DUE: timedelta(0),
    Step.AFTER: timedelta(hours=1),
    Step.TOLD: timedelta(minutes=90),
}
STALE = timedelta(hours=1)
"""A reminder that could not be sent for so long is skipped: the next one, or the coordinators, took its place."""
STILL_TOLD = timedelta(hours=12)
"""How late coordinators are still told."""


class Said(StrEnum):
    """What whoever was reminded says instead of reporting."""

    CLOSED = "closed"
    OTHER = "other"
    """Somebody else reports."""


def step_at(expected: Expected, now: datetime) -> Step | None:
    """The reminder that is to be there at `now`, the last one whose time has come; None before the first, and where
    that one is stale."""
    for step in (Step.AFTER, Step.DUE, Step.BEFORE):
        at = expected.due + _AT[step]
        if now >= at:
            return step if now < at + STALE else None
    return None


def is_told_at(expected: Expected, now: datetime) -> bool:
    """Whether the coordinators are to know by now that it is missing."""
    at = expected.due + _AT[Step.TOLD]
    return at <= now < at + STILL_TOLD


def told_on(expected: Expected, zone: ZoneInfo) -> date:
    """The local day on which its coordinators are told: they have one message a day."""
    return (expected.due + _AT[Step.TOLD]).astimezone(zone).date()


def around(catalogue: Catalogue, now: datetime, ahead: int = 1) -> list[Expected]:
    """What is expected about yesterday, today and the next days: a night's report is due on the morning after."""
    return _about(catalogue, now.astimezone(catalogue.zone).date(), ahead)


def _about(catalogue: Catalogue, today: date, ahead: int) -> list[Expected]:
    days = [today + n * _DAY for n in range(-1, ahead + 1)]
    return expected_on(catalogue, [site.key for p in catalogue.projects for site in p.sites], days)


def moments(expected: Iterable[Expected]) -> Iterator[datetime]:
    """When something is to be looked at."""
    for one in expected:
        for after in _AT.values():
            yield one.due + after


def last_and_next(catalogue: Catalogue, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The last of these moments that has come, and the one after it."""
    found = _moments_about(catalogue, now.astimezone(catalogue.zone).date())
    come = bisect_right(found, now)
    if come == len(found) and catalogue.expected:  # nothing tomorrow: some weekday has something
        ahead = sorted(at for at in set(moments(around(catalogue, now, ahead=8))) if at > now)
    else:
        ahead = list(found[come : come + 1])
    return (found[come - 1] if come else None), (ahead[0] if ahead else None)


@remembered
def _moments_about(catalogue: Catalogue, day: date) -> tuple[datetime, ...]:
    """In order, from yesterday's to tomorrow's."""
    return tuple(sorted(set(moments(_about(catalogue, day, 1)))))


def usual_reporters(reports: Iterable[tuple[int, date]], day: date) -> tuple[int, ...]:
    """Who reports something usually, the likeliest first. `reports`: whose, and about which day.

    Who reported it on most of the same weekdays in the last eight weeks comes first: where Amina has Mondays and
    Bilal Fridays, each is reminded on their own days. Then whoever reported it on most days, then whoever did last.
    """
    days: dict[int, set[date]] = {}
    for person, about in reports:
        if day - timedelta(weeks=WEEKS) <= about < day:
            days.setdefault(person, set()).add(about)

    def rank(person: int) -> tuple[int, int, int, int]:
        own = days[person]
        same = sum(about.weekday() == day.weekday() for about in own)
        return -same, -len(own), -max(own).toordinal(), person

    return tuple(sorted((person for person, own in days.items() if len(own) >= AT_LEAST), key=rank))


# Views


@frozen
class ReportReminderView:
    """A reminder, for whoever was reminded. `off`: they marked the day off; `said`: why nothing comes from them."""

    reminder: int
    expected: Expected
    step: Step
    state: State
    today: date
    off: bool = False
    said: Said | None = None


@frozen
class MissingRow:
    """One expected report over the days of a matrix; None where it is not expected on that day."""

    site: str
    activity: str
    shift: str
    cells: tuple[State | None, ...]


@frozen
class MissingView:
    """The last days of a project. `projects`: what else the reader may look at."""

    project: str
    days: tuple[date, ...]
    rows: tuple[MissingRow, ...]
    completeness: Completeness
    projects: tuple[str, ...]
    now: datetime


@frozen
class MissingReport:
    """One that is missing. `reminded`: who was, by first name; `said`: what they answered."""

    expected: Expected
    reminded: str | None = None
    said: Said | None = None


@frozen
class MissingListView:
    """What a project's coordinators are told, once a day. `came`: how many of them came since."""

    project: str
    rows: tuple[MissingReport, ...]
    came: int
    today: date


@frozen
class DaysOffView:
    """The reader's days off among the next ones. `said`: words that name no day."""

    days: tuple[date, ...]
    off: tuple[date, ...]
    today: date
    said: str | None = None
