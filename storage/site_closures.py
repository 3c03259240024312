"""Sites that are closed on some days. Nothing is deleted: a closure that is withdrawn says by whom, and stays."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.frozen import frozen
from domain.summaries.completeness import Closure
from storage.audit import Audit
from storage.dialect import Dialect
from storage.prepared import PREPARED
from storage.summary_tables import SiteClosureRow

_CLOSURES: Any = SiteClosureRow.__table__


@frozen
class SiteClosure:
    """One closure as it was made. `activity` None: the whole site."""

    id: int
    site: str
    activity: str | None
    first: date
    last: date
    reason: str | None
    made_by: int
    made_at: datetime
    withdrawn: bool


class SiteClosures:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        self._session = session
        self._dialect = dialect
        self._audit = audit

    async def add(self, closure: Closure, reason: str | None, person_id: int, now: datetime) -> int:
        """A new one; returns its id."""
        result: Any = await self._session.execute(
            insert(SiteClosureRow).values(
                site=closure.site,
                activity=closure.activity,
                first=closure.first,
                last=closure.last,
                reason=reason,
                made_by=person_id,
                made_at=now,
                withdrawn_by=None,
                withdrawn_at=None,
            )
        )
        closure_id: int = result.inserted_primary_key[0]
        await self._audit.note(now, Deed.SITE_CLOSED, Subject.CLOSURE, closure_id, person_id)
        return closure_id

    async def withdraw(self, closure_id: int, person_id: int, now: datetime) -> None:
        """It does not hold, and never did."""
        await self._session.execute(
            update(SiteClosureRow)
            .where(SiteClosureRow.id == closure_id)
            .values(withdrawn_by=person_id, withdrawn_at=now)
        )
        await self._audit.note(now, Deed.SITE_REOPENED, Subject.CLOSURE, closure_id, person_id)

    async def by_id(self, closure_id: int, *, lock: bool = False) -> SiteClosure | None:
        """The closure; with `lock` nobody else withdraws it before the commit."""
        query = select(SiteClosureRow).where(SiteClosureRow.id == closure_id)
        row = (await self._session.scalars(query.with_for_update() if lock else query)).one_or_none()
        return None if row is None else _closure(row)

    async def over(self, sites: Collection[str], first: date, last: date) -> list[Closure]:
        """What holds of these sites on any day from `first` to `last`."""
        found = await self.listed(sites, first)
        return [Closure(c.site, c.first, c.last, c.activity) for c in found if c.first <= last]

    async def listed(self, sites: Collection[str], since: date) -> list[SiteClosure]:
        """Those of these sites that hold and are not over before `since`, in order of their days."""
        query = self._dialect.constant("closures listed", self._listed)
        rows = await self._session.execute(query, {"sites": list(sites), "since": since})
        return [_closure(row) for row in rows]

    def _listed(self) -> Any:
        of_them = self._dialect.among(_CLOSURES.c.site, "sites", words=True)
        return (
            select(_CLOSURES)
            .where(of_them, _CLOSURES.c.last >= bindparam("since"), _CLOSURES.c.withdrawn_at.is_(None))
            .order_by(_CLOSURES.c.first, _CLOSURES.c.id)
            .execution_options(**PREPARED)
        )


def _closure(row: Any) -> SiteClosure:
    return SiteClosure(
        row.id,
        row.site,
        row.activity,
        row.first,
        row.last,
        row.reason,
        row.made_by,
        row.made_at,
        row.withdrawn_at is not None,
    )
