"""Shift reports: sent, corrected, answered, undone.

One message is one report. Whatever is certain and complete is stored at once; anything else waits, in the report's own
card, for its author's answer, and counts nowhere until then.
"""

from dataclasses import dataclass, replace

from domain.notices import (
    CorrectionPrompt,
    CorrectionTooLate,
    DayList,
    DayNotUnderstood,
    EmptyReport,
    NoProject,
    NotAllowed,
    NothingToUndo,
    NotUnderstood,
    ReportReaction,
    ShiftReportReceipt,
)
from domain.people import Person, UseCase, allowed
from domain.reading import Question, read_report
from domain.shift_reports import (
    Content,
    Notifiable,
    ReportState,
    VoidReason,
    may_still_change,
    slots,
    without,
)
from domain.taps import ReportAction, ReportTap
from domain.toasts import Toast
from services import groups, notifiable_values, people
from services.work import Origin, Work
from storage.shift_reports import Report, Revision

NO_SITE = "no_site"
NOTHING_UNDERSTOOD = "nothing_understood"
PLACE_QUESTIONS = frozenset({NO_SITE, "ambiguous_site"})
"""Questions that a choice among the project's sites answers."""
UNANSWERABLE = frozenset({"no_project", NOTHING_UNDERSTOOD, "impossible_date", "future_date", "date_conflict"})
"""Questions whose subject cannot be left out: a report without a day or a project is none."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a text or an answer comes to, before it is known whether it can be stored."""

    content: Content
    questions: tuple[Question, ...]
    possible: tuple[Notifiable, ...]
    text: str
    cause: str


async def submit(work: Work, origin: Origin, text: str, *, command: bool) -> None:
    """A message that is a report (`command`: it said so), in private or in a team's group.

    Understood whole it is stored, else it waits with a question; what is no report at all gets a helpful answer.
    """
    person = await people.known(work, origin)
    if person is None:
        return
    group = await groups.linked(work, origin) if origin.in_group else None
    if origin.in_group and group is None:
        return
    if command and not text.strip():
        await origin.answer(work, EmptyReport())
        return
    project = group.project if group is not None else person.project
    draft = _read(work, person, origin, text, project)
    if draft is None:
        await origin.answer(work, NotUnderstood(said=text))
    elif (refusal := _refusal(work, person, draft.content)) is not None:
        await origin.answer(work, refusal)
    else:
        await _store_new(work, person, origin, draft)


async def edited(work: Work, origin: Origin, text: str, *, command: bool) -> None:
    """The message was edited: a new revision of its report, or, where it was none yet, a report now."""
    report = await work.unit.shift_reports.by_message(origin.chat_id, origin.message_id)
    if report is None:
        if command or not origin.in_group:
            await submit(work, origin, text, command=command)
        return
    person = await people.known(work, origin)
    if person is None or person.id != report.author_id:
        return
    await _revise(work, person, origin, report, text)


async def correct(work: Work, origin: Origin, report_id: int, text: str) -> None:
    """The corrected text, sent as an answer to *Modifier*'s prompt: the same as editing the message, for 30 days."""
    person = await people.known(work, origin)
    report = await work.unit.shift_reports.by_id(report_id, lock=True)
    if person is not None and report is not None and person.id == report.author_id:
        await _revise(work, person, origin, report, text)


async def undo_last(work: Work, origin: Origin) -> None:
    """/undo: the author's newest report in this chat is voided; its card says so and offers to bring it back."""
    person = await people.known(work, origin)
    if person is None:
        return
    report = await work.unit.shift_reports.last_of(person.id, origin.chat_id)
    if report is None:
        await origin.answer(work, NothingToUndo())
        return
    await _void(work, report, VoidReason.UNDONE)
    await origin.answer(work, ShiftReportReceipt(report_id=report.id))


async def tap(work: Work, origin: Origin, tapped: ReportTap) -> Toast | None:
    """A button on a receipt. A tap that comes twice, or from a card that showed an older state, changes nothing."""
    person = await people.known(work, origin)
    report = await work.unit.shift_reports.by_id(tapped.report, lock=True)
    if person is None or report is None:
        return Toast.NOT_ALLOWED
    if person.id != report.author_id:
        return Toast.NOT_YOURS
    toast = await _act(work, person, origin, report, tapped)
    if tapped.action is not ReportAction.EDIT:
        await _touch(work, report.id)
        await work.unit.cards.tapped(
            ShiftReportReceipt(report_id=report.id), origin.chat_id, origin.message_id, work.now
        )
    return toast


