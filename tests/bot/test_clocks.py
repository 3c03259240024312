"""The clocks: what they tell, what they follow, and where they are refused."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from bot.clocks import ClockUnreachable, FollowedClock, StartedClock, SystemClock, make_clock

SIX = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)
TELEGRAM = "https://api.telegram.org"
LOCAL = "http://127.0.0.1:8081"


class StandIn:
    """The clock of a playground, as much as its protocol says."""

    def __init__(self) -> None:
        self.now, self.running, self.version = SIX, False, 1
        self.bodies: list[dict[str, Any]] = []
        self.tokens: list[str | None] = []
        self.peers: set[object] = set()
        self.waiting: asyncio.Event | None = None
        self.broken = False
        self.url = ""
        self.runner: web.AppRunner | None = None

    async def follow(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.bodies.append(body)
        self.tokens.append(request.headers.get("X-Playground-Token"))
        assert request.transport is not None
        self.peers.add(request.transport.get_extra_info("peername"))
        if self.broken:
            return web.Response(status=502, text="<html>")
        if self.waiting is not None:
            self.waiting.set()
        mine = self.waiting = asyncio.Event()
        if body["version"] == self.version:
            with suppress(TimeoutError):
                await asyncio.wait_for(mine.wait(), body["wait"])
        return web.json_response({"now": self.now.isoformat(), "running": self.running, "version": self.version})

    def set(self, now: datetime, running: bool = False) -> None:
        self.now, self.running, self.version = now, running, self.version + 1
        if self.waiting is not None:
            self.waiting.set()

    async def said(self, **expected: object) -> None:
        """Waits until the last call said that."""
        async with asyncio.timeout(3):
            while True:
                if self.bodies and self.bodies[-1] | expected == self.bodies[-1]:
                    break
                await asyncio.sleep(0.005)

    async def open(self, port: int = 0) -> None:
        app = web.Application()
        app.router.add_post("/control/clock/follow", self.follow)
        self.runner = web.AppRunner(app, shutdown_timeout=0.05)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    async def close(self) -> None:
        assert self.runner is not None
        await self.runner.cleanup()


@asynccontextmanager
async def followed(query: str = "") -> AsyncIterator[tuple[StandIn, FollowedClock]]:
    server = StandIn()
    await server.open()
    clock = FollowedClock(server.url + query, "vigie")
    await clock.start()
    try:
        yield server, clock
    finally:
        await clock.close()
        await server.close()


def test_the_system_clock_is_aware_and_in_utc() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert abs(now.timestamp() - time.time()) < 1


def test_a_started_clock_runs_on_from_its_instant_in_utc() -> None:
    clock = StartedClock(datetime.fromisoformat("2026-01-31T07:00:00+01:00"))
    first = clock.now()
    assert first.utcoffset() == timedelta(0)
    assert timedelta(0) <= first - SIX < timedelta(seconds=1)
    time.sleep(0.02)
    assert timedelta(seconds=0.02) <= clock.now() - first < timedelta(seconds=1)


def test_a_started_clock_refuses_an_instant_without_a_zone() -> None:
    with pytest.raises(ValueError):
        StartedClock(datetime(2026, 1, 31))  # noqa: DTZ001


async def test_a_followed_clock_stands_still_where_the_playgrounds_does() -> None:
    async with followed() as (_, clock):
        assert clock.now() == SIX
        await asyncio.sleep(0.02)
        assert clock.now() == SIX
        assert clock.version == 1


async def test_a_followed_clock_moves_at_once_when_it_is_set_also_back() -> None:
    async with followed() as (server, clock):
        for hours in (30, -2):
            await server.said(version=clock.version)
            started = time.monotonic()
            waiting = asyncio.create_task(clock.changed())
            await asyncio.sleep(0)
            server.set(SIX + timedelta(hours=hours))
            assert await waiting == server.version
            assert time.monotonic() - started < 0.5
            assert clock.now() == SIX + timedelta(hours=hours)


async def test_a_followed_clock_runs_between_answers_where_the_playgrounds_runs() -> None:
    async with followed() as (server, clock):
        server.set(SIX, running=True)
        await clock.changed(1)
        first = clock.now()
        await asyncio.sleep(0.05)
        assert timedelta(seconds=0.04) < clock.now() - first < timedelta(seconds=1)


async def test_waiting_for_a_change_since_an_older_version_ends_at_once() -> None:
    async with followed() as (_, clock):
        assert await clock.changed(0) == 1


async def test_a_report_reaches_the_server_at_once_and_over_connections_that_are_kept() -> None:
    async with followed() as (server, clock):
        await server.said(version=1, idle=False)
        for turn in range(10):
            started = time.monotonic()
            due = SIX + timedelta(minutes=turn)
            await clock.report(True, due, 1)
            await server.said(version=1, idle=True, next_due=due.isoformat().replace("+00:00", "Z"))
            assert time.monotonic() - started < 0.5
        assert len(server.peers) <= 3


async def test_the_same_report_again_costs_no_call() -> None:
    async with followed() as (server, clock):
        await clock.report(True, None, 1)
        await server.said(idle=True)
        calls = len(server.bodies)
        for _ in range(50):
            await clock.report(True, None, 1)
        await asyncio.sleep(0.05)
        assert len(server.bodies) == calls


async def test_idle_at_an_older_version_is_not_idle_at_the_new_one() -> None:
    async with followed() as (server, clock):
        await clock.report(True, None, 1)
        await server.said(idle=True, version=1)
        server.set(SIX + timedelta(hours=1))
        await server.said(version=2)
        assert server.bodies[-1]["idle"] is False
        await clock.report(True, None, 1)
        await asyncio.sleep(0.05)
        assert server.bodies[-1]["idle"] is False
        await clock.report(True, None, 2)
        await server.said(version=2, idle=True)


async def test_two_followers_of_one_name_do_not_chase_each_other() -> None:
    async with followed() as (server, _):
        twin = FollowedClock(server.url, "vigie")
        await twin.start()
        await asyncio.sleep(0.3)
        assert len(server.bodies) < 25
        await twin.close()


async def test_the_token_of_the_url_goes_in_the_header() -> None:
    async with followed("/?token=T") as (server, _):
        assert server.tokens[0] == "T"


@pytest.mark.parametrize("away", ["gone", "broken"])
async def test_while_the_server_is_away_the_last_time_holds_and_it_is_found_again(
    away: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.clocks.RETRY_SECONDS", 0.05)
    async with followed() as (server, clock):
        await server.said(version=1)
        port = int(server.url.rpartition(":")[2])
        if away == "gone":
            await server.close()
        else:
            server.broken = True
            server.waiting.set()  # type: ignore[union-attr]
        await asyncio.sleep(0.15)
        assert clock.now() == SIX
        server.now, server.version, server.broken = SIX + timedelta(hours=3), 9, False
        if away == "gone":
            await server.open(port)
        assert await asyncio.wait_for(clock.changed(1), 3) == 9
        assert clock.now() == SIX + timedelta(hours=3)


async def test_starting_waits_for_a_server_that_comes_later() -> None:
    server = StandIn()
    await server.open()
    port = int(server.url.rpartition(":")[2])
    await server.close()
    clock = FollowedClock(server.url, "vigie")
    with pytest.raises(ClockUnreachable):
        await clock.start(timeout=0.1)
    with pytest.raises(RuntimeError):
        clock.now()
    starting = asyncio.create_task(clock.start())
    await asyncio.sleep(0.05)
    await server.open(port)
    await asyncio.wait_for(starting, 3)
    assert clock.now() == SIX
    await clock.close()
    await clock.close()
    assert clock.now() == SIX
    await server.close()


def test_without_a_setting_it_is_the_systems_clock() -> None:
    assert isinstance(make_clock(None, TELEGRAM), SystemClock)
    assert isinstance(make_clock("", TELEGRAM), SystemClock)


async def test_a_setting_is_an_instant_or_a_url() -> None:
    assert isinstance(make_clock("2026-01-31T06:00:00Z", LOCAL), StartedClock)
    assert isinstance(make_clock("http://127.0.0.1:8081?token=T", LOCAL), FollowedClock)


@pytest.mark.parametrize("api_url", [TELEGRAM, "https://API.telegram.org:443/", "http://api.telegram.org./bot"])
@pytest.mark.parametrize("setting", ["2026-01-31T06:00:00Z", LOCAL, "rubbish"])
def test_any_setting_is_refused_with_telegrams_own_api(setting: str, api_url: str) -> None:
    with pytest.raises(ValueError, match=r"^VIGIE_CLOCK is for drills"):
        make_clock(setting, api_url)


@pytest.mark.parametrize("setting", ["2026-01-31T06:00:00", "2026-01-31", "tomorrow", "http://", "ftp://x"])
def test_anything_else_is_refused_with_what_to_write(setting: str) -> None:
    with pytest.raises(ValueError, match=r"VIGIE_CLOCK .*(2026-01-31T06:00:00Z|8081)"):
        make_clock(setting, LOCAL)
