"""Files of summaries: made before they are sent, sent, replaced where they stand, taken away.

On a Monday at eight every coordinator gets three, and one worker makes them all: a chat whose file is being made must
not be held up by it, since an alert may come for it. So a row whose file is not there yet goes back into the outbox for
as long as that will take, and a file that several people get is made once.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from telegram import InputFile, InputMediaDocument, InputMediaPhoto
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.api import call
from bot.markup import Json
from messages.layout import Attachment, Drawing, Rendered, visible
from storage.outbox import EXPIRED, SENT, WAITING, Due, Settled

KEPT_SECONDS = 60.0
"""How long a file is kept for whoever else gets it."""
MOST_KEPT = 48
EACH_SECONDS = 0.6
"""About how long one takes: a row that waits for it is looked at again then."""
LONGEST_WAIT = 1.5

Draw = Callable[[Drawing], Awaitable[bytes | None]]


class CannotDraw(Exception):
    """The file could not be made; what was wrong is logged."""


class Files:
    """Sends the files of summaries."""

    def __init__(self, bot: ExtBot[Any], draw: Draw) -> None:
        self._bot = bot
        self._ahead = _Ahead(draw)

    async def send(self, due: Due, rendered: Rendered) -> Settled:
        """Sends the file, or puts it in the place of the one that stands there; one that is as before stays."""
        attachment = rendered.attachment
        if attachment is None:
            return await self._take_away(due, rendered)
        if due.message_id is None and attachment.empty:
            return Settled(due, EXPIRED)  # it is looked at again as soon as something of its period changes
        if due.message_id is not None and due.drawn == attachment.digest:
            return Settled(due, SENT, message_id=due.message_id, drawn=attachment.digest)
        content = self._ahead.take(attachment)
        if isinstance(content, float):
            return Settled(due, WAITING, delay=content)
        if due.message_id is not None:
            return await self._replace(due, due.message_id, rendered, attachment, content)
        message_id = await self._new(due, rendered, attachment, content)
        return Settled(due, SENT, message_id=message_id, drawn=attachment.digest)

    async def _new(self, due: Due, rendered: Rendered, attachment: Attachment, content: bytes) -> int:
        reply = {"message_id": attachment.reply_to, "allow_sending_without_reply": True}
        arguments: Json = {
            "chat_id": due.chat_id,
            "photo" if attachment.photo else "document": InputFile(content, filename=attachment.file_name),
            "caption": rendered.html,
            "parse_mode": ParseMode.HTML.value,
            "disable_notification": True,
            "reply_parameters": None if attachment.reply_to is None else reply,
        }
        method = "sendPhoto" if attachment.photo else "sendDocument"
        try:
            sent = await self._call(method, {"message_thread_id": due.thread_id, **arguments})
        except BadRequest as error:
            if due.thread_id is None or "thread not found" not in error.message.casefold():
                raise
            sent = await self._call(method, arguments)  # the topic was deleted; the group is still there
        return int(sent["message_id"])

    async def _call(self, method: str, arguments: Json) -> Any:
        return await call(self._bot, self._bot.request, method, arguments)

    async def _replace(
        self, due: Due, message_id: int, rendered: Rendered, attachment: Attachment, content: bytes
    ) -> Settled:
        kind = InputMediaPhoto if attachment.photo else InputMediaDocument
        media = kind(content, caption=rendered.html, parse_mode=ParseMode.HTML, filename=attachment.file_name)
        try:
            await self._bot.edit_message_media(media, chat_id=due.chat_id, message_id=message_id)
        except BadRequest as error:
            if "message to edit not found" not in error.message.casefold():
                raise
            return Settled(due, EXPIRED)  # the reader deleted it
        return Settled(due, SENT, message_id=message_id, drawn=attachment.digest)

    async def _take_away(self, due: Due, rendered: Rendered) -> Settled:
        """Deletes the file. Telegram deletes nothing that is older than 48 hours: then a line of text takes its place,
        so that nobody goes on reading what is old, or not for them any more."""
        if due.message_id is None:
            return Settled(due, EXPIRED)
        try:
            await self._bot.delete_message(due.chat_id, due.message_id)
        except BadRequest:
            words = visible(rendered.html)
            note = InputMediaDocument(words.encode(), caption=words, filename="-.txt")
            with suppress(BadRequest):  # the reader deleted it
                await self._bot.edit_message_media(note, chat_id=due.chat_id, message_id=due.message_id)
        return Settled(due, SENT, message_id=due.message_id)


class _Ahead:
    """Files that are being made, and those that were made lately, by what is in them."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._made: dict[str, asyncio.Future[bytes | None]] = {}

    def take(self, attachment: Attachment) -> bytes | float:
        """The file, or in how many seconds to look again. CannotDraw where it could not be made."""
        key = f"{attachment.drawing.name} {attachment.digest}"
        task = self._made.get(key)
        if task is None:
            task = self._made[key] = asyncio.ensure_future(self._draw(attachment.drawing))
            task.add_done_callback(lambda _: self._keep(key))
        if not task.done():
            under_way = sum(not other.done() for other in self._made.values())
            return min(LONGEST_WAIT, EACH_SECONDS * under_way)
        content = None if task.cancelled() else task.result()
        if content is None:
            self._made.pop(key, None)
            raise CannotDraw(attachment.drawing.name)
        return content

    def _keep(self, key: str) -> None:
        asyncio.get_running_loop().call_later(KEPT_SECONDS, self._made.pop, key, None)
        done = [name for name, task in self._made.items() if task.done()]
        for name in done[:-MOST_KEPT]:
            self._made.pop(name)
