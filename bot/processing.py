"""From the inbox to what it means: chats are claimed, their updates processed in order, every effect in one commit.

A batch is one transaction with a savepoint an update: what one update does is undone when it raises, and its chat waits
while the others go on. Only after the commit anything leaves this machine.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from telegram import TelegramObject, Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import Application, ExtBot

from bot.concerns import NO_CHAT
from bot.delivery import Sender
from bot.incident_model import incident_model
from bot.sending import seconds_of
from bot.unbroken import unbroken
from bot.updates import update_of
from domain.catalogue import Catalogue
from domain.clock import Clock
from domain.toasts import Answer, Toast
from handlers.team import turned_away
from handlers.turn import TURN, Turn
from messages.toasts import answer as worded
from services import spine
from services.work import Work
from storage.database import Database
from storage.inbox import Claimed
from storage.outbox import Due
from storage.quick_json import loads
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

EXCEPTIONS_TO_PARK, CRASHES_TO_PARK = 3, 10
CHATS_AT_ONCE, UPDATES_A_CHAT, UPDATES_AT_ONCE = 64, 16, 64
"""A batch is bounded so that one commit stays short and a crash makes few updates suspects."""
ROUNDS = 6
"""Of the loop, from the bytes of a poll's answer to intake with an alert in hand."""
# PTB keeps its objects from being changed by a __setattr__ in Python, through which each of the hundred fields of every
# message goes: a sixteenth of a report's time. Nobody here changes one.
del TelegramObject.__setattr__


class Routing(Application[Any, Any, Any, Any, Any, Any]):
    """PTB's routing, but an exception in a handler comes out: PTB would hand it to error handlers and go on, and the
    update would count as processed. What comes from a locked account is not routed."""

    async def process_update(self, update: object) -> None:
        """Routes one update."""
        if isinstance(update, Update) and await turned_away(update):
            return
        await super().process_update(update)

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:
        """Raises what a handler raised."""
        raise error


@dataclass(slots=True)
class Batch:
    """What became of the updates of one commit."""

    done: list[int] = field(default_factory=list)
    failed: list[Claimed] = field(default_factory=list)
    untried: list[int] = field(default_factory=list)
    to_send: list[Due] = field(default_factory=list)
    """Alerts whose sending begins once this is committed."""
    taps: list[tuple[str, Answer | None, str]] = field(default_factory=list)
    """(query id, answer, language): sent after the commit."""


