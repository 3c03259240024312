"""Who is told of a roll call, and that every card of it shows what stands."""

from collections.abc import Sequence

from domain.notices import (
    RollCallQuestion,
    RollCallReminder,
    RollCallRemindersGone,
    RollCallSummary,
    RollCallTally,
)
from domain.people import Person
from domain.roll_calls import Act, Entry, RollCall
from services.roll_calls.roster import family, watching
from services.work import Work

TALLY, SUMMARY, QUESTION, REMINDER = "roll_call_tally", "roll_call_summary", "roll_call_question", "roll_call_reminder"

BY_NAME = (TALLY, SUMMARY)
"""Cards that say by name who is safe: for those who may call the roll."""


async def ask(work: Work, call: RollCall, people: Sequence[Person]) -> None:
    """These people are on the roll from now on, and are asked. Also whoever cannot be reached: once they can, their
    card is drawn there."""
    gone = await work.unit.chats.unreachable_among([person.telegram_id for person in people])
    for person in people:
        entry_id = await work.unit.roll_calls.ask(call.id, person.id, person.telegram_id in gone, work.now)
        await work.unit.roll_calls.note(call.id, Act.ASKED, work.now, person.id)
        await work.unit.cards.put(RollCallQuestion(entry_id=entry_id), person.telegram_id, work.now)


async def tell_watching(work: Work, call: RollCall, besides: int | None = None) -> None:
    """Those who may see who answered have the tally, each once, less the chat `besides`; so have the coordinators'
    groups, without names."""
    had = {besides, *await work.unit.cards.chats(TALLY, call.id)}
    chats = [person.telegram_id for person in await watching(work, call.project)]
    chats += [group.chat_id for group in await work.unit.groups.of_coordination(family(work, call.project))]
    for chat in chats:
        if chat not in had:
            await work.unit.cards.put(RollCallTally(roll_call_id=call.id), chat, work.now)


async def draw(work: Work, call: RollCall) -> None:
    """What is known is another: every tally shows it, and the summary."""
    await work.unit.cards.touch(TALLY, call.id, work.now)
    await work.unit.cards.touch(SUMMARY, call.id, work.now)


async def draw_question(work: Work, entry: Entry) -> None:
    """Their own card shows what stands."""
    await work.unit.cards.touch(QUESTION, entry.id, work.now)


async def remind(work: Work, entries: Sequence[Entry]) -> None:
    """A short ringing answer to the card of each, in place of the one before."""
    chats = await work.unit.people.chats_of([entry.person for entry in entries])
    for entry in entries:
        chat = chats[entry.person]
        card = await work.unit.cards.message_of(QUESTION, entry.id, chat)
        await work.unit.outbox.put(RollCallReminder(entry_id=entry.id), chat, work.now, reply_to=card)
        await work.unit.outbox.put(RollCallRemindersGone(entry_id=entry.id, but_last=True), chat, work.now)


async def silence(work: Work, entries: Sequence[Entry]) -> None:
    """Nothing asks them any more: reminders that came are taken away."""
    for entry, chat in await chats_of(work, entries):
        if await work.unit.outbox.has(REMINDER, entry.id, chat):
            await work.unit.outbox.put(RollCallRemindersGone(entry_id=entry.id), chat, work.now)


async def chats_of(work: Work, entries: Sequence[Entry]) -> list[tuple[Entry, int]]:
    """The private chats of these."""
    chats = await work.unit.people.chats_of([entry.person for entry in entries])
    return [(entry, chats[entry.person]) for entry in entries]


async def sum_up(work: Work, call: RollCall, by: int | None) -> None:
    """It has ended: whoever has the tally is told with a ring, but for the one who ended it."""
    own = {} if by is None else await work.unit.people.chats_of([by])
    for chat in await work.unit.cards.chats(TALLY, call.id):
        if chat > 0 and chat not in own.values():
            card = await work.unit.cards.message_of(TALLY, call.id, chat)
            await work.unit.cards.put(RollCallSummary(roll_call_id=call.id), chat, work.now, reply_to=card)
