"""In a drill or a test the playground moves the clock: it is told when nothing is left to do, and what is due next."""

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from bot.clocks import FollowedClock

if TYPE_CHECKING:
    from bot.process import Parts

log = structlog.get_logger()

LOOK_EVERY = 0.02
SOON = 2.0
"""A row that waits longer for its next try (a fault, a pause that Telegram asked for) is not worth waiting for."""


async def report_idleness(parts: "Parts", clock: FollowedClock) -> None:
    """Reports until cancelled. After the clock has moved, ticks before it says anything."""
    version, next_due = -1, None
    while True:
        if clock.version != version:
            version = clock.version
            await clock.report(False, next_due, version)
            next_due = await parts.ticker.tick()
        try:
            idle = await _idle(parts)
            if idle:
                next_due = await parts.ticker.next_due()
        except Exception as error:  # the database failed: the bot's other parts wait for it as well
            log.warning("idleness.unknown", error=error)
            idle = False
        await clock.report(idle, _after(next_due, clock.now()), version)
        await asyncio.sleep(LOOK_EVERY)


def _after(due: datetime | None, now: datetime) -> datetime | None:
    return due if due is not None and due > now else None


async def _idle(parts: "Parts") -> bool:
    if parts.processor.busy or parts.sender.busy:
        return False
    async with parts.database.read() as unit:
        if not await unit.inbox.idle():
            return False
        wait = await unit.outbox.wait()
    return (wait is None or wait > SOON) and not parts.processor.busy and not parts.sender.busy
