"""Everything in which SQLite and PostgreSQL differ. The rest of storage/ is written once.

SQLite serves one process that owns the file: leases never lapse there, they are swept away at start. On PostgreSQL any
number of processes share the work, so a lease lapses when its holder stops renewing it.
"""

import asyncio
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, nullcontext, suppress
from functools import partial
from typing import Any, ClassVar, TypeVar, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Date,
    Float,
    Insert,
    QueuePool,
    Select,
    String,
    Table,
    Text,
    bindparam,
    column,
    create_engine,
    event,
    func,
    literal_column,
    select,
    text,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL, Connection, ExceptionContext, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from storage.in_loop import SESSION, InLoopSession, sync, to_its_end
from storage.quick_json import dumps, loads
from storage.writers import Writers

Result = TypeVar("Result")

LEASE_SECONDS = 6.0
"""PostgreSQL: work of a killed process resumes after this and one claim; the promise is 10 s."""

NEVER = 10.0 * 365 * 24 * 3600
"""SQLite: as long as a lease lasts where nobody else can take it."""


_BUSY = 30_000
"""Milliseconds for which SQLite waits for the file's lock."""
_READERS_END = 50
"""Milliseconds within which whoever reads has mostly ended. An export reads for longer: nobody waits for that."""
_WRITTEN_BACK_EVERY = 200
"""Commits after which SQLite's log is written back into its file."""
_LONG_LOG = 16_000
"""Pages (of 4 KiB) from which on nobody writes until it is written back: it begins anew only where nothing came
meanwhile, which in a long rush never happens by itself."""


class Dialect(ABC):
    """What depends on the database. `exclusive`: one process owns it, leases need no renewal."""

    exclusive: bool
    lease_seconds: float
    _constants: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        cls._constants = {}

    def constant(self, name: str, build: Callable[[], Any]) -> Any:
        """A statement that depends on the kind of database and on nothing else, built once in a process."""
        if name not in self._constants:
            self._constants[name] = build()
        return self._constants[name]

    @abstractmethod
    def now(self) -> ColumnElement[float]:
        """The database's own clock in epoch seconds: machines that share a database need not agree on the time."""

    @abstractmethod
    def among(self, column: Any, name: str, *, words: bool = False) -> ColumnElement[bool]:
        """Whether a column's number (`words`: its text) is in the list that will be bound to `name`. Unlike `in_` it is
        one parameter however long the list is, so that the statement around it can be a constant."""

    @abstractmethod
    def found(self, column: Any, numbers: Select[Any]) -> ColumnElement[bool]:
        """Whether a column's number is among those that a statement finds, each looked up by the column's index."""

    @abstractmethod
    def on_each(self, days: Sequence[str], build: Callable[[Any], Select[Any]]) -> Any:
        """What `build` finds for each of the days that will be bound to these names; the day stands last."""

    @abstractmethod
    def insert(self, table: Any) -> Any:
        """An INSERT that knows ON CONFLICT, which both databases spell alike and SQLAlchemy keeps apart."""

    @abstractmethod
    def session(
        self, *, writes: bool, first: bool = False, unsynced: bool = False
    ) -> AbstractAsyncContextManager[AsyncSession]:
        """A session that tells what the database says now, also of a row that it has read before. Where one writes at a
        time, `first` writes before whoever waits. `unsynced`: its commit does not wait for the disk.

        What is not committed when the block ends is rolled back.
        """

    @abstractmethod
    async def synced(self, session: AsyncSession) -> None:
        """After a session that has committed and ended: what it wrote is on the disk. Without this a commit outlives a
        kill, and a power cut may take it back until the next one that is synced."""

    @abstractmethod
    async def alone(self, session: AsyncSession, name: str) -> None:
        """Until the commit nobody else goes on in what bears this name."""

    @abstractmethod
    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """Runs work on the schema in a transaction of its own, and commits it."""

    @abstractmethod
    async def close(self) -> None:
        """Closes every connection."""

    def failures(self) -> tuple[type[Exception], ...]:
        """What the driver raises on its own while it connects; SQLAlchemy wraps only what comes later."""
        return ()


