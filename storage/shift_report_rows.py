"""A report and its revisions as they lie in the tables, read into what the floors above know."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.choices import Habit
from domain.frozen import frozen
from domain.reading import Entry, Question
from domain.shift_reports import Content, Doubt, Notifiable, ReportState, VoidReason
from storage.dialect import Dialect
from storage.prepared import PREPARED
from storage.tables import EntryRow, ReportRow, RevisionRow

QUESTIONS = TypeAdapter(tuple[Question, ...])
HABITS = TypeAdapter(tuple[Habit, ...])


class Report(NamedTuple):
    """The report itself; its words and figures are in its revisions."""

    id: int
    chat_id: int
    message_id: int
    thread_id: int | None
    author_id: int
    reported_at: datetime
    state: ReportState
    void_reason: VoidReason | None
    voided_by_report: int | None
    counted: int | None
    pending: int | None
    doubts: tuple[Doubt, ...] = ()
    """About figures of any of its revisions; see domain/plausibility.py."""
    reported_by: int | None = None
    """Who sent it in the author's place, from whose chat it is then; None: the author did."""

    @property
    def sender_id(self) -> int:
        """Whoever wrote it: whose chat and message it stands in."""
        return self.author_id if self.reported_by is None else self.reported_by


@frozen
class Revision:
    """What the report said at one time."""

    number: int
    made_at: datetime
    made_by: int
    cause: str
    caused_by_report: int | None
    content: Content
    text: str
    questions: tuple[Question, ...] = ()
    conflict_with: int | None = None
    follows: int | None = None
    """The revision that counted when this one was made: what a correction is compared with, what an undo restores."""
    possible: tuple[Notifiable, ...] = ()
    habits: tuple[Habit, ...] = ()
    """What was remembered or used as usual in it."""


IS_COUNTED = and_(RevisionRow.report_id == ReportRow.id, RevisionRow.number == ReportRow.counted)
IS_PENDING = and_(RevisionRow.report_id == ReportRow.id, RevisionRow.number == ReportRow.pending)
"""Which of its revisions stands beside a report in a query."""

_REPORTS: Any = ReportRow.__table__
_REVISIONS: Any = RevisionRow.__table__
_SHOWN = and_(
    _REVISIONS.c.report_id == _REPORTS.c.id,
    _REVISIONS.c.number == func.coalesce(_REPORTS.c.pending, _REPORTS.c.counted),
)
REPORT_BY_ID = select(_REPORTS).where(_REPORTS.c.id == bindparam("id")).execution_options(**PREPARED)
REVISION_BY_NUMBER = (
    select(_REVISIONS)
    .where(_REVISIONS.c.report_id == bindparam("report"), _REVISIONS.c.number == bindparam("number"))
    .execution_options(**PREPARED)
)
_FIGURES: Any = EntryRow.__table__


class Reads:
    """What both halves of the shift report repository read with."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect
        self._ahead: dict[int, tuple[Report, Revision]] = {}

    async def look_ahead(self, report_ids: Iterable[int]) -> None:
        """Reads reports and the revisions that they show in one go, for a unit that only reads: `by_id` and
        `revision` then ask no more for them."""
        ids = list(set(report_ids))
        if not ids:
            return
        by_ids = self._dialect.constant("reports_by_ids", self._reports_by_ids)
        shown = self._dialect.constant("revisions_shown", self._revisions_shown)
        reports = {row.id: as_report(row) for row in await self._session.execute(by_ids, {"ids": ids})}
        rows = (await self._session.execute(shown, {"ids": ids})).all()
        entries = await self._entries([row.id for row in rows])
        self._ahead = {row.report_id: (reports[row.report_id], as_revision(row, entries)) for row in rows}

    def _reports_by_ids(self) -> Any:
        return select(_REPORTS).where(self._dialect.among(_REPORTS.c.id, "ids")).execution_options(**PREPARED)

    def _revisions_shown(self) -> Any:
        shown = select(_REVISIONS).join(_REPORTS, _SHOWN).where(self._dialect.among(_REPORTS.c.id, "ids"))
        return shown.execution_options(**PREPARED)

    def _figures(self) -> Any:
        figures = (
            select(
                _FIGURES.c.revision_id,
                _FIGURES.c.activity,
                _FIGURES.c.indicator,
                _FIGURES.c.value,
                _FIGURES.c.estimate,
            )
            .where(self._dialect.among(_FIGURES.c.revision_id, "ids"))
            .order_by(_FIGURES.c.revision_id, _FIGURES.c.position)
        )
        return figures.execution_options(**PREPARED)

    async def _entries(self, revision_ids: Sequence[int]) -> dict[int, tuple[Entry, ...]]:
        if not revision_ids:
            return {}
        rows = await self._session.execute(
            self._dialect.constant("figures", self._figures), {"ids": list(revision_ids)}
        )
        values: dict[int, dict[str, dict[str, int]]] = {}
        rough: dict[tuple[int, str], set[str]] = {}
        for revision_id, activity, indicator, value, estimate in rows:
            values.setdefault(revision_id, {}).setdefault(activity, {})[indicator] = value
            if estimate:
                rough.setdefault((revision_id, activity), set()).add(indicator)
        return {
            revision_id: tuple(Entry(a, v, frozenset(rough.get((revision_id, a), ()))) for a, v in activities.items())
            for revision_id, activities in values.items()
        }


def as_report(row: Any) -> Report:
    """From a row of the table, or from its mapped object."""
    return Report(
        row.id,
        row.chat_id,
        row.message_id,
        row.thread_id,
        row.author_id,
        row.reported_at,
        ReportState(row.state),
        None if row.void_reason is None else VoidReason(row.void_reason),
        row.voided_by_report,
        row.counted,
        row.pending,
        doubts_of(row.doubts),
        row.reported_by,
    )


def doubts_of(kept: str | None) -> tuple[Doubt, ...]:
    """The doubts that a report's row keeps."""
    return () if kept is None else tuple(Doubt(*doubt) for doubt in json.loads(kept))


def doubts_column(doubts: Iterable[Doubt]) -> str | None:
    """What a report's row keeps of its doubts."""
    kept = [[d.activity, d.indicator, d.value, d.low, d.high, d.confirmed] for d in doubts]
    return json.dumps(kept) if kept else None


def as_revision(row: Any, entries: dict[int, tuple[Entry, ...]]) -> Revision:
    """From a row of the table, or from its mapped object, and the figures of this revision among others."""
    return Revision(
        number=row.number,
        made_at=row.made_at,
        made_by=row.made_by,
        cause=row.cause,
        caused_by_report=row.caused_by_report,
        content=Content(row.project, row.site, row.day, row.shift, entries.get(row.id, ()), row.comment),
        text=row.text,
        questions=() if row.questions is None else QUESTIONS.validate_json(row.questions),
        conflict_with=row.conflict_with,
        follows=row.follows,
        possible=()
        if row.possible is None
        else tuple(Notifiable(activity, indicator, value) for activity, indicator, value in json.loads(row.possible)),
        habits=() if row.habits is None else HABITS.validate_json(row.habits),
    )
