"""How long a day's summary takes over five years of reports: `python -m benchmarks.summaries`, part of `make bench`.

Ten million report values beside ten thousand with the same day and the same eight weekdays before it, on SQLite and on
PostgreSQL, and the same figures asked for in SQL by hand; all in turns, so that another load on the machine meets each.
What it takes of memory, each in a process of its own.
"""

import argparse
import asyncio
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import asyncpg
from rich.console import Console
from rich.table import Table

from bot.catalogue import catalogue_from
from domain.summaries.periods import Kind, Period
from services.summaries.audience import Audience
from services.summaries.gathering import gather
from services.work import Work
from storage.database import Database
from storage.encryption import load_keys, new_key
from tests.support.postgres import started

from .measuring import ROOT
from .past import FEW, LEAD, NOW, TODAY, WEEKS, filled

VALUES, PROJECT = 10_000_000, "calais"
WANTED, WANTED_BY_HAND, WANTED_MEMORY = 1.2, 1.5, 1.2
Ask = Callable[[], Awaitable[int]]
Rounds = list[tuple[float, float, float]]

_COUNTED = """
FROM report_revisions r
JOIN shift_reports s ON s.id = r.report_id AND s.counted = r.number AND s.state = 'stored'
JOIN report_entries e ON e.revision_id = r.id
WHERE r.project = {project} AND r.day {days}"""
_FIGURES = f"""
SELECT r.site, e.activity, e.indicator, sum(e.value), count(*), sum(CASE WHEN e.estimate THEN 1 ELSE 0 END),
 sum(CASE WHEN r.follows IS NULL THEN 0 ELSE 1 END) {_COUNTED}
GROUP BY r.site, e.activity, e.indicator"""
_PAST = f"""
SELECT r.day, e.activity, e.indicator, sum(e.value) {_COUNTED}
GROUP BY r.day, e.activity, e.indicator"""
_REMARKS = f"""
SELECT s.id, r.site, e.activity, e.indicator, e.value, r.follows, s.doubts {_COUNTED}
 AND (s.doubts IS NOT NULL OR r.follows IS NOT NULL)"""
_CAME = f"""
SELECT r.day, r.site, e.activity, coalesce(r.shift, 'day'), min(s.reported_at), max(e.value) {_COUNTED}
GROUP BY r.day, r.site, e.activity, coalesce(r.shift, 'day')"""
_PENDING = """
SELECT DISTINCT r.day, r.site, e.activity FROM report_revisions r
JOIN shift_reports s ON s.id = r.report_id AND s.pending = r.number AND s.state = 'pending'
JOIN report_entries e ON e.revision_id = r.id
WHERE r.project = {project} AND r.day {days}"""


def by_vigie(database: Database) -> Ask:
    """A day's summary for a coordinator, as it is made for their card."""
    catalogue = catalogue_from(None)

    async def ask() -> int:
        async with database.read() as unit:
            work = Work(unit, catalogue, NOW, b"")
            view = await gather(work, Audience(await work.person(LEAD), None), Kind.DAILY, PROJECT, Period.day(TODAY))
        assert view is not None
        return sum(total.value or 0 for line in view.activities for total in line.totals.values())

    return ask


def _by_hand(run: Callable[[str, list[Any]], Awaitable[list[Any]]], mark: str, days: list[Any]) -> Ask:
    """The same figures as somebody would ask for them who needs nothing else; their sum."""
    project, one = mark.format(1), f"= {mark.format(2)}"
    eight = f"IN ({', '.join(mark.format(n) for n in range(2, 2 + WEEKS))})"

    async def ask() -> int:
        figures = await run(_FIGURES.format(project=project, days=one), [PROJECT, days[0]])
        past = await run(_PAST.format(project=project, days=eight), [PROJECT, *days[1:]])
        for statement in (_CAME, _PENDING, _REMARKS):
            await run(statement.format(project=project, days=one), [PROJECT, days[0]])
        sums: dict[tuple[str, str], int] = {}
        for _, activity, indicator, value, *_ in figures:
            sums[activity, indicator] = sums.get((activity, indicator), 0) + int(value)
        usual: dict[tuple[str, str], list[int]] = {}
        for _, activity, indicator, value in past:
            usual.setdefault((activity, indicator), []).append(int(value))
        assert all(len(usual[figure]) == WEEKS for figure in sums)
        return sum(sums.values())

    return ask


