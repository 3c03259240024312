"""Duty: each project's board, its plan, and offers between colleagues."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.duty import OfferState, Plan, Shift, planned
from domain.frozen import frozen
from storage.audit import Audit
from storage.dialect import Dialect, inline
from storage.prepared import PREPARED
from storage.tables import Chat, DutyBoardRow, DutyOfferRow, DutyShiftRow, PersonRow

_BOARDS: Any = DutyBoardRow.__table__
_OPEN = str(OfferState.OPEN)
_SHIFTS: Any = DutyShiftRow.__table__
_PEOPLE: Any = PersonRow.__table__
_CHATS: Any = Chat.__table__
_NEXT = select(_BOARDS.c.id, _BOARDS.c.project, _BOARDS.c.next_at, _BOARDS.c.absent).execution_options(**PREPARED)
_OF_PROJECT = select(_BOARDS).where(_BOARDS.c.project == bindparam("of")).execution_options(**PREPARED)
_PLANNED = (
    select(_SHIFTS)
    .where(
        _SHIFTS.c.board_id == bindparam("board"),
        _SHIFTS.c.replaced_at.is_(None),
        _SHIFTS.c.ends_at > bindparam("since"),
    )
    .order_by(_SHIFTS.c.starts_at)
    .execution_options(**PREPARED)
)
_GONE = (
    select(_SHIFTS.c.board_id, _SHIFTS.c.person_id)
    .distinct()
    .join(_PEOPLE, _PEOPLE.c.id == _SHIFTS.c.person_id)
    .outerjoin(_CHATS, _CHATS.c.chat_id == _PEOPLE.c.telegram_id)
    .where(
        _SHIFTS.c.replaced_at.is_(None),
        _SHIFTS.c.ends_at > bindparam("now"),
        or_(_CHATS.c.unreachable_since.is_not(None), _PEOPLE.c.locked_at.is_not(None)),
    )
    .execution_options(**PREPARED)
)
"""Everybody in a plan who cannot be reached: few, mostly nobody."""


@frozen
class Board:
    """One project's duty; see the table."""

    id: int
    project: str
    version: int
    next_at: datetime
    told: tuple[int, ...]
    absent: tuple[int, ...]
    gap_told: bool


@frozen
class Offer:
    """One person's offer of their duty to another."""

    id: int
    board_id: int
    giver: int
    taker: int
    start: datetime
    end: datetime
    state: OfferState


