"""The tour, faults, the launcher's operations and the clock; and what is shown when the playground is gone."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from tests.page.conftest import Stage, chat, column, expect

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_the_tour_ticks_off_what_is_done(stage: Stage) -> None:
    page = await stage.open(language="fr-FR")
    await stage.play.start("Clinique mobile")
    tour = page.get_by_role("complementary")
    await tour.get_by_role("button", name="Commencer la visite").click()
    await tour.get_by_role("button", name="L'écrire pour moi").click()
    box = column(page, "Clinique mobile").get_by_role("textbox")
    await expect(box).to_be_focused()
    await expect(box).to_have_value("34 consultations")
    await page.keyboard.press("Enter")
    await expect(tour.get_by_text("1 étape faite sur 3")).to_be_visible()
    await expect(tour.locator(".step.current")).to_contain_text("Toucher un bouton")
    await page.reload()
    await expect(tour.locator(".step.current")).to_contain_text("Toucher un bouton")
    await column(page, "Clinique mobile").get_by_role("button", name="Alert").last.click()
    await page.get_by_role("button", name="OK").click()
    await expect(tour.locator(".step.current")).to_contain_text("Toucher un bouton")
    await column(page, "Clinique mobile").get_by_role("button", name="Toast").last.click()
    await expect(tour.get_by_text("2 étapes faites sur 3")).to_be_visible()
    await tour.get_by_role("button", name="Jouer").click()
    await column(page, "Inconnu").get_by_role("button", name="Démarrer").click()
    await expect(tour.get_by_text("La visite est finie.")).to_be_visible()
    await tour.get_by_role("button", name="Depuis le début").click()
    await expect(tour.get_by_text("0 étape faite sur 3")).to_be_visible()
    for _ in range(3):
        await tour.get_by_role("button", name="Passer").click()
    await expect(tour.get_by_text("3 étapes restent à faire")).to_be_visible()
    await tour.get_by_role("button", name="Toucher un bouton").click()
    await expect(tour.locator(".step.current")).to_contain_text("Toast")


async def test_faults_by_switch_and_all_off_at_once(stage: Stage) -> None:
    page = await stage.open()
    await stage.play.start("Coordination")
    await page.get_by_role("button", name="Faults and bot").click()
    for name in ("Telegram is down", "No network", "Slow network", "Delivered twice", "Flood limits"):
        await page.get_by_role("switch", name=name).click()
        await expect(page.get_by_role("switch", name=name)).to_be_checked()
    await page.get_by_text("Blocked by a person").click()
    await page.get_by_role("switch", name="Coordination").click()
    await expect(page.get_by_role("button", name="6 faults on")).to_be_visible()
    rules = [
        {key: rule[key] for key in rule if key in ("kind", "seconds")}
        for rule in (await stage.play.get("faults"))["faults"]
    ]
    assert rules == [
        {"kind": "502"},
        {"kind": "drop_before"},
        {"kind": "slow", "seconds": 2},
        {"kind": "duplicate_delivery"},
    ]
    assert await stage.play.get("limits") == {"enabled": True}
    here = column(page, "Coordination")
    await expect(here.get_by_text("The bot is blocked: it can send nothing here.")).to_be_visible()
    await page.get_by_role("button", name="All off").first.click()
    await expect(page.get_by_role("button", name="6 faults on")).to_have_count(0)
    assert (await stage.play.get("faults"))["faults"] == []
    assert await stage.play.get("limits") == {"enabled": False}
    await expect(here.get_by_role("textbox")).to_be_visible()
    await stage.play.fault("429", count=1)
    await expect(page.get_by_role("button", name="1 fault on")).to_be_visible()


async def test_the_bot_is_killed_and_started_again(stage: Stage) -> None:
    page = await stage.open()
    await stage.play.start("Coordination")
    await page.get_by_role("button", name="Faults and bot").click()
    panel = page.get_by_role("complementary")
    await panel.get_by_role("button", name="Kill the bot").click()
    await expect(page.get_by_role("banner").get_by_text("stopped")).to_be_visible()
    await expect(panel.get_by_text("The bot: stopped")).to_be_visible()
    await expect(column(page, "Coordination").locator(".chat-subtitle")).to_contain_text("what is written waits")
    await column(page, "Coordination").get_by_role("textbox").fill("est-ce que ça part ?")
    await page.keyboard.press("Enter")
    await expect(column(page, "Coordination").locator(".message.own", has_text="est-ce que")).to_be_visible()
    await panel.get_by_role("button", name="Start again").click()
    await expect(page.get_by_role("banner").get_by_text("running")).to_be_visible()
    await panel.get_by_role("button", name="Export").click()
    async with page.expect_download() as saved:
        await panel.get_by_role("button", name="été.csv").click()
    assert (await saved.value).suggested_filename == "été.csv"


async def test_the_clock_is_moved(stage: Stage) -> None:
    await stage.play.set_clock("2026-03-27T18:00:00Z", running=False)
    page = await stage.open()
    clock = page.locator(".clock")
    await expect(clock).to_contain_text("Fri 27 Mar")
    await expect(clock).to_contain_text("19:00")
    await clock.click()
    await expect(page.get_by_text("The clock stands still.")).to_be_visible()
    for goal, time in (
        ("+10 min", "19:10"),
        ("To 19:30", "19:30"),
        ("To just before summer time", "01:50"),
        ("Across into summer time", "03:10"),
        ("To Monday 08:00", "08:00"),
    ):
        await page.get_by_role("button", name=goal).click()
        await expect(clock).to_contain_text(time)
        await expect(page.get_by_role("button", name="+10 min")).to_be_enabled()
    assert (await stage.play.clock())["now"].startswith("2026-03-30T06:00:00")
    await page.get_by_role("button", name="Now").click()
    await expect(page.get_by_text("The clock runs.")).to_be_visible()
    now = datetime.fromisoformat((await stage.play.clock())["now"])
    assert abs((datetime.now(now.tzinfo) - now).total_seconds()) < 5


async def test_a_reload_does_not_turn_the_clock_back(stage: Stage) -> None:
    await stage.play.set_clock("2026-03-27T18:00:00Z", running=False)
    page = await stage.open()
    await expect(page.locator(".clock")).to_contain_text("19:00")
    await page.goto("about:blank")
    # Read again after the reload; since then the clock has gone on by itself.
    then = {"now": "2026-03-27T15:00:00.000000Z", "running": False}
    stage.app.world.feed.publish("clock", None, then)
    await stage.play.say("Clinique mobile", "34 visits")

    await page.goto(stage.url)

    await expect(column(page, "Clinique mobile").locator(".message.own", has_text="34 visits")).to_be_visible()
    await page.wait_for_timeout(300)
    await expect(page.locator(".clock")).to_contain_text("19:00", timeout=100)


async def test_a_clock_that_waits_for_the_bot_can_jump(stage: Stage) -> None:
    await stage.play.add_bot("silent_bot")
    await stage.play.say("Siège", "personne ne lit", bot="silent_bot")
    page = await stage.open()
    await page.locator(".clock").click()
    await page.get_by_role("button", name="+1 h").click()
    await expect(page.get_by_role("progressbar")).to_be_visible()
    await expect(page.get_by_role("button", name="+10 min")).to_be_disabled()
    before = datetime.fromisoformat((await stage.play.clock())["now"])
    await page.get_by_role("button", name="Jump without waiting").click()
    await expect(page.get_by_role("button", name="+10 min")).to_be_enabled()
    after = datetime.fromisoformat((await stage.play.clock())["now"])
    assert 3590 < (after - before).total_seconds() < 3620


async def test_when_the_playground_is_gone_what_was_typed_stays(stage: Stage) -> None:
    await stage.play.start("Coordination")
    page = await stage.open()
    here = chat(page, "Coordination")
    await expect(here.get_by_text("Hello")).to_be_visible()
    await page.route(re.compile("/control/"), lambda route: route.abort())
    await here.get_by_role("textbox").fill("pas perdu")
    await page.keyboard.press("Enter")
    await expect(here.get_by_role("status").filter(has_text="does not answer")).to_be_visible()
    await expect(here.get_by_role("textbox")).to_have_value("pas perdu")
    await stage.play.say("Siège", "que le long poll revienne")
    await expect(page.get_by_role("alert").filter(has_text="The playground was stopped.")).to_be_visible()
    await page.unroute_all()
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("alert")).to_have_count(0)
    await here.get_by_role("textbox").press("Enter")
    await expect(here.get_by_text("✅ pas perdu")).to_be_visible()
