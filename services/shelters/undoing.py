"""/undo where the newest thing that somebody told is a count, or who came or left."""

from domain.notices import BedCountCard
from domain.shelters.counting import Part
from services.shelters.count_storing import newer, undo
from services.shelters.standing import may_count
from services.work import Origin, Work


async def undo_last(work: Work, origin: Origin) -> bool:
    """Takes it back, unless somebody has counted since: that stands, and the card, which is shown again, says so.
    False, and nothing is done, where a report came after it in this chat, or nothing was counted."""
    person = await work.person(origin.sender_id)
    draft = None if person is None else await work.unit.bed_drafts.last_of(person.id, origin.chat_id)
    if person is None or draft is None or draft.site is None or not may_count(work, person, draft.site):
        return False
    report = await work.unit.shift_reports.last_of(person.id, origin.chat_id)
    if report is not None and report.reported_at > draft.made_at:
        return False
    await work.unit.shelters.lock(draft.site)
    if draft.count.part is Part.SAVED and not await newer(work, draft):
        await work.unit.bed_drafts.keep(await undo(work, person, draft), work.now)
    await origin.answer(work, BedCountCard(draft_id=draft.id))
    return True
