"""Killed at any instant while holds come and expire: none is lost, none doubled, none outlives its end."""

import asyncio
import random
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.database import Database
from storage.shelter_tables import BedEventRow, BedHoldRow
from storage.tables import InboxRow
from tests.behaviour.test_beds_race import ASKED, BEDS, answers_of, prepared
from tests.behaviour.test_kill import stage, started
from tests.support.crew import Crew, settled, states
from tests.support.killing import ended, kill
from tests.support.mission import EVENING

USUAL = timedelta(minutes=90)
OVERDUE = 5.0
"""Seconds after a start within which holds whose time is over have ended."""


async def holding(crew: Crew, dice: random.Random, holds: int, seconds: float) -> list[tuple[int, int]]:
    """People at random who hold a bed each, and a clock that goes on; chat and message of each."""
    said: list[tuple[int, int]] = []
    now = EVENING
    people = [name for name in crew.names if name.startswith("P")]
    for _ in range(holds):
        name = dice.choice(people)
        sent = await crew.play.say(name, ASKED)
        said.append((crew.people[name]["id"], sent["message_id"]))
        await asyncio.sleep(dice.uniform(0, seconds / holds))
        now += timedelta(minutes=dice.uniform(2, 30))
        await crew.play.set_clock(now=now.isoformat())
        await asyncio.sleep(dice.uniform(0, seconds / holds))
    return said


async def killed_while_they_hold(url: str, folder: Path, *, holds: int, kills: int, seed: int) -> None:
    dice = random.Random(seed)
    async with stage(url, folder, people=6) as (living, crew, database):
        await crew.play.set_clock(now=EVENING.isoformat(), running=False)
        living.variables["VIGIE_CLOCK"] = crew.play.url
        keeper = await prepared(crew, database, BEDS, EVENING)
        lifetimes = [dice.uniform(0.1, 0.45) for _ in range(kills)]
        posting = asyncio.create_task(holding(crew, dice, holds, sum(lifetimes)))
        for seconds in lifetimes:
            life = living.start()
            await asyncio.sleep(seconds)
            await kill(life)
        said = await posting
        now = datetime.fromisoformat((await crew.play.clock())["now"])
        before = living.said.count("process.started")
        last = living.start()
        await started(living, before + 1)
        late = await none_overdue(database, now)
        told = await crew.play.advance((2 * USUAL).total_seconds(), timeout=60)
        assert told["idle"], told["waiting_for"]
        assert set(await settled(database)) == {"sent"}
        assert set(await states(database, InboxRow)) == {"done"}
        await check_store(database, said)
        doubles = await check_phones(crew, keeper, said)
        print(f"\n{kills} kills, {holds} holds: ended {late:.2f} s after the start, {doubles} messages came twice")
        assert doubles <= kills * 64
        last.terminate()
        assert await ended(last) == 0


async def none_overdue(database: Database, now: datetime) -> float:
    """Seconds until no hold is open whose time is over."""
    began = time.monotonic()
    while True:
        async with database.read() as unit:
            open_still = select(func.count()).where(BedHoldRow.ended_at.is_(None), BedHoldRow.until <= now)
            if not await unit.session.scalar(open_still):
                return time.monotonic() - began
        assert time.monotonic() - began < OVERDUE
        await asyncio.sleep(0.02)


async def check_store(database: Database, said: list[tuple[int, int]]) -> None:
    """Every message made one hold, and each ended once, when its time was over."""
    async with database.read() as unit:
        holds = (await unit.session.scalars(select(BedHoldRow))).all()
        told = (await unit.session.execute(select(BedEventRow.hold_id, BedEventRow.kind))).all()
    assert sorted((hold.chat_id, hold.message_id) for hold in holds) == sorted(said)
    assert all(hold.ended_at == hold.until and hold.outcome == "expired" for hold in holds)
    events = Counter((row.hold_id, row.kind) for row in told if row.hold_id is not None)
    assert events == Counter((hold.id, kind) for hold in holds for kind in ("held", "hold_ended"))


async def check_phones(crew: Crew, keeper: str, said: list[tuple[int, int]]) -> int:
    """Whoever held was told, and so was the keeper, of each; no phone shows a hold that is over. How many cards came
    more than once."""
    cards = 0
    for name, person in crew.people.items():
        mine = sum(chat == person["id"] for chat, _ in said)
        texts = await answers_of(crew.play, name)
        assert not any("Mot de passage" in text or "toujours en route" in text for text in texts)
        told = sum("Fin à" in text for text in texts)
        expected = 2 * (len(said) if name == keeper else mine)  # the card, and the news
        assert told >= expected, name
        cards += told - expected
    return cards


async def test_killed_at_random_instants_no_hold_is_lost(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_they_hold(sqlite_url, tmp_path, holds=6, kills=10, seed=1873)


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_killed_fifty_times_while_holds_come_and_expire(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_they_hold(sqlite_url, tmp_path, holds=60, kills=50, seed=1874)
