"""What a site reported day by day: only what counts, only this place and shift, without the report itself."""

from datetime import timedelta

from domain.shift_reports import Content, Doubt, ReportState
from storage.database import Database
from tests.storage.rows import NOW, TODAY, admit, content, report, revision

DAY = timedelta(days=1)


def clinic(back: int, value: int, **more: str) -> Content:
    return content(day=TODAY - back * DAY, clinic={"consultations": value}, **more)  # type: ignore[arg-type]


async def history(database: Database, shift: str = "day", but: int | None = None) -> list[tuple[int, int]]:
    """(sum, reports) of each day."""
    figures = [("clinic", "consultations")]
    async with database.read() as unit:
        found = await unit.usual_figures.history("hangar", shift, figures, TODAY - 56 * DAY, TODAY, but)
    assert set(found) <= set(figures)
    return sorted(tuple(day) for days in found.values() for day in days)


async def test_the_sum_of_each_day_of_the_window(database: Database) -> None:
    author = await admit(database)
    for message, (back, value) in enumerate([(0, 9), (1, 8), (1, 5), (56, 7), (57, 6)]):
        await report(database, author, clinic(back, value), message)

    assert await history(database) == [(7, 1), (13, 2)]


async def test_only_this_site_shift_and_activity_whatever_the_project(database: Database) -> None:
    author = await admit(database)
    await report(database, author, clinic(1, 8), 1)
    await report(database, author, clinic(2, 9, project="before_it"), 2)
    await report(database, author, clinic(3, 10, site="elsewhere"), 3)
    await report(database, author, clinic(4, 11, shift="night"), 4)
    await report(database, author, clinic(5, 12, shift="day"), 5)
    await report(database, author, content(day=TODAY - 6 * DAY, legal={"interviews": 3}), 6)

    assert await history(database) == [(8, 1), (9, 1), (12, 1)]
    assert await history(database, "night") == [(11, 1)]


async def test_what_does_not_count_and_the_report_itself_are_left_out(database: Database) -> None:
    author = await admit(database)
    await report(database, author, clinic(1, 8), 1, ReportState.PENDING)
    undone = await report(database, author, clinic(2, 9), 2)
    own = await report(database, author, clinic(3, 10), 3)
    corrected = await report(database, author, clinic(4, 11), 4)
    async with database.write() as unit:
        reports = unit.shift_reports
        await reports.stand(undone, state=ReportState.VOIDED, counted=1, pending=None)
        await reports.add_revision(corrected, revision(clinic(4, 12), 2, made_at=NOW))
        await reports.stand(corrected, state=ReportState.STORED, counted=2, pending=None)

    assert await history(database, but=own) == [(12, 1)]


async def test_doubts_are_kept_with_the_report(database: Database) -> None:
    author = await admit(database)
    first = Doubt("clinic", "consultations", 34, 8, 20)
    kept = await report(database, author, content())
    async with database.write() as unit:
        await unit.shift_reports.doubt(kept, (first,))
    async with database.read() as unit:
        found = await unit.shift_reports.by_id(kept)
        ((listed, _),) = await unit.shift_reports.of_day("calais", TODAY)
    assert found is not None
    assert found.doubts == listed.doubts == (first,)
