"""Long chats are read in pieces, and what a page needs beside the messages."""

from __future__ import annotations

from playground.client import PlaygroundClient
from tests.playground.bare_api import Api


async def test_older_messages_on_demand(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.say_many([{"person": "Awa", "text": str(n)} for n in range(10)])
    newest = await play.chat("Awa", limit=3)
    assert [one["text"] for one in newest["messages"]] == ["7", "8", "9"]
    assert newest["seq"] == (await play.view("Awa", limit=1))["seq"]
    older = await play.chat("Awa", limit=3, before_id=newest["messages"][0]["message_id"])
    assert [one["text"] for one in older["messages"]] == ["4", "5", "6"]
    assert (await play.chat("Awa", before_id=awa and 1))["messages"] == []


async def test_the_messages_of_one_topic(api: Api, play: PlaygroundClient) -> None:
    await play.add_chat("Nord", "forum", members=["Awa"], bots=["vigie_bot"])
    thread = await play.add_topic("Nord", "Alertes")
    await play.say("Awa", "dehors", chat="Nord")
    await play.say("Awa", "dedans", chat="Nord", thread=thread)
    inside = await play.chat(chat="Nord", thread=thread)
    assert [one["text"] for one in inside["messages"] if not one["service"]] == ["dedans"]
    outside = await play.chat(chat="Nord", thread=0)
    assert [one["text"] for one in outside["messages"] if not one["service"]] == ["dehors"]


async def test_keyboards_and_what_is_pinned(api: Api, play: PlaygroundClient, awa: int) -> None:
    after = (await play.chat("Awa"))["seq"]
    await api.ok("sendMessage", chat_id=awa, text="x", reply_markup={"keyboard": [[{"text": "Oui"}]]})
    asked = await api.ok("sendMessage", chat_id=awa, text="?", reply_markup={"force_reply": True})
    await api.ok("pinChatMessage", chat_id=awa, message_id=asked["message_id"])
    await api.ok("sendMessage", chat_id=awa, text="x", reply_markup={"remove_keyboard": True})
    found = (await play.events(after, kinds=["keyboard"]))["events"]
    assert [event["rows"] for event in found] == [[["Oui"]], None]
    chat = await play.chat("Awa")
    assert chat["pinned"] == [asked["message_id"]]
    assert [one["message_id"] for one in chat["messages"] if one["force_reply"]] == [asked["message_id"]]


async def test_the_bots_description_in_the_persons_language(api: Api, play: PlaygroundClient) -> None:
    await api.ok("setMyDescription", description="I take reports.")
    await api.ok("setMyDescription", description="Je prends les rapports.", language_code="fr")
    assert (await play.chat("Awa"))["description"] == "Je prends les rapports."
    assert (await play.chat("Malik"))["description"] == "I take reports."


async def test_faults_and_limits_are_told_in_the_feed(api: Api, play: PlaygroundClient) -> None:
    after = (await play.view("Awa"))["seq"]
    rule = await play.fault("slow", seconds=1)
    await play.call("faults/remove", id=rule["id"])
    await play.fault("429")
    await play.clear_faults()
    await play.call("limits", enabled=True)
    assert await play.get("limits") == {"enabled": True}
    found = (await play.events(after, kinds=["fault", "limits"]))["events"]
    told = [one.get("added") or one.get("removed") or one.get("enabled") for one in found]
    assert told == ["slow", [rule["id"]], "429", [rule["id"] + 1], True]
