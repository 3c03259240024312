"""A chat of 5,000 messages opens at once, grows as one scrolls, and stays light."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.page import mission
from tests.page.conftest import Stage, chat, column, expect, staged

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")
MANY = 5_000
SHOWN_AFTER = """async (title) => {
    const column = document.querySelector('.column');
    const row = [...column.querySelectorAll('.chat-row')].find((one) => one.textContent.includes(title));
    const began = performance.now();
    row.click();
    while (!column.querySelector('.message')) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
}"""
"""Milliseconds from the click on a chat of that title to its newest messages, as the page tells them."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    """A group in which 5,000 messages were said; one of them is answered at the end."""
    people = mission.CAST[:3]
    texts = [f"n{n} " + "mot " * (n % 30) for n in range(MANY)]
    async with staged(browser) as found:
        said = [{"person": people[n // 4 % 3], "chat": mission.GROUP, "text": text} for n, text in enumerate(texts)]
        ids = (await found.play.say_many(said))["message_ids"]
        await found.play.say("Clinique mobile", "à propos", chat=mission.GROUP, reply_to=ids[4_000])
        yield found


async def open_long(stage: Stage) -> tuple[Page, Locator]:
    page = await stage.open()
    here = column(page, "Coordination")
    await here.get_by_role("button", name="Back to the chats").click()
    return page, here


async def test_5000_messages_are_there_in_a_second(stage: Stage) -> None:
    page, here = await open_long(stage)
    took = await page.evaluate(
        SHOWN_AFTER,
        mission.GROUP,
    )
    print(f"5,000 messages: shown after {took:.0f} ms")
    assert took < 2_000
    await expect(here.locator(".message", has_text=f"n{MANY - 1} ")).to_be_in_viewport()
    assert await here.locator(".message").count() <= 80


async def test_scrolling_up_brings_older_ones_and_keeps_the_place(stage: Stage) -> None:
    page, here = await open_long(stage)
    await here.get_by_role("button", name=mission.GROUP).click()
    log = here.get_by_role("log")
    await log.hover()
    seen = await log.evaluate(
        """async (log) => {
            const top = log.getBoundingClientRect().top;
            const inSight = (one) => one.getBoundingClientRect().bottom > top + 1;
            const first = () => [...log.querySelectorAll('article')].find(inSight);
            const jumps = [];
            let slowest = 0;
            for (let step = 0; step < 60; step += 1) {
                const watched = first();
                const before = watched.getBoundingClientRect().top;
                const at = log.scrollTop;
                const began = performance.now();
                log.scrollTop = Math.max(0, at - 400);
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
                slowest = Math.max(slowest, performance.now() - began);
                if (watched.isConnected) {
                    const moved = watched.getBoundingClientRect().top - before;
                    if (moved > 401 || (at > 400 && Math.abs(moved - 400) > 1)) jumps.push(moved);
                }
            }
            return { jumps, slowest, rows: log.querySelectorAll('article').length };
        }"""
    )
    print(f"scrolling: slowest two frames {seen['slowest']:.0f} ms, {seen['rows']} messages in the page")
    assert seen["jumps"] == []
    assert seen["rows"] <= 260
    await stage.play.say("Clinique mobile", "tout neuf", chat=mission.GROUP)
    pill = here.get_by_role("button", name="1 new message")
    await pill.click()
    await expect(chat(page, "Coordination").get_by_text("tout neuf")).to_be_in_viewport()
    await expect(pill).to_have_count(0)


async def test_a_quote_of_long_ago_is_jumped_to(stage: Stage) -> None:
    _, here = await open_long(stage)
    await here.get_by_role("button", name=mission.GROUP).click()
    await here.get_by_role("button", name="n4000").click()
    await expect(here.locator(".found", has_text="n4000 ")).to_be_in_viewport()
