"""Looking who is on duty: at every handover, at each shift's begin and end, and after every change.

What was told last is kept on the board, so that a change of the clock's is told once, however late it is seen.
"""

from collections.abc import Collection
from datetime import datetime

from domain.duty import OfferState, held_by, next_change
from domain.notices import DutyCard, DutyCardMoved, DutyNews
from services.duty.standing import Standing, coordinators, hours, person_of, standing
from services.work import Work
from storage.duty import Board

CARD, OFFER_CARD = "duty_card", "duty_offer"
OVERVIEW = 0
"""The board of cards that show several projects."""


async def look(work: Work) -> None:
    """Looks at the boards whose time has come; a project that is new gets its board, and is looked at from the next
    handover on. Boards are locked before anything else and in one order, as whoever asks for several does."""
    looks = await work.unit.duty.next_looks(work.now)
    keys = sorted(project.key for project in work.catalogue.projects_on(work.today))
    boards = [await open_board(work, key) for key in keys if looks.get(key, work.now) <= work.now]
    for board in boards:
        if board.project in looks:
            await settle(work, board)


async def next_look(work: Work) -> datetime | None:
    """When the next board is to be looked at; one that is missing, now."""
    looks = await work.unit.duty.next_looks(work.now)
    return min((looks.get(p.key, work.now) for p in work.catalogue.projects_on(work.today)), default=None)


async def open_board(work: Work, project: str) -> Board:
    """The project's board, locked until the commit."""
    clock = hours(work)
    return await work.unit.duty.open(project, clock.instant(clock.handovers_after(work.now)[0]))


async def settle(work: Work, board: Board, knowing: Collection[int] = ()) -> None:
    """Tells what is new of who is on duty: to whom it concerns, less those who are `knowing`; cards are drawn again."""
    stands = await standing(work, board.project)
    on = stands.counting
    await _end_offers(work, board, stands)
    if set(on) != set(board.told):
        for person_id in (*on, *(p for p in board.told if p not in on)):
            if person_id not in knowing and person_id not in set(on) & set(board.told):
                await _tell(work, board, person_id)
    absent = await work.unit.duty.unreachable_on(board.id, work.now)
    if set(on) != set(board.told) or absent != set(board.absent):
        await draw(work, board)
    if not on and not board.gap_told:
        for person in await coordinators(work, board.project):
            if person.id not in knowing:
                await show_card(work, board.id, person.telegram_id)
    await work.unit.duty.looked(board.id, _next(work, stands), on, absent, gap_told=not on)


async def show_card(work: Work, board_id: int, chat_id: int) -> None:
    """The card as a new message of somebody's private chat, where it rings; an older one there gives way to it."""
    card = DutyCard(board_id=board_id)
    await work.unit.cards.moved_on(CARD, chat_id, DutyCardMoved(), work.now, board_id)
    await work.unit.cards.put(card, chat_id, work.now)


async def draw(work: Work, board: Board) -> None:
    """What the cards show is another."""
    await work.unit.duty.changed(board.id)
    await work.unit.cards.touch(CARD, board.id, work.now)
    await work.unit.cards.touch(CARD, OVERVIEW, work.now)


async def _tell(work: Work, board: Board, person_id: int) -> None:
    person = await person_of(work, person_id)
    if person is not None:
        await work.unit.outbox.put(DutyNews(board_id=board.id), person.telegram_id, work.now)


async def _end_offers(work: Work, board: Board, stands: Standing) -> None:
    """An offer of what its giver does not hold any more, or of what is over, is none."""
    for offer in await work.unit.duty.open_offers(board.id):
        if not any(s.start < offer.end and s.end > offer.start for s in held_by(stands.own, offer.giver, work.now)):
            await work.unit.duty.settle_offer(offer.id, OfferState.WITHDRAWN, work.now)
            await work.unit.cards.touch(OFFER_CARD, offer.id, work.now)
            await work.unit.duty.changed(board.id)
            await work.unit.cards.touch(CARD, board.id, work.now)


def _next(work: Work, stands: Standing) -> datetime:
    """The next handover, somebody's begin or end, or the end of the role of whoever is on duty."""
    clock = hours(work)
    handover = clock.instant(clock.handovers_after(work.now)[0])
    changes = [at for plan in stands.plans if (at := next_change(plan, work.now)) is not None]
    roles = [grant.until for on in stands.on for grant in on.person.grants if grant.until is not None]
    return min((handover, *changes, *(until for until in roles if until > work.now)))
