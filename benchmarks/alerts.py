"""How soon an alert is out, beside a PTB echo's reply: `python -m benchmarks.alerts`, and part of `make bench`.

Counted from the instant at which the server had answered the poll that brought the update, to the one at which the
first call to a coordinator arrives there (the echo: its reply), both by the server's clock. Vigie runs as `vigie run`
starts it, with its sending limits. Then the same while 10,000 summaries wait in the outbox and 2,000 updates in the
inbox, the server answering at Telegram's limits.
"""

import argparse
import asyncio
import json
import math
import sys
import tempfile
from bisect import bisect_left
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from typing import ClassVar

import psutil
from rich.console import Console
from rich.table import Table

from bot.catalogue import catalogue_from
from domain.incidents.types import Climb, Status
from domain.notices import IncidentsStuck, Lane
from domain.people import Grant
from domain.roles import Role
from playground.client import NotSeen, PlaygroundClient
from storage.database import Database
from storage.inbox import Incoming

from .contenders import PTB, SQLITE, Contender, Unfair
from .load import Person, messages, team
from .measuring import Arena, process_of
from .serving import server

SUMMARIES, UPDATES, READERS, REPORTERS = 10_000, 2_000, 200, 60
COORDINATORS = 2
"""Of each project."""
STARTED = 3.0
"""Seconds after which a bot that has much to do has long made ready what it reads with."""
BETWEEN = 0.4
"""Seconds between two alerts. The projects take turns, so that nobody gets more than Telegram lets through."""
WANTED, WANTED_LOADED = 4.0, 1.5


class WaitingSummary(IncidentsStuck):
    """What waits in the summaries' lane: the notice that is drawn soonest, so that the load is the sender's own."""

    lane: ClassVar[Lane] = Lane.SUMMARY


