"""Leases: one holder at a time. Periods: once, however many ask."""

import asyncio
from datetime import timedelta

from storage.database import Database
from tests.storage.rows import NOW


async def take(database: Database, token: str, name: str = "sender") -> bool:
    async with database.write() as unit:
        return await unit.leases.take(name, token)


async def test_one_holds_and_renews_and_others_are_refused(database: Database, other: Database) -> None:
    assert await take(database, "me")
    assert not await take(other, "you")
    assert await take(database, "me")
    assert await take(other, "you", "poller")


async def test_of_many_at_once_one_gets_the_lease(database: Database, other: Database) -> None:
    got = await asyncio.gather(*(take((database, other)[n % 2], f"token{n}") for n in range(8)))
    assert sum(got) == 1


async def test_a_lease_that_was_given_back_is_free_at_once(database: Database) -> None:
    assert await take(database, "me")
    async with database.write() as unit:
        await unit.leases.give_back("me")
    assert await take(database, "you")
    async with database.write() as unit:
        await unit.leases.give_back("me")
    assert not await take(database, "them")


async def test_a_lease_that_is_not_renewed_lapses_where_processes_share(postgres_url: str) -> None:
    database = Database(postgres_url)
    database.dialect.lease_seconds = 60
    assert await take(database, "me")
    assert not await take(database, "you")
    database.dialect.lease_seconds = -1
    assert await take(database, "me"), "renewed for a time that is over at once"
    database.dialect.lease_seconds = 60
    assert await take(database, "you")
    assert not await take(database, "me")
    await database.close()


async def test_the_owner_of_a_file_sweeps_a_former_ones_leases(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    assert await take(database, "killed")
    await database.sweep_leases()
    assert await take(database, "next")
    await database.close()


async def test_a_period_happens_once_among_many(database: Database, other: Database) -> None:
    async def once(base: Database) -> bool:
        async with base.write() as unit:
            return await unit.leases.do_once("summary", "2026-11-23", NOW)

    assert sum(await asyncio.gather(*(once((database, other)[n % 2]) for n in range(8)))) == 1
    async with database.read() as unit:
        assert await unit.leases.was_done("summary", "2026-11-23")
        assert not await unit.leases.was_done("summary", "2026-11-24")


async def test_a_period_whose_work_failed_is_free_again(database: Database) -> None:
    try:
        async with database.write() as unit:
            assert await unit.leases.do_once("summary", "2026-11-23", NOW)
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    async with database.write() as unit:
        assert await unit.leases.do_once("summary", "2026-11-23", NOW)


async def test_long_past_periods_are_forgotten(database: Database) -> None:
    async with database.write() as unit:
        await unit.leases.do_once("summary", "old", NOW - timedelta(days=31))
        await unit.leases.do_once("summary", "new", NOW)
        await unit.leases.forget_periods(NOW - timedelta(days=30))
        assert not await unit.leases.was_done("summary", "old")
        assert await unit.leases.was_done("summary", "new")


async def test_the_last_contact_is_kept_for_each_bot(database: Database) -> None:
    async with database.write() as unit:
        assert await unit.leases.last_contact(1) is None
        await unit.leases.contact(1, NOW)
        await unit.leases.contact(1, NOW + timedelta(minutes=1))
        await unit.leases.contact(2, NOW)
        assert await unit.leases.last_contact(1) == NOW + timedelta(minutes=1)
