"""What people answer to a roll call. The last answer counts, also once it has ended."""

from domain.incidents.types import Place, Status
from domain.notices import IncidentPlacePrompt, RollCallPlaceNoted, RollCallPlacePrompt
from domain.people import Person
from domain.roll_calls import ANSWER_TIME, Act, Answer, Entry, RollCall
from domain.taps import RollCallAction
from domain.toasts import Toast
from services import incidents, people
from services.roll_calls.ending import end_if_all_answered
from services.roll_calls.loading import load
from services.roll_calls.telling import draw, draw_question, silence
from services.work import Origin, Work


async def answer(work: Work, origin: Origin, person: Person, call: RollCall, entry: Entry, given: Answer) -> Toast:
    """*I'm safe* or *I need help*. Help is never too late, and raises an alert at once: one, however often it is
    tapped, until that one is closed."""
    if given is Answer.SAFE:
        if entry.answer is Answer.SAFE:
            return Toast.ALREADY_DONE
        if work.now - call.started_at > ANSWER_TIME:
            return Toast.TOO_LATE
        await work.unit.roll_calls.note(call.id, Act.SAFE, work.now, person.id)
        await work.unit.roll_calls.answered(entry.id, Answer.SAFE, entry.incident_id, work.now)
        toast = Toast.NOTED_SAFE
    else:
        under_way = await _alert_under_way(work, entry)
        if entry.answer is Answer.HELP and under_way:
            return Toast.ALREADY_DONE
        number = await work.unit.roll_calls.note(call.id, Act.HELP, work.now, person.id)
        raised = entry.incident_id
        if not under_way:
            raised = (await incidents.call_for_help(work, origin, person, call.project, number)).id
        await work.unit.roll_calls.answered(entry.id, Answer.HELP, raised, work.now)
        toast = Toast.ALERT_SENT
    await silence(work, [entry])
    if not await end_if_all_answered(work, call):
        await draw_question(work, entry)
        await draw(work, call)
    return toast


async def _alert_under_way(work: Work, entry: Entry) -> bool:
    raised = None if entry.incident_id is None else await incidents.load(work, entry.incident_id)
    return raised is not None and raised.status is not Status.CLOSED


async def ask_place(work: Work, origin: Origin, entry: Entry) -> None:
    """*Share my position*: of whoever needs help it belongs to their alert."""
    if entry.answer is Answer.HELP and entry.incident_id is not None:
        await origin.answer(work, IncidentPlacePrompt(incident_id=entry.incident_id))
    else:
        await origin.answer(work, RollCallPlacePrompt(entry_id=entry.id))


async def shared_place(work: Work, origin: Origin, latitude: float, longitude: float) -> bool:
    """A place was shared in private. Whether it was taken as that of somebody who answered a roll call, and is safe;
    False where they raised an alert since, whose place it is, or have not answered one."""
    person = await people.known(work, origin)
    if person is None:
        return True
    await work.unit.alone(incidents.ALONE)
    entry = await work.unit.roll_calls.last_safe(person.id, work.now - ANSWER_TIME)
    call = None if entry is None else await load(work, entry.roll_call_id)
    if entry is None or call is None or entry.answered_at is None:
        return False
    raised = await work.unit.incidents.newest_of(person.id, entry.answered_at)
    if raised is not None and not raised.exercise and raised.id != entry.incident_id:
        return False
    await work.unit.roll_calls.placed(entry.id, Place(latitude, longitude))
    await work.unit.roll_calls.note(call.id, Act.PLACE, work.now, person.id, f"{latitude} {longitude}")
    await origin.answer(work, RollCallPlaceNoted(entry_id=entry.id))
    await draw_question(work, entry)
    await draw(work, call)
    return True


ANSWERS = {RollCallAction.SAFE: Answer.SAFE, RollCallAction.HELP: Answer.HELP}
