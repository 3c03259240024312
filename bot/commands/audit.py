"""`vigie audit`: the chain's head, to be published outside; whether it holds; its entries as ids."""

import asyncio
import json
import re
from dataclasses import asdict
from datetime import UTC, datetime

import typer

from bot.process import CannotStart, open_database
from bot.settings import Settings, SettingsError
from domain.audit import Deed, Door, Head, Subject
from storage.database import Database

_HEAD = re.compile(r"(\d+):([0-9a-f]{64})")


def head(settings: Settings) -> None:
    """Prints NUMBER:HASH."""
    found = asyncio.run(_head(settings))
    typer.echo(f"{found.number}:{found.hash}")


async def _head(settings: Settings) -> Head:
    database = await _opened(settings)
    try:
        async with database.read() as unit:
            return await unit.audit.head()
    finally:
        await database.close()


def verify(settings: Settings, published: str | None) -> None:
    """Says how many entries hold, or names the first that does not; exit code 1 then."""
    known = None
    if published is not None:
        shape = _HEAD.fullmatch(published.strip())
        if shape is None:
            raise typer.BadParameter("--head is NUMBER:HASH, as `vigie audit head` printed it")
        known = Head(int(shape[1]), shape[2])
    number, good, cut = asyncio.run(_verify(settings, known))
    if number is not None:
        typer.echo(f"The chain is broken at entry no. {number}; {good} entries before it hold.", err=True)
        raise typer.Exit(1)
    typer.echo(f"The chain holds: {good} entries.")
    if cut:
        # Retention does so; somebody who would hide something could do the same, so it is said.
        typer.echo(f"It begins after no. {cut}: what is older was cut off.")
    if known is not None and known.number < cut:
        typer.echo(f"The head no. {known.number} lies in what was cut off: against it nothing is proved.", err=True)
        raise typer.Exit(1)


async def _verify(settings: Settings, known: Head | None) -> tuple[int | None, int, int]:
    """The first broken link, how many hold, and up to which one the chain was cut."""
    database = await _opened(settings)
    try:
        async with database.read() as unit:
            return *await unit.audit.broken(known), (await unit.audit.beginning()).number
    finally:
        await database.close()


def entries(settings: Settings) -> None:
    """Prints every entry that is sealed, one JSON object a line."""
    asyncio.run(_entries(settings))


async def _entries(settings: Settings) -> None:
    database = await _opened(settings)
    try:
        async with database.write() as unit:  # before a row is read: also a look that breaks off was one
            unit.audit.door = Door.COMMAND_LINE
            await unit.audit.note(datetime.now(UTC), Deed.AUDIT_SEEN, Subject.AUDIT)
        async with database.read() as unit:
            beginning = await unit.audit.beginning()
            async for link in unit.audit.links(beginning.number):
                said = {**asdict(link.entry), "at": link.entry.at.isoformat()}
                typer.echo(json.dumps({"number": link.number, **said, "hash": link.hash}))
    finally:
        await database.close()


async def _opened(settings: Settings) -> Database:
    try:
        return await open_database(settings, own=False)
    except (SettingsError, CannotStart) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
