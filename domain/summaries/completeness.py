"""Which reports are expected, which of them came, and how complete and timely that makes a summary.

Zero, no report, and closed are three different things everywhere. The two rates are DHIS2's: reporting rate = reports
received / expected * 100, reporting rate on time = reports received by the due day / expected * 100; here the hour of
the catalogue takes the place of its due day, and a place that was closed is not expected.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.catalogue import Catalogue
from domain.catalogue.parts import WEEK, Expectation, Season
from domain.frozen import frozen
from domain.reporting_day import day_start

_DAY = timedelta(days=1)
_NIGHT = "night"


class State(StrEnum):
    """What became of one expected report."""

    REPORTED = "reported"
    ZERO = "zero"
    """It came, and says that there was nothing."""
    LATE = "late"
    """It came after its hour."""
    PENDING = "pending"
    """It came, and waits for an answer: it is not counted yet."""
    CLOSED = "closed"
    MISSING = "missing"
    AWAITED = "awaited"
    """Its hour has not come yet."""


@dataclass(frozen=True, slots=True, order=True)
class Expected:
    """One report that is expected: about this day, due at `due` (UTC)."""

    day: date
    site: str
    activity: str
    shift: str
    due: datetime


@frozen
class Came:
    """A report that counts: what it says of one activity at one site in one shift. `zero`: its figures are all 0."""

    day: date
    site: str
    activity: str
    shift: str
    at: datetime
    zero: bool


@frozen
class Closure:
    """A site was closed on these days, both included; for one activity only where it is named."""

    site: str
    first: date
    last: date
    activity: str | None = None

    def covers(self, expected: Expected) -> bool:
        """Whether the expected report falls into it."""
        return (
            expected.site == self.site
            and self.activity in (None, expected.activity)
            and self.first <= expected.day <= self.last
        )


def due_at(expectation: Expectation, day: date, zone: ZoneInfo) -> datetime:
    """The instant by which the report about `day` is due: a night's on the morning after."""
    on = day + _DAY if expectation.shift == _NIGHT else day
    return day_start(on, zone, expectation.until)


def expected_on(catalogue: Catalogue, sites: Collection[str], days: Iterable[date]) -> list[Expected]:
    """The reports that the catalogue expects from these sites about these days, in order. Out of the season of a site
    or an activity nothing is expected."""
    return sorted(
        Expected(day, site, e.activity, e.shift, due_at(e, day, catalogue.zone))
        for day in days
        for site, e in expectations_on(catalogue, day, sites)
        if WEEK[day.weekday()] in e.days
        and _open(catalogue.site(site).season, day)
        and _open(catalogue.activity(e.activity).season, day)
    )


def expectations_on(
    catalogue: Catalogue, day: date, sites: Collection[str] | None = None
) -> list[tuple[str, Expectation]]:
    """What the catalogue expects from each site (of these; None: of all) that stands on the day. From one that succeeds
    others is expected what was from them, where it is not expected of itself; from the parts of one that was split only
    what is of themselves: nobody can say which of them goes on with it."""
    onward = catalogue.lineage.on(day).onward
    stand = [(onward[e.site][0], e) for e in catalogue.expected if len(onward[e.site]) == 1]
    asked = stand if sites is None else [(site, e) for site, e in stand if site in sites]
    found = {(site, e.activity, e.shift): (site, e) for site, e in asked if site == e.site}
    for site, e in asked:
        found.setdefault((site, e.activity, e.shift), (site, e))
    return list(found.values())


def as_on_its_day(catalogue: Catalogue, site: str, day: date) -> str:
    """What a site was on the day. Reports name it otherwise where the catalogue learned of it only later."""
    onward = catalogue.lineage.on(day).onward.get(site, ())
    return onward[0] if len(onward) == 1 else site


def _open(season: Season | None, day: date) -> bool:
    return season is None or season.contains(day)


def states(
    expected: Sequence[Expected],
    came: Iterable[Came],
    pending: Collection[tuple[date, str, str]],
    closures: Sequence[Closure],
    now: datetime,
) -> Mapping[Expected, State]:
    """What became of each expected report by `now`. `pending`: (day, site, activity) of what waits for an answer.

    A report that names no shift is the day's. One that came although the place was said to be closed counts. Of several
    the first one says whether it came in time, and any figure above zero whether there was something.
    """
    first: dict[tuple[date, str, str, str], datetime] = {}
    something: set[tuple[date, str, str, str]] = set()
    for report in came:
        key = (report.day, report.site, report.activity, report.shift)
        first[key] = min(first.get(key, report.at), report.at)
        if not report.zero:
            something.add(key)
    found: dict[Expected, State] = {}
    for one in expected:
        key = (one.day, one.site, one.activity, one.shift)
        at = first.get(key)
        if at is not None and at > one.due:
            found[one] = State.LATE
        elif at is not None:
            found[one] = State.REPORTED if key in something else State.ZERO
        elif (one.day, one.site, one.activity) in pending:
            found[one] = State.PENDING
        elif any(closure.covers(one) for closure in closures):
            found[one] = State.CLOSED
        else:
            found[one] = State.MISSING if now >= one.due else State.AWAITED
    return found


@frozen
class Completeness:
    """How complete the reports of a period are. Closed ones are not expected; awaited ones are not due yet."""

    reported: int
    """Zeros and late ones are reports."""
    on_time: int
    due: int
    """Expected and due by now, closed ones left out."""
    pending: int
    closed: int
    awaited: int
    missing: tuple[Expected, ...]

    @property
    def rate(self) -> float | None:
        """Share of the due reports that came, 0..1; None where none is due."""
        return self.reported / self.due if self.due else None

    @property
    def timeliness(self) -> float | None:
        """Share of the due reports that came by their hour, 0..1; None where none is due."""
        return self.on_time / self.due if self.due else None


def completeness(found: Mapping[Expected, State]) -> Completeness:
    """The whole of what became of a period's expected reports."""
    count = {state: sum(s is state for s in found.values()) for state in State}
    on_time = count[State.REPORTED] + count[State.ZERO]
    reported = on_time + count[State.LATE]
    return Completeness(
        reported=reported,
        on_time=on_time,
        due=reported + count[State.PENDING] + count[State.MISSING],
        pending=count[State.PENDING],
        closed=count[State.CLOSED],
        awaited=count[State.AWAITED],
        missing=tuple(sorted(one for one, state in found.items() if state is State.MISSING)),
    )
