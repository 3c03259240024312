"""Another key for everything, beside a running bot, also after a kill in the middle."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import lost_keys
from storage.database import Database
from storage.encryption import Encrypted, load_keys, new_key, place_of
from storage.rotation import LOST, batches, encrypted, places
from storage.tables import InboxRow
from tests.bot.test_cli import vigie
from tests.storage.rows import BOT, NOW, admit, change, raw
from tests.support.mission import KEY

NEW = new_key()
ROWS = 2_000
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


async def test_a_rotation_that_is_killed_goes_on_where_it_was_and_a_bot_writes_meanwhile(database: Database) -> None:
    await fill(database, ROWS)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("VIGIE_")} | {
        "VIGIE_ENCRYPTION_KEYS": f"{NEW},{KEY}",
        "VIGIE_DATABASE_URL": database.url,
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen([sys.executable, "-m", "bot.cli", "keys", "rotate"], env=environment)  # noqa: ASYNC220
    load_keys([NEW, KEY])
    while place_of((await raw(database, "SELECT payload FROM inbox ORDER BY seq LIMIT 1"))[0][0]) != 0:
        assert process.poll() is None, "too fast for this test: give it more rows"
    process.send_signal(signal.SIGKILL)
    process.wait()
    half = await standing(database)
    assert half[1] > 0
    assert sum(half.values()) == ROWS + 1
    await admit(database, 8, "Karim")  # a bot that knows both keys goes on working

    settings = {"ENCRYPTION_KEYS": f"{NEW},{KEY}", "DATABASE_URL": database.url}
    result = await asyncio.to_thread(vigie, "keys", **settings)
    assert result.exit_code == 0
    assert "vigie keys rotate puts everything under no. 1" in result.output
    result = await asyncio.to_thread(vigie, "keys", "rotate", **settings)
    assert result.exit_code == 0
    assert await standing(database) == {0: ROWS + 2}
    result = await asyncio.to_thread(vigie, "keys", **settings)
    assert f"Key no. 1 (encrypts): {ROWS + 2} values." in result.output
    assert "Nothing lies under no. 2: it may be dropped" in result.output
    assert NEW not in result.output

    load_keys([NEW])
    async with database.read() as unit:
        assert {name for _, name in await unit.people.everybody()} == {"Amina", "Karim"}
        assert [row.payload for row in await unit.inbox.parked()][:1] != []
        found = [e.deed for e in await unit.audit.page(9)]
    assert [str(deed) for deed in found] == ["keys_rotated"] * 2


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
