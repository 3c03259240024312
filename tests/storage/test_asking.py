"""What is stored about questions: estimates, what holds figures back, reminders, habits."""

from datetime import timedelta

from domain.choices import Habit
from domain.habits import MOST_HABITS
from domain.reading import Entry, Question
from domain.reading.report import Held
from domain.shift_reports import Content, ReportState
from storage.database import Database
from storage.shift_reports import Revision
from tests.storage.rows import NOW, SECRET, TODAY, raw


async def person(database: Database, telegram_id: int = 7) -> int:
    async with database.write() as unit:
        return await unit.people.admit(telegram_id, "Amina", "fr", "calais", site_asked=False, now=NOW)


async def waits(database: Database, author: int, message: int = 1) -> int:
    """A report with an estimate, an open question and a habit."""
    entry = Entry("clinic", {"consultations": 20, "women": 5}, frozenset({"consultations"}))
    content = Content("calais", "coast_calais", TODAY, None, (entry,), None)
    question = Question("unknown_word", SECRET, ("clinic.men",), (3, 9), (Held(("clinic.men",), 12),), ("clinic",))
    revision = Revision(
        1, NOW, author, "sent", None, content, "x", (question,), habits=(Habit(SECRET, "clinic.men", known=False),)
    )
    async with database.write() as unit:
        return await unit.shift_reports.add(
            chat_id=7, message_id=message, thread_id=None, author_id=author, reported_at=NOW,
            state=ReportState.PENDING, revision=revision,
        )  # fmt: skip


async def test_estimates_questions_and_habits_come_back_as_they_were(database: Database) -> None:
    report = await waits(database, await person(database))

    async with database.read() as unit:
        revision = await unit.shift_reports.revision(report, 1)

    assert revision.content.entries[0].estimates == {"consultations"}
    assert revision.questions[0].held == (Held(("clinic.men",), 12),)
    assert revision.questions[0].under == ("clinic",)
    assert revision.habits == (Habit(SECRET, "clinic.men", known=False),)
    assert SECRET not in str(await raw(database, "SELECT * FROM report_revisions"))


async def test_a_reminder_is_due_once(database: Database) -> None:
    report = await waits(database, await person(database))
    async with database.read() as unit:
        assert await unit.shift_reports.next_to_remind() == NOW
        assert [r.id for r, _ in await unit.shift_reports.to_remind(NOW, 9)] == [report]
        assert await unit.shift_reports.to_remind(NOW - timedelta(seconds=1), 9) == []

    async with database.write() as unit:
        assert await unit.shift_reports.reminded(report, NOW)
    async with database.write() as unit:
        assert not await unit.shift_reports.reminded(report, NOW), "whoever else ticks"
        assert await unit.shift_reports.next_to_remind() is None
        assert await unit.shift_reports.to_remind(NOW, 9) == []


async def test_whoever_has_waited_longest_is_reminded_first(database: Database) -> None:
    author = await person(database)
    reports = [await waits(database, author, message) for message in (1, 2, 3)]
    async with database.read() as unit:
        assert [r.id for r, _ in await unit.shift_reports.to_remind(NOW, 2)] == reports[:2]


async def test_of_a_voided_report_nobody_is_reminded_until_it_is_back(database: Database) -> None:
    report = await waits(database, await person(database))
    for state, due in ((ReportState.VOIDED, None), (ReportState.PENDING, NOW)):
        async with database.write() as unit:
            await unit.shift_reports.stand(report, state=state, counted=None, pending=1)
        async with database.read() as unit:
            assert await unit.shift_reports.next_to_remind() == due


async def test_no_reminder_where_nothing_waits(database: Database) -> None:
    report = await waits(database, await person(database))
    async with database.write() as unit:
        await unit.shift_reports.stand(report, state=ReportState.VOIDED, counted=1, pending=None)
    async with database.read() as unit:
        assert await unit.shift_reports.next_to_remind() is None


async def test_habits_are_kept_by_person_and_project_and_forgotten(database: Database) -> None:
    amina, bilal = await person(database), await person(database, 8)
    async with database.write() as unit:
        await unit.habits.learn(amina, "calais", Habit(SECRET, "clinic"), NOW)
        await unit.habits.learn(amina, "calais", Habit(SECRET, "distribution"), NOW)
        await unit.habits.learn(amina, "dunkerque", Habit(SECRET, "clinic"), NOW)
        await unit.habits.learn(bilal, "calais", Habit("cm", "clinic"), NOW)
    assert SECRET not in str(await raw(database, "SELECT * FROM habits"))

    async with database.write() as unit:
        kept = await unit.habits.of(amina)
        assert [(k.project, k.habit.meaning) for k in kept] == [("calais", "distribution"), ("dunkerque", "clinic")]
        assert not await unit.habits.forget(bilal, kept[0].id), "nobody forgets for somebody else"
        assert await unit.habits.forget(amina, kept[0].id)
        assert len(await unit.habits.of(amina)) == 1
        assert await unit.habits.forget(amina, None)
        assert await unit.habits.of(amina) == []
        assert len(await unit.habits.of(bilal)) == 1


async def test_of_too_many_habits_the_oldest_give_way(database: Database) -> None:
    amina = await person(database)
    async with database.write() as unit:
        for number in range(MOST_HABITS + 2):
            await unit.habits.learn(amina, "calais", Habit(f"mot {number}", "clinic"), NOW)
        kept = await unit.habits.of(amina)
    assert [k.habit.word for k in kept] == [f"mot {number}" for number in range(2, MOST_HABITS + 2)]
