"""Open questions: answered with a button or in words, and what was answered once is remembered."""

from dataclasses import replace

from domain.answers import DAY_CODES, PROJECT_CODES, SITE_CODES, choices, chosen, fits
from domain.answers_in_words import NUMBER_CODES, in_words, number_in
from domain.brief_replies import AGREED_WITHIN, agrees, denies
from domain.choices import Choice
from domain.habits import habit_of, habitual
from domain.notices import AnswerPrompt, ReportForm, ShiftReportReceipt
from domain.people import Person
from domain.plausibility import open_doubts
from domain.reading import Question
from domain.reading.places import place_on
from domain.shift_reports import ReportState, may_still_change
from domain.taps import AnswerTap
from domain.toasts import Toast
from services import people
from services.shift_reports.doubles import settle_in_words
from services.shift_reports.drafts import NO_SITE, Draft, is_site_of, read_draft
from services.shift_reports.form_opening import correction
from services.shift_reports.in_place import Acting, acting_on, may_change, refused
from services.shift_reports.plausibility import confirm
from services.shift_reports.standing import add_revision, touch_cards
from services.work import Origin, Work
from storage.shift_reports import Report, Revision


async def as_usual(work: Work, person: Person, draft: Draft, reported_on: Report | None = None) -> Draft:
    """The draft less the questions that its author answers the same every time; of a report that somebody else wrote
    in the author's place nothing is taken as usual."""
    project = draft.content.project
    if reported_on is not None and reported_on.reported_by is not None:
        return draft
    if not draft.questions or project is None:
        return draft
    kept = await work.unit.habits.of(person.id)
    known = [k.habit for k in kept if k.project == project]
    content, used, rest = draft.content, [], []
    day = work.today if reported_on is None else work.day_of(reported_on.reported_at)
    for question in draft.questions:
        found = habitual(question, choices(question, content, work.catalogue, day), known)
        if found is None or not fits(content, found[0].figures, work.catalogue):
            rest.append(question)
            continue
        content, _ = chosen(content, (question,), found[0])
        used.append(found[1])
    return replace(draft, content=content, questions=tuple(rest), habits=(*draft.habits, *dict.fromkeys(used)))


async def answer(work: Work, origin: Origin, tapped: AnswerTap) -> Toast | None:
    """A likely answer, tapped. A tap that comes twice, or from a card that showed an older state, changes nothing."""
    person = await people.known(work, origin)
    report = await work.unit.shift_reports.by_id(tapped.report, lock=True)
    if person is None or report is None:
        return Toast.NOT_ALLOWED
    acting = await acting_on(work, person, report)
    if acting is None:
        return Toast.NOT_YOURS
    toast = await _answer(work, acting, report, tapped)
    await touch_cards(work, report.id)
    await work.unit.cards.tapped(ShiftReportReceipt(report_id=report.id), origin.chat_id, origin.message_id, work.now)
    return toast


async def _answer(work: Work, acting: Acting, report: Report, tapped: AnswerTap) -> Toast:
    if not may_change(work, acting, report):
        return Toast.NOT_ALLOWED
    if not may_still_change(report.reported_at, work.now):
        return Toast.TOO_LATE
    if report.pending is None or report.state is ReportState.VOIDED:
        return Toast.ALREADY_DONE
    if report.pending != tapped.revision:
        return Toast.OUTDATED
    waiting = await work.unit.shift_reports.revision(report.id, report.pending)
    if not waiting.questions:
        return Toast.OUTDATED
    likely = choices(waiting.questions[0], waiting.content, work.catalogue, work.day_of(report.reported_at))
    found = next((choice for choice in likely if choice.key == tapped.choice), None)
    return Toast.OUTDATED if found is None else await _take(work, acting, report, waiting, found)


async def _take(work: Work, acting: Acting, report: Report, waiting: Revision, choice: Choice) -> Toast:
    """The answer becomes a revision: the last one stores the whole. Words that somebody wrote in the author's place
    say nothing of what the author means by them: nothing is remembered of those."""
    author = acting.author
    content, questions = chosen(waiting.content, waiting.questions, choice)
    if choice.day is not None:
        project, site = place_on(content.project, content.site, choice.day, work.catalogue)
        content = replace(content, project=project, site=site)
    habits = waiting.habits
    learned = habit_of(waiting.questions[0], choice)
    if learned is not None and content.project is not None and report.reported_by is None:
        await work.unit.habits.learn(author.id, content.project, learned, work.now)
        habits = (*(h for h in habits if h.word != learned.word), learned)
    draft = Draft(content, questions, waiting.possible, waiting.text, "answered", habits)
    if choice.project is not None:
        draft = await as_usual(work, author, _placed(work, author, draft), report)
    if refused(work, acting, draft.content) is not None:
        return Toast.NOT_ALLOWED
    state = await add_revision(work, author, report, draft, by=acting.person.id)
    return Toast.STILL_OPEN if state is ReportState.PENDING else Toast.SAVED


