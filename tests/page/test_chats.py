"""People write to the bot and see what it does: each their own chats, and each other's effects."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from tests.page import mission
from tests.page.conftest import Stage, chat, column, expect

if TYPE_CHECKING:
    from playwright.async_api import Route

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_two_people_see_each_others_effects(stage: Stage) -> None:
    page = await stage.open()
    for person in ("Coordination", "Clinique mobile"):
        await column(page, person).get_by_role("button", name="Back to the chats").click()
        await column(page, person).get_by_role("button", name=mission.GROUP).click()
    await column(page, "Clinique mobile").get_by_role("textbox").fill("Tout va bien")
    await page.keyboard.press("Enter")
    seen = column(page, "Coordination").locator(".message", has_text="Tout va bien")
    await expect(seen).to_contain_text("Clinique mobile")
    await expect(seen).to_have_class(re.compile("other"))
    await seen.hover()
    await seen.get_by_role("button", name="What can be done").click()
    await page.get_by_role("button", name="React with 🙏").click()
    await expect(column(page, "Clinique mobile").get_by_role("button", name="🙏 Coordination")).to_be_visible()


async def test_a_message_is_edited_in_place_and_its_versions_are_kept(stage: Stage) -> None:
    await stage.play.start("Coordination")
    page = await stage.open()
    here = chat(page, "Coordination")
    await here.get_by_role("button", name="Plus (0)").click()
    await expect(here.get_by_text("counted 1")).to_be_visible()
    await expect(here.locator(".message.other")).to_have_count(1)
    await expect(here.locator(".message.changed")).to_have_count(1)
    await here.get_by_role("button", name="edited").click()
    await expect(page.get_by_role("dialog").get_by_role("listitem")).to_contain_text(["Hello", "counted 1"])
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_tap_is_answered_by_a_toast_or_an_alert(stage: Stage) -> None:
    await stage.play.start("Coordination")
    page = await stage.open()
    here = chat(page, "Coordination")
    await here.get_by_role("button", name="Toast").click()
    await expect(here.get_by_role("status").filter(has_text="Noted")).to_be_visible()
    await here.get_by_role("button", name="Alert").click()
    await expect(page.get_by_role("dialog", name="Vigie")).to_contain_text("Look out")
    await page.get_by_role("button", name="OK").click()
    await expect(here.get_by_role("button", name="Alert")).to_be_focused()


async def test_unread_is_counted_by_person_and_chat_and_kept(stage: Stage) -> None:
    page = await stage.open()
    await page.get_by_role("button", name="Siège").first.wait_for()
    await stage.play.say("Coordination", "un", chat=mission.GROUP)
    await stage.play.say("Coordination", "deux", chat=mission.GROUP)
    day = page.locator(".person", has_text="Accueil de jour")
    await expect(day).to_contain_text("2 unread")
    await expect(page.locator(".person", has_text="Coordination")).not_to_contain_text("unread")
    await page.reload()
    await expect(day).to_contain_text("2 unread")
    here = column(page, "Accueil de jour")
    await here.get_by_role("button", name="Back to the chats").click()
    await here.get_by_role("button", name=mission.GROUP).click()
    await expect(day).not_to_contain_text("unread")
    await expect(here.get_by_text("New", exact=True)).to_be_visible()


async def test_who_left_a_group_has_nothing_to_read_in_it(stage: Stage) -> None:
    page = await stage.open()
    await page.get_by_role("button", name="Siège").first.wait_for()
    await stage.play.say("Coordination", "un", chat=mission.GROUP)
    day = page.locator(".person", has_text="Accueil de jour")
    await expect(day).to_contain_text("1 unread")

    await stage.play.call("leave", person="Accueil de jour", chat=mission.GROUP)
    await expect(day).not_to_contain_text("unread")
    await stage.play.say("Coordination", "deux", chat=mission.GROUP)

    await expect(page.locator(".person", has_text="Clinique mobile")).to_contain_text("unread")
    await expect(day).not_to_contain_text("unread")


async def test_what_is_said_while_a_deleted_topic_is_cleared_away_stays(stage: Stage) -> None:
    page = await stage.open()
    here = column(page, "Coordination")
    await here.get_by_role("button", name="Back to the chats").click()
    await here.get_by_role("button", name=mission.FORUM).click()
    await stage.play.say("Siège", "before", chat=mission.FORUM)
    await expect(here.locator(".message", has_text="before")).to_be_visible()
    view = re.compile("/control/view/chat")
    held: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def slowly(route: Route) -> None:
        answer = await route.fetch()
        held.set_result(None) if not held.done() else None
        await asyncio.sleep(0.4)
        await route.fulfill(response=answer)

    await page.route(view, slowly)
    (topic, *_) = (await stage.play.get("chats"))["chats"][-1]["topics"]
    await stage.play.call("chats/delete_topic", chat=mission.FORUM, thread=topic["thread"])
    await held
    await stage.play.say("Siège", "meanwhile", chat=mission.FORUM)

    await page.wait_for_timeout(700)
    await expect(here.locator(".message", has_text="before")).to_be_visible()
    await expect(here.locator(".message", has_text="meanwhile")).to_be_visible()


async def test_a_command_chosen_while_a_message_is_changed_leaves_it_alone(stage: Stage) -> None:
    await stage.play.start("Coordination")
    await stage.play.say("Coordination", "34 visits")
    page = await stage.open()
    here = column(page, "Coordination")
    mine = here.locator(".message.own", has_text="34 visits")
    await mine.hover()
    await mine.get_by_role("button", name="What can be done").click()
    await page.get_by_role("menuitem", name="Edit").click()

    await here.get_by_role("button", name="Commands").click()
    await here.get_by_role("option", name="/aide").click()

    await expect(here.locator(".message.own").last).to_contain_text("/aide")
    await expect(mine).to_be_visible()
    await here.get_by_role("textbox").fill("/36 visits")
    await page.keyboard.press("Enter")
    await expect(here.locator(".message.own", has_text="36 visits")).to_be_visible()
    await expect(mine).to_have_count(0)


async def test_a_stranger_presses_start(stage: Stage) -> None:
    page = await stage.open()
    await page.get_by_role("button", name="A stranger").click()
    here = chat(page, "Stranger")
    await expect(column(page, "Stranger")).to_contain_text("without an invitation")
    await here.get_by_role("button", name="Start").click()
    await expect(here.get_by_text("Hello")).to_be_visible()
    await expect(here.get_by_role("textbox", name="Message of Stranger")).to_be_visible()
    await page.get_by_role("button", name="A stranger").click()
    await expect(column(page, "Stranger 2")).to_be_visible()


async def test_a_link_with_an_invitation_is_opened_as_somebody(stage: Stage) -> None:
    await stage.play.say("Coordination", "https://t.me/vigie_bot?start=CODE7", chat=mission.GROUP)
    page = await stage.open()
    await column(page, "Coordination").get_by_role("button", name="Back to the chats").click()
    await column(page, "Coordination").get_by_role("button", name=mission.GROUP).click()
    await column(page, "Coordination").get_by_role("button", name="https://t.me").click()
    await page.get_by_role("menuitem", name="A new stranger").click()
    await expect(chat(page, "Stranger").get_by_text("/start CODE7")).to_be_visible()
    await expect(chat(page, "Stranger").get_by_text("Hello CODE7")).to_be_visible()


async def test_the_command_menu_is_the_persons_own(stage: Stage) -> None:
    await stage.play.start("Coordination")
    page = await stage.open()
    box = column(page, "Coordination").get_by_role("textbox")
    await box.fill("/")
    options = column(page, "Coordination").get_by_role("option")
    await expect(options).to_have_text(
        ["/rapportenvoyer un rapport", "/photoune image et un fichier", "/aidecomment faire"]
    )
    await box.fill("/a")
    await expect(options).to_have_count(1)
    await page.keyboard.press("Tab")
    await expect(box).to_have_value("/aide ")
    await box.fill("/")
    await expect(options).to_have_count(3)
    await page.keyboard.press("ArrowUp")
    await expect(options.last).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    help_ = column(page, "Coordination").locator(".message", has_text="12 visits")
    await expect(help_.locator("code")).to_have_text("12 visits")
    await expect(help_).to_contain_text("without a sound")
    await column(page, "Coordination").get_by_role("button", name="Commands").click()
    await expect(options).to_have_count(3)
    await page.keyboard.press("Escape")
    await expect(options).to_have_count(0)


async def test_own_messages_are_answered_changed_and_deleted(stage: Stage) -> None:
    await stage.play.start("Coordination")
    page = await stage.open()
    here = chat(page, "Coordination")

    async def choose(text: str, item: str, kind: str = ".own") -> None:
        await here.locator(".message" + kind, has_text=text).last.click(button="right")
        await page.get_by_role("menuitem", name=item).click()

    await here.get_by_role("textbox").fill("douze")
    await page.keyboard.press("Enter")
    await expect(here.get_by_text("✅ douze")).to_be_visible()
    await choose("✅ douze", "Answer", ".other")
    await here.get_by_role("textbox").fill("merci")
    await page.keyboard.press("Enter")
    await expect(here.locator(".message.own", has_text="merci").locator(".quote")).to_contain_text("✅ douze")
    await choose("merci", "Edit")
    await expect(here.get_by_role("textbox")).to_have_value("merci")
    await here.get_by_role("textbox").fill("merci bien")
    await page.keyboard.press("Enter")
    await expect(here.locator(".message.own", has_text="merci bien")).to_contain_text("edited")
    await choose("merci bien", "Delete")
    await expect(here.locator(".message.own.deleted")).to_contain_text("deleted")


async def test_pictures_files_places_and_keyboards(stage: Stage) -> None:
    await stage.play.start("Coordination")
    await stage.play.send_location("Coordination", 50.9513, 1.8587)
    page = await stage.open()
    here = chat(page, "Coordination")
    await expect(here.get_by_text("50.95130, 1.85870")).to_be_visible()
    await here.get_by_role("textbox").fill("/photo")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Enter")
    await here.get_by_role("button", name="Picture: The week").click()
    await expect(page.get_by_role("dialog").locator("img")).to_have_js_property("naturalWidth", 480)
    await page.keyboard.press("Escape")
    async with page.expect_download() as saved:
        await here.get_by_role("button", name="Save week.csv").click()
    assert (await saved.value).suggested_filename == "week.csv"
    await stage.play.say("Coordination", "/keys")
    await here.get_by_role("button", name="Three", exact=True).click()
    await expect(here.locator(".message.own", has_text="Three")).to_be_visible()
    await stage.play.say("Coordination", "/ask")
    await expect(here.locator(".context")).to_contain_text("How many?")
    await here.get_by_role("button", name="Attach").click()
    await page.get_by_role("menuitem", name="Place").click()
    await page.get_by_label("Latitude").fill("48.5")
    await page.keyboard.press("Enter")
    await expect(here.get_by_text("48.50000, 1.85870")).to_be_visible()


async def test_typing_and_what_is_deleted_are_shown(stage: Stage) -> None:
    await stage.play.start("Coordination")
    page = await stage.open()
    here = chat(page, "Coordination")
    await stage.play.say("Coordination", "/slow")
    await expect(here.get_by_text("is typing…")).to_be_visible()
    await expect(here.locator(".message", has_text="done")).to_be_visible()
    await expect(here.get_by_text("is typing…")).to_have_count(0)
    await stage.play.say("Coordination", "/gone")
    await expect(here.locator(".message.deleted", has_text="for a moment")).to_be_visible()


async def test_what_is_pinned_stands_above_and_is_jumped_to(stage: Stage) -> None:
    await stage.play.say("Coordination", "/pin")
    page = await stage.open()
    here = chat(page, "Coordination")
    await here.get_by_role("button", name="Pinned keep this").click()
    await expect(here.locator(".message.found")).to_contain_text("keep this")
    await expect(here.locator(".service")).to_have_text("Vigie pinned a message")


async def test_what_looks_like_markup_is_text(stage: Stage) -> None:
    text = '<img src=x onerror="alert(1)"> <b>gras</b> javascript:alert(1)'
    await stage.play.say("Coordination", text, chat=mission.GROUP)
    await stage.play.say("Coordination", text)
    page = await stage.open()
    here = chat(page, "Coordination")
    await expect(here.locator(".message.own")).to_contain_text(text)
    await expect(here.locator(".message img, .message b, .message a")).to_have_count(0)
    await column(page, "Coordination").get_by_role("button", name="Back to the chats").click()
    await expect(column(page, "Coordination").locator(".chat-row").first).to_contain_text("<b>gras</b>")


async def test_topics_of_a_forum(stage: Stage) -> None:
    (_, alerts) = [one["thread"] for one in (await stage.play.chat(chat=mission.FORUM))["topics"]]
    await stage.play.say("Siège", "au général", chat=mission.FORUM)
    await stage.play.say("Siège", "aux alertes", chat=mission.FORUM, thread=alerts)
    page = await stage.open()
    here = column(page, "Coordination")
    await here.get_by_role("button", name="Back to the chats").click()
    await here.get_by_role("button", name=mission.FORUM).click()
    await expect(here.locator(".message")).to_have_count(2)
    await here.get_by_role("button", name="Alertes").click()
    await expect(here.locator(".message")).to_have_text([re.compile("aux alertes")])
    await here.get_by_role("textbox").fill("vu")
    await page.keyboard.press("Enter")
    await expect(here.locator(".message", has_text="vu")).to_be_visible()
    assert (await stage.play.chat(chat=mission.FORUM, thread=alerts))["messages"][-1]["text"] == "vu"
