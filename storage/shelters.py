"""Shelters: what happened to their beds, and how these stand.

How they stand is looked up in a few events of each category (the last count, what moved since), never summed up over
the past: five years of events answer as fast as a month. domain/shelters/deriving.py says the same from all events.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.catalogue.parts import Shelter
from domain.roles import Role
from domain.shelters.deriving import closure
from domain.shelters.types import BedEvent, Beds, EventKind, Outcome, Standing
from storage.audit import Audit
from storage.dialect import Dialect, inline
from storage.prepared import PREPARED
from storage.shelter_tables import BedCategoryRow, BedEventRow, BedExtraRow, BedHoldRow, ShelterRow

_SHELTERS: Any = ShelterRow.__table__
_CATEGORIES: Any = BedCategoryRow.__table__
_EVENTS: Any = BedEventRow.__table__
_HOLDS: Any = BedHoldRow.__table__
_EXTRAS: Any = BedExtraRow.__table__
ALONE = "beds"
"""What names the work on beds; see UnitOfWork.alone."""
_NEXT_OPENING = select(func.min(_SHELTERS.c.opens_at)).execution_options(**PREPARED)
_NEW_EVENT = insert(_EVENTS).execution_options(**PREPARED)


class Shelters:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        self._session = session
        self._dialect = dialect
        self._audit = audit

    async def alone(self) -> None:
        """Until the commit nobody else changes any beds: as by a lock, for what is of no shelter in particular."""
        await self._dialect.alone(self._session, ALONE)

    async def lock(self, site: str) -> int:
        """The shelter's id, made where there is none yet. Until the commit nobody else changes its beds; nor another
        shelter's, so that two units that change several never wait for each other."""
        await self.alone()
        fresh = self._dialect.insert(_SHELTERS).values(site=site, version=1, asked_at=None, opens_at=None)
        await self._session.execute(fresh.on_conflict_do_nothing(index_elements=["site"]))
        found: int = (
            await self._session.execute(select(_SHELTERS.c.id).where(_SHELTERS.c.site == site).with_for_update())
        ).scalar_one()
        return found

    async def ids(self, sites: Iterable[str]) -> Mapping[str, int]:
        """Our ids of those shelters of which something is known."""
        query = self._dialect.constant("shelters by site", self._by_site)
        return {row.site: row.id for row in (await self._session.execute(query, {"sites": list(sites)})).all()}

    def _by_site(self) -> Any:
        of_them = self._dialect.among(_SHELTERS.c.site, "sites", words=True)
        return select(_SHELTERS.c.site, _SHELTERS.c.id).where(of_them).execution_options(**PREPARED)

    async def site(self, shelter_id: int) -> str | None:
        """Which shelter it is."""
        return await self._session.scalar(select(_SHELTERS.c.site).where(_SHELTERS.c.id == shelter_id))

    async def version(self, shelter_id: int) -> int:
        """What its cards' buttons carry now."""
        found = await self._session.scalar(select(_SHELTERS.c.version).where(_SHELTERS.c.id == shelter_id))
        return found or 0

    async def asked_at(self, shelter_id: int) -> datetime | None:
        """When its keepers were last asked for a fresh count."""
        return await self._session.scalar(select(_SHELTERS.c.asked_at).where(_SHELTERS.c.id == shelter_id))

    async def asked(self, shelter_id: int, now: datetime) -> None:
        """Its keepers are asked for a fresh count."""
        await self._session.execute(update(_SHELTERS).where(_SHELTERS.c.id == shelter_id).values(asked_at=now))

    async def add(
        self,
        shelter_id: int,
        kind: EventKind,
        at: datetime,
        now: datetime,
        *,
        category: str | None = None,
        by: int | None = None,
        role: Role | None = None,
        occupied: int | None = None,
        out_of_service: int | None = None,
        change: int | None = None,
        beds: int | None = None,
        until: datetime | None = None,
        hold: int | None = None,
        outcome: Outcome | None = None,
        corrects: int | None = None,
    ) -> int:
        """A further event of a shelter that is locked; returns its id."""
        if category is not None:
            known = self._dialect.insert(_CATEGORIES).values(shelter_id=shelter_id, category=category)
            await self._session.execute(known.on_conflict_do_nothing())
        await self._session.execute(
            update(_SHELTERS).where(_SHELTERS.c.id == shelter_id).values(version=_SHELTERS.c.version + 1)
        )
        result: Any = await self._session.execute(
            _NEW_EVENT,
            {
                "shelter_id": shelter_id,
                "category": category,
                "kind": str(kind),
                "at": at,
                "stored_at": now,
                "person_id": by,
                "role": None if role is None else str(role),
                "occupied": occupied,
                "out_of_service": out_of_service,
                "change": change,
                "beds": beds,
                "until": until,
                "hold_id": hold,
                "outcome": None if outcome is None else str(outcome),
                "corrects": corrects,
            },
        )
        event_id: int = result.inserted_primary_key[0]
        if by is not None:
            await self._audit.note(now, Deed.BEDS_CHANGED, Subject.SHELTER, shelter_id, by)
        return event_id

    async def event(self, event_id: int) -> BedEvent | None:
        """One event."""
        row = (await self._session.execute(select(_EVENTS).where(_EVENTS.c.id == event_id))).one_or_none()
        return None if row is None else event_of(row)

    async def events(self, shelter_id: int, since: datetime, until: datetime) -> list[BedEvent]:
        """What happened to a shelter from `since` on and before `until`, in order."""
        query = (
            select(_EVENTS)
            .where(_EVENTS.c.shelter_id == shelter_id, _EVENTS.c.at >= since, _EVENTS.c.at < until)
            .order_by(_EVENTS.c.at, _EVENTS.c.id)
        )
        return [event_of(row) for row in (await self._session.execute(query)).all()]

    async def counted_since(self, event: BedEvent) -> bool:
        """Whether beds of its category were counted after what the event says, by a count that still stands."""
        since, later = _EVENTS.alias("since"), _EVENTS.alias("later")
        query = select(since.c.id).where(
            since.c.shelter_id == select(_EVENTS.c.shelter_id).where(_EVENTS.c.id == event.id).scalar_subquery(),
            since.c.category == event.category,
            or_(since.c.occupied.is_not(None), since.c.out_of_service.is_not(None)),
            since.c.at >= event.at,
            or_(since.c.at > event.at, since.c.id > event.id),
            ~exists().where(later.c.corrects == since.c.id, later.c.kind == inline(str(EventKind.COUNT))),
        )
        return (await self._session.execute(query.limit(1))).first() is not None

    async def arrival(self, hold_id: int) -> BedEvent | None:
        """Those of a hold who moved in, unless that was taken back."""
        later = _EVENTS.alias("later")
        query = select(_EVENTS).where(
            _EVENTS.c.hold_id == hold_id,
            _EVENTS.c.kind == inline(str(EventKind.MOVEMENT)),
            _EVENTS.c.corrects.is_(None),
            ~exists().where(later.c.corrects == _EVENTS.c.id),
        )
        row = (await self._session.execute(query)).one_or_none()
        return None if row is None else event_of(row)

    async def opens_at(self, shelter_id: int, instant: datetime | None) -> None:
        """When the clock opens the shelter, which somebody closed until then; None: it does not."""
        await self._session.execute(update(_SHELTERS).where(_SHELTERS.c.id == shelter_id).values(opens_at=instant))

    async def to_open(self, now: datetime) -> list[tuple[str, datetime]]:
        """The shelters that the clock is to open, and since when; in one order, for whoever locks them."""
        query = select(_SHELTERS.c.site, _SHELTERS.c.opens_at).where(_SHELTERS.c.opens_at <= now)
        return [(row.site, row.opens_at) for row in (await self._session.execute(query.order_by(_SHELTERS.c.id))).all()]

    async def next_opening(self) -> datetime | None:
        """When the clock opens the next one."""
        return (await self._session.execute(_NEXT_OPENING)).scalar()

    async def standings(self, shelters: Sequence[Shelter], now: datetime, closed: Iterable[str] = ()) -> list[Standing]:
        """How shelters of the catalogue stand at `now`, in the given order. `closed`: sites out of their season."""
        ids = await self.ids(shelter.site for shelter in shelters)
        asked = {"ids": list(ids.values()), "now": now}
        counted = {(r.shelter_id, r.category): r for r in (await self._run("standing", _standing, asked)).all()}
        held = await self._sums("held", _held, asked)
        extra = await self._sums("extra", _extra, asked)
        said: dict[int, BedEvent] = {}
        for row in (await self._run("accepting", _accepting, asked)).all():
            said[row.shelter_id] = BedEvent(row.id, EventKind(row.kind), row.at, until=row.until)
        out_of_season = frozenset(closed)
        return [
            Standing(
                shelter.site,
                tuple(
                    _beds(c.key, c.capacity, counted.get(key), held.get(key, 0), extra.get(key, 0))
                    for c in shelter.categories
                    for key in [(ids.get(shelter.site, 0), c.key)]
                ),
                closure(
                    [event] if (event := said.get(ids.get(shelter.site, 0))) else [],
                    now,
                    in_season=shelter.site not in out_of_season,
                ),
            )
            for shelter in shelters
        ]

    async def _run(self, name: str, build: Any, asked: Mapping[str, Any]) -> Any:
        statement = self._dialect.constant(f"beds {name}", lambda: build(self._dialect))
        return await self._session.execute(statement, asked)

    async def _sums(self, name: str, build: Any, asked: Mapping[str, Any]) -> dict[tuple[int, str], int]:
        rows = (await self._run(name, build, asked)).all()
        return {(row.shelter_id, row.category): int(row.beds) for row in rows}


