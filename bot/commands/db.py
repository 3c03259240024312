"""`vigie db`: the schema."""

import asyncio
from datetime import UTC, datetime

import typer

from bot.settings import Settings, SettingsError
from domain.audit import Deed, Door, Subject
from storage.database import HEAD, Database, DatabaseUnusable


def upgrade(settings: Settings) -> None:
    """Brings the schema up to date."""
    asyncio.run(_upgrade(settings))
    typer.echo(f"The database is at {HEAD}.")


async def _upgrade(settings: Settings) -> None:
    database = Database(settings.database_url)
    try:
        await database.prepare()
        async with database.write() as unit:
            unit.audit.door = Door.COMMAND_LINE
            await unit.audit.note(datetime.now(UTC), Deed.SCHEMA_UPGRADED, Subject.SCHEMA)
    except (DatabaseUnusable, SettingsError) as error:
        typer.echo(f"The database cannot be used: {error}", err=True)
        raise typer.Exit(1) from None
    finally:
        await database.close()


def current(settings: Settings) -> None:
    """Prints the schema's revision."""
    found = asyncio.run(_current(settings))
    if found == HEAD:
        typer.echo(f"{found} (the newest)")
    else:
        typer.echo(f"{found or 'empty'}: run `vigie db upgrade` to come to {HEAD}")


async def _current(settings: Settings) -> str | None:
    database = Database(settings.database_url)
    try:
        return await database.checked_revision()
    except DatabaseUnusable as error:
        typer.echo(f"The database cannot be used: {error}", err=True)
        raise typer.Exit(1) from None
    finally:
        await database.close()
