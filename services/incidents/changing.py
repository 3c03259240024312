"""An incident that is known differently from now on: it is stored, and the alert follows what changed."""

from dataclasses import replace
from datetime import datetime

from domain.incidents.circle import focal_points, may_know
from domain.incidents.holding import timed
from domain.incidents.severity import severity_of, step_time
from domain.incidents.types import Act, Detail, Facts, Incident, Severity, Status, Step
from domain.people import Person
from services import duty
from services.incidents.climbing import advance, begin
from services.incidents.crew import crew_of
from services.incidents.drill_ending import make_way
from services.incidents.telling import draw, silence, tell, tell_groups
from services.work import Work


async def with_number(work: Work, incident: Incident) -> Incident:
    """The incident with its number, once it is known whether it is restricted; what turns out not to be gets one that
    everybody may hear. Stores nothing."""
    restricted = incident.facts.restricted
    if restricted is None or (incident.number is not None and (restricted or not incident.apart)):
        return incident
    found = await work.unit.incidents.next_number(incident.year, restricted, incident.exercise)
    return replace(incident, number=found, apart=restricted)


async def change(
    work: Work,
    by: Person,
    incident: Incident,
    facts: Facts,
    act: Act,
    detail: Detail | None = None,
    value: str | None = None,
) -> None:
    """Stores what is known now, as an act of `by`; who may know, and how fast it climbs, follow from it at once."""
    before = incident
    incident = replace(incident, facts=facts)
    await work.unit.incidents.set_facts(incident.id, facts)
    await work.unit.incidents.note(incident.id, act, work.now, by.id, detail, value)
    incident = await with_number(work, incident)
    if incident.number is not None and (incident.number, incident.apart) != (before.number, before.apart):
        await work.unit.incidents.numbered(incident.id, incident.number, incident.apart)
    if _circle(work, before) != _circle(work, incident):
        await _other_circle(work, incident)
        if not incident.exercise and facts.restricted is False:
            await make_way(work, incident)  # coordinators learn only now that it is there
    elif severity_of(before.facts, work.catalogue) != severity_of(facts, work.catalogue):
        await _other_severity(work, incident)
    await tell_groups(work, incident)
    await draw(work, incident.id)


def _circle(work: Work, incident: Incident) -> tuple[bool | None, frozenset[str]]:
    restricted = incident.facts.restricted
    roles = frozenset() if restricted is False else frozenset(map(str, focal_points(incident.facts, work.catalogue)))
    return restricted, roles


async def _other_circle(work: Work, incident: Incident) -> None:
    """Other people are to know of it. Whoever has it keeps it as long as they are among them; else it climbs anew."""
    alerted = await work.unit.incidents.alerted(incident.id)
    await silence(work, incident.id)
    has_it = False
    for found in alerted:
        if not found.has_it:
            continue
        person = await duty.person_of(work, found.person)
        if person is not None and may_know(person, incident, found, work.catalogue, work.now):
            has_it = True
        else:
            await work.unit.incidents.mark(incident.id, found.person, taken_at=None)
    if has_it:
        crew = await crew_of(work, incident)
        await tell(work, incident, crew, incident.climb.step or crew[0].step, alerted)
    elif incident.status is not Status.CLOSED:
        await begin(work, incident, work.now)


async def _other_severity(work: Work, incident: Incident) -> None:
    severity = severity_of(incident.facts, work.catalogue)
    if incident.status is Status.TAKEN:
        climb = timed(incident.climb, severity, work.now)
        await work.unit.incidents.set_climb(incident.id, incident.status, climb)
    elif incident.status is Status.OPEN:
        await _climb_faster_or_slower(work, incident, severity)


async def _climb_faster_or_slower(work: Work, incident: Incident, severity: Severity) -> None:
    climb, wait = incident.climb, step_time(severity, work.catalogue)
    if wait is not None and (climb.next_at is None or climb.last_at is None):
        await begin(work, incident, work.now)  # it was low: now it rings
        return
    next_at: datetime | None = None
    if wait is not None and climb.last_at is not None:
        next_at = max(work.now, climb.last_at + wait)
        if severity is Severity.CRITICAL and climb.step is Step.DUTY:
            next_at = work.now  # a critical one rings for all coordinators, not only for whoever is on duty
    changed = replace(incident, climb=replace(climb, next_at=next_at))
    await work.unit.incidents.set_climb(changed.id, changed.status, changed.climb)
    await advance(work, changed)