def _last(column: Any, what: Any) -> Any:
    """`what` stands in the last event up to now that says something in `column`, of the category in hand, and was not
    corrected."""
    later = _EVENTS.alias("later")
    return (
        select(what)
        .where(
            _EVENTS.c.shelter_id == _CATEGORIES.c.shelter_id,
            _EVENTS.c.category == _CATEGORIES.c.category,
            column.is_not(None),
            _EVENTS.c.at <= bindparam("now"),
            ~exists().where(
                later.c.corrects == _EVENTS.c.id,
                later.c.kind == inline(str(EventKind.COUNT)),
                later.c.at <= bindparam("now"),
            ),
        )
        .order_by(_EVENTS.c.at.desc(), _EVENTS.c.id.desc())
        .limit(1)
        .correlate(_CATEGORIES)
        .scalar_subquery()
    )


def _standing(dialect: Dialect) -> Any:
    """Each category with its last count, what moved since, and what is out of service."""
    count, moved = _EVENTS.alias("count"), _EVENTS.alias("moved")
    since = (
        select(func.coalesce(func.sum(moved.c.change), 0))
        .where(
            moved.c.shelter_id == count.c.shelter_id,
            moved.c.category == count.c.category,
            moved.c.change.is_not(None),
            moved.c.at >= count.c.at,
            (moved.c.at > count.c.at) | (moved.c.id > count.c.id),
            moved.c.at <= bindparam("now"),
        )
        .correlate(count)
        .scalar_subquery()
    )
    return (
        select(
            _CATEGORIES.c.shelter_id,
            _CATEGORIES.c.category,
            count.c.occupied,
            count.c.at,
            count.c.person_id,
            count.c.role,
            since.label("moved"),
            _last(_EVENTS.c.out_of_service, _EVENTS.c.out_of_service).label("out_of_service"),
        )
        .select_from(_CATEGORIES)
        .outerjoin(count, count.c.id == _last(_EVENTS.c.occupied, _EVENTS.c.id))
        .where(dialect.among(_CATEGORIES.c.shelter_id, "ids"))
        .execution_options(**PREPARED)
    )


