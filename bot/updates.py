"""Updates made of Telegram's JSON: PTB's own way, but a plain message without its question for each of the hundred
things that a message may be. That was half of the time that its parsing took."""

from datetime import UTC, datetime
from typing import Any

from telegram import Chat, Message, MessageEntity, Update, User
from telegram.ext import ExtBot

_NEEDS = frozenset({"message_id", "date", "chat", "from", "text"})
_PLAIN = _NEEDS | {"entities"}


def update_of(data: dict[str, Any], bot: ExtBot[Any]) -> Update:
    """The update, as PTB would make it. Raises whatever PTB raises for what it cannot read."""
    message = data.get("message")
    if len(data) != 2 or not isinstance(message, dict) or not _NEEDS <= message.keys() <= _PLAIN:
        return Update.de_json(data, bot)
    if not (message["date"] and message["chat"] and message["from"]):
        return Update.de_json(data, bot)
    plain = Message(
        message_id=message["message_id"],
        date=datetime.fromtimestamp(message["date"], UTC),
        chat=Chat.de_json(message["chat"], bot),
        from_user=User.de_json(message["from"], bot),
        text=message["text"],
        entities=MessageEntity.de_list(message.get("entities") or [], bot),
    )
    plain.set_bot(bot)
    update = Update(data["update_id"], message=plain)
    update.set_bot(bot)
    return update
