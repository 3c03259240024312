"""Duty: who answers a project's alerts first, until when, and who comes next. Pure rules.

A *plan* is a project's shifts in order, no two at once: whatever is done to it, at most one person is on duty at any
instant. Shifts begin and end at the mission's handover, at the start of the night, or at the moment of a tap; the first
two are local clock times, also on the days when clocks change. Instants are aware and in UTC.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.frozen import frozen
from domain.reporting_day import day_start

DAYS_AHEAD = 14
"""How many handovers ahead "until a day" offers."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONDAY = 0


@frozen
class Shift:
    """One person on duty: `start <= instant < end`."""

    person: int
    start: datetime
    end: datetime

    def covers(self, instant: datetime) -> bool:
        """Whether the shift is under way at the instant."""
        return self.start <= instant < self.end


Plan = tuple[Shift, ...]


class OfferState(StrEnum):
    """How an offer of one's duty ended."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    """By whoever made it, or because the duty went to somebody else, or was over, before it was answered."""


class Choice(StrEnum):
    """For how long somebody is put on duty, in one tap."""

    TODAY = "today"
    TONIGHT = "tonight"
    WEEK = "week"
    NEXT_WEEK = "next_week"


class Absence(StrEnum):
    """Why somebody who stands in the plan does not count as on duty."""

    NO_ROLE = "no_role"
    UNREACHABLE = "unreachable"
    LOCKED = "locked"


# Plans


def planned(shifts: Iterable[Shift]) -> Plan:
    """The shifts in order; what one person holds without a break is one shift. They must not overlap."""
    found: list[Shift] = []
    for shift in sorted(shifts, key=lambda s: s.start):
        if found and found[-1].person == shift.person and found[-1].end == shift.start:
            found[-1] = replace(found[-1], end=shift.end)
        elif shift.start < shift.end:
            found.append(shift)
    return tuple(found)


def on_duty_at(plan: Plan, instant: datetime) -> Shift | None:
    """The shift under way; None: nobody is on duty."""
    return next((shift for shift in plan if shift.covers(instant)), None)


def coming(plan: Plan, instant: datetime) -> Plan:
    """The shifts that begin after the instant."""
    return tuple(shift for shift in plan if shift.start > instant)


def cleared(plan: Plan, start: datetime, end: datetime) -> Plan:
    """The plan with nobody on duty between the two instants; what lies outside of them stays."""
    kept: list[Shift] = []
    for shift in plan:
        kept += [replace(shift, end=min(shift.end, start)), replace(shift, start=max(shift.start, end))]
    return planned(s for s in kept if s.start < s.end)


def assigned(plan: Plan, person: int, start: datetime, end: datetime) -> Plan:
    """The plan with the person on duty between the two instants, whoever was before."""
    return planned((*cleared(plan, start, end), Shift(person, start, end)))


def transferred(plan: Plan, giver: int, taker: int, start: datetime, end: datetime) -> Plan:
    """What the giver holds between the two instants is the taker's from now on. Nothing else changes: no gap comes of
    a swap, and what went to a third person meanwhile stays theirs."""
    given = [Shift(taker, max(s.start, start), min(s.end, end)) for s in plan if s.person == giver]
    for shift in given:
        if shift.start < shift.end:
            plan = assigned(plan, taker, shift.start, shift.end)
    return plan


def taken_over(plan: Plan, person: int, now: datetime, handover: datetime) -> Plan:
    """The person is on duty from now on: for what is left of the shift under way; where nobody is on duty until the
    next `handover`, or until the one who comes before it."""
    current = on_duty_at(plan, now)
    if current is not None:
        return assigned(plan, person, now, current.end)
    following = min((shift.start for shift in coming(plan, now)), default=handover)
    return assigned(plan, person, now, min(following, handover))


def held_by(plan: Plan, person: int, now: datetime) -> Plan:
    """What the person holds from now on; of the shift under way what is left."""
    return tuple(replace(s, start=max(s.start, now)) for s in plan if s.person == person and s.end > now)


def next_change(plan: Plan, now: datetime) -> datetime | None:
    """When somebody else, or nobody, is on duty next; None: the plan knows of no change."""
    return min((at for shift in plan for at in (shift.start, shift.end) if at > now), default=None)


# Hours


@frozen
class Hours:
    """The mission's clock. Where `night_at` is `handover_at`, nights are no shifts of their own."""

    zone: ZoneInfo
    handover_at: time
    night_at: time

    def instant(self, edge: "Edge") -> datetime:
        """The instant at which a handover or a night begins, right where clocks change."""
        return day_start(edge.day, self.zone, self.night_at if edge.night else self.handover_at)

    def handovers_after(self, now: datetime, most: int = 1) -> tuple["Edge", ...]:
        """The next handovers, all after `now`."""
        day = now.astimezone(self.zone).date() - _DAY
        found: list[Edge] = []
        while len(found) < most:
            if self.instant(Edge(day)) > now:
                found.append(Edge(day))
            day += _DAY
        return tuple(found)

    def night_around(self, at: datetime) -> tuple[datetime, datetime] | None:
        """From when to when the night is in which `at` falls; None: it is day, or there are no nights."""
        local = at.astimezone(self.zone).date()
        for day in (local - _DAY, local):
            begins = self.instant(Edge(day, night=True))
            ends = self.instant(self.handovers_after(begins)[0])
            if begins <= at < ends and self.night_at != self.handover_at:
                return begins, ends
        return None


