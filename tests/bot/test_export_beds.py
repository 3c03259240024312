"""`vigie export beds`: the census and the events, in every format, without what is confidential."""

import asyncio
import json
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from bot.catalogue import catalogue_from
from bot.playground.beds import beds_remembered
from bot.playground.cast import cast_of
from bot.playground.seeding import admitted
from bot.tables import Xlsx
from services.work import Work
from storage.database import Database
from tests.bot.test_cli import vigie
from tests.support.mission import KEY

NOW = datetime(2026, 11, 30, 18, 0, tzinfo=UTC)
BETWEEN = ["--from", "2026-11-01", "--to", "2026-11-29"]


@pytest.fixture(scope="module")
def past(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The playground's sixty days of beds."""
    file = tmp_path_factory.mktemp("beds") / "vigie.db"
    file.write_bytes(sqlite_template.read_bytes())

    async def remember() -> None:
        database, catalogue = Database(f"sqlite:///{file}"), catalogue_from(None)
        async with database.write() as unit:
            work = Work(unit, catalogue, NOW, b"")
            cast = cast_of(catalogue)
            ids = await admitted(work, cast)
            await beds_remembered(work, cast, ids)
            elsewhere = await unit.bed_history.turned_away(work.now.replace(day=1), work.now)
            await unit.bed_history.remember_turned_away(None, elsewhere[:1])
        await database.close()

    asyncio.run(remember())
    return f"sqlite:///{file}"


def exported(past: str, *options: str, cwd: Path | None = None) -> str:
    done = vigie("export", "beds", *BETWEEN, *options, cwd=cwd, DATABASE_URL=past, ENCRYPTION_KEYS=KEY)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_census_and_the_events_say_the_same(past: str) -> None:
    rows = [json.loads(line) for line in exported(past, "--format=jsonl").splitlines()]
    census = [row for row in rows if row["table"] == "census"]
    events = [row for row in rows if row["table"] == "events"]

    categories = {(c["shelter"], c["category"]) for c in census if c["shelter"]}
    assert len(categories) == 6
    assert len([c for c in census if c["shelter"]]) == 29 * 6
    storm = [c for c in census if c["over_capacity"]]
    assert {c["day"] for c in storm} <= {"2026-11-12", "2026-11-13", "2026-11-14"}, "the mornings after the storm"
    assert all(c["occupied_at_day_start"] > c["capacity"] for c in storm)
    # An independent reckoning: people turned away, and the peak of counted days without movements.
    assert sum(c["turned_away"] for c in census) == sum(e["people"] or 0 for e in events)
    (nowhere,) = [c for c in census if c["shelter"] is None]
    assert nowhere["turned_away"] > 0
    assert nowhere["occupied_at_day_start"] is None
    counted: dict[tuple[str, str, str], list[int]] = {}
    moved = {(e["shelter"], e["category"], e["day"]) for e in events if e["kind"] == "movement"}
    for event in events:
        if event["kind"] == "count" and not event["corrected"]:
            key = (event["shelter"], event["category"], event["day"])
            counted.setdefault(key, []).append(event["occupied"])
    checked = 0
    for c in census:
        key = (c["shelter"], c["category"], c["day"])
        if key in counted and key not in moved:
            assert c["peak"] == max(*counted[key], c["occupied_at_day_start"] or 0)
            checked += 1
    assert checked > 50
    assert {e["corrects"] for e in events} - {None} == {e["event"] for e in events if e["corrected"]}


def test_nothing_confidential_leaves(past: str) -> None:
    said = exported(past, "--format=jsonl") + exported(past)
    catalogue = catalogue_from(None)
    address = catalogue.shelter("womens_shelter").address
    assert address is not None
    for secret in (address.fr, address.en, "Abri Dunkerque", "words"):
        assert secret not in said
    file = past.removeprefix("sqlite:///")
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM bed_holds").fetchone()[0] > 10
    assert '"role": "shelter_keeper"' in said


def test_one_table_one_project_and_typed_sheets(past: str, tmp_path: Path) -> None:
    lines = exported(past, "--table=census", "--project=dunkerque").splitlines()
    assert lines[0].startswith("project,shelter,category,day,capacity,")
    assert len(lines) >= 1 + 29 * 2
    assert all(line.startswith("dunkerque,") for line in lines[1:])
    assert exported(past).splitlines()[0].startswith("table,project,shelter,")

    exported(past, "--format=xlsx", "--output=x.xlsx", cwd=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["census", "events"]
    census, events = (list(sheet.iter_rows(min_row=2, max_row=9, values_only=True)) for sheet in book.worksheets)
    assert isinstance(census[0][3], datetime)
    assert [type(cell) for cell in census[5][4:8]] == [int, int, int, int]
    assert isinstance(census[0][12], bool)
    assert isinstance(events[0][4], datetime)
    assert vigie("export", "beds", *BETWEEN, "--format=xlsx").exit_code == 2


def test_a_table_too_long_for_a_sheet_goes_on_in_another(tmp_path: Path) -> None:
    with Xlsx(tmp_path / "x.xlsx", {"census": ("day", "n")}, most=3) as writer:
        for number in range(5):
            writer.write("census", {"day": date(2026, 11, 1), "n": number})
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert [[row[1] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets] == [
        ["n", 0, 1], ["n", 2, 3], ["n", 4],
    ]  # fmt: skip
