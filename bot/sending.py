"""One outbox row, sent: the view that this reader may have now, rendered, handed to Telegram, and what came of it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import structlog
from telegram import InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.api import call
from bot.files import Files
from bot.markup import Json, inline_of, markup_of
from bot.pictures import picture_again
from bot.transport import may_have_taken_effect
from domain.catalogue import Catalogue
from domain.delivery import LONGEST_DELAY, given_up, retry_delay
from domain.frozen import frozen
from domain.incidents.views import RingGoneView
from domain.notices import (
    BedsBoardPin,
    EarlyWarningCard,
    GroupLeft,
    IncidentAnswersGone,
    IncidentMessageGone,
    IncidentPhoto,
    IncidentRingGone,
    Lane,
    MessagesRecalled,
    Notice,
    PersonalMessageGone,
    ReportReaction,
    RollCallRemindersGone,
    SummaryFile,
    SummaryFileMoved,
)
from domain.roll_calls import MessagesGoneView
from domain.shelters.asking_views import PinView
from messages.layout import Drawing
from messages.render import Rendered, render
from messages.signs import REACTION
from messages.splitting import split
from services.views import Shown
from storage.outbox import EXPIRED, SENT, UNREACHABLE, WAITING, Due, Settled

log = structlog.get_logger()

_NO_PREVIEW = {"is_disabled": True}
_GONE = ("chat not found", "user is deactivated", "group chat was deactivated")
"""BadRequests that say of the chat what Forbidden says."""
_CARD_GONE = ("message to edit not found", "message can't be edited")
_AT_ONCE = 100
"""Telegram: so many messages are deleted in one call."""
_MOST_BYTES = 20 * 1024 * 1024
"""Telegram: a bot fetches no file that is larger."""
_PHOTOS_KEPT = 4
IN_PLACE = 8
"""How often a further call for a row that has begun is tried before the whole row is."""

Answer = TypeVar("Answer")
MessageGone = IncidentMessageGone | PersonalMessageGone


@frozen
class Outcome:
    """What became of a row, and what the chat's state is now. `our_fault`: neither Telegram's nor the network's."""

    settled: Settled
    retry_after: float | None = None
    unreachable: bool = False
    moved_to: int | None = None
    our_fault: bool = False
    board_pinned: tuple[int, bool] | None = None
    """The board of beds that was to be pinned, and whether Vigie may do that there; None: as with `message_gone`."""
    message_gone: tuple[MessageGone, bool] | None = None
    """What somebody wrote was to be deleted, and whether it was; None: not about that, or not known yet."""

    @property
    def has_news(self) -> bool:
        """Whether something else is to be noted than that the row has ended."""
        told = self.retry_after is not None or self.moved_to is not None or self.message_gone is not None
        return told or self.unreachable or self.board_pinned is not None


@frozen
class Ready:
    """A row with everything that its sending needs; nothing of it is read again."""

    due: Due
    notice: Notice
    shown: Shown


OneMore = Callable[[Due], Awaitable[None]]
"""Waits until one more call for the row may be made under Telegram's limits, and counts it."""


