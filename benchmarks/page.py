"""The page: `python -m benchmarks.page`. From `vigie playground` to the first receipt on it, and a long chat opened.

Needs Playwright and Chromium, as the tests of the page do. The browser is there already when the clock starts, as it is
on anybody's machine.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.page import mission
from tests.page.conftest import ARGUMENTS, CHROMIUM, async_playwright, expect, missing, staged
from tests.page.test_long import MANY, SHOWN_AFTER

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.page.conftest import Stage

ROOT = Path(__file__).parent.parent
ROUNDS = 5


async def main() -> None:
    """Prints seconds and milliseconds, medians with the least and the most."""
    if reason := missing():
        print(reason)
        return
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        took = [await first_receipt(browser) for _ in range(ROUNDS)]
        print(f"first receipt on the page: {median(took):.1f} s after the start ({min(took):.1f}–{max(took):.1f})")
        async with staged(browser) as stage:
            people = mission.CAST[:3]
            said = [
                {"person": people[n % 3], "chat": mission.GROUP, "text": f"n{n} " + "mot " * (n % 30)}
                for n in range(MANY)
            ]
            await stage.play.say_many(said)
            opened = [await long_chat(stage) for _ in range(ROUNDS)]
        print(f"a chat of {MANY:,} messages: shown after {median(opened):.0f} ms ({min(opened):.0f}–{max(opened):.0f})")
        await browser.close()


async def first_receipt(browser: Browser) -> float:
    """Seconds from the command to the receipt that its author sees."""
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "playground", "--port", "0", "--no-browser",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        while not (url := re.search(rb"http://127\.0\.0\.1:\d+", await process.stdout.readline())):
            pass
        page = await (await browser.new_context(viewport={"width": 1600, "height": 900}, locale="fr-FR")).new_page()
        await page.goto(url.group().decode())
        column = page.get_by_role("region", name="Équipe Calais", exact=True)
        await column.get_by_role("textbox").fill("/r clinique 34 consultations dont 12 femmes")
        await page.keyboard.press("Enter")
        await expect(column.locator(".message.other", has_text="✅")).to_be_visible(timeout=30_000)
        took = time.monotonic() - began
        await page.context.close()
    finally:
        process.terminate()
        await process.communicate()
    return took


async def long_chat(stage: Stage) -> float:
    """Milliseconds from the click on a chat to its newest messages."""
    page = await stage.open()
    column = page.get_by_role("region", name="Coordination", exact=True)
    await column.get_by_role("button", name="Back to the chats").click()
    took = await page.evaluate(
        SHOWN_AFTER,
        mission.GROUP,
    )
    await page.context.close()
    return float(took)


if __name__ == "__main__":
    asyncio.run(main())
