"""The same work reported twice: what becomes of it is its author's to say, with a button or in a word."""

from domain.brief_replies import on_double
from domain.taps import ReportAction
from domain.toasts import Toast
from services.shift_reports import notifiable_values
from services.shift_reports.in_place import Acting
from services.shift_reports.standing import give_up, give_way, stand_on, touch_cards
from services.work import Work
from storage.shift_reports import Report, Revision


async def settle(work: Work, acting: Acting, report: Report, waiting: Revision, action: ReportAction) -> Toast:
    """*Replace* or *Add*: the waiting revision counts, in the place of what the author reported before or beside it."""
    if waiting.conflict_with is None:
        return Toast.ALREADY_DONE
    by = acting.person.id
    if action is ReportAction.REPLACE:
        await give_way(work, acting.author, report, waiting.content, by)
    await stand_on(work, report, counted=waiting.number, content=waiting.content, by=by)
    await notifiable_values.follow(work, report)
    return Toast.REPLACED if action is ReportAction.REPLACE else Toast.ADDED


async def settle_in_words(work: Work, acting: Acting, report: Report, waiting: Revision, text: str) -> bool:
    """The same said in a word or two; False where the words say none of it."""
    if waiting.conflict_with is None:
        return False
    other = await work.unit.shift_reports.by_id(waiting.conflict_with)
    action = None if other is None else on_double(text, own=other.author_id == report.author_id)
    if action is None:
        return False
    if action is ReportAction.DROP:
        await give_up(work, report, acting.person.id)
    else:
        await settle(work, acting, report, waiting, action)
    await touch_cards(work, report.id)
    return True
