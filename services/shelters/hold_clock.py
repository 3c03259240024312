"""What the clock does with holds: it asks the holder shortly before the end, and ends them."""

from dataclasses import replace
from datetime import datetime

from domain.notices import BedHoldReminder
from domain.shelters.holds import next_look
from domain.shelters.types import Hold, Outcome
from services.shelters.held import CARD, end
from services.work import Work


async def look(work: Work) -> list[tuple[int, Exception]]:
    """Looks at every hold with which something is due. A fault in one does not hold up another: those that failed come
    back, and are looked at again at the next tick."""
    failed: list[tuple[int, Exception]] = []
    for hold in await work.unit.bed_holds.due(work.now):
        try:
            async with work.unit.savepoint():
                await _look(work, hold)
        except Exception as error:  # the caller logs it
            failed.append((hold.id, error))
    return failed


async def next_hold_look(work: Work) -> datetime | None:
    """When something is due next."""
    return await work.unit.bed_holds.next_at()


async def _look(work: Work, seen: Hold) -> None:
    await work.unit.shelters.lock(seen.shelter)
    hold = await work.unit.bed_holds.by_id(seen.id)  # somebody may have tapped meanwhile
    due_at = None if hold is None else next_look(hold)
    if hold is None or due_at is None or due_at > work.now:
        return
    if not hold.counts(work.now):
        await end(work, hold, Outcome.EXPIRED)
        return
    await work.unit.bed_holds.set(replace(hold, reminded_at=work.now))
    chats = await work.unit.people.chats_of([hold.holder])
    chat = chats.get(hold.holder)
    if chat is not None:
        card = await work.unit.cards.message_of(CARD, hold.id, chat)
        reminder = BedHoldReminder(hold_id=hold.id, until=hold.until)
        await work.unit.cards.put(reminder, chat, work.now, reply_to=card)
