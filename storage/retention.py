"""What is kept no longer: words, and who wrote them, once they are old enough. Figures and counts stay.

Each step takes so many rows at a time and says how many it took; whoever calls comes back until none is left. A text
that went is an empty one, in the open: so it is seen without a key that nothing is left there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, literal_column, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.incidents.types import Act, Status
from domain.people import NOBODY_NAME
from domain.shift_reports import ReportState, VoidReason
from storage.dialect import Dialect
from storage.guarded_tables import GuardedTextRow
from storage.incident_tables import IncidentActRow, IncidentAlertRow, IncidentRow
from storage.roll_call_tables import RollCallActRow, RollCallPersonRow, RollCallRow
from storage.shelter_tables import (
    BedEventRow,
    BedExtraRow,
    BedHoldRow,
    BedQuestionRow,
    TurnedAwayRow,
)
from storage.summary_tables import DayOffRow, ReportReminderRow, SiteClosureRow
from storage.tables import DutyShiftRow, GrantRow, PersonRow, ReportRow, ReviewRow, RevisionRow

NOBODY_CHAT = -(10**16)
"""Further down than any chat of Telegram's: where what was written in private was written, once nobody wrote it."""
_GONE: Any = literal_column("''")
_NULL: Any = null()


def _t(row: Any) -> Any:
    return row.__table__


@dataclass(frozen=True)
class _Words:
    """Words of one table: from when they are, and what becomes of each column."""

    table: Any
    at: Any
    columns: Mapping[str, Any]
    only: Any = None


_ACTS, _REPORTS, _REVISIONS, _INCIDENTS = _t(IncidentActRow), _t(ReportRow), _t(RevisionRow), _t(IncidentRow)
_CLOSED = _INCIDENTS.c.status == str(Status.CLOSED)
_CLOSED_ONES = select(_INCIDENTS.c.id).where(_CLOSED)
_WORDS: tuple[_Words, ...] = (
    _Words(
        _REVISIONS,
        _REVISIONS.c.made_at,
        {"text": _GONE, "comment": _NULL, "questions": _NULL, "possible": _NULL, "habits": _NULL},
    ),
    _Words(_t(ReviewRow), _t(ReviewRow).c.opened_at, {"words": _NULL}),
    _Words(
        _INCIDENTS,
        _INCIDENTS.c.raised_at,
        {"narrative": _NULL, "done": _NULL, "help": _NULL, "place": _NULL, "excluded": _NULL},
        _CLOSED,
    ),
    _Words(
        _ACTS,
        _ACTS.c.at,
        {"value": _NULL},
        _ACTS.c.incident_id.in_(_CLOSED_ONES) & (_ACTS.c.act != str(Act.DRILL_ENDED)),
    ),
    _Words(_t(RollCallPersonRow), _t(RollCallPersonRow).c.asked_at, {"place": _NULL}),
    _Words(_t(RollCallActRow), _t(RollCallActRow).c.at, {"value": _NULL}),
    _Words(_t(BedHoldRow), _t(BedHoldRow).c.made_at, {"words": _GONE}, _t(BedHoldRow).c.ended_at.is_not(None)),
    _Words(_t(GuardedTextRow), _t(GuardedTextRow).c.asked_at, {"words": _NULL}),
    _Words(_t(SiteClosureRow), _t(SiteClosureRow).c.made_at, {"reason": _NULL}),
)


@dataclass(frozen=True)
class _Authors:
    """Who wrote the rows of one table. `nobody`: columns in which everybody becomes nobody, where they name
    somebody (who is not named there is the clock); `none`: columns that are emptied."""

    table: Any
    at: Any
    nobody: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    message: bool = False
    """Whether a row knows the chat, and the message, that it was written in: of a private one, the chat is a person."""
    only: Any = None


_AUTHORS: tuple[_Authors, ...] = (
    _Authors(_REPORTS, _REPORTS.c.reported_at, ("author_id",), ("reported_by",), message=True),
    _Authors(_REVISIONS, _REVISIONS.c.made_at, ("made_by",)),
    _Authors(_t(ReviewRow), _t(ReviewRow).c.opened_at, ("opened_by",), ("closed_by",)),
    _Authors(_INCIDENTS, _INCIDENTS.c.raised_at, ("reporter_id",), message=True, only=_CLOSED),
    _Authors(
        _ACTS,
        _ACTS.c.at,
        ("person_id",),
        ("chat_id", "message_id"),
        only=_ACTS.c.incident_id.in_(_CLOSED_ONES),
    ),
    _Authors(_t(RollCallRow), _t(RollCallRow).c.started_at, ("started_by",), ("ended_by",)),
    _Authors(_t(RollCallActRow), _t(RollCallActRow).c.at, ("person_id",)),
    _Authors(_t(BedEventRow), _t(BedEventRow).c.stored_at, ("person_id",)),
    _Authors(
        _t(BedHoldRow),
        _t(BedHoldRow).c.made_at,
        ("holder_id",),
        ("ended_by", "chat_id", "message_id"),
        only=_t(BedHoldRow).c.ended_at.is_not(None),
    ),
    _Authors(_t(BedExtraRow), _t(BedExtraRow).c.since, ("made_by",)),
    _Authors(_t(TurnedAwayRow), _t(TurnedAwayRow).c.stored_at, ("person_id",), ("withdrawn_by",)),
    _Authors(_t(BedQuestionRow), _t(BedQuestionRow).c.asked_at, ("person_id",), only=~_t(BedQuestionRow).c.board),
    _Authors(_t(SiteClosureRow), _t(SiteClosureRow).c.made_at, ("made_by",), ("withdrawn_by",)),
    _Authors(_t(ReportReminderRow), _t(ReportReminderRow).c.at, none=("person_id",)),
)


