"""Killed at any instant while alerts climb: no step is lost, none is run twice, everybody has the alert."""

import asyncio
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from domain.incidents.types import Step
from domain.roles import Role
from domain.roll_calls import Answer
from storage.database import Database
from storage.incident_tables import IncidentRow, IncidentStepRow
from storage.roll_call_tables import RollCallActRow, RollCallPersonRow, RollCallRow
from storage.tables import InboxRow, PersonRow
from tests.behaviour.test_kill import stage, started
from tests.support.crew import Crew, settled, states
from tests.support.killing import ended, kill
from tests.support.mission import EVENING

WAIT = timedelta(minutes=10)
"""A step of the ladder for a high one."""
CLIMBS = (Step.DUTY, Step.PROJECT, Step.MISSION, Step.HEAD)


async def alerting(
    crew: Crew, dice: random.Random, alerts: int, seconds: float, called: asyncio.Task[list[str]]
) -> list[tuple[str, int]]:
    """Alerts of people at random, and a clock that goes on by some minutes between them; who sent which message. Until
    the roll call's answers are stored it stands: on a busy machine that would be over before anybody was asked, and
    Telegram keeps a tap for 150 seconds only."""
    said: list[tuple[str, int]] = []
    now = EVENING
    reporters = [name for name in crew.names if name.startswith("P")]
    for number in range(alerts):
        name = dice.choice(reporters)
        sent = await crew.play.say(name, f"/incident la police expulse le camp, tente {number}")
        said.append((name, sent["message_id"]))
        await asyncio.sleep(dice.uniform(0, seconds / alerts))
        if called.done():
            now += timedelta(minutes=dice.uniform(0.5, 4))
            await crew.play.set_clock(now=now.isoformat())
        await asyncio.sleep(dice.uniform(0, seconds / alerts))
    return said


async def rolling(crew: Crew, database: Database, leader: str) -> list[str]:
    """A roll call meanwhile: who was told to answer that they are safe. Taps wait for nothing, the bot may be dead."""
    sent = await crew.play.say(leader, "/appel")
    (menu,) = await crew.play.wait(leader, contains="Appel · Calais", after=sent["seq"], timeout=200)
    await crew.play.call("tap_later", person=leader, button=[0, 0], message_id=menu["message_id"])
    safe = [name for name in crew.names if name.startswith("P")][:3]
    for name in safe:
        asked = (await crew.play.wait(name, contains="Es-tu en sécurité", timeout=200))[0]
        await crew.play.call("tap_later", person=name, button="Je suis en sécurité", message_id=asked["message_id"])
    stored = select(func.count()).where(RollCallPersonRow.answer == Answer.SAFE)
    async with asyncio.timeout(200):
        while True:
            async with database.read() as unit:
                if await unit.session.scalar(stored) == len(safe):
                    return safe
            await asyncio.sleep(0.05)


async def killed_while_they_climb(url: str, folder: Path, *, alerts: int, kills: int, seed: int) -> None:
    dice = random.Random(seed)
    async with stage(url, folder, 5) as (living, crew, database):
        alerted = await crew.join(database, 2, Role.COORDINATOR, prefix="C")
        alerted += await crew.join(database, 1, Role.HEAD_OF_MISSION, prefix="H")
        for name in crew.names:
            await crew.play.start(name)
        await crew.play.set_clock(now=EVENING.isoformat(), running=False)
        living.variables["VIGIE_CLOCK"] = crew.play.url
        calling = asyncio.create_task(rolling(crew, database, alerted[0]))
        posting = asyncio.create_task(alerting(crew, dice, alerts, kills * 0.8, calling))
        for number in range(kills):
            life = living.start()
            await started(living, number + 1)
            await asyncio.sleep(dice.uniform(0.05, 0.8))
            await kill(life)
        said = await posting
        last = living.start()
        await started(living, kills + 1)  # before it follows the clock, that would go on without it
        safe = await calling
        told = await crew.play.advance(2 * WAIT.total_seconds(), timeout=150)
        assert told["idle"], told["waiting_for"]
        assert set(await settled(database)) == {"sent"}
        assert set(await states(database, InboxRow)) == {"done"}
        numbers = await check_store(crew, database, said, datetime.fromisoformat(told["now"]))
        await check_roll(crew, database, safe)
        for name in alerted:
            reached = [number for number, runs in numbers if name.startswith("C") or runs >= len(CLIMBS)]
            await check_phone(crew, name, reached)
        last.terminate()
        assert await ended(last) == 0


