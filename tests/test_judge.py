"""The judge: that it passes what Telegram takes, and catches each kind of thing that Telegram does not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.judge import METHODS, REACTIONS, judge_calls, plain

SEND: dict[str, Any] = {"chat_id": 5, "text": "Bonjour"}
EDIT: dict[str, Any] = {"chat_id": 5, "message_id": 1, "text": "Bonjour"}
MESSAGE: dict[str, Any] = {"chat_id": 5, "message_id": 1}
BUTTON = {"text": "x", "callback_data": "x"}
PHOTO = {"type": "photo", "media": "x"}
FILE = {"file_name": "a.xlsx", "size": 2000}


def judged(method: str, **params: object) -> list[str]:
    return judge_calls([{"seq": 3, "method": method, "params": params}])


def button(**fields: object) -> dict[str, object]:
    return {**SEND, "reply_markup": {"inline_keyboard": [[{"text": "Vu", **fields}]]}}


GOOD: list[tuple[str, dict[str, Any]]] = [
    ("getMe", {}),
    ("sendMessage", SEND),
    ("sendMessage", {"chat_id": "@channel", "text": "x", "message_thread_id": 3, "disable_notification": True}),
    ("sendMessage", {**SEND, "text": "<b>É</b> &lt; <i>3</i> <a href='https://x.example'>y</a>", "parse_mode": "HTML"}),
    ("sendMessage", {**SEND, "text": "<b>" + "é" * 4096 + "</b>", "parse_mode": "HTML"}),
    ("sendMessage", {**SEND, "text": "🏥" * 2048}),
    ("sendMessage", {**SEND, "link_preview_options": {"is_disabled": True}, "reply_parameters": {"message_id": 4}}),
    ("sendMessage", {**SEND, "entities": [{"type": "bold", "offset": 0, "length": 7}]}),
    ("sendMessage", {**SEND, "reply_markup": {"keyboard": [[{"text": "Oui"}]], "resize_keyboard": True}}),
    ("sendMessage", {**SEND, "reply_markup": {"remove_keyboard": True}}),
    ("sendMessage", {**SEND, "reply_markup": {"force_reply": True, "selective": True}}),
    ("sendMessage", button(callback_data="a" * 64)),
    ("sendMessage", button(url="https://x.example")),
    ("editMessageText", EDIT),
    ("editMessageReplyMarkup", {"chat_id": 5, "message_id": 1, "reply_markup": {"inline_keyboard": []}}),
    ("answerCallbackQuery", {"callback_query_id": "12", "text": "Noté", "show_alert": True}),
    ("answerCallbackQuery", {"callback_query_id": "12"}),
    ("sendDocument", {"chat_id": 5, "document": FILE, "caption": "x" * 1024}),
    ("sendDocument", {"chat_id": "-1005", "document": FILE, "disable_notification": "true", "message_thread_id": "3"}),
    ("sendDocument", {"chat_id": 5, "document": "BQACAgQAAx0"}),
    ("sendPhoto", {"chat_id": 5, "photo": FILE, "caption": "<b>x</b>", "parse_mode": "HTML"}),
    ("sendMediaGroup", {"chat_id": 5, "media": [{"type": "photo", "media": "attach://a"}] * 2, "a": FILE}),
    ("setWebhook", {"url": "https://x.example", "certificate": FILE, "allowed_updates": ["message"]}),
    ("setMyCommands", {"commands": [{"command": "report", "description": "Un rapport"}], "language_code": "fr"}),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 5}}),
    ("setMessageReaction", {"chat_id": 5, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👌"}]}),
    ("sendChatAction", {"chat_id": 5, "action": "typing"}),
    ("getUpdates", {"offset": 3, "timeout": 50, "allowed_updates": ["message", "callback_query", "my_chat_member"]}),
    ("deleteMessage", {"chat_id": 5, "message_id": 1}),
    ("pinChatMessage", {"chat_id": 5, "message_id": 1, "disable_notification": True}),
]  # fmt: skip


@pytest.mark.parametrize(("method", "params"), GOOD)
def test_what_telegram_takes_passes(method: str, params: dict[str, Any]) -> None:
    assert judged(method, **params) == []


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("sendMesage", SEND, "no such method"),
    ("sendmessage", SEND, "no such method"),
    ("sendMessage", {"text": "x"}, "chat_id: Field required"),
    ("sendMessage", {"chat_id": 5}, "text: Field required"),
    ("sendMessage", {**SEND, "disable_notifications": True}, "disable_notifications: unknown parameter"),
    ("sendMessage", {"chat_id": 5, "txt": "x"}, "txt: unknown parameter"),
    ("sendMessage", {**SEND, "disable_notification": "true"}, "disable_notification: "),
    ("sendMessage", {**SEND, "message_thread_id": "3"}, "message_thread_id: "),
    ("sendMessage", {**SEND, "text": 5}, "text: "),
    ("sendMessage", {**SEND, "text": FILE}, "text: "),
    ("sendMessage", {**SEND, "chat_id": "5"}, "chat_id: neither"),
    ("sendMessage", {**SEND, "chat_id": 0}, "chat_id: neither"),
    ("sendMessage", {**SEND, "chat_id": 5.5}, "chat_id"),
    ("sendMessage", {**SEND, "reply_markup": '{"inline_keyboard": []}'}, "reply_markup"),
    ("sendMessage", {**SEND, "reply_markup": {"inline_keyboard": [{"text": "x"}]}}, "reply_markup"),
    ("sendMessage", {**SEND, "reply_markup": {"inline_keybord": []}}, "reply_markup.inline_keybord: unknown parameter"),
    ("sendMessage", button(callback="a"), "reply_markup.inline_keyboard[0][0].callback: unknown parameter"),
    ("sendMessage", button(), "exactly one thing, this one: nothing"),
    ("sendMessage", button(callback_data="a", url="https://x.example"), "exactly one thing"),
    ("sendMessage", button(callback_data=""), "0 bytes"),
    ("sendMessage", button(callback_data="a" * 65), "65 bytes"),
    ("sendMessage", button(callback_data="é" * 33), "66 bytes"),
    ("sendMessage", button(callback_data="a", text=" "), "without a text"),
    ("sendMessage", {**SEND, "reply_markup": {"keyboard": [[{"text": ""}]]}}, "without a text"),
    ("sendMessage", {**SEND, "reply_markup": {"inline_keyboard": [[BUTTON]] * 101}}, "100 buttons"),
    ("sendMessage", {**SEND, "text": "é" * 4097}, "4097 UTF-16 units"),
    ("sendMessage", {**SEND, "text": "🏥" * 2049}, "4098 UTF-16 units"),
    ("sendMessage", {**SEND, "text": "<b>" + "é" * 4097 + "</b>", "parse_mode": "HTML"}, "4097 UTF-16 units"),
    ("sendMessage", {**SEND, "text": " \n"}, "text: empty"),
    ("sendMessage", {**SEND, "text": "<b></b>", "parse_mode": "HTML"}, "text: empty"),
    ("sendMessage", {**SEND, "parse_mode": "html5"}, "parse_mode: no such mode"),
    ("sendMessage", {**SEND, "text": "a <b>x", "parse_mode": "HTML"}, "can't find the end of tag b"),
    ("sendMessage", {**SEND, "text": "<b><i>x</b></i>", "parse_mode": "HTML"}, "unmatched end tag b"),
    ("sendMessage", {**SEND, "text": "<p>x</p>", "parse_mode": "HTML"}, "unsupported start tag p"),
    ("sendMessage", {**SEND, "text": "3 < 4", "parse_mode": "HTML"}, "begins no tag"),
    ("sendMessage", {**SEND, "entities": [{"type": "bold", "offset": 3, "length": 7}]}, "reaches beyond"),
    ("sendMessage", {**SEND, "entities": [{"type": "fat", "offset": 0, "length": 1}]}, "no such type"),
    ("editMessageText", {"text": "x", "chat_id": 5}, "must name a message"),
    ("editMessageText", {**EDIT, "inline_message_id": "x"}, "must name a message"),
    ("editMessageText", {**EDIT, "text": ""}, "text: empty"),
    ("answerCallbackQuery", {"callback_query_id": 12}, "callback_query_id"),
    ("answerCallbackQuery", {"callback_query_id": "12", "text": "x" * 201}, "201 UTF-16 units"),
    ("sendDocument", {"chat_id": 5, "document": FILE, "caption": "x" * 1025}, "1025 UTF-16 units"),
    ("sendDocument", {"chat_id": "5", "document": FILE, "disable_notification": "yes"}, "disable_notification"),
    ("sendDocument", {"chat_id": "x", "document": FILE}, "chat_id: neither"),
    ("sendDocument", {"chat_id": 5}, "document: Field required"),
    ("sendDocument", {"chat_id": 5, "document": FILE, "other": FILE}, "other: unknown parameter"),
    ("sendDocument", {"chat_id": 5, "document": {"file_name": "a", "size": 60_000_000}}, "60000000 bytes"),
    ("sendMediaGroup", {"chat_id": 5, "media": [PHOTO | {"media": "attach://a"}] * 2}, "attach://a: no such file"),
    ("sendMediaGroup", {"chat_id": 5, "media": [PHOTO]}, "2 to 10"),
    ("sendMediaGroup", {"chat_id": 5, "media": [PHOTO | {"caption": "x" * 1025}] * 2}, "media[0].caption: 1025"),
    ("setMyCommands", {"commands": [{"command": "Report", "description": "x"}]}, "a-z"),
    ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "x"}]}, "1 to 32"),
    ("setMyCommands", {"commands": [{"command": "équipe", "description": "x"}]}, "a-z"),
    ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "1 to 256"),
    ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "more than 100"),
    ("setMyCommands", {"commands": [], "language_code": "fr_FR"}, "language_code"),
    ("setMyCommands", {"commands": [], "scope": {"type": "everywhere"}}, "scope"),
    ("setMessageReaction", {**MESSAGE, "reaction": [{"type": "emoji", "emoji": "✅"}]}, "cannot react"),
    ("sendChatAction", {"chat_id": 5, "action": "thinking"}, "no such action"),
    ("getUpdates", {"allowed_updates": ["messages"]}, "no such kind"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "params", "complaint"), BAD)
def test_what_telegram_does_not_take_is_said(method: str, params: dict[str, Any], complaint: str) -> None:
    complaints = judged(method, **params)
    assert any(complaint in said for said in complaints), complaints
    assert all(said.startswith(f"call 3 {method}: ") for said in complaints)


def test_calls_are_judged_one_by_one_and_counted_where_they_have_no_number() -> None:
    calls = [{"method": "getMe", "params": {}}, {"method": "sendMessage", "params": {"chat_id": 5}}, {"method": "x"}]
    assert judge_calls(calls) == ["call 2 sendMessage: text: Field required", "call 3 x: no such method"]


def test_it_knows_the_whole_bot_api() -> None:
    assert len(METHODS) > 150
    assert {"👌", "👍", "✍", "👀"} < REACTIONS


def test_html_is_read_as_people_see_it() -> None:
    assert plain("<b>a</b> &lt;b&gt; &amp;amp; &eacute; &#233;") == ("a <b> &amp; &eacute; é", [])
