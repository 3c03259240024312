"""`vigie invite`: the first one lets the first coordinator in, before anybody could invite anybody."""

import asyncio
from datetime import UTC, datetime

import typer
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.process import CannotStart, load_catalogue_or_say, open_database, stranger_secret
from bot.settings import Settings, SettingsError
from bot.transport import AiohttpRequest
from domain.audit import Door
from domain.people import Grant
from domain.roles import Role
from services import people
from services.work import Work


def invite(settings: Settings, role: str, project: str | None, sites: list[str] | None, until: datetime | None) -> None:
    """Prints a link and a code; exit code 1 with one sentence where it cannot."""
    try:
        asyncio.run(_invite(settings, role, project, sites, until))
    except (SettingsError, CannotStart) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


async def _invite(
    settings: Settings, role: str, project: str | None, sites: list[str] | None, until: datetime | None
) -> None:
    catalogue = load_catalogue_or_say(settings)
    if role not in set(Role):
        raise CannotStart(f"There is no role {role}; there are {', '.join(Role)}.")
    keys = [p.key for p in catalogue.projects]
    if project is not None and project not in keys:
        raise CannotStart(f"The catalogue has no project {project}; it has {', '.join(keys)}.")
    if sites and project is None:
        raise CannotStart("--site needs --project: a site belongs to one.")
    grant = Grant(
        Role(role),
        project,
        frozenset(sites) if sites else None,
        None if until is None else until.replace(tzinfo=UTC),
    )
    database = await open_database(settings, own=False)
    try:
        async with database.write() as unit:
            unit.audit.door = Door.COMMAND_LINE
            work = Work(unit, catalogue, datetime.now(UTC), stranger_secret(settings))
            code = await people.create_invite(work, grant, None)
    except people.UnknownPlace as error:
        raise CannotStart(f"The project {project} has no site {error}.") from None
    finally:
        await database.close()
    username = await _username(settings)
    if username is None:
        typer.echo("Link: (the Bot API cannot be reached for the bot's name; send the code to the bot instead)")
    else:
        typer.echo(f"Link: https://t.me/{username}?start={code}")
    typer.echo(f"Code: /start {code}")
    typer.echo("Good once, for 72 hours.")


async def _username(settings: Settings) -> str | None:
    if settings.token is None:
        return None
    base = f"{settings.api_url.rstrip('/')}/bot"
    try:
        async with ExtBot(settings.require_token(), base_url=base, request=AiohttpRequest()) as bot:
            return bot.username
    except TelegramError:
        return None
