"""Each summary comes once: when clocks change, at the year's end, after downtime, with two processes, under kills."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.process import running
from domain.roles import Role
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from storage.database import Database
from storage.summary_tables import SubscriptionRow, SummaryEditionRow
from storage.tables import Card, OutboxRow
from tests.behaviour.test_kill import stage
from tests.behaviour.test_subscriptions import DAY, HOUR, points
from tests.storage.rows import content, report
from tests.support.crew import settled
from tests.support.killing import kill
from tests.support.mission import BOT, EVENING, NO_LIMITS, Mission, plain, settings_for

Awake = Callable[[datetime], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def lives(database_url: str) -> AsyncIterator[tuple[Mission, Awake]]:
    """A mission whose Vigie is up only within `awake`, from that instant on."""
    async with serve(create_app(control_token=None)) as url, PlaygroundClient(url) as play:
        await play.set_clock(now=EVENING.isoformat(), running=False)
        bot = await play.add_bot(BOT, "Vigie")
        mission = Mission(play, settings_for(database_url, url, bot["token"]), bot)

        @asynccontextmanager
        async def awake(now: datetime) -> AsyncIterator[None]:
            await play.set_clock(now=now.isoformat(), running=False)
            async with running(mission.settings, NO_LIMITS) as parts:
                mission.parts = parts
                await mission.idle()
                yield

        yield mission, awake


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[misc, arg-type]


async def test_down_at_the_hour(database_url: str) -> None:
    """Twenty minutes later it comes, marked late; what is older than a day is skipped and said so; not at night."""
    async with lives(database_url) as (mission, awake):
        async with awake(EVENING):
            await mission.admit("Claire", Role.COORDINATOR)
            await mission.play.advance(HOUR / 2)
        async with awake(EVENING + timedelta(minutes=80)):
            late = plain(await mission.last("Claire"))
            assert late.startswith("📊 Calais · point du lun. 23 nov.\nen retard, fait à 19:50\n")
        async with awake(EVENING + timedelta(days=2, hours=7)):  # 30 hours after Tuesday's hour, at half past one
            assert len(await points(mission, "Claire")) == 1
            await mission.play.advance(6 * HOUR)
            *_, skipped, came = [plain(m) for m in await mission.play.messages("Claire")]
            assert skipped.split("\n") == [
                "📊 Point du jour · Calais",
                "1 pas envoyé, Vigie était à l'arrêt : mar. 24 nov.",
                "Pour le voir : /resume 24/11",
            ]
            assert came.startswith("📊 Calais · point du mer. 25 nov.\nen retard, fait à 07:00\n")
            assert len(await points(mission, "Claire")) == 2


async def through_clock_changes_and_the_ends_of_years(url: str) -> None:
    async with lives(url) as (mission, awake):
        async with awake(at(2026, 10, 23, 10)):
            await mission.admit("Claire", Role.COORDINATOR)
            await mission.play.start("Claire", await mission.invite(Role.COORDINATOR, "dunkerque"))
            await mission.idle()
            for what in ("Point définitif · Calais", "Point du jour · Dunkerque", "Point définitif · Dunkerque"):
                await mission.say("Claire", "/abonnements")
                await mission.tap("Claire", what)
                await mission.tap("Claire", "Arrêter")
            await mission.say("Claire", "/abonnements")
            await mission.tap("Claire", "Point du jour · Calais")
            await mission.tap("Claire", "Heure")
            await mission.tap("Claire", "02 h")
            await mission.tap("Claire", "02:30")
            await mission.play.advance(3 * DAY)  # clocks go back on the 25th at three
        seen = await points(mission, "Claire")
        days = [first for first in seen if "point du " in first and "semaine" not in first]
        assert days == [f"📊 Calais · point du {day} oct." for day in ("ven. 23", "sam. 24", "dim. 25")]
        async with awake(at(2026, 12, 30, 10)):
            before = len(await points(mission, "Claire"))
            await mission.play.advance(6 * DAY)
        year = (await points(mission, "Claire"))[before:]
        assert Counter(first for first in year if "semaine" in first or "mois" in first) == Counter(
            [
                "📊 Littoral nord · point du mois, décembre 2026",
                "📊 Littoral nord · point de la semaine 53 (28 déc. – 3 janv.)",
            ]
        )
        async with awake(at(2027, 3, 27, 10)):
            before = len(await points(mission, "Claire"))
            await mission.play.advance(2 * DAY)  # clocks go forward on the 28th at two
        spring = [first for first in (await points(mission, "Claire"))[before:] if "semaine" not in first]
        assert spring == [f"📊 Littoral nord · point du {day} mars" for day in ("sam. 27", "dim. 28")]
        async with awake(at(2028, 2, 28, 10)):
            before = len(await points(mission, "Claire"))
            await mission.play.advance(2 * DAY)
        leap = [first for first in (await points(mission, "Claire"))[before:] if "semaine" not in first]
        assert leap == [
            "📊 Littoral nord · point du lun. 28 févr.",
            "📊 Littoral nord · point du mar. 29 févr.",
            "📊 Littoral nord · point du mois, février 2028",
        ]


async def test_through_clock_changes_and_the_ends_of_years(sqlite_url: str) -> None:
    await through_clock_changes_and_the_ends_of_years(sqlite_url)


@pytest.mark.soak
@pytest.mark.timeout(600)
async def test_through_clock_changes_and_the_ends_of_years_on_postgres(postgres_url: str) -> None:
    await through_clock_changes_and_the_ends_of_years(postgres_url)


async def test_two_processes_send_one(postgres_url: str, tmp_path: Path) -> None:
    async with stage(postgres_url, tmp_path, people=0) as (living, crew, database):
        play = crew.play
        names = await crew.join(database, 3, Role.COORDINATOR, prefix="C")
        for name in names:
            await play.start(name)
        await play.set_clock(now=EVENING.isoformat(), running=False)
        living.variables["VIGIE_CLOCK"] = play.url
        living.start()
        living.start()
        assert (await play.idle())["idle"]
        told = await play.advance(3 * DAY)
        assert told["idle"], told["waiting_for"]
        for name in names:
            came = [m for m in await play.messages(name) if "point du" in m["text"]]
            assert len(came) == 3, [m["text"] for m in came]


async def killed_while_summaries_go_out(url: str, folder: Path, *, kills: int, seed: int) -> None:
    """Evenings pass; each time, at a random instant around the hour, or while files are drawn and sent, Vigie is killed
    and started again. Everybody has one card of each summary, and its files, and none is missing; what came twice on
    the wire is counted."""
    dice = random.Random(seed)
    async with stage(url, folder, people=0) as (living, crew, database):
        names = await crew.join(database, 3, Role.COORDINATOR, prefix="C")
        for name in names:
            await crew.play.start(name)
        await _reported(database, days=kills + 7)
        await crew.play.set_clock(now=EVENING.isoformat(), running=False)
        living.variables["VIGIE_CLOCK"] = crew.play.url
        life = living.start()
        wanted: Counter[tuple[int, str, date]] = Counter()
        assert await _cards(database, wanted, subscribed=4 * len(names)) == wanted
        for day in range(kills):
            hour = EVENING + timedelta(days=day, minutes=67)
            due = _due_by(hour, first=day == 0)
            wanted.update((crew.people[name]["id"], kind, first) for name in names for kind, first in due)
            await crew.play.set_clock(now=hour.isoformat())
            await asyncio.sleep(dice.uniform(0, 0.15 if len(due) == 1 else 3))
            await kill(life)
            life = living.start()
            assert await _cards(database, wanted) == wanted
        await settled(database, timeout=120)  # whoever draws leaves the processor to everybody else
        files = 3 * sum(n for (_, kind, _), n in wanted.items() if kind in ("weekly", "monthly"))
        assert await _ended(database) == {"card": {"sent"}, "file": {"sent"} if files else set()}
        assert await _files(database) == files
        said, sent = Counter[tuple[str, str]](), Counter[tuple[str, int, str]]()
        for name in names:
            for message in await crew.play.messages(name, limit=500):
                if message["media"] is not None:
                    kind = message["media"]["kind"] + (message["media"]["file_name"] or "")[-5:]
                    sent[name, message["reply_to"], kind] += 1
                elif "· point d" in message["text"]:
                    said[name, message["text"].split("\n")[0]] += 1
        doubles = said.total() - len(said), sent.total() - len(sent)
        print(
            f"\n{kills} kills, {wanted.total()} summaries with {files} files, 0 missing: "
            f"{doubles[0]} summaries and {doubles[1]} files came twice"
        )
        assert (len(said), len(sent)) == (wanted.total(), files)
        assert sum(doubles) <= kills * len(names)


async def _reported(database: Database, days: int) -> None:
    """A report of every day from a week before the first evening on: weeks and months have files."""
    for n in range(days):
        day = EVENING.date() + timedelta(days=n - 7)
        said = content(site="living_sites_calais", day=day, clinic={"consultations": 20 + n % 9})
        await report(database, 1, said, message_id=n + 1)


def _due_by(hour: datetime, *, first: bool) -> list[tuple[str, date]]:
    """What is due between an evening and the one before."""
    today = hour.date()
    due = [("daily", today)]
    if today.weekday() == 0 and not first:
        due.append(("weekly", today - timedelta(days=7)))
    if today.day == 1:
        due.append(("monthly", (today - timedelta(days=1)).replace(day=1)))
    return due


async def _cards(
    database: Database, wanted: Counter[tuple[int, str, date]], subscribed: int = 0
) -> Counter[tuple[int, str, date]]:
    """The cards of summaries, once there are as many as are wanted: by chat, kind and first day."""
    edition = SummaryEditionRow
    rows = select(Card.chat_id, edition.kind, edition.first).join(edition, edition.id == Card.subject_id)
    async with asyncio.timeout(20):
        while True:
            async with database.read() as unit:
                shown = await unit.session.execute(rows.where(Card.kind == "summary_card"))
                found = Counter((row.chat_id, row.kind, row.first) for row in shown)
                there = len((await unit.session.execute(select(SubscriptionRow.id))).all())
            if found.total() >= wanted.total() and there >= subscribed:
                return found
            await asyncio.sleep(0.02)


async def _ended(database: Database) -> dict[str, set[str]]:
    """How the rows of files ended, and all others."""
    async with database.read() as unit:
        rows = (await unit.session.execute(select(OutboxRow.kind, OutboxRow.state).distinct())).all()
    files = {row.state for row in rows if row.kind == "summary_file"}
    return {"card": {row.state for row in rows if row.kind != "summary_file"}, "file": files}


async def _files(database: Database) -> int:
    async with database.read() as unit:
        return len((await unit.session.execute(select(Card.id).where(Card.kind == "summary_file"))).all())


async def test_killed_at_random_instants(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_summaries_go_out(sqlite_url, tmp_path, kills=10, seed=7)


@pytest.mark.soak
@pytest.mark.timeout(600)
async def test_killed_fifty_times(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_summaries_go_out(sqlite_url, tmp_path, kills=50, seed=8)


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_killed_on_postgres(postgres_url: str, tmp_path: Path) -> None:
    """Leases lapse there, which takes seconds."""
    await killed_while_summaries_go_out(postgres_url, tmp_path, kills=15, seed=9)
