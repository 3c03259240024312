"""Incidents that may be one event: the cards of both offer to join them."""

from domain.incidents.circle import may_know
from domain.incidents.following import OFFERED, is_offered, may_be_same
from domain.incidents.types import Incident, Status
from domain.people import Person
from services.incidents.loading import today
from services.incidents.telling import CARD
from services.work import Work

_FEW = 8
"""How many of one kind a card reads at first, of each project that it concerns."""


async def same_events(work: Work, incident: Incident) -> list[Incident]:
    """Those that may be the same event as this one, the oldest first; without their words and places."""
    return _same(work, incident, await _near(work, incident))


async def oldest_known(work: Work, reader: Person, incident: Incident) -> list[Incident]:
    """Of those that may be the same event as this one, as many as a card offers: the oldest that its reader may know
    of. Where many of one kind come at once, a card reads a few of them, and more only where these do not do."""
    near = await _near(work, incident, _FEW)
    known = _known(work, reader, _same(work, incident, near))
    if len(known) < OFFERED and len(near) >= _FEW:
        known = _known(work, reader, await same_events(work, incident))
    return known[:OFFERED]


def _known(work: Work, reader: Person, found: list[Incident]) -> list[Incident]:
    return [incident for incident in found if may_know(reader, incident, None, work.catalogue, work.now)]


async def _near(work: Work, incident: Incident, most: int | None = None) -> list[Incident]:
    """Open ones of its kind about then; `most`: at least so many, where there are so many, and the oldest."""
    facts = incident.facts
    if facts.restricted is not False or facts.type is None or incident.project is None:
        return []
    if incident.status is Status.CLOSED or incident.exercise:
        return []
    family = sorted(work.catalogue.family(incident.project, work.today))
    return sorted(await work.unit.following.near(incident, family, most), key=lambda other: other.id)


def _same(work: Work, incident: Incident, near: list[Incident]) -> list[Incident]:
    found = [today(work, other) for other in near]
    return [other for other in found if other is not None and may_be_same(incident, other)]


async def draw_siblings(work: Work, *incidents: Incident) -> None:
    """The cards of whatever may be the same event as one of these are drawn where what they offer has changed. That is
    no news: it goes behind every alert, and where many of one kind come at once most cards offer enough without."""
    found: set[int] = set()
    for incident in incidents:
        same = await same_events(work, incident)
        found |= {other.id for other in same if is_offered(incident, on=other, among=same)}
    for incident_id in sorted(found - {incident.id for incident in incidents}):
        await work.unit.cards.touch(CARD, incident_id, work.now, behind=True)