async def _act(work: Work, person: Person, origin: Origin, report: Report, tapped: ReportTap) -> Toast | None:
    if not _may_correct(work, person, report):
        return Toast.NOT_ALLOWED
    if not may_still_change(report.reported_at, work.now):
        return Toast.TOO_LATE
    voided = report.state is ReportState.VOIDED
    match tapped.action:
        case ReportAction.UNDO | ReportAction.DROP if voided:
            return Toast.ALREADY_DONE
        case ReportAction.UNDO if report.pending is None:
            return await _void(work, report, VoidReason.UNDONE)
        case ReportAction.RESTORE:
            return await _restore(work, person, report) if voided else Toast.ALREADY_DONE
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
    return await _answer(work, person, report, tapped)


async def _answer(work: Work, person: Person, report: Report, tapped: ReportTap) -> Toast:
    """The author's answer to the open question of the pending revision."""
    reports = work.unit.shift_reports
    assert report.pending is not None  # the caller looked
    waiting = await reports.revision(report.id, report.pending)
    draft = _Draft(waiting.content, waiting.questions, waiting.possible, waiting.text, "answered")
    match tapped.action:
        case ReportAction.SITE:
            site = tapped.choice
            if site is None or not _is_site_of(work, waiting.content.project, site):
                return Toast.OUTDATED
            rest = tuple(q for q in waiting.questions if q.code not in PLACE_QUESTIONS)
            draft = replace(draft, content=replace(waiting.content, site=site), questions=rest)
        case ReportAction.LEAVE_OUT:
            first, *others = waiting.questions or (None,)
            if first is None or first.code in UNANSWERABLE | PLACE_QUESTIONS or not waiting.content.entries:
                return Toast.OUTDATED
            draft = replace(draft, questions=tuple(q for q in others if q is not None))
        case ReportAction.DROP | ReportAction.UNDO:
            return await _drop(work, person, report, waiting)
        case ReportAction.ADD | ReportAction.REPLACE:
            if waiting.conflict_with is None:
                return Toast.ALREADY_DONE
            if tapped.action is ReportAction.REPLACE:
                await _give_way(work, person, report, waiting.content)
            await _stand_on(work, report, counted=waiting.number)
            await notifiable_values.follow(work, report)
            return Toast.REPLACED if tapped.action is ReportAction.REPLACE else Toast.ADDED
        case _:
            return Toast.UNKNOWN_BUTTON
    if (_refusal(work, person, draft.content)) is not None:
        return Toast.NOT_ALLOWED
    state = await _add_revision(work, person, report, draft)
    if state is ReportState.PENDING:
        return Toast.STILL_OPEN
    return Toast.LEFT_OUT if tapped.action is ReportAction.LEAVE_OUT else Toast.SAVED


async def _drop(work: Work, person: Person, report: Report, waiting: Revision) -> Toast:
    """The pending revision is given up. A correction that is given up leaves what counted before."""
    if report.counted is not None:
        await work.unit.shift_reports.stand(report.id, state=ReportState.STORED, counted=report.counted, pending=None)
        await notifiable_values.follow(work, report)
        return Toast.CANCELLED
    same = False
    if waiting.conflict_with is not None:
        other = await work.unit.shift_reports.by_id(waiting.conflict_with)
        same = other is not None and other.author_id != person.id
    await _void(work, report, VoidReason.SAME_AS_COLLEAGUE if same else VoidReason.CANCELLED)
    return Toast.DROPPED if same else Toast.CANCELLED


def _read(work: Work, person: Person, origin: Origin, text: str, project: str | None) -> _Draft | None:
    """What a text says; None where it is no report at all. Relative days are counted from when it was written."""
    site = person.site if person.site is not None and _is_site_of(work, project, person.site) else None
    reading = read_report(
        text, catalogue=work.catalogue, project=project, site=site, now=origin.sent_at.astimezone(work.catalogue.zone)
    )
    if not reading.is_report_like:
        return None
    content = Content(
        reading.project, reading.site, reading.date, reading.shift, tuple(reading.entries), reading.comment
    )
    questions = tuple(reading.questions)
    if not content.entries and not questions:
        questions = (Question(code=NOTHING_UNDERSTOOD, about=text),)
    if content.project is not None and content.site is None and not any(q.code in PLACE_QUESTIONS for q in questions):
        questions += (Question(code=NO_SITE),)
    possible = tuple(Notifiable(a, i, v) for a, i, v in reading.possible)
    return _Draft(content, questions, possible, text, "sent")


