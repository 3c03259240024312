"""Long polling into the inbox: an update is committed before Telegram is told that it was received.

Telegram is told by the next poll's offset, which rises only after the commit. A crash in between makes Telegram send
the same updates again, and the inbox's unique key drops what is there already.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram import User
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.api import call
from bot.concerns import ALLOWED_UPDATES, NO_CHAT, Concern, concern, update_id_of
from bot.incident_model import incident_model
from bot.processing import Processor
from bot.sending import seconds_of
from bot.unbroken import unbroken
from domain.catalogue import Catalogue
from domain.clock import Clock
from domain.notices import Lane
from domain.privacy.flood import Rates
from services import guard, spine
from services.work import Work
from storage.database import Database
from storage.inbox import Claimed, Incoming
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

POLL_SECONDS = 25
MOST_UPDATES = 100
CONTACT_EVERY = timedelta(minutes=1)
"""How precisely the last contact with Telegram is known after a crash."""
LONGEST_PAUSE = 8.0
"""Seconds between two tries at most: what is said in the meantime may be an alert."""


class Intake:
    """The one process that polls; on PostgreSQL another one takes over when its lease lapses."""

    def __init__(
        self,
        database: Database,
        bot: ExtBot[None],
        request: BaseRequest,
        clock: Clock,
        catalogue: Catalogue,
        secret: bytes,
        token: str,
        processor: Processor,
        rates: Rates,
    ) -> None:
        """`request` is a transport of its own: a waiting poll must not keep a connection from anybody else."""
        self._database = database
        self._bot = bot
        self._request = request
        self._clock = clock
        self._catalogue = catalogue
        self._secret = secret
        self._token = token
        self._processor = processor
        self._rates = rates
        self._offset: int | None = None
        self._noted: datetime | None = None
        self._in_touch = False
        self._caught_up = False
        """Whether Telegram has said all that it had kept: what comes from now on comes for the first time."""

    async def run(self) -> None:
        """Polls until cancelled. Failures are waited out with a growing pause."""
        pause = 0.0
        while True:
            try:
                if await unbroken(self._hold_lease()):
                    await unbroken(self._take_in(await self._poll()))
                    pause = 0.0
                else:
                    self._in_touch = False
                    pause = 1.0
            except Exception as error:  # the database or the network failed, or an answer was no updates
                # Whatever it is, Telegram keeps what it was not told of. Until it answers again it may throw away
                # what gets too old, so the next answer looks how long that took.
                self._in_touch = self._caught_up = False
                pause = _pause_after(error, pause)
            if pause:
                await asyncio.sleep(pause)

    async def _hold_lease(self) -> bool:
        if self._database.dialect.exclusive and self._noted is not None:
            return True
        async with self._database.write() as unit:
            return await unit.leases.take("poller", self._token)

    async def _poll(self) -> Sequence[Mapping[str, Any]]:
        parameters = {
            "timeout": self._timeout(),
            "limit": MOST_UPDATES,
            "allowed_updates": list(ALLOWED_UPDATES),
            "offset": self._offset,
        }
        result = await call(
            self._bot, self._request, "getUpdates", parameters, read_timeout=float(self._timeout() + 10)
        )
        if not isinstance(result, list):
            raise TypeError("getUpdates answers with a list")
        return result

    def _timeout(self) -> int:
        if not self._in_touch:
            return 0  # at once: whether Telegram is there, and whether it was away for too long, is to be known now
        # With a lease that lapses, a poll may not outlast it by much: the lease is renewed between polls.
        return POLL_SECONDS if self._database.dialect.exclusive else 3

    async def _take_in(self, updates: Sequence[Mapping[str, Any]]) -> None:
        now = self._clock.now()
        due = self._noted is None or abs(now - self._noted) >= CONTACT_EVERY
        if not updates and not due and self._in_touch:
            return
        me = self._bot.bot
        concerns = [concern(update, me.id, me.username or "") for update in updates]
        alert = any(c.incoming and c.incoming.lane == Lane.ALERT for c in concerns)
        if alert:
            self._database.alerts_first.comes()
        at_once = alert and self._caught_up
        if at_once:
            kept = await self._store_and_process(me, now, due, concerns)
        else:
            incoming, claimed = await self._store(me, now, due, concerns, alert)
            kept = len(incoming)
            if alert:
                self._database.alerts_first.stored()
            if claimed:
                self._processor.take(claimed)
        self._noted = now
        self._in_touch = True
        self._caught_up = len(updates) < MOST_UPDATES
        if not updates:
            return
        log.debug("intake.taken", received=len(updates), kept=kept)
        numbers = [number for update in updates if (number := update_id_of(update)) is not None]
        if not numbers:
            raise ValueError("updates without numbers: none of them can be confirmed")
        self._offset = max(numbers) + 1

    async def _store(
        self, me: User, now: datetime, due: bool, concerns: Sequence[Concern], alert: bool
    ) -> tuple[list[Incoming], list[Claimed]]:
        """What concerns us, committed. `due`: that Telegram was heard of is noted as well. An alert is claimed in the
        same commit, by this process, which alone works on what it has taken in."""
        async with self._database.write(first=self._database.alerts_first.under_way) as unit:
            incoming = await self._stored(unit, me, now, due, concerns)
            return incoming, await self._processor.claim_alerts(unit) if alert else []

    async def _store_and_process(self, me: User, now: datetime, due: bool, concerns: Sequence[Concern]) -> int:
        """What concerns us, and what its alerts lead to, in one commit, as soon as whoever writes has let go; how much
        it was. Where that fails Telegram sends it again, and it goes the way of everything else."""
        alerts = self._database.alerts_first.seen
        batch = None
        with self._database.alerts_first.in_one_go():
            try:
                # It does not wait for the disk either, where a slow moment takes longer than all the rest.
                async with self._database.write(first=True, at_once=True) as unit:
                    incoming = await self._stored(unit, me, now, due, concerns)
                    batch = await self._processor.work_in(unit, await self._processor.claim_alerts(unit))
            except BaseException:
                if batch is not None:
                    self._processor.dropped(batch)
                raise
            await self._processor.committed(batch)
        if batch.done:
            self._database.alerts_first.processed(alerts)
        else:  # its chat is in other hands, or it failed: it is still on its way, and the processor's next
            self._database.alerts_first.stored()
        # But Telegram is told only of what the disk has: after a power cut it would send the alert again.
        async with self._database.write() as unit:
            await spine.contact(Work(unit, self._catalogue, now, self._secret), me.id)
        return len(incoming)

    async def _stored(
        self, unit: UnitOfWork, me: User, now: datetime, due: bool, concerns: Sequence[Concern]
    ) -> list[Incoming]:
        if due or not self._in_touch:
            work = Work(unit, self._catalogue, now, self._secret)
            await (spine.contact(work, me.id) if self._in_touch else spine.polled(work, me.id))
        concerns = await self._heeded(unit, now, concerns)
        incoming = await _known_only(unit, concerns)
        await unit.inbox.take_in(me.id, incoming, now)
        if incoming:
            await unit.chats.reachable([i.chat_id for i in incoming if i.chat_id != NO_CHAT])
        return incoming

    async def _heeded(self, unit: UnitOfWork, now: datetime, concerns: Sequence[Concern]) -> list[Concern]:
        """Less what somebody sent beyond all measure. Alerts, also without a command, and what is tapped on them always
        come through."""
        limited = [c for c in concerns if c.incoming is not None and c.incoming.lane != Lane.ALERT]
        work = Work(unit, self._catalogue, now, self._secret, incident_model)
        sent = [guard.Sent(c.incoming.author_id, c.sent_at, c.said) for c in limited if c.incoming is not None]
        read = await guard.heed(work, self._rates, sent)
        unread = {id(c) for c, is_read in zip(limited, read, strict=True) if not is_read}
        return [c for c in concerns if id(c) not in unread]


async def _known_only(unit: UnitOfWork, concerns: Sequence[Concern]) -> list[Incoming]:
    """Edits in groups are dropped where nothing is known of their message: neither a report or an alert of ours nor, in
    that chat, something that waits to become one."""
    asked: dict[int, set[int]] = {}
    for item in concerns:
        if item.only_if_known and item.incoming is not None and item.message_id is not None:
            asked.setdefault(item.incoming.chat_id, set()).add(item.message_id)
    waiting = await unit.inbox.waits_in(list(asked)) if asked else set()
    fresh = {(i.incoming.chat_id, i.message_id) for i in concerns if i.incoming is not None and not i.only_if_known}
    known = {
        chat: await unit.shift_reports.knows_messages(chat, ids) | await unit.incidents.knows_messages(chat, ids)
        for chat, ids in asked.items()
    }
    kept = []
    for item in concerns:
        if item.incoming is None:
            continue
        chat, message = item.incoming.chat_id, item.message_id
        if not item.only_if_known or chat in waiting or (chat, message) in fresh or message in known[chat]:
            kept.append(item.incoming)
    return kept


def _pause_after(error: Exception, before: float) -> float:
    """Seconds until the next poll, `before` being the last pause."""
    match error:
        case RetryAfter():
            return seconds_of(error.retry_after)
        case Conflict():
            # Somebody else polls with this token. Two pollers steal each other's updates from Telegram, not from us:
            # what was committed stays.
            log.error("intake.conflict", error=error)
            return 5.0
        case InvalidToken():
            log.error("intake.refused", error=error)
            return 60.0
        case TelegramError():
            log.warning("intake.failed", error=error)
        case _:  # the database, or an answer that no Bot API gives
            log.error("intake.failed", error=error)
    return min(LONGEST_PAUSE, max(0.5, before * 2))
