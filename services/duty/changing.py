"""A plan that somebody changes: it is stored, whoever it concerns is told, cards are drawn again."""

from domain.catalogue import UnknownKey
from domain.duty import Plan, held_by
from domain.notices import DutyNews
from domain.people import Person
from services.duty.looking import draw, open_board, settle
from services.duty.standing import heir, person_of
from services.work import Work
from storage.duty import Board


async def today_board(work: Work, board_id: int) -> Board | None:
    """The board, locked; where another project has succeeded its own, that one's. None: there is no such board, or its
    project was dropped from the catalogue."""
    board = await work.unit.duty.by_id(board_id)
    if board is None:
        return None
    try:
        return await open_board(work, heir(work, board.project))
    except UnknownKey:
        return None


async def change(
    work: Work, by: Person, board: Board, before: Plan, after: Plan, knowing: tuple[int, ...] = ()
) -> None:
    """The plan is another, by somebody's tap: whoever's own duty it changes is told, less those who are `knowing`."""
    await work.unit.duty.keep(board.id, after, work.now, by.id, work.now)
    told = [by.id, *knowing]
    for person_id in dict.fromkeys(shift.person for shift in (*before, *after)):
        differs = held_by(before, person_id, work.now) != held_by(after, person_id, work.now)
        if not differs or person_id in told:
            continue
        person = await person_of(work, person_id)
        if person is not None:
            await work.unit.outbox.put(DutyNews(board_id=board.id, by=by.id), person.telegram_id, work.now)
            told.append(person_id)
    await draw(work, board)
    await settle(work, board, told)
