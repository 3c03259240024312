"""A full disk ends SQLite's whole transaction: then nothing of the unit is stored, and what came is tried again."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.notices import GroupLeft
from storage.database import Database
from storage.in_loop import TransactionLost
from storage.inbox import Incoming

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


async def write(database: Database, done: int, *, full: bool) -> None:
    """A unit with a part that succeeds and one that meets the end of the disk, or a transaction that is over."""
    async with database.write() as unit:
        async with unit.savepoint():
            await unit.outbox.put(GroupLeft(), 1, NOW)
        if not full:
            await unit.session.execute(text("ROLLBACK"))
            return
        pages = await unit.session.scalar(text("PRAGMA page_count"))
        await unit.session.execute(text(f"PRAGMA max_page_count={pages + 3}"))
        with suppress(DBAPIError, TransactionLost):
            async with unit.savepoint():
                for _ in range(400):
                    await unit.outbox.put(GroupLeft(), 2, NOW)
        await unit.inbox.done([done], NOW)


@pytest.mark.parametrize("full", [True, False], ids=["the disk is full", "nothing is done after it"])
async def test_no_update_is_done_whose_effect_is_lost(sqlite_url: str, full: bool) -> None:
    database = Database(sqlite_url)
    async with database.write() as unit:
        await unit.inbox.take_in(1, [Incoming(n, n, n, 1, "{}") for n in (1, 2)], NOW)
    async with database.write() as unit:
        claimed = await unit.inbox.claim("token", 64, 16)
    with pytest.raises(TransactionLost):
        await write(database, claimed[0].seq, full=full)
    async with database.read() as unit:
        assert await unit.inbox.counts() == {"waiting": 2}
        assert await unit.outbox.counts() == {"maybe_twice": 0}
    await database.close()
