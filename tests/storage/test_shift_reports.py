"""Shift reports: revisions are added, never changed; lists hold what counts and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError, NoResultFound

from domain.reading import Question
from domain.shift_reports import Notifiable, ReportState, Slot, VoidReason, slots
from storage.database import Database
from tests.storage.rows import NOW, TODAY, admit, content, raw, report, revision

YESTERDAY = TODAY - timedelta(days=1)
SLOT = Slot("calais", "hangar", "clinic", TODAY, "day")


async def stand(
    database: Database,
    report_id: int,
    counted: int | None,
    pending: int | None = None,
    state: ReportState = ReportState.STORED,
    **more: object,
) -> None:
    async with database.write() as unit:
        await unit.shift_reports.stand(report_id, state=state, counted=counted, pending=pending, **more)  # type: ignore[arg-type]


async def revise(database: Database, report_id: int, number: int, said: object, **more: object) -> None:
    async with database.write() as unit:
        await unit.shift_reports.add_revision(report_id, revision(said, number, **more))  # type: ignore[arg-type]


async def test_a_revision_is_read_as_it_was_written(database: Database) -> None:
    author = await admit(database)
    said = content(comment="RAS", shift="night", clinic={"consultations": 34, "women": 0}, hygiene={"showers": 5})
    written = revision(
        said,
        questions=(Question("ambiguous_site", "hangar", ("a", "b"), (3, 9)),),
        conflict_with=9,
        follows=1,
        possible=(Notifiable("clinic", "deaths", 1),),
        caused_by_report=4,
        cause="replaced",
    )
    number = await report(database, author, content(), state=ReportState.PENDING)
    await revise(
        database,
        number,
        2,
        said,
        **{
            f: getattr(written, f)
            for f in ("questions", "conflict_with", "follows", "possible", "caused_by_report", "cause")
        },
    )
    async with database.read() as unit:
        read = await unit.shift_reports.revision(number, 2)
    assert read.content == said
    assert list(read.content.values()) == list(said.values()), "in the order of the message"
    assert (read.questions, read.possible) == (written.questions, written.possible)
    assert (read.conflict_with, read.follows, read.caused_by_report, read.cause) == (9, 1, 4, "replaced")
    assert (read.made_at, read.text) == (NOW, written.text)


async def test_a_revision_without_figures_place_or_day_is_read_too(database: Database) -> None:
    author = await admit(database)
    number = await report(database, author, content(None, None, None, None), state=ReportState.PENDING)
    async with database.read() as unit:
        read = (await unit.shift_reports.revision(number, 1)).content
    assert (read.project, read.site, read.day) == (None, None, None)


async def test_revisions_are_never_changed(database: Database) -> None:
    author = await admit(database)
    number = await report(database, author, content())
    tables = ("SELECT * FROM report_revisions WHERE number = 1", "SELECT * FROM report_entries WHERE revision_id = 1")
    before = [await raw(database, table) for table in tables]
    await revise(database, number, 2, content(clinic={"consultations": 35}), follows=1, cause="edited")
    await stand(database, number, 2)
    await stand(database, number, 2, state=ReportState.VOIDED, void_reason=VoidReason.UNDONE)
    assert [await raw(database, table) for table in tables] == before
    async with database.read() as unit:
        assert [r.number for r in await unit.shift_reports.revisions(number)] == [1, 2]
        assert await unit.shift_reports.last_number(number) == 2
        with pytest.raises(NoResultFound):
            await unit.shift_reports.revision(number, 3)


async def test_a_revisions_number_is_taken_once(database: Database) -> None:
    author = await admit(database)
    number = await report(database, author, content())
    with pytest.raises(IntegrityError):
        await revise(database, number, 1, content())


async def test_a_message_is_one_report(database: Database) -> None:
    author = await admit(database)
    number = await report(database, author, content(), message_id=5)
    with pytest.raises(IntegrityError):
        await report(database, author, content(), message_id=5)
    async with database.read() as unit:
        found = await unit.shift_reports.by_message(7, 5)
        assert found == await unit.shift_reports.by_id(number)
        assert await unit.shift_reports.by_message(8, 5) is None
        assert await unit.shift_reports.knows_messages(7, [4, 5]) == {5}


async def test_a_new_report_counts_or_waits(database: Database) -> None:
    author = await admit(database)
    stored = await report(database, author, content(), message_id=1)
    waits = await report(database, author, content(), message_id=2, state=ReportState.PENDING)
    async with database.read() as unit:
        one, two = await unit.shift_reports.by_id(stored), await unit.shift_reports.by_id(waits)
    assert one is not None
    assert two is not None
    assert (one.counted, one.pending) == (1, None)
    assert (two.counted, two.pending) == (None, 1)


async def test_a_report_read_twice_in_a_unit_is_told_as_it_stands(database: Database) -> None:
    author = await admit(database)
    number = await report(database, author, content())
    async with database.write() as unit:
        before = await unit.shift_reports.by_id(number, lock=True)
        await unit.shift_reports.stand(
            number, state=ReportState.VOIDED, counted=1, pending=None, void_reason=VoidReason.UNDONE
        )
        after = await unit.shift_reports.by_id(number)
    assert before is not None
    assert after is not None
    assert (before.state, after.state) == (ReportState.STORED, ReportState.VOIDED)
    assert after.void_reason is VoidReason.UNDONE


async def test_the_newest_report_of_an_author_in_a_chat(database: Database) -> None:
    author = await admit(database)
    async with database.read() as unit:
        assert await unit.shift_reports.last_of(author, 7) is None
    first = await report(database, author, content(), message_id=1)
    second = await report(database, author, content(), message_id=2)
    async with database.read() as unit:
        last = await unit.shift_reports.last_of(author, 7)
        assert await unit.shift_reports.last_of(author, 8) is None
    assert last is not None
    assert last.id == second
    await stand(database, second, 1, state=ReportState.VOIDED)
    async with database.read() as unit:
        last = await unit.shift_reports.last_of(author, 7)
    assert last is not None
    assert last.id == first


@pytest.mark.parametrize("said", [None, "day"])
async def test_a_shift_that_was_not_said_is_the_days(database: Database, said: str | None) -> None:
    author = await admit(database)
    number = await report(database, author, content(shift=said))
    async with database.read() as unit:
        assert await unit.shift_reports.filling([SLOT], None) == [number]
        assert await unit.shift_reports.filling([SLOT], number) == []
        night = Slot("calais", "hangar", "clinic", TODAY, "night")
        assert await unit.shift_reports.filling([night], None) == []


@pytest.mark.parametrize(
    "slot",
    [
        Slot("dunkerque", "hangar", "clinic", TODAY, "day"),
        Slot("calais", "quai", "clinic", TODAY, "day"),
        Slot("calais", "hangar", "hygiene", TODAY, "day"),
        Slot("calais", "hangar", "clinic", YESTERDAY, "day"),
    ],
)
async def test_a_slot_is_project_site_activity_day_and_shift(database: Database, slot: Slot) -> None:
    author = await admit(database)
    await report(database, author, content())
    async with database.read() as unit:
        assert await unit.shift_reports.filling([slot], None) == []
        assert await unit.shift_reports.filling([], None) == []


async def test_each_filling_report_is_named_once_oldest_first(database: Database) -> None:
    author = await admit(database)
    said = content(clinic={"consultations": 1, "women": 1}, hygiene={"showers": 1})
    numbers = [await report(database, author, said, message_id=n) for n in (1, 2)]
    async with database.read() as unit:
        assert await unit.shift_reports.filling(slots(said), None) == numbers


async def test_only_the_counted_revision_of_a_stored_report_fills(database: Database) -> None:
    author = await admit(database)
    number = await report(database, author, content())
    await revise(database, number, 2, content(site="quai"))
    async with database.read() as unit:
        assert await unit.shift_reports.filling([SLOT], None) == [number]
    await stand(database, number, 2)
    async with database.read() as unit:
        assert await unit.shift_reports.filling([SLOT], None) == []
    await stand(database, number, 1, state=ReportState.VOIDED)
    await report(database, author, content(), message_id=2, state=ReportState.PENDING)
    async with database.read() as unit:
        assert await unit.shift_reports.filling([SLOT], None) == []


async def test_what_a_report_took_the_place_of_in_whole_and_in_part(database: Database) -> None:
    author = await admit(database)
    whole, part, free, taker = [await report(database, author, content(), message_id=n) for n in (1, 2, 3, 4)]
    await stand(database, whole, 1, state=ReportState.VOIDED, void_reason=VoidReason.REPLACED, voided_by_report=taker)
    await revise(database, part, 2, content(hygiene={"showers": 1}), caused_by_report=taker, cause="replaced")
    await stand(database, part, 2)
    async with database.write() as unit:
        assert [r.id for r in await unit.shift_reports.replaced_by(taker)] == [whole, part]
        assert await unit.shift_reports.replaced_by(free) == []
    await revise(database, part, 3, content(), cause="edited")
    await stand(database, part, 3)
    async with database.write() as unit:
        replaced = await unit.shift_reports.replaced_by(taker)
    assert [r.id for r in replaced] == [whole], "a part that was corrected since is the author's own"


async def test_a_projects_day_holds_what_counts_in_the_order_of_sending(database: Database) -> None:
    author = await admit(database)
    first = await report(database, author, content(), message_id=1)
    await report(database, author, content(day=YESTERDAY), message_id=2)
    await report(database, author, content(project="dunkerque"), message_id=3)
    await report(database, author, content(), message_id=4, state=ReportState.PENDING)
    corrected = await report(database, author, content(), message_id=5)
    await revise(database, corrected, 2, content(clinic={"consultations": 40}))
    await stand(database, corrected, 2, pending=None)
    gone = await report(database, author, content(), message_id=6)
    await stand(database, gone, 1, state=ReportState.VOIDED)
    async with database.read() as unit:
        found = await unit.shift_reports.of_day("calais", TODAY)
    assert [(r.id, v.number, v.content.entries[0].values["consultations"]) for r, v in found] == [
        (first, 1, 34),
        (corrected, 2, 40),
    ]


async def test_what_waits_in_a_project_or_in_none_yet(database: Database) -> None:
    author = await admit(database)
    waits = await report(database, author, content(), message_id=1, state=ReportState.PENDING)
    nowhere = await report(database, author, content(project=None), message_id=2, state=ReportState.PENDING)
    await report(database, author, content(project="dunkerque"), message_id=3, state=ReportState.PENDING)
    corrected = await report(database, author, content(), message_id=4)
    await revise(database, corrected, 2, content())
    await stand(database, corrected, 1, pending=2)
    await report(database, author, content(), message_id=5)
    async with database.read() as unit:
        found = await unit.shift_reports.pending_of("calais")
    assert [(r.id, v.number) for r, v in found] == [(waits, 1), (nowhere, 1), (corrected, 2)]


async def test_an_export_goes_by_day_page_by_page_and_misses_nothing(database: Database) -> None:
    author = await admit(database)
    days = [0, 3, 1, 1, 1, 2, 0, 9]
    numbers = [
        await report(database, author, content(day=YESTERDAY + timedelta(days=day)), message_id=n)
        for n, day in enumerate(days)
    ]
    await report(database, author, content(project="dunkerque", day=TODAY), message_id=90)
    await report(database, author, content(day=TODAY), message_id=91, state=ReportState.PENDING)
    last = YESTERDAY + timedelta(days=3)
    wanted = [numbers[n] for _, n in sorted((day, n) for n, day in enumerate(days) if day <= 3)]
    async with database.read() as unit:
        for batch in (1, 2, 3, 500):
            with statements() as run:
                found = [r.id async for r, _ in unit.shift_reports.between(YESTERDAY, last, "calais", batch=batch)]
            assert found == wanted, batch
            assert sum("LIMIT" in one for one in run) == len(wanted) // batch + 1, "so many at a time"
        assert await unit.shift_reports.count_between(YESTERDAY, last, "calais") == len(wanted)
        everything = [r.id async for r, _ in unit.shift_reports.between(YESTERDAY, last, None, batch=2)]
        assert len(everything) == len(wanted) + 1 == await unit.shift_reports.count_between(YESTERDAY, last, None)
        assert [r async for r in unit.shift_reports.between(last, YESTERDAY, None)] == []


@contextmanager
def statements() -> Iterator[list[str]]:
    """What the database is asked until the block ends."""
    found: list[str] = []

    def note(*call: Any) -> None:
        found.append(call[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_a_report_in_somebodys_place_is_its_senders_last(database: Database) -> None:
    amina, claire = await admit(database), await admit(database, 8, "Claire")
    own = await report(database, amina, content(), message_id=1)
    async with database.write() as unit:
        theirs = await unit.shift_reports.add(
            chat_id=7,
            message_id=2,
            thread_id=None,
            author_id=amina,
            reported_at=NOW,
            state=ReportState.STORED,
            revision=revision(content(), made_by=claire),
            reported_by=claire,
        )
    async with database.write() as unit:
        last = {who: await unit.shift_reports.last_of(who, 7) for who in (amina, claire)}
        found = await unit.shift_reports.by_id(theirs)
    assert {who: None if r is None else r.id for who, r in last.items()} == {amina: own, claire: theirs}
    assert found is not None
    assert (found.author_id, found.reported_by, found.sender_id) == (amina, claire, claire)
