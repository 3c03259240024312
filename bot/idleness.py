"""In a drill or a test the playground moves the clock: it is told when nothing is left to do, and what is due next."""

import asyncio
import time
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from bot.clocks import FollowedClock

if TYPE_CHECKING:
    from bot.process import Parts

log = structlog.get_logger()

LOOK_EVERY = 0.02
LOOK_ANYWAY = 0.5
"""Seconds after which the database is looked at although this process committed nothing: another one may have."""
SOON = 2.0
"""A row that waits longer for its next try (a fault, a pause that Telegram asked for) is not worth waiting for."""


async def report_idleness(parts: "Parts", clock: FollowedClock) -> None:
    """Reports until cancelled. After the clock has moved, ticks before it says anything; asked anew at the same
    instant, it does so when nothing is left to do: in the midst of it the jobs would be asked in vain."""
    version, next_due, known, ticked_at = -1, None, None, None
    idle, said, owed, seen, looked = False, False, False, -1, 0.0
    while True:
        if clock.version != version:
            version, idle, said, owed = clock.version, False, False, clock.now() == ticked_at
            if not owed:
                known = (ticked_at, _) = (clock.now(), parts.database.commits)
                next_due = await parts.ticker.tick()
        # What was idle stays so until something is committed; looking all the time would cost more than the work.
        if not idle or seen != parts.database.commits or _busy(parts) or time.monotonic() - looked > LOOK_ANYWAY:
            seen, looked = parts.database.commits, time.monotonic()
            try:
                idle = await _idle(parts)
                now = (clock.now(), parts.database.commits)
                if idle and owed:
                    owed, known, next_due = False, now, await parts.ticker.tick()
                    idle = now[1] == parts.database.commits
                elif idle and known != now:  # something was committed since it was asked for
                    next_due, known = await parts.ticker.next_due(), now
            except Exception as error:  # the database failed: the bot's other parts wait for it as well
                log.warning("idleness.unknown", error=error)
                idle = False
        if idle or said:  # of a new version nobody thinks that all is done before it was said
            await clock.report(idle, _after(next_due, clock.now()), version)
            said = idle
        await asyncio.sleep(LOOK_EVERY)


def _busy(parts: "Parts") -> bool:
    return parts.processor.busy or parts.sender.busy


def _after(due: datetime | None, now: datetime) -> datetime | None:
    return due if due is not None and due > now else None


async def _idle(parts: "Parts") -> bool:
    if _busy(parts):
        return False
    async with parts.database.read() as unit:
        if not await unit.inbox.idle():
            return False
        wait = await unit.outbox.wait()
    return (wait is None or wait > SOON) and not _busy(parts)