async def check_store(
    crew: Crew, database: Database, said: list[tuple[str, int]], now: datetime
) -> list[tuple[str, int]]:
    """Every alert is there once, with every step of its ladder in order and the next one ahead; their numbers, and how
    many steps were run of each."""
    async with database.read() as unit:
        incidents = (await unit.session.scalars(select(IncidentRow).order_by(IncidentRow.id))).all()
        steps = (await unit.session.scalars(select(IncidentStepRow).order_by(IncidentStepRow.run))).all()
    stored = sorted((row.chat_id, row.message_id) for row in incidents)
    assert stored == sorted((crew.people[name]["id"], message_id) for name, message_id in said)
    for incident in incidents:
        own = [step for step in steps if step.incident_id == incident.id]
        assert [step.run for step in own] == list(range(1, len(own) + 1))
        assert [step.step for step in own] == [_nth(n) for n in range(len(own))]
        assert len(own) >= 3
        assert now < incident.next_at <= now + WAIT
    assert sorted(row.number for row in incidents) == list(range(1, len(said) + 1))
    return [(f"INC-2026-{row.number:04}", row.run) for row in incidents]


async def check_roll(crew: Crew, database: Database, safe: list[str]) -> None:
    """There is one roll call, everybody of the project is on it once, and every answer is stored and told."""
    async with database.read() as unit:
        (call,) = (await unit.session.scalars(select(RollCallRow))).all()
        roll = (await unit.session.scalars(select(RollCallPersonRow))).all()
        people = {row.id: row.first_name for row in (await unit.session.scalars(select(PersonRow))).all()}
        acts = (await unit.session.scalars(select(RollCallActRow.act))).all()
    assert sorted(people[row.person_id] for row in roll) == sorted(crew.names)
    assert {people[row.person_id] for row in roll if row.answer == "safe"} == set(safe)
    # Two that fell into one downtime are one: everybody is asked again once.
    assert (acts.count("reminded") > 0) == (call.reminded > 0)
    assert acts.count("reminded") <= call.reminded
    tally = next(m["text"] for m in await crew.play.messages("C5", limit=1000) if "En sécurité" in m["text"])
    assert all(name in tally for name in safe)


def _nth(run: int) -> int:
    """The step of a run: the last two repeat."""
    return int(CLIMBS[run] if run < len(CLIMBS) else CLIMBS[2 + run % 2])


async def check_phone(crew: Crew, name: str, numbers: list[str]) -> None:
    """Somebody who is alerted has a card of each that shows what stands now."""
    messages = await crew.play.messages(name, limit=1000)
    cards: list[Any] = [m for m in messages if m["from"]["is_bot"] and not m["deleted"] and "tente" in m["text"]]
    for number in numbers:
        mine = [m for m in cards if number in m["text"]]
        assert mine, (name, number)
        assert "Remonte à" in mine[0]["text"]


async def test_killed_while_alerts_climb_no_step_is_lost(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_they_climb(sqlite_url, tmp_path, alerts=6, kills=10, seed=1871)


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_killed_a_hundred_times_while_alerts_climb(sqlite_url: str, tmp_path: Path) -> None:
    await killed_while_they_climb(sqlite_url, tmp_path, alerts=40, kills=100, seed=1870)
