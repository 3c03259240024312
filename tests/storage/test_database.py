"""The database of one process: one owner, whole commits, short reasons."""

import asyncio
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from traceback import format_exception

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import Database, DatabaseOwned, DatabaseUnusable
from tests.storage.rows import ANSWER, NOW, SECRET, admit, raw

OWNER = """
import sys
from storage.database import Database
database = Database(sys.argv[1])
database.own()
print("owned", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_is_gone(sqlite_url: str) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, sqlite_url], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "owned\n"
        database = Database(sqlite_url)
        with pytest.raises(DatabaseOwned, match=r"^vigie\.db$"):
            database.own()
        owner.kill()
        owner.wait()
    database.own()


async def test_closing_gives_the_file_back(sqlite_url: str, tmp_path: Path) -> None:
    first, second = Database(sqlite_url), Database(sqlite_url)
    first.own()
    (tmp_path / "link.db").symlink_to(tmp_path / "vigie.db")
    with pytest.raises(DatabaseOwned):
        second.own()
    with pytest.raises(DatabaseOwned):
        Database(f"sqlite:///{tmp_path / 'link.db'}").own()
    await first.close()
    second.own()
    await second.close()


async def test_nobody_owns_what_processes_share(postgres_url: str) -> None:
    first, second = Database(postgres_url), Database(postgres_url)
    first.own()
    second.own()
    await first.close()
    await second.close()


def reason(caught: pytest.ExceptionInfo[DatabaseUnusable]) -> str:
    text = str(caught.value)
    assert text.endswith(".")
    assert "\n" not in text
    assert len(text) < 120
    assert caught.value.__cause__ is None
    return text


async def test_a_place_that_cannot_be_written_is_said_in_short(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    database = Database(f"sqlite:///{tmp_path}/file/vigie.db")
    with pytest.raises(DatabaseUnusable) as caught:
        database.own()
    reason(caught)
    with pytest.raises(DatabaseUnusable) as caught:
        await database.prepare()
    assert "open" in reason(caught)
    await database.close()


async def test_a_file_that_is_no_database_is_said_in_short(tmp_path: Path) -> None:
    (tmp_path / "vigie.db").write_text("shopping list " * 100)
    database = Database(f"sqlite:///{tmp_path}/vigie.db")
    with pytest.raises(DatabaseUnusable) as caught:
        await database.prepare()
    assert "not a database" in reason(caught)
    await database.close()


async def test_no_server_is_said_in_short() -> None:
    database = Database("postgresql://vigie:hunter2@127.0.0.1:1/vigie")
    for ask in (database.prepare, database.checked_revision):
        with pytest.raises(DatabaseUnusable) as caught:
            await ask()
        assert "hunter2" not in reason(caught)
    await database.close()


async def test_a_database_that_is_not_there_is_said_in_short(postgres_url: str) -> None:
    database = Database(postgres_url.replace("/vigie_", "/nowhere_"))
    with pytest.raises(DatabaseUnusable) as caught:
        await database.prepare()
    assert "does not exist" in reason(caught)
    await database.close()


async def test_a_unit_is_committed_whole_or_not_at_all(database: Database, other: Database) -> None:
    with suppress(ZeroDivisionError):
        async with database.write() as unit:
            await unit.people.admit(1, "Amina", "fr", None, False, NOW)
            await unit.outbox.put(ANSWER, 1, NOW)
            raise ZeroDivisionError
    assert await raw(other, "SELECT id FROM people") == []
    assert await raw(other, "SELECT id FROM outbox") == []
    assert not database.outbox_filled.is_set()
    async with database.write() as unit:
        await unit.people.admit(1, "Amina", "fr", None, False, NOW)
        assert await raw(other, "SELECT id FROM people") == [], "nobody sees half of it"
        await unit.outbox.put(ANSWER, 1, NOW)
    assert len(await raw(other, "SELECT id FROM people")) == len(await raw(other, "SELECT id FROM outbox")) == 1


async def test_a_part_that_fails_is_undone_and_the_rest_stays(database: Database) -> None:
    async with database.write() as unit:
        await unit.outbox.put(ANSWER, 1, NOW)
        with suppress(IntegrityError):
            async with unit.savepoint():
                await unit.outbox.put(ANSWER, 2, NOW)
                for _ in range(2):
                    await unit.people.admit(1, "Amina", "fr", None, False, NOW)
        async with unit.savepoint():
            await unit.outbox.put(ANSWER, 3, NOW)
    assert await raw(database, "SELECT chat_id FROM outbox ORDER BY id") == [(1,), (3,)]
    assert await raw(database, "SELECT id FROM people") == []


async def test_reading_writes_nothing(database: Database) -> None:
    with suppress(OperationalError):
        async with database.read() as unit:
            await unit.people.admit(1, "Amina", "fr", None, False, NOW)
    assert await raw(database, "SELECT id FROM people") == []


async def test_what_is_written_is_on_the_disk_unless_it_cannot_wait(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(os.fstat(file).st_size) or fsync(file))
    database, log = Database(sqlite_url), Path(f"{sqlite_url.removeprefix('sqlite:///')}-wal")
    sizes = []
    for at_once in (False, True, False):
        with database.alerts_first.in_one_go():
            async with database.write(at_once=at_once) as unit:
                await unit.outbox.put(ANSWER, 1, NOW)
        sizes.append(log.stat().st_size)  # noqa: ASYNC240
    assert synced == [sizes[0], sizes[2]]
    assert sizes[0] < sizes[1] < sizes[2], "the log's later sync has the earlier commit in it"
    async with database.read() as unit:
        assert await unit.outbox.wait() == 0
    async with database.write() as unit:
        pass
    assert len(synced) == 2, "nothing was written"
    await database.close()


async def test_an_alert_in_one_go_lets_those_get_through_who_had_the_turn_and_nobody_else(database: Database) -> None:
    alerts, order = database.alerts_first, list[str]()

    async def write(name: str) -> None:
        async with database.write() as unit:
            await unit.chats.reachable([1])
            order.append(name)

    async with asyncio.timeout(10):
        with alerts.in_one_go():
            await write("before")
            async with database.write(first=True, at_once=True):
                after = asyncio.create_task(write("after"))
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.05)
            order.append("gone")
        await after
    assert order == ["before", "gone", "after"]


@pytest.mark.parametrize("long_log", [10**9, 0], ids=["", "nobody writes meanwhile"])
async def test_sqlites_log_is_written_back_beside_the_work(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, long_log: int
) -> None:
    monkeypatch.setattr("storage.dialect._WRITTEN_BACK_EVERY", 10)
    monkeypatch.setattr("storage.dialect._LONG_LOG", long_log)
    database, log = Database(sqlite_url), Path(f"{sqlite_url.removeprefix('sqlite:///')}-wal")
    sizes = []

    async def read() -> None:
        while True:
            async with database.read() as unit:
                await unit.outbox.wait()
                await asyncio.sleep(0.02)

    # Somebody always reads: then nobody begins the log anew but who keeps the others from writing for a moment.
    readers = [asyncio.create_task(read()) for _ in range(3 if long_log == 0 else 0)]
    for _ in range(20):
        for _ in range(10):
            async with database.write() as unit:
                await unit.outbox.put(ANSWER, 1, NOW)
        sizes.append(log.stat().st_size)  # noqa: ASYNC240
        await asyncio.sleep(0.01)
    for reader in readers:
        reader.cancel()
    await asyncio.gather(*readers, return_exceptions=True)
    assert sizes[-1] < sizes[0] * 10, "it would be twenty times as long"
    async with database.read() as unit:
        assert await unit.outbox.wait() == 0
    await database.close()
    assert not log.exists()  # noqa: ASYNC240


async def test_errors_carry_no_parameters(database: Database) -> None:
    await admit(database, 424242, SECRET)
    with pytest.raises(IntegrityError) as caught:
        await admit(database, 424242, SECRET)
    text = "".join(format_exception(caught.value))
    assert SECRET not in text
    assert "=(424242)" not in text, "nor in the server's own words"
    assert "SQL parameters hidden" in str(caught.value)


async def test_two_who_write_at_once_wait_for_each_other(database: Database, other: Database) -> None:
    async def read_then_write(base: Database, number: int) -> None:
        async with base.write() as unit:
            assert await unit.people.by_telegram_id(number) is None
            await asyncio.sleep(0.005)
            await unit.people.admit(number, "Amina", "fr", None, False, NOW)

    await asyncio.gather(*(read_then_write((database, other)[n % 2], n) for n in range(8)))
    assert len(await raw(database, "SELECT id FROM people")) == 8


async def test_a_unit_that_is_cancelled_while_it_commits_leaves_the_database_whole(database: Database) -> None:
    async def add(number: int) -> None:
        async with database.write() as unit:
            await unit.people.admit(number, "Amina", "fr", None, False, NOW)

    for number in range(20):
        task = asyncio.create_task(add(number))
        for _ in range(number % 5):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await add(100)
    assert (100,) in await raw(database, "SELECT telegram_id FROM people")
