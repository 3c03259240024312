"""The heartbeat: an outside monitor is called while all is well, and not while something is wrong."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web

from bot.catalogue import catalogue_from
from bot.heartbeat import Heartbeat
from domain.clock import Clock
from domain.notices import UpdateParkedForAdmins
from storage.database import Database
from storage.inbox import Incoming

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
BOT = 1


class Still:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


class Monitor:
    """What is outside: counts the calls."""

    def __init__(self) -> None:
        self.calls = 0
        self.ago = 0.0
        self.looks = 0
        self.status = 200
        self.url = ""

    async def called(self, _: web.Request) -> web.Response:
        self.calls += 1
        return web.Response(status=self.status)

    def since_tick(self) -> float:
        """What the beats ask each time before they call."""
        self.looks += 1
        return self.ago

    async def hears(self, beats: Heartbeat) -> bool:
        """Whether a call comes in some beats."""
        before, looked = self.calls, self.looks
        task = asyncio.create_task(beats.run(every=0.02))
        for _ in range(3_000):
            if self.calls > before or self.looks > looked + 3:
                break
            await asyncio.sleep(0.01)
        assert not task.done()
        task.cancel()
        return self.calls > before


@pytest.fixture
async def monitor() -> AsyncIterator[Monitor]:
    """A monitor that listens."""
    made = Monitor()
    app = web.Application()
    app.router.add_get("/beat", made.called)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/beat"
    yield made
    await runner.cleanup()


async def test_a_monitor_is_called_only_while_all_is_well(sqlite_url: str, monitor: Monitor) -> None:
    database, clock = Database(sqlite_url), Still()
    checked: Clock = clock
    beats = Heartbeat(monitor.url, database, checked, catalogue_from(None), BOT, monitor.since_tick)
    assert not await monitor.hears(beats)  # Telegram never answered
    async with database.write() as unit:
        await unit.leases.contact(BOT, NOW)
    assert await monitor.hears(beats)
    monitor.status = 500
    assert await monitor.hears(beats)  # a monitor's own trouble is not ours
    monitor.ago = 60.0
    assert not await monitor.hears(beats)  # the clock does not tick
    monitor.ago = 0.0
    clock.at = NOW + timedelta(minutes=6)
    assert not await monitor.hears(beats)  # Telegram does not answer any more
    async with database.write() as unit:
        await unit.leases.contact(BOT, clock.at)
    assert await monitor.hears(beats)
    async with database.write() as unit:
        await unit.inbox.take_in(BOT, [Incoming(1, 7, 7, 1, "{}")], NOW)
    assert not await monitor.hears(beats)  # what people say is not processed
    async with database.write() as unit:
        (claimed,) = await unit.inbox.claim("me", 1, 1)
        await unit.inbox.done([claimed.seq], NOW)
        await unit.outbox.put(UpdateParkedForAdmins(seq=1, parked=1), 7, NOW)
    assert not await monitor.hears(beats)  # an alert does not leave
    await database.close()
