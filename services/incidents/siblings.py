"""Incidents that may be one event: the cards of both offer to join them."""

from domain.incidents.following import is_offered, may_be_same
from domain.incidents.types import Incident, Status
from services.incidents.loading import today
from services.incidents.telling import CARD
from services.work import Work


async def same_events(work: Work, incident: Incident) -> list[Incident]:
    """Those that may be the same event as this one, the oldest first."""
    facts = incident.facts
    if facts.restricted is not False or facts.type is None or incident.project is None:
        return []
    if incident.status is Status.CLOSED or incident.exercise:
        return []
    near = await work.unit.following.near(incident, sorted(work.catalogue.family(incident.project, work.today)))
    found = [today(work, other) for other in near]
    same = [other for other in found if other is not None and may_be_same(incident, other)]
    return sorted(same, key=lambda other: other.id)


async def draw_siblings(work: Work, *incidents: Incident) -> None:
    """The cards of whatever may be the same event as one of these are drawn where what they offer has changed. That is
    no news: it goes behind every alert, and where many of one kind come at once most cards offer enough without."""
    found: set[int] = set()
    for incident in incidents:
        same = await same_events(work, incident)
        found |= {other.id for other in same if is_offered(incident, on=other, among=same)}
    for incident_id in sorted(found - {incident.id for incident in incidents}):
        await work.unit.cards.touch(CARD, incident_id, work.now, behind=True)
