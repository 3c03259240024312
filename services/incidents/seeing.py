"""Whose an incident is, for what follows its alert: its reporters', of whoever reported the same event too, and theirs
whom it was told."""

from dataclasses import dataclass, replace

from domain.incidents.circle import is_reporter, may_know, may_read
from domain.incidents.numbering import incident_number
from domain.incidents.types import Alerted, Incident
from domain.people import Person
from services.incidents.loading import load, today
from services.work import Work


@dataclass(frozen=True, slots=True)
class Seen:
    """An incident as one person has it. `mine`: them among those who were alerted. `own`: they reported it, or the same
    event (`joined`: what they reported). `reads`: they may read what happened."""

    incident: Incident
    alerted: tuple[Alerted, ...]
    mine: Alerted | None
    own: bool
    joined: Incident | None
    reads: bool


async def current(work: Work, incident_id: int) -> Incident | None:
    """The incident; of one that was joined to another, that one."""
    incident = await load(work, incident_id)
    return await current(work, incident.joined_to) if incident is not None and incident.joined_to else incident


async def joined_to(work: Work, incident: Incident) -> list[Incident]:
    """Those that were joined to it."""
    found = [today(work, other) for other in await work.unit.following.joined(incident.id)]
    return [other for other in found if other is not None]


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


async def reporters(work: Work, incident: Incident) -> list[Person]:
    """Everybody who reported the event, the first one first."""
    ids = [incident.reporter_id, *(other.reporter_id for other in await joined_to(work, incident))]
    found = [await work.unit.people.by_id(person_id) for person_id in dict.fromkeys(ids)]
    return [person for person in found if person is not None]


def as_alerted(seen: Seen, alerted: Alerted) -> Seen:
    """The same once the person counts as alerted."""
    return replace(seen, alerted=(*seen.alerted, alerted), mine=alerted)


def number_of(incident: Incident) -> str | None:
    """What it is called."""
    if incident.number is None:
        return None
    return incident_number(incident.year, incident.number, restricted=incident.apart)
