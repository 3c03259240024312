"""An incident as it stands today: with the project that has succeeded the one in which it was raised."""

from dataclasses import replace

from domain.catalogue import UnknownKey
from domain.incidents.types import Incident
from services.work import Work


async def load(work: Work, incident_id: int) -> Incident | None:
    """The incident; None where there is none."""
    return today(work, await work.unit.incidents.by_id(incident_id))


def today(work: Work, incident: Incident | None) -> Incident | None:
    """As `load`, of one that was found otherwise. A project that was dropped from the catalogue has no coordinators any
    more: its incidents concern the whole mission."""
    if incident is None or incident.project is None:
        return incident
    try:
        return replace(incident, project=work.catalogue.project_on(incident.project, work.today).key)
    except UnknownKey:
        return replace(incident, project=None)
