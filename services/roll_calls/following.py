"""What the clock does with roll calls: reminders, the end; who joined or left, who can be reached."""

from datetime import datetime

from domain.roll_calls import Act, Due, Entry, RollCall, after_reminder, due
from services import incidents
from services.roll_calls.ending import end, end_if_all_answered
from services.roll_calls.loading import today
from services.roll_calls.roster import moves
from services.roll_calls.telling import ask, chats_of, draw, draw_question, remind, silence, tell_watching
from services.work import Work


async def follow(work: Work) -> list[tuple[int, Exception]]:
    """Looks at every roll call that runs. A fault in one does not hold up another: those that failed come back."""
    await work.unit.alone(incidents.ALONE)
    failed: list[tuple[int, Exception]] = []
    for call in await work.unit.roll_calls.running():
        try:
            async with work.unit.savepoint():
                await _look(work, today(work, call))
        except Exception as error:  # the caller logs it, and the next tick tries again
            failed.append((call.id, error))
    return failed


async def next_follow(work: Work) -> datetime | None:
    """When something is due; now, where somebody joined or left, or can no longer be reached, or can again."""
    running = await work.unit.roll_calls.running()
    if not running:
        return None
    if await work.unit.roll_calls.shaken():
        return work.now
    for call in running:
        if any(await moves(work, today(work, call), await work.unit.roll_calls.roll(call.id))):
            return work.now
    return min((call.next_at for call in running if call.next_at is not None), default=None)


async def _look(work: Work, call: RollCall) -> None:
    await _note_moves(work, call)
    await _note_reachability(work, call)
    if await end_if_all_answered(work, call):
        return
    match due(call, work.now):
        case Due.REMIND:
            await _remind(work, call)
        case Due.END:
            await end(work, call)
            return
    await draw(work, call)


async def _note_moves(work: Work, call: RollCall) -> None:
    joined, left, back = await moves(work, call, await work.unit.roll_calls.roll(call.id))
    await ask(work, call, joined)
    for entry in left:
        await work.unit.roll_calls.left(entry.id, work.now)
        await work.unit.roll_calls.note(call.id, Act.LEFT, work.now, entry.person)
    for entry in back:
        await work.unit.roll_calls.left(entry.id, None)
        await work.unit.roll_calls.note(call.id, Act.ASKED, work.now, entry.person)
    await silence(work, left)
    for entry in (*left, *back):
        await draw_question(work, entry)
    if joined or back:  # who became a coordinator has the tally as well
        await tell_watching(work, call)


async def _note_reachability(work: Work, call: RollCall) -> None:
    roll = await chats_of(work, await work.unit.roll_calls.roll(call.id))
    gone = await work.unit.chats.unreachable_among([chat for _, chat in roll])
    for entry, chat in roll:
        if entry.unreachable != (chat in gone):
            await work.unit.roll_calls.reach(entry.id, chat in gone)
            await draw_question(work, entry)  # who can be reached again has their card


async def _remind(work: Work, call: RollCall) -> None:
    """Those who did not answer are asked again; once, where several reminders were missed."""
    roll = await work.unit.roll_calls.roll(call.id)
    await remind(work, [entry for entry in roll if _is_waited_for(entry)])
    await work.unit.roll_calls.note(call.id, Act.REMINDED, work.now)
    await work.unit.roll_calls.set_times(call.id, *after_reminder(call, work.now))


def _is_waited_for(entry: Entry) -> bool:
    return entry.answer is None and entry.left_at is None and not entry.unreachable