@frozen
class Edge:
    """Where shifts meet: the handover of a local day, or with `night` the start of its night."""

    day: date
    night: bool = False

    @property
    def code(self) -> str:
        """`20261124`, `20261124n`: what a button carries."""
        return f"{self.day:%Y%m%d}{'n' if self.night else ''}"


def read_edge(code: str) -> Edge:
    """The edge that `code` made. Raises ValueError."""
    return Edge(date.fromisoformat(code.removesuffix("n")), code.endswith("n"))


@frozen
class Period:
    """A choice of how long. `since` None: from the moment of the tap."""

    choice: Choice
    since: Edge | None
    until: Edge


def periods(now: datetime, hours: Hours) -> tuple[Period, ...]:
    """What may be chosen at this moment: until the next handover, the night, the week until Monday's handover, the
    week after it. During a night the rest of it is the only "today"."""
    handover = hours.handovers_after(now)[0]
    found = []
    local = now.astimezone(hours.zone).date()
    nights = (Edge(local - _DAY, night=True), Edge(local, night=True), Edge(local + _DAY, night=True))
    begun = max(at for night in nights if (at := hours.instant(night)) <= now)
    last_handover = hours.instant(Edge(handover.day - _DAY))
    if hours.night_at == hours.handover_at:
        found.append(Period(Choice.TODAY, None, handover))
    elif begun >= last_handover:
        found.append(Period(Choice.TONIGHT, None, handover))
    else:
        night = next(night for night in nights if hours.instant(night) > now)
        found.append(Period(Choice.TODAY, None, handover))
        found.append(Period(Choice.TONIGHT, night, hours.handovers_after(hours.instant(night))[0]))
    monday = handover.day + _DAY
    while monday.weekday() != _MONDAY:
        monday += _DAY
    found.append(Period(Choice.WEEK, None, Edge(monday)))
    found.append(Period(Choice.NEXT_WEEK, Edge(monday), Edge(monday + _WEEK)))
    return tuple(found)


# Views: what one reader may be shown


@frozen
class DutyRow:
    """One shift. `name` None: it is the reader's own. `absence`: the person does not count as on duty."""

    name: str | None
    start: datetime
    end: datetime
    absence: Absence | None = None


@frozen
class DutyProject:
    """One project's duty now. `on` without anybody who counts: nobody is on duty."""

    board: int
    project: str
    on: tuple[DutyRow, ...]
    coming: tuple[DutyRow, ...]

    @property
    def nobody(self) -> bool:
        """Whether nobody is on duty who counts."""
        return all(row.absence is not None for row in self.on)


@frozen
class DutyOverview:
    """Several projects, to choose one."""

    projects: tuple[DutyProject, ...]
    now: datetime


@frozen
class DutyView:
    """One project's card. `menu`: what is open on it (who, when, day, offer, drop); None: the overview of it."""

    version: int
    now: datetime
    duty: DutyProject
    menu: str | None = None
    may_take: bool = False
    may_plan: bool = False
    may_offer: bool = False
    several: bool = False
    """Whether the reader sees other projects too."""
    offered_to: str | None = None
    """To whom the reader's duty is offered, and not answered yet."""
    chosen: tuple[int, str | None] | None = None
    """Who is to be put on duty; a name of None is the reader."""
    people: tuple[tuple[int, str | None], ...] = ()
    periods: tuple[Period, ...] = ()
    days: tuple[Edge, ...] = ()
    own: tuple[DutyRow, ...] = ()
    """Shifts that may be taken out."""


@frozen
class DutyNewsView:
    """What changed for one person: their own shifts from now on. `by` None: the clock did it."""

    project: str
    now: datetime
    mine: tuple[DutyRow, ...]
    on: tuple[DutyRow, ...]
    by: str | None


@frozen
class DutyOfferView:
    """An offer, for whoever made it or got it (`incoming`)."""

    offer: int
    project: str
    state: OfferState
    start: datetime
    end: datetime
    giver: str
    taker: str
    incoming: bool
    now: datetime
