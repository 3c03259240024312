"""What summaries are made of: counted figures by day and site, and which reports came.

Every statement goes by the index over project and day: what was reported in other years costs nothing.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from itertools import zip_longest
from operator import add
from typing import Any

from sqlalchemy import BigInteger, Date, and_, bindparam, case, func, or_, select, type_coerce

from domain.frozen import frozen
from domain.shift_reports import ReportState
from domain.summaries.completeness import Came
from domain.summaries.figures import Figure
from storage.prepared import PREPARED
from storage.shift_report_rows import Reads, doubts_of
from storage.tables import EntryRow, ReportRow, RevisionRow

_REPORTS: Any = ReportRow.__table__
_REVISIONS: Any = RevisionRow.__table__
_ENTRIES: Any = EntryRow.__table__
_COUNTS = and_(_REVISIONS.c.report_id == _REPORTS.c.id, _REVISIONS.c.number == _REPORTS.c.counted)
_SUM = func.sum(_ENTRIES.c.value).cast(BigInteger).label("value")
"""PostgreSQL would answer with a decimal, which takes ten times as long to read."""
_DAYS = tuple(f"day{number}" for number in range(8))


@frozen
class Remark:
    """One figure of a report that was corrected (not necessarily in this figure). `doubtful`: the figure is far from
    what its site usually reports, and its author has not confirmed it."""

    report: int
    project: str
    site: str | None
    day: date
    activity: str
    indicator: str
    value: int
    corrected: bool
    doubtful: bool


@frozen
class Reported:
    """What was reported, summed by site, day and indicator, and which reports that were. `remarkable`: whether
    `remarks` would find anything."""

    figures: Sequence[Figure]
    came: Sequence[Came]
    remarkable: bool


class Summaries(Reads):
    """See the module."""

    async def figures(self, projects: Collection[str], first: date, last: date) -> list[Figure]:
        """The counted figures of these projects from `first` to `last`, both included, summed by site, day and
        indicator."""
        return list((await self.reported(projects, first, last)).figures)

    async def reported(self, projects: Collection[str], first: date, last: date) -> Reported:
        """As `figures` and `came`, in one reading: the database finds the entries once."""
        found: dict[tuple[Any, ...], tuple[int, ...]] = {}
        came: dict[tuple[date, str, str, str], tuple[datetime, bool]] = {}
        remarkable = False
        rows = await self._run("reported", self._reported, projects, first, last)
        for project, site, day, activity, indicator, shift, at, most, doubted, *sums in rows:
            remarkable = remarkable or doubted > 0 or sums[-1] > 0
            place = (project, site, day, activity, indicator)
            other = found.get(place)
            found[place] = tuple(sums) if other is None else tuple(map(add, other, sums))
            if site is not None:
                report = (day, site, activity, shift)
                earlier, zero = came.get(report, (at, True))
                came[report] = min(earlier, at), zero and most == 0
        figures = [Figure(*place, *sums) for place, sums in found.items()]
        return Reported(figures, [Came(*key, at, zero) for key, (at, zero) in came.items()], remarkable)

    async def over_sites(self, projects: Collection[str], first: date, last: date) -> list[Figure]:
        """As `figures`, the sites of a project together: what the past is held against by."""
        rows = await self._run("over sites", self._over_sites, projects, first, last)
        return [
            Figure(project, None, day, activity, indicator, value, 1)
            for day, activity, indicator, project, value in rows
        ]

    async def on_days(self, projects: Collection[str], days: Sequence[date]) -> list[Figure]:
        """The projects together as well, on at most eight single days: the same weekday over some weeks."""
        statement = self._dialect.constant("summaries on days", self._on_days)
        given = dict(zip_longest(_DAYS, days))
        rows = (await self._session.execute(statement, {"projects": list(projects), **given})).all()
        return [Figure("", None, day, activity, indicator, value, 1) for activity, indicator, value, day in rows]

    async def came(self, projects: Collection[str], first: date, last: date) -> list[Came]:
        """Which activities were reported from which site about which day and shift, and when first."""
        rows = await self._run("came", self._came, projects, first, last)
        return [Came(r.day, r.site, r.activity, r.shift, r.at, r.most == 0) for r in rows if r.site is not None]

    async def remarks(self, projects: Collection[str], first: date, last: date) -> list[Remark]:
        """The figures of counted reports that were corrected, or of which one is far from what is usual."""
        rows = await self._run("remarks", self._remarks, projects, first, last)
        doubts = {
            row.doubts: {(d.activity, d.indicator, d.value) for d in doubts_of(row.doubts) if not d.confirmed}
            for row in rows
        }
        return [
            Remark(
                report=r.id,
                project=r.project,
                site=r.site,
                day=r.day,
                activity=r.activity,
                indicator=r.indicator,
                value=r.value,
                corrected=r.follows is not None,
                doubtful=(r.activity, r.indicator, r.value) in doubts[r.doubts],
            )
            for r in rows
        ]

    async def pending(self, projects: Collection[str], first: date, last: date) -> set[tuple[date, str, str]]:
        """(day, site, activity) of what is in reports that wait for an answer and do not count yet. Where the place or
        the day is what is asked, nothing is known of it."""
        rows = await self._run("pending", self._pending, projects, first, last)
        return {(r.day, r.site, r.activity) for r in rows if r.site is not None}

    async def _run(self, name: str, build: Any, projects: Collection[str], first: date, last: date) -> Any:
        statement = self._dialect.constant(f"summaries {name}", build)
        return (
            await self._session.execute(statement, {"projects": list(projects), "first": first, "last": last})
        ).all()

    def _within(self, statement: Any) -> Any:
        return statement.where(
            self._dialect.among(_REVISIONS.c.project, "projects", words=True),
            _REVISIONS.c.day >= bindparam("first"),
            _REVISIONS.c.day <= bindparam("last"),
        )

    def _counted(self, *columns: Any) -> Any:
        return self._within(self._of_counted(*columns))

    def _of_counted(self, *columns: Any) -> Any:
        """Entries of revisions that count."""
        return (
            select(*columns)
            .select_from(_REVISIONS)
            .join(_REPORTS, _COUNTS)
            .join(_ENTRIES, _ENTRIES.c.revision_id == _REVISIONS.c.id)
            .where(_REPORTS.c.state == str(ReportState.STORED))
        )

    def _reported(self) -> Any:
        place = (_REVISIONS.c.project, _REVISIONS.c.site, _REVISIONS.c.day, _ENTRIES.c.activity, _ENTRIES.c.indicator)
        shift = func.coalesce(_REVISIONS.c.shift, "day")
        changed = case((_REVISIONS.c.follows.is_not(None), 1), else_=0)
        # In no order: sorting words by the language of the database costs PostgreSQL as much as finding them.
        return (
            self._counted(
                *place[:2],
                type_coerce(_REVISIONS.c.day, Date).label("day"),
                *place[3:],
                shift.label("shift"),
                func.min(_REPORTS.c.reported_at).label("at"),
                func.max(_ENTRIES.c.value).label("most"),
                func.count(_REPORTS.c.doubts).label("doubted"),
                _SUM,
                func.count().label("reports"),
                func.sum(case((_ENTRIES.c.estimate, 1), else_=0)).label("estimates"),
                func.sum(changed).label("corrected"),
            )
            .group_by(*place, shift)
            .execution_options(**PREPARED)
        )

    def _remarks(self) -> Any:
        return (
            self._counted(
                _REPORTS.c.id,
                _REVISIONS.c.project,
                _REVISIONS.c.site,
                type_coerce(_REVISIONS.c.day, Date).label("day"),
                _ENTRIES.c.activity,
                _ENTRIES.c.indicator,
                _ENTRIES.c.value,
                _REVISIONS.c.follows,
                _REPORTS.c.doubts,
            )
            .where(or_(_REPORTS.c.doubts.is_not(None), _REVISIONS.c.follows.is_not(None)))
            .order_by(_REVISIONS.c.day, _REPORTS.c.id, _ENTRIES.c.position)
            .execution_options(**PREPARED)
        )

    def _over_sites(self) -> Any:
        place = (_REVISIONS.c.day, _ENTRIES.c.activity, _ENTRIES.c.indicator, _REVISIONS.c.project)
        return (
            self._counted(type_coerce(_REVISIONS.c.day, Date).label("day"), *place[1:], _SUM)
            .group_by(*place)
            .execution_options(**PREPARED)
        )

    def _on_days(self) -> Any:
        """A day's revisions first, and their entries by these: they were made one after the other, and lie so."""
        figure = (_ENTRIES.c.activity, _ENTRIES.c.indicator)

        def of_day(day: Any) -> Any:
            ids = (
                select(_REVISIONS.c.id)
                .join(_REPORTS, _COUNTS)
                .where(
                    self._dialect.among(_REVISIONS.c.project, "projects", words=True),
                    _REVISIONS.c.day == day,
                    _REPORTS.c.state == str(ReportState.STORED),
                )
                .correlate_except(_REVISIONS, _REPORTS)
            )
            return select(*figure, _SUM).where(self._dialect.found(_ENTRIES.c.revision_id, ids)).group_by(*figure)

        return self._dialect.on_each(_DAYS, of_day).execution_options(**PREPARED)

    def _came(self) -> Any:
        shift = func.coalesce(_REVISIONS.c.shift, "day")
        place = (_REVISIONS.c.day, _REVISIONS.c.site, _ENTRIES.c.activity)
        return (
            self._counted(
                *place,
                shift.label("shift"),
                func.min(_REPORTS.c.reported_at).label("at"),
                func.max(_ENTRIES.c.value).label("most"),
            )
            .group_by(*place, shift)
            .order_by(*place)
            .execution_options(**PREPARED)
        )

    def _pending(self) -> Any:
        return (
            self._within(
                select(_REVISIONS.c.day, _REVISIONS.c.site, _ENTRIES.c.activity)
                .distinct()
                .select_from(_REVISIONS)
                .join(
                    _REPORTS, and_(_REVISIONS.c.report_id == _REPORTS.c.id, _REVISIONS.c.number == _REPORTS.c.pending)
                )
                .join(_ENTRIES, _ENTRIES.c.revision_id == _REVISIONS.c.id)
            )
            # Few wait: they are found by their own index, not among all of the period's.
            .where(_REPORTS.c.state == str(ReportState.PENDING), _REPORTS.c.pending.is_not(None))
            .execution_options(**PREPARED)
        )
