"""How a report stands: stored, waiting, voided, brought back, giving way to another one. Revisions are only added."""

from dataclasses import replace
from typing import Literal

from domain.audit import Deed, Subject
from domain.notices import ReportReaction, ShiftReportReceipt
from domain.people import Person
from domain.privacy.asking import Subject as Guarded
from domain.reviews import ReviewOutcome
from domain.shift_reports import Content, Doubt, ReportState, Slot, VoidReason, slots, without
from domain.toasts import Toast
from services import guard
from services.editions import report_changed
from services.missing import following
from services.shift_reports import notifiable_values, plausibility, review_state
from services.shift_reports.drafts import Draft
from services.work import Origin, Work
from storage.shift_reports import Report, Revision


async def store_new(
    work: Work, person: Person, origin: Origin, draft: Draft, *, answer: bool = True, by: int | None = None
) -> int:
    """A message's first revision, and its answer: a card, or in a group where all is clear only a sign. Returns the
    report's id. Without `answer` the caller shows the receipt: a form's own card becomes it. `by`: somebody else sent
    it in the person's place; then both have the receipt."""
    conflict = None if draft.questions else await _conflict(work, person, draft.content, None)
    state = ReportState.PENDING if draft.questions or conflict is not None else ReportState.STORED
    doubts = await plausibility.judged(work, draft.content, None) if state is ReportState.STORED else ()
    report_id = await work.unit.shift_reports.add(
        chat_id=origin.chat_id,
        message_id=origin.message_id,
        thread_id=origin.thread_id,
        author_id=person.id,
        reported_at=origin.sent_at,
        state=state,
        revision=replace(_revision(work, person, draft, 1, conflict, None), made_by=person.id if by is None else by),
        doubts=doubts,
        reported_by=by,
    )
    if state is ReportState.STORED:
        await report_changed(work, draft.content.project, draft.content.day)
    await following.report_changed(work, draft.content)
    if by is not None:
        await work.unit.cards.put(ShiftReportReceipt(report_id=report_id), person.telegram_id, work.now)
    if origin.in_group:
        await _sign(work, origin.chat_id, origin.message_id, state)
    if answer and (not origin.in_group or state is not ReportState.STORED):
        await origin.answer(work, ShiftReportReceipt(report_id=report_id))
    elif doubts:
        await _ask(work, person, origin, report_id, doubts)
    if notifiable_values.any_in(work, draft.content, draft.possible):
        await notifiable_values.begin(work, report_id)
    sender = (person.id if by is None else by, origin.sender_id)
    await _guard(work, sender, draft, report_id, 1, (origin.chat_id, origin.message_id))
    return report_id


async def _ask(work: Work, person: Person, origin: Origin, report_id: int, doubts: tuple[Doubt, ...]) -> None:
    """In a group a clear report has a sign only; one with a doubtful figure has its card, which asks. A sensitive
    figure is asked about in private: the group must not learn of it."""
    receipt = ShiftReportReceipt(report_id=report_id)
    if any(not work.catalogue.activity(doubt.activity).sensitive for doubt in doubts):
        await origin.answer(work, receipt)
    else:
        await work.unit.cards.put(receipt, person.telegram_id, work.now)


async def add_revision(
    work: Work, person: Person, report: Report, draft: Draft, *, by: int | None = None
) -> ReportState:
    """Adds a revision of its author's (`by`: made by somebody else for them) and says how the report stands with it;
    while one waits, the one counted before counts on."""
    reports = work.unit.shift_reports
    number = await reports.last_number(report.id) + 1
    conflict = None if draft.questions else await _conflict(work, person, draft.content, report.id)
    accepted = await _accepted(work, report)
    if conflict is not None and slots(draft.content) <= accepted:
        conflict = None  # the author has answered for these slots before: a corrected figure asks nothing again
    counted = report.counted if report.state is ReportState.STORED else None
    revision = _revision(work, person, draft, number, conflict, counted)
    if by is not None:
        revision = replace(revision, made_by=by)
    before = {kept.text for kept in await reports.revisions(report.id)} if guard.holds(draft.text) else set()
    await reports.add_revision(report.id, revision)
    if draft.questions or conflict is not None:
        state = ReportState.STORED if counted is not None else ReportState.PENDING
        await reports.stand(report.id, state=state, counted=counted, pending=number)
        await _sign(work, report.chat_id, report.message_id, ReportState.PENDING)
        await following.report_changed(work, draft.content)
        outcome = ReportState.PENDING
    else:
        await stand_on(work, report, counted=number, content=draft.content, by=revision.made_by)
        outcome = ReportState.STORED
    await notifiable_values.follow(work, report)
    if draft.text not in before:  # else its author has decided about it
        await _guard_revision(work, report, draft, number, revision.made_by)
    return outcome


