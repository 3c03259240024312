"""An incident that is known differently from now on: it is stored, and the alert follows what changed."""

from dataclasses import replace
from datetime import datetime

from domain.incidents.circle import focal_points, may_know
from domain.incidents.holding import timed
from domain.incidents.restricted import again_after, reaches_others
from domain.incidents.severity import severity_of, step_time
from domain.incidents.types import Act, Alerted, Detail, Facts, Incident, Severity, Status, Step
from domain.people import Person
from services import duty
from services.incidents.climbing import advance, begin
from services.incidents.crew import crew_of
from services.incidents.drill_ending import make_way
from services.incidents.loading import load
from services.incidents.reports import expect
from services.incidents.siblings import draw_siblings
from services.incidents.telling import FOLLOW_UPS, draw, news, silence, tell, tell_groups
from services.incidents.withdrawing import delete_message, hold_back, take_from, take_from_all, take_from_groups
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
        await _other_circle(work, before, incident)
        if not incident.exercise and facts.restricted is False:
            await make_way(work, incident)  # coordinators learn only now that it is there
    else:
        if severity_of(before.facts, work.catalogue) != severity_of(facts, work.catalogue):
            await _other_severity(work, incident)
        if before.facts.site != facts.site:
            await _elsewhere(work, await load(work, incident.id) or incident)
    incident = await load(work, incident.id) or incident
    await tell_groups(work, incident)
    await _what_follows(work, before, incident)
    await draw(work, incident.id)


async def _what_follows(work: Work, before: Incident, incident: Incident) -> None:
    """The report may be due at another time, other incidents may be the same event, and what was said about it may be
    hidden from now on."""
    if severity_of(before.facts, work.catalogue) != severity_of(incident.facts, work.catalogue):
        report = await work.unit.following.report(incident.id)
        if report is not None and report.next_at is not None:
            await expect(work, incident)
    if before.facts.type != incident.facts.type or before.facts.restricted != incident.facts.restricted:
        await draw_siblings(work, before, incident)
    if before.facts.restricted != incident.facts.restricted:
        for kind in FOLLOW_UPS:
            await work.unit.cards.touch(kind, incident.id, work.now)
    if incident.joined_to is not None:
        await draw(work, incident.joined_to)


def _circle(work: Work, incident: Incident) -> tuple[bool | None, frozenset[str]]:
    restricted = incident.facts.restricted
    roles = frozenset() if restricted is False else frozenset(map(str, focal_points(incident.facts, work.catalogue)))
    return restricted, roles


async def _other_circle(work: Work, before: Incident, incident: Incident) -> None:
    """Other people are to know of it. What is restricted from now on is taken from everybody, and goes out anew: also
    those who had it get a card that cannot be forwarded, and its reporter may leave them out first. Else whoever has it
    keeps it as long as they are among those who may know; where nobody does, it climbs anew."""
    if incident.facts.restricted:
        await delete_message(work, incident)
    if reaches_others(before, incident, work.catalogue):
        await take_from_all(work, incident)
        await (begin(work, incident, work.now) if incident.sos else hold_back(work, incident))
        return
    await silence(work, incident.id)
    if incident.facts.restricted is not False:
        await take_from_groups(work, incident)
    alerted = await work.unit.incidents.alerted(incident.id)
    lost = [found.person for found in alerted if not await _may_know(work, incident, found)]
    await take_from(work, incident, lost)
    kept = [found for found in alerted if found.person not in lost]
    if any(found.has_it for found in kept):
        crew = await crew_of(work, incident)
        await tell(work, incident, crew, incident.climb.step or crew[0].step, kept)
    elif incident.status is not Status.CLOSED and not incident.waits:
        await begin(work, incident, work.now)


async def _elsewhere(work: Work, incident: Incident) -> None:
    """It was at another site: whoever is limited to sites that are not this one has nothing of it any more. What they
    had in hand climbs again."""
    alerted = await work.unit.incidents.alerted(incident.id)
    lost = {found.person for found in alerted if not await _may_know(work, incident, found)}
    if not lost:
        return
    await take_from(work, incident, lost)
    holders = {found.person for found in alerted if found.has_it}
    if incident.status is Status.TAKEN and holders and holders <= lost:
        await news(work, await begin(work, incident, work.now, after=again_after(incident)))
    elif incident.status is Status.OPEN and not incident.waits:
        await advance(work, incident)


async def _may_know(work: Work, incident: Incident, alerted: Alerted) -> bool:
    person = await duty.person_of(work, alerted.person)
    return person is not None and may_know(person, incident, alerted, work.catalogue, work.now)


async def _other_severity(work: Work, incident: Incident) -> None:
    severity = severity_of(incident.facts, work.catalogue)
    if incident.status is Status.TAKEN:
        climb = timed(incident.climb, severity, work.now)
        await work.unit.incidents.set_climb(incident.id, incident.status, climb)
    elif incident.status is Status.OPEN and not incident.waits:
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
