"""Which updates concern Vigie, and what the inbox must know of each: read off Telegram's JSON, before any parsing.

In private everything does. In groups: commands, mentions, answers to Vigie's messages, taps, edits of messages that it
knows, service messages. Everything else is confirmed unread, also where Vigie is an administrator and sees it all.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from domain.commands import BY_WORD, read_command
from domain.frozen import frozen
from domain.notices import Lane
from domain.taps import ALARMS
from storage.inbox import Incoming
from storage.quick_json import dumps

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
"""What Telegram is asked for. Anything else would be fetched to be dropped."""

NO_CHAT = 0
"""The chat of what has none that could be read; Telegram gives no chat this id."""

_ALARMING = frozenset({"incident", "incidents", "sos", "rollcall"})
"""Commands that go before everything else that waits; with words after it, /incidents was meant to be /incident."""
_SERVICE = ("migrate_to_chat_id", "migrate_from_chat_id", "new_chat_members")


@frozen
class Concern:
    """`incoming` None: confirmed unread. `only_if_known`: an edit in a group, taken in where its message is known."""

    incoming: Incoming | None
    message_id: int | None = None
    only_if_known: bool = False
    sent_at: datetime | None = None
    """When it was written, as Telegram tells it; None: a tap, or it is not told."""
    said: str | None = None
    """The words of a new message in private, none below a picture: they may be an alert, though no command says so."""


def concern(update: Mapping[str, Any], bot_id: int, bot_username: str) -> Concern:
    """What is to be done with one update. Never raises for JSON of an unexpected shape: that is taken in as it is,
    so that processing, which can park it, finds what is wrong."""
    if update_id_of(update) is None:
        return Concern(None)
    try:
        return _concern(update, bot_id, bot_username)
    except (KeyError, TypeError, AttributeError, ValueError):
        return Concern(_incoming(update, NO_CHAT, None))


def update_id_of(update: object) -> int | None:
    """The number that confirms an update; None for something that has none and can only be passed over."""
    try:
        return _whole(update["update_id"]) if isinstance(update, Mapping) else None
    except (KeyError, ValueError):
        return None


def _concern(update: Mapping[str, Any], bot_id: int, bot_username: str) -> Concern:
    if (query := update.get("callback_query")) is not None:
        message, author_id = query.get("message"), _whole(query["from"]["id"])
        return Concern(_incoming(update, _whole(message["chat"]["id"]) if message else author_id, author_id))
    if (change := update.get("my_chat_member") or update.get("chat_member")) is not None:
        return Concern(_incoming(update, _whole(change["chat"]["id"]), _whole(change["from"]["id"])))
    edit = update.get("edited_message")
    message = edit or update.get("message")
    if message is None:
        return Concern(None)
    chat, message_id = message["chat"], _whole(message["message_id"])
    sender = message.get("from")
    incoming = _incoming(update, _whole(chat["id"]), None if sender is None else _whole(sender["id"]))
    if chat["type"] == "private" or any(key in message for key in _SERVICE):
        words = message.get("text", message.get("caption", ""))
        said = words if edit is None and chat["type"] == "private" else None
        return Concern(incoming, message_id, sent_at=_sent_at(message), said=said if isinstance(said, str) else None)
    if _speaks_to(message, bot_id, bot_username):
        return Concern(incoming, message_id, sent_at=_sent_at(message))
    if edit is not None and message.get("text"):
        return Concern(incoming, message_id, only_if_known=True, sent_at=_sent_at(message))
    return Concern(None)


def _sent_at(message: Mapping[str, Any]) -> datetime | None:
    """When it was written, or edited."""
    told = message.get("edit_date") or message.get("date")
    return datetime.fromtimestamp(told, UTC) if type(told) is int and 0 < told < 2**34 else None


def _whole(value: object) -> int:
    """An id as Telegram's are: the database, and everything after it, relies on them. Else ValueError."""
    if type(value) is int and value != NO_CHAT and -(2**52) < value < 2**52:
        return value
    raise ValueError


def _speaks_to(message: Mapping[str, Any], bot_id: int, bot_username: str) -> bool:
    text = message.get("text") or message.get("caption") or ""
    said = read_command(text)
    if said is not None:
        return said.addressed_to in (None, bot_username.casefold())
    answered = message.get("reply_to_message") or {}
    if (answered.get("from") or {}).get("id") == bot_id:
        return True
    return f"@{bot_username}".casefold() in text.casefold()


def _incoming(update: Mapping[str, Any], chat_id: int, author_id: int | None) -> Incoming:
    return Incoming(update["update_id"], chat_id, author_id, int(_lane(update)), dumps(update))


def _lane(update: Mapping[str, Any]) -> Lane:
    """An alert, and what is tapped on one, passes everything else, however much of it waits."""
    query, message = update.get("callback_query"), update.get("message") or update.get("edited_message")
    if isinstance(query, Mapping):
        prefix = str(query.get("data")).partition(":")[0]
        return Lane.ALERT if prefix in ALARMS else Lane.ANSWER
    if isinstance(message, Mapping):
        text = message.get("text") or message.get("caption")
        said = read_command(text) if isinstance(text, str) else None
        command = None if said is None else BY_WORD.get(said.word)
        if "location" in message or (command is not None and command.name in _ALARMING):
            return Lane.ALERT
    return Lane.ANSWER
