"""People turned away: only counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.shelters.turned_away import Refusal, Why
from storage.audit import Audit
from storage.shelter_tables import ShelterRow, TurnedAwayRow

_ROWS: Any = TurnedAwayRow.__table__
_SHELTERS: Any = ShelterRow.__table__
_ALL = select(_ROWS, _SHELTERS.c.site).outerjoin(_SHELTERS, _SHELTERS.c.id == _ROWS.c.shelter_id)


class TurnedAway:
    """See the module."""

    def __init__(self, session: AsyncSession, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    async def add(
        self,
        project: str,
        shelter_id: int | None,
        people: int,
        at: datetime,
        now: datetime,
        by: int,
        *,
        category: str | None = None,
        reason: Why | None = None,
        question: int | None = None,
    ) -> int:
        """People turned away at an instant; returns the record's id."""
        result: Any = await self._session.execute(
            insert(_ROWS).values(
                project=project,
                shelter_id=shelter_id,
                category=category,
                people=people,
                reason=None if reason is None else str(reason),
                went=None,
                version=1,
                at=at,
                stored_at=now,
                person_id=by,
                question_id=question,
                withdrawn_at=None,
                withdrawn_by=None,
            )
        )
        row_id: int = result.inserted_primary_key[0]
        await self._audit.note(now, Deed.REFUSAL_RECORDED, Subject.REFUSAL, row_id, by)
        return row_id

    async def by_id(self, row_id: int) -> Refusal | None:
        """The record."""
        row = (await self._session.execute(_ALL.where(_ROWS.c.id == row_id))).one_or_none()
        return None if row is None else _refusal(row)

    async def of_question(self, question_id: int) -> Refusal | None:
        """What was recorded from the answer to a question, and counts."""
        query = _ALL.where(_ROWS.c.question_id == question_id, _ROWS.c.withdrawn_at.is_(None)).limit(1)
        row = (await self._session.execute(query)).one_or_none()
        return None if row is None else _refusal(row)

    async def say(
        self, row_id: int, *, category: str | None = None, reason: Why | None = None, went: str | None = None
    ) -> bool:
        """What nobody had said yet of a record that counts. Whether it was: what was said already stays as it is."""
        said = {"category": category, "reason": None if reason is None else str(reason), "went": went}
        values = {name: value for name, value in said.items() if value is not None}
        open_yet = [_ROWS.c[name].is_(None) for name in values]
        result = await self._session.execute(
            update(_ROWS)
            .where(_ROWS.c.id == row_id, _ROWS.c.withdrawn_at.is_(None), *open_yet)
            .values(version=_ROWS.c.version + 1, **values)
            .returning(_ROWS.c.id)
        )
        return result.one_or_none() is not None

    async def withdraw(self, row_id: int, now: datetime, by: int) -> bool:
        """The record does not count any more. Whether it still did."""
        result = await self._session.execute(
            update(_ROWS)
            .where(_ROWS.c.id == row_id, _ROWS.c.withdrawn_at.is_(None))
            .values(withdrawn_at=now, withdrawn_by=by, version=_ROWS.c.version + 1)
            .returning(_ROWS.c.id)
        )
        counted = result.one_or_none() is not None
        if counted:
            await self._audit.note(now, Deed.REFUSAL_WITHDRAWN, Subject.REFUSAL, row_id, by)
        return counted


def _refusal(row: Any) -> Refusal:
    return Refusal(
        id=row.id,
        project=row.project,
        shelter=row.site,
        category=row.category,
        people=row.people,
        reason=None if row.reason is None else Why(row.reason),
        went=row.went,
        version=row.version,
        at=row.at,
        by=row.person_id,
        question=row.question_id,
        withdrawn_at=row.withdrawn_at,
    )
