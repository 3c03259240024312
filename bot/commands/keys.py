"""`vigie keys`: what lies under which key, and the way to a new one. Keys are called by their place in
VIGIE_ENCRYPTION_KEYS, never by themselves."""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from bot.process import CannotStart, open_database
from bot.settings import Settings, SettingsError
from domain.audit import Deed, Door, Subject
from storage.database import Database
from storage.rotation import LOST, batches, places, put_under_first


def status(settings: Settings) -> None:
    """Counts every value by its key; says which key may be dropped. Exit code 1 where something is lost."""
    found = _run(settings, _counted)
    number = len(settings.encryption_keys)
    for place in range(number):
        called = "encrypts" if place == 0 else "only reads"
        typer.echo(f"Key no. {place + 1} ({called}): {found[place]} values.")
    old = [place + 1 for place in range(1, number) if found[place] == 0]
    if old:
        typer.echo(f"Nothing lies under no. {_listed(old)}: it may be dropped from VIGIE_ENCRYPTION_KEYS.")
    if any(found[place] for place in range(1, number)):
        typer.echo("vigie keys rotate puts everything under no. 1; after that the others may be dropped.")
    _say_lost(found[LOST])


def rotate(settings: Settings) -> None:
    """Re-encrypts, with a progress bar on a terminal; exit code 1 where something is lost."""
    done = _run(settings, _rotated)
    typer.echo(f"{done['rotated']} values put under the first key; {done['kept']} lay there already.")
    if not done["lost"]:
        typer.echo("`vigie keys` says when the old key may be dropped. Restart a Vigie that does not know the new one.")
    _say_lost(done["lost"])


def _say_lost(lost: int) -> None:
    if lost:
        typer.echo(f"{lost} values cannot be read: their key is not in VIGIE_ENCRYPTION_KEYS.", err=True)
        raise typer.Exit(1)


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _run(settings: Settings, work: Callable[[Database], Awaitable[Counter[Any]]]) -> Counter[Any]:
    async def run() -> Counter[Any]:
        database = await open_database(settings, own=False)
        try:
            return await work(database)
        finally:
            await database.close()

    try:
        return asyncio.run(run())
    except (SettingsError, CannotStart) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        typer.echo("Stopped. What is done is done; vigie keys rotate goes on from there.", err=True)
        raise typer.Exit(1) from None


async def _note(database: Database, deed: Deed) -> None:
    async with database.write() as unit:  # beforehand: also one that is stopped has begun
        unit.audit.door = Door.COMMAND_LINE
        await unit.audit.note(datetime.now(UTC), deed, Subject.KEYS)


async def _counted(database: Database) -> Counter[Any]:
    found: Counter[Any] = Counter()
    await _note(database, Deed.KEYS_COUNTED)
    with _bar() as (bar, task):
        await _total(database, bar, task)
        async for batch in batches(database):
            found += places(batch)
            bar.advance(task, batch.rows)
    return found


async def _rotated(database: Database) -> Counter[Any]:
    await _note(database, Deed.KEYS_ROTATED)
    with _bar() as (bar, task):
        await _total(database, bar, task)
        return await put_under_first(database, lambda rows: bar.advance(task, rows))


async def _total(database: Database, bar: Progress, task: TaskID) -> None:
    async with database.read() as unit:
        bar.update(task, total=await unit.rotation.count())


@contextmanager
def _bar() -> Iterator[tuple[Progress, TaskID]]:
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        yield bar, bar.add_task("Values", total=None)
