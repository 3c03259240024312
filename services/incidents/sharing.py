"""An incident is shared: coordinators of other projects learn that there is something, not about whom."""

from domain.incidents.types import Act, Advice, Incident
from domain.notices import IncidentCardMoved, IncidentShared
from domain.people import Person, as_of, has_role
from domain.roles import Role
from domain.toasts import Toast
from services.incidents.telling import SHARED
from services.work import Work


async def share(
    work: Work,
    by: Person,
    incident: Incident,
    advice: Advice,
    words: str | None = None,
    said_in: tuple[int, int] | None = None,
) -> Toast:
    """The coordinators of the other projects have a card of it, which stays true; another advice is a newer one. Those
    who have the alert itself need none."""
    if incident.facts.restricted is not False:
        return Toast.NOT_ALLOWED
    people = await _others(work, incident, by)
    if not people:
        return Toast.NOBODY_TO_SHARE
    await work.unit.incidents.note(incident.id, Act.SHARED, work.now, by.id, advice, words, said_in)
    moved = IncidentCardMoved(incident_id=incident.id)
    for person in people:
        await work.unit.cards.moved_on(SHARED, person.telegram_id, moved, work.now, incident.id)
        await work.unit.cards.put(IncidentShared(incident_id=incident.id), person.telegram_id, work.now)
    return Toast.SHARED


async def _others(work: Work, incident: Incident, by: Person) -> list[Person]:
    has_it = {alerted.person for alerted in await work.unit.incidents.alerted(incident.id)}
    known = {by.id, incident.reporter_id, *has_it}
    found = [as_of(person, work.catalogue, work.today) for person in await work.unit.people.holding([Role.COORDINATOR])]
    return [person for person in found if person.id not in known and coordinates_another(work, person, incident)]


def coordinates_another(work: Work, person: Person, incident: Incident) -> bool:
    """Whether they coordinate a project that is not the incident's, and its reporter did not leave them out."""
    if person.id in incident.excluded:
        return False
    others = [project.key for project in work.catalogue.projects_on(work.today) if project.key != incident.project]
    return any(has_role(person, Role.COORDINATOR, work.now, project) for project in others)
