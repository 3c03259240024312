"""A plain message, taken apart here, is what PTB makes of it; everything else is PTB's."""

from typing import Any

import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder

from bot.updates import update_of

BOT = ApplicationBuilder().token("1:test").build().bot
CHAT = {"id": 7, "type": "private", "first_name": "Amina"}
SENDER = {"id": 7, "is_bot": False, "first_name": "Amina", "language_code": "fr"}
PLAIN = {"message_id": 4, "date": 1_764_560_000, "chat": CHAT, "from": SENDER, "text": "/r clinique 34"}
COMMAND = [{"type": "bot_command", "offset": 0, "length": 2}]


@pytest.mark.parametrize(
    "message",
    [
        PLAIN,
        {**PLAIN, "entities": COMMAND},
        {**PLAIN, "chat": {"id": -100, "type": "supergroup", "title": "Calais", "is_forum": True, "new": 1}},
        {**PLAIN, "from": {**SENDER, "username": "amina", "something_new": True}},
        {**PLAIN, "reply_to_message": {**PLAIN, "message_id": 3}, "message_thread_id": 2, "is_topic_message": True},
        {**PLAIN, "something_new": {"a": 1}},
        {**PLAIN, "date": 0},
        {"message_id": 4, "date": 1_764_560_000, "chat": CHAT, "from": SENDER, "photo": []},
    ],
)
def test_it_is_what_ptb_makes_of_it(message: dict[str, Any]) -> None:
    for data in ({"update_id": 9, "message": message}, {"update_id": 9, "edited_message": message}):
        made, ptb = update_of(data, BOT), Update.de_json(data, BOT)
        assert made.to_json() == ptb.to_json()
        assert made.effective_message is not None
        assert ptb.effective_message is not None
        assert made.effective_message.date == ptb.effective_message.date
        assert made.get_bot() is made.effective_message.get_bot() is made.effective_message.chat.get_bot() is BOT


@pytest.mark.parametrize("broken", [{"date": "now"}, {"chat": {}}, {"from": {"id": 1}}])
def test_what_ptb_cannot_read_is_read_by_nobody(broken: dict[str, Any]) -> None:
    data = {"update_id": 9, "message": {**PLAIN, **broken}}
    with pytest.raises(Exception) as theirs:
        Update.de_json(data, BOT)
    with pytest.raises(type(theirs.value)):
        update_of(data, BOT)
