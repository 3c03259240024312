"""Beds kept for somebody on the way, and beds beyond the usual ones.

The events that tell of them are stored by the caller in the same unit (storage/shelters.py)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.shelters.holds import next_look
from domain.shelters.types import Extra, Hold, Outcome
from storage.prepared import PREPARED
from storage.shelter_tables import BedExtraRow, BedHoldRow, ShelterRow

_HOLDS: Any = BedHoldRow.__table__
_EXTRAS: Any = BedExtraRow.__table__
_SHELTERS: Any = ShelterRow.__table__
_ALL = select(_HOLDS, _SHELTERS.c.site).join(_SHELTERS, _SHELTERS.c.id == _HOLDS.c.shelter_id)
_DUE = (
    _ALL.where(_HOLDS.c.ended_at.is_(None), _HOLDS.c.next_at <= bindparam("now"))
    .order_by(_HOLDS.c.next_at, _HOLDS.c.id)
    .execution_options(**PREPARED)
)
_NEXT = select(func.min(_HOLDS.c.next_at)).where(_HOLDS.c.ended_at.is_(None)).execution_options(**PREPARED)
_NEXT_EXTRA = select(func.min(_EXTRAS.c.until)).where(_EXTRAS.c.ended_at.is_(None)).execution_options(**PREPARED)


class BedHolds:
    """See the module."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        shelter_id: int,
        category: str,
        beds: int,
        words: str,
        holder: int,
        now: datetime,
        until: datetime,
        source: tuple[int, int] | None = None,
    ) -> int:
        """A new hold at a shelter that is locked; returns its id. `source`: the chat and the message it came of."""
        fresh = Hold(0, "", category, beds, words, holder, now, until)
        result: Any = await self._session.execute(
            insert(_HOLDS).values(
                shelter_id=shelter_id,
                category=category,
                beds=beds,
                words=words,
                holder_id=holder,
                chat_id=None if source is None else source[0],
                message_id=None if source is None else source[1],
                made_at=now,
                until=until,
                next_at=next_look(fresh),
                reminded_at=None,
                ended_at=None,
                outcome=None,
                arrived=None,
                ended_by=None,
            )
        )
        hold_id: int = result.inserted_primary_key[0]
        return hold_id

    async def by_id(self, hold_id: int) -> Hold | None:
        """The hold. To change it, lock its shelter first and read it again."""
        row = (await self._session.execute(_ALL.where(_HOLDS.c.id == hold_id))).one_or_none()
        return None if row is None else _hold(row)

    async def open(self, shelter_id: int) -> list[Hold]:
        """A shelter's holds that have not ended, oldest first; also those whose time is over and whose end the clock
        has not noted yet."""
        query = _ALL.where(_HOLDS.c.ended_at.is_(None), _HOLDS.c.shelter_id == shelter_id).order_by(_HOLDS.c.id)
        return [_hold(row) for row in (await self._session.execute(query)).all()]

    async def open_of(self, holder: int) -> list[Hold]:
        """Somebody's holds that have not ended, oldest first."""
        query = _ALL.where(_HOLDS.c.ended_at.is_(None), _HOLDS.c.holder_id == holder).order_by(_HOLDS.c.id)
        return [_hold(row) for row in (await self._session.execute(query)).all()]

    async def open_from(self, holder: int, source: tuple[int, int]) -> list[Hold]:
        """Somebody's holds that came of this message and have not ended, oldest first."""
        query = _ALL.where(
            _HOLDS.c.ended_at.is_(None),
            _HOLDS.c.holder_id == holder,
            _HOLDS.c.chat_id == source[0],
            _HOLDS.c.message_id == source[1],
        )
        return [_hold(row) for row in (await self._session.execute(query.order_by(_HOLDS.c.id))).all()]

    async def due(self, now: datetime) -> list[Hold]:
        """Those with which the clock has something to do."""
        return [_hold(row) for row in (await self._session.execute(_DUE, {"now": now})).all()]

    async def next_at(self) -> datetime | None:
        """When the clock has something to do next."""
        return (await self._session.execute(_NEXT)).scalar()

    async def set(
        self,
        hold: Hold,
        *,
        by: int | None = None,
    ) -> None:
        """The hold stands as given: extended, asked about, or ended by somebody (None: by the clock)."""
        await self._session.execute(
            update(_HOLDS)
            .where(_HOLDS.c.id == hold.id)
            .values(
                until=hold.until,
                reminded_at=hold.reminded_at,
                ended_at=hold.ended_at,
                outcome=None if hold.outcome is None else str(hold.outcome),
                arrived=hold.arrived,
                ended_by=by,
                next_at=next_look(hold),
            )
        )

    # Beds beyond the usual ones

    async def add_extra(
        self, shelter_id: int, category: str, beds: int, since: datetime, until: datetime, by: int
    ) -> int:
        """Beds beyond the usual ones; returns their id."""
        result: Any = await self._session.execute(
            insert(_EXTRAS).values(
                shelter_id=shelter_id,
                category=category,
                beds=beds,
                since=since,
                until=until,
                ended_at=None,
                made_by=by,
            )
        )
        extra_id: int = result.inserted_primary_key[0]
        return extra_id

    async def extras(self, shelter_id: int) -> list[Extra]:
        """A shelter's extra beds that have not been taken away."""
        query = select(_EXTRAS).where(_EXTRAS.c.ended_at.is_(None), _EXTRAS.c.shelter_id == shelter_id)
        return [_extra(row) for row in (await self._session.execute(query.order_by(_EXTRAS.c.id))).all()]

    async def end_extras(self, ids: Iterable[int], now: datetime) -> None:
        """They are taken away."""
        await self._session.execute(update(_EXTRAS).where(_EXTRAS.c.id.in_(list(ids))).values(ended_at=now))

    async def extras_over(self, now: datetime) -> list[tuple[str, Extra]]:
        """Extra beds whose time is over and whose end is not noted yet, with their shelter."""
        query = (
            select(_EXTRAS, _SHELTERS.c.site)
            .join(_SHELTERS, _SHELTERS.c.id == _EXTRAS.c.shelter_id)
            .where(_EXTRAS.c.ended_at.is_(None), _EXTRAS.c.until <= now)
        )
        rows = (await self._session.execute(query.order_by(_EXTRAS.c.id))).all()
        return [(row.site, _extra(row)) for row in rows]

    async def next_extra_end(self) -> datetime | None:
        """When the next extra beds are to be taken away."""
        return (await self._session.execute(_NEXT_EXTRA)).scalar()


def _hold(row: Any) -> Hold:
    return Hold(
        id=row.id,
        shelter=row.site,
        category=row.category,
        beds=row.beds,
        words=row.words,
        holder=row.holder_id,
        made_at=row.made_at,
        until=row.until,
        reminded_at=row.reminded_at,
        ended_at=row.ended_at,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        arrived=row.arrived,
        ended_by=row.ended_by,
    )


def _extra(row: Any) -> Extra:
    return Extra(row.id, row.category, row.beds, row.since, row.until, row.ended_at)
