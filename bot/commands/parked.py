"""`vigie parked`: updates that could not be processed, and how to try them again once the fault is mended."""

import asyncio
from datetime import UTC, datetime

import typer

from bot.process import CannotStart, open_database
from bot.settings import Settings, SettingsError
from domain.audit import Deed, Door, Subject


def parked(settings: Settings, *, retry: bool) -> None:
    """Lists them without a word of what they say; with `retry` puts them back in line."""
    try:
        asyncio.run(_parked(settings, retry=retry))
    except (SettingsError, CannotStart) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


async def _parked(settings: Settings, *, retry: bool) -> None:
    database = await open_database(settings, own=False)
    try:
        if retry:
            async with database.write() as unit:
                again = await unit.inbox.unpark(datetime.now(UTC))
                unit.audit.door = Door.COMMAND_LINE
                await unit.audit.note(datetime.now(UTC), Deed.UPDATES_RETRIED, Subject.UPDATES)
            typer.echo(f"{again} back in line; a running Vigie takes them up within a second.")
            return
        async with database.write() as unit:
            found = await unit.inbox.parked()
            unit.audit.door = Door.COMMAND_LINE
            await unit.audit.note(datetime.now(UTC), Deed.UPDATES_LISTED, Subject.UPDATES)
        for row in found:
            typer.echo(f"no. {row.seq}, received {row.received_at:%Y-%m-%d %H:%M} UTC, tried {row.attempts} times")
        typer.echo(f"{len(found)} parked." + (" vigie parked --retry tries them again." if found else ""))
    finally:
        await database.close()
