"""How `/beds` answers over five years of events beside one month: `python -m benchmarks.beds`, part of `make bench`.

200 shelters, 2 million events in five years, and the last month of the same alone; on SQLite and on PostgreSQL. Both
are asked in turns, so that another load on the machine meets both.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import asyncpg
from rich.console import Console
from rich.table import Table

from bot.catalogue import catalogue_from
from domain.catalogue import Catalogue
from domain.people import Grant
from domain.roles import Role
from services.shelters.standing import standings
from services.work import Work
from storage.database import Database
from storage.encryption import load_keys, new_key
from tests.support.postgres import started

SHELTERS, EVENTS, YEARS = 200, 2_000_000, 5
WANTED = 1.5
NOW = datetime(2026, 11, 30, 21, 0, tzinfo=UTC)
_COLUMNS = (
    "shelter_id", "category", "kind", "at", "stored_at", "person_id", "role", "occupied", "out_of_service", "change"
)  # fmt: skip

Row = tuple[Any, ...]
Ask = Callable[[], Awaitable[None]]


def large_catalogue() -> Catalogue:
    """The embedded mission with so many shelters, each of two categories."""
    given, numbers = catalogue_from(None).model_dump(by_alias=True), range(1, SHELTERS + 1)
    first = given["projects"][0]
    sites = [{"key": f"shelter_{n}", "label": {"fr": f"Toit {n}", "en": f"Roof {n}"}} for n in numbers]
    sites += first["sites"]  # what else the catalogue says speaks of them
    categories = [
        {"key": "women", "label": {"fr": "femmes seules", "en": "single women"}, "capacity": 20},
        {"key": "families", "label": {"fr": "familles", "en": "families"}, "capacity": 12},
    ]
    shelters = [{"site": f"shelter_{n}", "categories": categories} for n in numbers]
    return Catalogue.model_validate(
        given | {"projects": [first | {"sites": sites}, *given["projects"][1:]], "shelters": shelters}
    )


def events(ids: list[int], person: int, count: int, since: datetime) -> Iterator[Row]:
    """So many events from `since` to now, as they came: counts, movements, now and then what is out of service, or that
    a shelter closed or opened again."""
    chance = Random(1)
    step = (NOW - since) / count
    for number in range(count):
        at = since + step * number
        shelter, category = chance.choice(ids), chance.choice(("women", "families"))
        row = (shelter, category, "count", at, at, person, "shelter_keeper", chance.randint(0, 20), None, None)
        match number % 10:
            case 0:
                row = (*row[:7], None, 1, None)
            case 1 | 2 | 3 | 4:
                row = (*row[:2], "movement", *row[3:7], None, None, chance.choice((-2, -1, 1, 2)))
        if number % 500 == 7:
            row = (shelter, None, chance.choice(("closed", "opened")), *row[3:7], None, None, None)
        yield row


async def filled(url: str, catalogue: Catalogue, count: int, since: datetime) -> None:
    """The database with all of it."""
    database = Database(url)
    await database.prepare()
    async with database.write() as unit:
        person = await unit.people.admit(7, "Keeper", "fr", "calais", site_asked=False, now=NOW)
        await unit.people.grant(person, Grant(Role.COORDINATOR, "calais"), None, NOW)
        ids = []
        for shelter in catalogue.shelters:
            ids.append(await unit.shelters.lock(shelter.site))
            await unit.bed_history.known(ids[-1], [category.key for category in shelter.categories])
    await database.close()
    rows = events(ids, person, count, since)
    if url.startswith("sqlite"):
        _fill_sqlite(Path(url.removeprefix("sqlite:///")), rows)
    else:
        await _fill_postgres(url, rows)


def _fill_sqlite(file: Path, rows: Iterator[Row]) -> None:
    import sqlite3

    def text(at: datetime) -> str:
        return at.replace(tzinfo=None).isoformat(" ", "microseconds")

    names, marks = ", ".join(_COLUMNS), ", ".join("?" * len(_COLUMNS))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        # Put in without its indices, which are made anew afterwards: in time order two million rows are all over them.
        wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'bed_events' AND sql <> ''"
        indices = connection.execute(wanted).fetchall()
        for name, _ in indices:
            connection.execute(f"DROP INDEX {name}")
        connection.executemany(
            f"INSERT INTO bed_events ({names}) VALUES ({marks})",  # noqa: S608 - names of ours
            ((*row[:3], text(row[3]), text(row[4]), *row[5:]) for row in rows),
        )
        for _, made in indices:
            connection.execute(made)


async def _fill_postgres(url: str, rows: Iterator[Row]) -> None:
    connection = await asyncpg.connect(url)
    try:
        wanted = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'bed_events' AND indexname LIKE 'ix_%'"
        indices = await connection.fetch(wanted)
        for index in indices:
            await connection.execute(f"DROP INDEX {index['indexname']}")
        await connection.copy_records_to_table("bed_events", records=rows, columns=list(_COLUMNS))
        for index in indices:
            await connection.execute(index["indexdef"])
        await connection.execute("VACUUM ANALYZE bed_events")  # as the server does by itself after a while
    finally:
        await connection.close()


async def answers(database: Database, catalogue: Catalogue) -> Ask:
    """What asks once for every shelter's beds, as `/beds` does."""
    sites = [shelter.site for shelter in catalogue.shelters]

    async def ask() -> None:
        async with database.read() as unit:
            found = await standings(Work(unit, catalogue, NOW, b""), sites)
        assert all(beds.occupied is not None for standing in found for beds in standing.beds)

    return ask


