"""A browser for the session, and for each test a playground with its page, a small bot, and a mission to play."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from playground.client import PlaygroundClient
from playground.server import Playground, create_app, serve
from tests.page import mission
from tests.page.bot import running

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Locator, Page

try:
    from axe_playwright_python.async_playwright import Axe
    from playwright.async_api import async_playwright, expect
except ImportError:
    # The tests are collected all the same, and skipped with the reason.
    Axe = async_playwright = expect = None

TOKEN = "control-token-of-the-tests"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing() -> str | None:
    """Why there can be no browser, and how to get one; None where there can."""
    if async_playwright is None:
        return "not tried in a browser, Playwright is missing: pip install playwright axe-playwright-python"
    if CHROMIUM is None:
        return "not tried in a browser, there is no chromium: apt-get install chromium"
    return None


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    expect.set_options(timeout=15_000)  # two processors may be busy with other tests
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield found
        await found.close()


@dataclass
class Stage:
    """A playground being played: its control API, its address, and pages on it."""

    app: Playground
    url: str
    play: PlaygroundClient
    machine: mission.Machine
    browser: Browser
    troubles: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    async def open(self, width: int = 1600, height: int = 900, language: str = "en-GB", **more: Any) -> Page:
        """A page of a browser that was never here before, once people are shown. Its errors fail the test."""
        context = await self.browser.new_context(
            viewport={"width": width, "height": height}, locale=language, reduced_motion="reduce", **more
        )
        self.contexts.append(context)
        page = await context.new_page()
        page.set_default_timeout(8_000)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        await page.goto(self.url)
        await page.locator(".column").first.wait_for()
        return page


def column(page: Page, person: str) -> Locator:
    """That person's phone."""
    return page.get_by_role("region", name=person, exact=True)


def chat(page: Page, person: str) -> Locator:
    """The chat that is open at that person's phone."""
    return column(page, person).locator(".chat")


@asynccontextmanager
async def staged(browser: Browser) -> AsyncIterator[Stage]:
    """A stage until the block ends; whatever went wrong in its pages fails the test."""
    machine = mission.Machine()
    app = create_app(TOKEN, page=mission.page(machine))
    machine.app = app
    async with serve(app) as url, PlaygroundClient(url, TOKEN) as play:
        token = await mission.settle(play)
        async with running(url, token):
            stage = Stage(app, url, play, machine, browser)
            yield stage
            for context in stage.contexts:
                await context.close()
    assert stage.troubles == []


@pytest_asyncio.fixture(loop_scope="session")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    async with staged(browser) as found:
        yield found
