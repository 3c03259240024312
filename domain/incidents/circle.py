"""Who may know of an incident, and who may read what happened.

The permission table decides about what is not restricted. Of what is, the catalogue's `restricted_to` decides, with the
head of mission once the ladder has come to them; of what may be, nobody reads a word until its reporter has said.
"""

from datetime import datetime

from domain.catalogue import Catalogue
from domain.incidents.types import Alerted, Facts, Incident
from domain.people import Person, UseCase, allowed, has_role
from domain.roles import Role

BEYOND_PROJECT = (Role.COORDINATOR, Role.HEAD_OF_MISSION)
"""Who may be alerted of another project's incident, and take it: the ladder's last two steps."""


def readers(facts: Facts, catalogue: Catalogue) -> frozenset[Role]:
    """The roles that may read a restricted incident. While nobody can tell which kind it is: those that may read every
    kind, so that nobody reads what turns out to be none of theirs."""
    kinds = {kind.key: frozenset(kind.restricted_to) for kind in catalogue.incident_types if kind.restricted}
    if facts.type in kinds:
        return kinds[facts.type]
    common = frozenset.intersection(*kinds.values()) if kinds else frozenset()
    return common or frozenset({Role.SAFEGUARDING_FOCAL_POINT})


def focal_points(facts: Facts, catalogue: Catalogue) -> frozenset[Role]:
    """The roles that are alerted first: of what is restricted its readers, of what may be every reader of any kind."""
    if facts.restricted is not None:
        return readers(facts, catalogue)
    return frozenset(role for kind in catalogue.incident_types for role in kind.restricted_to)


def is_reporter(person: Person, incident: Incident, now: datetime) -> bool:
    """Whether it is the person's own, and they still have a role that lets them see it, wherever that is: they may have
    moved on to another project."""
    return person.id == incident.reporter_id and any(
        allowed(person, UseCase.SEE_INCIDENT, project=grant.project, now=now, author_id=person.id)
        for grant in person.grants
    )


def may_know(person: Person, incident: Incident, alerted: Alerted | None, catalogue: Catalogue, now: datetime) -> bool:
    """Whether somebody else than its reporter may know that there is this incident, and take it. Of what is restricted
    nobody does before it was sent to them: until then its reporter may leave them out."""
    if person.id in incident.excluded or incident.waits:
        return False
    facts, project = incident.facts, incident.project
    beyond = alerted is not None and any(has_role(person, role, now) for role in BEYOND_PROJECT)
    if facts.restricted is False:
        return beyond or allowed(person, UseCase.SEE_INCIDENT, project=project, site=facts.site, now=now)
    roles = focal_points(facts, catalogue)
    if any(has_role(person, role, now, project, site=facts.site) for role in roles):
        return True
    if alerted is None:
        return False
    if facts.restricted:
        return has_role(person, Role.HEAD_OF_MISSION, now)
    return beyond


def may_read(person: Person, incident: Incident, alerted: Alerted | None, catalogue: Catalogue, now: datetime) -> bool:
    """Whether somebody else than its reporter may read what happened; of what is restricted once they asked for it."""
    if incident.facts.restricted is None or not may_know(person, incident, alerted, catalogue, now):
        return False
    return incident.facts.restricted is False or (alerted is not None and alerted.opened_at is not None)
