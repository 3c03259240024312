"""Somebody has lost the role by which they had an incident, or their account is locked."""

from domain.incidents.restricted import again_after
from domain.incidents.types import Act, Alerted, Incident, Status
from domain.notices import IncidentAnswersGone
from domain.people import Person
from services.incidents.climbing import advance, begin
from services.incidents.loading import load
from services.incidents.seeing import seen_by
from services.incidents.sharing import coordinates_another
from services.incidents.telling import draw, news
from services.work import Work


async def role_ended(work: Work, person: Person, incident_id: int) -> None:
    """Where they may not know of it any more, what was said beside its card goes, too; where they alone had it, it
    climbs again."""
    incident = await load(work, incident_id)
    if incident is None:
        return
    if person.locked:
        await _handed_on(work, person, incident)
        return
    if await seen_by(work, person, incident) is not None:
        return
    if incident.facts.restricted is False and coordinates_another(work, person, incident):
        return
    await work.unit.outbox.put(IncidentAnswersGone(incident_id=incident.id), person.telegram_id, work.now)
    await _handed_on(work, person, incident)


async def reporter_marked(work: Work, person_id: int) -> None:
    """The account of somebody who reported is locked, or open again: cards of what is not closed say so."""
    for incident in await work.unit.incidents.not_closed():
        if incident.reporter_id == person_id:
            await draw(work, incident.id)


async def _handed_on(work: Work, person: Person, incident: Incident) -> None:
    alerted = await work.unit.incidents.alerted(incident.id)
    mine = next((a for a in alerted if a.person == person.id), None)
    if mine is not None:
        await _without(work, incident, mine, [a for a in alerted if a is not mine])
    await draw(work, incident.id)


async def _without(work: Work, incident: Incident, mine: Alerted, others: list[Alerted]) -> None:
    if mine.has_it and incident.status is Status.TAKEN:
        await work.unit.incidents.mark(incident.id, mine.person, taken_at=None)
        await work.unit.incidents.note(incident.id, Act.GIVEN_BACK, work.now, mine.person)
        if not any(other.has_it for other in others):
            await news(work, await begin(work, incident, work.now, after=again_after(incident)))
    elif incident.status is Status.OPEN:
        await advance(work, incident)  # they may have been the last of the step
