"""Everything in which SQLite and PostgreSQL differ. The rest of storage/ is written once.

SQLite serves one process that owns the file: leases never lapse there, they are swept away at start. On PostgreSQL any
number of processes share the work, so a lease lapses when its holder stops renewing it.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Float, Insert, Table, event, func, literal, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

LEASE_SECONDS = 6.0
"""PostgreSQL: work of a killed process resumes after this and one claim; the promise is 10 s."""

NEVER = 10.0 * 365 * 24 * 3600
"""SQLite: as long as a lease lasts where nobody else can take it."""


@dataclass(slots=True)
class Dialect:
    """What depends on the database. `exclusive`: one process owns it, leases need no renewal."""

    exclusive: bool
    lease_seconds: float
    _writers: asyncio.Lock = field(default_factory=asyncio.Lock)

    def now(self) -> ColumnElement[float]:
        """The database's own clock in epoch seconds: machines that share a database need not agree on the time."""
        if self.exclusive:
            return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Float)
        return func.extract("epoch", func.clock_timestamp()).cast(Float)

    def insert(self, table: Any) -> Any:
        """An INSERT that knows ON CONFLICT, which both databases spell alike and SQLAlchemy keeps apart."""
        return sqlite.insert(table) if self.exclusive else postgresql.insert(table)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[None]:
        """Queues the writers of one process: in SQLite the second one would only spin on the file's lock."""
        if self.exclusive:
            async with self._writers:
                yield
        else:
            yield


def dialect_of(url: str) -> Dialect:
    """The differences that a database URL brings."""
    exclusive = make_url(url).get_backend_name() == "sqlite"
    return Dialect(exclusive=exclusive, lease_seconds=NEVER if exclusive else LEASE_SECONDS)


def driver_url(url: str) -> URL:
    """The URL with its asyncio driver: `sqlite:///x.db` or `postgresql://…`, as operators and hosters write them."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite+aiosqlite")
    query = dict(parsed.query)
    if "sslmode" in query:  # libpq's word; asyncpg knows it as `ssl`
        query["ssl"] = query.pop("sslmode")
    return parsed.set(drivername="postgresql+asyncpg", query=query)


def make_engine(url: str) -> AsyncEngine:
    """An engine whose errors carry no parameters: they hold what people wrote."""
    parsed = driver_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_async_engine(parsed, hide_parameters=True, pool_size=10, max_overflow=5, pool_pre_ping=True)
    engine = create_async_engine(
        parsed, hide_parameters=True, connect_args={"timeout": 30}, pool_size=5, max_overflow=5
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # The driver's own idea of transactions would open them late and break savepoints: BEGIN is ours, below.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=30000",
            "cache_size=-16000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred transaction that reads and then writes fails at once when somebody wrote in between, whatever
        # the busy timeout says: a unit that writes takes the write lock first.
        writes = connection.get_execution_options().get("vigie_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def upsert(dialect: Dialect, table: type[Any], key: Mapping[str, Any], values: Mapping[str, Any]) -> Insert:
    """INSERT the row `key | values`; where the key is there already, set `values`."""
    target: Table = table.__table__
    statement = dialect.insert(target).values(**key, **values)
    result: Insert = statement.on_conflict_do_update(index_elements=list(key), set_=dict(values))
    return result


def epoch(seconds: float) -> ColumnElement[float]:
    """A number of seconds as a float column element, also where the database would guess an integer."""
    return literal(float(seconds), Float)
