"""The database of one process: units of work over it, its owner's lock, and the state of its schema."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import dialect_of, make_engine
from storage.unit_of_work import UnitOfWork

HEAD = "0001"
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
        self.engine = make_engine(url)
        self._lock: FileLock | None = None
        self.inbox_filled = asyncio.Event()
        self.outbox_filled = asyncio.Event()

    def own(self) -> None:
        """Takes the database file for this process. Raises DatabaseOwned where another one holds it.

        The lock is the kernel's and dies with the process, also with a killed one. On PostgreSQL nothing is owned.
        """
        file = make_url(self.url).database
        if not self.dialect.exclusive or not file:
            return
        self._lock = FileLock(f"{file}.lock", blocking=False)
        try:
            self._lock.acquire()
        except Timeout:
            self._lock = None
            raise DatabaseOwned(str(Path(file).name)) from None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        """A unit that writes: everything in it is committed together, or nothing of it."""
        async with self.dialect.writing(), self.engine.connect() as connection:
            await connection.execution_options(vigie_writes=True)
            async with AsyncSession(connection, expire_on_commit=False, autoflush=False) as session:
                unit = UnitOfWork(session, self.dialect)
                yield unit
                await session.commit()
        if unit.filled_inbox:
            self.inbox_filled.set()
        if unit.filled_outbox:
            self.outbox_filled.set()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A unit that only reads; it sees one state of the database and is rolled back."""
        async with (
            self.engine.connect() as connection,
            AsyncSession(connection, expire_on_commit=False, autoflush=False) as session,
        ):
            yield UnitOfWork(session, self.dialect)

    async def prepare(self) -> None:
        """Brings the schema up to date. Raises DatabaseUnusable where the database cannot be reached or written."""
        try:
            if await self.revision() != HEAD:
                await self.upgrade()
        except (DBAPIError, OSError) as error:
            raise DatabaseUnusable(_reason(error)) from None

    async def upgrade(self) -> None:
        """Runs the migrations that are missing."""
        # Loaded here: a start with a current schema must not pay for the tool.
        from storage.migrations import upgrade

        async with self.engine.connect() as connection:
            await connection.execution_options(vigie_writes=True)
            async with connection.begin():
                await connection.run_sync(upgrade)

    async def revision(self) -> str | None:
        """The migration that the database stands at; None for an empty one."""
        async with self.engine.connect() as connection:
            return await connection.run_sync(_revision)

    async def checked_revision(self) -> str | None:
        """As `revision`; DatabaseUnusable where the database cannot be reached."""
        try:
            return await self.revision()
        except (DBAPIError, OSError) as error:
            raise DatabaseUnusable(_reason(error)) from None

    async def sweep_leases(self) -> None:
        """At the start of the one process that owns the database: whatever a killed one held is free."""
        async with self.write() as unit:
            await unit.inbox.sweep_leases()
            await unit.leases.sweep()

    async def close(self) -> None:
        """Closes every connection and gives the file back."""
        await self.engine.dispose()
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
    words = str(cause).strip().splitlines()
    return (words[0] if words else type(cause).__name__).rstrip(".") + "."