async def _guard_revision(work: Work, report: Report, draft: Draft, number: int, by: int) -> None:
    chat = (await work.unit.people.chats_of([by])).get(by)
    if chat is not None:
        await _guard(work, (by, chat), draft, report.id, number, (report.chat_id, report.message_id))


async def _guard(
    work: Work, sender: tuple[int, int], draft: Draft, report_id: int, revision: int, said_in: tuple[int, int]
) -> None:
    """What identifies somebody is masked in what was stored just now."""
    if guard.holds(draft.text, draft.content.comment):
        places = [said_in]
        await guard.mask(work, [sender], Guarded.REPORT, report_id, revision=revision, places=places)


async def _accepted(work: Work, report: Report) -> frozenset[Slot]:
    """The slots that the report's counted revision fills already."""
    if report.state is not ReportState.STORED or report.counted is None:
        return frozenset()
    counted = await work.unit.shift_reports.revision(report.id, report.counted)
    return slots(counted.content)


async def _conflict(work: Work, person: Person, content: Content, but: int | None) -> int | None:
    """Another report that counts on one of the content's slots: the author's own before a colleague's, the oldest
    first. An author who has one there has already answered for the colleagues'."""
    # Two processes that stored the same at the same moment would each see nothing, and it would count twice.
    await work.unit.alone("shift_reports")
    found = await work.unit.shift_reports.filling(slots(content), but)
    for report_id in found:
        other = await work.unit.shift_reports.by_id(report_id)
        if other is not None and other.author_id == person.id:
            return report_id
    return found[0] if found else None


async def stand_on(work: Work, report: Report, *, counted: int, content: Content, by: int) -> None:
    """The revision `counted`, with this content, is what the report says from now on; `by`: whoever decided it."""
    await _recount(work, report)
    await work.unit.shift_reports.stand(report.id, state=ReportState.STORED, counted=counted, pending=None)
    await report_changed(work, content.project, content.day)
    await following.report_changed(work, content)
    await plausibility.judge_again(work, report, content)
    await review_state.settle(work, report.id, ReviewOutcome.CORRECTED, by)
    await _sign(work, report.chat_id, report.message_id, ReportState.STORED)


async def _recount(work: Work, report: Report) -> None:
    """Summaries over the day that the report counted for, until now, will say otherwise."""
    if report.counted is not None:
        counted = await work.unit.shift_reports.revision(report.id, report.counted)
        await report_changed(work, counted.content.project, counted.content.day)
        await following.report_changed(work, counted.content)


async def _sign(work: Work, chat_id: int, message_id: int, state: ReportState) -> None:
    """In a group a sign on the author's message says how its report stands; in private the card does."""
    if chat_id < 0:
        sign: Literal["stored", "pending"] | None
        sign = None if state is ReportState.VOIDED else "stored" if state is ReportState.STORED else "pending"
        await work.unit.outbox.put(ReportReaction(message_id=message_id, sign=sign), chat_id, work.now)


def _revision(
    work: Work, person: Person, draft: Draft, number: int, conflict: int | None, follows: int | None
) -> Revision:
    return Revision(
        number=number,
        made_at=work.now,
        made_by=person.id,
        cause=draft.cause,
        caused_by_report=None,
        content=draft.content,
        text=draft.text,
        questions=draft.questions,
        conflict_with=conflict,
        follows=follows,
        possible=draft.possible,
        habits=draft.habits,
    )


async def touch_cards(work: Work, report_id: int) -> int:
    """The report's receipts are drawn again; how many there are."""
    return await work.unit.cards.touch("shift_report_receipt", report_id, work.now)


