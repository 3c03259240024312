"""One update's turn: the unit of work that it is processed in, and what goes straight out once that is committed.

PTB calls handlers with (update, context) and nothing else. Chats are processed side by side, so the turn under way is
held by the task, in a context variable that only the processing sets.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import MaybeInaccessibleMessage, Message, Update, User
from telegram.constants import ChatType

from domain.privacy import cleaned
from domain.toasts import Answer
from services.work import Origin, Work

TURN: ContextVar["Turn"] = ContextVar("turn")


@dataclass(slots=True)
class Turn:
    """`toast`: the short answer to a tap, sent after the commit; None closes the tap without words."""

    work: Work
    bot_username: str
    toast: Answer | None = None
    origin: Origin | None = None
    """Where its update came from, once somebody has asked."""


def turn() -> Turn:
    """The turn of the update that is being processed in this task."""
    return TURN.get()


def origin_of(update: Update) -> Origin | None:
    """Where the update came from; None where nobody in particular sent it (a channel, an anonymous admin)."""
    query = update.callback_query
    message = query.message if query is not None else update.effective_message
    sender = update.effective_user
    if message is None or sender is None or sender.is_bot:
        return None
    this = turn()
    if this.origin is None:
        this.origin = _origin(message, sender, None if query is None else this.work.now)
    return this.origin


def _origin(message: MaybeInaccessibleMessage, sender: User, tapped_at: datetime | None) -> Origin:
    in_topic = isinstance(message, Message) and message.is_topic_message
    written = message.date.astimezone(UTC) if tapped_at is None else tapped_at
    return Origin(
        chat_id=message.chat.id,
        message_id=message.message_id,
        thread_id=message.message_thread_id if in_topic and isinstance(message, Message) else None,
        in_group=message.chat.type != ChatType.PRIVATE,
        sender_id=sender.id,
        sender_name=cleaned(sender.first_name),
        sender_language=sender.language_code,
        sent_at=written,
    )