def _held(dialect: Dialect) -> Any:
    return _summed(dialect, _HOLDS).where(_HOLDS.c.until > bindparam("now")).execution_options(**PREPARED)


def _extra(dialect: Dialect) -> Any:
    return (
        _summed(dialect, _EXTRAS)
        .where(_EXTRAS.c.since <= bindparam("now"), _EXTRAS.c.until > bindparam("now"))
        .execution_options(**PREPARED)
    )


def _summed(dialect: Dialect, table: Any) -> Any:
    return (
        select(table.c.shelter_id, table.c.category, func.sum(table.c.beds).label("beds"))
        .where(table.c.ended_at.is_(None), dialect.among(table.c.shelter_id, "ids"))
        .group_by(table.c.shelter_id, table.c.category)
    )


def _accepting(dialect: Dialect) -> Any:
    """The last event of each shelter that closed or opened it, where it closed it: of the others, which are nearly all,
    no row is looked up."""
    closed = _EVENTS.c.kind == inline(str(EventKind.CLOSED))
    last = (
        select(case((closed, _EVENTS.c.id)))
        .where(_EVENTS.c.shelter_id == _SHELTERS.c.id, _EVENTS.c.category.is_(None), _EVENTS.c.at <= bindparam("now"))
        .order_by(_EVENTS.c.at.desc(), _EVENTS.c.id.desc())
        .limit(1)
        .correlate(_SHELTERS)
        .scalar_subquery()
    )
    said = _EVENTS.alias("said")
    return (
        select(said.c.shelter_id, said.c.id, said.c.kind, said.c.at, said.c.until)
        .select_from(_SHELTERS)
        .join(said, said.c.id == last)
        .where(dialect.among(_SHELTERS.c.id, "ids"))
        .execution_options(**PREPARED)
    )


def _beds(category: str, capacity: int, row: Any, held: int, extra: int) -> Beds:
    counted = row is not None and row.occupied is not None
    return Beds(
        category=category,
        capacity=capacity + extra,
        extra=extra,
        occupied=max(0, row.occupied + int(row.moved)) if counted else None,
        out_of_service=0 if row is None or row.out_of_service is None else row.out_of_service,
        held=held,
        counted_at=row.at if counted else None,
        counted_by=row.person_id if counted else None,
        counted_role=Role(row.role) if counted and row.role is not None else None,
    )


def event_of(row: Any) -> BedEvent:
    """The event of a row of `bed_events`."""
    return BedEvent(
        id=row.id,
        kind=EventKind(row.kind),
        at=row.at,
        category=row.category,
        by=row.person_id,
        role=None if row.role is None else Role(row.role),
        occupied=row.occupied,
        out_of_service=row.out_of_service,
        change=row.change,
        beds=row.beds,
        until=row.until,
        hold=row.hold_id,
        outcome=None if row.outcome is None else Outcome(row.outcome),
        corrects=row.corrects,
    )
