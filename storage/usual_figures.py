"""What a site reported day by day: the past that a figure is held against before it is asked about."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import String, and_, bindparam, func, select, type_coerce

from domain.plausibility import DayFigure, History
from domain.shift_reports import ReportState
from storage.prepared import PREPARED
from storage.shift_report_rows import Reads
from storage.tables import EntryRow, ReportRow, RevisionRow

_REPORTS: Any = ReportRow.__table__
_REVISIONS: Any = RevisionRow.__table__
_ENTRIES: Any = EntryRow.__table__


class UsualFigures(Reads):
    """See the module."""

    async def history(
        self, site: str, shift: str, figures: Collection[tuple[str, str]], first: date, before: date, but: int | None
    ) -> History:
        """The counted figures (activity, indicator) of a site in one shift (a report that names none is the day's),
        from `first` until the day before `before`; the report `but` is not looked at.

        A site's key belongs to one project and, after it, to its successor: whichever it was reported to, it counts.
        """
        rows = await self._session.execute(
            self._dialect.constant("usual_figures", self._history),
            {
                "site": site,
                "shift": shift,
                "activities": list({activity for activity, _ in figures}),
                "first": first,
                "before": before,
                "but": but or 0,
            },
        )
        # Summed here: grouping in the database took longer than this loop, and every report waits for it.
        found: dict[tuple[str, str], dict[str, DayFigure]] = {}
        for day, activity, indicator, value in rows:
            days = found.setdefault((activity, indicator), {})
            other = days.get(day)
            days[day] = DayFigure(value, 1) if other is None else DayFigure(other.value + value, other.reports + 1)
        return {figure: list(days.values()) for figure, days in found.items()}

    def _history(self) -> Any:
        figures = (
            select(
                type_coerce(_REVISIONS.c.day, String),  # only tells days apart: nothing is parsed
                _ENTRIES.c.activity,
                _ENTRIES.c.indicator,
                _ENTRIES.c.value,
            )
            .join(_REPORTS, and_(_REVISIONS.c.report_id == _REPORTS.c.id, _REVISIONS.c.number == _REPORTS.c.counted))
            .join(_ENTRIES, _ENTRIES.c.revision_id == _REVISIONS.c.id)
            .where(
                _REVISIONS.c.site == bindparam("site"),
                _REVISIONS.c.day >= bindparam("first"),
                _REVISIONS.c.day < bindparam("before"),
                func.coalesce(_REVISIONS.c.shift, "day") == bindparam("shift"),
                self._dialect.among(_ENTRIES.c.activity, "activities", words=True),
                _REPORTS.c.state == str(ReportState.STORED),
                _REPORTS.c.id != bindparam("but"),
            )
        )
        return figures.execution_options(**PREPARED)
