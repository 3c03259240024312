"""Every refusal in the real server's words."""

from __future__ import annotations

import pytest

from playground.client import PlaygroundClient
from tests.playground.bare_api import Api

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


async def test_a_token_nobody_has_is_unauthorized(api: Api) -> None:
    stranger = Api(api.session, api.url, "123456789:" + "A" * 35)
    assert await stranger.refused("getMe") == (401, "Unauthorized")


async def test_a_malformed_token_is_not_found(api: Api) -> None:
    assert await Api(api.session, api.url, "nonsense").refused("getMe") == (404, "Not Found")


async def test_an_unknown_method_is_not_found(api: Api) -> None:
    assert await api.refused("sendTelepathy") == (404, "Not Found: method not found")


async def test_methods_are_found_whatever_their_case_and_by_get(api: Api) -> None:
    async with api.session.get(f"{api.url}/bot{api.token}/GETME") as answer:
        assert (await answer.json())["result"]["username"] == "vigie_bot"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"chat_id": "{awa}"}, "message text is empty"),
        ({"chat_id": "{awa}", "text": ""}, "message text is empty"),
        ({"chat_id": "{awa}", "text": " \n "}, "text must be non-empty"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1, "text": "x"}, "chat not found"),
        ({"chat_id": -100123, "text": "x"}, "chat not found"),
        ({"chat_id": "@nobody_here", "text": "x"}, "chat not found"),
        ({"chat_id": "{awa}", "text": "x" * 4097}, "message is too long"),
        ({"chat_id": "{awa}", "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": "{awa}", "text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"chat_id": "{awa}", "text": "x", "message_thread_id": 7}, "message thread not found"),
        ({"chat_id": "{awa}", "text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"chat_id": "{awa}", "text": "x", "reply_to_message_id": 999}, "message to be replied not found"),
        (
            {"chat_id": "{awa}", "text": "<b>x", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"chat_id": "{awa}", "text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"chat_id": "{awa}", "text": "x", "reply_markup": [1]}, "object expected as reply markup"),
        (
            {"chat_id": "{awa}", "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"chat_id": "{awa}", "text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {
                "chat_id": "{awa}",
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {
                "chat_id": "{awa}",
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "ftp://x.y"}]]},
            },
            "inline keyboard button URL 'ftp://x.y' is invalid: Unsupported URL protocol",
        ),
    ],
)
async def test_what_send_message_refuses(api: Api, awa: int, params: dict[str, object], words: str) -> None:
    given = {key: awa if value == "{awa}" else value for key, value in params.items()}
    assert await api.refused("sendMessage", **given) == (400, f"Bad Request: {words}")


async def test_a_button_has_exactly_one_action(api: Api, awa: int) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "x", "url": "https://a.org"}]]}
    status, _ = await api.refused("sendMessage", chat_id=awa, text="x", reply_markup=markup)
    assert status == 400


async def test_4096_utf16_units_and_64_bytes_pass(api: Api, awa: int) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 32}]]}
    sent = await api.ok("sendMessage", chat_id=awa, text="😀" * 2048, reply_markup=markup)
    assert sent["reply_markup"] == markup


