"""Whose an incident is, for what follows its alert: its reporters', of whoever reported the same event too, and theirs
whom it was told."""

from domain.frozen import frozen
from domain.incidents.circle import is_reporter, may_know, may_read
from domain.incidents.types import Alerted, Incident
from domain.people import Person, has_role
from domain.roles import Role
from services.incidents.loading import joined_to
from services.work import Work

_LADDER = (Role.COORDINATOR, Role.SECURITY_ADVISER, Role.HEAD_OF_MISSION)


@frozen
class Seen:
    """An incident as one person has it. `mine`: them among those who were alerted. `own`: they reported it, or the same
    event (`joined`: what they reported). `reads`: they may read what happened."""

    incident: Incident
    alerted: tuple[Alerted, ...]
    mine: Alerted | None
    own: bool
    joined: Incident | None
    reads: bool


async def seen_by(work: Work, person: Person, incident: Incident) -> Seen | None:
    """None for somebody who may not know of it."""
    alerted = tuple(await work.unit.incidents.alerted(incident.id))
    mine = next((a for a in alerted if a.person == person.id), None)
    own, joined = is_reporter(person, incident, work.now), None
    if not own:
        joined = next((i for i in await joined_to(work, incident) if is_reporter(person, i, work.now)), None)
    knows = may_know(person, incident, mine, work.catalogue, work.now)
    if not (own or joined is not None or knows):
        return None
    reads = may_read(person, incident, mine, work.catalogue, work.now)
    return Seen(incident, alerted, mine, own or joined is not None, joined, reads)


def follows(work: Work, person: Person) -> bool:
    """Whether alerts of others may come to them: they are in the ladder of some incident."""
    roles = (*_LADDER, *(role for kind in work.catalogue.incident_types for role in kind.restricted_to))
    return any(has_role(person, role, work.now) for role in roles)


async def reporters(work: Work, incident: Incident) -> list[Person]:
    """Everybody who reported the event, the first one first."""
    ids = [incident.reporter_id, *(other.reporter_id for other in await joined_to(work, incident))]
    found = [await work.unit.people.by_id(person_id) for person_id in dict.fromkeys(ids)]
    return [person for person in found if person is not None]
