"""The clock, its followers, and the advance that waits for them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from playground.client import ControlFailure, PlaygroundClient
from tests.playground.bare_api import Api

START = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)


def iso(instant: datetime) -> str:
    return instant.isoformat(timespec="microseconds").replace("+00:00", "Z")


class Bot:
    """A bot that follows the clock: does what is due, says when it is done and what comes next."""

    def __init__(self, play: PlaygroundClient, dues: list[datetime], work: Callable[[], Awaitable[None]]) -> None:
        self.play, self.dues, self.work = play, dues, work
        self.done: list[str] = []

    async def run(self) -> None:
        version = 0
        while True:
            due = min(self.dues, default=None)
            answer = await self.play.follow("bot", version, version > 0, iso(due) if due else None, wait=5)
            version, now = answer["version"], datetime.fromisoformat(answer["now"])
            while self.dues and min(self.dues) <= now:
                self.dues.remove(min(self.dues))
                self.done.append(answer["now"])
                await self.work()

    @asynccontextmanager
    async def running(self):  # type: ignore[no-untyped-def]
        task = asyncio.create_task(self.run())
        await asyncio.sleep(0.05)
        yield self
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_messages_bear_the_servers_time(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.set_clock(iso(START), running=False)
    sent = await api.ok("sendMessage", chat_id=awa, text="x")
    assert sent["date"] == int(START.timestamp())
    assert (await play.clock())["now"] == iso(START)


async def test_a_running_clock_goes_on_from_where_it_was_set(play: PlaygroundClient) -> None:
    await play.set_clock(iso(START), running=True)
    await asyncio.sleep(0.05)
    now = datetime.fromisoformat((await play.clock())["now"])
    assert timedelta(0) < now - START < timedelta(seconds=5)


async def test_advance_stops_at_every_due_instant(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.set_clock(iso(START), running=False)
    dues = [START + timedelta(hours=h) for h in (1, 2, 30)]

    async def work() -> None:
        await api.ok("sendMessage", chat_id=awa, text="rappel")

    async with Bot(play, dues, work).running() as bot:
        result = await play.advance(3 * 3600, timeout=5)
        assert result["idle"] is True
        assert result["steps"] == 3
        assert result["now"] == iso(START + timedelta(hours=3))
        assert bot.done == [iso(START + timedelta(hours=1)), iso(START + timedelta(hours=2))]
    dates = [m["date"] for m in await play.messages("Awa") if m["from"]["is_bot"]]
    assert dates == [iso(START + timedelta(hours=1)), iso(START + timedelta(hours=2))]


async def test_advance_waits_for_slow_work(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.set_clock(iso(START), running=False)

    async def work() -> None:
        await asyncio.sleep(0.3)
        await api.ok("sendMessage", chat_id=awa, text="lent")

    async with Bot(play, [START + timedelta(hours=1)], work).running():
        await play.advance(to=iso(START + timedelta(hours=1)), timeout=5)
        assert [m["text"] for m in await play.messages("Awa") if m["from"]["is_bot"]] == ["lent"]


async def test_work_that_begets_work_is_waited_for(api: Api, play: PlaygroundClient, awa: int) -> None:
    """The bot learns of an update after it last said that it was idle: its old word must not count."""
    await play.set_clock(iso(START), running=False)
    handled = 0

    async def poll() -> None:
        nonlocal handled
        offset = 0
        while True:
            for update in await api.updates(offset, timeout=20):
                offset = update["update_id"] + 1
                jobs.put_nowait(update)

    async def handle() -> None:
        nonlocal handled
        while True:
            await jobs.get()
            await asyncio.sleep(0.2)
            await api.ok("sendMessage", chat_id=awa, text="reçu")
            handled += 1
            jobs.task_done()

    async def follow() -> None:
        version = 0
        while True:
            answer = await play.follow("bot", version, version > 0, wait=5)
            version = answer["version"]
            await jobs.join()

    jobs: asyncio.Queue[dict[str, object]] = asyncio.Queue()
    tasks = [asyncio.create_task(one()) for one in (poll, handle, follow)]
    await asyncio.sleep(0.05)
    for count in range(1, 4):
        await play.say("Awa", "bonjour")
        assert (await play.idle(timeout=5))["idle"] is True
        assert handled == count
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_without_followers_idle_means_confirmed(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.say("Awa", "bonjour")
    result = await play.idle(timeout=0.2)
    assert result["idle"] is False
    assert result["waiting_for"] == ["bot vigie_bot: 1 updates"]
    await api.drain()
    assert (await play.idle(timeout=2))["idle"] is True


async def test_who_is_not_idle_is_named(play: PlaygroundClient) -> None:
    follow = asyncio.create_task(play.follow("busy", 0, False, wait=5))
    assert (await follow)["version"] >= 1
    result = await play.idle(timeout=0.2)
    assert (result["idle"], result["waiting_for"]) == (False, ["follower busy"])


async def test_a_follower_that_is_gone_is_forgotten(play: PlaygroundClient, app: object) -> None:
    version = (await play.clock())["version"]
    follow = asyncio.create_task(play.follow("killed", version, False, wait=20))
    await asyncio.sleep(0.05)
    follow.cancel()
    await asyncio.sleep(0.05)
    follower = app.world.idleness.followers["killed"]  # type: ignore[attr-defined]
    assert follower.waiting == 0
    follower.seen -= 5.1
    assert (await play.idle(timeout=2))["idle"] is True


async def test_a_newer_call_of_a_follower_ends_the_older(play: PlaygroundClient) -> None:
    version = (await play.clock())["version"]
    older = asyncio.create_task(play.follow("bot", version, False, wait=20))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(play.follow("bot", version, True, wait=20))
    assert (await asyncio.wait_for(older, 2))["version"] == version
    await play.set_clock(running=False)
    assert (await asyncio.wait_for(newer, 2))["running"] is False


async def test_people_act_later(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.set_clock(iso(START), running=False)
    at = iso(START + timedelta(minutes=5))
    await play.call("later", **{"at": at, "do": "say", "with": {"person": "Awa", "text": "me voilà"}})
    advancing = asyncio.create_task(play.advance(600, timeout=5))
    updates = await api.updates(timeout=5)
    assert updates[0]["message"]["date"] == int((START + timedelta(minutes=5)).timestamp())
    await api.updates(updates[0]["update_id"] + 1)
    assert (await advancing)["steps"] == 2


async def test_a_running_clock_does_later_acts_too(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.call("later", **{"seconds": 0.1, "do": "say", "with": {"person": "Awa", "text": "me voilà"}})
    assert (await api.updates(timeout=5))[0]["message"]["text"] == "me voilà"


async def test_the_clock_advances_forward_only(play: PlaygroundClient) -> None:
    with pytest.raises(ControlFailure):
        await play.advance(to="2020-01-01T00:00:00Z")
    with pytest.raises(ControlFailure):
        await play.set_clock("2020-01-01T00:00:00")


async def test_a_step_is_quick(play: PlaygroundClient) -> None:
    await play.set_clock(iso(START), running=False)

    async def work() -> None: ...

    async with Bot(play, [START + timedelta(minutes=n) for n in range(1, 101)], work).running() as bot:
        began = time.monotonic()
        result = await play.advance(6000, timeout=10)
        assert (result["idle"], len(bot.done)) == (True, 100)
        assert time.monotonic() - began < 5
