"""The process may be killed at any instant: nothing is lost, and nothing is stored twice."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.roles import Role
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from storage.database import Database
from storage.tables import InboxRow, OutboxRow
from tests.support.crew import Crew, judged, settled, states
from tests.support.killing import KILLS, PLANTED_EXIT, RAISES, Lives, ended, environment, kill, lives
from tests.support.mission import BOT

TAKEN_OVER = 10.0
"""Seconds after which another process must have taken a killed one's work over."""


@asynccontextmanager
async def stage(url: str, folder: Path, people: int, **how: bool) -> AsyncIterator[tuple[Lives, Crew, Database]]:
    """A Bot API server, people, and a bot that is not started yet."""
    async with serve(create_app(control_token=None)) as api, PlaygroundClient(api) as play:
        bot = await play.add_bot(BOT, "Vigie")
        database = Database(url)
        crew = Crew(play)
        await crew.join(database, people)
        with lives(environment(url, api, bot["token"]), folder / "bot.log", **how) as living:
            yield living, crew, database
            living.end()
        await database.close()
        await judged(play)


async def killed_again_and_again(url: str, folder: Path, *, people: int, reports: int, kills: int, seed: int) -> None:
    dice = random.Random(seed)
    async with stage(url, folder, people) as (living, crew, database):
        lifetimes = [dice.uniform(0.1, 0.9) for _ in range(kills)]
        posting = asyncio.create_task(crew.post(dice, reports, sum(lifetimes)))
        for seconds in lifetimes:
            life = living.start()
            await asyncio.sleep(seconds)
            await kill(life)
        await posting
        before = living.said.count("process.started")
        last = living.start() if people > 100 else await living.command_line()
        doubles = await crew.answered(timeout=150)
        outbox = await settled(database)
        await started(living, before + 1)  # before that it has no order to stop in
        last.terminate()
        assert (await ended(last) if people > 100 else await last.wait()) == 0
        await crew.check_store(database)
        assert set(await states(database, InboxRow)) == {"done"}
        assert set(outbox) == {"sent"}
        print(f"\n{kills} kills, {reports} reports of {people} people: {doubles} messages came twice")
        assert doubles <= kills * 64


async def test_killed_at_random_instants_nothing_is_lost(sqlite_url: str, tmp_path: Path) -> None:
    await killed_again_and_again(sqlite_url, tmp_path, people=20, reports=60, kills=10, seed=1871)


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_killed_a_hundred_times_while_a_thousand_people_report(sqlite_url: str, tmp_path: Path) -> None:
    await killed_again_and_again(sqlite_url, tmp_path, people=1000, reports=3000, kills=100, seed=1870)


async def test_on_postgres_another_process_takes_over(postgres_url: str, tmp_path: Path) -> None:
    async with stage(postgres_url, tmp_path, people=20) as (living, crew, database):
        first = living.start()
        before = await crew.report("P0")
        await crew.play.wait("P0", matches=rf"\b{before}\b", timeout=20)  # by now it polls, ticks and sends
        second = living.start()
        await started(living, 2)
        dice = random.Random(4)
        began = time.monotonic()
        await crew.post(dice, 20, 0.5)
        await crew.answered()
        unkilled = time.monotonic() - began  # as much as this machine needs for it now, whatever else it does
        await crew.post(dice, 20, 0.5)
        await kill(first)
        killed_at = time.monotonic()
        await crew.post(dice, 20, 1.0)
        doubles = await crew.answered(timeout=150)
        seconds = time.monotonic() - killed_at
        print(f"\nanswered after {seconds:.1f} s, without a kill {unkilled:.1f} s; {doubles} messages came twice")
        assert seconds < TAKEN_OVER + unkilled
        await settled(database)
        second.terminate()
        assert await ended(second) == 0
        await crew.check_store(database)


