"""An incident as it stands today: with the project that has succeeded the one in which it was raised."""

from dataclasses import replace
from datetime import date

from domain.catalogue import UnknownKey
from domain.incidents.types import Incident
from services.work import Work


async def load(work: Work, incident_id: int) -> Incident | None:
    """The incident; None where there is none."""
    return today(work, await work.unit.incidents.by_id(incident_id))


def today(work: Work, incident: Incident | None, day: date | None = None) -> Incident | None:
    """As `load`, of one that was found otherwise; `day`: as it stood then. A project that was dropped from the
    catalogue has no coordinators any more: its incidents concern the whole mission."""
    if incident is None or incident.project is None:
        return incident
    try:
        found = work.catalogue.project_on(incident.project, day or work.today, incident.facts.site)
        return replace(incident, project=found.key)
    except UnknownKey:
        return replace(incident, project=None)


async def current(work: Work, incident_id: int) -> Incident | None:
    """The incident; of one that was joined to another, that one."""
    incident = await load(work, incident_id)
    return await current(work, incident.joined_to) if incident is not None and incident.joined_to else incident


async def joined_to(work: Work, incident: Incident) -> list[Incident]:
    """Those that were joined to it."""
    found = [today(work, other) for other in await work.unit.following.joined(incident.id)]
    return [other for other in found if other is not None]