@asynccontextmanager
async def asks(url: str) -> AsyncIterator[tuple[Ask, Ask]]:
    """Vigie's way and the one by hand, over a database."""
    database = Database(url)
    days = [TODAY - timedelta(weeks=n) for n in range(WEEKS + 1)]
    try:
        if url.startswith("sqlite"):
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:

                async def run(sql: str, given: list[Any]) -> list[Any]:
                    return file.execute(sql, given).fetchall()

                yield by_vigie(database), _by_hand(run, "?", [day.isoformat() for day in days])
        else:
            server = await asyncpg.connect(url)

            async def fetch(sql: str, given: list[Any]) -> list[Any]:
                return list(await server.fetch(sql, *given))

            yield by_vigie(database), _by_hand(fetch, "${}", days)
            await server.close()
    finally:
        await database.close()


async def in_turns(few: Ask, many: Ask, hand: Ask, rounds: int) -> Rounds:
    """Milliseconds of each in every round, after some that are not counted."""
    assert await few() == await many() == await hand()
    found = []
    for number in range(rounds + 5):
        took = [0.0, 0.0, 0.0]
        for place in [(number + n) % 3 for n in range(3)]:
            began = perf_counter()
            await (few, many, hand)[place]()
            took[place] = 1000 * (perf_counter() - began)
        found.append((took[0], took[1], took[2]))
    return found[5:]


def memory(url: str, key: str) -> float:
    """The most megabytes that a process held which made the summary a few times."""
    command = [sys.executable, "-m", "benchmarks.summaries", "--alone", url]
    environment = {**os.environ, "BENCH_KEY": key}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout))


async def _alone(url: str) -> None:
    database = Database(url)
    ask = by_vigie(database)
    for _ in range(5):
        await ask()
    await database.close()


async def measured(folder: Path, values: int, rounds: int, key: str) -> dict[str, tuple[Rounds, float, float]]:
    """By database: the rounds, and the memory over few and over many values."""
    found = {}
    with started(folder / "postgres") as server:
        for name in ("SQLite", "PostgreSQL"):
            urls = []
            for kind, count in (("few", FEW), ("many", values)):
                urls.append(f"sqlite:///{folder}/{kind}.db" if name == "SQLite" else await server.empty())
                await filled(urls[-1], count)
            found[name] = await compared(urls[0], urls[1], rounds, key)
    return found


async def compared(few: str, many: str, rounds: int, key: str) -> tuple[Rounds, float, float]:
    """Two databases, in turns."""
    async with asks(few) as (over_few, _), asks(many) as (over_many, by_hand):
        took = await in_turns(over_few, over_many, by_hand, rounds)
    return took, await asyncio.to_thread(memory, few, key), await asyncio.to_thread(memory, many, key)


def run(values: int, rounds: int) -> None:
    """Measures and prints."""
    key = new_key()
    load_keys([key])
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        found = asyncio.run(measured(Path(folder), values, rounds, key))
    Console(width=None if sys.stdout.isatty() else 132).print(table_of(found, values))


def table_of(found: dict[str, tuple[Rounds, float, float]], values: int) -> Table:
    """Medians, and of the ratios each round's own."""
    table = Table(title=f"A day's summary over {values:,} report values", caption_justify="left")
    for heading in ("", "few", "many", "wanted", "measured", ""):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, (rounds, few_mb, many_mb) in found.items():
        few, many, hand = (median(one[place] for one in rounds) for place in range(3))
        rows = (
            (f"{name}: beside {FEW:,}, ms", few, many, WANTED, median(m / f for f, m, _ in rounds)),
            (f"{name}: beside SQL by hand, ms", hand, many, WANTED_BY_HAND, median(m / h for _, m, h in rounds)),
            (f"{name}: memory, MB", few_mb, many_mb, WANTED_MEMORY, many_mb / few_mb),
        )
        for what, one, other, wanted, ratio in rows:
            verdict = "[green]holds[/green]" if ratio <= wanted else "[red]does not hold[/red]"
            table.add_row(what, f"{one:.1f}", f"{other:.1f}", f"≤ {wanted} ×", f"{ratio:.2f} ×", verdict)
    table.caption = (
        f"The day, and the {WEEKS} weekdays that it is held against, are the same in both. Ratios: the median of each\n"
        "round's own."
    )
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.summaries", description=__doc__)
    parser.add_argument("--values", type=int, default=VALUES, help=f"how many in five years ({VALUES:,})")
    parser.add_argument("--rounds", type=int, default=60, help="how often each is asked (60)")
    parser.add_argument("--alone", metavar="URL", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        load_keys([os.environ["BENCH_KEY"]])
        asyncio.run(_alone(asked.alone))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    else:
        run(asked.values, asked.rounds)
