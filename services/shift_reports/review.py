"""Coordinators' review: a report is sent back with a reason, its author answers; or the coordinator corrects it."""

from collections.abc import Collection
from dataclasses import replace

from domain.notices import (
    BaseNotice,
    CorrectionPrompt,
    CorrectionTooLate,
    NotAllowed,
    NotUnderstood,
    ReportChangedForYou,
    ReportSentBack,
    ReviewCard,
    ReviewReasonPrompt,
    ShiftReportReceipt,
)
from domain.people import Person, UseCase, as_of
from domain.privacy.asking import Subject
from domain.reviews import MOST_WORDS, ReviewOutcome, ReviewReason
from domain.shift_reports import Content, ReportState, may_still_change
from domain.taps import ReviewAction, ReviewTap
from domain.toasts import Toast
from services import guard, people
from services.shift_reports import plausibility
from services.shift_reports.drafts import read_draft, refusal
from services.shift_reports.review_state import CARD, any_sensitive, may_review, settle, shown, touch
from services.shift_reports.standing import add_revision, touch_cards
from services.work import Origin, Work
from storage.shift_reports import Report, Revision


async def tap_review(work: Work, origin: Origin, tapped: ReviewTap) -> Toast | None:
    """A button on a day's list, on a coordinator's card, or on a report that was sent back. A second tap, or one on a
    card that showed an older state, changes nothing."""
    person = await people.known(work, origin)
    report = await work.unit.shift_reports.by_id(tapped.report, lock=True)
    revision = None if report is None else await shown(work, report)
    if report is None or revision is None:
        return Toast.NOT_ALLOWED
    if person is not None and tapped.action is ReviewAction.RIGHT:
        return await _right(work, person, report, tapped)
    if person is None or not may_review(work, person, revision.content):
        # The card of somebody who lost the right is emptied.
        await work.unit.cards.touch(CARD, report.id, work.now)
        return Toast.NOT_ALLOWED
    if tapped.action is ReviewAction.OPEN:
        await work.unit.cards.put(ReviewCard(report_id=report.id), person.telegram_id, work.now)
        return None
    toast = await _act(work, person, report, revision, tapped)
    if tapped.action is not ReviewAction.CORRECT:
        choosing = tapped.action is ReviewAction.SEND_BACK and toast is None
        card = ReviewCard(report_id=report.id, choosing=choosing)
        await work.unit.cards.tapped(card, origin.chat_id, origin.message_id, work.now)
    return toast


async def _act(work: Work, person: Person, report: Report, revision: Revision, tapped: ReviewTap) -> Toast | None:
    if tapped.action is ReviewAction.KEEP:
        return None
    if (refused := await _refusal(work, person, report, tapped)) is not None:
        return refused
    match tapped.action:
        case ReviewAction.CORRECT:
            prompt: BaseNotice = CorrectionPrompt(report_id=report.id)
        case ReviewAction.REASON if tapped.reason == ReviewReason.OTHER:
            prompt = ReviewReasonPrompt(report_id=report.id)
        case ReviewAction.REASON if tapped.reason in tuple(ReviewReason):
            await _send_back(work, person, report, revision, ReviewReason(tapped.reason), None)
            return Toast.SENT_BACK
        case ReviewAction.SEND_BACK:
            return None
        case _:
            return Toast.UNKNOWN_BUTTON
    await work.unit.outbox.put(prompt, person.telegram_id, work.now)
    return None


async def _refusal(work: Work, person: Person, report: Report, tapped: ReviewTap) -> Toast | None:
    """Why nothing comes of the tap: undone or corrected meanwhile, too old, sent back already."""
    if report.state is not ReportState.STORED or report.counted != tapped.revision:
        return Toast.OUTDATED
    if not may_still_change(report.reported_at, work.now):
        return Toast.TOO_LATE
    if tapped.action is ReviewAction.CORRECT:
        return None
    if report.author_id == person.id:
        return Toast.NOT_ALLOWED
    return Toast.ALREADY_DONE if await work.unit.reviews.open_among([report.id]) else None


async def send_back_in_words(work: Work, origin: Origin, report_id: int, words: str) -> None:
    """The reason in a coordinator's own words, as an answer to the prompt for it."""
    person = await people.known(work, origin)
    report = await work.unit.shift_reports.by_id(report_id, lock=True)
    revision = None if report is None else await shown(work, report)
    if person is None or report is None or revision is None:
        return
    if not may_review(work, person, revision.content) or report.author_id == person.id:
        await origin.answer(work, NotAllowed(use_case=UseCase.REVIEW_SHIFT_REPORT, project=revision.content.project))
        return
    open_already = await work.unit.reviews.open_among([report_id])
    if report.state is ReportState.STORED and not open_already and words.strip():
        await _send_back(work, person, report, revision, ReviewReason.OTHER, words.strip()[:MOST_WORDS])
    # A card of its own, where the answer is looked for: it says how the report and its review stand, also where
    # somebody else was faster.
    await origin.answer(work, ReviewCard(report_id=report_id))