class Sqlite(Dialect):
    """One process, one writer at a time; statements run in the event loop's own thread.

    A statement on a local file takes some microseconds, handing it to a thread and back takes ten times that, and a
    report takes a dozen of them. Only what waits is handed to a thread: for the file's lock, and for the disk.
    """

    exclusive = True
    lease_seconds = NEVER

    def __init__(self, url: URL) -> None:
        self._writers = Writers()
        self._log = f"{url.database}-wal" if url.database else None
        self._synced = 0
        self._writing_back: asyncio.Task[None] | None = None
        self._engine = create_engine(
            url,
            hide_parameters=True,
            connect_args={"timeout": 30, "check_same_thread": False},
            poolclass=QueuePool,
            json_serializer=dumps,
            json_deserializer=loads,
        )
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    def now(self) -> ColumnElement[float]:
        """See Dialect."""
        return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Float)

    def among(self, column: Any, name: str, *, words: bool = False) -> ColumnElement[bool]:
        """See Dialect."""
        listed = func.json_each(bindparam(name, type_=JSON)).table_valued("value")
        found: ColumnElement[bool] = column.in_(select(listed.c.value))
        return found

    def found(self, column: Any, numbers: Select[Any]) -> ColumnElement[bool]:
        """See Dialect."""
        found: ColumnElement[bool] = column.in_(numbers)
        return found

    def on_each(self, days: Sequence[str], build: Callable[[Any], Select[Any]]) -> Any:
        """See Dialect."""
        bound = [bindparam(name, type_=Date) for name in days]
        return union_all(*(build(day).add_columns(type_coerce(day, Date).label("day")) for day in bound))

    def insert(self, table: Any) -> Any:
        """See Dialect."""
        return sqlite.insert(table)

    @asynccontextmanager
    async def session(
        self, *, writes: bool, first: bool = False, unsynced: bool = False
    ) -> AsyncIterator[AsyncSession]:
        """See Dialect. Writers queue here: in SQLite the second one would only spin on the file's lock."""
        async with self._writers.turn(first=first) if writes else nullcontext():
            with self._engine.connect().execution_options(vigie_writes=writes) as connection:
                if writes and not _begun(connection.connection.driver_connection):
                    # The command line may hold the file's lock for a moment: that is waited for in a thread as well.
                    await to_its_end(connection.begin)
                else:
                    connection.begin()
                with closing(InLoopSession(connection)) as session:
                    yield cast("AsyncSession", session)

    async def synced(self, session: AsyncSession) -> None:
        """See Dialect. In a thread, while the next one writes already."""
        if self._log is None or not cast("InLoopSession", session).wrote:
            return
        await to_its_end(partial(sync, self._log))
        self._synced += 1
        if self._synced % _WRITTEN_BACK_EVERY == 0 and (self._writing_back is None or self._writing_back.done()):
            self._writing_back = asyncio.create_task(self._write_back())

    async def _write_back(self) -> None:
        """SQLite would do it within a commit, and whoever writes next, an alert also, would wait for the disk."""
        # Where the disk fails the log grows, and the next time tries again; commits say themselves that it failed.
        with suppress(sqlite3.Error, SQLAlchemyError):
            if await asyncio.to_thread(self._checkpoint, "PASSIVE") > _LONG_LOG:
                async with self._writers.turn(first=False):
                    await to_its_end(partial(self._checkpoint, "RESTART"))

    def _checkpoint(self, how: str) -> int:
        """Writes the log back; how many pages it has. PASSIVE: as far as nobody reads from it, and takes no lock from a
        writer. RESTART: all of it, and waits a moment for those who read from it, so that whoever writes next begins it
        anew."""
        with closing(self._engine.raw_connection()) as connection:
            driver = cast("sqlite3.Connection", connection.driver_connection)
            driver.execute(f"PRAGMA busy_timeout={_READERS_END}")
            try:
                _, pages, _ = driver.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
            finally:
                driver.execute(f"PRAGMA busy_timeout={_BUSY}")
        return int(pages)

    async def alone(self, session: AsyncSession, name: str) -> None:
        """See Dialect: whoever writes is alone anyway."""

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """See Dialect."""
        with self._engine.connect().execution_options(vigie_writes=True) as connection:
            with connection.begin():
                found = work(connection)
            if self._log is not None:
                sync(self._log)
        return found

    async def close(self) -> None:
        """See Dialect."""
        if self._writing_back is not None:
            await self._writing_back
        self._engine.dispose()


_UNSYNCED = text("SET LOCAL synchronous_commit = off")
_ALONE = select(func.pg_advisory_xact_lock(func.hashtext(bindparam("name"))))


