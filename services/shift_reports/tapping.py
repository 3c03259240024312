"""What people tap on a receipt or a question."""

from dataclasses import replace

from domain.answers import SITE_CODES, may_leave_out
from domain.notices import CorrectionPrompt, ShiftReportReceipt
from domain.people import Person
from domain.shift_reports import ReportState, VoidReason, may_still_change
from domain.taps import ReportAction, ReportTap
from domain.toasts import Toast
from services import people
from services.shift_reports import plausibility
from services.shift_reports.asking import ask_in_words
from services.shift_reports.doubles import settle
from services.shift_reports.drafts import Draft, is_site_of
from services.shift_reports.form_opening import open_correction
from services.shift_reports.in_place import Acting, acting_on, may_change, refused
from services.shift_reports.standing import add_revision, give_up, restore, touch_cards, void
from services.work import Origin, Work
from storage.shift_reports import Report


async def tap(work: Work, origin: Origin, tapped: ReportTap) -> Toast | None:
    """A button on a receipt. A tap that comes twice, or from a card that showed an older state, changes nothing."""
    person = await people.known(work, origin)
    report = await work.unit.shift_reports.by_id(tapped.report, lock=True)
    if person is None or report is None:
        return Toast.NOT_ALLOWED
    acting = await acting_on(work, person, report)
    if acting is None:
        return Toast.NOT_YOURS
    toast = await _act(work, acting, origin, report, tapped)
    if tapped.action is not ReportAction.EDIT:
        await touch_cards(work, report.id)
        await work.unit.cards.tapped(
            ShiftReportReceipt(report_id=report.id), origin.chat_id, origin.message_id, work.now
        )
    return toast


async def _act(work: Work, acting: Acting, origin: Origin, report: Report, tapped: ReportTap) -> Toast | None:
    if not may_change(work, acting, report):
        return Toast.NOT_ALLOWED
    if not may_still_change(report.reported_at, work.now):
        return Toast.TOO_LATE
    voided = report.state is ReportState.VOIDED
    match tapped.action:
        case ReportAction.UNDO | ReportAction.DROP if voided:
            return Toast.ALREADY_DONE
        case ReportAction.UNDO if report.pending is None:
            return await void(work, report, VoidReason.UNDONE, acting.person.id)
        case ReportAction.RESTORE:
            if not voided:
                return Toast.ALREADY_DONE
            return await restore(work, acting.author, report, acting.person.id)
        case ReportAction.EDIT if not origin.in_group:
            await open_correction(work, acting, origin, report)
            return None
        case ReportAction.CONFIRM:
            return Toast.OUTDATED if voided else await plausibility.confirm(work, report, tapped.revision)
        case ReportAction.EDIT:
            await work.unit.outbox.put(
                CorrectionPrompt(report_id=report.id),
                origin.chat_id,
                work.now,
                thread_id=origin.thread_id,
                reply_to=origin.message_id if origin.in_group else None,
            )
            return None
    if report.pending is None:
        return Toast.ALREADY_DONE
    if voided or report.pending != tapped.revision:
        return Toast.OUTDATED
    if tapped.action is ReportAction.WORDS:
        await ask_in_words(work, origin, report)
        return None
    return await _answer(work, acting, report, tapped)


async def _answer(work: Work, acting: Acting, report: Report, tapped: ReportTap) -> Toast:
    """The answer to the open question of the pending revision."""
    reports, by = work.unit.shift_reports, acting.person.id
    assert report.pending is not None  # the caller looked
    waiting = await reports.revision(report.id, report.pending)
    draft = Draft(waiting.content, waiting.questions, waiting.possible, waiting.text, "answered", waiting.habits)
    match tapped.action:
        case ReportAction.SITE:
            site = tapped.choice
            if site is None or not is_site_of(work, waiting.content.project, site, waiting.content.day or work.today):
                return Toast.OUTDATED
            rest = tuple(q for q in waiting.questions if q.code not in SITE_CODES)
            draft = replace(draft, content=replace(waiting.content, site=site), questions=rest)
            if report.reported_by is None:
                await _usual_site(work, acting.author, waiting.content.project, site)
        case ReportAction.LEAVE_OUT:
            if not waiting.questions or not may_leave_out(waiting.content, waiting.questions):
                return Toast.OUTDATED
            draft = replace(draft, questions=waiting.questions[1:])
        case ReportAction.DROP | ReportAction.UNDO:
            return await give_up(work, report, by)
        case ReportAction.ADD | ReportAction.REPLACE:
            return await settle(work, acting, report, waiting, tapped.action)
        case _:
            return Toast.UNKNOWN_BUTTON
    if refused(work, acting, draft.content) is not None:
        return Toast.NOT_ALLOWED
    state = await add_revision(work, acting.author, report, draft, by=by)
    if state is ReportState.PENDING:
        return Toast.STILL_OPEN
    return Toast.LEFT_OUT if tapped.action is ReportAction.LEAVE_OUT else Toast.SAVED


async def _usual_site(work: Work, person: Person, project: str | None, site: str) -> None:
    """The first site that somebody answers becomes their usual one; not of who chose to have none."""
    if project == person.project and person.site is None and await work.unit.people.site_asked(person.id):
        await work.unit.people.choose(person.id, site=site, site_asked=False)