async def test_length_counts_after_entities(api: Api, awa: int) -> None:
    sent = await api.ok("sendMessage", chat_id=awa, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_a_caption_has_1024_units(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.send_photo("Awa")
    photo = (await api.drain())[0]["message"]["photo"][-1]["file_id"]
    assert await api.refused("sendPhoto", chat_id=awa, photo=photo, caption="x" * 1025) == (
        400,
        "Bad Request: message caption is too long",
    )
    sent = await api.ok("sendPhoto", chat_id=awa, photo=photo, caption="x" * 1024)
    assert len(sent["caption"]) == 1024


async def test_a_reply_to_nothing_goes_out_where_that_is_allowed(api: Api, awa: int) -> None:
    reply = {"message_id": 999, "allow_sending_without_reply": True}
    sent = await api.ok("sendMessage", chat_id=awa, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_edits_and_deletions_of_what_is_not_there(api: Api, awa: int) -> None:
    edit = await api.refused("editMessageText", chat_id=awa, message_id=999, text="x")
    assert edit == (400, "Bad Request: message to edit not found")
    gone = await api.refused("deleteMessage", chat_id=awa, message_id=999)
    assert gone == (400, "Bad Request: message to delete not found")


async def test_an_edit_that_changes_nothing_is_refused(api: Api, awa: int) -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    sent = await api.ok("sendMessage", chat_id=awa, text="<b>x</b>", parse_mode="HTML", reply_markup=markup)
    same = {"chat_id": awa, "message_id": sent["message_id"], "text": "<b>x</b>", "parse_mode": "HTML"}
    assert await api.refused("editMessageText", reply_markup=markup, **same) == (400, NOT_MODIFIED)
    changed = await api.ok("editMessageText", **same)
    assert "reply_markup" not in changed
    assert changed["edit_date"] >= changed["date"]


async def test_a_bot_edits_only_its_own(api: Api, play: PlaygroundClient, awa: int) -> None:
    said = await play.say("Awa", "bonjour")
    refused = await api.refused("editMessageText", chat_id=awa, message_id=said["message_id"], text="x")
    assert refused == (400, "Bad Request: message can't be edited")


async def test_a_bot_cannot_write_first(api: Api, play: PlaygroundClient) -> None:
    malik = (await play.get("people"))["people"][1]["id"]
    refused = await api.refused("sendMessage", chat_id=malik, text="x")
    assert refused == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_blocked_and_deactivated(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.block("Awa")
    update = (await api.drain())[-1]["my_chat_member"]
    assert update["new_chat_member"]["status"] == "kicked"
    refused = await api.refused("sendMessage", chat_id=awa, text="x")
    assert refused == (403, "Forbidden: bot was blocked by the user")
    await play.unblock("Awa")
    await api.ok("sendMessage", chat_id=awa, text="x")
    await play.call("deactivate", person="Awa")
    assert await api.refused("sendMessage", chat_id=awa, text="x") == (403, "Forbidden: user is deactivated")


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_kicked_left_and_deleted(api: Api, play: PlaygroundClient, kind: str) -> None:
    chat = await play.add_chat("Calais", kind, ["Awa"], ["vigie_bot"])
    await api.ok("sendMessage", chat_id=chat["id"], text="x")
    await play.call("chats/remove", chat="Calais", bot="vigie_bot")
    refused = await api.refused("sendMessage", chat_id=chat["id"], text="x")
    assert refused == (403, f"Forbidden: bot was kicked from the {kind} chat")
    await play.call("chats/add", chat="Calais", bot="vigie_bot")
    await api.ok("leaveChat", chat_id=chat["id"])
    refused = await api.refused("sendMessage", chat_id=chat["id"], text="x")
    assert refused == (403, f"Forbidden: bot is not a member of the {kind} chat")
    await play.call("chats/add", chat="Calais", bot="vigie_bot")
    await play.call("chats/delete", chat="Calais")
    refused = await api.refused("sendMessage", chat_id=chat["id"], text="x")
    assert refused == (403, "Forbidden: the group chat was deleted")


async def test_a_migrated_group_names_its_supergroup(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Calais", "group", ["Awa"], ["vigie_bot"])
    new = await play.migrate("Calais")
    status, answer, _ = await api.raw("sendMessage", chat_id=chat["id"], text="x")
    assert status == 400
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new}
    await api.ok("sendMessage", chat_id=new, text="x")
    told = [update["message"] for update in await api.drain() if "message" in update]
    assert [m["migrate_to_chat_id"] for m in told if "migrate_to_chat_id" in m] == [new]
    assert [m["migrate_from_chat_id"] for m in told if "migrate_from_chat_id" in m] == [chat["id"]]


async def test_48_hours_by_the_servers_clock(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.set_clock("2026-01-31T06:00:00Z", running=False)
    said = await play.say("Awa", "bonjour")
    sent = await api.ok("sendMessage", chat_id=awa, text="x")
    await api.drain()
    await play.set_clock("2026-02-02T06:00:00Z")
    await api.ok("deleteMessage", chat_id=awa, message_id=said["message_id"])
    await play.set_clock("2026-02-02T06:00:01Z")
    refused = await api.refused("deleteMessage", chat_id=awa, message_id=sent["message_id"])
    assert refused == (400, "Bad Request: message can't be deleted")


async def test_deleting_in_a_group_needs_the_right(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Calais", "supergroup", ["Awa"], ["vigie_bot"])
    said = await play.say("Awa", "/x", chat="Calais")
    gone = {"chat_id": chat["id"], "message_id": said["message_id"]}
    assert await api.refused("deleteMessage", **gone) == (400, "Bad Request: message can't be deleted")
    await play.promote("Calais", bot="vigie_bot", rights=["can_delete_messages"])
    assert await api.ok("deleteMessage", **gone) is True
    assert [m["deleted"] for m in (await play.chat(chat="Calais"))["messages"] if m["text"] == "/x"] == [True]


async def test_a_query_is_answered_once_and_in_time(api: Api, play: PlaygroundClient, awa: int) -> None:
    words = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    assert await api.refused("answerCallbackQuery", callback_query_id="1") == words
    markup = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}
    await api.ok("sendMessage", chat_id=awa, text="?", reply_markup=markup)
    await play.set_clock("2026-01-31T06:00:00Z", running=False)
    first = await play.tap("Awa", "Oui", wait=0)
    second = await play.tap("Awa", "Oui", wait=0)
    await play.set_clock("2026-01-31T06:02:30Z")
    assert await api.ok("answerCallbackQuery", callback_query_id=first["query_id"], text="d'accord") is True
    assert await api.refused("answerCallbackQuery", callback_query_id=first["query_id"]) == words
    await play.set_clock("2026-01-31T06:02:31Z")
    assert await api.refused("answerCallbackQuery", callback_query_id=second["query_id"]) == words


async def test_reactions_come_from_a_fixed_set(api: Api, play: PlaygroundClient, awa: int) -> None:
    number = (await play.say("Awa", "bonjour"))["message_id"]
    where = {"chat_id": awa, "message_id": number}
    for emoji in ("👌", "👍", "✍", "✍️", "👀", "👀"):
        assert await api.ok("setMessageReaction", reaction=[{"type": "emoji", "emoji": emoji}], **where) is True
    refused = await api.refused("setMessageReaction", reaction=[{"type": "emoji", "emoji": "✅"}], **where)
    assert refused == (400, "Bad Request: REACTION_INVALID")
    assert (await play.wait("Awa", reaction="👀"))[0]["message_id"] == number


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "équipe", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "Aide", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "x" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "aide", "description": ""}, "command description must be non-empty"),
    ],
)
async def test_commands_have_their_limits(api: Api, command: dict[str, str], words: str) -> None:
    assert await api.refused("setMyCommands", commands=[command]) == (400, f"Bad Request: {words}")


async def test_commands_are_kept_by_scope_and_language(api: Api, awa: int) -> None:
    def commands(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": name}]

    await api.ok("setMyCommands", commands=commands("help"))
    await api.ok("setMyCommands", commands=commands("aide"), language_code="fr")
    scope = {"type": "chat", "chat_id": awa}
    await api.ok("setMyCommands", commands=commands("beds"), scope=scope)
    assert await api.ok("getMyCommands") == commands("help")
    assert await api.ok("getMyCommands", language_code="fr") == commands("aide")
    assert await api.ok("getMyCommands", scope=scope) == commands("beds")
    await api.ok("deleteMyCommands", scope=scope)
    assert await api.ok("getMyCommands", scope=scope) == []
    hundred = [{"command": f"c{n}", "description": "x"} for n in range(101)]
    assert (await api.refused("setMyCommands", commands=hundred))[0] == 400


async def test_files_have_their_limits(api: Api, play: PlaygroundClient, app: object, awa: int) -> None:
    assert await api.refused("getFile", file_id="x") == (400, "Bad Request: invalid file_id")
    big = app.world.files.add("document", b"x" * (20 * 1024 * 1024 + 1), "big")  # type: ignore[attr-defined]
    assert await api.refused("getFile", file_id=big.id) == (400, "Bad Request: file is too big")
    assert await api.refused("sendDocument", chat_id=awa) == (
        400,
        "Bad Request: there is no document in the request",
    )
