"""The end of a roll call: its tally becomes the summary. Answers that come later change it."""

from domain.roll_calls import Act, RollCall, all_answered
from services.roll_calls.telling import draw, draw_question, silence, sum_up
from services.work import Work


async def end(work: Work, call: RollCall, by: int | None = None) -> None:
    """It has ended, by somebody's tap or (None) by itself."""
    roll = await work.unit.roll_calls.roll(call.id)
    await work.unit.roll_calls.end(call.id, by, work.now)
    await work.unit.roll_calls.note(call.id, Act.ENDED, work.now, by)
    await silence(work, [entry for entry in roll if entry.answer is None])
    for entry in roll:
        await draw_question(work, entry)
    await draw(work, call)
    await sum_up(work, call, by)


async def end_if_all_answered(work: Work, call: RollCall) -> bool:
    """Whether nobody is waited for any more, so that it has ended."""
    if call.ended_at is not None or not all_answered(await work.unit.roll_calls.roll(call.id)):
        return False
    await end(work, call)
    return True
