"""The audit's chain: sealed afterwards, whole, and telling where it was broken."""

import asyncio
from contextlib import suppress
from datetime import timedelta

from domain.audit import GENESIS, Deed, Door, Head, Subject, sealed
from storage.database import Database
from tests.bot.test_cli import vigie
from tests.storage.rows import NOW, change
from tests.support.mission import KEY


async def write(database: Database, *subjects: int, days: int = 0) -> None:
    async with database.write() as unit:
        for subject in subjects:
            await unit.audit.note(NOW + timedelta(days=days), Deed.INCIDENT_OPENED, Subject.INCIDENT, subject, by=7)


async def seal(database: Database, most: int = 500) -> int:
    async with database.write() as unit:
        return await unit.audit.seal(most)


async def broken(database: Database, known: Head | None = None) -> tuple[int | None, int]:
    async with database.read() as unit:
        return await unit.audit.broken(known)


async def head(database: Database) -> Head:
    async with database.read() as unit:
        return await unit.audit.head()


async def test_what_was_noted_is_chained_in_batches_and_the_first_broken_link_is_named(database: Database) -> None:
    assert await head(database) == Head(0, GENESIS)
    await write(database, 1, 2, 3)
    async with database.read() as unit:
        assert await unit.audit.oldest_unsealed() == NOW
    assert [await seal(database, 2), await seal(database, 2), await seal(database, 2)] == [2, 1, 0]
    async with database.read() as unit:
        assert await unit.audit.oldest_unsealed() is None
        links = [link async for link in unit.audit.links(0)]
    assert [link.entry.subject for link in links] == [1, 2, 3]
    assert links[1] == sealed(Head(1, links[0].hash), links[1].entry)
    published = await head(database)
    assert published == Head(3, links[2].hash)
    assert await broken(database, published) == (None, 3)

    await change(database, "UPDATE audit SET person_id = 8 WHERE number = 2")
    assert await broken(database) == (2, 1)
    await change(database, "UPDATE audit SET person_id = 7 WHERE number = 2")
    assert await broken(database) == (None, 3)
    # Whoever drops the last ones leaves a chain that holds: what was published tells.
    await change(database, "DELETE FROM audit WHERE number = 3")
    assert await broken(database) == (None, 2)
    assert await broken(database, published) == (3, 2)
    await change(database, "DELETE FROM audit WHERE number = 1")
    assert await broken(database) == (1, 0)


async def test_what_was_committed_late_is_sealed_late_and_nothing_is_left_out(
    database: Database, other: Database
) -> None:
    if database.dialect.exclusive:  # one writes at a time: ids are committed in their order
        return
    async with database.write() as slow:
        await slow.audit.note(NOW, Deed.INCIDENT_OPENED, Subject.INCIDENT, 1, by=7)
        await slow.audit.write_down()
        await write(other, 2)
        assert await seal(other) == 1
    assert await seal(other) == 1
    async with database.read() as unit:
        links = [link async for link in unit.audit.links(0)]
    assert [(link.number, link.entry.subject) for link in links] == [(1, 2), (2, 1)]
    assert links[1].entry.id < links[0].entry.id
    assert await broken(database) == (None, 2)


async def test_a_part_that_is_undone_takes_its_entries_along(database: Database) -> None:
    async with database.write() as unit:
        await unit.audit.note(NOW, Deed.INCIDENT_OPENED, Subject.INCIDENT, 1, by=7)
        with suppress(ZeroDivisionError):
            async with unit.savepoint():
                await unit.audit.note(NOW, Deed.INCIDENT_OPENED, Subject.INCIDENT, 2, by=7)
                raise ZeroDivisionError
        async with unit.savepoint():
            await unit.audit.note(NOW, Deed.INCIDENT_OPENED, Subject.INCIDENT, 3, by=7)
    assert await seal(database) == 2
    async with database.read() as unit:
        assert [link.entry.subject async for link in unit.audit.links(0)] == [1, 3]


