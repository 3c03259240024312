"""The ticker on a clock that runs."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.catalogue import catalogue_from
from bot.clocks import SystemClock
from bot.ticking import Ticker
from storage.database import Database
from storage.tables import PeriodDone


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    """An empty one."""
    database = Database(sqlite_url)
    await database.prepare()
    yield database
    await database.close()


async def test_what_is_due_now_is_done_though_the_clock_runs_while_it_is_asked(database: Database) -> None:
    clock = SystemClock()
    ticker = Ticker(database, clock, catalogue_from(None), b"secret", "token")

    told = await ticker.tick()

    async with database.read() as unit:
        assert "daily_purge" in (await unit.session.scalars(select(PeriodDone.schedule))).all()
    # The next thing is one that is ahead, so that a drill's clock stops there.
    assert told is not None
    assert told > clock.now()
    assert await ticker.next_due() == told
