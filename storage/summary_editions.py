"""Summaries that were made: the rows behind their cards."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.summaries.periods import Kind, Period
from storage.dialect import Dialect
from storage.prepared import PREPARED
from storage.summary_tables import SummaryEditionRow

_EDITIONS: Any = SummaryEditionRow.__table__
MISSION = "*"
_NEXT = select(func.min(_EDITIONS.c.redraw_at)).where(_EDITIONS.c.redraw_at.is_not(None)).execution_options(**PREPARED)


@frozen
class Edition:
    """One summary of one period. `project` None: of the mission. `sent_at`: when it first went out at its hour.
    `told`: what it said then, or when it was made; `drawn`: what it said when it was last drawn."""

    id: int
    kind: Kind
    project: str | None
    period: Period
    made_at: datetime
    sent_at: datetime | None
    told: Mapping[str, int]
    drawn: Mapping[str, int]
    updated_at: datetime | None


class SummaryEditions:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect
        self._changed: dict[tuple[date, tuple[str, ...]], datetime] = {}

    async def made(
        self, kind: Kind, project: str | None, period: Period, now: datetime, told: Mapping[str, int]
    ) -> Edition:
        """The edition of this period, made where there is none yet; what an earlier one told stays."""
        fresh = self._dialect.insert(_EDITIONS).values(
            kind=str(kind),
            project=project or MISSION,
            first=period.first,
            last=period.last,
            made_at=now,
            sent_at=None,
            told=dict(told),
            drawn=dict(told),
            updated_at=None,
            redraw_at=None,
        )
        await self._session.execute(fresh.on_conflict_do_nothing(index_elements=["kind", "project", "first"]))
        found = await self.of(kind, project, period)
        assert found is not None  # made just now, and never deleted
        return found

    async def went_out(self, edition_id: int, now: datetime, told: Mapping[str, int]) -> None:
        """It goes out at its hour, for the first time: what it says now is what later changes are held against, not
        what it said to somebody who asked earlier."""
        await self._session.execute(
            update(_EDITIONS)
            .where(_EDITIONS.c.id == edition_id, _EDITIONS.c.sent_at.is_(None))
            .values(sent_at=now, made_at=now, told=dict(told), drawn=dict(told), updated_at=None)
        )

    async def of(self, kind: Kind, project: str | None, period: Period) -> Edition | None:
        """The edition of this period; None where none was made."""
        return await self._one(
            (_EDITIONS.c.kind == str(kind))
            & (_EDITIONS.c.project == (project or MISSION))
            & (_EDITIONS.c.first == period.first)
        )

    async def by_id(self, edition_id: int) -> Edition | None:
        """The edition."""
        return await self._one(_EDITIONS.c.id == edition_id)

    async def _one(self, where: Any) -> Edition | None:
        row = (await self._session.execute(select(_EDITIONS).where(where))).one_or_none()
        return None if row is None else _edition(row)

    async def changed(self, projects: Collection[str], day: date, at: datetime) -> None:
        """Something about `day` changed in one of these projects: editions over it, and the mission's, are drawn again
        at `at`, where that is not due sooner. They learn it at the end of the unit, see `write_down`: an evening's
        reports are all about the same few days. Where the part that said so is undone, they are drawn for nothing."""
        about = day, (*projects, MISSION)
        self._changed[about] = min(at, self._changed.get(about, at))

    async def write_down(self) -> None:
        """Marks the editions over what changed. In one order: two units that mark the same ones must not cross."""
        again = self._dialect.constant("editions_changed", self._again)
        for (day, projects), at in sorted(self._changed.items()):
            await self._session.execute(again, {"projects": list(projects), "day": day, "at": at})
        self._changed = {}

    def _again(self) -> Any:
        # With every batch of reports, and every step of an alert: compiled once.
        day, at = bindparam("day", type_=_EDITIONS.c.first.type), bindparam("at", type_=_EDITIONS.c.redraw_at.type)
        changed = update(_EDITIONS).where(
            _EDITIONS.c.last >= day,
            _EDITIONS.c.first <= day,
            self._dialect.among(_EDITIONS.c.project, "projects", words=True),
            or_(_EDITIONS.c.redraw_at.is_(None), _EDITIONS.c.redraw_at > at),
        )
        return changed.values(redraw_at=at).execution_options(**PREPARED)

    async def due(self, now: datetime) -> list[Edition]:
        """Editions that are to be drawn again."""
        query = select(_EDITIONS).where(_EDITIONS.c.redraw_at.is_not(None), _EDITIONS.c.redraw_at <= now)
        return [_edition(row) for row in (await self._session.execute(query.order_by(_EDITIONS.c.id))).all()]

    async def next_at(self) -> datetime | None:
        """When the next one is to be drawn again."""
        return (await self._session.execute(_NEXT)).scalar()

    async def draw(self, edition: Edition, now: datetime, tells: Mapping[str, int]) -> None:
        """Its cards are drawn with what it tells now. It is updated only where that is something else than they show:
        of an incident, which not everybody may know of, its time would tell."""
        values: dict[str, Any] = {"redraw_at": None}
        if dict(tells) != dict(edition.drawn):
            values |= {"updated_at": now, "drawn": dict(tells)}
        await self._session.execute(update(_EDITIONS).where(_EDITIONS.c.id == edition.id).values(**values))


def _edition(row: Any) -> Edition:
    return Edition(
        id=row.id,
        kind=Kind(row.kind),
        project=None if row.project == MISSION else row.project,
        period=Period(row.first, row.last),
        made_at=row.made_at,
        sent_at=row.sent_at,
        told=row.told,
        drawn=row.drawn,
        updated_at=row.updated_at,
    )
