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
        self.status = 200
        self.url = ""

    async def called(self, _: web.Request) -> web.Response:
        self.calls += 1
        return web.Response(status=self.status)

    async def hears(self, beats: Heartbeat, times: float = 3) -> int:
        """How many calls come in some beats."""
        before = self.calls
        task = asyncio.create_task(beats.run(every=0.02))
        await asyncio.sleep(0.02 * times + 0.1)
        assert not task.done()
        task.cancel()
        return self.calls - before


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
    database, clock, ago = Database(sqlite_url), Still(), 0.0
    checked: Clock = clock
    beats = Heartbeat(monitor.url, database, checked, catalogue_from(None), BOT, lambda: ago)
    assert await monitor.hears(beats) == 0  # Telegram never answered
    async with database.write() as unit:
        await unit.leases.contact(BOT, NOW)
    assert await monitor.hears(beats) >= 1
    monitor.status = 500
    assert await monitor.hears(beats) >= 1  # a monitor's own trouble is not ours
    ago = 60.0
    assert await monitor.hears(beats) == 0  # the clock does not tick
    ago = 0.0
    clock.at = NOW + timedelta(minutes=6)
    assert await monitor.hears(beats) == 0  # Telegram does not answer any more
    async with database.write() as unit:
        await unit.leases.contact(BOT, clock.at)
    assert await monitor.hears(beats) >= 1
    async with database.write() as unit:
        await unit.inbox.take_in(BOT, [Incoming(1, 7, 7, 1, "{}")], NOW)
    assert await monitor.hears(beats) == 0  # what people say is not processed
    async with database.write() as unit:
        (claimed,) = await unit.inbox.claim("me", 1, 1)
        await unit.inbox.done([claimed.seq], NOW)
        await unit.outbox.put(UpdateParkedForAdmins(seq=1, parked=1), 7, NOW)
    assert await monitor.hears(beats) == 0  # an alert does not leave
    await database.close()