class Sending:
    """Sends one row at a time; any number of them side by side for different chats."""

    def __init__(
        self,
        bot: ExtBot[Any],
        catalogue: Catalogue,
        now: Callable[[], datetime],
        draw: Callable[[Drawing], Awaitable[bytes | None]],
    ) -> None:
        """`draw`: makes a picture; None where it cannot be made."""
        self._bot = bot
        self._draw = draw
        self._files = Files(bot, draw)
        self._catalogue = catalogue
        self._now = now
        self._photos: dict[str, asyncio.Future[bytes | None]] = {}
        self._begun: set[int] = set()
        """Rows of several calls whose first has been taken: to try such a row again says its beginning twice."""

    async def send(self, ready: Ready, one_more: OneMore) -> Outcome:
        """Sends, and says how it ended. Raises nothing but cancellation. The first call is counted already."""
        outcome = await self._sent(ready, one_more)
        notice, state = ready.notice, outcome.settled.state
        if isinstance(notice, BedsBoardPin) and notice.message_id is None and state in (SENT, EXPIRED):
            return replace(outcome, board_pinned=(notice.question_id, state == SENT))
        if not isinstance(notice, MessageGone) or state == WAITING:
            return outcome
        if ready.shown.view is None and not ready.due.unreachable:
            return outcome  # everybody may read it, so it was left
        return replace(outcome, message_gone=(notice, state == SENT))

    async def _sent(self, ready: Ready, one_more: OneMore) -> Outcome:
        due = ready.due
        if due.unreachable:
            return Outcome(Settled(due, UNREACHABLE))
        try:
            return Outcome(await self._send(ready, one_more))
        except RetryAfter as error:
            seconds = seconds_of(error.retry_after)
            return Outcome(self._again(due, error, seconds), retry_after=seconds)
        except ChatMigrated as error:
            return Outcome(Settled(due, WAITING), moved_to=error.new_chat_id)
        except Forbidden:
            return Outcome(Settled(due, UNREACHABLE), unreachable=True)
        except BadRequest as error:
            return self._refused(due, error)
        except TelegramError as error:
            return Outcome(self._again(due, error, retry_delay(due.attempts)))
        except Exception as error:  # a fault of ours in this one notice must not stop every other one
            log.error("delivery.failed", kind=ready.notice.kind, error=error)
            return Outcome(self._again(due, error, retry_delay(due.attempts)), our_fault=True)
        finally:
            self._begun.discard(due.id)

    def _refused(self, due: Due, error: BadRequest) -> Outcome:
        words = error.message.casefold()
        if "message is not modified" in words:
            return Outcome(Settled(due, SENT, message_id=due.message_id))
        if any(gone in words for gone in _GONE):
            return Outcome(Settled(due, UNREACHABLE), unreachable=True)
        # Telegram's words are left out of the log: some of its refusals quote the text.
        log.error("delivery.refused", row=due.id, error=error)
        return Outcome(Settled(due, EXPIRED))

    def _again(self, due: Due, error: Exception, delay: float) -> Settled:
        if given_up(due.card_lane, due.created_at, self._now()):
            log.error("delivery.expired", row=due.id, attempts=due.attempts)
            return Settled(due, EXPIRED)
        log.info("delivery.retried", row=due.id, attempts=due.attempts, error=error)
        # An edit that is made twice is one; a message is not.
        twice = due.message_id is None and may_have_taken_effect(error)
        return Settled(due, WAITING, delay=delay, maybe_taken=twice or due.id in self._begun)

    async def _send(self, ready: Ready, one_more: OneMore) -> Settled:
        due, notice, shown = ready.due, ready.notice, ready.shown
        if isinstance(notice, ReportReaction):
            sign = None if notice.sign is None else REACTION[notice.sign]
            try:
                await self._bot.set_message_reaction(due.chat_id, notice.message_id, reaction=sign)
            except BadRequest as error:
                if "message to react not found" not in error.message.casefold():
                    raise
                return Settled(due, EXPIRED)  # it was deleted: its author, or the guard, did so
            return Settled(due, SENT)
        if isinstance(notice, IncidentRingGone | IncidentAnswersGone | RollCallRemindersGone | MessagesRecalled):
            return await self._take_away(ready, one_more)
        if isinstance(notice, MessageGone):
            return await self._delete_theirs(due, notice, shown)
        if isinstance(notice, BedsBoardPin):
            return await self._pin(due, notice, shown)
        if isinstance(notice, IncidentPhoto) and due.message_id is not None:
            return await self._photo_again(due, shown)
        if shown.view is None and due.message_id is None:
            return Settled(due, EXPIRED)  # the reader lost the right to it before it was ever sent
        if isinstance(notice, SummaryFile | SummaryFileMoved):
            # A month's tables are tens of thousands of cells: the loop goes on meanwhile.
            return await self._files.send(due, await asyncio.to_thread(self.rendered, ready))
        rendered = self.rendered(ready)
        if isinstance(notice, EarlyWarningCard) and due.message_id is not None:
            if rendered.drawing is None:
                return await self._photo_again(due, shown)
            return await picture_again(self._bot, self._draw, due, rendered, rendered.drawing)
        if due.card_id is not None and due.message_id is not None:
            return await self._edit(due, rendered, gone=shown.view is None)
        message_id = await self._new(due, rendered, one_more)
        if isinstance(notice, GroupLeft):
            with suppress(Forbidden, BadRequest):  # out of it already
                await self._further(due, one_more, lambda: self._bot.leave_chat(due.chat_id))
        return Settled(due, SENT, message_id=message_id)

    def rendered(self, ready: Ready) -> Rendered:
        """Its text and buttons."""
        return render(
            ready.shown.view,
            notice=ready.notice,
            language=ready.shown.language,
            catalogue=self._catalogue,
            bot_username=self._bot.username,
            exercise=ready.shown.exercise,
        )

    async def _further(self, due: Due, one_more: OneMore, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """A further call for a row that has begun. It is brought to its end here: to try the whole row again would say
        its beginning twice."""
        self._begun.add(due.id)
        for attempt in range(1, IN_PLACE + 1):
            await one_more(due)
            try:
                return await call()
            except BadRequest:
                raise  # an answer, though PTB derives it from NetworkError
            except (RetryAfter, NetworkError) as error:
                pause = seconds_of(error.retry_after) if isinstance(error, RetryAfter) else retry_delay(attempt)
                if attempt == IN_PLACE or pause > LONGEST_DELAY:
                    raise
                await asyncio.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    async def _edit(self, due: Due, rendered: Rendered, *, gone: bool) -> Settled:
        assert due.message_id is not None  # the caller looked
        try:
            await self._call(
                "editMessageText",
                {
                    "text": rendered.html,
                    "chat_id": due.chat_id,
                    "message_id": due.message_id,
                    "parse_mode": ParseMode.HTML.value,
                    "reply_markup": inline_of(rendered),
                    "link_preview_options": _NO_PREVIEW,
                },
            )
        except BadRequest as error:
            if not any(gone in error.message.casefold() for gone in _CARD_GONE):
                raise
            if gone or due.card_lane is not Lane.ALERT:
                return Settled(due, EXPIRED)  # the reader deleted the card
            # An alert's card that was deleted comes back: what it says has changed.
            return Settled(due, SENT, message_id=await self._message(due, rendered, rendered.html, last=True))
        return Settled(due, SENT, message_id=due.message_id)

    async def _take_away(self, ready: Ready, one_more: OneMore) -> Settled:
        """Deletes messages. A ring that is gone already, or too old for Telegram to delete, stays as it is: the card
        that it answered says what is true. What its reader may no longer know is emptied then."""
        due, view = ready.due, ready.shown.view
        messages = view.messages if isinstance(view, RingGoneView | MessagesGoneView) else ()
        emptied = isinstance(view, RingGoneView) and view.emptied
        for at in range(0, len(messages), _AT_ONCE):
            some = messages[at : at + _AT_ONCE]
            if at:
                await one_more(due)
            try:
                await self._bot.delete_messages(due.chat_id, some)
            except BadRequest:
                for message_id in some if emptied else ():
                    with suppress(BadRequest):
                        await self._further(due, one_more, partial(self._empty, ready, message_id))
        return Settled(due, SENT)

    async def _empty(self, ready: Ready, message_id: int) -> None:
        gone = self.rendered(replace(ready, shown=replace(ready.shown, view=None)))
        text = {"chat_id": ready.due.chat_id, "message_id": message_id, "text": gone.html}
        await self._call("editMessageText", {**text, "parse_mode": ParseMode.HTML.value})

    async def _delete_theirs(self, due: Due, notice: MessageGone, shown: Shown) -> Settled:
        """Deletes what somebody wrote; in a group only where Vigie is an administrator, and nowhere for long."""
        if shown.view is None:
            return Settled(due, EXPIRED)
        try:
            await self._bot.delete_message(due.chat_id, notice.message_id)
        except BadRequest as error:
            if "message to delete not found" not in error.message.casefold():  # else somebody was faster
                return Settled(due, EXPIRED)
        return Settled(due, SENT)

    async def _pin(self, due: Due, notice: BedsBoardPin, shown: Shown) -> Settled:
        """Pins a group's board, without a sound, or takes the pin away. Where Vigie may not, or the message is gone, it
        is left as it is."""
        if not isinstance(shown.view, PinView):
            return Settled(due, EXPIRED)
        try:
            if notice.message_id is None:
                await self._bot.pin_chat_message(due.chat_id, shown.view.message, disable_notification=True)
            else:
                await self._bot.unpin_chat_message(due.chat_id, shown.view.message)
        except BadRequest:
            return Settled(due, EXPIRED)
        return Settled(due, SENT)

    async def _photo_again(self, due: Due, shown: Shown) -> Settled:
        """A photo stays as it was sent, or goes: it cannot be emptied. Telegram deletes nothing that is older than 48
        hours; then the words below it go."""
        assert due.message_id is not None  # the caller looked
        if shown.view is None:
            try:
                await self._bot.delete_message(due.chat_id, due.message_id)
            except BadRequest:
                log.warning("delivery.photo_stays", row=due.id)
                with suppress(BadRequest):
                    await self._bot.edit_message_caption(due.chat_id, due.message_id, caption="")
        return Settled(due, SENT, message_id=due.message_id)

    async def _new(self, due: Due, rendered: Rendered, one_more: OneMore) -> int:
        """Sends a message, a long one as several; the id of the last, which has the buttons."""
        if rendered.document is not None:
            file = InputFile(rendered.document.content, filename=rendered.document.name)
            return await self._message(due, rendered, rendered.html, last=True, document=file)
        photo: InputFile | None = None
        if rendered.photo is not None:
            photo = await self._cleaned(rendered.photo)
            rendered = rendered if photo is not None else replace(rendered, html=rendered.unread or rendered.html)
        elif rendered.drawing is not None:
            photo = await self._drawn(rendered.drawing)
        if photo is not None:
            return await self._message(due, rendered, rendered.html, last=True, photo=photo)
        first, *others = [rendered.html] if due.card_id is not None else split(rendered.html)
        message_id = await self._message(due, rendered, first, last=not others)
        for place, part in enumerate(others, start=1):
            one = partial(self._message, due, rendered, part, last=place == len(others))
            message_id = await self._further(due, one_more, one)
        return message_id

    async def _drawn(self, drawing: Drawing) -> InputFile | None:
        """The picture, to be uploaded; None where it could not be drawn: its words say the same."""
        picture = await self._draw(drawing)
        return None if picture is None else InputFile(picture, filename=f"{drawing.name}.png")

    async def _cleaned(self, file_id: str) -> InputFile | None:
        """Somebody's photo without what the file tells besides; None where it cannot be read, or is too large: as it
        came it goes to nobody. Those whom it goes to at the same time have it cleaned once."""
        found = self._photos.pop(file_id, None)
        if found is None or (found.done() and (found.cancelled() or found.exception() or found.result() is None)):
            found = asyncio.ensure_future(self._clean(file_id))
        self._photos[file_id] = found
        while len(self._photos) > _PHOTOS_KEPT:
            del self._photos[next(iter(self._photos))]
        picture = await asyncio.shield(found)
        return None if picture is None else InputFile(picture, filename="photo.jpg")

    async def _clean(self, file_id: str) -> bytes | None:
        try:
            file = await self._bot.get_file(file_id)
            if (file.file_size or 0) > _MOST_BYTES:
                return None
            content = bytes(await file.download_as_bytearray())
        except BadRequest:  # Telegram has it no more
            return None
        return None if len(content) > _MOST_BYTES else await self._draw(Drawing("photo", content))

    async def _message(
        self,
        due: Due,
        rendered: Rendered,
        text: str,
        *,
        last: bool,
        photo: InputFile | None = None,
        document: InputFile | None = None,
    ) -> int:
        """One of a row's messages; the last has the buttons. `photo`, `document`: the text is its caption."""
        alone = photo is None and document is None
        reply = None
        if due.reply_to is not None:
            reply = {"message_id": due.reply_to, "allow_sending_without_reply": True}
        arguments: dict[str, Any] = {
            "chat_id": due.chat_id,
            "text": text if alone else None,
            "photo": photo,
            "document": document,
            "caption": None if alone else text,
            "parse_mode": ParseMode.HTML.value,
            "disable_notification": due.silent or None,
            "reply_parameters": reply,
            "protect_content": rendered.protected or None,
            "reply_markup": markup_of(rendered) if last and rendered.photo is None else None,
            "link_preview_options": _NO_PREVIEW if alone else None,
        }
        try:
            return await self._post({"message_thread_id": due.thread_id, **arguments})
        except BadRequest as error:
            if due.thread_id is None or "thread not found" not in error.message.casefold():
                raise
            return await self._post(arguments)  # the topic was deleted; the group is still there

    async def _post(self, arguments: dict[str, Any]) -> int:
        """The new message's id; the message that Telegram answers with is not made into objects for it."""
        of_a_file = "sendPhoto" if arguments["photo"] is not None else "sendDocument"
        method = of_a_file if arguments["text"] is None else "sendMessage"
        sent = await self._call(method, arguments)
        return int(sent["message_id"])

    async def _call(self, method: str, arguments: Json) -> Any:
        return await call(self._bot, self._bot.request, method, arguments)


def seconds_of(given: int | timedelta) -> float:
    """PTB's `retry_after`, which is a number or a timedelta by an environment variable."""
    return given.total_seconds() if isinstance(given, timedelta) else float(given)
