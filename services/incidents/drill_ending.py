"""The end of an exercise: nothing rings any more, and those who had it are told how it went."""

from dataclasses import replace

from domain.incidents.circle import is_reporter, may_know
from domain.incidents.drills import DrillEnd, DrillResultView
from domain.incidents.ladder import declined
from domain.incidents.types import Act, Incident, Status
from domain.notices import DrillResult
from domain.people import Person
from services.incidents.loading import today
from services.incidents.standing import known_to, number_of
from services.incidents.telling import CARD, RECEIPT, draw, silence
from services.work import Work


async def end(work: Work, incident: Incident, end_: DrillEnd, by: int | None = None) -> None:
    """It is over. Everybody who had it, and whoever raised it, gets the result."""
    await work.unit.incidents.set_climb(incident.id, Status.CLOSED, replace(incident.climb, next_at=None))
    await work.unit.incidents.note(incident.id, Act.DRILL_ENDED, work.now, by, value=str(end_))
    await silence(work, incident.id)
    await draw(work, incident.id)
    had = {alerted.person: CARD for alerted in await work.unit.incidents.alerted(incident.id)}
    had |= {incident.reporter_id: RECEIPT}
    for person, chat in (await work.unit.people.chats_of(had)).items():
        card = await work.unit.cards.message_of(had[person], incident.id, chat)
        await work.unit.outbox.put(DrillResult(incident_id=incident.id), chat, work.now, reply_to=card)


async def make_way(work: Work, real: Incident) -> None:
    """A real alert left: exercises of its project are over, so that nobody takes the one for the other."""
    for exercise in await under_way(work):
        if real.project is None or exercise.project in (None, real.project):
            await end(work, exercise, DrillEnd.REAL)


async def under_way(work: Work) -> list[Incident]:
    """The exercises that are not over, as they stand today."""
    found = [today(work, exercise) for exercise in await work.unit.incidents.exercises()]
    return [exercise for exercise in found if exercise is not None]


async def result_view(work: Work, reader: Person, incident_id: int) -> DrillResultView | None:
    """How it went; None for somebody who did not have it, and while it goes on."""
    known = await known_to(work, reader, incident_id)
    if known is None or not known.incident.exercise:
        return None
    incident, alerted = known.incident, known.alerted
    theirs = is_reporter(reader, incident, work.now)
    if not theirs and not (known.mine and may_know(reader, incident, known.mine, work.catalogue, work.now)):
        return None
    first = {entry.act: entry for entry in reversed(await work.unit.incidents.acts(incident_id))}
    over, taken, opened = (first.get(act) for act in (Act.DRILL_ENDED, Act.TAKEN, Act.OPENED))
    if over is None:
        return None
    named = await work.unit.people.names(
        [incident.reporter_id, *(a.person for a in alerted), *([over.person] if over.person else [])]
    )

    def name(person: int | None) -> str | None:
        return None if person is None or person == reader.id else named.get(person, "")

    cannot = declined(alerted, incident.climb)
    end_ = DrillEnd(over.value or "")
    return DrillResultView(
        number=number_of(incident),
        project=incident.project,
        raised_at=incident.raised_at,
        now=work.now,
        raised_by=name(incident.reporter_id),
        end=end_,
        ended_by=name(over.person) if end_ is DrillEnd.STOPPED else None,
        by_reader=over.person == reader.id,
        taken_by=name(taken.person) if taken is not None else None,
        took=(taken or over).at - incident.raised_at,
        opened_after=None if opened is None else opened.at - incident.raised_at,
        step=incident.climb.step,
        people=sum(not a.unreachable for a in alerted),
        declined=tuple(name(a.person) for a in alerted if a.person in cannot),
        unreachable=tuple(named.get(a.person, "") for a in alerted if a.unreachable),
    )
