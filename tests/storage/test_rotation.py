"""Another key for everything, beside a running bot, also after a kill in the middle."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import lost_keys
from storage.database import Database
from storage.encryption import Encrypted, load_keys, new_key
from storage.rotation import BATCH, LOST, batches, encrypted, places, put_under_first
from storage.tables import InboxRow
from tests.bot.test_cli import vigie
from tests.storage.rows import BOT, NOW, admit, change
from tests.support.mission import KEY

NEW = new_key()
ROWS = 1_200
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def keys_as_before() -> Iterator[None]:
    yield
    load_keys([KEY])


async def fill(database: Database, rows: int) -> None:
    """A name, and so many payloads, under the old key."""
    await admit(database)
    async with database.write() as unit:
        await unit.session.execute(
            InboxRow.__table__.insert(),  # type: ignore[attr-defined]
            [
                {
                    "bot_id": BOT, "update_id": n, "chat_id": 7, "author_id": 7, "lane": 1, "state": "parked",
                    "attempts": 0, "failures": 0, "received_at": NOW, "settled_at": NOW, "payload": f"text {n}",
                }
                for n in range(rows)
            ],
        )  # fmt: skip


async def standing(database: Database) -> Counter[int]:
    load_keys([NEW, KEY])
    found: Counter[int] = Counter()
    async for batch in batches(database):
        found += places(batch)
    return found


_CHILD = """
import asyncio, sys
from storage.database import Database
from storage.encryption import load_keys
from storage.rotation import put_under_first
load_keys(sys.argv[2:])
asyncio.run(put_under_first(Database(sys.argv[1]), lambda rows: print(rows, flush=True)))
"""


async def test_a_rotation_that_is_killed_goes_on_where_it_was_and_a_bot_writes_meanwhile(database: Database) -> None:
    await fill(database, ROWS)
    load_keys([NEW, KEY])
    arguments = [sys.executable, "-c", _CHILD, database.url, NEW, KEY]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = await asyncio.create_subprocess_exec(*arguments, stdout=asyncio.subprocess.PIPE, env=environment)
    assert process.stdout is not None
    while (await process.stdout.readline()).strip() != str(BATCH).encode():  # of the inbox; now it is at the next ones
        assert not process.stdout.at_eof()
    process.kill()
    await process.wait()
    half = await standing(database)
    assert half[1] > 0
    assert sum(half.values()) == ROWS + 1
    await admit(database, 8, "Karim")  # a bot that knows both keys goes on working

    done = await put_under_first(database, lambda rows: None)
    assert done["rotated"] == half[1]
    assert await standing(database) == {0: ROWS + 2}
    load_keys([NEW])
    async with database.read() as unit:
        assert {name for _, name in await unit.people.everybody()} == {"Amina", "Karim"}
        assert len(await unit.inbox.parked()) == ROWS


async def test_the_command_line_says_when_the_old_key_may_be_dropped(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await fill(database, 2)
    settings = {"ENCRYPTION_KEYS": f"{NEW},{KEY}", "DATABASE_URL": sqlite_url}
    before, rotated, after = [
        await asyncio.to_thread(vigie, "keys", *words, **settings) for words in ((), ("rotate",), ())
    ]
    assert "vigie keys rotate puts everything under no. 1" in before.output
    assert "3 values put under the first key" in rotated.output
    assert "Key no. 1 (encrypts): 3 values." in after.output
    assert "Nothing lies under no. 2: it may be dropped" in after.output
    lost = await asyncio.to_thread(vigie, "keys", **settings | {"ENCRYPTION_KEYS": KEY})
    assert lost.exit_code == 1
    assert "3 values cannot be read" in lost.output
    for result in (before, rotated, after, lost):
        assert NEW not in result.output
        assert result.exit_code == (1 if result is lost else 0)
    load_keys([NEW])
    async with database.read() as unit:
        deeds = [str(e.deed) for e in await unit.audit.page(9)]
        assert deeds == ["keys_counted", "keys_counted", "keys_rotated", "keys_counted"]
    await database.close()


async def test_a_lost_key_is_counted_and_said_and_what_changed_meanwhile_is_left_alone(database: Database) -> None:
    await fill(database, 3)
    load_keys([NEW, KEY])
    assert await lost_keys.look(database) is None
    (table, columns) = next((t, c) for t, c in encrypted() if t.name == "inbox")
    async with database.read() as unit:
        batch = await unit.rotation.batch(table, columns, 0)
    assert batch is not None
    await change(database, "UPDATE inbox SET payload = NULL WHERE update_id = 1")
    async with database.write() as unit:
        await unit.rotation.rewrite(batch)
    assert await standing(database) == {0: 2, 1: 1}

    load_keys([new_key()])
    lost = await lost_keys.look(database)
    assert lost is not None
    assert lost.names
    assert set(lost.tables) == {"people", "inbox"}
    assert "can still be read" in str(lost)
    load_keys([KEY])
    lost = await lost_keys.look(database)
    assert lost is not None
    assert not lost.names
    found: Counter[int] = Counter()
    async for some in batches(database):
        found += places(some)
    assert found == {0: 1, LOST: 2}
    assert all(isinstance(t.c[name].type, Encrypted) for t, names in encrypted() for name in names)