async def test_what_is_too_old_is_cut_at_a_sealed_link_and_the_rest_still_holds(database: Database) -> None:
    await write(database, 1, 2)
    await write(database, 3, days=10)
    await seal(database)
    await write(database, 4)  # older than what was sealed before it, and not sealed yet
    async with database.write() as unit:
        assert await unit.audit.cut(NOW + timedelta(days=1), NOW, 1) == 1
        assert await unit.audit.cut(NOW + timedelta(days=1), NOW, 5) == 1
        assert await unit.audit.cut(NOW + timedelta(days=1), NOW, 5) == 0
        assert (await unit.audit.beginning()).number == 2
    assert await broken(database) == (None, 1)
    await seal(database)
    assert (await head(database)).number == 4
    assert await broken(database) == (None, 2)
    async with database.write() as unit:
        assert await unit.audit.cut(NOW + timedelta(days=30), NOW) == 2
    assert await broken(database) == (None, 0)
    await write(database, 5, days=40)
    await seal(database)
    assert (await head(database)).number == 5
    assert await broken(database) == (None, 1)


async def test_the_newest_entries_by_person_and_by_subject(database: Database) -> None:
    await write(database, 5)  # an incident of which it is not known that it is not restricted
    async with database.write() as unit:
        for report in (1, 2, 1):
            await unit.audit.note(NOW, Deed.REPORT_CHANGED, Subject.REPORT, report, by=7)
        await unit.audit.note(NOW, Deed.ROLE_GIVEN, Subject.PERSON, 7, by=9)
    async with database.read() as unit:
        page = unit.audit.page
        newest = await page(2)
        assert [(e.deed, e.subject) for e in newest] == [(Deed.ROLE_GIVEN, 7), (Deed.REPORT_CHANGED, 1)]
        assert [e.subject for e in await page(9, skip=2)] == [2, 1]
        assert [e.subject for e in await page(9, until=NOW - timedelta(seconds=1))] == []
        assert len(await page(9, person=7)) == 4
        assert len(await page(9, person=9)) == 1
        assert len(await page(9, kind=Subject.REPORT, subject=1)) == 2
        assert await page(9, kind=Subject.INCIDENT, subject=5) == []


async def test_the_command_line_verifies_against_a_published_head(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    settings = {"ENCRYPTION_KEYS": KEY, "DATABASE_URL": sqlite_url}

    async def vigie_audit(*words: str) -> tuple[int, str]:
        result = await asyncio.to_thread(vigie, "audit", *words, **settings)
        return result.exit_code, result.output

    await write(database, 1, 2, 3)
    await seal(database)
    code, published = await vigie_audit("head")
    assert (code, published.partition(":")[0]) == (0, "3")
    assert await vigie_audit("verify", "--head", published) == (0, "The chain holds: 3 entries.\n")
    assert (await vigie_audit("list"))[1].count('"deed": "incident_opened"') == 3
    assert (await vigie_audit("verify", "--head", "3"))[0] == 2
    async with database.read() as unit:  # a look at it is in it, too
        assert [(e.deed, e.door) for e in await unit.audit.page(3)] == [(Deed.AUDIT_SEEN, Door.COMMAND_LINE)] * 3
    # Whoever cuts off more than retention does is not told that an older head still stands.
    await write(database, 4, days=1)
    await seal(database)
    later = (await vigie_audit("head"))[1]
    async with database.write() as unit:
        assert await unit.audit.cut(NOW + timedelta(days=1), NOW) == 3
    await write(database, 5, days=2)
    await seal(database)
    begins = "The chain holds: 6 entries.\nIt begins after no. 3: what is older was cut off.\n"
    assert await vigie_audit("verify", "--head", later) == (0, begins)
    lost = "The head no. 2 lies in what was cut off: against it nothing is proved.\n"
    assert await vigie_audit("verify", "--head", f"2:{'0' * 64}") == (1, begins + lost)
    await change(database, "UPDATE audit SET subject_id = 9 WHERE number = 5")
    code, said = await vigie_audit("verify")
    assert (code, said) == (1, "The chain is broken at entry no. 5; 1 entries before it hold.\n")
    # What is done on the command line is in it as well.
    await asyncio.to_thread(vigie, "parked", **settings)
    exported = await asyncio.to_thread(
        vigie, "export", "reports", "--from", "2026-11-01", "--to", "2026-11-30", **settings
    )
    assert exported.exit_code == 0
    await asyncio.to_thread(vigie, "invite", "--role", "admin", **settings)
    async with database.read() as unit:
        found = {(str(e.deed), str(e.door), e.person) for e in await unit.audit.page(4)}
    assert {("updates_listed", "command_line", None), ("data_exported", "command_line", None)} <= found
    assert ("invite_made", "command_line", None) in found
    await database.close()
