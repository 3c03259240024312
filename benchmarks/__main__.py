"""`python -m benchmarks`: Vigie beside plain echo bots, in one run on one Bot API server of this machine."""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bot.catalogue import catalogue_from
from playground.client import PlaygroundClient

from . import alerts, beds, exports, floors, summaries, tables
from .contenders import AIOGRAM, EVERYBODY, PTB, SQLITE, Contender, Databases, Unfair, databases
from .load import Person, messages, team
from .measuring import ROOT, Arena, Figures, measure_load, measure_start
from .serving import server

console = Console(width=None if sys.stdout.isatty() else 132)


def main() -> int:
    """Measures and prints. A bot that fails is told and not counted; nothing here is a test."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round with a small load")
    parser.add_argument("--rounds", type=int, help="how often each bot is measured (3)")
    parser.add_argument("--reports", type=int, help="messages that are there at once (1000)")
    parser.add_argument("--people", type=int, help="how many people they come from (50)")
    parser.add_argument("--only", action="append", choices=EVERYBODY, help="measure only this bot; may be repeated")
    parser.add_argument("--profile", action="store_true", help="also say where Vigie's time goes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    asked = parser.parse_args()
    asked.rounds = asked.rounds or (1 if asked.quick else 3)
    asked.reports = asked.reports or (300 if asked.quick else 1000)
    asked.people = asked.people or (30 if asked.quick else 50)
    asked.alone = 10 if asked.quick else 30
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        asyncio.run(_measure(asked, Path(folder)))
    if not asked.only:
        alerts.run(30 if asked.quick else 120)
        console.print("\n[bold]Reading alone, one core[/bold]")
        subprocess.run([sys.executable, "-m", "benchmarks.reader"], cwd=ROOT, check=False)
        beds.run(400_000 if asked.quick else beds.EVENTS, 20 if asked.quick else 60)
        summaries.run(500_000 if asked.quick else summaries.VALUES, 20 if asked.quick else 60)
        console.print("\n[bold]Alerts while files of summaries are made[/bold]")
        subprocess.run([sys.executable, "-m", "benchmarks.summary_files"], cwd=ROOT, check=False)
        exports.run(100_000 if asked.quick else exports.VALUES)
    return 0


async def _measure(asked: argparse.Namespace, folder: Path) -> None:
    catalogue, now = catalogue_from(None), datetime.now(UTC)
    people = team(asked.people, catalogue)
    said = messages(people, asked.reports + asked.alone, catalogue, now)
    names = tuple(asked.only or EVERYBODY)
    console.print(
        f"{asked.rounds} rounds, {asked.reports} reports at once from {asked.people} people, then {asked.alone} one by"
        " one; one loopback Bot API server. Another load on the machine changes every figure, ratios the least."
    )
    loads: list[dict[str, Figures]] = []
    starts: list[dict[str, Figures]] = []
    profile = None
    async with server(folder) as url, PlaygroundClient(url) as play:
        for person in people:
            await play.add_person(person.name, language="fr")
        await play.add_person("Newcomer", language="fr")
        with databases(folder, names) as stores:
            match = Match(Arena(play), url, folder, stores)
            for number in range(asked.rounds):
                # Rotated, so that nobody always comes first, or after the same one.
                turn = names[number % len(names) :] + names[: number % len(names)]
                loads.append({name: await match.load(name, people, said, asked.alone) for name in turn})
                starts.append({n: await match.start(n) for n in turn if n in (SQLITE, PTB, AIOGRAM)})
                console.print(f"Round {number + 1}: " + _in_short(loads[-1]))
            if asked.profile:
                profile = await match.profile(people, said)
    tables.show(console, loads, starts, profile, len(said))
    if asked.json is not None:
        shown = {key: value for key, value in vars(asked).items() if key != "json"}
        tables.write(asked.json, loads, starts, profile, shown)


def _in_short(one: dict[str, Figures]) -> str:
    return ", ".join(f"{f.name} {f.problem or f'{f.rate:,.0f}/s'}" for f in one.values())


class Match:
    """Measures one bot after the other; each is a new one to the server."""

    def __init__(self, arena: Arena, url: str, folder: Path, stores: Databases) -> None:
        self._arena = arena
        self._url = url
        self._folder = folder
        self._stores = stores
        self._number = 0

    async def _contender(self, name: str, people: list[Person]) -> tuple[Contender, str]:
        self._number += 1
        bot = await self._arena.play.add_bot(f"bench{self._number}_bot", name)
        log = self._folder / f"{self._number}.log"
        contender = Contender(name, bot["token"], self._url, log)
        if contender.is_vigie:
            contender.database_url = await self._stores.fresh(name)
        await contender.prepare(people)
        await self._arena.play.call("calls/clear")
        return contender, bot["username"]

    async def load(self, name: str, people: list[Person], said: list[tuple[Person, str]], alone: int) -> Figures:
        """The load, carried."""
        contender, bot = await self._contender(name, people)
        try:
            return await measure_load(self._arena, contender, bot, people, said, alone)
        except Exception as error:  # told and not counted: the others go on
            return Figures(name, problem=_told(error, contender.log))

    async def start(self, name: str) -> Figures:
        """A start and an idle process; Vigie's by its own command line."""
        contender, bot = await self._contender(name, [])
        try:
            return await measure_start(self._arena, contender, bot, production=contender.is_vigie)
        except Exception as error:  # told and not counted: the others go on
            return Figures(name, problem=_told(error, contender.log))

    async def profile(self, people: list[Person], said: list[tuple[Person, str]]) -> dict[str, float] | None:
        """One more run of Vigie on SQLite, sampled."""
        contender, bot = await self._contender(SQLITE, people)
        contender.samples = self._folder / "samples.json"
        try:
            await measure_load(self._arena, contender, bot, people, said, 0)
        except Exception as error:  # told: the figures are there without it
            console.print(f"[red]No profile: {_told(error, contender.log)}[/red]")
            return None
        return floors.shares(contender.samples)


def _told(error: Exception, log: Path) -> str:
    """What went wrong, and the bot's last words."""
    what = str(error) if isinstance(error, Unfair) else f"{type(error).__name__}: {error}"
    lines = log.read_text("utf-8", "replace").strip().splitlines() if log.exists() else []
    return what + (f" ({lines[-1][:300]})" if lines else "")


if __name__ == "__main__":
    sys.exit(main())
