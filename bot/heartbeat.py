"""A sign of life for an outside monitor: VIGIE_HEARTBEAT_URL is called every minute, as long as all is well.

A bot that is dead cannot say so. Whoever watches the calls notices that they stay away, and rings somebody up.
"""

import asyncio
from collections.abc import Callable

import aiohttp
import structlog

from domain.catalogue import Catalogue
from domain.clock import Clock
from services import health
from services.work import Work
from storage.database import Database

log = structlog.get_logger()

EVERY = 60.0
TIMEOUT = aiohttp.ClientTimeout(total=20)
MOST_SINCE_TICK = 30.0
"""Seconds since the clock's last tick: it ticks every second, and a job may take a few."""


class Heartbeat:
    """See the module. `since_tick`: seconds since this process's last tick."""

    def __init__(
        self,
        url: str,
        database: Database,
        clock: Clock,
        catalogue: Catalogue,
        bot_id: int,
        since_tick: Callable[[], float],
    ) -> None:
        self._url = url
        self._database = database
        self._clock = clock
        self._catalogue = catalogue
        self._bot_id = bot_id
        self._since_tick = since_tick

    async def run(self, every: float = EVERY) -> None:
        """Calls until cancelled. Raises nothing: a monitor that is away must not take Vigie down."""
        async with aiohttp.ClientSession(timeout=TIMEOUT, trust_env=True) as session:
            while True:
                await asyncio.sleep(every)
                try:
                    troubles = await self._troubles()
                    if troubles:
                        log.error("heartbeat.withheld", troubles=troubles)
                    else:
                        await self._call(session)
                except Exception as error:  # the database or the network failed: no call is the message
                    log.warning("heartbeat.failed", error=error)

    async def _troubles(self) -> list[str]:
        async with self._database.read() as unit:
            found = await health.troubles(Work(unit, self._catalogue, self._clock.now(), b""), self._bot_id)
        return [*found, "ticking"] if self._since_tick() > MOST_SINCE_TICK else found

    async def _call(self, session: aiohttp.ClientSession) -> None:
        async with session.get(self._url) as answer:
            if answer.status >= 400:
                log.warning("heartbeat.refused", status=answer.status)
