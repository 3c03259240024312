"""Telegram and the network may fail in every way: the result is the same, and no wait is cut short."""

import asyncio
import random
import time
from pathlib import Path

import pytest
import structlog.testing

from storage.tables import InboxRow
from tests.behaviour.test_kill import stage
from tests.support.crew import Crew, calls_of, paused, settled, states
from tests.support.killing import kill
from tests.support.mission import EVENING, Mission

SENDS = {"method": ["sendMessage", "editMessageText"]}
POLLS = {"method": "getUpdates"}


async def fail_in_every_way(mission: Mission, each: int) -> None:
    """Each fault that often, at random calls."""
    for seed, (kind, more) in enumerate(
        (
            ("429", {"match": SENDS, "retry_after": 1}),
            ("500", {"match": SENDS}),
            ("502", {"match": SENDS}),
            ("drop_before", {"match": SENDS}),
            ("drop_after", {"match": SENDS}),
            ("slow", {"match": SENDS, "seconds": 0.3}),
            ("500", {"match": POLLS, "probability": 0.1}),
            ("drop_before", {"match": POLLS, "probability": 0.1}),
            ("drop_after", {"match": POLLS, "probability": 0.1}),
            ("duplicate_delivery", {"match": POLLS, "probability": 0.5}),
        )
    ):
        await mission.play.fault(kind, **{"probability": 0.1, "count": each, "seed": seed, **more})


async def _violations(mission: Mission) -> list[str]:
    """Each call that came too early, and those before it in its chat."""
    found, calls = [], await calls_of(mission.play)
    for early in (call for call in calls if call["violation"]):
        chat = early["params"].get("chat_id")
        found += [
            f"{c['time']:.3f}+{c['duration']:.3f} {c['method']} {chat} {c['status']} {c['fault']} {c['violation']}"
            for c in calls
            if c["seq"] <= early["seq"] and c["params"].get("chat_id") == chat
        ][-4:]
    return found


async def everything_arrives(mission: Mission, people: int, reports: int, each: int) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, people)
    await fail_in_every_way(mission, each)
    await crew.post(random.Random(5), reports, 3.0 if people < 100 else 60.0, EVENING)
    doubles = await crew.answered(timeout=90)
    outbox = await settled(mission.database)
    await mission.play.clear_faults()
    async with mission.database.read() as unit:
        possible = (await unit.outbox.counts())["maybe_twice"]
    stats = await mission.play.stats()
    print(f"\n{stats['errors']} faults: {doubles} messages came twice, {possible} might have")
    assert doubles <= possible
    assert stats["violations"] == 0, await _violations(mission)
    assert stats["duplicates"] > 0
    assert set(outbox) == {"sent"}
    assert set(await states(mission.database, InboxRow)) == {"done"}
    await crew.check_store(mission.database)


async def test_everybody_is_answered_through_every_fault(mission: Mission) -> None:
    await everything_arrives(mission, people=20, reports=80, each=5)


@pytest.mark.soak
@pytest.mark.timeout(900)
async def test_a_thousand_people_are_answered_through_every_fault(mission: Mission) -> None:
    await everything_arrives(mission, people=1000, reports=3000, each=150)


async def test_a_chat_that_telegram_wants_no_calls_to_holds_up_nobody_else(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, 2)
    await mission.play.fault("429", match={"chat": "P0", **SENDS}, retry_after=2, count=1)
    began = time.monotonic()
    await crew.report("P0", EVENING)
    await crew.report("P1", EVENING)
    await mission.play.wait("P1", matches=r"\b100\b")
    assert time.monotonic() - began < 2
    await crew.answered()
    assert time.monotonic() - began >= 2
    assert (await mission.play.stats())["violations"] == 0


async def test_429s_in_several_chats_within_a_second_mean_all_chats(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, 3)
    for name, seconds in (("P0", 3), ("P1", 2)):
        await mission.play.fault("429", match={"chat": name, **SENDS}, retry_after=seconds, count=1)
    with structlog.testing.capture_logs() as log:
        await asyncio.gather(crew.report("P0", EVENING), crew.report("P1", EVENING))
        await paused(mission.database, 0)
    assert [line["event"] for line in log if line["event"] == "delivery.paused_all"]
    silent_since = time.monotonic()
    await crew.report("P2", EVENING)
    await crew.answered()
    first = min(c["time"] for c in await calls_of(mission.play, "sendMessage") if c["time"] > silent_since)
    assert first - silent_since > 2.5  # the longer of the two waits
    assert (await mission.play.stats())["violations"] == 0


async def test_a_wait_that_telegram_asked_for_outlives_a_kill(sqlite_url: str, tmp_path: Path) -> None:
    async with stage(sqlite_url, tmp_path, people=2) as (living, crew, database):
        await crew.play.fault("429", match={"chat": "P0", **SENDS}, retry_after=4, count=1)
        life = living.start()
        await crew.report("P0")
        await paused(database, crew.people["P0"]["id"])
        await kill(life)
        living.start()
        await crew.report("P1")
        await crew.answered()
        refused, *others = [
            c for c in await calls_of(crew.play, "sendMessage") if c["params"]["chat_id"] == crew.people["P0"]["id"]
        ]
        assert refused["status"] == 429
        assert [c["status"] for c in others] == [200]
        assert others[0]["time"] - refused["time"] >= 4
        assert (await crew.play.stats())["violations"] == 0


async def test_taps_are_not_answered_while_telegram_wants_no_answers(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, 1)
    await crew.report("P0", EVENING)
    await crew.answered()
    await mission.play.fault("429", match={"method": "answerCallbackQuery"}, retry_after=30, count=1)
    for button in ("Annuler", "Rétablir"):
        await mission.play.tap("P0", button, wait=0)
        await mission.idle()
    assert [c["status"] for c in await calls_of(mission.play, "answerCallbackQuery")] == [429]
    assert (await mission.play.stats())["violations"] == 0
    assert "✅" in (await mission.last("P0"))["text"]  # undone, and brought back
