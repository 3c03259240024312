"""What leaves Vigie as a table: shift reports, a row a figure, as they count now; what a table is."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import date, datetime

from domain.frozen import frozen
from domain.plausibility import open_doubts
from services.work import Work

Cell = str | int | date | datetime | bool | None
Rows = AsyncIterator[tuple[int, list[Mapping[str, Cell]]]]
"""So many steps on, and the rows that they brought."""


@frozen
class Table:
    """A table to write: `steps` says how many there are, `rows` makes them, some at a time."""

    name: str
    columns: tuple[str, ...]
    steps: Callable[[Work], Awaitable[int]]
    rows: Callable[[Work], Rows]


COLUMNS: tuple[str, ...] = (
    "report",
    "project",
    "site",
    "day",
    "shift",
    "activity",
    "indicator",
    "value",
    "estimate",
    "comment",
    "reported_at",
    "corrected",
    "unusual",
    "in_place",
)
"""Keys of the catalogue, not labels: files of two months must fit together although a label was changed between.

`unusual`: far from what the site usually reports, and its author has not confirmed it. `in_place`: a coordinator
sent it in its author's place."""


def report_table(first: date, last: date, project: str | None) -> Table:
    """The reports of first..last (both included)."""

    async def rows(work: Work) -> Rows:
        async for _, found in reports(work, first, last, project):
            yield 1, found

    return Table("reports", COLUMNS, lambda work: count_reports(work, first, last, project), rows)


async def count_reports(work: Work, first: date, last: date, project: str | None) -> int:
    """How many reports the export of first..last (both included) will go through."""
    return await work.unit.shift_reports.count_between(first, last, project)


async def reports(
    work: Work, first: date, last: date, project: str | None
) -> AsyncIterator[tuple[int, list[Mapping[str, Cell]]]]:
    """(report id, its rows) by day; a row a figure. A reporter's name is in no export."""
    zone = work.catalogue.zone
    async for report, revision in work.unit.shift_reports.between(first, last, project):
        content = revision.content
        unusual = {(d.activity, d.indicator) for d in open_doubts(content, report.doubts)}
        yield (
            report.id,
            [
                {
                    "report": report.id,
                    "project": content.project,
                    "site": content.site,
                    "day": content.day,
                    "shift": content.shift,
                    "activity": activity,
                    "indicator": indicator,
                    "value": value,
                    "estimate": content.is_estimate(activity, indicator),
                    "comment": content.comment,
                    "reported_at": report.reported_at.astimezone(zone).replace(microsecond=0).isoformat(),
                    "corrected": revision.follows is not None,
                    "unusual": (activity, indicator) in unusual,
                    "in_place": report.reported_by is not None,
                }
                for activity, indicator, value in content.values()
            ],
        )
