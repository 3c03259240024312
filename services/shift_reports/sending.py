"""What people send: a report, a correction, an undo."""

from dataclasses import replace

from domain.answers import SITE_CODES
from domain.brief_replies import agrees, denies, is_courtesy, sends, withdraws
from domain.notices import (
    CorrectionTooLate,
    EmptyReport,
    NotAllowed,
    NothingToUndo,
    NotUnderstood,
    ReportForOther,
    ReportReaction,
    ShiftReportReceipt,
)
from domain.people import Person, UseCase
from domain.privacy import masked
from domain.reading import Question
from domain.reading.kinds import MessageKind, names_activity, speaks_of_violence
from domain.reading.words import LONGEST, flat
from domain.shift_reports import Content, ReportState, VoidReason, may_still_change
from services import groups, incidents, people, shelters
from services.shift_reports import form_in_words, form_opening, reporting_for, sent_back
from services.shift_reports.asking import answered_in_words, answers_the_last, as_usual, asks_something, last_shown
from services.shift_reports.drafts import NOTHING_FOUND, Draft, draft_of, read, read_draft, refusal
from services.shift_reports.in_place import Acting, acting_on, may_change, refused
from services.shift_reports.review import correct_for, send_back_in_words
from services.shift_reports.review_state import SENT_BACK, may_review, shown
from services.shift_reports.standing import add_revision, give_up, store_new, touch_cards, void
from services.work import Origin, Work
from storage.shift_reports import Report

MOST_WORDS = 4
"""What is longer is a message of its own, not an answer that nobody marked as one."""
MAY_ASK = frozenset({"pending_reminder", "shift_report_receipt"})
"""What Vigie says that may hold an open question: an answer to it in words answers that."""


async def submit(
    work: Work,
    origin: Origin,
    text: str,
    *,
    command: bool,
    edited: bool = False,
    about: tuple[str, int | None] | None = None,
) -> None:
    """A message that is a report (`command`: it said so), in private or in a team's group. `edited`: it came before;
    `about`: what of Vigie's it answers.

    Understood whole it is stored, else it waits with a question; what is no report at all gets a helpful answer.
    """
    speaker = await groups.speaker(work, origin)
    if speaker is None:
        return
    person, project = speaker
    if command and not text.strip():
        # In a group the form would show what few may see, and its taps would use up the group's share of messages.
        await (origin.answer(work, EmptyReport()) if origin.in_group else form_opening.open_new(work, origin))
        return
    alarming = MessageKind.REPORT
    reading = read(work, person, origin, text, project)
    if not command and not origin.in_group:
        if not edited and await _briefly(work, origin, person, text, about):
            return
        alarming = incidents.kind_of_text(work, person, origin, text, reading)
        if alarming is MessageKind.INCIDENT:
            await incidents.offer(work, origin, text)
            return
        # What may be an alert answers no question: "coups de feu littoral" is not "which site?".
        if (
            about is None
            and not edited
            and alarming is not MessageKind.CANNOT_TELL
            and not reading.entries
            and len(text.split()) <= MOST_WORDS
            and await answers_the_last(work, origin, person, text)
        ):
            return
        if alarming is MessageKind.SHELTER and work.catalogue.shelters:
            await shelters.plain_text(work, origin, person, text, edited=edited)
            return
        maybe_beds = alarming is not MessageKind.CANNOT_TELL
        if not maybe_beds and await shelters.moved_in_words(work, origin, person, text):
            await incidents.offer(work, origin, text, beside=True)
            return
        if maybe_beds and await shelters.answers_card(work, origin, person, text, reading):
            return
        if await form_in_words.read(work, person, origin, text):
            return
        if maybe_beds and await shelters.count_in_words(work, origin, person, text, reading):
            return
    draft = draft_of(work, reading, text)
    if draft is not None:
        draft = await as_usual(work, person, draft)
    alert_too = alarming is MessageKind.CANNOT_TELL and not _is_plain(work, draft, text, project)
    if draft is not None and (why_not := refusal(work, person, draft.content)) is not None:
        await origin.answer(work, why_not)
    elif draft is not None:
        await store_new(work, person, origin, draft)
    elif not alert_too:
        await origin.answer(work, NotUnderstood(said=text))
    if alert_too:
        if draft is None:
            await shelters.question_beside(work, origin, person, text)
        await incidents.offer(work, origin, text, beside=draft is not None)


