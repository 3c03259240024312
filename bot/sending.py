"""One outbox row, sent: the view that this reader may have now, rendered, handed to Telegram, and what came of it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import structlog
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.api import call
from bot.transport import may_have_taken_effect
from domain.catalogue import Catalogue
from domain.delivery import LONGEST_DELAY, given_up, retry_delay
from domain.incidents.views import RingGoneView
from domain.notices import GroupLeft, IncidentRingGone, Lane, Notice, ReportReaction, RollCallRemindersGone
from domain.roll_calls import MessagesGoneView
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
IN_PLACE = 8
"""How often a further call for a row that has begun is tried before the whole row is."""

Answer = TypeVar("Answer")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row, and what the chat's state is now. `our_fault`: neither Telegram's nor the network's."""

    settled: Settled
    retry_after: float | None = None
    unreachable: bool = False
    moved_to: int | None = None
    our_fault: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """A row with everything that its sending needs; nothing of it is read again."""

    due: Due
    notice: Notice
    shown: Shown


OneMore = Callable[[Due], Awaitable[None]]
"""Waits until one more call for the row may be made under Telegram's limits, and counts it."""


class Sending:
    """Sends one row at a time; any number of them side by side for different chats."""

    def __init__(self, bot: ExtBot[Any], catalogue: Catalogue, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._catalogue = catalogue
        self._now = now
        self._begun: set[int] = set()
        """Rows of several calls whose first has been taken: to try such a row again says its beginning twice."""

    async def send(self, ready: Ready, one_more: OneMore) -> Outcome:
        """Sends, and says how it ended. Raises nothing but cancellation. The first call is counted already."""
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
        if given_up(due.lane, due.created_at, self._now()):
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
            await self._bot.set_message_reaction(due.chat_id, notice.message_id, reaction=sign)
            return Settled(due, SENT)
        if isinstance(notice, IncidentRingGone | RollCallRemindersGone):
            return await self._take_away(due, shown)
        if shown.view is None and due.message_id is None:
            return Settled(due, EXPIRED)  # the reader lost the right to it before it was ever sent
        rendered = render(
            shown.view,
            notice=notice,
            language=shown.language,
            catalogue=self._catalogue,
            bot_username=self._bot.username,
            exercise=shown.exercise,
        )
        if due.card_id is not None and due.message_id is not None:
            return await self._edit(due, rendered)
        message_id = await self._new(due, rendered, one_more)
        if isinstance(notice, GroupLeft):
            with suppress(Forbidden, BadRequest):  # out of it already
                await self._further(due, one_more, lambda: self._bot.leave_chat(due.chat_id))
        return Settled(due, SENT, message_id=message_id)

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

    async def _edit(self, due: Due, rendered: Rendered) -> Settled:
        assert due.message_id is not None  # the caller looked
        try:
            await self._call(
                "editMessageText",
                {
                    "text": rendered.html,
                    "chat_id": due.chat_id,
                    "message_id": due.message_id,
                    "parse_mode": ParseMode.HTML.value,
                    "reply_markup": _inline(rendered),
                    "link_preview_options": _NO_PREVIEW,
                },
            )
        except BadRequest as error:
            if not any(gone in error.message.casefold() for gone in _CARD_GONE):
                raise
            if due.lane is not Lane.ALERT:
                return Settled(due, EXPIRED)  # the reader deleted the card
            # An alert's card that was deleted comes back: what it says has changed.
            return Settled(due, SENT, message_id=await self._message(due, rendered.html, _markup(rendered)))
        return Settled(due, SENT, message_id=due.message_id)

    async def _take_away(self, due: Due, shown: Shown) -> Settled:
        """Deletes messages. One that is gone already, or too old for Telegram to delete, stays as it is: the card that
        it answered says what is true."""
        messages = shown.view.messages if isinstance(shown.view, RingGoneView | MessagesGoneView) else ()
        if messages:
            with suppress(BadRequest):
                await self._bot.delete_messages(due.chat_id, messages)
        return Settled(due, SENT)

    async def _new(self, due: Due, rendered: Rendered, one_more: OneMore) -> int:
        """Sends a message, a long one as several; the id of the last, which has the buttons."""
        first, *others = [rendered.html] if due.card_id is not None else split(rendered.html)
        message_id = await self._message(due, first, None if others else _markup(rendered))
        for place, part in enumerate(others, start=1):
            markup = _markup(rendered) if place == len(others) else None
            message_id = await self._further(due, one_more, partial(self._message, due, part, markup))
        return message_id

    async def _message(self, due: Due, text: str, markup: Json | None) -> int:
        reply = None
        if due.reply_to is not None:
            reply = {"message_id": due.reply_to, "allow_sending_without_reply": True}
        arguments: dict[str, Any] = {
            "chat_id": due.chat_id,
            "text": text,
            "parse_mode": ParseMode.HTML.value,
            "disable_notification": due.silent or None,
            "reply_parameters": reply,
            "reply_markup": markup,
            "link_preview_options": _NO_PREVIEW,
        }
        try:
            return await self._post({"message_thread_id": due.thread_id, **arguments})
        except BadRequest as error:
            if due.thread_id is None or "thread not found" not in error.message.casefold():
                raise
            return await self._post(arguments)  # the topic was deleted; the group is still there

    async def _post(self, arguments: dict[str, Any]) -> int:
        """The new message's id; the message that Telegram answers with is not made into objects for it."""
        sent = await self._call("sendMessage", arguments)
        return int(sent["message_id"])

    async def _call(self, method: str, arguments: Json) -> Any:
        return await call(self._bot, self._bot.request, method, arguments)


def _markup(rendered: Rendered) -> Json | None:
    if rendered.force_reply:
        forced = {"force_reply": True, "selective": True, "input_field_placeholder": rendered.placeholder}
        return {name: value for name, value in forced.items() if value is not None}
    if rendered.share_place is not None:
        key = {"text": rendered.share_place, "request_location": True}
        return {"keyboard": [[key]], "resize_keyboard": True, "one_time_keyboard": True}
    if rendered.no_keys:
        return {"remove_keyboard": True}
    return _inline(rendered)


def _inline(rendered: Rendered) -> Json | None:
    if not rendered.keyboard:
        return None
    rows = [[_button(text, data, red=data == rendered.red) for text, data in row] for row in rendered.keyboard]
    return {"inline_keyboard": rows}


def _button(text: str, data: str, *, red: bool) -> Json:
    return {"text": text, "callback_data": data, "style": "danger"} if red else {"text": text, "callback_data": data}


def seconds_of(given: int | timedelta) -> float:
    """PTB's `retry_after`, which is a number or a timedelta by an environment variable."""
    return given.total_seconds() if isinstance(given, timedelta) else float(given)
