"""A group's board of beds: one message, pinned where Vigie may, and always true."""

from domain.notices import BedsAnswer, BedsAnswerMoved, BedsBoardInGroups, BedsBoardPin, NotAllowed
from domain.people import Person, UseCase, allowed
from domain.shelters.deriving import age_of
from domain.toasts import Toast
from services.shelters import counting
from services.shelters.answers import OLD
from services.shelters.changed import ANSWER, keep_true, next_turn
from services.shelters.standing import places, standings
from services.work import Origin, Work
from storage.bed_questions import BedQuestion


async def put_up(work: Work, origin: Origin, person: Person, project: str | None) -> None:
    """`/beds live`: the board, at the end of the group's chat. One that stood further up gives way to it."""
    if not origin.in_group:
        await origin.answer(work, BedsBoardInGroups())
        return
    if not _may(work, person, project):
        await origin.answer(work, NotAllowed(use_case=UseCase.PIN_BEDS, project=project))
        return
    # By night nobody rings for a board that stands there; whoever puts one up wants to know now. Shelters are locked
    # before questions.
    await _ask_keepers(work, project)
    await _take_down(work, origin.chat_id, BedsAnswerMoved(board=True))
    question_id = await work.unit.bed_questions.add(
        person.id, origin.chat_id, work.now, thread_id=origin.thread_id, board=True
    )
    question = await work.unit.bed_questions.by_id(question_id)
    assert question is not None  # it was stored just now
    await keep_true(work, question, next_turn(work, await standings(work, places(work))))
    await origin.answer(work, BedsAnswer(question_id=question_id))
    await work.unit.outbox.put(BedsBoardPin(question_id=question_id), origin.chat_id, work.now)


async def _ask_keepers(work: Work, project: str | None) -> None:
    """The keepers of the group's own shelters are asked to count where the last count is old."""
    own = [site for site, place in places(work).items() if place.project == project]
    for stand in sorted(await standings(work, own), key=lambda stand: stand.shelter):
        ages = [age_of(beds.counted_at, work.now, work.catalogue.beds) for beds in stand.beds]
        if stand.accepting and any(age in OLD for age in ages):
            await counting.ask_for_count(work, stand.shelter)


async def remove(work: Work, origin: Origin, person: Person, question: BedQuestion) -> Toast:
    """The board's button: it is taken down for good."""
    group = await work.group(origin.chat_id)
    if group is None or not _may(work, person, group.project):
        return Toast.NOT_ALLOWED
    if not any(q.id == question.id for q in await work.unit.bed_questions.open_in(origin.chat_id, board=True)):
        return Toast.ALREADY_DONE
    await _take_down(work, origin.chat_id, BedsAnswerMoved(board=True, removed=True))
    return Toast.BOARD_REMOVED


async def pinned(work: Work, question_id: int, *, pinned: bool) -> None:
    """Vigie could pin the board; where it may not, the board says so."""
    await work.unit.bed_questions.pinned(question_id, pinned)
    if not pinned:
        await work.unit.cards.touch(ANSWER, question_id, work.now)


async def _take_down(work: Work, chat_id: int, instead: BedsAnswerMoved) -> None:
    standing = await work.unit.bed_questions.open_in(chat_id, board=True)
    await work.unit.bed_questions.close([board.id for board in standing], work.now)
    for board in standing:
        message = await work.unit.cards.message_of(ANSWER, board.id, chat_id)
        if message is not None and board.pinned is not False:
            await work.unit.outbox.put(BedsBoardPin(question_id=board.id, message_id=message), chat_id, work.now)
        await work.unit.cards.become(ANSWER, board.id, instead, work.now)


def _may(work: Work, person: Person, project: str | None) -> bool:
    return allowed(person, UseCase.PIN_BEDS, project=project, now=work.now)
