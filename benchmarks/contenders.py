"""Who takes part: how each bot is prepared, started, and what must be true of it afterwards."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.catalogue import catalogue_from
from bot.process import stranger_secret
from bot.settings import Settings
from domain.people import Grant
from domain.roles import Role
from services import people
from services.work import Work
from storage.database import Database
from storage.encryption import load_keys, new_key
from storage.unit_of_work import UnitOfWork
from tests.support.postgres import started

from .load import Person

SQLITE, POSTGRES, PTB, PTB_CONCURRENT, AIOGRAM = (
    "Vigie, SQLite",
    "Vigie, PostgreSQL",
    "PTB echo",
    "PTB echo*",
    "aiogram echo",
)
VIGIE = (SQLITE, POSTGRES)
EVERYBODY = (SQLITE, PTB, AIOGRAM, POSTGRES, PTB_CONCURRENT)
SETTLED_SECONDS = 20.0
_MODULES = {PTB: "run_ptb", PTB_CONCURRENT: "run_ptb", AIOGRAM: "run_aiogram"}


class Unfair(Exception):
    """The bot did not do what the figures would claim; the text says what is missing."""


@dataclass
class Contender:
    """One bot, about to be started once. `codes` are the invitations of its people, by name."""

    name: str
    token: str
    api_url: str
    log: Path
    samples: Path | None = None
    database_url: str = ""
    key: str = field(default_factory=new_key)
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def is_vigie(self) -> bool:
        """Whether it stores anything."""
        return self.name in VIGIE

    def command(self, production: bool = False) -> list[str]:
        """What to run; `production`: Vigie by its own command line."""
        if production:
            return [sys.executable, "-m", "bot.cli", "run"]
        return [sys.executable, "-m", f"benchmarks.{_MODULES.get(self.name, 'run_vigie')}"]

    def environment(self) -> dict[str, str]:
        """The process's environment."""
        own = {"BENCH_TOKEN": self.token, "BENCH_API_URL": self.api_url}
        if self.name == PTB_CONCURRENT:
            own["BENCH_CONCURRENT"] = "1"
        if self.is_vigie:
            own = {
                "VIGIE_TOKEN": self.token,
                "VIGIE_API_URL": self.api_url,
                "VIGIE_DATABASE_URL": self.database_url,
                "VIGIE_ENCRYPTION_KEYS": self.key,
            }
            if self.samples is not None:
                own["BENCH_SAMPLES"] = str(self.samples)
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("VIGIE_", "BENCH_"))}
        return inherited | own

    async def prepare(self, team: list[Person]) -> None:
        """Makes the database and an invitation for each of the team."""
        if not self.is_vigie:
            return
        load_keys([self.key])
        database = Database(self.database_url)
        await database.prepare()
        settings = Settings(
            token=SecretStr(self.token),
            api_url=self.api_url,
            database_url=self.database_url,
            encryption_key_list=SecretStr(self.key),
        )
        async with database.write() as unit:
            work = Work(unit, catalogue_from(None), datetime.now(UTC), stranger_secret(settings))
            for person in team:
                grant = Grant(Role.TEAM_MEMBER, person.project)
                self.codes[person.name] = await people.create_invite(work, grant, None)
        await database.close()

    async def settled(self) -> None:
        """Until Vigie has noted the end of all that it was given: that belongs to the work. Raises Unfair."""
        if not self.is_vigie:
            return
        deadline = time.monotonic() + SETTLED_SECONDS
        while odd := await self._unsettled():
            if time.monotonic() > deadline:
                raise Unfair(f"not everything came to its end: {odd}")
            await asyncio.sleep(0.2)

    async def _unsettled(self) -> dict[str, int]:
        async with self._reading() as unit:
            counts = await unit.outbox.counts() | await unit.inbox.counts()
        return {state: number for state, number in counts.items() if number and state not in ("sent", "done")}

    async def check(self, reports: int) -> None:
        """Every report stored and counted, its card sent. Raises Unfair."""
        if not self.is_vigie:
            return
        await self.settled()
        today = datetime.now(UTC).date()
        async with self._reading() as unit:
            stored = await unit.shift_reports.count_between(today - timedelta(days=400), today, None)
        if stored != reports:
            raise Unfair(f"{stored} of {reports} reports are stored")

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[UnitOfWork]:
        database = Database(self.database_url)
        try:
            async with database.read() as unit:
                yield unit
        finally:
            await database.close()


class Databases:
    """Fresh databases for one run; PostgreSQL is started when it is first asked for."""

    def __init__(self, folder: Path, postgres: Any) -> None:
        self._folder = folder
        self._postgres = postgres
        self._number = 0

    async def fresh(self, name: str) -> str:
        """The URL of a database for this contender."""
        if name == POSTGRES:
            return await self._postgres.fresh()
        self._number += 1
        return f"sqlite:///{self._folder}/bench{self._number}.db"


@contextmanager
def databases(folder: Path, names: tuple[str, ...]) -> Iterator[Databases]:
    """Whatever the contenders need, until the block ends."""
    if POSTGRES not in names:
        yield Databases(folder, None)
        return
    with started(folder / "postgres") as postgres:
        yield Databases(folder, postgres)
