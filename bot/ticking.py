"""The clock's ticks: APScheduler only ticks, what is due is the jobs' to know.

One leased process ticks, once a second and whenever a followed clock moves. A job that fails is logged and tried at the
next tick; it holds no other one up.
"""

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import ModuleType

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.unbroken import unbroken
from domain.audit import Door
from domain.catalogue import Catalogue
from domain.clock import Clock
from jobs import (
    audit,
    bed_answers,
    bed_ends,
    bed_holds,
    bed_reminders,
    bed_seasons,
    daily_purge,
    duty,
    guarded_texts,
    incident_audit,
    incident_reports,
    incidents,
    pending_lists,
    pending_reminders,
    report_forms,
    report_reminders,
    retention,
    role_ends,
    roll_calls,
    strangers,
    subscriptions,
    summaries,
    surveillance,
    unlinked_groups,
)
from services.work import Work
from storage.database import Database
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

LEASE = "ticker"

JOBS: Sequence[ModuleType] = (
    incidents,
    roll_calls,
    role_ends,
    summaries,
    subscriptions,
    incident_audit,
    incident_reports,
    duty,
    bed_holds,
    bed_ends,
    bed_seasons,
    bed_reminders,
    bed_answers,
    unlinked_groups,
    strangers,
    report_forms,
    pending_reminders,
    pending_lists,
    report_reminders,
    guarded_texts,
    daily_purge,
    surveillance,
    retention,
    audit,
)
"""Each has `next_due(work)`, when it has something to do (past: now; None: nothing), and `tick(work)` to do it."""


class Ticker:
    """See the module."""

    def __init__(self, database: Database, clock: Clock, catalogue: Catalogue, secret: bytes, token: str) -> None:
        self._database = database
        self._clock = clock
        self._catalogue = catalogue
        self._secret = secret
        self._token = token
        self._one_at_a_time = asyncio.Lock()
        self._due = asyncio.Event()
        self._ticked = time.monotonic()
        self._known: tuple[tuple[datetime, int] | None, dict[ModuleType, datetime]] = None, {}

    @property
    def since_tick(self) -> float:
        """Seconds since the last tick came to its end."""
        return time.monotonic() - self._ticked

    async def run(self) -> None:
        """Ticks until cancelled."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        # A late tick is as good as one in time, and two that fell together are one: nothing is lost by either.
        scheduler.add_job(self._wake, "interval", seconds=1, misfire_grace_time=None, coalesce=True, max_instances=1)
        scheduler.start()
        try:
            while True:
                self._due.clear()
                await self.tick()
                await self._due.wait()
        finally:
            scheduler.pause()
            await asyncio.sleep(0)  # a wake that has begun ends: broken off, the scheduler would call it an error
            scheduler.shutdown(wait=False)

    async def _wake(self) -> None:
        # The tick itself is not the scheduler's: it would break it off in the middle when Vigie stops.
        self._due.set()

    async def tick(self) -> datetime | None:
        """Does what is due now; returns when something is due next. Raises nothing: the next tick tries again."""
        return await unbroken(self._tick())

    async def _tick(self) -> datetime | None:
        async with self._one_at_a_time:
            try:
                if not await self._holds_lease():
                    self._ticked = time.monotonic()  # another process ticks
                    return None
                # One instant for the whole tick: a job that says "now" means the one that it was asked at.
                now, tried = self._clock.now(), set[ModuleType]()
                dues = await self._dues(now)
                # What one job did can make another one due.
                while due := [job for job in JOBS if job not in tried and job in dues and dues[job] <= now]:
                    for job in due:
                        await self._database.alerts_first.let_by()
                        await self._try(job)
                    tried.update(due)
                    dues = await self._dues(now)
                self._ticked = time.monotonic()
                return _ahead(dues, now)
            except Exception as error:  # the database failed
                log.error("ticking.failed", error=error)
                return None

    async def _holds_lease(self) -> bool:
        if self._database.dialect.exclusive:
            return True
        async with self._database.write() as unit:
            return await unit.leases.take(LEASE, self._token)

    async def _try(self, job: ModuleType) -> None:
        try:
            async with self._database.write() as unit:
                # Held until the commit: a job that took longer than the lease must not meet another process's.
                if self._database.dialect.exclusive or await unit.leases.holds(LEASE, self._token):
                    await job.tick(self._work(unit, self._clock.now()))
        except Exception as error:  # one job's fault must not stop the others
            log.error("job.failed", job=job.__name__, error=error)

    async def next_due(self) -> datetime | None:
        """When something is due next, beside what is now."""
        now = self._clock.now()
        return _ahead(await self._dues(now), now)

    async def _dues(self, now: datetime) -> dict[ModuleType, datetime]:
        """When each job has something to do next; one that has nothing, or cannot say, is left out."""
        # Where nobody else writes, a clock that stands still and a store that did not change give the same answers.
        state = (now, self._database.commits) if self._database.dialect.exclusive else None
        if state is not None and self._known[0] == state:
            return self._known[1]
        try:
            dues = await self._asked(JOBS, now)
        except Exception:  # one failed: each by itself, so that it holds no other one up
            found: dict[ModuleType, datetime] = {}
            for job in JOBS:
                try:
                    found |= await self._asked((job,), now)
                except Exception as error:  # this one cannot say: it is asked again at the next tick
                    log.error("job.failed", job=job.__name__, error=error)
            return found
        self._known = state, dues
        return dues

    async def _asked(self, jobs: Sequence[ModuleType], now: datetime) -> dict[ModuleType, datetime]:
        async with self._database.read() as unit:
            work, dues = self._work(unit, now), dict[ModuleType, datetime]()
            for job in jobs:
                if (due := await job.next_due(work)) is not None:
                    dues[job] = due
                await asyncio.sleep(0)  # an alert is not to wait for all of them
                await self._database.alerts_first.let_by()
            return dues

    def _work(self, unit: UnitOfWork, now: datetime) -> Work:
        unit.audit.door = Door.JOB
        return Work(unit, self._catalogue, now, self._secret)


def _ahead(dues: Mapping[ModuleType, datetime], now: datetime) -> datetime | None:
    """What is due now and could not be done is tried at the next tick: it must not hide what comes after it."""
    return min((due for due in dues.values() if due > now), default=None)
