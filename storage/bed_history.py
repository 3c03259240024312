"""What happened to beds, looked back at: for the census, the picture and the export; and a past put in at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, insert, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.shelters.types import BedEvent, Extra, Hold
from storage.dialect import Dialect
from storage.prepared import PREPARED
from storage.shelter_tables import (
    BedCategoryRow,
    BedEventRow,
    BedExtraRow,
    BedHoldRow,
    ShelterRow,
    TurnedAwayRow,
)
from storage.shelters import event_of

_SHELTERS: Any = ShelterRow.__table__
_CATEGORIES: Any = BedCategoryRow.__table__
_EVENTS: Any = BedEventRow.__table__
_HOLDS: Any = BedHoldRow.__table__
_EXTRAS: Any = BedExtraRow.__table__
_TURNED_AWAY: Any = TurnedAwayRow.__table__
_REFUSED = (
    select(_TURNED_AWAY, _SHELTERS.c.site)
    .outerjoin(_SHELTERS, _SHELTERS.c.id == _TURNED_AWAY.c.shelter_id)
    .where(
        _TURNED_AWAY.c.at >= bindparam("since"),
        _TURNED_AWAY.c.at < bindparam("until"),
        _TURNED_AWAY.c.withdrawn_at.is_(None),
    )
    .order_by(_TURNED_AWAY.c.at, _TURNED_AWAY.c.id)
    .execution_options(**PREPARED)
)


@frozen
class TurnedAwayThen:
    """People for whom there was no bed. `shelter` None: nowhere in particular."""

    project: str
    shelter: str | None
    category: str | None
    people: int
    at: datetime
    person: int
    reason: str | None = None
    went: str | None = None


class BedHistory:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    async def shelters(self) -> Mapping[str, int]:
        """Our ids of every shelter of which something is known, also of those that the catalogue has dropped."""
        rows = (await self._session.execute(select(_SHELTERS.c.site, _SHELTERS.c.id).order_by(_SHELTERS.c.id))).all()
        return {row.site: row.id for row in rows}

    async def events(self, shelter_id: int, since: datetime, until: datetime) -> list[BedEvent]:
        """What is needed to look back at the shelter from `since` on and before `until`: what happened then, what
        corrects it later, and of the time before what still held, in order."""
        return (await self.events_of([shelter_id], since, until)).get(shelter_id, [])

    async def events_of(
        self, shelter_ids: Collection[int], since: datetime, until: datetime
    ) -> Mapping[int, list[BedEvent]]:
        """The same of several shelters, by their ids; of one of which nothing is known there is none."""
        asked = {"ids": list(shelter_ids), "since": since, "until": until}
        rows = {row.id: row for row in await self._run("events", self._events_of, asked)}
        if any(row.at >= since for row in rows.values()):
            rows |= {row.id: row for row in await self._run("corrected", self._corrected, asked)}
        found: dict[int, list[BedEvent]] = defaultdict(list)
        for row in rows.values():
            found[row.shelter_id].append(event_of(row))
        for events in found.values():
            events.sort(key=lambda event: (event.at, event.id))
        return found

    async def _run(self, name: str, build: Any, asked: Mapping[str, Any]) -> Any:
        return (await self._session.execute(self._dialect.constant(f"bed history {name}", build), asked)).all()

    def _then(self, events: Any) -> Any:
        of_them = self._dialect.among(events.c.shelter_id, "ids")
        return and_(of_them, events.c.at >= bindparam("since"), events.c.at < bindparam("until"))

    def _events_of(self) -> Any:
        """What happened, and what held before; some may be both."""
        happened = select(_EVENTS).where(self._then(_EVENTS))
        return union_all(happened, self._out_before(), self._open_before()).execution_options(**PREPARED)

    def _corrected(self) -> Any:
        """What corrects what happened, whenever that was."""
        wrong = _EVENTS.alias("wrong")
        later = select(_EVENTS).join(wrong, wrong.c.id == _EVENTS.c.corrects)
        return later.where(_EVENTS.c.corrects.is_not(None), self._then(wrong)).execution_options(**PREPARED)

    def _out_before(self) -> Any:
        """The last event of each category that says what is out of service."""
        one = _EVENTS.alias("one")
        last = _newest(one).where(
            one.c.shelter_id == _CATEGORIES.c.shelter_id,
            one.c.category == _CATEGORIES.c.category,
            one.c.out_of_service.is_not(None),
        )
        query = select(_EVENTS).select_from(_CATEGORIES).join(_EVENTS, _EVENTS.c.id == last.scalar_subquery())
        return query.where(self._dialect.among(_CATEGORIES.c.shelter_id, "ids"))

    def _open_before(self) -> Any:
        """The last event of each shelter that closed or opened it: only these are about no category."""
        one = _EVENTS.alias("one")
        last = _newest(one).where(one.c.shelter_id == _SHELTERS.c.id, one.c.category.is_(None))
        query = select(_EVENTS).select_from(_SHELTERS).join(_EVENTS, _EVENTS.c.id == last.scalar_subquery())
        return query.where(self._dialect.among(_SHELTERS.c.id, "ids"))

    async def told(self, shelter_id: int, since: datetime, until: datetime) -> list[tuple[BedEvent, bool]]:
        """What was told of the shelter from `since` on and before `until`, in order, each with whether it was
        corrected later."""
        later = _EVENTS.alias("later")
        corrected = exists().where(later.c.corrects.is_not(None), later.c.corrects == _EVENTS.c.id)
        query = (
            select(_EVENTS, corrected.label("corrected"))
            .where(_EVENTS.c.shelter_id == shelter_id, _EVENTS.c.at >= since, _EVENTS.c.at < until)
            .order_by(_EVENTS.c.at, _EVENTS.c.id)
        )
        return [(event_of(row), bool(row.corrected)) for row in (await self._session.execute(query)).all()]

    async def extras(self, shelter_ids: Collection[int], since: datetime, until: datetime) -> list[tuple[int, Extra]]:
        """Extra beds that stood at any time from `since` on and before `until`, with their shelter's id."""
        rows = await self._run("extras", self._extras, {"ids": list(shelter_ids), "since": since, "until": until})
        return [(r.shelter_id, Extra(r.id, r.category, r.beds, r.since, r.until, r.ended_at)) for r in rows]

    def _extras(self) -> Any:
        of_them = self._dialect.among(_EXTRAS.c.shelter_id, "ids")
        then = _EXTRAS.c.since < bindparam("until"), _EXTRAS.c.until > bindparam("since")
        return select(_EXTRAS).where(of_them, *then).order_by(_EXTRAS.c.id).execution_options(**PREPARED)

    async def turned_away(self, since: datetime, until: datetime) -> list[TurnedAwayThen]:
        """Who was turned away from `since` on and before `until`, in order; not what was taken back."""
        rows = (await self._session.execute(_REFUSED, {"since": since, "until": until})).all()
        return [
            TurnedAwayThen(r.project, r.site, r.category, r.people, r.at, r.person_id, r.reason, r.went) for r in rows
        ]

    # A past, put in at once

    async def remember(self, shelter_id: int, events: Sequence[BedEvent]) -> list[int]:
        """Events of a past, stored together; their ids in the given order. The shelter is locked. Ids that they bear
        are not used."""
        await self.known(shelter_id, sorted({event.category for event in events if event.category is not None}))
        rows = [{"shelter_id": shelter_id, "stored_at": event.at, **_values(event)} for event in events]
        return await self._add(_EVENTS, rows)

    async def known(self, shelter_id: int, categories: Iterable[str]) -> None:
        """Of these categories something is known from now on."""
        rows = [{"shelter_id": shelter_id, "category": category} for category in categories]
        if rows:
            await self._session.execute(self._dialect.insert(_CATEGORIES).on_conflict_do_nothing(), rows)

    async def remember_holds(self, shelter_id: int, holds: Sequence[Hold]) -> list[int]:
        """Holds of a past that have ended, stored together; their ids in the given order."""
        return await self._add(
            _HOLDS,
            [
                {
                    "shelter_id": shelter_id,
                    "category": hold.category,
                    "beds": hold.beds,
                    "words": hold.words,
                    "holder_id": hold.holder,
                    "made_at": hold.made_at,
                    "until": hold.until,
                    "next_at": None,
                    "reminded_at": hold.reminded_at,
                    "ended_at": hold.ended_at,
                    "outcome": None if hold.outcome is None else str(hold.outcome),
                    "ended_by": None,
                }
                for hold in holds
            ],
        )

    async def remember_turned_away(self, shelter_id: int | None, people: Iterable[TurnedAwayThen]) -> list[int]:
        """People turned away in a past, stored together."""
        return await self._add(
            _TURNED_AWAY,
            [
                {
                    "project": p.project,
                    "shelter_id": shelter_id,
                    "category": p.category,
                    "people": p.people,
                    "reason": p.reason,
                    "went": p.went,
                    "version": 1,
                    "at": p.at,
                    "stored_at": p.at,
                    "person_id": p.person,
                    "withdrawn_at": None,
                    "withdrawn_by": None,
                }
                for p in people
            ],
        )

    async def _add(self, table: Any, rows: list[dict[str, Any]]) -> list[int]:
        """Adds the rows and returns their ids. In one transaction they follow each other."""
        if not rows:
            return []
        before = (await self._session.execute(select(func.coalesce(func.max(table.c.id), 0)))).scalar_one()
        await self._session.execute(insert(table), rows)
        query = select(table.c.id).where(table.c.id > before).order_by(table.c.id)
        return list((await self._session.execute(query)).scalars())


def _newest(events: Any) -> Any:
    """The last one before `since`; a query that is to be narrowed to one shelter."""
    before = select(events.c.id).where(events.c.at < bindparam("since"))
    return before.order_by(events.c.at.desc(), events.c.id.desc()).limit(1).correlate(_CATEGORIES, _SHELTERS)


def _values(event: BedEvent) -> dict[str, Any]:
    return {
        "category": event.category,
        "kind": str(event.kind),
        "at": event.at,
        "person_id": event.by,
        "role": None if event.role is None else str(event.role),
        "occupied": event.occupied,
        "out_of_service": event.out_of_service,
        "change": event.change,
        "beds": event.beds,
        "until": event.until,
        "hold_id": event.hold,
        "outcome": None if event.outcome is None else str(event.outcome),
        "corrects": event.corrects,
    }
