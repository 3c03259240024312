"""Whether pictures and files hold up alerts: `python -m benchmarks.pictures`, part of `make bench`.

Vigie runs with a probe in its event loop. Alerts are sent one after the other, first alone, then while coordinators ask
for pictures of beds and for the week's and the month's summary with their pictures and files, over two months of
reports and beds.
"""

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle, pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.playground.beds import beds_remembered
from bot.playground.cast import cast_of
from bot.playground.history import history
from bot.playground.seeding import admitted, remembered
from playground.client import NotSeen, PlaygroundClient
from services.work import Work
from storage.database import Database

from .alerts import Bench
from .contenders import SQLITE, Contender, Unfair
from .measuring import process_of
from .serving import server

WANTED = 50.0
BETWEEN = 0.3
DRAWN = 5.0
"""Seconds for what was asked for last."""
BOT = "bench_pictures_bot"
_ASKED = ("/places historique", "/resume semaine dernière", "/resume mois dernier", "/resume {}")
Late = list[tuple[float, float, float]]


async def _past(contender: Contender, bench: Bench) -> None:
    """Two months of reports and beds, as in the playground."""
    database = Database(contender.database_url)
    async with database.write() as unit:
        work = Work(unit, bench.catalogue, datetime.now(UTC), b"")
        cast = cast_of(bench.catalogue)
        ids = await admitted(work, cast)
        await remembered(work, history(bench.catalogue, cast, work.today), ids)
        await beds_remembered(work, cast, ids)
    await database.close()


async def _alerts(bench: Bench, samples: int, first: int) -> None:
    for number, person in zip(range(first, first + samples), cycle(bench.reporters), strict=False):
        told = await bench.play.say(person.name, f"/alerte tirs au camp, tente {number}.", bot=BOT)
        lead = next(c.name for c in bench.coordinators if c.project == person.project)
        await bench.play.wait(lead, bot=BOT, after=told["seq"], contains=f"tente {number}.", timeout=30)
        await asyncio.sleep(BETWEEN)


async def _asking(bench: Bench, asked: list[str]) -> None:
    """Coordinators ask for something to be drawn, again and again."""
    day = datetime.now(UTC).date()
    for number, words in enumerate(cycle(_ASKED), 1):
        lead = bench.coordinators[number % len(bench.coordinators)]
        asked.append(words)
        await bench.play.say(lead.name, words.format(f"{day - timedelta(days=number % 40):%d/%m}"), bot=BOT)
        await asyncio.sleep(2 * BETWEEN)


async def measured(folder: Path, samples: int) -> tuple[list[Late], int, int]:
    """How late the loop was without and with pictures; how many were asked for, and how many files or photos went
    out."""
    async with server(folder) as url, PlaygroundClient(url) as play:
        bench = Bench(play, url, folder)
        await bench.everybody()
        contender = await bench.bot(SQLITE, BOT)
        await _past(contender, bench)
        contender.lag = folder / "lag.json"
        asked: list[str] = []
        await play.call("calls/clear")
        async with process_of(contender):
            for _ in range(600):
                if await play.calls("getUpdates", bot=BOT, include_polls=True, limit=1):
                    break
                await asyncio.sleep(0.05)
            else:
                raise Unfair("Vigie did not start")
            await asyncio.sleep(3)
            bounds = [datetime.now(UTC).timestamp()]
            await _alerts(bench, samples, 0)
            bounds.append(datetime.now(UTC).timestamp())
            drawing = asyncio.create_task(_asking(bench, asked))
            await _alerts(bench, samples, samples)
            drawing.cancel()
            await asyncio.gather(drawing, return_exceptions=True)
            await asyncio.sleep(DRAWN)
            bounds.append(datetime.now(UTC).timestamp())
            sent = [await play.calls(m, bot=BOT, limit=10_000) for m in ("sendPhoto", "sendDocument", "sendMediaGroup")]
            if not any(sent):
                raise Unfair("nothing was drawn")
        late: Late = json.loads(contender.lag.read_text("utf-8"))
    parts = [[one for one in late if since <= one[0] < until] for since, until in pairwise(bounds)]
    return parts, len(asked), sum(map(len, sent))


def _worst(late: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """The longest, and the longest of this process's own doing, in milliseconds."""
    return max((one[1] for one in late), default=0.0), max((min(one[1], one[2]) for one in late), default=0.0)


def run(samples: int) -> None:
    """Measures and prints."""
    console = Console(width=None if sys.stdout.isatty() else 132)
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        try:
            (alone, drawing), asked, sent = asyncio.run(measured(Path(folder), samples))
        except (Unfair, NotSeen, OSError, RuntimeError) as error:  # told and not counted: nothing here is a test
            console.print(f"[red]Pictures: {error}; not counted.[/red]")
            return
    table = Table(title=f"How late the loop is while {samples} alerts go out", caption_justify="left")
    for heading in ("", "worst, ms", "of it computing, ms", "later than 10 ms", "wanted", ""):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, late in (("alerts alone", alone), (f"beside {asked} requests, {sent} pictures and files", drawing)):
        worst, own = _worst(late)
        verdict = "[green]holds[/green]" if worst <= WANTED else "[red]does not hold[/red]"
        table.add_row(name, f"{worst:.0f}", f"{own:.0f}", str(len(late)), f"≤ {WANTED:.0f} ms", verdict)
    table.caption = "What is late without computing waited for the disk, or for a processor that others had."
    console.print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.pictures", description=__doc__)
    parser.add_argument("--samples", type=int, default=40, help="how many alerts, twice (40)")
    run(parser.parse_args().samples)