async def test_a_process_that_stops_in_good_order_hands_its_work_over_at_once(
    postgres_url: str, tmp_path: Path
) -> None:
    async with stage(postgres_url, tmp_path, people=5) as (living, crew, database):
        first = living.start()
        number = await crew.report("P0")
        await crew.play.wait("P0", matches=rf"\b{number}\b", timeout=20)
        living.start()
        await started(living, 2)
        first.terminate()
        assert await ended(first) == 0
        await crew.post(random.Random(1), 10, 0.1)
        stopped_at = time.monotonic()
        assert await crew.answered() == 0
        assert time.monotonic() - stopped_at < 5.0
        assert set(await settled(database)) == {"sent"}


async def test_a_second_process_on_the_same_file_is_refused_in_one_sentence(sqlite_url: str, tmp_path: Path) -> None:
    async with stage(sqlite_url, tmp_path, people=1) as (living, crew, _):
        living.start()
        await crew.report("P0")
        await crew.answered()
        assert await (await living.command_line()).wait() == 1
        assert "Another Vigie already runs on the database vigie.db; stop it first." in living.said
        assert "Traceback" not in living.said


async def test_an_update_that_kills_and_one_that_raises_end_parked(sqlite_url: str, tmp_path: Path) -> None:
    async with stage(sqlite_url, tmp_path, people=6, planted=True) as (living, crew, database):
        (admin,) = await crew.join(database, 1, Role.ADMIN, prefix="Admin")
        play = crew.play
        await play.start(admin)
        await play.say("P0", f"{RAISES} narwhal")
        # An alert is processed in the commit in which it is taken in. Its first crash leaves no trace; Telegram sends
        # it again, and from then on it is counted.
        life = living.start()
        await crew.report("P2")
        await crew.answered()
        await play.say("P1", f"{KILLS} narwhal")
        assert await ended(life) == PLANTED_EXIT
        await crew.post(random.Random(2), 12, 0.1)
        crashes = await _restarted_until_parked(living, database, 2)
        assert crashes == 10  # and the eleventh claim parks it
        await crew.answered()
        for author in ("P0", "P1"):
            await play.wait(author, contains="Message gardé")
        told = await play.wait(admin, matches=r"n° \d+.*\n", count=2)
        assert not any("zeppelin" in m["text"] or "narwhal" in m["text"] for m in told)
        await crew.report("P1")  # the chat goes on behind it
        await crew.report("P0")
        await crew.answered()
        await settled(database)
        assert await states(database, InboxRow) == {"done": 16, "parked": 2}
        async with database.read() as unit:
            parked = (
                await unit.session.execute(
                    select(InboxRow.chat_id, InboxRow.attempts, InboxRow.failures, InboxRow.payload).where(
                        InboxRow.state == "parked"
                    )
                )
            ).all()
        by_chat = {row.chat_id: row for row in parked}
        assert by_chat[crew.people["P0"]["id"]].failures == 3
        assert by_chat[crew.people["P1"]["id"]].attempts == 11
        assert all("narwhal" in row.payload for row in parked)  # kept, for whoever mends the fault
        assert "zeppelin" not in living.said
        assert "narwhal" not in living.said
        assert living.said.count("processing.parked") == 2
        assert set(await states(database, OutboxRow)) == {"sent"}
        await crew.check_store(database)


async def _restarted_until_parked(living: Lives, database: Database, parked: int) -> int:
    """A supervisor: starts the bot whenever it died. How often it did."""
    crashes = 0
    while True:
        life = living.start()
        end = asyncio.create_task(ended(life, timeout=150))
        while not end.done():
            if (await states(database, InboxRow)).get("parked", 0) == parked:
                end.cancel()
                return crashes
            await asyncio.wait({end}, timeout=0.05)
        assert end.result() == PLANTED_EXIT
        crashes += 1


async def started(living: Lives, count: int) -> None:
    """Waits until so many lives have begun their work."""
    deadline = time.monotonic() + 20
    while living.said.count("process.started") < count:
        assert time.monotonic() < deadline, living.said
        await asyncio.sleep(0.02)