def _is_site_of(work: Work, project: str | None, site: str) -> bool:
    return project is not None and any(s.key == site for s in work.catalogue.project(project).sites)


def _refusal(work: Work, person: Person, content: Content) -> NotAllowed | NoProject | None:
    """Why the person may not report this there; None where they may."""
    if content.project is None:
        keys = [p.key for p in work.catalogue.projects]
        may = any(allowed(person, UseCase.REPORT_SHIFT, project=key, now=work.now) for key in keys)
        return None if may else NoProject()
    if allowed(person, UseCase.REPORT_SHIFT, project=content.project, site=content.site, now=work.now):
        return None
    return NotAllowed(use_case=UseCase.REPORT_SHIFT, project=content.project, site=content.site)


def _may_correct(work: Work, person: Person, report: Report) -> bool:
    """A report is its author's, whatever project it names; a role that reports somewhere is all that it takes."""
    return any(
        allowed(person, UseCase.CORRECT_SHIFT_REPORT, project=key, now=work.now, author_id=report.author_id)
        for key in [p.key for p in work.catalogue.projects]
    )


async def _conflict(work: Work, content: Content, but: int | None) -> int | None:
    """The oldest other report that counts on one of the content's slots."""
    found = await work.unit.shift_reports.filling(slots(content), but)
    return found[0] if found else None


async def _store_new(work: Work, person: Person, origin: Origin, draft: _Draft) -> None:
    conflict = None if draft.questions else await _conflict(work, draft.content, None)
    state = ReportState.PENDING if draft.questions or conflict is not None else ReportState.STORED
    report_id = await work.unit.shift_reports.add(
        chat_id=origin.chat_id,
        message_id=origin.message_id,
        thread_id=origin.thread_id,
        author_id=person.id,
        reported_at=origin.sent_at,
        state=state,
        revision=_revision(work, person, draft, 1, conflict, None),
    )
    if origin.in_group and state is ReportState.STORED:
        await work.unit.outbox.put(
            ReportReaction(message_id=origin.message_id, sign="stored"), origin.chat_id, work.now
        )
    else:
        await origin.answer(work, ShiftReportReceipt(report_id=report_id))
    if notifiable_values.any_in(work, draft.content, draft.possible):
        await notifiable_values.begin(work, report_id)


async def _revise(work: Work, person: Person, origin: Origin, report: Report, text: str) -> None:
    """A new text for a report. The same text again is no change."""
    if not may_still_change(report.reported_at, work.now):
        await origin.answer(work, CorrectionTooLate(report_id=report.id))
        return
    latest = await work.unit.shift_reports.revision(report.id, await work.unit.shift_reports.last_number(report.id))
    if latest.text == text:
        return  # Telegram calls it an edit, too, when only a link's preview changed
    group = await work.unit.groups.by_chat(report.chat_id) if report.chat_id < 0 else None
    project = group.project if group is not None else person.project
    written = replace(origin, sent_at=report.reported_at)
    draft = _read(work, person, written, text, project)
    if draft is None:
        content = Content(project, None, None, None, (), None)
        draft = _Draft(content, (Question(code=NOTHING_UNDERSTOOD, about=text),), (), text, "edited")
    if (refusal := _refusal(work, person, draft.content)) is not None:
        await origin.answer(work, refusal)
        return
    await _add_revision(work, person, report, replace(draft, cause="edited"))
    if not await _touch(work, report.id):
        # In a group a report that was clear at once has no card, only a sign: the correction shows on one of its own.
        await work.unit.cards.put(
            ShiftReportReceipt(report_id=report.id),
            report.chat_id,
            work.now,
            thread_id=report.thread_id,
            reply_to=report.message_id if report.chat_id < 0 else None,
        )


