"""What summaries are made of: only what counts, of these projects and days, summed where it was reported."""

from datetime import timedelta

from domain.shift_reports import Doubt, ReportState
from domain.summaries.completeness import Came
from domain.summaries.figures import Figure, Total, totals
from domain.summaries.periods import Kind, Period
from storage.database import Database
from tests.storage.rows import NOW, TODAY, admit, content, report, revision

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
HEAD = ("clinic", "consultations")


async def month(database: Database) -> None:
    """Two projects, two sites, three days; one report corrected, one undone, one waiting."""
    author = await admit(database)
    await report(database, author, content(clinic={"consultations": 34, "women": 12}), 1)
    await report(database, author, content(clinic={"consultations": 6}), 2)
    await report(database, author, content(site="camp", day=TODAY - DAY, clinic={"consultations": 0}, shift="night"), 3)
    await report(database, author, content(day=TODAY - 40 * DAY), 4)
    await report(database, author, content(project="dunkerque", site="beach", clinic={"consultations": 5}), 5)
    await report(database, author, content(project="idf", clinic={"consultations": 99}), 6)
    undone = await report(database, author, content(clinic={"consultations": 50}), 7)
    corrected = await report(database, author, content(day=TODAY - 2 * DAY), 8)
    await report(database, author, content(site="camp", legal={"interviews": 3}), 9, ReportState.PENDING)
    async with database.write() as unit:
        reports = unit.shift_reports
        await reports.stand(undone, state=ReportState.VOIDED, counted=1, pending=None)
        changed = revision(content(day=TODAY - 2 * DAY, clinic={"consultations": 20}), 2, follows=1)
        await reports.add_revision(corrected, changed)
        await reports.stand(corrected, state=ReportState.STORED, counted=2, pending=None)


async def test_figures_are_summed_by_site_and_day_as_they_count_now(database: Database) -> None:
    await month(database)
    async with database.read() as unit:
        found = await unit.summaries.figures(["calais", "dunkerque"], TODAY - 30 * DAY, TODAY)
        before = await unit.summaries.figures(["calais"], TODAY - 40 * DAY, TODAY - 40 * DAY)
        assert before == [Figure("calais", "hangar", TODAY - 40 * DAY, *HEAD, 34, 1)]
        days = [TODAY - 40 * DAY, TODAY - 3 * DAY, TODAY - 2 * DAY, TODAY]
        together = await unit.summaries.on_days(["calais", "dunkerque"], days)

    today = [f for f in found if f.indicator == "consultations" and f.day == TODAY]
    assert sorted(today, key=lambda one: one.project) == [
        Figure("calais", "hangar", TODAY, *HEAD, 40, 2),
        Figure("dunkerque", "beach", TODAY, *HEAD, 5, 1),
    ]
    assert {(f.day, f.indicator): f.value for f in together} == {
        (TODAY - 40 * DAY, "consultations"): 34,
        (TODAY - 2 * DAY, "consultations"): 20,
        (TODAY, "consultations"): 45,
        (TODAY, "women"): 12,
    }
    assert len(together) == 4
    assert totals(found)[HEAD] == Total(65, 5, 0, 1)
    assert totals(found)["clinic", "women"] == Total(12, 1)


async def test_what_a_day_and_its_night_reported_is_read_at_once(database: Database) -> None:
    """The figures of both shifts are one; which came stays two."""
    author = await admit(database)
    await report(database, author, content(clinic={"consultations": 0}), 1)
    night = await report(database, author, content(clinic={"consultations": 7}, shift="night"), 2)
    await report(database, author, content(site=None, clinic={"consultations": 1}), 3)
    async with database.read() as unit:
        found = await unit.summaries.reported(["calais"], TODAY, TODAY)
        assert sorted(found.came, key=lambda one: one.shift) == await unit.summaries.came(["calais"], TODAY, TODAY)
        assert [(one.shift, one.zero) for one in sorted(found.came, key=lambda one: one.shift)] == [
            ("day", True),
            ("night", False),
        ]
        assert {(f.site, f.value, f.reports) for f in found.figures} == {("hangar", 7, 2), (None, 1, 1)}
        assert not found.remarkable
    async with database.write() as unit:
        await unit.shift_reports.doubt(night, [Doubt(*HEAD, 7, 0, 1)])
    async with database.read() as unit:
        assert (await unit.summaries.reported(["calais"], TODAY, TODAY)).remarkable


async def test_which_reports_came_and_which_wait(database: Database) -> None:
    await month(database)
    async with database.read() as unit:
        came = await unit.summaries.came(["calais"], TODAY - DAY, TODAY)
        assert came == [
            Came(TODAY - DAY, "camp", "clinic", "night", NOW, True),
            Came(TODAY, "hangar", "clinic", "day", NOW, False),
        ]
        waits = await unit.summaries.pending(["calais", "idf"], TODAY - DAY, TODAY)
        assert waits == {(TODAY, "camp", "legal")}


async def test_what_was_corrected_and_what_is_doubtful(database: Database) -> None:
    """A doubt that was confirmed, or about a figure that was corrected since, is none."""
    await month(database)
    async with database.write() as unit:
        reports = unit.shift_reports
        await reports.doubt(1, [Doubt(*HEAD, 34, 0, 9), Doubt("clinic", "women", 12, 0, 9, confirmed=True)])
        await reports.doubt(8, [Doubt(*HEAD, 34, 0, 9)])
        await reports.doubt(5, [Doubt(*HEAD, 5, 0, 1)])
    async with database.read() as unit:
        found = await unit.summaries.remarks(["calais"], TODAY - 30 * DAY, TODAY)
    assert [(r.report, r.indicator, r.value, r.corrected, r.doubtful) for r in found] == [
        (8, "consultations", 20, True, False),
        (1, "consultations", 34, False, True),
        (1, "women", 12, False, False),
    ]


async def test_editions_are_drawn_at_the_soonest_of_what_changed(database: Database) -> None:
    async with database.write() as unit:
        editions = unit.summary_editions
        for kind, project in ((Kind.DAILY, "calais"), (Kind.WEEKLY, None), (Kind.DAILY, "idf")):
            await editions.made(kind, project, Period.of(kind, TODAY), NOW, {})
        await editions.changed(["calais"], TODAY, NOW + 10 * MINUTE)
        await editions.write_down()
        await editions.changed(["calais"], TODAY, NOW + MINUTE)
        await editions.changed(["calais"], TODAY, NOW + 5 * MINUTE)
        await editions.write_down()
        assert await editions.next_at() == NOW + MINUTE
        assert [(e.kind, e.project) for e in await editions.due(NOW + MINUTE)] == [
            (Kind.DAILY, "calais"),
            (Kind.WEEKLY, None),
        ]
