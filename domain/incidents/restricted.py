"""What only few may read: when it goes out, and what of it groups may have.

Its reporter sees first who would read it and leaves out whom they must not reach; then it goes out, at their word or
after two minutes.
"""

from datetime import datetime, timedelta

from domain.catalogue import Catalogue
from domain.incidents.circle import focal_points
from domain.incidents.types import Climb, Incident, Step

SENDS_AFTER = timedelta(minutes=2)
"""How long its reporter has to leave people out."""


def held_back(climb: Climb, now: datetime) -> Climb:
    """The alert climbs anew, once its reporter sends it or the time for it is over."""
    at = now + SENDS_AFTER
    return Climb(run=climb.run, since=at, next_at=at)


def for_groups(incident: Incident) -> bool:
    """Whether groups may have it. Not where somebody was left out: who reads in a group is not known."""
    return incident.facts.restricted is False and not incident.excluded


def is_guarded(incident: Incident) -> bool:
    """Whether what is said of it can be neither forwarded nor copied: of what is or may be restricted."""
    return incident.facts.restricted is not False


def reaches_others(before: Incident, after: Incident, catalogue: Catalogue) -> bool:
    """Whether what is restricted now is for somebody whom its reporter could not leave out before."""
    if not after.facts.restricted:
        return False
    old = focal_points(before.facts, catalogue) if before.facts.restricted else frozenset()
    return not focal_points(after.facts, catalogue) <= old


def again_after(incident: Incident) -> Step | None:
    """After which step it climbs again once nobody has it any more: of what is or may be restricted the first step has
    everybody but the head of mission."""
    return Step.DUTY if incident.facts.restricted is False else None
