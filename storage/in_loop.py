"""A session whose statements run where they stand: SQLite's, see `storage.dialect.Sqlite`.

To the repositories it is the AsyncSession that they know from PostgreSQL. The methods that they use are here; any
other one would ask for a greenlet that is not there, and fail at once.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession

SESSION: dict[str, Any] = {
    "expire_on_commit": False,
    "autoflush": False,
    "execution_options": {"populate_existing": True},
}


class InLoopSession(AsyncSession):
    """See the module."""

    def __init__(self, connection: Connection) -> None:
        # A transaction that is open on the connection is the session's own to commit.
        super().__init__(**SESSION, join_transaction_mode="control_fully")
        self.sync_session.bind = connection
        self._connection = connection

    async def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As AsyncSession's."""
        return self.sync_session.execute(statement, params, **options)

    async def scalar(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As AsyncSession's."""
        return self.sync_session.scalar(statement, params, **options)

    async def scalars(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """As AsyncSession's."""
        return self.sync_session.scalars(statement, params, **options)

    async def get(self, entity: Any, ident: Any, **options: Any) -> Any:
        """As AsyncSession's."""
        return self.sync_session.get(entity, ident, **options)

    @asynccontextmanager
    async def _savepoint(self) -> AsyncIterator[None]:
        with self.sync_session.begin_nested():
            yield

    def begin_nested(self) -> Any:
        """As AsyncSession's."""
        return self._savepoint()

    async def commit(self) -> None:
        """As AsyncSession's; in a thread, since it waits for the disk.

        A cancellation waits for the thread: to close the session under it would leave open what was committed.
        """
        committing = asyncio.ensure_future(asyncio.to_thread(self.sync_session.commit))
        try:
            await asyncio.shield(committing)
        except asyncio.CancelledError:
            await asyncio.wait([committing])
            raise

    async def close(self) -> None:
        """As AsyncSession's; what is not committed is rolled back."""
        self.sync_session.close()

    async def __aenter__(self) -> Self:
        """The session itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Closes it."""
        await self.close()