async def _briefly(work: Work, origin: Origin, person: Person, text: str, about: tuple[str, int | None] | None) -> bool:
    """A word or two that mean what Vigie said last, or what they answer (`about`): "oui", "non", "annule", "merci".
    False where they do not."""
    to_offer = about is None or about[0] == incidents.OFFER
    if sends(text) and to_offer and await incidents.yes_to_offer(work, origin):
        return True
    if (agrees(text) or denies(text)) and about is None and await answers_the_last(work, origin, person, text):
        return True
    if not (withdraws(text) or is_courtesy(text)):
        return False
    if about is None:
        report = await last_shown(work, origin, person)
    elif about[0] == "shift_report_receipt" and about[1] is not None:
        report = await work.unit.shift_reports.by_id(about[1], lock=True)
    else:
        report = None
    if report is None or report.state is ReportState.VOIDED:
        return False
    if withdraws(text):
        await _undo(work, origin, person, report)
        return True
    if await asks_something(work, report):
        return False  # a sign would look like an answer
    seen = ReportReaction(message_id=origin.message_id, sign="stored")
    await work.unit.outbox.put(seen, origin.chat_id, work.now)
    return True


def _is_plain(work: Work, draft: Draft | None, text: str, project: str | None) -> bool:
    """Whether a text that might also be an alert is surely a report: it names an activity, has figures for it and
    raises no question but that of the place, and no word that counts nothing tells of violence."""
    return (
        draft is not None
        and bool(draft.content.entries)
        and all(question.code in SITE_CODES for question in draft.questions)
        and names_activity(flat(text[:LONGEST]), work.catalogue, project)
        and not speaks_of_violence(text, work.catalogue)
    )


async def edited(
    work: Work,
    origin: Origin,
    text: str,
    *,
    command: bool,
    in_place: bool = False,
    about: tuple[str, int | None] | None = None,
) -> None:
    """The message was edited: a new revision of its report, or, where it was none yet, a report now. `in_place`: its
    command says that it is somebody else's; `about`: what of Vigie's it answers."""
    report = await work.unit.shift_reports.by_message(origin.chat_id, origin.message_id)
    if report is None:
        if in_place:
            await reporting_for.begin(work, origin, text)
        elif not command and about is not None and about[0] == reporting_for.PROMPT:
            await answered(work, origin, about, text)
        elif command or not origin.in_group:
            await submit(work, origin, text, command=command, edited=True)
        return
    person = await people.known(work, origin)
    if person is None or person.id != report.sender_id:
        return
    acting = await acting_on(work, person, report)
    if acting is None:
        await origin.answer(work, NotAllowed(use_case=UseCase.REPORT_FOR))
        return
    said = reporting_for.same_author(acting, text, command=command, in_place=in_place)
    if said is None:
        await origin.answer(work, ReportForOther(report_id=report.id))
    else:
        await _revise(work, acting, origin, report, said)


async def correct(work: Work, origin: Origin, report_id: int, text: str) -> None:
    """The corrected text, sent as an answer to *Modifier*'s prompt: the same as editing the message, for 30 days. A
    coordinator may have been asked for it, too."""
    person = await people.known(work, origin)
    report = await work.unit.shift_reports.by_id(report_id, lock=True)
    if person is None or report is None:
        return
    acting = await acting_on(work, person, report)
    if acting is not None:
        await _revise(work, acting, origin, report, text)
        return
    revision = await shown(work, report)
    if revision is not None and may_review(work, person, revision.content):
        await correct_for(work, person, origin, report, text)


