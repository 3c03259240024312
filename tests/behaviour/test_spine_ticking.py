"""What the clock does, whoever ticks, is done once."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from storage.tables import InboxRow, OutboxRow, PeriodDone
from tests.behaviour.test_kill import stage
from tests.support.crew import Crew, states
from tests.support.mission import BOT, EVENING, Mission


async def test_a_group_that_nobody_linked_is_left_after_ten_minutes(mission: Mission) -> None:
    await mission.admit("Amina")
    linked = await mission.group("Maraude", by="Amina")
    other = await mission.play.add_chat("Amis", type="supergroup", members=["Amina"], bots=[BOT], by="Amina")
    await mission.idle()
    await mission.play.advance(9 * 60)
    assert await _is_in(mission, other["id"])
    await mission.play.advance(2 * 60)
    assert not await _is_in(mission, other["id"])
    assert await _is_in(mission, linked["id"])
    said = [m["text"] for m in await mission.play.messages(chat=other["id"]) if m["from"]["is_bot"] and m["text"]]
    assert len(said) == 2  # how to link it, and goodbye


async def _is_in(mission: Mission, chat_id: int) -> bool:
    members = (await mission.play.chat(chat=chat_id))["members"]
    return any(m["id"] == mission.bot["id"] and m["status"] not in ("left", "kicked") for m in members)


@pytest.mark.timeout(240)
async def test_ids_are_kept_for_thirty_days_and_then_purged(mission: Mission) -> None:
    await mission.idle()
    crew = Crew(mission.play)
    await crew.join(mission.database, 1)
    await crew.report("P0", EVENING)
    await mission.idle()
    await mission.play.set_clock(now=(EVENING + timedelta(days=30, hours=-1)).isoformat())
    await mission.idle()
    assert await states(mission.database, InboxRow) == {"done": 1}
    async with mission.database.read() as unit:
        assert await unit.session.scalar(select(InboxRow.payload)) is None
    await mission.play.advance(timedelta(days=1).total_seconds(), timeout=150)
    assert await states(mission.database, InboxRow) == {}
    assert await states(mission.database, OutboxRow) == {}
    await crew.check_store(mission.database)  # the report itself stays


async def test_two_processes_tick_once(postgres_url: str, tmp_path: Path) -> None:
    async with stage(postgres_url, tmp_path, people=1) as (living, crew, database):
        play = crew.play
        await play.set_clock(now=EVENING.isoformat(), running=False)
        living.variables["VIGIE_CLOCK"] = play.url
        living.start()
        living.start()
        await crew.report("P0", EVENING)
        await crew.answered()
        await play.say("P0", "/r psm ~30")
        chat = await play.add_chat("Amis", type="supergroup", members=["P0"], bots=[BOT], by="P0")
        assert (await play.idle())["idle"]
        before = [m for m in await play.messages(chat=chat["id"]) if m["from"]["is_bot"] and not m["service"]]
        told = await play.advance(26 * 3600)
        assert told["idle"], told["waiting_for"]
        after = [m for m in await play.messages(chat=chat["id"]) if m["from"]["is_bot"] and not m["service"]]
        assert len(after) == len(before) + 1  # goodbye, once
        reminders = [m for m in await play.messages("P0") if m["from"]["is_bot"] and "attend toujours" in m["text"]]
        assert len(reminders) == 1
        async with database.read() as unit:
            purges = await unit.session.scalar(
                select(func.count()).select_from(PeriodDone).where(PeriodDone.schedule == "daily_purge")
            )
        assert purges == 2  # Monday's at the start, Tuesday's at midnight
