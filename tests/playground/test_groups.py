"""Groups: what a bot sees, who comes and goes, topics."""

from __future__ import annotations

import pytest

from playground.client import ControlFailure, PlaygroundClient
from tests.playground.bare_api import Api


async def seen(api: Api) -> list[str]:
    return [u["message"].get("text", "") for u in await api.drain() if "text" in u.get("message", {})]


async def test_with_privacy_mode_a_bot_sees_what_concerns_it(api: Api, play: PlaygroundClient, awa: int) -> None:
    chat = await play.add_chat("Calais", "supergroup", ["Awa", "Malik"], ["vigie_bot"])
    own = await api.ok("sendMessage", chat_id=chat["id"], text="bonjour")
    await play.say("Malik", "salut", chat="Calais")
    await play.say("Malik", "/r 12", chat="Calais")
    await play.say("Malik", "/r@other_bot 12", chat="Calais")
    await play.say("Malik", "/r@vigie_bot 12", chat="Calais")
    await play.say("Malik", "dis @vigie_bot", chat="Calais")
    await play.say("Malik", "oui", chat="Calais", reply_to=own["message_id"])
    assert await seen(api) == ["/r 12", "/r@vigie_bot 12", "dis @vigie_bot", "oui"]


async def test_as_administrator_or_without_privacy_it_sees_all(api: Api, play: PlaygroundClient) -> None:
    await play.add_chat("Calais", "supergroup", ["Awa"], ["vigie_bot"])
    await play.say("Awa", "un", chat="Calais")
    await play.promote("Calais", bot="vigie_bot")
    await play.say("Awa", "deux", chat="Calais")
    await play.call("chats/demote", chat="Calais", bot="vigie_bot")
    await play.say("Awa", "trois", chat="Calais")
    await play.call("bots/set", privacy=False)
    await play.say("Awa", "quatre", chat="Calais")
    assert await seen(api) == ["deux", "quatre"]


async def test_being_added_is_told_twice(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Calais", "group", ["Awa"], ["vigie_bot"])
    mine, service = await api.drain()
    assert mine["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert mine["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert mine["my_chat_member"]["from"]["first_name"] == "Awa"
    assert service["message"]["new_chat_members"][0]["username"] == "vigie_bot"
    assert service["message"]["chat"]["id"] == chat["id"] < 0


async def test_members_come_and_go(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Calais", "supergroup", ["Awa"], ["vigie_bot"])
    await play.promote("Calais", bot="vigie_bot")
    await api.drain(allowed_updates=["message", "chat_member"])
    malik = (await play.call("chats/add", chat="Calais", person="Malik"))["members"][-1]["id"]
    await play.call("leave", chat="Calais", person="Malik")
    kinds = [next(key for key in update if key != "update_id") for update in await api.drain()]
    assert kinds == ["chat_member", "message", "message", "chat_member"]
    member = await api.ok("getChatMember", chat_id=chat["id"], user_id=malik)
    assert member["status"] == "left"
    assert await api.ok("getChatMemberCount", chat_id=chat["id"]) == 2
    admins = await api.ok("getChatAdministrators", chat_id=chat["id"])
    assert [admin["status"] for admin in admins] == ["creator", "administrator"]


async def test_topics_have_their_threads(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Nord", "forum", ["Awa"], ["vigie_bot"])
    assert chat["id"] < -1_000_000_000_000
    thread = await play.add_topic("Nord", "Abris")
    await api.drain()
    said = await play.say("Awa", "/beds", chat="Nord", thread=thread)
    message = (await api.drain())[0]["message"]
    assert message["message_thread_id"] == thread
    assert message["is_topic_message"] is True
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Abris"
    answer = await api.ok(
        "sendMessage", chat_id=chat["id"], text="12", reply_parameters={"message_id": said["message_id"]}
    )
    assert answer["message_thread_id"] == thread
    refused = await api.refused("sendMessage", chat_id=chat["id"], text="x", message_thread_id=999)
    assert refused == (400, "Bad Request: message thread not found")
    await play.call("chats/close_topic", chat="Nord", thread=thread)
    refused = await api.refused("sendMessage", chat_id=chat["id"], text="x", message_thread_id=thread)
    assert refused == (400, "Bad Request: TOPIC_CLOSED")
    await play.call("chats/delete_topic", chat="Nord", thread=thread)
    refused = await api.refused("sendMessage", chat_id=chat["id"], text="x", message_thread_id=thread)
    assert refused == (400, "Bad Request: message thread not found")


async def test_a_bot_opens_topics_with_the_right_to(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Nord", "forum", ["Awa"], ["vigie_bot"])
    refused = await api.refused("createForumTopic", chat_id=chat["id"], name="x")
    assert refused == (400, "Bad Request: not enough rights to create a topic")
    await play.promote("Nord", bot="vigie_bot")
    topic = await api.ok("createForumTopic", chat_id=chat["id"], name="Alertes")
    await api.ok("sendMessage", chat_id=chat["id"], text="x", message_thread_id=topic["message_thread_id"])


async def test_edits_reach_the_bot_until_48_hours(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.set_clock("2026-01-31T06:00:00Z", running=False)
    said = await play.say("Awa", "douze")
    await play.edit("Awa", said["message_id"], "treize")
    _, edited = await api.drain()
    assert edited["edited_message"]["text"] == "treize"
    assert edited["edited_message"]["edit_date"] == edited["edited_message"]["date"]
    await play.set_clock("2026-02-02T06:00:01Z")
    with pytest.raises(ControlFailure) as refusal:
        await play.edit("Awa", said["message_id"], "quatorze")
    assert refusal.value.status == 409


async def test_pinning_is_seen_and_needs_the_right(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Calais", "supergroup", ["Awa"], ["vigie_bot"])
    sent = await api.ok("sendMessage", chat_id=chat["id"], text="consignes")
    pin = {"chat_id": chat["id"], "message_id": sent["message_id"]}
    refused = await api.refused("pinChatMessage", **pin)
    assert refused == (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    await play.promote("Calais", bot="vigie_bot")
    await api.ok("pinChatMessage", **pin)
    assert (await api.ok("getChat", chat_id=chat["id"]))["pinned_message"]["text"] == "consignes"
    await api.ok("unpinAllChatMessages", chat_id=chat["id"])
    assert "pinned_message" not in await api.ok("getChat", chat_id=chat["id"])


async def test_two_bots_see_neither_one_anothers_messages(api: Api, play: PlaygroundClient) -> None:
    other = await play.add_bot("other_bot", privacy=False)
    chat = await play.add_chat("Calais", "supergroup", ["Awa"], ["vigie_bot", "other_bot"])
    await api.ok("sendMessage", chat_id=chat["id"], text="/hello @other_bot")
    assert await seen(Api(api.session, api.url, other["token"])) == []