class Postgres(Dialect):
    """Any number of processes; what one of them holds lapses when it stops renewing it."""

    exclusive = False
    lease_seconds = LEASE_SECONDS

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(url, hide_parameters=True, pool_size=10, max_overflow=5, pool_pre_ping=True)
        event.listen(self._engine.sync_engine, "connect", _for_short_statements)
        event.listen(self._engine.sync_engine, "handle_error", _without_values)

    def now(self) -> ColumnElement[float]:
        """See Dialect."""
        return func.extract("epoch", func.clock_timestamp()).cast(Float)

    def among(self, column: Any, name: str, *, words: bool = False) -> ColumnElement[bool]:
        """See Dialect."""
        from sqlalchemy.dialects import postgresql  # a process on SQLite never needs it

        found: ColumnElement[bool] = column == func.any(
            bindparam(name, type_=postgresql.ARRAY(Text if words else BigInteger))
        )
        return found

    def found(self, column: Any, numbers: Select[Any]) -> ColumnElement[bool]:
        """See Dialect. What is near each other in the index it then finds by going down into it once, where a join goes
        down for each."""
        found: ColumnElement[bool] = column == func.any(func.array(numbers.scalar_subquery()))
        return found

    def on_each(self, days: Sequence[str], build: Callable[[Any], Select[Any]]) -> Any:
        """See Dialect. Of parts put together by UNION each would be planned, which takes as long as finding it."""
        from sqlalchemy.dialects import postgresql  # a process on SQLite never needs it

        bound: Any = postgresql.array([bindparam(name, type_=Date) for name in days])
        each = func.unnest(bound).table_valued(column("day", Date)).render_derived()
        found = build(each.c.day).lateral("found")  # from VALUES it would be compiled each time
        return select(*found.c, each.c.day).select_from(each).join(found, true())

    def insert(self, table: Any) -> Any:
        """See Dialect."""
        from sqlalchemy.dialects import postgresql  # a process on SQLite never needs it

        return postgresql.insert(table)

    @asynccontextmanager
    async def session(
        self, *, writes: bool, first: bool = False, unsynced: bool = False
    ) -> AsyncIterator[AsyncSession]:
        """See Dialect."""
        async with self._engine.connect() as connection, AsyncSession(connection, **SESSION) as session:
            if unsynced:
                await session.execute(_UNSYNCED)
            yield session

    async def synced(self, session: AsyncSession) -> None:
        """See Dialect: its commits do so by themselves."""

    async def alone(self, session: AsyncSession, name: str) -> None:
        """See Dialect."""
        await session.execute(_ALONE, {"name": name})

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """See Dialect."""
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        """See Dialect."""
        await self._engine.dispose()

    def failures(self) -> tuple[type[Exception], ...]:
        """See Dialect."""
        from asyncpg import InterfaceError, PostgresError

        return (InterfaceError, PostgresError)


def dialect_of(url: str) -> Dialect:
    """The database behind a URL as operators and hosters write it. Opens nothing yet."""
    with_driver = driver_url(url)
    return Sqlite(with_driver) if with_driver.get_backend_name() == "sqlite" else Postgres(with_driver)


def driver_url(url: str) -> URL:
    """The URL with its driver: `sqlite:///x.db` or `postgresql://…`, as operators and hosters write them."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite+pysqlite")
    query = dict(parsed.query)
    if "sslmode" in query:  # libpq's word; asyncpg knows it as `ssl`
        query["ssl"] = query.pop("sslmode")
    return parsed.set(drivername="postgresql+asyncpg", query=query)


def _prepare(connection: Any, _record: Any) -> None:
    # The driver's own idea of transactions would open them late and break savepoints: BEGIN is ours, below.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",  # what FULL does besides, `sync` does
        "wal_autocheckpoint=0",  # see `Sqlite._write_back`
        "foreign_keys=ON",
        f"busy_timeout={_BUSY}",
        "cache_size=-8000",  # the pages that a reading of two hundred shelters' beds touches are kept for the next one
        "temp_store=MEMORY",  # what a savepoint keeps to be undone
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begun(driver: Any) -> bool:
    """Begins to write where the file is free, as it nearly always is: a thread for it would cost more than the lock."""
    driver.execute("PRAGMA busy_timeout=0")
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False  # whatever it is, whoever tries it again in a thread says so
    finally:
        driver.execute(f"PRAGMA busy_timeout={_BUSY}")
    return True


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once when somebody wrote in between, whatever the
    # busy timeout says: a unit that writes takes the write lock first.
    if connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
        return
    writes = connection.get_execution_options().get("vigie_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _for_short_statements(connection: Any, _record: object) -> None:
    """PostgreSQL reckons with a disk that turns: it would rather read a whole table than a few days by their index. And
    for what takes some milliseconds it would start a second process, which takes as many."""
    cursor = connection.cursor()
    for setting in ("random_page_cost = 1.1", "max_parallel_workers_per_gather = 0"):
        cursor.execute(f"SET {setting}")
    cursor.close()
    connection.commit()  # else the first rollback takes it back


def _without_values(context: ExceptionContext) -> None:
    """PostgreSQL adds a line of detail to its errors that quotes the row: only the first line is kept."""
    original = context.original_exception
    for error in (context.sqlalchemy_exception, original, original.__cause__):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])
        if isinstance(getattr(error, "detail", None), str):
            error.detail = None  # type: ignore[union-attr]


def upsert(dialect: Dialect, table: type[Any], key: Mapping[str, Any], values: Mapping[str, Any]) -> Insert:
    """INSERT the row `key | values`; where the key is there already, set `values`."""
    target: Table = table.__table__
    statement = dialect.insert(target).values(**key, **values)
    result: Insert = statement.on_conflict_do_update(index_elements=list(key), set_=dict(values))
    return result


def inline(word: str) -> ColumnElement[str]:
    """A fixed word of ours that stands in the statement itself: a partial index serves only a condition that the
    planner can read, and a prepared statement's parameter it cannot."""
    return literal_column(f"'{word}'", String)
