"""What every test can ask for: a database of its own on SQLite or on a real PostgreSQL, and a mission to talk to."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import uvloop
from hypothesis import settings

# As the process itself does it: what the imports make stays for good, and looking through it takes a tenth of the time.
gc.disable()

# Before telegram is imported: waits are timedeltas, and RetryAfter builds no warning.
os.environ["PTB_TIMEDELTA"] = "1"
for name in [name for name in os.environ if name.startswith("VIGIE_")]:
    del os.environ[name]

from bot import process
from playground.server import create_app, serve
from storage.database import Database
from storage.encryption import load_keys
from tests.support.beginnings import Beginnings
from tests.support.compiled import share_compiled
from tests.support.mission import KEY, Mission, mission_on
from tests.support.postgres import Server, started

share_compiled()
# What a start makes ready a second later stays ready in a process; only the first of a thousand would need it.
process.READ_AFTER = 3_600.0

# On a machine that does other things as well an example takes as long as it takes.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop on which production runs."""
    return {"uvloop": uvloop.new_event_loop}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What mostly waits goes first, a browser above all: beside it the others use the processor to the end."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/page/"))


def pytest_collection_finish() -> None:
    """From here on tests make garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def encryption_keys() -> None:
    """One key for every test of a process."""
    load_keys([KEY])


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real PostgreSQL of this test run, with an upgraded template to copy databases from."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with started(tmp_path_factory.getbasetemp().parent / f"postgres-{run}") as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An upgraded, empty SQLite file to copy databases from."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"

    async def make() -> None:
        database = Database(f"sqlite:///{file}")
        await database.prepare()
        await database.close()

    asyncio.run(make())
    return file


@pytest.fixture(scope="session")
def sqlite_at_work(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file on which Vigie has run already on that Monday: what it does once a day is done."""
    file = tmp_path_factory.mktemp("sqlite") / "at_work.db"
    shutil.copy(sqlite_template, file)

    async def run() -> None:
        async with mission_on(f"sqlite:///{file}"):
            pass

    asyncio.run(run())
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database, upgraded and empty."""
    file = tmp_path / "vigie.db"
    shutil.copy(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture
async def postgres_url(postgres_server: Server) -> AsyncIterator[str]:
    """A PostgreSQL database, upgraded and empty."""
    url = await postgres_server.fresh()
    yield url
    await postgres_server.give_back(url)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database, once on each of the two."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh database, once on each of the two."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def playground_url() -> AsyncIterator[str]:
    """A Bot API server that knows no bot."""
    async with serve(create_app(control_token=None)) as url:
        yield url


@pytest.fixture(scope="session")
def beginnings(sqlite_at_work: Path, tmp_path_factory: pytest.TempPathFactory) -> Beginnings:
    """What missions on SQLite began with."""
    return Beginnings(sqlite_at_work, tmp_path_factory.mktemp("beginnings"))


@pytest.fixture
async def mission(beginnings: Beginnings, tmp_path: Path) -> AsyncIterator[Mission]:
    """The real bot on SQLite against the playground's Bot API server, its clock standing still at a Monday evening.

    Every call that the bot made is judged by a third party's model of the Bot API when the test ends.
    """
    async with mission_on(f"sqlite:///{tmp_path / 'vigie.db'}", beginnings=beginnings) as ready:
        yield ready


@pytest.fixture
async def postgres_mission(postgres_url: str) -> AsyncIterator[Mission]:
    """As `mission`, on PostgreSQL."""
    async with mission_on(postgres_url) as ready:
        yield ready


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many questions reading the sample messages raised: a reader that asks too much is not used.

    The tests note it as a property of theirs, so that it comes here from every process.
    """
    asked = [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "questions_asked" and report.when == "call"
    ]
    if asked:
        rate = 100 * sum(asked) / len(asked)
        terminalreporter.write_line(f"Reading {len(asked)} sample messages: {rate:.1f} questions asked per 100.")
