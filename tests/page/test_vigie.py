"""`vigie playground` itself: the tour from its start to its end with the real bot, and a kill in the middle."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.playground.history import DAYS
from tests.page.conftest import chat, column, expect

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

pytestmark = pytest.mark.asyncio(loop_scope="session")

WORDS = {
    "fr-FR": {
        "begin": "Commencer la visite", "type": "L'écrire pour moi", "play": "Jouer", "edit": "Modifier",
        "menu": "Actions sur ce message", "undo": "Annuler", "restore": "Rétablir", "start": "Démarrer",
        "monday": "À lundi 08:00", "evening": "À 19:30",
        "faults": "Pannes et bot", "export": "Exporter les rapports", "tour": "Visite guidée",
        "end": "La visite est finie.",
        "kill": "Couper Vigie", "again": "Relancer Vigie", "team": "Équipe Calais", "lead": "Coordination Calais",
        "stranger": "Inconnu", "send": "L'envoyer pour moi", "site": "Autre site", "place": "Lieux de survie",
        "activity": "Distribution", "count": "Foyers servis", "finish": "Terminé", "save": "Enregistrer",
        "back": "Renvoyer", "why": "Chiffre", "closed": "36 → 42 consultations",
        "sent_back": "Renvoyé par", "take": "Je prends",
        "more": "Suite…", "close": "Clore…", "false_alarm": "Fausse alerte",
        "keeper": "Abri Dunkerque", "hold": "Retenir 2 · Femmes seules", "arrived": "Arrivé·e·s",
    },
    "en-GB": {
        "begin": "Begin the tour", "type": "Type it for me", "play": "Play", "edit": "Edit",
        "menu": "What can be done with this message", "undo": "Undo", "restore": "Restore",
        "start": "Start", "monday": "To Monday 08:00", "evening": "To 19:30",
        "faults": "Faults and bot", "export": "Export the reports", "tour": "Guided tour",
        "end": "The tour is done.",
        "kill": "Kill Vigie", "again": "Start Vigie", "team": "Team Calais", "lead": "Coordinator Calais",
        "stranger": "Stranger", "send": "Send it for me", "site": "Other site", "place": "Living sites",
        "activity": "Distribution", "count": "Households served", "finish": "Done", "save": "Save",
        "back": "Send back", "why": "Figure", "closed": "36 → 42 consultations",
        "sent_back": "Sent back by", "take": "I've got it",
        "more": "More…", "close": "Close…", "false_alarm": "False alarm",
        "keeper": "Shelter Dunkirk", "hold": "Hold 2 · Single women", "arrived": "Arrived",
    },
}  # fmt: skip


@asynccontextmanager
async def launched(*arguments: str) -> AsyncIterator[str]:
    """The playground as anybody starts it, on a free port; its address."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("VIGIE_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.cli", "playground", "--port", "0", "--no-browser", *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(40):
            while not (found := re.search(rb"http://127\.0\.0\.1:\d+", line := await process.stdout.readline())):
                assert line, "the playground ended"
        reading = asyncio.create_task(process.stdout.read())
        yield found.group().decode()
        reading.cancel()
    finally:
        process.terminate()
        await process.wait()


async def opened(browser: Browser, url: str, language: str) -> Page:
    context = await browser.new_context(
        viewport={"width": 1600, "height": 900}, locale=language, reduced_motion="reduce", accept_downloads=True
    )
    page = await context.new_page()
    page.set_default_timeout(15_000)
    await page.goto(url)
    await page.locator(".column").first.wait_for()
    return page


async def send(page: Page, person: str, text: str) -> None:
    await column(page, person).get_by_role("textbox").fill(text)
    await page.keyboard.press("Enter")


async def typed_and_sent(page: Page, say: dict[str, str], person: str) -> None:
    """What the tour types into somebody's composer, sent."""
    await page.get_by_role("complementary").get_by_role("button", name=say["type"]).click()
    box = column(page, person).get_by_role("textbox")
    await expect(box).to_have_value(re.compile("/"))
    await expect(box).to_be_focused()
    await page.keyboard.press("Enter")


async def tap(here: Locator, *labels: str | re.Pattern[str]) -> None:
    """Taps buttons of the bot's newest message, one after the other, each as soon as it is there."""
    for label in labels:
        # A figure's line goes on with its figure: "Passages  –".
        name = re.compile(rf"^{re.escape(label)}") if isinstance(label, str) else label
        await here.locator(".message.other").last.get_by_role("button", name=name).first.click()


