"""What the clock does with alerts: the ladder's steps, reminders, lapses.

Every use case that changes an incident runs `alone`: of two that come at once the second sees what the first did, and a
step is run once, whichever process runs it.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.incidents import ladder
from domain.incidents.drills import DrillEnd, in_vain
from domain.incidents.holding import asked, is_lapse
from domain.incidents.ladder import Crew, Due
from domain.incidents.severity import severity_of, step_time
from domain.incidents.types import Act, Alerted, Climb, Incident, Status, Step
from domain.notices import IncidentReminder
from services.incidents import drill_ending
from services.incidents.crew import crew_of, unreachable
from services.incidents.loading import load
from services.incidents.telling import CARD, draw, news, tell
from services.work import Work
from storage.incident_rows import Ran

ALONE = "incidents"


async def climb(work: Work) -> list[tuple[int, Exception]]:
    """Runs what is due now, each thing once. A fault in one incident does not hold up another one: those that failed
    come back, and are tried again at the next tick."""
    await work.unit.alone(ALONE)
    failed: list[tuple[int, Exception]] = []
    for incident_id in dict.fromkeys((*await work.unit.incidents.due(work.now), *await work.unit.incidents.shaken())):
        try:
            async with work.unit.savepoint():
                await _look(work, incident_id)
        except Exception as error:  # the caller logs it; the auditor sees what it leaves behind
            failed.append((incident_id, error))
    return failed


async def next_climb(work: Work) -> datetime | None:
    """When something is due; now, where somebody who is alerted can no longer be reached, or can again."""
    if await work.unit.incidents.shaken():
        return work.now
    return await work.unit.incidents.next_due()


async def _look(work: Work, incident_id: int) -> None:
    incident = await load(work, incident_id)
    if incident is None:
        return
    await _note_reachability(work, incident_id)
    if incident.exercise and in_vain(incident.climb, await crew_of(work, incident), work.now):
        await drill_ending.end(work, incident, DrillEnd.NOBODY)
        return
    due = incident.climb.next_at is not None and incident.climb.next_at <= work.now
    if incident.status is Status.OPEN:
        await advance(work, incident)
    elif incident.status is Status.TAKEN and due:
        await (_lapse(work, incident) if is_lapse(incident.climb) else _remind(work, incident))
    await draw(work, incident_id)


async def _note_reachability(work: Work, incident_id: int) -> None:
    alerted = await work.unit.incidents.alerted(incident_id)
    gone = await unreachable(work, [a.person for a in alerted])
    for person in alerted:
        if person.unreachable != (person.person in gone):
            await work.unit.incidents.mark(incident_id, person.person, unreachable=person.person in gone)


async def begin(work: Work, incident: Incident, at: datetime, after: Step | None = None) -> Incident:
    """The alert climbs (again) from `at` on, which is not ahead: the step after `after` is due, and is run."""
    return await advance(work, replace(incident, status=Status.OPEN, climb=ladder.begun(incident.climb, at, after)))


async def advance(work: Work, incident: Incident) -> Incident:
    """Runs the steps that are due, and goes on past those of which nobody is left. Everybody is rung once, whatever
    number of steps that is. Returns the incident as it stands then."""
    crew = await crew_of(work, incident)
    wait = step_time(severity_of(incident.facts, work.catalogue), work.catalogue)
    alerted = await work.unit.incidents.alerted(incident.id)
    if wait is None:
        return await _tell_quietly(work, incident, crew, alerted)
    steps = list(ladder.due_steps(incident.climb, crew, wait, work.now))
    climb_ = incident.climb
    if steps and climb_.step is not None and ladder.is_last(crew, climb_.step):
        climb_ = _asking_again(crew, climb_, alerted, work.now)
    gone = ladder.declined(alerted, climb_)
    step = steps[-1].step if steps else climb_.step
    while step is not None and not ladder.is_last(crew, step) and not ladder.left(crew, step, gone):
        step = ladder.following(crew, step)
        steps.append(Due(step, work.now, late=False))
    if not steps:
        return incident
    climb_ = await _run(work, incident, climb_, steps, wait)
    last = steps[-1].step
    rung = {member.person for member in ladder.left(crew, last, gone)}
    await tell(work, incident, crew, last, alerted, rung, climb_.run)
    return replace(incident, status=Status.OPEN, climb=climb_)


def _asking_again(crew: Crew, climb_: Climb, alerted: list[Alerted], now: datetime) -> Climb:
    """The last steps repeat. Where everybody has said that they cannot, they are asked once more: somebody must."""
    gone = ladder.declined(alerted, climb_)
    return climb_ if ladder.left(crew, crew[-1].step, gone) else replace(climb_, since=now)


async def _run(work: Work, incident: Incident, climb_: Climb, steps: list[Due], wait: timedelta) -> Climb:
    for due in steps:
        climb_ = ladder.ran(climb_, due.step, work.now, wait)
        await work.unit.incidents.add_step(incident.id, Ran(climb_.run, due.step, due.at, work.now, due.late))
    await work.unit.incidents.set_climb(incident.id, Status.OPEN, climb_)
    return climb_


async def _tell_quietly(work: Work, incident: Incident, crew: Crew, alerted: list[Alerted]) -> Incident:
    """A low one climbs no ladder: whom it concerns has the card, without a ring."""
    first = crew[0].step
    climb_ = incident.climb
    if climb_.step is None:
        climb_ = ladder.ran(climb_, first, work.now, None)
        await work.unit.incidents.add_step(incident.id, Ran(climb_.run, first, work.now, work.now, late=False))
    climb_ = replace(climb_, next_at=None)
    await work.unit.incidents.set_climb(incident.id, Status.OPEN, climb_)
    await tell(work, incident, crew, first, alerted)
    return replace(incident, status=Status.OPEN, climb=climb_)


async def _remind(work: Work, incident: Incident) -> None:
    """Whoever has it is asked whether they still do."""
    takers = [a.person for a in await work.unit.incidents.alerted(incident.id) if a.has_it]
    for chat in (await work.unit.people.chats_of(takers)).values():
        card = await work.unit.cards.message_of(CARD, incident.id, chat)
        await work.unit.cards.put(IncidentReminder(incident_id=incident.id), chat, work.now, reply_to=card)
    await work.unit.incidents.note(incident.id, Act.REMINDED, work.now)
    severity = severity_of(incident.facts, work.catalogue)
    await work.unit.incidents.set_climb(incident.id, Status.TAKEN, asked(incident.climb, severity, work.now))


async def _lapse(work: Work, incident: Incident) -> None:
    """Whoever has it did not answer: it counts as not taken, and rings for all coordinators of the project."""
    for person in await work.unit.incidents.alerted(incident.id):
        if person.has_it:
            await work.unit.incidents.mark(incident.id, person.person, taken_at=None, lapsed_at=work.now)
            await work.unit.incidents.note(incident.id, Act.LAPSED, work.now, person=person.person)
    await news(work, await begin(work, incident, work.now, after=Step.DUTY))