async def void(work: Work, report: Report, reason: VoidReason, by: int) -> Toast:
    """Takes the report out of every figure; what it had replaced counts again. `by`: whoever decided it."""
    reports = work.unit.shift_reports
    last = report.counted if report.counted is not None else report.pending
    await _recount(work, report)
    await reports.stand(report.id, state=ReportState.VOIDED, counted=last, pending=None, void_reason=reason)
    await work.unit.audit.note(work.now, Deed.REPORT_UNDONE, Subject.REPORT, report.id, by)
    if report.pending is not None:
        await following.report_changed(work, (await reports.revision(report.id, report.pending)).content)
    for other in await reports.replaced_by(report.id):
        await _recount(work, other)
        if other.voided_by_report == report.id:
            await reports.stand(other.id, state=ReportState.STORED, counted=other.counted, pending=None)
        elif other.counted is not None:
            part = await reports.revision(other.id, other.counted)
            await reports.stand(other.id, state=ReportState.STORED, counted=part.follows, pending=other.pending)
        await touch_cards(work, other.id)
        await notifiable_values.follow(work, other)
    await _sign(work, report.chat_id, report.message_id, ReportState.VOIDED)
    await touch_cards(work, report.id)
    await review_state.settle(work, report.id, ReviewOutcome.UNDONE, by)
    await notifiable_values.follow(work, report)
    return Toast.UNDONE


async def give_up(work: Work, report: Report, by: int) -> Toast:
    """The pending revision is given up. A correction that is given up leaves what counted before."""
    assert report.pending is not None  # the caller looked
    if report.counted is not None:
        await work.unit.shift_reports.stand(report.id, state=ReportState.STORED, counted=report.counted, pending=None)
        await notifiable_values.follow(work, report)
        await touch_cards(work, report.id)
        return Toast.CANCELLED
    same = False
    waiting = await work.unit.shift_reports.revision(report.id, report.pending)
    if waiting.conflict_with is not None:
        other = await work.unit.shift_reports.by_id(waiting.conflict_with)
        same = other is not None and other.author_id != report.author_id
    await void(work, report, VoidReason.SAME_AS_COLLEAGUE if same else VoidReason.CANCELLED, by)
    return Toast.DROPPED if same else Toast.CANCELLED


async def restore(work: Work, person: Person, report: Report, by: int) -> Toast:
    """Takes the undo of a report of this author back. Where somebody reported the same meanwhile, it is asked again,
    never counted twice."""
    if report.void_reason is VoidReason.REPLACED or report.counted is None:
        return Toast.OUTDATED
    waiting = await work.unit.shift_reports.revision(report.id, report.counted)
    draft = Draft(waiting.content, waiting.questions, waiting.possible, waiting.text, "restored", waiting.habits)
    state = await add_revision(work, person, report, draft, by=by)
    return Toast.RESTORED if state is ReportState.STORED else Toast.STILL_OPEN


async def give_way(work: Work, person: Person, report: Report, content: Content, by: int) -> None:
    """*Replace*: the author's other reports stop counting where this one takes their place, and only there."""
    reports = work.unit.shift_reports
    mine = slots(content)
    for other_id in await reports.filling(mine, report.id):
        other = await reports.by_id(other_id, lock=True)
        if other is None or other.author_id != person.id or other.counted is None:
            continue
        counted = await reports.revision(other_id, other.counted)
        taken = {slot.activity for slot in slots(counted.content) & mine}
        rest = without(counted.content, taken)
        if rest.entries:
            number = await reports.last_number(other_id) + 1
            revision = replace(
                counted,
                number=number,
                made_at=work.now,
                made_by=by,
                cause="replaced",
                caused_by_report=report.id,
                follows=counted.number,
                content=rest,
                questions=(),
                conflict_with=None,
            )
            await reports.add_revision(other_id, revision)
            await reports.stand(other_id, state=ReportState.STORED, counted=number, pending=other.pending)
        else:
            await reports.stand(
                other_id,
                state=ReportState.VOIDED,
                counted=other.counted,
                pending=None,
                void_reason=VoidReason.REPLACED,
                voided_by_report=report.id,
            )
        await review_state.settle(work, other_id, ReviewOutcome.CORRECTED, by)
        await touch_cards(work, other_id)
        await notifiable_values.follow(work, other)