async def answered(work: Work, origin: Origin, about: tuple[str, int | None] | None, text: str) -> None:
    """An answer to something that Vigie said (`about`: its kind and subject): figures for a form, a corrected text
    or a reason where one was asked for, words for an open question or a coordinator's, else, in private, a message as
    any."""
    kind, subject = about or ("", None)
    if kind == form_opening.KIND and subject is not None:
        person = await people.known(work, origin)
        if person is None or await form_in_words.read(work, person, origin, text, subject):
            return
        stored = await work.unit.report_forms.by_id(subject)
        kind, subject = ("", None) if stored is None or not stored.corrects else ("correction_prompt", stored.report_id)
    if kind == SENT_BACK and subject is not None:
        if await sent_back.taken(work, origin, subject, text):
            return
        kind = "correction_prompt" if sent_back.is_whole(work, origin, text) else ""
    if kind == "correction_prompt" and subject is not None:
        await correct(work, origin, subject, text)
    elif kind == reporting_for.PROMPT and subject is not None:
        await reporting_for.submit_for(work, origin, subject, text)
    elif kind == "review_reason_prompt" and subject is not None:
        await send_back_in_words(work, origin, subject, text)
    elif kind == "answer_prompt" and subject is not None:
        if not await answered_in_words(work, origin, subject, text, asked=True):
            await correct(work, origin, subject, text)
    # In a group what answers a question and is not understood would be met with silence: it is asked again.
    elif (
        kind in MAY_ASK
        and subject is not None
        and await answered_in_words(work, origin, subject, text, asked=origin.in_group)
    ):
        return
    elif not origin.in_group:
        await submit(work, origin, text, command=False, about=about)


async def _revise(work: Work, acting: Acting, origin: Origin, report: Report, text: str) -> None:
    """A new text for a report. The same text again is no change."""
    if not may_still_change(report.reported_at, work.now):
        await origin.answer(work, CorrectionTooLate(report_id=report.id))
        return
    latest = await work.unit.shift_reports.revision(report.id, await work.unit.shift_reports.last_number(report.id))
    if latest.text in (text, masked(text)):
        return  # Telegram calls it an edit, too, when only a link's preview changed
    group = await work.group(report.chat_id) if report.chat_id < 0 else None
    author = acting.author
    project = group.project if group is not None else author.project
    written = replace(origin, sent_at=report.reported_at)
    draft = read_draft(work, author, written, text, project)
    if report.pending is not None and await answered_in_words(work, origin, report.id, text, asked=False):
        return  # "femmes" in the place of the whole message
    if draft is not None:
        draft = await as_usual(work, author, draft, report)
    else:
        content = Content(project, None, None, None, (), None)
        draft = Draft(content, (Question(code=NOTHING_FOUND, about=text),), (), text, "edited")
    if (why_not := refused(work, acting, draft.content)) is not None:
        await origin.answer(work, why_not)
        return
    await form_opening.close_correction(work, report.id)
    await add_revision(work, author, report, replace(draft, cause="edited"), by=acting.person.id)
    if not await touch_cards(work, report.id):
        # In a group a report that was clear at once has no card, only a sign: the correction shows on one of its own.
        await work.unit.cards.put(
            ShiftReportReceipt(report_id=report.id),
            report.chat_id,
            work.now,
            thread_id=report.thread_id,
            reply_to=report.message_id if report.chat_id < 0 else None,
        )


async def undo_last(work: Work, origin: Origin) -> None:
    """/undo: the newest report that the person sent in this chat, their own or in somebody's place, is voided, and its
    card offers to bring it back; of a correction that is still asked about only that is given up."""
    person = await people.known(work, origin)
    if person is None:
        return
    report = await work.unit.shift_reports.last_of(person.id, origin.chat_id)
    if report is None:
        await origin.answer(work, NothingToUndo())
        return
    await _undo(work, origin, person, report)


async def _undo(work: Work, origin: Origin, person: Person, report: Report) -> None:
    acting = await acting_on(work, person, report)
    if acting is None or not may_change(work, acting, report):
        use_case = UseCase.REPORT_FOR if acting is None else UseCase.CORRECT_SHIFT_REPORT
        await origin.answer(work, NotAllowed(use_case=use_case))
        return
    if not may_still_change(report.reported_at, work.now):
        await origin.answer(work, CorrectionTooLate(report_id=report.id))
        return
    await form_opening.close_correction(work, report.id)
    if report.pending is None:
        await void(work, report, VoidReason.UNDONE, person.id)
    else:
        await give_up(work, report, person.id)
    await origin.answer(work, ShiftReportReceipt(report_id=report.id))
