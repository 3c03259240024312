"""Reviews: one open a report, answered once, the coordinator's words encrypted."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.reviews import Review, ReviewOutcome, ReviewReason
from storage.database import Database
from tests.storage.rows import NOW, SECRET, admit, content, raw, report


async def opened(database: Database, report_id: int, words: str | None = None) -> Review:
    async with database.write() as unit:
        await unit.reviews.open(report_id, 1, ReviewReason.OTHER, words, 5, NOW)
        found = await unit.reviews.latest(report_id)
    assert found is not None
    return found


async def test_it_is_read_as_it_was_written(database: Database) -> None:
    number = await report(database, await admit(database), content())
    found = await opened(database, number, SECRET)

    assert found == Review(found.id, number, 1, 5, NOW, ReviewReason.OTHER, SECRET, None, None, None)
    assert found.open
    assert SECRET not in str(await raw(database, "SELECT words FROM report_reviews"))


async def test_a_report_is_sent_back_again_only_when_it_was_answered(database: Database) -> None:
    number = await report(database, await admit(database), content())
    other = await report(database, await admit(database, 8), content(), 2)
    first = await opened(database, number)
    with pytest.raises(IntegrityError):
        await opened(database, number)
    async with database.write() as unit:
        assert await unit.reviews.open_among([number, other]) == {number}
        await unit.reviews.close(first.id, ReviewOutcome.RIGHT, 1, NOW + timedelta(minutes=1))
        assert await unit.reviews.open_among([number, other]) == set()
        closed = await unit.reviews.latest(number)
    assert closed is not None
    assert (closed.outcome, closed.closed_by, closed.open) == (ReviewOutcome.RIGHT, 1, False)

    second = await opened(database, number)

    assert second.id > first.id


async def test_of_nothing_nothing_is_open(database: Database) -> None:
    async with database.read() as unit:
        assert await unit.reviews.open_among([]) == set()
        assert await unit.reviews.latest(1) is None
