"""Each summary comes once: when clocks change, at the year's end, after downtime, with two processes, under kills."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta

from bot.process import running
from domain.roles import Role
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from tests.behaviour.test_subscriptions import DAY, HOUR, points
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
            assert skipped == (
                "📊 Point du jour · Calais\n1 pas envoyé, Vigie était à l'arrêt : mar. 24 nov.\nPour le voir : /resume 24/11"
            )
            assert came.startswith("📊 Calais · point du mer. 25 nov.\nen retard, fait à 07:00\n")
            assert len(await points(mission, "Claire")) == 2


async def test_through_clock_changes_and_the_ends_of_years(sqlite_url: str) -> None:
    async with lives(sqlite_url) as (mission, awake):
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
        assert [first for first in (await points(mission, "Claire"))[before:] if "mars" in first] == [
            f"📊 Littoral nord · point du {day} mars 2027" if False else f"📊 Littoral nord · point du {day} mars"
            for day in ("dim. 28", "lun. 29")
        ]
        async with awake(at(2028, 2, 28, 10)):
            before = len(await points(mission, "Claire"))
            await mission.play.advance(2 * DAY)
        assert [
            first for first in (await points(mission, "Claire"))[before:] if "févr" in first or "mois" in first
        ] == [
            "📊 Littoral nord · point du mar. 29 févr.",
            "📊 Littoral nord · point du mois, février 2028",
        ]
