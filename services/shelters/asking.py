"""Asking for beds: the command, plain words, and the buttons of the answer."""

from collections.abc import Iterable
from dataclasses import replace

from domain.catalogue.folding import words_of
from domain.notices import BedsAnswer, BedsAnswerMoved, BedsNotUnderstood, NotAllowed
from domain.people import Person, UseCase
from domain.reading.shelters.asking import BedsAsked, read_bed_question
from domain.shelters.asking_views import BedsView
from domain.shelters.taps import AskAction, AskTap
from domain.toasts import Toast
from services import groups, people
from services.shelters import boards, counting
from services.shelters.answers import OLD, compose
from services.shelters.changed import ANSWER, keep_true, next_turn
from services.shelters.finding import best
from services.shelters.standing import may, places, standings
from services.work import Origin, Work
from storage.bed_questions import BedQuestion

__all__ = ["answer", "best", "show", "tap"]

_LIVE = frozenset(("live", "direct", "endirect", "tableau", "board"))
_MOST_OPEN = 3
"""How many answers of one person are kept true in a chat at a time."""


async def show(work: Work, origin: Origin, text: str) -> None:
    """/beds, with or without words; `/beds live` puts up a group's board."""
    spoken = await groups.speaker(work, origin)
    if spoken is None:
        return
    person, project = spoken
    if "".join(words_of(text)) in _LIVE:
        await boards.put_up(work, origin, person, project)
        return
    asked = read_bed_question(text, catalogue=work.catalogue, project=project, now=origin.sent_at)
    said = " ".join(some for some in (asked.strange, asked.unknown) if some is not None)
    if said and may(work, person, UseCase.SEE_BEDS):
        await origin.answer(work, BedsNotUnderstood(said=said, beside=not asked.says_nothing))
    if asked.says_nothing and said:
        return
    await answer(work, origin, person, project, asked)


async def in_words(work: Work, origin: Origin, person: Person, text: str) -> None:
    """A question in plain words, in private: what it says besides is nobody's business."""
    asked = read_bed_question(text, catalogue=work.catalogue, project=person.project, now=origin.sent_at)
    if asked.strange is not None and may(work, person, UseCase.SEE_BEDS):
        await origin.answer(work, BedsNotUnderstood(said=asked.strange))
        return
    await answer(work, origin, person, person.project, asked)


async def answer(work: Work, origin: Origin, person: Person, own: str | None, asked: BedsAsked) -> None:
    """The card that answers, with its keepers asked where a count is old."""
    if not may(work, person, UseCase.SEE_BEDS):
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_BEDS))
        return
    project = None if asked.project is None else work.catalogue.meant_by(asked.project, own, work.today)
    asked = replace(asked, project=project)
    categories = {category for _, category in asked.fitting or ()}
    question_id = await work.unit.bed_questions.add(
        person.id,
        origin.chat_id,
        work.now,
        thread_id=origin.thread_id,
        project=asked.project,
        shelter=asked.shelter,
        category=categories.pop() if len(categories) == 1 else None,
        beds=asked.beds,
        fitting=asked.fitting,
        meant=asked.meant,
        several=asked.several,
    )
    question = await work.unit.bed_questions.by_id(question_id)
    assert question is not None  # it was stored just now
    # Shelters are locked before questions, and questions before cards, as by whoever changes beds.
    await ask_keepers(work, question, own)
    await stay_true(work, question)
    await _make_way(work, origin, person, question)
    await origin.answer(work, BedsAnswer(question_id=question_id))


async def _make_way(work: Work, origin: Origin, person: Person, new: BedQuestion) -> None:
    """An earlier answer to the same question gives way to the new one, and so does the oldest of many."""
    mine = await work.unit.bed_questions.open_in(origin.chat_id, board=False, person=person.id)
    earlier = [question for question in mine if question.id != new.id]
    same = [question for question in earlier if _wanted(question) == _wanted(new)]
    others = [question for question in earlier if question not in same]
    gone = sorted(q.id for q in (*same, *others[: max(0, len(others) + 1 - _MOST_OPEN)]))
    await work.unit.bed_questions.close(gone, work.now)
    for question_id in gone:
        await work.unit.cards.become(ANSWER, question_id, BedsAnswerMoved(), work.now)


def _wanted(question: BedQuestion) -> tuple[object, ...]:
    return question.project, question.shelter, question.fitting, question.beds


async def ask_keepers(work: Work, question: BedQuestion, own: str | None) -> None:
    """The keepers of what the answer shows are asked to count where the last count is old; the card is drawn again when
    they do."""
    view = await compose(work, question, BedsAnswer(question_id=question.id), own, may_hold=False, may_record=False)
    for site in _with_old_counts(view):
        await counting.ask_for_count(work, site)


async def stay_true(work: Work, question: BedQuestion) -> None:
    """The card is drawn again when something changes by itself."""
    await keep_true(work, question, next_turn(work, await standings(work, places(work))))


def _with_old_counts(view: BedsView) -> Iterable[str]:
    """In one order, whoever asks: two who ask the same keepers must not cross."""
    shown = [some for some in view.shown if some.options[0].closure is None]
    return sorted(some.shelter for some in shown if any(option.age in OLD for option in some.options))


async def tap(work: Work, origin: Origin, tapped: AskTap) -> Toast | None:
    """A button on an answer, or on a board."""
    person = await people.known(work, origin)
    question = await work.unit.bed_questions.by_id(tapped.question)
    if person is None or question is None or question.chat_id != origin.chat_id:
        return Toast.NOT_ALLOWED
    if not may(work, person, UseCase.SEE_BEDS):
        return Toast.NOT_ALLOWED
    if tapped.action is AskAction.REMOVE:
        return await boards.remove(work, origin, person, question)
    if question.board:
        return Toast.OUTDATED
    shown = BedsAnswer(question_id=question.id)
    match tapped.action:
        case AskAction.ALL:
            shown = BedsAnswer(question_id=question.id, opened="all", page=tapped.page)
        case AskAction.MANY:
            shown = BedsAnswer(question_id=question.id, opened="many", bed=tapped.bed)
        case AskAction.REFRESH:
            renewed = replace(question, asked_at=work.now)
            group = await work.group(origin.chat_id) if origin.in_group else None
            await ask_keepers(work, renewed, person.project if group is None else group.project)
            await work.unit.bed_questions.renew(question.id, work.now)
            await stay_true(work, renewed)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return None
