"""The one leased sender: empties the outbox by lane, under Telegram's limits, and settles each row by its token.

One cycle is one commit: what has ended since the last cycle is settled, and what may go next is claimed. So a row is
never claimed before its chat's former row is settled, and a chat's messages keep their order.
"""

import asyncio
import secrets
import time
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

import structlog

from bot.pace import Pace
from bot.preparing import prepare, prepare_in
from bot.sending import Outcome, Ready, Sending
from bot.unbroken import unbroken
from domain.catalogue import Catalogue
from domain.clock import Clock
from domain.delivery import FAULTS_TO_GIVE_UP, Limits
from domain.notices import Lane
from services import groups, guard, shelters
from services.work import Work
from storage.database import Database
from storage.outbox import EXPIRED, WAITING, Due, Settled
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

LEASE = "sender"
AT_ONCE, FOR_ALERTS = 64, 16
"""Calls under way at the same time, each to another chat; of these, what only alerts may use."""
LATELY = 60.0
"""Seconds for which a former sender's calls count against the limits: a group's window."""
STORM = 1.0
"""429s on two chats within this many seconds mean that Telegram wants nothing from us for a while."""
MANY, GATHER_SECONDS = 16, 0.005
"""With more calls than this under way, results are gathered for so long before they are settled together."""
LEAVES = 0.002
"""Seconds in which a call is surely on the wire: as long nothing else is made ready."""
LOOK_AGAIN = 1.0
"""Seconds after which a chat that has room for alerts only is looked at again: its alert may wait for another try."""
LAST_CALLS = 5.0
"""Seconds that calls under way get to come to their end when Vigie stops."""


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
        self._rows = token
        """What marks this sender's rows: another one after each take-over, so that none of its own is left behind."""
        self._claimed: dict[int, Due] = {}
        """Claimed rows whose outcome is not known yet, by id."""
        self._under_way: dict[int, asyncio.Task[None]] = {}
        """Calls by chat."""
        self._calling: set[int] = set()
        """Rows whose call uses its share of the limits; between two calls of one row it does not."""
        self._ended: list[Outcome] = []
        self._faults: Counter[int] = Counter()
        self._last_429: tuple[int, float, float] | None = None
        self._holds = False
        self._stops = False
        self._cycling = False

    @property
    def busy(self) -> bool:
        """Whether something is claimed and not yet settled, or may be: a cycle's commit comes before its calls."""
        return self._cycling or bool(self._claimed or self._ended)

    async def run(self) -> None:
        """Sends until cancelled; what is under way then is settled before it returns."""
        try:
            while True:
                self._database.outbox_filled.clear()
                self._cycling = True
                try:
                    pause = await unbroken(self._cycle())
                except Exception as error:  # the database failed
                    log.error("delivery.cycle_failed", error=error)
                    # Whether that commit took effect is not known: the lease and the rows are taken over anew.
                    self._holds = False
                    pause = 1.0
                self._cycling = False
                if pause is None or pause > 0:
                    await self._wait(pause)
        finally:
            await self._finish()

    async def _finish(self) -> None:
        """In good order: calls under way come to their end and are noted, what was not begun is given back."""
        self._stops = True
        if self._under_way:
            _, late = await asyncio.wait(self._under_way.values(), timeout=LAST_CALLS)
            for task in late:
                task.cancel()  # its row is sent again after the next start: it may have arrived
            await asyncio.gather(*late, return_exceptions=True)
        self._ended += [Outcome(Settled(due, WAITING)) for due in self._claimed.values()]
        if not self._holds or not self._ended:
            return
        try:
            async with self._database.write() as unit:
                await self._settle(unit, self._ended)
        except Exception as error:  # the database failed: the next sender takes these rows over
            log.error("delivery.finish_failed", error=error)

    async def _wait(self, seconds: float | None) -> None:
        """Until the outbox fills, a call ends, or a limit frees; elsewhere-filled outboxes are seen twice a second."""
        if not self._database.dialect.exclusive:
            seconds = 0.5 if seconds is None else min(seconds, 0.5)
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._database.outbox_filled.wait()
        if len(self._under_way) > MANY:
            # Under load calls end one by one, and each cycle is a commit: a breath later it settles many of them.
            await asyncio.sleep(GATHER_SECONDS)

    async def claim_alerts(self, unit: UnitOfWork) -> list[Due]:
        """Claims the alerts that a unit of this process has just put into the outbox, in its own commit: a commit of
        the sender's less before an alert's first call. Whoever asks hands them to `begin` after the commit, or to
        `let_go` where it failed. Empty where another process may be the one that sends."""
        if not self._holds or self._stops or not self._database.dialect.exclusive:
            return []
        now = time.monotonic()
        closed, _, _ = self._pace.barred(now)
        most = self._most(now, Lane.ALERT, AT_ONCE)
        if most <= 0:
            return []
        claimed = await unit.outbox.claim(self._rows, most, self._busy_chats(()) | closed, only_alerts=True)
        self._claimed |= {due.id: due for due in claimed}
        return claimed

    def let_go(self, claimed: Sequence[Due]) -> None:
        """The commit failed: nothing of it was claimed."""
        for due in claimed:
            self._claimed.pop(due.id, None)

    async def begin(self, claimed: Sequence[Due]) -> None:
        """Sends what was claimed in a commit that is done."""
        try:
            await self._start(claimed)
        except Exception as error:  # the alert is stored: whatever is wrong with its sending is the sender's
            log.error("delivery.not_begun", error=error)

    async def rehearse(self, unit: UnitOfWork) -> int:
        """All that comes before the calls for the alerts that a unit has put into the outbox; how many. Nothing is
        sent, and the unit is not to be committed."""
        prepared: list[Ready | Outcome] = []
        claimed = await unit.outbox.claim(self._rows, AT_ONCE, (), only_alerts=True)
        await prepare_in(self._work(unit), claimed, prepared)
        worded = [self._sending.rendered(ready) for ready in prepared if isinstance(ready, Ready)]
        return len(worded)

    async def _cycle(self) -> float | None:
        """Settles and claims; returns seconds until the next cycle can do something, None: only when woken."""
        if not self._holds and not await self._take_over():
            return 1.0
        await self._database.alerts_first.let_by()
        ended = tuple(self._ended)
        async with self._database.write() as unit:
            if self._database.alerts_first.under_way:
                return 0.0  # it came while this cycle waited for its turn
            held = self._database.dialect.exclusive or await unit.leases.take(LEASE, self._token)
            if held:
                await self._settle(unit, ended)
                now = time.monotonic()
                closed, alerts_only, soonest = self._pace.barred(now)
                busy = self._busy_chats(ended) | closed
                claimed, most = await self._claim(unit, now, busy, alerts_only)
                more = bool(claimed) and len(claimed) == most
                pause = 0.0 if more else await self._pause(unit, now, claimed, busy | alerts_only, soonest)
        if not held:
            log.warning("delivery.lease_lost")
            self._holds = False
            return 1.0
        del self._ended[: len(ended)]
        await self._start(claimed)
        return _least(pause, LOOK_AGAIN) if alerts_only else pause

    async def _take_over(self) -> bool:
        """Takes the lease, and every row that somebody (also this process, before a commit that failed) left in the
        middle. Not while calls are under way: what became of their rows must be known first."""
        if self._claimed:
            return False
        rows = f"{self._token}.{secrets.token_hex(4)}"
        async with self._database.write() as unit:
            if not await unit.leases.take(LEASE, self._token):
                return False
            await self._settle(unit, self._ended)
            again = await unit.outbox.take_over(rows)
            lately = await unit.outbox.lately(LATELY)
        self._ended.clear()
        self._pace = Pace(self._limits, time.monotonic(), lately)
        self._rows, self._holds = rows, True
        log.info("delivery.lease_taken", sent_again=again)
        return True

    async def _settle(self, unit: UnitOfWork, ended: Sequence[Outcome]) -> None:
        if not ended:
            return
        await unit.outbox.settle(self._rows, [o.settled for o in ended], self._clock.now())
        for outcome in ended:
            if not outcome.has_news:
                continue
            try:
                async with unit.savepoint():
                    await self._note(unit, outcome)
            except Exception as error:  # what one chat's state comes to must not stop every other chat
                log.error("delivery.not_noted", row=outcome.settled.due.id, error=error)

    async def _note(self, unit: UnitOfWork, outcome: Outcome) -> None:
        chat_id = outcome.settled.due.chat_id
        if outcome.retry_after is not None:
            await unit.chats.pause(chat_id, outcome.retry_after)
            await self._perhaps_all(unit, chat_id, outcome.retry_after)
        if outcome.unreachable:
            await groups.unreachable(self._work(unit), chat_id)
        if outcome.moved_to is not None:
            await groups.migrated(self._work(unit), chat_id, outcome.moved_to)
        if outcome.board_pinned is not None:
            question_id, pinned = outcome.board_pinned
            await shelters.pinned(self._work(unit), question_id, pinned=pinned)
        if outcome.message_gone is not None:
            notice, deleted = outcome.message_gone
            await guard.message_gone(self._work(unit), notice, deleted=deleted)

    async def _perhaps_all(self, unit: UnitOfWork, chat_id: int, seconds: float) -> None:
        now = time.monotonic()
        if self._last_429 is not None:
            other, at, until = self._last_429
            if other != chat_id and now - at < STORM:
                # The longest wait that was asked for: a later, shorter one says nothing about the former.
                seconds = max(seconds, until - now)
                log.warning("delivery.paused_all", seconds=round(seconds, 1))
                await unit.chats.pause_all(seconds)
        self._last_429 = (chat_id, now, now + seconds)

    def _busy_chats(self, settled: Sequence[Outcome]) -> set[int]:
        """Chats with a row that is not settled, also those whose call ended since this cycle began: it may have to be
        made again first, and after a wait that nobody has noted yet."""
        ended = self._ended[len(settled) :]
        return {due.chat_id for due in (*self._claimed.values(), *(outcome.settled.due for outcome in ended))}

    async def _claim(
        self, unit: UnitOfWork, now: float, busy: Collection[int], alerts_only: Collection[int]
    ) -> tuple[list[Due], int]:
        """What may go now, and how many rows could have been claimed. Alerts are asked for first and go by themselves:
        looking through a long queue, and making much else ready, is not to come before them."""
        for lane, at_once in ((Lane.ALERT, AT_ONCE), (Lane.ANSWER, AT_ONCE - FOR_ALERTS)):
            most = self._most(now, lane, at_once)
            if most <= 0:
                continue
            alerts = lane is Lane.ALERT
            claimed = await unit.outbox.claim(self._rows, most, busy, alerts_only, only_alerts=alerts)
            if claimed:
                return claimed, len(claimed) if alerts else most
        return [], 0

    def _most(self, now: float, lane: Lane, at_once: int) -> int:
        """How many rows of a lane may be claimed. What is claimed and still being made ready counts as a call."""
        begins = sum(due.chat_id not in self._under_way for due in self._claimed.values())
        return min(at_once - len(self._under_way), self._pace.room(now, lane)) - begins

    async def _pause(
        self, unit: UnitOfWork, now: float, claimed: Sequence[Due], barred: Collection[int], soonest: float | None
    ) -> float | None:
        """Seconds until another row may go; the end of a call and a new row wake the sender by themselves."""
        waiting = await unit.outbox.wait({*barred, *(due.chat_id for due in claimed)})
        if waiting is None:
            return soonest
        if waiting <= 0:
            if len(self._under_way) + len(claimed) >= AT_ONCE - FOR_ALERTS:
                return soonest
            waiting = max(0.005, self._pace.wait_over_all(now, Lane.ANSWER))
        return _least(soonest, waiting)

    async def _start(self, claimed: Sequence[Due]) -> None:
        if not claimed:
            return
        self._claimed |= {due.id: due for due in claimed}
        # The first alert does not wait until the others are ready, too.
        ahead = 1 if claimed[0].lane is Lane.ALERT else 0
        for some in (claimed[:ahead], claimed[ahead:]):
            if not some:
                continue
            prepared = await prepare(self._database, self._work, some)
            if self._stops:
                return  # it is given back
            for due, ready in zip(some, prepared, strict=True):
                if isinstance(ready, Ready):
                    self._call_begins(time.monotonic(), due)
                    self._under_way[due.chat_id] = asyncio.create_task(self._one(ready))
                else:
                    self._end(ready)
            if some is not claimed and self._under_way:
                await asyncio.wait(self._under_way.values(), timeout=LEAVES, return_when=asyncio.FIRST_COMPLETED)

    async def _one(self, ready: Ready) -> None:
        try:
            self._end(await self._sending.send(ready, self._one_more))
        finally:
            self._call_ended(ready.due)
            self._under_way.pop(ready.due.chat_id, None)
            self._claimed.pop(ready.due.id, None)

    def _end(self, outcome: Outcome) -> None:
        row = outcome.settled.due.id
        self._claimed.pop(row, None)
        if outcome.our_fault:
            self._faults[row] += 1
            if self._faults[row] >= FAULTS_TO_GIVE_UP:
                log.error("delivery.given_up", row=row)
                outcome = replace(outcome, settled=Settled(outcome.settled.due, EXPIRED))
        if outcome.settled.state != WAITING:
            self._faults.pop(row, None)
        self._ended.append(outcome)
        self._database.outbox_filled.set()

    async def _one_more(self, due: Due) -> None:
        """The row's call before has ended: waits until a further one may be made, and counts it."""
        self._call_ended(due)  # before the wait: rows that kept their share while they wait would starve each other
        while True:
            now = time.monotonic()
            seconds = self._pace.wait(now, due.chat_id, due.lane)
            if seconds <= 0:
                break
            await asyncio.sleep(seconds)
        self._call_begins(now, due)

    def _call_begins(self, now: float, due: Due) -> None:
        self._pace.begin(now, due.chat_id)
        self._calling.add(due.id)

    def _call_ended(self, due: Due) -> None:
        if due.id in self._calling:
            self._calling.remove(due.id)
            self._pace.end(time.monotonic(), due.chat_id)

    def _work(self, unit: UnitOfWork) -> Work:
        return Work(unit, self._catalogue, self._clock.now(), self._secret)


def _least(one: float | None, other: float) -> float:
    return other if one is None else min(one, other)
