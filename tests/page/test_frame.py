"""The frame holds at every width, in both themes and languages, by keyboard, and for axe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.page import mission
from tests.page.conftest import Axe, Stage, chat, column, expect

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.asyncio(loop_scope="session")
PHONE: dict[str, Any] = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


async def fits(page: Page) -> None:
    wide = await page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]")
    width = await page.evaluate("innerWidth")
    assert max(wide) <= width


async def clean(page: Page, view: str, theme: str = "light") -> None:
    """Axe finds nothing serious or critical in what is shown now; in the dark only the colours are others."""
    only = {"type": "rule", "values": ["color-contrast"]} if theme == "dark" else WCAG
    found = (await Axe().run(page, options={"resultTypes": ["violations"], "runOnly": only})).response["violations"]
    grave = [
        (one["id"], [node["target"] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == [], view


async def seed(stage: Stage) -> None:
    play = stage.play
    for person in mission.CAST[:3]:
        await play.start(person)
    await play.wait("Accueil de jour", contains="Hello")
    for text in ("douze", "/photo", "/help", "/gone", "/keys"):
        await play.say("Coordination", text)
    await play.wait("Coordination", contains="Choose")
    await play.say("Clinique mobile", "Bonjour", chat=mission.GROUP)
    await play.tap("Coordination", "Plus (0)")


async def test_three_people_stand_side_by_side_on_a_wide_screen(stage: Stage) -> None:
    page = await stage.open(1600)
    await expect(page.locator(".column")).to_have_count(3)
    await fits(page)
    await page.get_by_role("button", name="Close", exact=True).click()
    await page.locator(".person", has_text="Siège").hover()
    await page.get_by_role("button", name="Open Siège beside").click()
    await expect(page.locator(".column")).to_have_count(4)
    await column(page, "Clinique mobile").get_by_role("button", name="Close Clinique mobile").click()
    await expect(page.locator(".column")).to_have_count(3)
    await page.locator(".person", has_text="Clinique mobile").click()
    await expect(column(page, "Clinique mobile")).to_be_visible()
    await column(page, "Clinique mobile").get_by_title("Play somebody else here").click()
    await page.get_by_role("menuitemradio", name="Siège").click()
    await expect(column(page, "Siège")).to_have_class("column active")


async def test_on_a_phone_one_at_a_time(stage: Stage) -> None:
    await seed(stage)
    page = await stage.open(**PHONE)
    await expect(page.locator(".column")).to_have_count(1)
    await fits(page)
    await page.get_by_role("button", name="Coordination").first.tap()
    await page.get_by_role("dialog").get_by_role("button", name="Siège").tap()
    await expect(column(page, "Siège")).to_be_visible()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    small = await page.evaluate(
        """() => [...document.querySelectorAll('button:not(.reaction, .edited)')]
            .map((one) => [one.textContent || one.ariaLabel, one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 40 || box.width < 40)).map(([name]) => name)"""
    )
    assert small == []


async def test_light_and_dark_are_chosen_or_the_devices(stage: Stage) -> None:
    page = await stage.open(color_scheme="dark")

    async def ground() -> float:
        colour = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(float(part) for part in colour.strip("rgb()").split(",")[:3])

    dark = await ground()
    await page.get_by_role("button", name="Light or dark").click()
    await page.get_by_role("menuitemradio", name="Light", exact=True).click()
    assert await ground() > dark + 300
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")
    await page.get_by_role("button", name="Light or dark").click()
    await page.get_by_role("menuitemradio", name="As the device").click()
    assert await ground() == dark


async def test_french_and_english(stage: Stage) -> None:
    page = await stage.open(language="fr-FR")
    await expect(page.get_by_role("heading", name="Visite guidée")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "fr")
    await page.get_by_role("button", name="Langue").click()
    await page.get_by_role("menuitemradio", name="English").click()
    await expect(page.get_by_role("heading", name="Guided tour")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="Guided tour")).to_be_visible()


async def test_by_keyboard_alone(stage: Stage) -> None:
    page = await stage.open()
    await page.get_by_role("button", name="Siège").first.focus()
    await page.keyboard.press("Enter")
    here = chat(page, "Siège")
    await expect(here.get_by_role("button", name="Start")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(here.get_by_text("Hello")).to_be_visible()
    await expect(here.get_by_role("textbox")).to_be_focused()
    await page.keyboard.type("deux")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("lignes")
    await page.keyboard.press("Enter")
    await expect(here.locator(".message.own", has_text="lignes")).to_contain_text("deux\nlignes")
    await expect(here.get_by_text("✅ deux")).to_be_visible()
    await page.keyboard.press("ArrowUp")
    await expect(here.locator(".message.other").last).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(here.get_by_role("button", name="Toast").last).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(here.get_by_text("Noted")).to_be_visible()
    await expect(here.get_by_role("button", name="Toast").last).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(here.get_by_role("textbox")).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="React with 👍")).to_be_focused()
    await page.keyboard.press("End")
    await expect(page.get_by_role("menuitem", name="Delete")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(here.locator(".message.other").last).to_be_focused()


@asynccontextmanager
async def dialog(page: Page, button: Any) -> AsyncIterator[None]:
    await button.click()
    await page.get_by_role("dialog").wait_for()
    yield
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_axe_finds_nothing_grave(stage: Stage, theme: str) -> None:
    await seed(stage)
    page = await stage.open(color_scheme=theme)
    here = column(page, "Coordination")
    await page.get_by_role("button", name="Begin the tour").click()
    await column(page, "Clinique mobile").get_by_role("button", name="Back to the chats").click()
    await here.get_by_role("button", name="Commands").click()
    await here.get_by_role("option").first.wait_for()
    await clean(page, "chats, lists, the tour, the commands", theme)
    await page.keyboard.press("Escape")
    await here.locator(".message.other").last.click(button="right")
    await clean(page, "a message's menu", theme)
    await page.keyboard.press("Escape")
    for button in (here.get_by_role("button", name="edited"), page.locator(".clock"), here.locator(".photo")):
        async with dialog(page, button):
            await clean(page, "a dialog", theme)
    await page.get_by_role("button", name="Faults and bot").click()
    await page.get_by_role("switch", name="Slow network").click()
    await page.set_viewport_size({"width": 1000, "height": 700})
    await page.get_by_text("Blocked by a person").click()
    await clean(page, "faults", theme)


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_axe_finds_nothing_grave_on_a_phone(stage: Stage, theme: str) -> None:
    await seed(stage)
    page = await stage.open(**PHONE, color_scheme=theme)
    await clean(page, "a chat", theme)
    async with dialog(page, page.get_by_role("button", name="Coordination").first):
        await clean(page, "people", theme)
    await page.get_by_role("banner").get_by_role("button", name="More").click()
    await page.get_by_role("menuitem", name="Guided tour").click()
    await page.get_by_role("button", name="Begin the tour").click()
    await stage.play.fault("slow")
    await page.get_by_role("button", name="1 fault on").wait_for()
    await clean(page, "the tour, and a fault", theme)
