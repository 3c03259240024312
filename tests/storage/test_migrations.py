"""Migrations: an upgraded database is what the tables say, however it was upgraded."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import storage.migrations
from storage.columns import Base
from storage.database import HEAD, Database, DatabaseUnusable
from tests.storage.rows import change
from tests.support.postgres import Server


@pytest.fixture(params=["sqlite", "postgres"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    url = await server.empty()
    yield url
    await server.drop(url)


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, Base.metadata))


def indexes(connection: Connection) -> set[tuple[str, str]]:
    found = inspect(connection)
    return {(table, str(index["name"])) for table in found.get_table_names() for index in found.get_indexes(table)}


async def test_an_upgraded_database_is_what_the_tables_say(empty: str) -> None:
    database = Database(empty)
    assert await database.revision() is None
    await database.prepare()
    assert await database.dialect.run(differences) == []
    there = await database.dialect.run(indexes)
    wanted = {(t.name, str(i.name)) for t in Base.metadata.sorted_tables for i in t.indexes}
    assert wanted <= there
    assert await database.revision() == HEAD
    await database.close()


def conditions(connection: Connection) -> dict[str, str]:
    """What each partial index is limited to, as the database tells it: in letters alone, since each has its own way of
    writing the rest."""
    told = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'"
        if connection.dialect.name == "sqlite"
        else "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%WHERE%'"
    )
    return {name: letters(sql.partition(" WHERE ")[2]) for name, sql in connection.execute(text(told))}


def letters(condition: str) -> str:
    return re.sub(r"[^a-z_ ]", "", condition.casefold().replace("::text", "")).strip().replace("  ", " ")


async def test_an_index_over_few_rows_is_over_those_that_the_tables_say(database: Database) -> None:
    wanted = {str(i.name): letters(i.info["where"]) for t in Base.metadata.sorted_tables for i in t.indexes if i.info}
    assert len(wanted) >= 6
    assert await database.dialect.run(conditions) == wanted


async def test_upgrading_twice_changes_nothing(database: Database) -> None:
    await database.upgrade()  # a second time: it came upgraded
    await database.prepare()
    assert await database.checked_revision() == HEAD
    assert await database.dialect.run(differences) == []


async def test_processes_that_start_together_upgrade_once(empty: str) -> None:
    databases = [Database(empty) for _ in range(3)]
    await asyncio.gather(*(database.prepare() for database in databases))
    assert [await database.revision() for database in databases] == [HEAD] * 3
    for database in databases:
        await database.close()


async def test_a_database_that_a_newer_version_upgraded_is_refused(database: Database) -> None:
    await change(database, "UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(DatabaseUnusable, match="newer"):
            await database.prepare()
        assert await database.revision() == "9999"
    finally:  # the next test gets the same database
        await change(database, f"UPDATE alembic_version SET version_num = '{HEAD}'")  # noqa: S608


def test_the_newest_step_is_the_one_that_a_start_looks_for() -> None:
    steps = ScriptDirectory(str(Path(storage.migrations.__file__).parent))
    assert steps.get_current_head() == HEAD