class Duty:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        self._session = session
        self._dialect = dialect
        self._audit = audit

    async def next_looks(self, now: datetime) -> Mapping[str, datetime]:
        """Each board's project, and when it is to be looked at next: now, where somebody in its plan can no longer be
        reached, or can again. Asked for here and not told by whoever notices, since that is delivery and intake, which
        hold cards and chats and must not wait for a board."""
        gone: dict[int, set[int]] = {}
        for board_id, person_id in (await self._session.execute(_GONE, {"now": now})).all():
            gone.setdefault(board_id, set()).add(person_id)
        rows = (await self._session.execute(_NEXT)).all()
        return {row.project: now if gone.get(row.id, set()) != set(row.absent) else row.next_at for row in rows}

    async def unreachable_on(self, board_id: int, now: datetime) -> set[int]:
        """Who stands in the plan from now on and cannot be reached: our own ids."""
        rows = (await self._session.execute(_GONE, {"now": now})).all()
        return {person_id for board, person_id in rows if board == board_id}

    async def open(self, project: str, next_at: datetime) -> Board:
        """The project's board, locked; made where there is none yet."""
        fresh = self._dialect.insert(_BOARDS).values(
            project=project, version=1, next_at=next_at, told=[], absent=[], gap_told=False
        )
        await self._session.execute(fresh.on_conflict_do_nothing(index_elements=["project"]))
        found = await self._board(DutyBoardRow.project == project, lock=True)
        assert found is not None  # made just now, and never deleted
        return found

    async def by_project(self, project: str) -> Board | None:
        """The project's board; None where nobody asked for it yet."""
        row = (await self._session.execute(_OF_PROJECT, {"of": project})).one_or_none()
        return None if row is None else _board_of(row)

    async def by_id(self, board_id: int, *, lock: bool = False) -> Board | None:
        """The board; with `lock` nobody else changes its plan before the commit."""
        return await self._board(DutyBoardRow.id == board_id, lock=lock)

    async def _board(self, where: Any, *, lock: bool = False) -> Board | None:
        query = select(DutyBoardRow).where(where).execution_options(populate_existing=True)
        row = (await self._session.scalars(query.with_for_update() if lock else query)).one_or_none()
        return None if row is None else _board_of(row)

    async def looked(
        self, board_id: int, next_at: datetime, told: Sequence[int], absent: Collection[int], gap_told: bool
    ) -> None:
        """It was looked who is on duty."""
        await self._session.execute(
            update(DutyBoardRow)
            .where(DutyBoardRow.id == board_id)
            .values(next_at=next_at, told=list(told), absent=sorted(absent), gap_told=gap_told)
        )

    async def look_at(self, person_id: int, now: datetime) -> None:
        """Who counts may be another: the boards in whose plan the person stands are looked at at the next tick. Before
        anything else is locked."""
        theirs = select(_SHIFTS.c.board_id).where(
            _SHIFTS.c.person_id == person_id, _SHIFTS.c.replaced_at.is_(None), _SHIFTS.c.ends_at > now
        )
        boards = select(DutyBoardRow.id).where(DutyBoardRow.id.in_(theirs)).order_by(DutyBoardRow.id)
        found = (await self._session.scalars(boards.with_for_update())).all()
        await self._session.execute(update(DutyBoardRow).where(DutyBoardRow.id.in_(found)).values(next_at=now))

    async def changed(self, board_id: int) -> None:
        """What the cards show is another: taps on older ones are seen as such."""
        await self._session.execute(
            update(DutyBoardRow).where(DutyBoardRow.id == board_id).values(version=DutyBoardRow.version + 1)
        )

    # Plans

    async def plan(self, board_id: int, since: datetime) -> Plan:
        """What stands in the plan from `since` on."""
        rows = await self._standing(board_id, since)
        return planned(Shift(row.person_id, row.starts_at, row.ends_at) for row in rows)

    async def _standing(self, board_id: int, since: datetime) -> Sequence[Any]:
        return (await self._session.execute(_PLANNED, {"board": board_id, "since": since})).all()

    async def keep(self, board_id: int, plan: Plan, since: datetime, by: int, now: datetime) -> None:
        """The plan that was read from `since` on is this one now, with what was cut off it before `since`. What it
        leaves as it was stays; nothing is overwritten."""
        wanted = {(s.person, s.start, s.end) for s in plan}
        gone = []
        for row in await self._standing(board_id, since):
            shift = (row.person_id, row.starts_at, row.ends_at)
            if shift in wanted:
                wanted.discard(shift)
            else:
                gone.append(row.id)
        await self._session.execute(
            update(DutyShiftRow).where(DutyShiftRow.id.in_(gone)).values(replaced_by=by, replaced_at=now)
        )
        for person, start, end in sorted(wanted, key=lambda shift: shift[1]):
            await self._session.execute(
                insert(DutyShiftRow).values(
                    board_id=board_id,
                    person_id=person,
                    starts_at=start,
                    ends_at=end,
                    made_by=by,
                    made_at=now,
                    replaced_by=None,
                    replaced_at=None,
                )
            )
        await self._audit.note(now, Deed.DUTY_CHANGED, Subject.DUTY, board_id, by)

    # Offers

    async def offer(self, board_id: int, giver: int, taker: int, shift: Shift, now: datetime) -> int:
        """A new open offer; returns its id. IntegrityError where the giver has one open already."""
        result: Any = await self._session.execute(
            insert(DutyOfferRow).values(
                board_id=board_id,
                giver_id=giver,
                taker_id=taker,
                starts_at=shift.start,
                ends_at=shift.end,
                made_at=now,
                state=_OPEN,
                settled_at=None,
            )
        )
        offer_id: int = result.inserted_primary_key[0]
        return offer_id

    async def offer_by_id(self, offer_id: int) -> Offer | None:
        """The offer."""
        query = select(DutyOfferRow).where(DutyOfferRow.id == offer_id).execution_options(populate_existing=True)
        row = (await self._session.scalars(query)).one_or_none()
        return None if row is None else _offer(row)

    async def open_offers(self, board_id: int) -> list[Offer]:
        """Offers that wait for an answer."""
        query = select(DutyOfferRow).where(DutyOfferRow.board_id == board_id, DutyOfferRow.state == inline(_OPEN))
        return [_offer(row) for row in (await self._session.scalars(query.order_by(DutyOfferRow.id))).all()]

    async def settle_offer(self, offer_id: int, state: OfferState, now: datetime) -> None:
        """The offer is answered or withdrawn."""
        await self._session.execute(
            update(DutyOfferRow).where(DutyOfferRow.id == offer_id).values(state=str(state), settled_at=now)
        )


def _board_of(row: Any) -> Board:
    return Board(row.id, row.project, row.version, row.next_at, tuple(row.told), tuple(row.absent), row.gap_told)


def _offer(row: DutyOfferRow) -> Offer:
    return Offer(row.id, row.board_id, row.giver_id, row.taker_id, row.starts_at, row.ends_at, OfferState(row.state))