async def _add_revision(work: Work, person: Person, report: Report, draft: _Draft) -> ReportState:
    """Adds a revision and says how the report stands with it; while one waits, the one counted before counts on."""
    reports = work.unit.shift_reports
    number = await reports.last_number(report.id) + 1
    conflict = None if draft.questions else await _conflict(work, draft.content, report.id)
    accepted = await _accepted(work, report)
    if conflict is not None and slots(draft.content) <= accepted:
        conflict = None  # the author has answered for these slots before: a corrected figure asks nothing again
    counted = report.counted if report.state is ReportState.STORED else None
    await reports.add_revision(report.id, _revision(work, person, draft, number, conflict, counted))
    if draft.questions or conflict is not None:
        state = ReportState.STORED if counted is not None else ReportState.PENDING
        await reports.stand(report.id, state=state, counted=counted, pending=number)
        outcome = ReportState.PENDING
    else:
        await _stand_on(work, report, counted=number)
        outcome = ReportState.STORED
    await notifiable_values.follow(work, report)
    return outcome


async def _accepted(work: Work, report: Report) -> frozenset[object]:
    """The slots that the report's counted revision fills already."""
    if report.state is not ReportState.STORED or report.counted is None:
        return frozenset()
    counted = await work.unit.shift_reports.revision(report.id, report.counted)
    return frozenset(slots(counted.content))


async def _stand_on(work: Work, report: Report, *, counted: int) -> None:
    await work.unit.shift_reports.stand(report.id, state=ReportState.STORED, counted=counted, pending=None)
    if report.chat_id < 0:
        await work.unit.outbox.put(
            ReportReaction(message_id=report.message_id, sign="stored"), report.chat_id, work.now
        )


def _revision(
    work: Work, person: Person, draft: _Draft, number: int, conflict: int | None, follows: int | None
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
    )


async def _touch(work: Work, report_id: int) -> int:
    return await work.unit.cards.touch("shift_report_receipt", report_id, work.now)


async def _void(work: Work, report: Report, reason: VoidReason) -> Toast:
    """Takes the report out of every figure; what it had replaced counts again."""
    reports = work.unit.shift_reports
    last = report.counted if report.counted is not None else report.pending
    await reports.stand(report.id, state=ReportState.VOIDED, counted=last, pending=None, void_reason=reason)
    for other in await reports.replaced_by(report.id):
        if other.voided_by_report == report.id:
            await reports.stand(other.id, state=ReportState.STORED, counted=other.counted, pending=None)
        elif other.counted is not None:
            part = await reports.revision(other.id, other.counted)
            await reports.stand(other.id, state=ReportState.STORED, counted=part.follows, pending=other.pending)
        await _touch(work, other.id)
        await notifiable_values.follow(work, other)
    if report.chat_id < 0:
        await work.unit.outbox.put(ReportReaction(message_id=report.message_id, sign=None), report.chat_id, work.now)
    await _touch(work, report.id)
    await notifiable_values.follow(work, report)
    return Toast.UNDONE


async def _restore(work: Work, person: Person, report: Report) -> Toast:
    """Takes an undo back. Where somebody reported the same meanwhile, it is asked again, never counted twice."""
    if report.void_reason is VoidReason.REPLACED or report.counted is None:
        return Toast.OUTDATED
    waiting = await work.unit.shift_reports.revision(report.id, report.counted)
    draft = _Draft(waiting.content, waiting.questions, waiting.possible, waiting.text, "restored")
    state = await _add_revision(work, person, report, draft)
    return Toast.RESTORED if state is ReportState.STORED else Toast.STILL_OPEN


async def _give_way(work: Work, person: Person, report: Report, content: Content) -> None:
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
                made_by=person.id,
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
        await _touch(work, other_id)
        await notifiable_values.follow(work, other)


async def day(work: Work, origin: Origin, said: str) -> None:
    """/today, with a day ("hier", "21/11") or a project's name after it where another one is meant."""
    person = await people.known(work, origin)
    if person is None:
        return
    group = await groups.linked(work, origin) if origin.in_group else None
    if origin.in_group and group is None:
        return
    project = group.project if group is not None else person.project
    when = work.today
    if said.strip():
        asked = read_report(
            said,
            catalogue=work.catalogue,
            project=project,
            site=None,
            now=origin.sent_at.astimezone(work.catalogue.zone),
        )
        if asked.date is None:
            await origin.answer(work, DayNotUnderstood(said=said))
            return
        project, when = asked.project, asked.date
    if project is None:
        await origin.answer(work, NoProject())
    elif not allowed(person, UseCase.SEE_DAY, project=project, now=work.now):
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_DAY, project=project))
    else:
        await origin.answer(work, DayList(project=project, day=when))
