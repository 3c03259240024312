"""An incident ends, and may begin again."""

from dataclasses import replace

from domain.incidents.types import Act, Incident, Outcome, Status
from domain.notices import IncidentNews
from domain.people import Person
from domain.privacy.asking import Subject
from domain.toasts import Toast
from services import guard
from services.incidents import reports
from services.incidents.climbing import begin
from services.incidents.loading import joined_to
from services.incidents.seeing import reporters
from services.incidents.siblings import draw_siblings
from services.incidents.telling import FOLLOW_UP, RECEIPT, draw, silence
from services.work import Work


async def close(
    work: Work,
    by: Person,
    incident: Incident,
    outcome: Outcome,
    words: str | None = None,
    said_in: tuple[int, int] | None = None,
) -> Toast:
    """It is over: nothing climbs or rings, its reporters are told how it ended. Who had it stays to be seen."""
    if incident.status is Status.CLOSED:
        return Toast.ALREADY_DONE
    before = incident
    climb = replace(incident.climb, next_at=None, reminded_at=None)
    await work.unit.incidents.set_climb(incident.id, Status.CLOSED, climb)
    await work.unit.incidents.note(incident.id, Act.CLOSED, work.now, by.id, outcome, words, said_in)
    if outcome is Outcome.FALSE_ALARM:
        await reports.waive(work, incident)
    await silence(work, incident.id)
    await _mask(work, by, incident)
    await draw_siblings(work, before)
    await tell_reporters(work, incident, by)
    await draw(work, incident.id)
    return Toast.CLOSED


async def _mask(work: Work, by: Person, incident: Incident) -> None:
    """Nobody has to be called back any more: what identifies somebody is masked, of whatever was one event."""
    for one in (incident, *await joined_to(work, incident)):
        reporter = await work.unit.people.by_id(one.reporter_id)
        asked = [(person.id, person.telegram_id) for person in (by, reporter) if person is not None]
        if await guard.mask(work, asked, Subject.INCIDENT, one.id, places=[(one.chat_id, one.message_id)]):
            await work.unit.cards.touch(FOLLOW_UP, one.id, work.now)


async def reopen(work: Work, by: Person, incident: Incident) -> Toast:
    """It is not over: nobody has it, and it climbs from the beginning; it rings for everybody but whoever reopened it.
    What was joined stays where it is."""
    if incident.status is not Status.CLOSED or incident.joined_to is not None:
        return Toast.ALREADY_DONE
    for alerted in await work.unit.incidents.alerted(incident.id):
        if alerted.has_it or alerted.lapsed_at is not None:
            await work.unit.incidents.mark(incident.id, alerted.person, taken_at=None, lapsed_at=None)
    await work.unit.incidents.note(incident.id, Act.REOPENED, work.now, by.id)
    await guard.reopened(work, incident.id)
    incident = await begin(work, replace(incident, status=Status.OPEN), work.now, besides=by.id)
    await reports.expect(work, incident)
    await draw_siblings(work, incident)
    await tell_reporters(work, incident, by)
    await draw(work, incident.id)
    return Toast.REOPENED


async def tell_reporters(work: Work, incident: Incident, by: Person) -> None:
    """Everybody who reported it is told how it stands, but whoever made it so."""
    for person in await reporters(work, incident):
        if person.id != by.id:
            chat = person.telegram_id
            card = await work.unit.cards.message_of(RECEIPT, incident.id, chat)
            await work.unit.outbox.put(IncidentNews(incident_id=incident.id), chat, work.now, reply_to=card)
