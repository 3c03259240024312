"""A card that is a picture with its words below it: drawn anew in its place."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import InputMediaPhoto
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from messages.layout import Drawing, Rendered
from storage.outbox import EXPIRED, SENT, Due, Settled

_GONE = ("message to edit not found", "message can't be edited")


async def picture_again(
    bot: ExtBot[Any],
    draw: Callable[[Drawing], Awaitable[bytes | None]],
    due: Due,
    rendered: Rendered,
    drawing: Drawing,
) -> Settled:
    """Shows what is true now. Where it cannot be drawn its words do, below the curve as it was. A message that came
    without a picture gets one: Telegram adds it to a text."""
    content = await draw(drawing)
    message: dict[str, Any] = {"chat_id": due.chat_id, "message_id": due.message_id}
    try:
        if content is not None:
            media = InputMediaPhoto(content, caption=rendered.html, parse_mode=ParseMode.HTML)
            await bot.edit_message_media(media, **message)
        else:
            await bot.edit_message_caption(**message, caption=rendered.html, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if not any(gone in error.message.casefold() for gone in _GONE):
            raise
        return Settled(due, EXPIRED)  # the reader deleted it
    return Settled(due, SENT, message_id=due.message_id)
