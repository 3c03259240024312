"""Shift reports together: which fill a slot, which were sent on a day, which wait, which leave in a file."""

from collections.abc import AsyncIterator, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal, or_, select, tuple_, update

from domain.shift_reports import ReportState, Slot
from storage.prepared import PREPARED
from storage.shift_report_rows import IS_COUNTED, IS_PENDING, Reads, Report, Revision, as_report, as_revision
from storage.tables import EntryRow, ReportRow, RevisionRow

_REPORTS: Any = ReportRow.__table__
_REVISIONS: Any = RevisionRow.__table__
_ENTRIES: Any = EntryRow.__table__
_FILLING = (
    select(_REPORTS.c.id)
    .join(_REVISIONS, and_(_REVISIONS.c.report_id == _REPORTS.c.id, _REVISIONS.c.number == _REPORTS.c.counted))
    .join(_ENTRIES, _ENTRIES.c.revision_id == _REVISIONS.c.id)
    .where(
        _REVISIONS.c.project == bindparam("project"),
        _REVISIONS.c.day == bindparam("day"),
        _REVISIONS.c.site == bindparam("site"),
        func.coalesce(_REVISIONS.c.shift, "day") == bindparam("shift"),
        _ENTRIES.c.activity == bindparam("of"),
        _REPORTS.c.state == str(ReportState.STORED),
    )
    .execution_options(**PREPARED)
)
_UNREMINDED = (_REPORTS.c.open_since.is_not(None), _REPORTS.c.reminded_at.is_(None))
_OPEN_SINCE = select(func.min(_REPORTS.c.open_since)).where(*_UNREMINDED).execution_options(**PREPARED)


class ShiftReportLists(Reads):
    """See the module."""

    async def filling(self, slots: Iterable[Slot], but: int | None) -> list[int]:
        """Stored reports whose counted revision fills one of the slots, oldest first; `but` is not looked at.

        At most a handful of slots: one message's activities.
        """
        found: set[int] = set()
        for slot in slots:
            rows = await self._session.execute(
                _FILLING,
                {"project": slot.project, "day": slot.day, "site": slot.site, "shift": slot.shift, "of": slot.activity},
            )
            found.update(row.id for row in rows)
        return sorted(found - {but})

    async def of_day(self, project: str, day: date) -> list[tuple[Report, Revision]]:
        """A project's counted reports of one reporting day, in the order of their sending."""
        return await self._pairs(
            select(ReportRow, RevisionRow)
            .join(RevisionRow, IS_COUNTED)
            .where(ReportRow.state == str(ReportState.STORED), RevisionRow.project == project, RevisionRow.day == day)
            .order_by(ReportRow.reported_at, ReportRow.id)
        )

    async def last_reported(self, projects: Iterable[str], site: str, since: date) -> list[tuple[str, str, date]]:
        """(activity, indicator, the last day since `since` on which a counted report of the site had it)."""
        found = await self._session.execute(
            select(EntryRow.activity, EntryRow.indicator, func.max(RevisionRow.day))
            .join(RevisionRow, RevisionRow.id == EntryRow.revision_id)
            .join(ReportRow, IS_COUNTED)
            .where(
                RevisionRow.project.in_(list(projects)),
                RevisionRow.site == site,
                RevisionRow.day >= since,
                ReportRow.state == str(ReportState.STORED),
            )
            .group_by(EntryRow.activity, EntryRow.indicator)
        )
        return [(activity, indicator, day) for activity, indicator, day in found if day is not None]

    async def pending_of(self, project: str) -> list[tuple[Report, Revision]]:
        """Reports of a project, or of none yet, that wait for an answer, with the revision that waits."""
        return await self._pairs(
            select(ReportRow, RevisionRow)
            .join(RevisionRow, IS_PENDING)
            .where(
                ReportRow.pending > 0,  # not "is not null": only a range makes SQLite search the index
                ReportRow.state != str(ReportState.VOIDED),
                or_(RevisionRow.project == project, RevisionRow.project.is_(None)),
            )
            .order_by(ReportRow.id)
        )

    async def to_remind(self, before: datetime, most: int) -> list[tuple[Report, Revision]]:
        """Reports whose question has been open since `before` or longer and of which nobody was reminded yet: so many
        of those that have waited longest."""
        return await self._pairs(
            select(ReportRow, RevisionRow)
            .join(RevisionRow, IS_PENDING)
            .where(*_UNREMINDED, ReportRow.open_since <= before)
            .order_by(ReportRow.open_since, ReportRow.id)
            .limit(most)
        )

    async def next_to_remind(self) -> datetime | None:
        """Since when the question has been open that is the next to be reminded of."""
        return await self._session.scalar(_OPEN_SINCE, {})

    async def reminded(self, report_id: int, now: datetime) -> bool:
        """Notes that the author is reminded; False where they were before, by whichever process."""
        done = await self._session.execute(
            update(ReportRow)
            .where(ReportRow.id == report_id, ReportRow.reminded_at.is_(None))
            .values(reminded_at=now)
            .returning(ReportRow.id)
        )
        return done.one_or_none() is not None

    async def between(
        self, first: date, last: date, project: str | None, batch: int = 500
    ) -> AsyncIterator[tuple[Report, Revision]]:
        """Counted reports whose day lies in first..last (both included), by day; read `batch` at a time."""
        place = tuple_(RevisionRow.day, RevisionRow.report_id)
        query = select(ReportRow, RevisionRow).join(RevisionRow, IS_COUNTED).order_by(*place).limit(batch)
        page = query.where(*_counted_between(first, last, project))
        while True:
            found = await self._pairs(page)
            for pair in found:
                yield pair
            if len(found) < batch:
                return
            report, revision = found[-1]
            day = revision.content.day or first
            after = place > tuple_(literal(day), literal(report.id))
            page = query.where(*_counted_between(day, last, project), after)

    async def count_between(self, first: date, last: date, project: str | None) -> int:
        """How many reports `between` will give."""
        query = select(func.count()).select_from(ReportRow).join(RevisionRow, IS_COUNTED)
        return int(await self._session.scalar(query.where(*_counted_between(first, last, project))) or 0)

    async def _pairs(self, query: Select[ReportRow, RevisionRow]) -> list[tuple[Report, Revision]]:
        found = (await self._session.execute(query)).all()
        entries = await self._entries([revision.id for _, revision in found])
        return [(as_report(report), as_revision(revision, entries)) for report, revision in found]


def _counted_between(first: date, last: date, project: str | None) -> list[ColumnElement[bool]]:
    days = [ReportRow.state == str(ReportState.STORED), RevisionRow.day >= first, RevisionRow.day <= last]
    return days if project is None else [*days, RevisionRow.project == project]
