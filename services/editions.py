"""Summaries that were sent stay true: whatever changes in their period has them drawn again soon.

Apart from services/summaries, which reads from every capability: each of these calls this.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from domain.incidents.types import Incident
from services.work import Work

GAP = timedelta(minutes=1)
"""What comes in within a minute is drawn together: an evening's reports come in bursts."""
BEDS_GAP = timedelta(minutes=10)
"""Beds change all evening, and their cards show it at once; a summary need not."""
_DAY = timedelta(days=1)


async def report_changed(work: Work, project: str | None, day: date | None) -> None:
    """A report about this day counts, or counts otherwise."""
    if project is not None and day is not None:
        await _draw(work, project, [day], GAP)


async def incident_changed(work: Work, incident_id: int) -> None:
    """An incident stands otherwise."""
    incident = await work.unit.incidents.by_id(incident_id)
    if incident is not None:
        await incident_raised(work, incident)


async def incident_raised(work: Work, incident: Incident) -> None:
    """There is an incident. Summaries tell it on the day on which it was raised."""
    if not incident.exercise:
        await _draw(work, incident.project, [work.day_of(incident.raised_at)], GAP)


async def beds_changed(work: Work, project: str, at: datetime) -> None:
    """Something is known of the beds of a project's shelter, or of people turned away, as of `at`. A count holds for a
    day: the day after may end with it."""
    day = work.day_of(at)
    await _draw(work, project, [day, day + _DAY], BEDS_GAP)


async def _draw(work: Work, project: str | None, days: Iterable[date], gap: timedelta) -> None:
    # Also the editions of projects that have succeeded this one, and of those that it was part of.
    heirs = () if project is None else work.catalogue.counted_by(project, work.today)
    for day in days:
        if day <= work.today:
            await work.unit.summary_editions.changed(heirs, day, work.now + gap)
