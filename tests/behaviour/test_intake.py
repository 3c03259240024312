"""What is taken in: committed before it is confirmed, and of a group only what concerns Vigie."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import func, select

from bot.process import running
from domain.notices import Lane
from domain.roles import Role
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from storage.inbox import Incoming
from storage.tables import InboxRow
from tests.behaviour.test_kill import stage
from tests.support.crew import Crew, settled, states
from tests.support.killing import kill
from tests.support.mission import BOT, EVENING, NO_LIMITS, Mission, settings_for

REPORT = "/r clinique 34"


async def taken_in(mission: Mission) -> int:
    """How many updates have ever been stored."""
    async with mission.database.read() as unit:
        return int(await unit.session.scalar(select(func.count()).select_from(InboxRow)) or 0)


async def test_what_is_not_committed_is_not_confirmed(sqlite_url: str, tmp_path: Path) -> None:
    async with stage(sqlite_url, tmp_path, people=2) as (living, crew, database):
        life = living.start()
        await crew.report("P0")
        await crew.answered()
        with closing(sqlite3.connect(tmp_path / "vigie.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # nobody can commit now
            polls = (await crew.play.stats())["polls"]
            await crew.report("P1")
            async with asyncio.timeout(10):
                while (await crew.play.stats())["polls"] == polls:
                    await crew.play.events(timeout=0.02)
            assert (await crew.play.stats())["pending"] == {BOT: 1}
            await kill(life)
        assert (await crew.play.stats())["pending"] == {BOT: 1}
        living.start()
        await crew.answered()
        await settled(database)
        await crew.check_store(database)


async def test_in_a_group_only_what_concerns_vigie_is_kept(mission: Mission) -> None:
    for name in ("Amina", "Bruno"):
        await mission.admit(name, site="living_sites_calais")
    group = await mission.group("Maraude", by="Amina")
    await mission.play.promote(group["id"], bot=BOT)  # as an administrator it sees everything
    await mission.idle()
    chat = {"chat": group["id"]}
    before = await taken_in(mission)
    first = await mission.play.say("Amina", "on part dans 5 minutes", **chat)
    await mission.play.say("Bruno", "ok", reply_to=first["message_id"], **chat)
    await mission.play.say("Bruno", "/r@autre_bot clinique 34", **chat)
    await mission.play.say("Bruno", "@autre_bot clinique 34", **chat)
    await mission.play.edit("Amina", first["message_id"], "on part dans 10 minutes", **chat)
    await mission.play.send_photo("Amina", **chat)
    await mission.idle()
    assert await taken_in(mission) == before
    said = await mission.play.say("Amina", REPORT, **chat)
    await mission.idle()
    await mission.play.edit("Amina", said["message_id"], "/r clinique 43", **chat)
    await mission.play.say("Bruno", f"@{BOT} psm 5", **chat)
    await mission.idle()
    (answer,) = await mission.say("Bruno", "/aide", **chat)
    await mission.play.say("Bruno", "merci", reply_to=answer["message_id"], **chat)
    await mission.play.say("Bruno", f"/jour@{BOT}", **chat)
    await mission.idle()
    assert await taken_in(mission) == before + 6
    assert set(await states(mission.database, InboxRow)) == {"done"}


async def test_coordinators_are_told_when_messages_may_have_been_lost(sqlite_url: str) -> None:
    async with serve(create_app(control_token=None)) as url, PlaygroundClient(url) as play:
        await play.set_clock(now=EVENING.isoformat(), running=False)
        bot = await play.add_bot(BOT, "Vigie")
        settings = settings_for(sqlite_url, url, bot["token"])
        crew = Crew(play)
        for hours, told in ((0, 0), (20, 0), (20 + 30, 1), (20 + 31, 1)):
            now = EVENING + timedelta(hours=hours)
            await play.set_clock(now=now.isoformat())
            async with running(settings, NO_LIMITS) as parts:
                if not crew.people:
                    await crew.join(parts.database, 1)
                    (boss,) = await crew.join(parts.database, 1, Role.COORDINATOR, prefix="Claire")
                    for name in crew.names:
                        await play.start(name)
                assert (await play.idle())["idle"]
                await settled(parts.database)
                lost = [m["text"] for m in await play.messages(boss) if "perdre" in m["text"]]
                assert len(lost) == told, hours
                assert not any("perdre" in m["text"] for m in await play.messages("P0"))
        assert "24 nov" in lost[0]  # from Tuesday 14:30, the last contact,
        assert "14:30" in lost[0] or "14 h 30" in lost[0]
        assert "20:30" in lost[0] or "20 h 30" in lost[0]  # to 24 hours before it came back


async def test_a_clock_that_jumps_while_vigie_polls_loses_nothing(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    (boss,) = await crew.join(mission.database, 1, Role.COORDINATOR)
    await mission.play.start(boss)
    await mission.idle()
    await mission.play.advance(30 * 3600)
    await mission.say(boss, "/aide")
    assert not any("perdre" in m["text"] for m in await mission.play.messages(boss))


async def test_an_hour_without_telegram_is_no_loss_and_a_day_is_one(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    (boss,) = await crew.join(mission.database, 1, Role.COORDINATOR)
    await mission.play.start(boss)
    await mission.idle()
    for hours, told in ((1, 0), (30, 1)):
        fault = await mission.play.fault("502", match={"method": "getUpdates"})
        now = datetime.fromisoformat((await mission.play.clock())["now"]) + timedelta(hours=hours)
        await _poll_failed(mission)
        await mission.play.set_clock(now=now.isoformat())
        await mission.play.call("faults/remove", id=fault["id"])
        await mission.say(boss, "/aide")
        await settled(mission.database)
        assert sum("perdre" in m["text"] for m in await mission.play.messages(boss)) == told


async def _poll_failed(mission: Mission) -> None:
    async with asyncio.timeout(10):
        while True:
            calls = await mission.play.calls("getUpdates", include_polls=True, limit=5000)
            if calls[-1]["status"] == 502:
                return


async def test_a_second_poller_is_waited_out(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, 1)
    token = mission.bot["token"]
    url = f"{mission.play.url}/bot{token}/getUpdates"
    async with aiohttp.ClientSession() as session, session.post(url, json={"timeout": 1}) as answer:
        assert (await answer.json())["ok"]
    await crew.report("P0", EVENING)
    await crew.answered(timeout=15)
    assert (await mission.play.stats())["by_status"]["409"] >= 1


async def test_an_alert_from_a_chat_in_other_hands_is_on_its_way_until_it_is_processed(mission: Mission) -> None:
    amina = await mission.admit("Amina")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.idle()
    before = await taken_in(mission)
    async with mission.database.write() as unit:
        await unit.inbox.take_in(99, [Incoming(1, amina["id"], None, int(Lane.ANSWER), "{}")], EVENING)
        (other,) = await unit.inbox.claim("other", chats=1, per_chat=1)
    await mission.play.say("Amina", "/alerte tirs au camp")
    async with asyncio.timeout(10):
        while True:
            if await taken_in(mission) == before + 2:
                break
            await asyncio.sleep(0)
    assert mission.database.alerts_first.under_way
    async with mission.database.write() as unit:
        await unit.inbox.done([other.seq], EVENING)
        await unit.inbox.release("other", [amina["id"]])
    await mission.idle()
    assert "tirs au camp" in (await mission.last("Claire"))["text"]
    assert not mission.database.alerts_first.under_way


async def test_updates_that_come_twice_are_taken_in_once(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, 3)
    await mission.play.fault("duplicate_delivery", match={"method": "getUpdates"})
    for name in crew.names * 3:
        await crew.report(name, EVENING)
    await crew.answered()
    await mission.play.clear_faults()
    await settled(mission.database)
    assert (await mission.play.stats())["duplicates"] > 0
    await crew.check_store(mission.database)


async def test_strange_updates_end_parked_or_dropped_and_block_nobody(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, 1)
    me = crew.people["P0"]["id"]
    sender = {"id": me, "is_bot": False, "first_name": "P0"}
    private = {"id": me, "type": "private"}
    message = {"message_id": 900, "date": 1, "chat": private, "from": sender, "text": REPORT}
    strange: list[dict[str, Any]] = [
        {},
        {"message": None},
        {"message": 5},
        {"message": {}},
        {"poll": {"id": "1"}},
        {"message": message | {"chat": {"id": "x", "type": "private"}}},
        {"message": message | {"chat": {"id": 2**70, "type": "private"}}},
        {"message": message | {"chat": {"id": 0, "type": "private"}}},
        {"message": message | {"chat": private | {"type": 7}}},
        {"message": message | {"from": "me"}},
        {"message": message | {"from": {"id": True}}},
        {"message": message | {"message_id": "900"}},
        {"message": message | {"date": "yesterday"}},
        {"message": message | {"text": 34}},
        {"message": message | {"text": "\ud83d clinique"}},
        {"message": message | {"text": "\x00"}},
        {"message": message | {"chat": {"id": -5, "type": "group", "title": "x"}, "text": ["/r"]}},
        {"edited_message": message | {"from": None}},
        {"callback_query": {"id": 7}},
        {"callback_query": {"id": "7", "from": sender, "chat_instance": "1", "data": "\ud83d"}},
        {"my_chat_member": {"chat": private, "from": sender}},
    ]
    await mission.play.inject(*strange)
    await crew.report("P0", EVENING)
    await crew.answered()
    await settled(mission.database)
    assert set(await states(mission.database, InboxRow)) == {"done", "parked"}
    number = crew.said["P0"][0][1]
    assert [m for m in await mission.play.messages("P0") if number in m["text"]]
