"""The control API: its guard, its views, waiting, and what it refuses."""

from __future__ import annotations

import asyncio
import io

import aiohttp
import pytest
from rich.console import Console

from playground.client import ControlFailure, NotSeen, PlaygroundClient
from playground.console import Printer
from playground.server import create_app, serve
from tests.playground.bare_api import Api


async def test_the_control_api_asks_for_its_token() -> None:
    app = create_app()
    assert app.control_token
    async with serve(app) as url:
        async with PlaygroundClient(url) as stranger:
            with pytest.raises(ControlFailure) as refusal:
                await stranger.clock()
            assert refusal.value.status == 401
        # Nothing is done by halves: not with a token that is nearly right, nor for a file.
        async with PlaygroundClient(url, f"{app.control_token[:-1]}é") as guessing, aiohttp.ClientSession() as session:
            with pytest.raises(ControlFailure) as refusal:
                await guessing.add_person("Awa")
            assert refusal.value.status == 401
            assert not app.world.people
            for path in ("file?file_id=1", "operations/file?id=1", "nonsense", f"clock?token={app.control_token}x"):
                async with session.get(f"{url}/control/{path}") as answer:
                    assert answer.status == 401, path
        async with PlaygroundClient(url, app.control_token) as play:
            assert (await play.clock())["running"] is True
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{url}/control/clock?token={app.control_token}") as answer,
        ):
            assert answer.status == 200


async def test_a_body_that_a_foreign_page_could_send_is_refused(url: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}/control/people", data='{"name": "x"}', headers={"Content-Type": "text/plain"}) as answer,
    ):
        assert answer.status == 400


async def test_unknown_arguments_people_and_calls_are_refused(play: PlaygroundClient, api: Api) -> None:
    for path, arguments, status in (
        ("say", {"person": "Awa", "text": "x", "loud": True}, 400),
        ("say", {"person": "Nobody", "text": "x"}, 404),
        ("say", {"person": "Awa"}, 400),
        ("say", {"person": "Awa", "text": "x" * 4097}, 400),
        ("say", {"person": "Awa", "text": "x", "chat": "Calais"}, 404),
        ("tap", {"person": "Awa", "button": "x"}, 404),
        ("nonsense", {}, 404),
        ("bots", {"username": "vigie"}, 400),
    ):
        with pytest.raises(ControlFailure) as refusal:
            await play.call(path, **arguments)
        assert refusal.value.status == status, path


async def test_people_of_one_name_must_be_told_apart(play: PlaygroundClient, api: Api) -> None:
    awa = await play.start("Awa")
    await play.add_person("Fatou", last_name="Ndiaye")
    await play.add_person("Fatou", last_name="Diop")
    with pytest.raises(ControlFailure, match="more than one"):
        await play.start("Fatou")
    await play.start("Fatou Ndiaye")
    assert (await play.start("@awa_d"))["chat_id"] == awa["chat_id"]


async def test_the_view_shows_messages_as_they_stand(api: Api, play: PlaygroundClient, awa: int) -> None:
    markup = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}
    sent = await api.ok("sendMessage", chat_id=awa, text="un", disable_notification=True, reply_markup=markup)
    await api.ok("editMessageText", chat_id=awa, message_id=sent["message_id"], text="deux")
    gone = await api.ok("sendMessage", chat_id=awa, text="trois", protect_content=True)
    await api.ok("deleteMessage", chat_id=awa, message_id=gone["message_id"])
    view = await play.view("Awa")
    start, one, two = view["chats"][0]["messages"]
    assert view["chats"][0]["bot"] == "vigie_bot"
    assert start["text"] == "/start"
    assert (one["text"], one["version"], one["silent"], one["buttons"]) == ("deux", 2, True, [])
    assert [(v["text"], len(v["buttons"])) for v in one["versions"]] == [("un", 1), ("deux", 0)]
    assert (two["deleted"], two["protected"]) == (True, True)
    assert [m["text"] for m in await play.messages("Awa")] == ["/start", "deux"]


async def test_waiting_sees_what_comes_and_says_what_did_not(api: Api, play: PlaygroundClient, awa: int) -> None:
    waiting = asyncio.create_task(play.wait("Awa", matches=r"^\d+ lits$", count=2))
    for text in ("12 lits", "x", "13 lits"):
        await api.ok("sendMessage", chat_id=awa, text=text)
    assert [m["text"] for m in await waiting] == ["12 lits", "13 lits"]
    with pytest.raises(NotSeen, match="13 lits"):
        await play.wait("Awa", contains="14 lits", timeout=0.05)
    seq = (await play.stats())["messages"] and (await play.view("Awa"))["seq"]
    with pytest.raises(NotSeen):
        await play.wait("Awa", contains="lits", after=seq, timeout=0.05)