class Retention:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    async def nobody(self, now: datetime) -> int:
        """Our own id of nobody: whose everything is that nobody wrote any more. Made when first needed."""
        row = self._dialect.insert(_t(PersonRow)).values(
            telegram_id=NOBODY_CHAT,
            first_name=NOBODY_NAME,
            language="fr",
            project=None,
            site=None,
            site_asked=False,
            admitted_at=now,
        )
        await self._session.execute(row.on_conflict_do_nothing(index_elements=["telegram_id"]))
        found = await self._session.scalar(select(PersonRow.id).where(PersonRow.telegram_id == NOBODY_CHAT))
        assert found is not None  # made just now, and never deleted
        return found

    async def words(self, before: datetime, most: int) -> int:
        """Words that were written before go, so many rows of each table; how many went."""
        return sum([await self._words(of, before, most) for of in _WORDS])

    async def _words(self, of: _Words, before: datetime, most: int) -> int:
        left = [c.is_not(None) if becomes is _NULL else c != _GONE for c, becomes in _columns(of.table, of.columns)]
        ids = await self._some(of.table, (of.at < before, or_(*left)), of.only, most)
        if ids:
            await self._session.execute(update(of.table).where(of.table.c.id.in_(ids)).values(dict(of.columns)))
        if ids and of.table is _REVISIONS:
            await self._end_drafts(ids)
        return len(ids)

    async def _end_drafts(self, revisions: list[int]) -> None:
        """A draft without its question can be answered no more: it is one that never counted."""
        reports = select(_REVISIONS.c.report_id).where(_REVISIONS.c.id.in_(revisions))
        is_draft = _REPORTS.c.state == str(ReportState.PENDING)
        await self._session.execute(
            update(_REPORTS)
            .where(_REPORTS.c.id.in_(reports), _REPORTS.c.pending.is_not(None))
            .values(
                counted=func.coalesce(_REPORTS.c.counted, _REPORTS.c.pending),
                pending=None,
                open_since=None,
                state=case((is_draft, str(ReportState.VOIDED)), else_=_REPORTS.c.state),
                void_reason=case((is_draft, str(VoidReason.UNDONE)), else_=_REPORTS.c.void_reason),
            )
        )

    async def authors(self, before: datetime, now: datetime, most: int) -> int:
        """Who wrote what was written before is nobody from now on, so many rows of each table; how many."""
        nobody = await self._session.scalar(select(PersonRow.id).where(PersonRow.telegram_id == NOBODY_CHAT))
        took = 0
        for of in _AUTHORS:
            ids = await self._named(of, nobody, before, most)
            if ids:
                nobody = await self.nobody(now)
                await self._unname(of, nobody, ids)
            took += len(ids)
        return took

    async def _named(self, of: _Authors, nobody: int | None, before: datetime, most: int) -> list[int]:
        table = of.table.c
        left = [table[name].is_not(None) for name in of.none]
        for name in of.nobody:
            left.append(table[name].is_not(None) if nobody is None else table[name] != nobody)
        return await self._some(of.table, (of.at < before, or_(*left)), of.only, most)

    async def _unname(self, of: _Authors, nobody: int, ids: list[int]) -> None:
        table = of.table.c
        values: dict[str, Any] = dict.fromkeys(of.none)
        for name in of.nobody:
            values[name] = case((table[name].is_not(None), nobody))
        if of.message:
            private = table.chat_id > 0
            values["chat_id"] = case((private, NOBODY_CHAT), else_=table.chat_id)
            values["message_id"] = case((private, -table.id), else_=table.message_id)
        if of.table is _t(BedQuestionRow):
            values["chat_id"] = case((table.chat_id > 0, NOBODY_CHAT), else_=table.chat_id)
        await self._session.execute(update(of.table).where(table.id.in_(ids)).values(values))

    async def traces(self, before: datetime, most: int) -> int:
        """Who was alerted, called, on duty or away before, and roles that ended before, go; how many rows."""
        alerts = _t(IncidentAlertRow)
        old = (alerts.c.alerted_at < before) & alerts.c.incident_id.in_(_CLOSED_ONES)
        incidents = select(alerts.c.incident_id).where(old).distinct().limit(most)
        went = await self._session.execute(
            delete(alerts).where(alerts.c.incident_id.in_(incidents), old).returning(alerts.c.incident_id)
        )
        gone = len(went.all())
        grants, calls, shifts = _t(GrantRow), _t(RollCallPersonRow), _t(DutyShiftRow)
        for table, is_old in (
            (calls, calls.c.asked_at < before),
            (shifts, shifts.c.ends_at < before),
            (grants, or_(grants.c.revoked_at < before, grants.c.ended_at < before)),
        ):
            ids = await self._some(table, (is_old,), None, most)
            await self._session.execute(delete(table).where(table.c.id.in_(ids)))
            gone += len(ids)
        await self._session.execute(delete(DayOffRow).where(DayOffRow.day < before.date()))
        return gone

    async def _some(self, table: Any, where: tuple[Any, ...], only: Any, most: int) -> list[int]:
        found = select(table.c.id).where(*where).order_by(table.c.id).limit(most)
        return list(await self._session.scalars(found if only is None else found.where(only)))


def _columns(table: Any, names: Mapping[str, Any]) -> list[tuple[Any, Any]]:
    return [(table.c[name], becomes) for name, becomes in names.items()]
