"""Duty offered to a colleague, who accepts or refuses. Until they accept, whoever offers stays on duty: no gap."""

from domain.duty import OfferState, Plan, held_by, transferred
from domain.notices import DutyOffer, DutyOfferAnswered
from domain.people import Person, UseCase, allowed
from domain.taps import DutyOfferTap, OfferAnswer
from domain.toasts import Toast
from services import people
from services.duty.changing import change, today_board
from services.duty.looking import OFFER_CARD, draw
from services.duty.standing import candidates, person_of, standing
from services.work import Origin, Work
from storage.duty import Board, Offer


async def offer(work: Work, person: Person, board: Board, plan: Plan, to: int | None, stale: bool) -> Toast:
    """What is left of the person's shift, or their next one, is offered to a colleague; an earlier offer of theirs is
    withdrawn."""
    mine = held_by(plan, person.id, work.now)
    waiting = await _own(work, person, board)
    if waiting is not None and waiting.taker == to:
        return Toast.ALREADY_DONE
    if stale or not mine:
        return Toast.OUTDATED
    colleague = next((p for p in await candidates(work, board.project) if p.id == to and p.id != person.id), None)
    if colleague is None:
        return Toast.CANNOT_BE_ON_DUTY
    if waiting is not None:
        await _end(work, waiting, OfferState.WITHDRAWN)
    offer_id = await work.unit.duty.offer(board.id, person.id, colleague.id, mine[0], work.now)
    await work.unit.cards.put(DutyOffer(offer_id=offer_id), colleague.telegram_id, work.now)
    await draw(work, board)
    return Toast.OFFERED


async def withdraw(work: Work, person: Person, board: Board) -> Toast:
    """The person's open offer is taken back."""
    waiting = await _own(work, person, board)
    if waiting is None:
        return Toast.ALREADY_DONE
    await _end(work, waiting, OfferState.WITHDRAWN)
    await draw(work, board)
    return Toast.WITHDRAWN


async def answer(work: Work, origin: Origin, tapped: DutyOfferTap) -> Toast:
    """A colleague's answer. An offer is answered once; one whose duty went elsewhere meanwhile is none any more."""
    person = await people.known(work, origin)
    found = await work.unit.duty.offer_by_id(tapped.offer)
    if person is None or found is None or person.id != found.taker:
        return Toast.NOT_ALLOWED
    board = await today_board(work, found.board_id)
    found = await work.unit.duty.offer_by_id(tapped.offer)  # as it stands now that nobody else changes it
    assert found is not None  # offers are never deleted
    toast = await _answer(work, person, board, found, tapped.answer)
    await work.unit.cards.tapped(DutyOffer(offer_id=found.id), origin.chat_id, origin.message_id, work.now)
    return toast


async def _answer(work: Work, person: Person, board: Board | None, found: Offer, said: OfferAnswer) -> Toast:
    if found.state is not OfferState.OPEN:
        done = OfferState.ACCEPTED if said is OfferAnswer.ACCEPT else OfferState.REFUSED
        return Toast.ALREADY_DONE if found.state is done else Toast.OUTDATED
    if board is None or board.id != found.board_id or found.end <= work.now:
        await _end(work, found, OfferState.WITHDRAWN)
        return Toast.OUTDATED
    if said is OfferAnswer.REFUSE:
        await _end(work, found, OfferState.REFUSED)
        await _tell_giver(work, found)
        await draw(work, board)
        return Toast.REFUSED
    if not allowed(person, UseCase.TAKE_DUTY, project=board.project, now=work.now):
        return Toast.NOT_ALLOWED
    plan = (await standing(work, board.project)).own
    after = transferred(plan, found.giver, found.taker, max(found.start, work.now), found.end)
    if after == plan:
        await _end(work, found, OfferState.WITHDRAWN)
        return Toast.OUTDATED
    await _end(work, found, OfferState.ACCEPTED)
    await _tell_giver(work, found)
    await change(work, person, board, plan, after, knowing=(found.giver,))
    return Toast.ON_DUTY if found.start <= work.now else Toast.SAVED


async def _own(work: Work, person: Person, board: Board) -> Offer | None:
    return next((o for o in await work.unit.duty.open_offers(board.id) if o.giver == person.id), None)


async def _end(work: Work, found: Offer, state: OfferState) -> None:
    await work.unit.duty.settle_offer(found.id, state, work.now)
    await work.unit.cards.touch(OFFER_CARD, found.id, work.now)


async def _tell_giver(work: Work, found: Offer) -> None:
    giver = await person_of(work, found.giver)
    if giver is not None:
        await work.unit.outbox.put(DutyOfferAnswered(offer_id=found.id), giver.telegram_id, work.now)