async def test_a_tap_names_the_button_in_three_ways(api: Api, play: PlaygroundClient, awa: int) -> None:
    markup = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}, {"text": "Site", "url": "https://a.org"}]]}
    await api.ok("sendMessage", chat_id=awa, text="?", reply_markup=markup)
    for button in ("Oui", "yes", [0, 0]):
        await play.tap("Awa", button, wait=0)  # type: ignore[arg-type]
    assert [update["callback_query"]["data"] for update in await api.drain()] == ["yes"] * 3
    assert (await play.tap("Awa", "Site"))["url"] == "https://a.org/"
    keyboard = {"keyboard": [["12", "13"]], "resize_keyboard": True}
    await api.ok("sendMessage", chat_id=awa, text="combien ?", reply_markup=keyboard)
    assert (await play.chat("Awa"))["reply_keyboard"] == [["12", "13"]]
    await play.tap("Awa", "13")
    assert (await api.drain())[0]["message"]["text"] == "13"


async def test_the_feed_shows_every_version_as_it_was(api: Api, play: PlaygroundClient, awa: int) -> None:
    sent = await api.ok("sendMessage", chat_id=awa, text="un")
    await api.ok("editMessageText", chat_id=awa, message_id=sent["message_id"], text="deux")
    found = await play.events(kinds="message,edit")
    texts = [(event["kind"], event["message"]["text"]) for event in found["events"]]
    assert texts == [("message", "/start"), ("message", "un"), ("edit", "deux")]
    waiting = asyncio.create_task(play.events(found["last"], timeout=5))
    await play.say("Awa", "trois")
    assert (await waiting)["events"][0]["message"]["text"] == "trois"


async def test_calls_are_listed_with_decoded_parameters(api: Api, play: PlaygroundClient, awa: int) -> None:
    await api.raw("sendMessage", form=True, chat_id=str(awa), text="x", reply_markup='{"force_reply": true}')
    await api.raw("sendMessage", chat_id=1, text="x")
    first, second = await play.calls("sendMessage")
    assert first["params"]["reply_markup"] == {"force_reply": True}
    assert (first["status"], first["ok"], second["status"], second["description"]) == (
        200,
        True,
        400,
        "Bad Request: chat not found",
    )
    stats = await play.stats()
    assert stats["by_method"]["sendMessage"] == 2
    await play.call("calls/clear")
    assert await play.calls() == []


async def test_raw_updates_are_handed_out_as_they_are(api: Api, play: PlaygroundClient) -> None:
    numbers = await play.inject({"message": {"nonsense": [1, None]}}, {"poll": {}})
    updates = await api.updates()
    assert [update["update_id"] for update in updates] == numbers
    assert updates[0]["message"] == {"nonsense": [1, None]}


async def test_forms_multipart_and_query_strings_are_all_understood(api: Api, play: PlaygroundClient, awa: int) -> None:
    async with api.session.get(f"{api.url}/bot{api.token}/sendMessage?chat_id={awa}&text=%C3%A9t%C3%A9") as answer:
        assert (await answer.json())["result"]["text"] == "été"
    form = aiohttp.FormData()
    form.add_field("chat_id", str(awa))
    form.add_field("document", io.BytesIO(b"\r\n--x\r\n\0"), filename='a "b" é.bin')
    async with api.session.post(f"{api.url}/bot{api.token}/sendDocument", data=form) as answer:
        document = (await answer.json())["result"]["document"]
    assert await play.file(document["file_id"]) == b"\r\n--x\r\n\0"
    assert (await play.calls("sendDocument"))[0]["params"]["document"]["size"] == 8


async def test_the_console_prints_the_conversation(api: Api, play: PlaygroundClient, awa: int) -> None:
    markup = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}
    sent = await api.ok("sendMessage", chat_id=awa, text="[b]places[/b] ?", reply_markup=markup)
    await api.ok("editMessageText", chat_id=awa, message_id=sent["message_id"], text="12 places", reply_markup=markup)
    await play.tap("Awa", "Oui", wait=0)
    await play.react("Awa", sent["message_id"], "👍")
    out = io.StringIO()
    printer = Printer(Console(file=out, width=100))
    printer.learn((await play.get("people"))["people"], [], (await play.get("bots"))["bots"])
    for event in (await play.events())["events"]:
        printer.event(event)
    text = out.getvalue()
    for part in ("[b]places[/b] ?", "(edited)", "12 places", "Oui", "Awa taps yes", "👍"):
        assert part in text


async def test_the_server_stops_at_once_whoever_waits() -> None:
    app = create_app(control_token=None)
    async with serve(app) as url, PlaygroundClient(url) as play, aiohttp.ClientSession() as session:
        api = Api(session, url, (await play.add_bot("vigie_bot"))["token"])
        await play.add_person("Awa")
        version = (await play.clock())["version"]

        def waits() -> list[asyncio.Task[object]]:
            return [
                asyncio.create_task(one)
                for one in (
                    api.updates(timeout=30),
                    play.follow("bot", version, True, wait=20),
                    play.events(1_000, timeout=20),
                    play.call("wait", person="Awa", timeout=20),
                )
            ]

        before = waits()
        await asyncio.sleep(0.05)
        await app.close()
        async with asyncio.timeout(10):
            await asyncio.gather(*before, *waits())
