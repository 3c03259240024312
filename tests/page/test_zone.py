"""The page's arithmetic of time in the mission's zone, as the browser does it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from playground.server import create_app, serve
from tests.page import mission

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """Nothing but the module itself, from whose place it can be imported."""
    async with serve(create_app(page=mission.page(mission.Machine()))) as url:
        context = await browser.new_context()
        page = await context.new_page()
        await page.goto(f"{url}/page/zone.js")
        yield page
        await context.close()


async def told(page: Page, name: str, *arguments: Any) -> Any:
    """Calls a function of zone.js; instants go in and come out as ISO text."""
    return await page.evaluate(
        """async ([name, given]) => {
            const zone = await import('/page/zone.js');
            const isInstant = (one) => typeof one === 'string' && one.endsWith('Z');
            const found = zone[name](...given.map((one) => (isInstant(one) ? Date.parse(one) : one)));
            if (found === null) return null;
            const at = typeof found === 'object' ? found.at : found;
            return [at > 1e11 ? new Date(at).toISOString().slice(0, 16) + 'Z' : at, found.by ?? 0];
        }""",
        [name, list(arguments)],
    )


async def test_wall_times_become_instants(page: Page) -> None:
    for zone, wall, instant in (
        ("Europe/Paris", (2026, 1, 5, 8, 0), "2026-01-05T07:00Z"),
        ("Europe/Paris", (2026, 7, 5, 8, 0), "2026-07-05T06:00Z"),
        ("Europe/Paris", (2026, 3, 29, 1, 59), "2026-03-29T00:59Z"),
        ("Europe/Paris", (2026, 3, 29, 2, 30), "2026-03-29T01:30Z"),  # skipped: 03:30 it is
        ("Europe/Paris", (2026, 3, 29, 3, 0), "2026-03-29T01:00Z"),
        ("Europe/Paris", (2026, 10, 25, 2, 30), "2026-10-25T00:30Z"),  # twice: the first
        ("Europe/Paris", (2026, 1, 32, 8, 0), "2026-02-01T07:00Z"),
        ("Asia/Kathmandu", (2026, 1, 1, 0, 0), "2025-12-31T18:15Z"),
        ("America/St_Johns", (2026, 7, 1, 12, 0), "2026-07-01T14:30Z"),
        ("Australia/Lord_Howe", (2026, 10, 4, 2, 15), "2026-10-03T15:45Z"),  # by half an hour
        ("Pacific/Apia", (2026, 1, 1, 0, 0), "2025-12-31T11:00Z"),
    ):
        assert (await told(page, "instantOf", zone, *wall))[0] == instant, (zone, wall)


async def test_the_next_evening_and_the_next_monday(page: Page) -> None:
    for now, hour, minute, weekday, instant in (
        ("2026-01-05T18:29:00Z", 19, 30, None, "2026-01-05T18:30Z"),
        ("2026-01-05T18:30:00Z", 19, 30, None, "2026-01-06T18:30Z"),
        ("2026-03-28T20:00:00Z", 19, 30, None, "2026-03-29T17:30Z"),
        ("2026-10-24T20:00:00Z", 19, 30, None, "2026-10-25T18:30Z"),
        ("2026-03-27T12:00:00Z", 8, 0, 1, "2026-03-30T06:00Z"),
        ("2026-10-23T12:00:00Z", 8, 0, 1, "2026-10-26T07:00Z"),
        ("2026-01-05T07:00:00Z", 8, 0, 1, "2026-01-12T07:00Z"),
        ("2026-01-05T06:59:00Z", 8, 0, 1, "2026-01-05T07:00Z"),
    ):
        rest = [] if weekday is None else [weekday]
        assert (await told(page, "nextAt", "Europe/Paris", now, hour, minute, *rest))[0] == instant, now


async def test_the_next_change_of_the_clocks(page: Page) -> None:
    hour = 3_600_000
    for zone, now, found in (
        ("Europe/Paris", "2026-01-05T00:00:00Z", ["2026-03-29T01:00Z", hour]),
        ("Europe/Paris", "2026-03-29T00:59:00Z", ["2026-03-29T01:00Z", hour]),
        ("Europe/Paris", "2026-03-29T01:00:00Z", ["2026-10-25T01:00Z", -hour]),
        ("America/New_York", "2026-01-05T00:00:00Z", ["2026-03-08T07:00Z", hour]),
        ("Australia/Lord_Howe", "2026-01-05T00:00:00Z", ["2026-04-04T15:00Z", -hour // 2]),
        ("Africa/Nairobi", "2026-01-05T00:00:00Z", None),
    ):
        assert await told(page, "nextShift", zone, now) == found, (zone, now)
