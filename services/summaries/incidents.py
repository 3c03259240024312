"""What a summary says of incidents: those that its reader may know of, neither what happened nor where."""

from datetime import datetime

from domain.incidents.severity import severity_of
from domain.incidents.types import Incident
from domain.reporting_day import day_bounds, day_start
from domain.summaries.periods import Kind, Period
from domain.summaries.views import IncidentLine
from services.incidents.loading import today as as_of_today
from services.incidents.standing import number_of
from services.summaries.audience import Audience
from services.summaries.scope import Scope
from services.work import Work


async def incidents_of(
    work: Work, audience: Audience, kind: Kind, scope: Scope, period: Period
) -> tuple[tuple[IncidentLine, ...], int | None]:
    """The incidents by how grave they are; and in the mission's month how many restricted ones there were."""
    lines, restricted = [], 0
    for incident in await _raised(work, scope, period):
        if incident.facts.restricted is not False:
            restricted += incident.facts.restricted is True
            continue
        number = number_of(incident)
        if number is None or audience.left_out(incident) or not audience.sees_incidents(work, incident.project):
            continue
        lines.append(
            IncidentLine(
                number=number,
                project=incident.project,
                type=incident.facts.type,
                severity=severity_of(incident.facts, work.catalogue),
                status=incident.status,
                near_miss=incident.facts.near_miss,
                raised_at=incident.raised_at,
            )
        )
    lines.sort(key=lambda line: (-line.severity, line.raised_at))
    return tuple(lines), restricted if scope.project is None and kind is Kind.MONTHLY else None


async def any_raised(work: Work, scope: Scope, period: Period, since: datetime) -> bool:
    """Whether one was raised after `since` of which all its readers may know: what comes because of another one would
    tell those who must not."""
    return any(
        incident.raised_at > since
        and incident.facts.restricted is False
        and number_of(incident) is not None
        and not incident.excluded
        for incident in await _raised(work, scope, period)
    )


async def _raised(work: Work, scope: Scope, period: Period) -> list[Incident]:
    zone, starts_at = work.catalogue.zone, work.catalogue.day_starts_at
    start, end = day_start(period.first, zone, starts_at), day_bounds(period.last, zone, starts_at)[1]
    found = [as_of_today(work, i, scope.day) for i in await work.unit.following.raised_between(start, end)]
    return [one for one in found if one is not None and scope.project in (None, one.project)]
