"""The database of one process: units of work over it, its owner's lock, and the state of its schema."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from storage.alerts_first import AlertsFirst
from storage.dialect import dialect_of
from storage.unit_of_work import UnitOfWork

HEAD = "0005"
"""The newest migration. Known here so that a start with a current schema need not load the migration tool."""


class DatabaseOwned(RuntimeError):
    """Another Vigie already runs on this database file; one process owns it."""


class DatabaseUnusable(RuntimeError):
    """The database cannot be reached, read or written; the text says why in a few words."""


class Database:
    """Hands out units of work. `wake` events are set after a commit that left work for somebody in this process."""

    def __init__(self, url: str) -> None:
        """Opens nothing yet. `url` as an operator writes it; ArgumentError where it is none."""
        self.url = url
        self.dialect = dialect_of(url)
        self._lock: FileLock | None = None
        self.commits = 0
        """How many units of this process were committed: who looks again and again need not, where it did not rise."""
        self.alerts_first = AlertsFirst()
        self.inbox_filled = asyncio.Event()
        self.outbox_filled = asyncio.Event()

    def own(self) -> None:
        """Takes the database file for this process. Raises DatabaseOwned where another one holds it.

        The lock is the kernel's and dies with the process, also with a killed one. On PostgreSQL nothing is owned.
        DatabaseUnusable where the file's folder cannot be written.
        """
        file = make_url(self.url).database
        if not self.dialect.exclusive or not file:
            return
        path = Path(file).resolve()  # two names of one file are one file
        if not path.parent.is_dir():  # the lock would make it, and a misspelt folder would hold the mission's data
            raise DatabaseUnusable(f"There is no folder {path.parent}.")
        lock = FileLock(f"{path}.lock", blocking=False)
        try:
            lock.acquire()
        except Timeout:
            raise DatabaseOwned(path.name) from None
        except OSError as error:
            raise DatabaseUnusable(_reason(error)) from None
        self._lock = lock

    @asynccontextmanager
    async def write(self, *, first: bool = False, at_once: bool = False) -> AsyncIterator[UnitOfWork]:
        """A unit that writes: everything in it is committed together, or nothing of it. `first`: for an alert.

        When the block ends it is on the disk. One that is `at_once`, too, within `alerts_first.in_one_go`, is when a
        later unit's block ends; until that is over nobody else writes.
        """
        async with self.dialect.session(writes=True, first=first, unsynced=at_once) as session:
            if at_once:
                self.alerts_first.writes()
            else:
                await self.alerts_first.gone()
            unit = UnitOfWork(session, self.dialect)
            yield unit
            await unit.complete()
            await session.commit()
        if not at_once:
            await self.dialect.synced(session)
        self.commits += 1
        if unit.filled_inbox:
            self.inbox_filled.set()
        if unit.filled_outbox:
            self.outbox_filled.set()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A unit that only reads; it sees one state of the database and is rolled back."""
        async with self.dialect.session(writes=False) as session:
            yield UnitOfWork(session, self.dialect)

    @asynccontextmanager
    async def rehearsal(self) -> AsyncIterator[UnitOfWork]:
        """A unit that writes, and of which nothing is kept."""
        async with self.dialect.session(writes=True) as session:
            yield UnitOfWork(session, self.dialect)

    async def prepare(self) -> None:
        """Brings the schema up to date. Raises DatabaseUnusable where the database cannot be reached or written."""
        with self._said_in_short():
            if await self.revision() != HEAD:
                await self.upgrade()

    async def upgrade(self) -> None:
        """Runs the migrations that are missing. DatabaseUnusable where a newer Vigie has gone further already."""
        # Loaded here: a start with a current schema must not pay for the tool.
        from storage.migrations import NewerSchema, upgrade

        try:
            await self.dialect.run(upgrade)
        except NewerSchema:
            raise DatabaseUnusable("A newer version of Vigie has upgraded it already.") from None

    async def revision(self) -> str | None:
        """The migration that the database stands at; None for an empty one."""
        return await self.dialect.run(_revision)

    async def checked_revision(self) -> str | None:
        """As `revision`; DatabaseUnusable where the database cannot be reached."""
        with self._said_in_short():
            return await self.revision()

    @contextmanager
    def _said_in_short(self) -> Iterator[None]:
        """What fails inside becomes one short reason."""
        failures: tuple[type[Exception], ...] = (DBAPIError, OSError, *self.dialect.failures())
        try:
            yield
        except failures as error:
            raise DatabaseUnusable(_reason(error)) from None

    async def sweep_leases(self) -> None:
        """At the start of the one process that owns the database: whatever a killed one held is free."""
        async with self.write() as unit:
            await unit.inbox.sweep_leases()
            await unit.leases.sweep()

    async def close(self) -> None:
        """Closes every connection and gives the file back."""
        await self.dialect.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _reason(error: Exception) -> str:
    """What a driver says of a failure to connect; no statement, no parameters."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(cause, ConnectionRefusedError):
        return "Nothing answers at its address."
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror.rstrip(".") + "."
    words = str(cause).strip().splitlines()
    return (words[0] if words else type(cause).__name__).rstrip(".") + "."