async def an_alert(page: Page, say: dict[str, str]) -> None:
    """The tour's steps of an alert: it is raised, climbs, is taken and closed."""
    tour = page.get_by_role("complementary")
    await tour.get_by_role("button", name=say["send"]).click()
    here, lead = chat(page, say["team"]), chat(page, say["lead"])
    await expect(here.locator(".message.other").last).to_contain_text("INC-")
    await expect(lead.locator(".message.other").last).to_contain_text("INC-")
    await page.locator(".clock").click()
    await page.get_by_role("button", name="+10 min").click()
    await expect(page.locator(".clock.moving")).to_have_count(0, timeout=30_000)
    await page.keyboard.press("Escape")
    await tap(lead, say["take"])
    await expect(here.locator(".message.other").last).to_contain_text(say["lead"])
    await expect(tour.locator(".step.done")).to_have_count(11)
    card = lead.locator(".message.other:not(.deleted)", has_text="INC-").first
    for label in (say["more"], say["close"], say["false_alarm"]):
        await card.get_by_role("button", name=label).click()
    await expect(here.locator(".message.other").last).to_contain_text("🟢")
    await expect(card).to_contain_text("🟢")


async def shelter_beds(page: Page, say: dict[str, str]) -> None:
    """The tour's steps of shelter beds: asked for, held, arrived, and looked back at."""
    tour = page.get_by_role("complementary")
    await tour.get_by_role("button", name=say["send"]).click()
    await tap(chat(page, say["team"]), say["hold"])
    await expect(tour.locator(".step.done")).to_have_count(14)
    await tour.get_by_role("button", name=say["play"]).click()
    await tap(chat(page, say["keeper"]), say["arrived"])
    await expect(tour.locator(".step.done")).to_have_count(15)
    await tour.get_by_role("button", name=say["send"]).click()
    await expect(tour.locator(".step.done")).to_have_count(16)
    await expect(chat(page, say["lead"]).locator(".message.other img").last).to_be_visible()


async def clock_to(page: Page, goal: str, shows: str) -> None:
    """Moves the clock; on the way it stops at every morning's 08:00, when duty is handed over."""
    await page.locator(".clock").click()
    await page.get_by_role("button", name=goal).click()
    await expect(page.locator(".clock.moving")).to_have_count(0, timeout=150_000)
    await expect(page.locator(".clock")).to_contain_text(shows)
    await page.keyboard.press("Escape")


async def the_week(page: Page, say: dict[str, str]) -> None:
    """The tour's steps of what comes by itself: a sign, the week with its files, what is missing, a reminder."""
    tour = page.get_by_role("complementary")
    here, lead = chat(page, say["team"]), chat(page, say["lead"])
    await tour.get_by_role("button", name=say["send"]).click()
    await expect(tour.locator(".step.done")).to_have_count(18)
    await clock_to(page, say["monday"], "08:0")
    await expect(tour.locator(".step.done")).to_have_count(19)
    await tour.get_by_role("button", name=say["send"]).click()
    await expect(tour.locator(".step.done")).to_have_count(20, timeout=60_000)
    await expect(lead.locator(".message.other", has_text="📊").last).to_be_visible()
    await tour.get_by_role("button", name=say["send"]).click()
    await expect(tour.locator(".step.done")).to_have_count(21)
    await clock_to(page, say["evening"], "19:3")
    await expect(tour.locator(".step.done")).to_have_count(22)
    await expect(here.locator(".message.other").last).to_contain_text("⏳")


async def first_report(page: Page, say: dict[str, str]) -> None:
    """The tour's first steps: a report is sent, corrected by editing, undone and restored."""
    tour = page.get_by_role("complementary")
    await tour.get_by_role("button", name=say["begin"]).click()

    await typed_and_sent(page, say, say["team"])
    here = chat(page, say["team"])
    receipt = here.locator(".message.other", has_text=re.compile("34 consultations"))
    await expect(receipt).to_contain_text("✅")
    await expect(tour.locator(".step.done")).to_have_count(1)

    mine = here.locator(".message.own").last
    await mine.hover()
    await mine.get_by_role("button", name=say["menu"]).click()
    await page.get_by_role("menuitem", name=say["edit"]).click()
    box = column(page, say["team"]).get_by_role("textbox")
    await box.fill((await box.input_value()).replace("34", "36"))
    await page.keyboard.press("Enter")
    await expect(here.locator(".message.other").last).to_contain_text("34 → 36")
    await expect(tour.locator(".step.done")).to_have_count(2)

    await here.get_by_role("button", name=say["undo"], exact=True).last.click()
    await here.get_by_role("button", name=say["restore"], exact=True).last.click()
    await expect(tour.locator(".step.done")).to_have_count(3)


@pytest.mark.timeout(120)
async def test_the_tour_begins(browser: Browser) -> None:
    async with launched() as url:
        page = await opened(browser, url, "en-GB")
        await first_report(page, WORDS["en-GB"])
        await page.context.close()