async def in_turns(one: Ask, other: Ask, rounds: int) -> tuple[float, float]:
    """The median milliseconds of each."""
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 5):
        for place, ask in ((0, one), (1, other)) if number % 2 else ((1, other), (0, one)):
            began = perf_counter()
            await ask()
            if number >= 5:
                took[place].append(1000 * (perf_counter() - began))
    return median(took[0]), median(took[1])


async def measured(folder: Path, count: int, rounds: int) -> dict[str, tuple[float, float]]:
    """Milliseconds over a month and over five years, by database."""
    catalogue, found = large_catalogue(), {}
    span = timedelta(days=365.25 * YEARS)
    month = timedelta(days=30)
    async with AsyncExitStack() as stack:
        server = stack.enter_context(started(folder / "postgres"))
        for name in ("SQLite", "PostgreSQL"):
            urls = [
                f"sqlite:///{folder}/{kind}.db" if name == "SQLite" else await server.empty()
                for kind in ("month", "years")
            ]
            await filled(urls[0], catalogue, round(count * (month / span)), NOW - month)
            await filled(urls[1], catalogue, count, NOW - span)
            asks = []
            for url in urls:
                database = Database(url)
                stack.push_async_callback(database.close)
                asks.append(await answers(database, catalogue))
            found[name] = await in_turns(asks[0], asks[1], rounds)
    return found


def run(count: int, rounds: int) -> None:
    """Measures and prints."""
    load_keys([new_key()])
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        found = asyncio.run(measured(Path(folder), count, rounds))
    table = Table(title=f"/beds for {SHELTERS} shelters over a month and over {YEARS} years of events")
    for heading in ("", "a month, ms", f"{count:,} events, ms", "wanted", "measured", ""):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, (month, years) in found.items():
        ratio = years / month
        verdict = "[green]holds[/green]" if ratio <= WANTED else "[red]does not hold[/red]"
        table.add_row(name, f"{month:.1f}", f"{years:.1f}", f"≤ {WANTED} ×", f"{ratio:.2f} ×", verdict)
    Console(width=None if sys.stdout.isatty() else 132).print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.beds", description=__doc__)
    parser.add_argument("--events", type=int, default=EVENTS, help=f"how many in {YEARS} years ({EVENTS:,})")
    parser.add_argument("--rounds", type=int, default=60, help="how often each is asked (60)")
    asked = parser.parse_args()
    run(asked.events, asked.rounds)
