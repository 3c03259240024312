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


async def stored(database: Database) -> int:
    """How many holds there are."""
    async with database.read() as unit:
        return await unit.session.scalar(select(func.count()).select_from(BedHoldRow)) or 0


async def some_way_in(database: Database, dice: random.Random) -> None:
    """Until an instant at random: soon after the start, or (however slow the machine is) around the moment at which
    another hold is stored."""
    if dice.random() < 0.4:
        await asyncio.sleep(dice.uniform(0, 0.3))
        return
    before, deadline = await stored(database), time.monotonic() + 3
    while await stored(database) == before:
        if time.monotonic() > deadline:
            return
        await asyncio.sleep(0.005)
    await asyncio.sleep(dice.uniform(0, 0.1))


async def holding(
    crew: Crew, database: Database, dice: random.Random, holds: int, seconds: float
) -> list[tuple[int, int]]:
    """People at random who hold a bed each, and a clock that goes on; chat and message of each. Never more at once than
    there are beds, however slowly a bot that is killed all the time gets on."""
    said: list[tuple[int, int]] = []
    now = EVENING
    people = [name for name in crew.names if name.startswith("P")]
    for number in range(holds):
        deadline = time.monotonic() + 60
        while number - await stored(database) >= BEDS // 2:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
        name = dice.choice(people)
        sent = await crew.play.say(name, ASKED)
        said.append((crew.people[name]["id"], sent["message_id"]))
        await asyncio.sleep(dice.uniform(0, seconds / holds))
        now += timedelta(minutes=dice.uniform(10, 40))
        await crew.play.set_clock(now=now.isoformat())
        await asyncio.sleep(dice.uniform(0, seconds / holds))
    return said


async def killed_while_they_hold(url: str, folder: Path, *, holds: int, kills: int, seed: int) -> None:
    dice = random.Random(seed)
    async with stage(url, folder, people=6) as (living, crew, database):
        await crew.play.set_clock(now=EVENING.isoformat(), running=False)
        living.variables["VIGIE_CLOCK"] = crew.play.url
        keeper = await prepared(crew, database, BEDS, EVENING)
        posting = asyncio.create_task(holding(crew, database, dice, holds, kills * 0.6))
        for number in range(kills):
            life = living.start()
            await started(living, number + 1)
            await some_way_in(database, dice)
            await kill(life)
        earlier = await stored(database)
        now = datetime.fromisoformat((await crew.play.clock())["now"])
        last = living.start()
        await started(living, kills + 1)
        late = await none_overdue(database, now)
        said = await posting
        told = await crew.play.advance((2 * USUAL).total_seconds(), timeout=150)
        assert told["idle"], told["waiting_for"]
        assert set(await settled(database)) == {"sent"}
        assert set(await states(database, InboxRow)) == {"done"}
        await check_store(database, said)
        doubles = await check_phones(crew, keeper, said)
        print(f"\n{kills} kills, {holds} holds, {earlier} of them before the last start")
        print(f"none overdue {late:.2f} s after it, {doubles} messages came twice")
        assert doubles <= kills * len(crew.names)  # one call a chat is under way when a kill comes
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
    """Whoever held was told of each, and so was the keeper. How many messages came more than once: a copy that Vigie
    does not know of (a kill came between Telegram's acceptance and the note of it) shows the hold open until it is
    tapped."""
    doubles = 0
    for name, person in crew.people.items():
        mine = sum(chat == person["id"] for chat, _ in said)
        texts = await answers_of(crew.play, name)
        told = sum("Fin à" in text for text in texts)
        expected = 2 * (len(said) if name == keeper else mine)  # the card, and the news
        assert told >= expected, name
        doubles += told - expected
        doubles += sum("Mot de passage" in text or "toujours en route" in text for text in texts)
    return doubles


async def test_killed_at_random_instants_no_hold_is_lost(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_they_hold(sqlite_url, tmp_path, holds=8, kills=10, seed=1873)


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_killed_fifty_times_while_holds_come_and_expire(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_they_hold(sqlite_url, tmp_path, holds=50, kills=50, seed=1874)
