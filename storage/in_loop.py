"""A session whose statements run where they stand: SQLite's, see `storage.dialect.Sqlite`.

To the repositories it is the AsyncSession that they know from PostgreSQL: it has the methods that they use.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from storage.prepared import is_prepared, run

SESSION: dict[str, Any] = {
    "expire_on_commit": False,
    "autoflush": False,
    "execution_options": {"populate_existing": True},
}


_MUCH = 2_000
"""Rows that one commit may bring without being handed to a thread."""


async def to_its_end(step: Callable[[], object]) -> None:
    """Runs a step that waits (for the file's lock, for the disk) in a thread. Whoever is cancelled meanwhile lets it
    come to its end first: the connection must not be closed under it."""
    running = asyncio.ensure_future(asyncio.to_thread(step))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait([running])
        raise


def sync(log: str) -> None:
    """Waits until the disk has every commit so far; `log` is SQLite's write-ahead log.

    SQLite does the same within each commit where it is told to (synchronous=FULL), and holds its lock meanwhile.
    """
    try:
        file = os.open(log, os.O_RDONLY)
    except FileNotFoundError:
        return  # it was written back, and synced, as the last connection closed
    try:
        os.fsync(file)
    finally:
        os.close(file)


class TransactionLost(RuntimeError):
    """SQLite gave the whole transaction up (the disk is full, or fails): nothing of this unit may be stored."""


class InLoopSession:
    """See the module."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.wrote = False
        """Whether it has committed something."""
        self._driver: Any = connection.connection.driver_connection
        self._depth = 0
        self._changes = self._written()

    @cached_property
    def _session(self) -> Session:
        """For what names a mapped class; most units never do."""
        return Session(self._connection, **SESSION)

    def _written(self) -> Any:
        return self._driver.total_changes

    def _in_transaction(self) -> None:
        # A full disk ends the whole transaction, not only the statement. Without this check everything after it would
        # be committed on its own: updates marked as done whose reports are gone.
        if not self._driver.in_transaction:
            raise TransactionLost("the transaction is over before its end")

    def _run(self, statement: Any, params: Any, options: dict[str, Any]) -> Any:
        self._in_transaction()
        if is_prepared(statement):
            return run(self._connection, self._driver, statement, params)
        # What names no mapped class needs nothing of a Session, which would cost as much again as the statement.
        if statement._propagate_attrs or options:
            return self._session.execute(statement, params, **options)
        return self._connection.execute(statement, params)

    async def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As AsyncSession's."""
        return self._run(statement, params, options)

    async def scalar(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As AsyncSession's."""
        return self._run(statement, params, options).scalar()

    async def scalars(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As AsyncSession's."""
        return self._run(statement, params, options).scalars()

    async def get(self, entity: Any, ident: Any, **options: Any) -> Any:
        """As AsyncSession's."""
        self._in_transaction()
        return self._session.get(entity, ident, **options)

    @asynccontextmanager
    async def _savepoint(self) -> AsyncIterator[None]:
        self._depth += 1
        name = f"part_{self._depth}"
        self._in_transaction()
        self._driver.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            self._in_transaction()
            self._driver.execute(f"ROLLBACK TO {name}")
            raise
        finally:
            self._depth -= 1
            if self._driver.in_transaction:
                self._driver.execute(f"RELEASE {name}")

    def begin_nested(self) -> Any:
        """As AsyncSession's."""
        return self._savepoint()

    async def commit(self) -> None:
        """As AsyncSession's, but for the disk (`sync`). TransactionLost where there is no transaction any more.

        It writes into the log and waits for nothing; in a thread where that is much.
        """
        self._in_transaction()
        changes = self._written() - self._changes
        self.wrote = changes > 0
        if changes > _MUCH:
            await to_its_end(self._connection.commit)
        else:
            self._connection.commit()

    def close(self) -> None:
        """What is not committed is rolled back with the connection."""
        if "_session" in self.__dict__:
            self._session.close()
