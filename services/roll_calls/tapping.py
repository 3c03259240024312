"""Taps on the cards of a roll call."""

from domain.notices import AboutRollCall, RollCallQuestion, RollCallSummary, RollCallTally
from domain.people import Person, UseCase, allowed
from domain.taps import RollCallAction, RollCallTap
from domain.toasts import Toast
from services import incidents, people
from services.roll_calls import starting
from services.roll_calls.answering import ANSWERS, answer, ask_place
from services.roll_calls.ending import end
from services.roll_calls.loading import load
from services.roll_calls.telling import REMINDER, SUMMARY
from services.work import Origin, Work


async def tap(work: Work, origin: Origin, tapped: RollCallTap) -> Toast | None:
    """A button of a roll call. A second tap changes nothing; the card is drawn anew in any case."""
    person = await people.known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    await work.unit.alone(incidents.ALONE)
    match tapped.action:
        case RollCallAction.MENU:
            return await starting.menu(work, origin, person, tapped)
        case RollCallAction.PROJECT | RollCallAction.SITE:
            return await starting.start(work, origin, person, tapped)
        case RollCallAction.END:
            return await _end(work, origin, person, tapped)
    return await _answer(work, origin, person, tapped)


async def _end(work: Work, origin: Origin, person: Person, tapped: RollCallTap) -> Toast:
    call = None if tapped.id is None else await load(work, tapped.id)
    if call is None or not allowed(person, UseCase.CALL_ROLL, project=call.project, now=work.now):
        return Toast.NOT_ALLOWED
    at = await work.unit.outbox.notice_at(origin.chat_id, origin.message_id)
    shown: AboutRollCall = RollCallTally(roll_call_id=call.id)
    if at is not None and at[0] == SUMMARY:
        shown = RollCallSummary(roll_call_id=call.id)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    if call.ended_at is not None:
        return Toast.ALREADY_DONE
    await end(work, call, person.id)
    return Toast.ROLL_CALL_ENDED


async def _answer(work: Work, origin: Origin, person: Person, tapped: RollCallTap) -> Toast | None:
    """Only one's own place on the roll can be answered."""
    entry = None if tapped.id is None else await work.unit.roll_calls.entry(tapped.id)
    call = None if entry is None else await load(work, entry.roll_call_id)
    if entry is None or call is None or entry.person != person.id:
        return Toast.NOT_ALLOWED
    at = await work.unit.outbox.notice_at(origin.chat_id, origin.message_id)
    if at is None or at[0] != REMINDER:  # a reminder bears buttons, and is no card
        await work.unit.cards.tapped(RollCallQuestion(entry_id=entry.id), origin.chat_id, origin.message_id, work.now)
    if tapped.action is RollCallAction.PLACE:
        await ask_place(work, origin, entry)
        return None
    return await answer(work, origin, person, call, entry, ANSWERS[tapped.action])
