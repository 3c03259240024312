"""Many ask for the last beds at the same instant: as many holds as there are beds, everybody else a clear answer."""

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.people import Grant
from domain.roles import Role
from playground.client import PlaygroundClient
from services.work import Work
from storage.database import Database
from storage.shelter_tables import BedEventRow, BedHoldRow
from tests.behaviour.test_kill import stage, started
from tests.support.beds import CATALOGUE, SINGLE, WOMEN, counted, stands
from tests.support.crew import Crew, settled
from tests.support.mission import EVENING, mission_on

BEDS = 20
"""Of single women, in the women's shelter."""
ASKED = "/retenir dunkerque 1 femme seule"
HELD, REFUSED = "place retenue", "Rien de retenu : complet"


async def prepared(crew: Crew, database: Database, free: int, now: datetime) -> str:
    """So many beds are free, by a count of this moment; the shelter's keeper."""
    (keeper,) = await crew.join(database, 1, prefix="K")
    async with database.write() as unit:
        admitted = await unit.people.by_telegram_id(crew.people[keeper]["id"])
        assert admitted is not None
        await unit.people.grant(admitted.id, Grant(Role.SHELTER_KEEPER, "dunkerque"), None, now)
        await counted(Work(unit, CATALOGUE, now, b""), WOMEN, SINGLE, BEDS - free, now)
    await crew.play.start(keeper)
    return keeper


async def check(crew: Crew, database: Database, keeper: str, free: int, now: datetime) -> None:
    """Exactly the free beds are held, by as many people, each with words of their own; the others know why not."""
    async with database.read() as unit:
        holds = (await unit.session.scalars(select(BedHoldRow))).all()
        events = (await unit.session.scalars(select(BedEventRow.kind))).all()
        left = (await stands(Work(unit, CATALOGUE, now, b""))).of(SINGLE)
    assert (len(holds), sum(hold.beds for hold in holds)) == (free, free)
    assert len({hold.holder_id for hold in holds}) == free
    assert len({hold.words for hold in holds}) == free
    assert sorted(events) == ["count", *["held"] * free]
    assert left.occupied == BEDS - free
    answers = {name: await answers_of(crew.play, name) for name in crew.names if name != keeper}
    assert sum(HELD in text for texts in answers.values() for text in texts) == free
    assert sum(REFUSED in text for texts in answers.values() for text in texts) == len(answers) - free
    assert all(len(texts) == 1 for texts in answers.values())
    assert sum("à garder" in text for text in await answers_of(crew.play, keeper)) == free


async def answers_of(play: PlaygroundClient, name: str) -> list[str]:
    messages = await play.messages(name, limit=1000)
    return [m["text"].replace("\u00a0", " ") for m in messages if m["from"]["is_bot"] and not m["deleted"]]


async def test_forty_people_ask_for_the_last_four_beds(database_url: str) -> None:
    async with mission_on(database_url) as mission:
        crew = Crew(mission.play)
        people = await crew.join(mission.database, 40)
        keeper = await prepared(crew, mission.database, 4, EVENING)
        await mission.idle()
        await asyncio.gather(*(mission.play.say(name, ASKED) for name in people))
        await mission.idle()
        await check(crew, mission.database, keeper, 4, EVENING)


async def asked_at_once(crew: Crew, names: list[str]) -> list[float]:
    """Everybody asks at the same instant; seconds until each had the answer."""

    async def one(name: str) -> float:
        began = time.monotonic()
        await crew.play.say(name, ASKED)
        await crew.play.wait(name, matches="retenue|Rien de retenu", timeout=120)
        return time.monotonic() - began

    return sorted(await asyncio.gather(*(one(name) for name in names)))


@pytest.mark.soak
@pytest.mark.timeout(600)
async def test_two_hundred_people_ask_for_the_last_twenty_beds(database_url: str, tmp_path: Path) -> None:
    database = database_url.partition(":")[0]
    processes = 1 if database == "sqlite" else 2
    async with stage(database_url, tmp_path, people=200) as (living, crew, store):
        people = crew.names
        keeper = await prepared(crew, store, BEDS, datetime.now(UTC))
        for _ in range(processes):
            living.start()
        await started(living, processes)
        seconds = await asked_at_once(crew, people)
        await settled(store)
        await check(crew, store, keeper, BEDS, datetime.now(UTC))
    p50, p99 = seconds[len(seconds) // 2], seconds[len(seconds) * 99 // 100]
    print(f"\n200 people, {BEDS} beds, {database}, {processes} processes: p50 {p50:.2f} s, p99 {p99:.2f} s")
