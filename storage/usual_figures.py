"""What a site reported day by day: the past that a figure is held against before it is asked about."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from domain.plausibility import DayFigure
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
        self, site: str, shift: str, activities: Iterable[str], first: date, before: date, but: int | None
    ) -> list[DayFigure]:
        """Sums a day of the counted figures of some activities at a site, in one shift (a report that names none is
        the day's), from `first` until the day before `before`; the report `but` is not looked at.

        A site's key belongs to one project and, after it, to its successor: whichever it was reported to, it counts.
        """
        rows = await self._session.execute(
            self._dialect.constant("usual_figures", self._history),
            {
                "site": site,
                "shift": shift,
                "activities": sorted(set(activities)),
                "first": first,
                "before": before,
                "but": but or 0,
            },
        )
        return [DayFigure(row.day, row.activity, row.indicator, int(row.total), row.reports) for row in rows]

    def _history(self) -> Any:
        figures = (
            select(
                _REVISIONS.c.day,
                _ENTRIES.c.activity,
                _ENTRIES.c.indicator,
                func.sum(_ENTRIES.c.value).label("total"),
                func.count().label("reports"),
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
            .group_by(_REVISIONS.c.day, _ENTRIES.c.activity, _ENTRIES.c.indicator)
        )
        return figures.execution_options(**PREPARED)