def _placed(work: Work, person: Person, draft: Draft) -> Draft:
    """Once the project is known: the site is the one said, the usual one, the only one, or asked."""
    project, site = draft.content.project, draft.content.site
    if project is None or any(q.code in SITE_CODES for q in draft.questions):
        return draft
    day = draft.content.day or work.today
    if site is not None and is_site_of(work, project, site, day):
        return draft
    keys = [s.key for s in work.catalogue.sites_of(project, day)]
    site = person.site if person.site in keys else keys[0] if len(keys) == 1 else None
    questions = draft.questions if site is not None else (*draft.questions, Question(NO_SITE))
    return replace(draft, content=replace(draft.content, site=site), questions=questions)


async def ask_in_words(work: Work, origin: Origin, report: Report, said: str | None = None) -> None:
    """Asks the open question for an answer in words, as an answer to the message that asks."""
    await work.unit.outbox.put(
        AnswerPrompt(report_id=report.id, said=said),
        origin.chat_id,
        work.now,
        thread_id=origin.thread_id,
        # In a group only whoever wrote the message that is answered is shown the field to answer in.
        reply_to=(report.message_id if said is None else origin.message_id) if origin.in_group else None,
    )


async def answered_in_words(work: Work, origin: Origin, report_id: int, text: str, *, asked: bool) -> bool:
    """Words that answer a report's open question (`asked`: they were asked for), or say that its figures are right.
    False where they are none, so that they are what any message is; where they were asked for and are nothing at all,
    the question is asked again."""
    person = await work.person(origin.sender_id)  # a stranger who answers a card in a group is nobody's business
    report = await work.unit.shift_reports.by_id(report_id, lock=True)
    acting = None if person is None or report is None else await acting_on(work, person, report)
    if acting is None or report is None:
        return False
    if not may_change(work, acting, report) or not may_still_change(report.reported_at, work.now):
        return False
    if report.pending is None:
        return await _figures_right_or_not(work, acting, origin, report, text)
    waiting = await work.unit.shift_reports.revision(report.id, report.pending)
    if not waiting.questions:
        return await settle_in_words(work, acting, report, waiting, text)
    written = report.reported_at.astimezone(work.catalogue.zone)
    choice = in_words(waiting.questions[0], waiting.content, text, work.catalogue, written)
    if choice is None:
        whole = read_draft(work, acting.author, origin, text, waiting.content.project)
        if not asked or (whole is not None and whole.content.entries):
            return False  # the whole message again
    toast = None if choice is None else await _take(work, acting, report, waiting, choice)
    if toast in (None, Toast.NOT_ALLOWED):
        await ask_in_words(work, origin, report, text)
        return True
    await touch_cards(work, report.id)
    return True


async def answers_the_last(work: Work, origin: Origin, person: Person, text: str) -> bool:
    """A number, a day or a place on its own, a yes or no, or what is to become of a double, in private: to the question
    that the last card asks about the report just sent. False where there is none. Other words may be anything, and
    answer only as a reply."""
    report = await last_shown(work, origin, person)
    if report is None:
        return False
    if report.pending is not None:
        questions = (await work.unit.shift_reports.revision(report.id, report.pending)).questions
        code = questions[0].code if questions else None
        if code in NUMBER_CODES and number_in(text) is None and not agrees(text):
            return False
        if code is not None and code not in NUMBER_CODES | DAY_CODES | PROJECT_CODES | SITE_CODES:
            return False
    return await answered_in_words(work, origin, report.id, text, asked=False)


async def asks_something(work: Work, report: Report) -> bool:
    """Whether the report's card asks its author something."""
    if report.pending is not None or report.counted is None:
        return True
    content = (await work.unit.shift_reports.revision(report.id, report.counted)).content
    return bool(open_doubts(content, report.doubts))


async def last_shown(work: Work, origin: Origin, person: Person) -> Report | None:
    """The person's last report in this chat, where its card is the last one there, not long ago."""
    card = await work.unit.cards.newest_in(origin.chat_id)
    if card is None or card[0] != "shift_report_receipt":
        return None
    report = await work.unit.shift_reports.last_of(person.id, origin.chat_id)
    if report is None or report.id != card[1] or work.now - report.reported_at > AGREED_WITHIN:
        return None
    return report


async def _figures_right_or_not(work: Work, acting: Acting, origin: Origin, report: Report, text: str) -> bool:
    """ "Oui" or "non" to the question whether a figure is right."""
    if report.counted is None:
        return False
    if denies(text) and not origin.in_group:
        content = (await work.unit.shift_reports.revision(report.id, report.counted)).content
        if open_doubts(content, report.doubts):
            form_id = await correction(work, acting, origin, report)
            await origin.answer(work, ReportForm(form_id=form_id))
            return True
    if not agrees(text) or await confirm(work, report, report.counted) is not Toast.CONFIRMED:
        return False
    await touch_cards(work, report.id)
    return True