@pytest.mark.soak  # its page and its bot take a sixth of the time that all other tests take
@pytest.mark.timeout(400)
@pytest.mark.parametrize("language", WORDS)
async def test_the_tour_from_start_to_end(browser: Browser, language: str) -> None:
    say = WORDS[language]
    async with launched() as url:
        page = await opened(browser, url, language)
        tour, here = page.get_by_role("complementary"), chat(page, say["team"])
        await first_report(page, say)

        await tour.get_by_role("button", name=say["send"]).click()
        asked = here.locator(".message.other").last
        await expect(asked).to_contain_text(re.compile("Compris|Understood"))
        await expect(asked).to_contain_text("❓")
        await tap(here, re.compile("≈"))
        await expect(asked).to_contain_text("✅")
        await expect(asked).to_contain_text("≈\u00a010")
        await expect(tour.locator(".step.done")).to_have_count(4)

        await tour.get_by_role("button", name=say["send"]).click()
        await tap(here, say["site"], say["place"], say["activity"], say["count"], "+5", "+1", say["finish"])
        await expect(here.locator(".message.other").last).to_contain_text(re.compile("6 (foyers|households)"))
        await tap(here, say["save"])
        await expect(tour.locator(".step.done")).to_have_count(5)
        await expect(here.locator(".message.other").last).to_contain_text("✅")

        await typed_and_sent(page, say, say["lead"])
        await expect(tour.locator(".step.done")).to_have_count(6)
        lead = chat(page, say["lead"])
        await expect(lead.locator(".message.other").last).to_contain_text("36")

        await tap(lead, re.compile("^1$"), say["back"], say["why"])
        card = lead.locator(".message.other").last
        await expect(card).to_contain_text(say["sent_back"])
        await expect(tour.locator(".step.done")).to_have_count(7)

        await tour.get_by_role("button", name=say["play"]).click()
        back = here.locator(".message.other", has_text="❓")
        await tap(here, say["edit"], "Consultations", "+5", "+1", say["finish"])
        await expect(here.locator(".message.other").last).to_contain_text(
            re.compile("42 consultations.*2/3", re.DOTALL)
        )
        await tap(here, say["save"])
        await expect(tour.locator(".step.done")).to_have_count(8)
        await expect(card).to_contain_text(say["closed"])
        await expect(back).to_have_count(0)

        await an_alert(page, say)
        await expect(tour.locator(".step.done")).to_have_count(12)

        await shelter_beds(page, say)

        await tour.get_by_role("button", name=say["play"]).click()
        await column(page, say["stranger"]).get_by_role("button", name=say["start"]).click()
        await expect(tour.locator(".step.done")).to_have_count(17)

        await the_week(page, say)

        await page.get_by_role("button", name=say["faults"]).click()
        await page.get_by_role("complementary").get_by_role("button", name=say["export"]).click()
        async with page.expect_download() as saved:
            await page.get_by_role("complementary").get_by_role("button", name=re.compile("xlsx")).click()
        assert (await (await saved.value).path()).stat().st_size > 20_000
        await page.get_by_role("button", name=say["tour"]).click()
        await expect(page.get_by_role("complementary").get_by_text(say["end"])).to_be_visible()
        await page.context.close()


@pytest.mark.timeout(120)
async def test_a_kill_in_the_middle_loses_nothing_and_a_colleague_sees_it(browser: Browser) -> None:
    say = WORDS["fr-FR"]
    async with launched() as url:
        page = await opened(browser, url, "fr-FR")
        await page.get_by_role("button", name=say["faults"]).click()
        panel = page.get_by_role("complementary")
        await panel.get_by_role("button", name=say["kill"]).click()
        await expect(page.get_by_role("banner").get_by_text("arrêt")).to_be_visible()
        await send(page, say["team"], "/r accueil de jour 41")
        await expect(chat(page, say["team"]).locator(".message.own").last).to_contain_text("41")

        await panel.get_by_role("button", name=say["again"]).click()

        await expect(chat(page, say["team"]).locator(".message.other").last).to_contain_text("✅")
        await send(page, say["lead"], "/jour")
        await expect(chat(page, say["lead"]).locator(".message.other").last).to_contain_text("41")
        await page.context.close()


@pytest.mark.timeout(120)
async def test_a_kept_database_knows_its_people_and_what_they_reported(tmp_path: Path) -> None:
    from playground.client import PlaygroundClient

    file = str(tmp_path / "kept.db")
    first, second = (datetime.now(UTC) - timedelta(days=back) for back in (DAYS + 10, DAYS + 11))
    for figure, day in ((147, first), (153, second)):
        async with launched("--database", file) as url, PlaygroundClient(url, await token_of(url)) as play:
            sent = await play.say("Équipe Calais", f"/r accueil de jour {figure} {day:%d/%m}")
            (receipt,) = await play.wait("Équipe Calais", contains=str(figure), after=sent["seq"])
            assert receipt["text"].startswith("✅")
            await play.say("Coordination Calais", f"/jour {first:%d/%m}")
            assert await play.wait("Coordination Calais", contains="147")


@pytest.mark.timeout(120)
async def test_an_empty_playground_has_nobody_but_can_be_joined() -> None:
    from playground.client import PlaygroundClient

    async with launched("--empty") as url, PlaygroundClient(url, await token_of(url)) as play:
        assert (await play.get("people"))["people"] == []
        await play.add_person("Inconnue", language="fr")
        await play.start("Inconnue")
        (answer,) = await play.wait("Inconnue")
        assert "Vigie" in answer["text"]


async def token_of(url: str) -> str:
    """The control token, as the page carries it."""
    import aiohttp

    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        found = re.search(r'name="control-token" content="([^"]+)"', await answer.text())
        assert found is not None
        return found.group(1)
