"""Of what is restricted its reporter says who must not read it, and sends it."""

from dataclasses import replace

from domain.incidents import ladder
from domain.incidents.restricted import again_after
from domain.incidents.types import Act, Incident, Status, Step
from domain.incidents.views import MayRead, Turn
from domain.people import Person
from domain.toasts import Toast
from services.incidents.climbing import advance, begin
from services.incidents.crew import crew_of
from services.incidents.siblings import draw_siblings
from services.incidents.telling import news, tell
from services.incidents.withdrawing import take_from
from services.work import Work


async def may_read(work: Work, incident: Incident) -> tuple[MayRead, ...]:
    """Everybody whom its reporter may leave out: who would read it, the head of mission once nobody of them takes it,
    and who would have the alert if it turned out not to be restricted."""
    everybody = replace(incident, excluded=frozenset())
    plain = replace(everybody, facts=replace(incident.facts, restricted=False))
    found: dict[int, tuple[ladder.Member, Turn]] = {}
    if incident.facts.restricted:
        for rung in await crew_of(work, everybody):
            turn = Turn.LAST if rung.step is Step.HEAD else Turn.FIRST
            found = {**{member.person: (member, turn) for member in rung.rings}, **found}
    for _, member, _ in ladder.up_to(await crew_of(work, plain), Step.PROJECT):
        found.setdefault(member.person, (member, Turn.NEVER))
    names = await work.unit.people.names(found)
    return tuple(
        MayRead(person, names.get(person, ""), member.role, turn, person in incident.excluded, member.reachable)
        for person, (member, turn) in sorted(found.items(), key=lambda one: one[1][1])
    )


async def send(work: Work, by: Person, incident: Incident) -> Toast:
    """It goes out now, to those who were not left out."""
    if not incident.waits:
        return Toast.ALREADY_DONE
    await work.unit.incidents.note(incident.id, Act.SENT, work.now, by.id)
    await advance(work, replace(incident, climb=replace(incident.climb, next_at=work.now)))
    reached = [alerted for alerted in await work.unit.incidents.alerted(incident.id) if not alerted.unreachable]
    return Toast.ALERT_SENT if reached else Toast.NOBODY_LEFT


async def exclude(work: Work, by: Person, incident: Incident, choice: str | None) -> Toast:
    """Somebody is left out, or no longer. Whoever has it already has nothing of it from now on; as long as it was not
    sent, they are never told that there is anything."""
    person = next((one.person for one in await may_read(work, incident) if str(one.person) == choice), None)
    if person is None:
        return Toast.OUTDATED
    out = person not in incident.excluded
    changed = replace(incident, excluded=incident.excluded ^ {person})
    await work.unit.incidents.exclude(incident.id, changed.excluded)
    act = Act.EXCLUDED if out else Act.INCLUDED
    await work.unit.incidents.note(incident.id, act, work.now, by.id, value=str(person))
    if not changed.waits and changed.status is not Status.CLOSED:
        await (_without(work, changed, person) if out else _with(work, changed, person))
        await draw_siblings(work, changed)  # an alert that may be the same event names it, to those who may know
    return Toast.LEFT_ASIDE if out else Toast.BROUGHT_BACK


async def _without(work: Work, incident: Incident, person: int) -> None:
    """Where nobody else has it, or is left of the step, it goes on at once."""
    alerted = await work.unit.incidents.alerted(incident.id)
    await take_from(work, incident, [person])
    if any(found.has_it for found in alerted if found.person != person):
        return
    if any(found.has_it for found in alerted):
        await news(work, await begin(work, incident, work.now, after=again_after(incident)))
    else:
        await advance(work, incident)


async def _with(work: Work, incident: Incident, person: int) -> None:
    crew = await crew_of(work, incident)
    rung = {person} if incident.status is Status.OPEN else ()
    step = incident.climb.step or crew[0].step
    await tell(work, incident, crew, step, await work.unit.incidents.alerted(incident.id), rung)
