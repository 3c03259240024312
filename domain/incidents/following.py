"""What follows an alert: the written report and its reminders, and when two incidents may be one event."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from domain.catalogue import Catalogue
from domain.incidents.types import Alerted, Incident, Severity, Status
from domain.reporting_day import day_start

SAME_WITHIN = timedelta(minutes=30)
"""Two of one type in one project that were raised within this time may be the same event."""
OFFERED = 2
"""How many others a card offers to join it with."""
LISTED_FOR = timedelta(days=30)
"""For how long a closed incident is listed."""
QUIET_AT = time(19, 30)
"""When what is of low severity goes out, by the mission's clock: with the day's lists, and as silently."""

_REPORT_SOON, _REPORT_LATER = timedelta(hours=24), timedelta(hours=48)
_REMINDERS = (-4, 0, 24, 48, 72)
"""When the written report is asked for, in hours after it is due. Whoever did not write it then is asked in person."""


def may_be_same(one: Incident, other: Incident) -> bool:
    """Whether they may be one event. Of what is or may be restricted nobody is asked: the question would tell of it."""
    return (
        one.id != other.id
        and one.project is not None
        and one.project == other.project
        and one.facts.type is not None
        and one.facts.type == other.facts.type
        and not (one.exercise or other.exercise)
        and all(i.facts.restricted is False and i.status is not Status.CLOSED for i in (one, other))
        and abs(one.raised_at - other.raised_at) <= SAME_WITHIN
    )


def is_offered(incident: Incident, *, on: Incident, among: Sequence[Incident]) -> bool:
    """Whether some reader's card of the incident `on` offers to join it with this one. `among` are all that may be the
    same event as this one: a card offers the oldest that its reader may know of, and whoever may know of this one may
    know of any other at its site."""
    before = [
        other
        for other in among
        if other.id < incident.id
        and other.facts.site == incident.facts.site
        and not other.excluded
        and may_be_same(on, other)
    ]
    return len(before) < OFFERED


def survivor(one: Incident, other: Incident) -> tuple[Incident, Incident]:
    """The one that goes on, which is the older, and the one that is joined to it."""
    older, newer = sorted((one, other), key=lambda i: (i.raised_at, i.id))
    return older, newer


def quiet_hour(since: datetime, catalogue: Catalogue) -> datetime:
    """When a low incident that was raised at `since` goes out: at the next evening's hour."""
    day = since.astimezone(catalogue.zone).date()
    at = day_start(day, catalogue.zone, QUIET_AT)
    return at if at >= since else day_start(day + timedelta(days=1), catalogue.zone, QUIET_AT)


# The written report


def report_due(raised_at: datetime, severity: Severity) -> datetime:
    """When the written report is due."""
    return raised_at + (_REPORT_SOON if severity >= Severity.HIGH else _REPORT_LATER)


def reminder_at(due: datetime, asked: int) -> datetime | None:
    """When it is asked for next, after `asked` times; None: no more."""
    return due + timedelta(hours=_REMINDERS[asked]) if asked < len(_REMINDERS) else None


def asked_by(due: datetime, now: datetime) -> int:
    """How many of the reminders have come: those that were missed are not made up for."""
    return sum(due + timedelta(hours=hours) <= now for hours in _REMINDERS)


def report_owners(alerted: Sequence[Alerted]) -> list[Alerted]:
    """Who is to write the report, the first who can be reached and may: whoever took it first, else who had it, else
    who was on duty, else whom the alert reached first."""

    def rank(a: Alerted) -> tuple[int, datetime, int]:
        if a.taken_at is not None:
            return 0, a.taken_at, a.person
        if a.lapsed_at is not None:
            return 1, a.lapsed_at, a.person
        return (2 if a.on_duty else 3 + a.step), a.alerted_at, a.person

    return sorted((a for a in alerted if not a.unreachable), key=rank)
