"""A mission over the services alone."""

from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.support.alerts import Mission


@pytest.fixture
async def alerts(sqlite_url: str) -> AsyncIterator[Mission]:
    """Calais with two coordinators, and whom else alerts may concern."""
    database = Database(sqlite_url)
    made = Mission(database)
    await made.populate()
    yield made
    await database.close()