async def _send_back(
    work: Work, person: Person, report: Report, revision: Revision, reason: ReviewReason, words: str | None
) -> None:
    await work.unit.reviews.open(report.id, revision.number, reason, words, person.id, work.now)
    opened = await work.unit.reviews.latest(report.id) if guard.holds(words) else None
    if opened is not None:
        await guard.mask(work, [(person.id, person.telegram_id)], Subject.REVIEW, opened.id)
    await _tell_author(work, report, ReportSentBack(report_id=report.id), revision.content)
    await touch(work, report.id)


async def _tell_author(work: Work, report: Report, notice: BaseNotice, *told: Content) -> None:
    """As an answer to the author's own message; in private where that stands in a group that is not the team's any
    more, or where the group must not learn of it, and where the message is not theirs: somebody reported in their
    place. A message that was deleted is answered all the same."""
    put = work.unit.cards.put if notice.card else work.unit.outbox.put
    if await _is_authors(work, report, told):
        await put(notice, report.chat_id, work.now, thread_id=report.thread_id, reply_to=report.message_id)
    elif (author := await work.unit.people.by_id(report.author_id)) is not None:
        await put(notice, author.telegram_id, work.now)


async def _is_authors(work: Work, report: Report, told: Collection[Content]) -> bool:
    """Whether the report's message is its author's own, in a chat where this may be said, what it was before, too."""
    if report.reported_by is not None or report.chat_id > 0:
        return report.reported_by is None
    group = await work.group(report.chat_id)
    return group is not None and group.project is not None and not any(any_sensitive(work, one) for one in told)


async def _right(work: Work, person: Person, report: Report, tapped: ReviewTap) -> Toast:
    """*It is right*: the author's answer closes the review, and says the same of figures that seemed unusual."""
    if person.id != report.author_id:
        return Toast.NOT_YOURS
    if not await work.unit.reviews.open_among([report.id]):
        return Toast.ALREADY_DONE
    if report.state is not ReportState.STORED or report.counted != tapped.revision:
        await touch(work, report.id)
        return Toast.OUTDATED
    await plausibility.confirm(work, report, tapped.revision)
    await settle(work, report.id, ReviewOutcome.RIGHT, person.id)
    await touch_cards(work, report.id)
    return Toast.CONFIRMED


async def correct_for(work: Work, person: Person, origin: Origin, report: Report, text: str) -> None:
    """A coordinator's corrected text for somebody's report. It must be understood whole: a question about it could only
    be answered by its author, who did not write it."""
    revision = await shown(work, report)
    author = await work.unit.people.by_id(report.author_id)
    if revision is None or author is None or report.state is not ReportState.STORED:
        await origin.answer(work, ReviewCard(report_id=report.id))
        return
    if not may_still_change(report.reported_at, work.now):
        await origin.answer(work, CorrectionTooLate(report_id=report.id))
        return
    author = as_of(author, work.catalogue, work.today)
    written = replace(origin, sent_at=report.reported_at)
    # Read as the author's own text would be: what it does not name is as they meant it.
    author = replace(author, site=revision.content.site)
    draft = read_draft(work, author, written, text, revision.content.project)
    if draft is None or draft.questions:
        await origin.answer(work, NotUnderstood(said=text))
        return
    refused = refusal(work, person, draft.content)
    if refused is None and not may_review(work, person, draft.content):
        refused = NotAllowed(use_case=UseCase.REVIEW_SHIFT_REPORT, project=draft.content.project)
    if refused is not None:
        await origin.answer(work, refused)
        return
    if draft.content != revision.content:
        await add_revision(work, author, report, replace(draft, cause="edited"), by=person.id)
        number = await work.unit.shift_reports.last_number(report.id)
        changed = ReportChangedForYou(report_id=report.id, revision=number)
        await _tell_author(work, report, changed, draft.content, revision.content)
        if not await touch_cards(work, report.id):
            await work.unit.cards.put(ShiftReportReceipt(report_id=report.id), author.telegram_id, work.now)
    await origin.answer(work, ReviewCard(report_id=report.id))
