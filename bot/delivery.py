"""The one leased sender: empties the outbox by lane, under Telegram's limits, and settles each row by its token.

One cycle is one commit: what has ended since the last cycle is settled, and what may go next is claimed. So a row is
never claimed before its chat's former row is settled, and a chat's messages keep their order.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress

import structlog

from bot.pace import Pace
from bot.sending import Outcome, Ready, Sending, read_notice
from domain.catalogue import Catalogue
from domain.clock import Clock
from domain.delivery import Limits, retry_delay
from domain.notices import Lane
from services import groups, views
from services.views import Shown
from services.work import Work
from storage.database import Database
from storage.outbox import WAITING, Due, Settled
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

LEASE = "sender"
AT_ONCE = 64
"""Calls under way at the same time, each to another chat."""
LATELY = 60.0
"""Seconds for which a former sender's calls count against the limits: a group's window."""
STORM = 1.0
"""429s on two chats within this many seconds mean that Telegram wants nothing from us for a while."""


class Sender:
    """Runs in every process; the one that holds the lease sends."""

    def __init__(
        self,
        database: Database,
        sending: Sending,
        clock: Clock,
        catalogue: Catalogue,
        secret: bytes,
        token: str,
        limits: Limits,
    ) -> None:
        self._database = database
        self._sending = sending
        self._clock = clock
        self._catalogue = catalogue
        self._secret = secret
        self._token = token
        self._limits = limits
        self._pace = Pace(limits, time.monotonic())
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._ended: list[Outcome] = []
        self._last_429: tuple[int, float] | None = None
        self._holds = False

    @property
    def busy(self) -> bool:
        """Whether calls are under way or not yet settled."""
        return bool(self._under_way or self._ended)

    async def run(self) -> None:
        """Sends until cancelled; what is under way then is settled before it returns."""
        try:
            while True:
                self._database.outbox_filled.clear()
                try:
                    pause = await self._cycle()
                except Exception as error:  # the database failed; rows stay claimed and are settled when it is back
                    log.error("delivery.cycle_failed", error=error)
                    pause = 1.0
                if pause is None or pause > 0:
                    await self._wait(pause)
        finally:
            await self._finish()

    async def _finish(self) -> None:
        """In good order: calls that are under way come to their end and are noted."""
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=5.0)
        if self._holds and self._ended:
            async with self._database.write() as unit:
                await self._settle(unit)

    async def _wait(self, seconds: float | None) -> None:
        """Until the outbox fills, a call ends, or a limit frees; elsewhere-filled outboxes are seen twice a second."""
        if not self._database.dialect.exclusive:
            seconds = 0.5 if seconds is None else min(seconds, 0.5)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._database.outbox_filled.wait()

    async def _cycle(self) -> float | None:
        """Settles and claims; returns seconds until the next cycle can do something, None: only when woken."""
        async with self._database.write() as unit:
            if not await self._hold(unit):
                return 1.0
            await self._settle(unit)
            now = time.monotonic()
            closed, alerts_only, soonest = self._pace.barred(now)
            claimed = await self._claim(unit, now, closed, alerts_only)
            pause = soonest
            if not claimed:
                waiting = await unit.outbox.wait(closed | set(self._under_way))
                pause = _least(pause, waiting) if waiting is not None else pause
                if waiting is not None and waiting <= 0:
                    pause = _least(soonest, 0.02)  # the limit over all is used up for the moment
        await self._start(claimed)
        return 0.0 if claimed and len(self._under_way) < AT_ONCE else pause

    async def _hold(self, unit: UnitOfWork) -> bool:
        if self._holds and self._database.dialect.exclusive:
            return True
        held = await unit.leases.take(LEASE, self._token)
        if held and not self._holds:
            again = await unit.outbox.take_over(self._token)
            self._pace = Pace(self._limits, time.monotonic(), await unit.outbox.lately(LATELY))
            log.info("delivery.lease_taken", sent_again=again)
        elif self._holds and not held:
            log.warning("delivery.lease_lost")
            self._ended.clear()
        self._holds = held
        return held

    async def _settle(self, unit: UnitOfWork) -> None:
        ended, self._ended = self._ended, []
        if not ended:
            return
        try:
            async with unit.savepoint():
                await self._note(unit, ended)
        except Exception:
            self._ended = ended + self._ended
            raise

    async def _note(self, unit: UnitOfWork, ended: Sequence[Outcome]) -> None:
        now = self._clock.now()
        await unit.outbox.settle(self._token, [o.settled for o in ended], now)
        for outcome in ended:
            chat_id = outcome.settled.due.chat_id
            if outcome.retry_after is not None:
                await unit.chats.pause(chat_id, outcome.retry_after)
                await self._perhaps_all(unit, chat_id, outcome.retry_after)
            if outcome.unreachable:
                await groups.unreachable(self._work(unit), chat_id)
            if outcome.moved_to is not None:
                await groups.migrated(self._work(unit), chat_id, outcome.moved_to)

    async def _perhaps_all(self, unit: UnitOfWork, chat_id: int, seconds: float) -> None:
        now = time.monotonic()
        if self._last_429 is not None and self._last_429[0] != chat_id and now - self._last_429[1] < STORM:
            log.warning("delivery.paused_all", seconds=seconds)
            await unit.chats.pause_all(seconds)
        self._last_429 = (chat_id, now)

    async def _claim(self, unit: UnitOfWork, now: float, closed: set[int], alerts_only: set[int]) -> list[Due]:
        free = AT_ONCE - len(self._under_way)
        busy = closed | set(self._under_way)
        for lane in (Lane.ANSWER, Lane.ALERT):
            most = min(free, self._pace.room(now, lane))
            if most > 0:
                return await unit.outbox.claim(self._token, most, busy, alerts_only, only_alerts=lane is Lane.ALERT)
        return []

    async def _start(self, claimed: Sequence[Due]) -> None:
        if not claimed:
            return
        now = time.monotonic()
        for due in claimed:
            self._pace.take(now, due.chat_id)
        try:
            prepared = await self._prepare(claimed)
        except Exception as error:  # the database failed: the rows are claimed and must not stay so
            log.error("delivery.views_failed", error=error)
            prepared = [None] * len(claimed)
        for due, ready in zip(claimed, prepared, strict=True):
            if ready is None:
                self._ended.append(Outcome(Settled(due, WAITING, delay=retry_delay(due.attempts))))
            else:
                self._under_way[due.chat_id] = asyncio.create_task(self._one(ready))

    async def _prepare(self, claimed: Sequence[Due]) -> list[Ready | None]:
        """The view that each reader may have at this moment; None where it could not be made."""
        prepared: list[Ready | None] = []
        async with self._database.read() as unit:
            work = self._work(unit)
            await unit.people.look_ahead(due.chat_id for due in claimed if due.chat_id > 0)
            for due in claimed:
                try:
                    notice = read_notice(due)
                    shown = Shown(None, "") if due.unreachable else await views.view_for(work, notice, due.chat_id)
                    prepared.append(Ready(due, notice, shown))
                except Exception as error:  # a fault of ours in this one notice must not stop every other one
                    log.error("delivery.view_failed", row=due.id, error=error)
                    prepared.append(None)
        return prepared

    async def _one(self, ready: Ready) -> None:
        chat_id = ready.due.chat_id
        try:
            self._ended.append(await self._sending.send(ready))
        finally:
            with suppress(KeyError):
                del self._under_way[chat_id]
            self._database.outbox_filled.set()

    def _work(self, unit: UnitOfWork) -> Work:
        return Work(unit, self._catalogue, self._clock.now(), self._secret)


def _least(one: float | None, other: float) -> float:
    return other if one is None else min(one, other)