class Processor:
    """Claims and processes until cancelled; any number of processes may do so at once."""

    def __init__(
        self,
        database: Database,
        application: Application[Any, Any, Any, Any, Any, Any],
        clock: Clock,
        catalogue: Catalogue,
        secret: bytes,
        token: str,
        sender: Sender,
    ) -> None:
        self._sender = sender
        self._database = database
        self._application = application
        self._bot: ExtBot[Any] = application.bot
        self._clock = clock
        self._catalogue = catalogue
        self._secret = secret
        self._token = token
        self._answers: set[asyncio.Task[None]] = set()
        self._no_answers_before = 0.0
        self._working = False
        self._handed: deque[list[Claimed]] = deque()
        """What intake has claimed for the next turns, each by itself: one that was tried before runs alone."""

    @property
    def busy(self) -> bool:
        """Whether something is being processed, or a tap being answered."""
        return self._working or bool(self._answers) or bool(self._handed)

    async def run(self) -> None:
        """Processes what waits; woken by intake in this process, else looks twice a second."""
        filled = self._database.inbox_filled
        try:
            while True:
                filled.clear()
                try:
                    worked = await unbroken(self.turn())
                except Exception as error:  # the database failed: nothing was committed, so nothing is lost
                    log.error("processing.failed", error=error)
                    await asyncio.sleep(1.0)
                    await self._release_all()
                    continue
                if not worked:
                    self._working = False
                    await _woken(filled, 1.0 if self._database.dialect.exclusive else 0.5)
        finally:
            for answer in self._answers:
                answer.cancel()

    async def claim_alerts(self, unit: UnitOfWork) -> list[Claimed]:
        """Claims in a unit that is not ours: intake's, so that an alert is taken in and claimed in one commit. Then it
        is to be handed to `take`."""
        return await self._claim(unit, only_alerts=True)

    async def _claim(self, unit: UnitOfWork, *, only_alerts: bool) -> list[Claimed]:
        most = CHATS_AT_ONCE, UPDATES_A_CHAT, UPDATES_AT_ONCE
        return await unit.inbox.claim(self._token, *most, only_alerts=only_alerts)

    async def work_in(self, unit: UnitOfWork, claimed: Sequence[Claimed]) -> Batch:
        """Processes in a unit that is not ours what was claimed in it: an alert's effects are stored with the alert
        itself, in one commit instead of three. After the commit whoever asks calls `committed`, else `dropped`.

        An update that kills the process is not counted here: only what Telegram has not sent before may come this way.
        """
        batch = Batch()
        try:
            await self._work_off(unit, claimed, self._database.alerts_first.seen, batch)
        except BaseException:
            self.dropped(batch)
            raise
        return batch

    async def committed(self, batch: Batch) -> None:
        """What was processed is stored: taps are answered, and alerts leave."""
        for query_id, toast, language in batch.taps:
            self._go(self._answer_tap(query_id, toast, language))
        await self._sender.begin(batch.to_send)

    def dropped(self, batch: Batch) -> None:
        """Nothing of it was stored."""
        self._sender.let_go(batch.to_send)

    def take(self, claimed: list[Claimed]) -> None:
        """The next turn's, claimed in a commit that is done."""
        self._handed.append(claimed)
        self._database.inbox_filled.set()

    async def turn(self) -> bool:
        """One batch: claim (a commit of its own), process, commit. Whether there was anything to do."""
        self._working = True
        alerts, claimed = self._database.alerts_first.seen, list[Claimed]()
        if not self._handed:
            async with self._database.write(first=self._database.alerts_first.under_way) as unit:
                alerts = self._database.alerts_first.seen
                if not self._handed:  # something may have come while this turn waited to write
                    claimed = await self._claim(unit, only_alerts=False)
        if not claimed and self._handed:
            claimed = self._handed.popleft()
        if not claimed:
            self._database.alerts_first.processed(alerts)
            return False
        batch = Batch()
        try:
            await self._process(claimed, alerts, batch)
        except BaseException:
            self.dropped(batch)
            raise
        await self.committed(batch)
        if not self._handed:
            self._database.alerts_first.processed(alerts)
        return True

    async def _process(self, claimed: Sequence[Claimed], alerts: int, batch: Batch) -> None:
        """What was claimed, in one transaction. `alerts`: how many had been seen before the claim."""
        chats = sorted({c.chat_id for c in claimed})
        async with self._database.write(first=self._database.alerts_first.under_way) as unit:
            if not await unit.inbox.still_mine(self._token, chats):
                # This process was held up for longer than its leases last; what it still has it lets go at once.
                log.warning("processing.lost")
                await unit.inbox.release(self._token, chats)
                return
            await self._work_off(unit, claimed, alerts, batch)

    async def _work_off(self, unit: UnitOfWork, claimed: Sequence[Claimed], alerts: int, batch: Batch) -> None:
        """What this process holds; its chats are let go."""
        work = Work(unit, self._catalogue, self._clock.now(), self._secret, incident_model)
        await unit.people.look_ahead(c.author_id for c in claimed if c.author_id is not None)
        for update in claimed:
            if update is not claimed[0]:
                # SQLite's statements do not let go of the loop: what came meanwhile is to be seen now, not after as
                # many updates as it takes rounds of the loop to get from the socket to intake's hands.
                for _ in range(ROUNDS):
                    await asyncio.sleep(0)
            if self._database.alerts_first.seen != alerts and (batch.done or self._handed):
                # It waits for this commit: what was not begun is given back, and it is claimed first.
                batch.untried.append(update.seq)
                continue
            await self._one(work, update, batch)
        await unit.inbox.done(batch.done, work.now)
        await unit.inbox.give_back(batch.untried)
        await unit.inbox.release(self._token, sorted({c.chat_id for c in claimed}))
        # A tap is answered before the cards change: what it leads to is left to the sender's next cycle.
        if unit.filled_outbox and self._database.alerts_first.under_way and not batch.taps:
            batch.to_send = await self._first_calls(unit)

    async def _first_calls(self, unit: UnitOfWork) -> list[Due]:
        """The alerts that this unit put into the outbox, claimed by the sender. Where that fails they wait there."""
        try:
            async with unit.savepoint():
                return await self._sender.claim_alerts(unit)
        except Exception as error:  # what was processed is stored in any case
            log.error("processing.not_claimed", error=error)
            return []

    async def _one(self, work: Work, update: Claimed, batch: Batch) -> None:
        if any(update.chat_id == failed.chat_id for failed in batch.failed):
            batch.untried.append(update.seq)
            return
        if update.attempts - 1 - update.failures >= CRASHES_TO_PARK:
            log.error("processing.parked", seq=update.seq)
            await spine.park(work, update)
            return
        turn = Turn(work, self._bot.username)
        parsed: Update | None = None
        try:
            async with work.unit.savepoint():
                parsed = _parsed(update, self._bot)
                TURN.set(turn)
                await self._application.process_update(parsed)
        except Exception as error:  # whatever a handler raises: this update fails, the others go on
            # The exception's words may be the person's: only its type and place are logged.
            log.error("processing.update_failed", seq=update.seq, attempt=update.attempts, error=error)
            await self._failed(work, update, batch)
            turn.toast = Toast.WENT_WRONG
        else:
            batch.done.append(update.seq)
        query = parsed.callback_query if parsed is not None else None
        if query is not None:
            batch.taps.append((query.id, turn.toast, await self._language(work, update, turn.toast)))

    async def _language(self, work: Work, update: Claimed, toast: Answer | None) -> str:
        """The language of whoever tapped; it is not asked for where no word will be said."""
        person = None
        if toast is not None and update.author_id is not None:
            person = await work.unit.people.by_telegram_id(update.author_id)
        return person.language if person is not None else self._catalogue.languages[0]

    async def _failed(self, work: Work, update: Claimed, batch: Batch) -> None:
        batch.failed.append(update)
        await work.unit.inbox.failed(update.seq)
        if update.failures + 1 >= EXCEPTIONS_TO_PARK:
            log.error("processing.parked", seq=update.seq)
            await spine.park(work, update)

    def _go(self, answer: Awaitable[None]) -> None:
        task = asyncio.ensure_future(answer)
        self._answers.add(task)
        task.add_done_callback(self._answers.discard)

    async def _answer_tap(self, query_id: str, toast: Answer | None, language: str) -> None:
        text = None if toast is None else worded(toast, language, self._catalogue)
        if time.monotonic() < self._no_answers_before:
            return
        try:
            await self._bot.answer_callback_query(query_id, text=text)
        except RetryAfter as error:
            # An answer that waited would come too late; those that fall into the pause are left out.
            self._no_answers_before = time.monotonic() + seconds_of(error.retry_after)
        except TelegramError as error:
            # Worth nothing later: the card shows what the tap did.
            log.info("processing.tap_unanswered", error=error)

    async def _release_all(self) -> None:
        """After a failed batch its chats are let go; what it had claimed is tried again, alone."""
        self._handed.clear()
        try:
            async with self._database.write() as unit:
                await unit.inbox.release_all(self._token)
        except Exception as error:  # the database is still away: the next batch that fails tries again
            log.error("processing.release_failed", error=error)


class NotAnUpdate(ValueError):
    """Intake could not read from it which chat it belongs to: no handler gets to see it."""


def _parsed(update: Claimed, bot: ExtBot[Any]) -> Update:
    if update.chat_id == NO_CHAT:
        raise NotAnUpdate
    return update_of(loads(update.payload), bot)


async def _woken(event: asyncio.Event, seconds: float | None) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
