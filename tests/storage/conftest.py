"""Who else works on the database."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database


@pytest.fixture
async def other(database: Database) -> AsyncIterator[Database]:
    """A second process, as far as the database can tell; on SQLite, where one process owns the file, the same one."""
    if database.dialect.exclusive:
        yield database
        return
    opened = Database(database.url)
    yield opened
    await opened.close()
