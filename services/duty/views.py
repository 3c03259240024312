"""What one reader may be shown of duty at the moment of sending."""

from dataclasses import replace

from domain.duty import (
    DAYS_AHEAD,
    DutyNewsView,
    DutyOfferView,
    DutyOverview,
    DutyProject,
    DutyRow,
    DutyView,
    OfferState,
    Shift,
    held_by,
    on_duty_at,
    periods,
)
from domain.notices import DutyCard, DutyNews
from domain.people import Person, UseCase, allowed, projects_of
from services.duty.acting import seen_by
from services.duty.looking import OVERVIEW
from services.duty.standing import Standing, absence, candidates, heir, hours, person_of, standing
from services.work import Work
from storage.duty import Board
from storage.groups import TeamGroup

_MOST = 6
"""How many coming shifts a card lists: a screen holds no more beside its buttons."""


async def card_view(work: Work, reader: Person, notice: DutyCard) -> DutyView | DutyOverview | None:
    """The card as it stands; None for somebody who may see no project's duty any more."""
    mine = seen_by(work, reader)
    if notice.board_id == OVERVIEW:
        boards = [board for key in mine if (board := await work.unit.duty.by_project(key)) is not None]
        shown = [(await _project(work, board, await standing(work, board.project), reader)) for board in boards]
        return DutyOverview(tuple(shown), work.now) if shown else None
    board = await _board(work, notice.board_id)
    if board is None or board.project not in mine:
        return None
    stands = await standing(work, board.project)
    may_take = allowed(reader, UseCase.TAKE_DUTY, project=board.project, now=work.now)
    may_plan = allowed(reader, UseCase.SET_DUTY, project=board.project, now=work.now)
    current = on_duty_at(stands.own, work.now)
    offers = await work.unit.duty.open_offers(board.id)
    offer = next((o for o in offers if o.giver == reader.id), None)
    names = {} if offer is None else await work.unit.people.names([offer.taker])
    view = DutyView(
        version=board.version,
        now=work.now,
        duty=await _project(work, board, stands, reader),
        may_take=may_take and (current is None or current.person != reader.id),
        may_plan=may_plan,
        may_offer=may_take and bool(held_by(stands.own, reader.id, work.now)),
        several=len(mine) > 1,
        offered_to=None if offer is None else names.get(offer.taker, ""),
    )
    return await _opened(work, board, view, reader, notice, stands)


async def _opened(
    work: Work, board: Board, view: DutyView, reader: Person, notice: DutyCard, stands: Standing
) -> DutyView:
    """What the open menu offers; where the reader may no longer use it, it is closed."""
    if notice.part is None or not (view.may_offer if notice.part == "offer" else view.may_plan):
        return view
    found = sorted(await candidates(work, board.project), key=lambda p: p.id != reader.id)
    people = tuple((p.id, None if p.id == reader.id else p.first_name) for p in found)
    match notice.part:
        case "offer":
            return replace(view, menu="offer", people=tuple(p for p in people if p[1] is not None))
        case "who":
            return replace(view, menu="who", people=people)
        case "drop":
            own = tuple(s for s in stands.own if s.end > work.now)[:_MOST]
            rows = await _rows(work, board.project, own, reader)
            holders = tuple((s.person, row.name) for s, row in zip(own, rows, strict=True))
            return replace(view, menu="drop", own=rows, people=holders)
    chosen = next((p for p in people if p[0] == notice.person), None)
    if chosen is None:
        return replace(view, menu="who", people=people)
    clock = hours(work)
    if notice.part == "day":
        return replace(view, menu="day", chosen=chosen, days=clock.handovers_after(work.now, DAYS_AHEAD))
    return replace(view, menu="when", chosen=chosen, periods=periods(work.now, clock))


async def group_card_view(work: Work, group: TeamGroup | None, notice: DutyCard) -> DutyView | None:
    """In a team's group: who is on duty in its project, nothing to tap."""
    board = await _board(work, notice.board_id)
    if board is None or group is None or group.project != board.project:
        return None
    stands = await standing(work, board.project)
    return DutyView(board.version, work.now, await _project(work, board, stands, None))


async def news_view(work: Work, reader: Person, notice: DutyNews) -> DutyNewsView | None:
    """The reader's own shifts from now on, and who is on duty where they are not."""
    board = await _board(work, notice.board_id)
    if board is None or board.project not in seen_by(work, reader):
        return None
    stands = await standing(work, board.project)
    mine = tuple(s for plan in stands.plans for s in held_by(plan, reader.id, work.now))
    shown = await _project(work, board, stands, reader)
    names = {} if notice.by is None else await work.unit.people.names([notice.by])
    by = None if notice.by is None else names.get(notice.by)
    return DutyNewsView(board.project, work.now, await _rows(work, board.project, mine[:_MOST], reader), shown.on, by)


async def offer_view(work: Work, reader: Person, offer_id: int) -> DutyOfferView | None:
    """The offer, for the one to whom it was made."""
    view = await _offer(work, reader, offer_id)
    return view if view is not None and view.incoming else None


async def answered_view(work: Work, reader: Person, offer_id: int) -> DutyOfferView | None:
    """The answer, for the one who made the offer."""
    view = await _offer(work, reader, offer_id)
    return None if view is None or view.incoming else view


async def _offer(work: Work, reader: Person, offer_id: int) -> DutyOfferView | None:
    offer = await work.unit.duty.offer_by_id(offer_id)
    board = None if offer is None else await _board(work, offer.board_id)
    if offer is None or board is None or reader.id not in (offer.giver, offer.taker):
        return None
    if not allowed(reader, UseCase.SEE_DUTY, project=board.project, now=work.now):
        return None
    names = await work.unit.people.names([offer.giver, offer.taker])
    over = offer.state is OfferState.OPEN and offer.end <= work.now
    return DutyOfferView(
        offer=offer.id,
        project=board.project,
        state=OfferState.WITHDRAWN if over else offer.state,
        start=offer.start,
        end=offer.end,
        giver=names.get(offer.giver, ""),
        taker=names.get(offer.taker, ""),
        incoming=reader.id == offer.taker,
        now=work.now,
    )


def sets_duty(work: Work, reader: Person) -> bool:
    """Whether the reader may set who is on duty in some project."""
    keys = [project.key for project in work.catalogue.projects_on(work.today)]
    return bool(projects_of(reader, UseCase.SET_DUTY, keys, work.now))


async def _board(work: Work, board_id: int) -> Board | None:
    """The board of today's project; None where there is none yet, or the catalogue has dropped it."""
    board = await work.unit.duty.by_id(board_id)
    if board is None or board.project not in {p.key for p in work.catalogue.projects}:
        return None
    today = heir(work, board.project)
    return board if today == board.project else await work.unit.duty.by_project(today)


async def _project(work: Work, board: Board, stands: Standing, reader: Person | None) -> DutyProject:
    on = tuple(
        DutyRow(
            None if reader is not None and o.person.id == reader.id else o.person.first_name,
            o.shift.start,
            o.shift.end,
            o.absence,
        )
        for o in stands.on
    )
    return DutyProject(board.id, board.project, on, await _rows(work, board.project, stands.coming[:_MOST], reader))


async def _rows(work: Work, project: str, shifts: tuple[Shift, ...], reader: Person | None) -> tuple[DutyRow, ...]:
    rows = []
    for shift in shifts:
        person = await person_of(work, shift.person)
        if person is not None:
            own = reader is not None and person.id == reader.id
            missing = await absence(work, person, project)
            rows.append(DutyRow(None if own else person.first_name, shift.start, shift.end, missing))
    return tuple(rows)