class Bench:
    """One server, with everybody in it who raises, is alerted, or is told something else."""

    def __init__(self, play: PlaygroundClient, url: str, folder: Path) -> None:
        self.play = play
        self._arena = Arena(play)
        self._url = url
        self._folder = folder
        self._catalogue = catalogue_from(None)
        # Those who raise alerts are not those whose reports wait: a chat's messages keep their order.
        busy = team(REPORTERS, self._catalogue)
        self.reporters = [Person(f"Witness{n:03}", person.project) for n, person in enumerate(busy)]
        projects = sorted({person.project for person in busy})
        self.coordinators = [Person(f"Lead {p} {n}", p) for p in projects for n in range(COORDINATORS)]
        self.readers = [f"Reader{number:03}" for number in range(READERS)]
        self.ids: dict[str, int] = {}
        self._numbers = count(10**9)
        self._members = [*busy, *self.reporters]
        self._said = cycle(messages(busy, 1_000, self._catalogue, datetime.now(UTC)))

    async def everybody(self) -> None:
        """They are there."""
        for name in (*(p.name for p in (*self._members, *self.coordinators)), *self.readers):
            self.ids[name] = (await self.play.add_person(name, language="fr"))["id"]

    async def bot(self, name: str, username: str) -> Contender:
        """A bot that everybody has started; none of that is among what is measured."""
        made = await self.play.add_bot(username, name)
        contender = Contender(name, made["token"], self._url, self._folder / f"{username}.log")
        if contender.is_vigie:
            contender.database_url = f"sqlite:///{self._folder}/alerts.db"
            await contender.prepare([])
            await self._admit(contender)
        for name_ in self.ids:
            await self.play.start(name_, bot=username)
        return contender

    async def _admit(self, contender: Contender) -> None:
        now = datetime.now(UTC)
        async with _database(contender) as database, database.write() as unit:
            for role, people in ((Role.TEAM_MEMBER, self._members), (Role.COORDINATOR, self.coordinators)):
                for p in people:
                    its = await unit.people.admit(self.ids[p.name], p.name, "fr", p.project, site_asked=False, now=now)
                    await unit.people.grant(its, Grant(role, p.project), None, now)

    async def summaries(self, database: Database) -> None:
        """What waits in the outbox."""
        now = datetime.now(UTC)
        async with database.write() as unit:
            for number, name in zip(range(SUMMARIES), cycle(self.readers), strict=False):
                await unit.outbox.put(WaitingSummary(stuck=number + 1), self.ids[name], now)

    async def updates(self, database: Database, bot_id: int, least: int) -> None:
        """So many updates, or more, wait in the inbox: reports, as people send them."""
        async with database.read() as unit:
            missing = least - (await unit.inbox.counts()).get("waiting", 0)
        if missing <= 0:
            return
        async with database.write() as unit:
            now = datetime.now(UTC)
            await unit.inbox.take_in(bot_id, [self._update(p, t) for p, t in islice(self._said, missing)], now)

    def _update(self, person: Person, text: str) -> Incoming:
        number, chat = next(self._numbers), self.ids[person.name]
        who = {"id": chat, "first_name": person.name, "language_code": "fr"}
        message = {
            "message_id": number,
            "date": int(datetime.now(UTC).timestamp()),
            "chat": {"id": chat, "type": "private", "first_name": person.name},
            "from": {**who, "is_bot": False},
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": 2}],
        }
        return Incoming(number, chat, chat, int(Lane.ANSWER), json.dumps({"update_id": number, "message": message}))

    @asynccontextmanager
    async def started(self, contender: Contender, username: str) -> AsyncIterator[psutil.Process]:
        """The bot, once it polls."""
        await self.play.call("calls/clear")
        async with process_of(contender, production=contender.is_vigie) as process:
            for _ in range(600):
                if await self.play.calls("getUpdates", bot=username, include_polls=True, limit=1):
                    break
                await asyncio.sleep(0.05)
            else:
                raise Unfair(f"{contender.name} did not start")
            yield process

    async def replies(self, contender: Contender, username: str, samples: int) -> list[float]:
        """The echo's, one after the other."""
        async with self.started(contender, username) as process:
            await self._arena.quiet(process)
            await self.play.call("calls/clear")
            for number, person in zip(range(samples), cycle(self.reporters), strict=False):
                told = await self.play.say(person.name, f"tirs au camp, tente {number}.", bot=username)
                await self.play.wait(person.name, bot=username, after=told["seq"], contains=f"tente {number}.")
                await asyncio.sleep(0.02)
            return await self._waits(username, samples, set(self.ids.values()))

    async def alerts(self, contender: Contender, username: str, samples: int, *, loaded: bool) -> list[float]:
        """Vigie's; `loaded`: while much else waits."""
        bot_id = int(contender.token.split(":")[0])
        async with _database(contender) as database:
            if loaded:
                await self.summaries(database)
                await self.updates(database, bot_id, 2 * UPDATES)
            async with self.started(contender, username) as process:
                # What is measured is Vigie at work, not its start: that is another table's.
                await (asyncio.sleep(STARTED) if loaded else self._arena.quiet(process))
                await self.play.call("calls/clear")
                for number, person in zip(range(samples), cycle(self.reporters), strict=False):
                    if loaded:
                        await self.updates(database, bot_id, UPDATES)
                        await asyncio.sleep(0.05)
                    told = await self.play.say(person.name, f"/alerte tirs au camp, tente {number}.", bot=username)
                    lead = next(c.name for c in self.coordinators if c.project == person.project)
                    await self.play.wait(lead, bot=username, after=told["seq"], contains=f"tente {number}.", timeout=30)
                    await self._over(database)
                    await asyncio.sleep(BETWEEN)
                return await self._waits(username, samples, {self.ids[c.name] for c in self.coordinators})

    async def _over(self, database: Database) -> None:
        """Each alert is by itself, as in life: it is over before the next one, and rings nobody meanwhile."""
        async with database.write() as unit:
            for incident in await unit.incidents.not_closed():
                await unit.incidents.set_climb(incident.id, Status.CLOSED, Climb())

    async def _waits(self, username: str, samples: int, chats: set[int]) -> list[float]:
        """Milliseconds, one a sample: from the poll that brought it to the first call about it to one of the chats."""
        polls = await self.play.calls("getUpdates", bot=username, include_polls=True, limit=200_000)
        brought = sorted(poll["time"] + poll["duration"] for poll in polls)
        first: dict[int, float] = {}
        for call in await self.play.calls("sendMessage", bot=username, limit=200_000):
            text = str(call["params"].get("text", ""))
            if "tente " in text and int(call["params"]["chat_id"]) in chats:
                number = int(text.split("tente ")[1].split(".")[0])
                first[number] = min(call["time"], first.get(number, call["time"]))
        if len(first) != samples:
            raise Unfair(f"{len(first)} of {samples} came")
        # Of the polls that ended before the call, the one that ended last after the message was said.
        return [1000 * (at - brought[bisect_left(brought, at) - 1]) for at in first.values()]


@asynccontextmanager
async def _database(contender: Contender) -> AsyncIterator[Database]:
    database = Database(contender.database_url)
    try:
        yield database
    finally:
        await database.close()


def run(samples: int) -> None:
    """Measures and prints."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        try:
            found = asyncio.run(_measured(Path(folder), samples))
        except (Unfair, NotSeen, OSError, RuntimeError) as error:  # told and not counted: nothing here is a test
            Console().print(f"[red]Alerts: {error}; not counted.[/red]")
            return
    Console(width=None if sys.stdout.isatty() else 132).print(_table(*found))


async def _measured(folder: Path, samples: int) -> tuple[list[float], list[float], list[float]]:
    async with server(folder) as url, PlaygroundClient(url) as play:
        bench = Bench(play, url, folder)
        await bench.everybody()
        echo = await bench.bot(PTB, "bench_echo_bot")
        vigie = await bench.bot(SQLITE, "bench_alerts_bot")
        replies = await bench.replies(echo, "bench_echo_bot", samples)
        alone = await bench.alerts(vigie, "bench_alerts_bot", samples, loaded=False)
        await play.call("limits", enabled=True)
        return replies, alone, await bench.alerts(vigie, "bench_alerts_bot", samples, loaded=True)


def _table(replies: list[float], alone: list[float], loaded: list[float]) -> Table:
    table = Table(title="From an alert's update in hand to its first call to a coordinator", caption_justify="left")
    for heading in ("", "median, ms", "p99, ms", "wanted", "measured", ""):
        table.add_column(heading, justify="left" if not heading else "right")
    rows = (
        (f"{PTB}, its reply", replies, None, None),
        ("Vigie, nothing else to do", alone, replies, WANTED),
        (f"{SUMMARIES:,} summaries and {UPDATES:,} updates waiting", loaded, alone, WANTED_LOADED),
    )
    for name, waits, beside, wanted in rows:
        told = ["", "", ""]
        if beside is not None and wanted is not None:
            ratio = p99(waits) / p99(beside)
            verdict = "[green]reached[/green]" if ratio <= wanted else "[red]not reached[/red]"
            told = [f"≤ {wanted:.1f} ×", f"{ratio:.2f} ×", verdict]
        table.add_row(name, f"{median(waits):.1f}", f"{p99(waits):.1f}", *told)
    table.caption = (
        f"p99 of {len(alone)} alerts, each to the row above. While much waits, the server keeps Telegram's limits.\n"
        "Both ends by the server's clock: the poll that brought the update was answered; the call arrived."
    )
    return table


def p99(values: Sequence[float]) -> float:
    """What 99 of 100 do not exceed."""
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.alerts", description=__doc__)
    parser.add_argument("--samples", type=int, default=120, help="how many alerts and replies (120)")
    run(parser.parse_args().samples)
