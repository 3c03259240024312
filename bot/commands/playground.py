"""`vigie playground`: a local Bot API server and the real bot, so that anybody can try it without an account.

The bot runs as a process of its own, started as `vigie run` is: what is tried here is what runs in production.
"""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from pydantic import SecretStr
from rich.console import Console

from bot.commands.run import run_loop
from bot.process import load_catalogue_or_say, open_database, stranger_secret
from bot.settings import Settings
from domain.people import Grant
from domain.roles import Role
from playground.client import PlaygroundClient
from playground.console import follow
from playground.server import create_app, serve
from services import people
from services.work import Work
from storage.encryption import new_key

BOT = "vigie_bot"
CAST = (("Claire", Role.COORDINATOR), ("Amina", Role.TEAM_MEMBER))
"""First names made up for the playground, and their roles."""
START_SECONDS = 30.0


def playground(port: int, database: Path | None) -> None:
    """Runs until Ctrl-C; with a database the data is kept there between runs, its key beside it."""
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError), contextlib.ExitStack() as stack:
        file = database or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vigie-"))) / "playground.db"
        run_loop(_playground(port, file))


def _key(file: Path) -> str:
    """The playground's own key, made at its first run; it lies beside the data, which is nobody's."""
    beside = file.with_suffix(".key")
    if not beside.exists():
        beside.write_text(new_key(), encoding="ascii")
        beside.chmod(0o600)
    return beside.read_text(encoding="ascii")


async def _playground(port: int, file: Path) -> None:
    console = Console()
    main = asyncio.current_task()
    assert main is not None  # this is one
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, main.cancel)
    try:
        async with serve(create_app(control_token=None), port=port) as url, PlaygroundClient(url) as play:
            bot = await play.add_bot(BOT, "Vigie")
            settings = Settings(
                token=SecretStr(bot["token"]),
                api_url=url,
                database_url=f"sqlite:///{file}",
                encryption_key_list=SecretStr(_key(file)),
                clock=url,
            )
            codes = await _invitations(settings)
            process = await _start_bot(settings)
            try:
                await _admit(play, codes)
                _welcome(console, url)
                await _until_one_ends(process, follow(url, None, console))
            finally:
                await _stop(process)
    except OSError as error:
        typer.echo(f"Port {port} cannot be used: {error.strerror}; try --port 0.", err=True)
        raise typer.Exit(1) from None


async def _invitations(settings: Settings) -> list[str]:
    """A code for each of the cast."""
    catalogue = load_catalogue_or_say(settings)
    database = await open_database(settings, own=False)
    try:
        async with database.write() as unit:
            work = Work(unit, catalogue, datetime.now(UTC), stranger_secret(settings))
            project = catalogue.projects[0].key
            return [await people.create_invite(work, Grant(role, project), None) for _, role in CAST]
    finally:
        await database.close()


async def _start_bot(settings: Settings) -> Process:
    assert settings.token is not None  # it was just made
    environment = os.environ | {
        "VIGIE_TOKEN": settings.token.get_secret_value(),
        "VIGIE_API_URL": settings.api_url,
        "VIGIE_DATABASE_URL": settings.database_url,
        "VIGIE_ENCRYPTION_KEYS": settings.require_encryption_keys()[0],
        "VIGIE_CLOCK": settings.api_url,
    }
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.cli", "run", env=environment)


async def _admit(play: PlaygroundClient, codes: list[str]) -> None:
    for (name, _), code in zip(CAST, codes, strict=True):
        await play.add_person(name, language="fr")
        await play.start(name, code)
    for name, _ in CAST:
        await play.wait(name, count=1, timeout=START_SECONDS)


def _welcome(console: Console, url: str) -> None:
    report = '{"person": "Amina", "text": "/r clinique 34 consultations dont 12 femmes, 5 mineurs"}'
    console.print("\n[bold]Vigie is running on this machine.[/bold] Claire coordinates, Amina is in the team.")
    console.print("Send a message as Amina, from another terminal:\n")
    json_type = "content-type: application/json"
    console.print(f"  curl -s {url}/control/say -H '{json_type}' -d '{report}'\n", markup=False, soft_wrap=True)
    console.print("The conversation appears below. Ctrl-C ends it.\n")


async def _until_one_ends(process: Process, shown: Coroutine[Any, Any, None]) -> None:
    """Shows the conversation until the bot ends, or somebody presses Ctrl-C."""
    watching = asyncio.ensure_future(shown)
    ended = asyncio.ensure_future(process.wait())
    try:
        await asyncio.wait({watching, ended}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        watching.cancel()
        ended.cancel()
        await asyncio.gather(watching, ended, return_exceptions=True)


async def _stop(process: Process) -> None:
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(10):
                await process.wait()
        except TimeoutError:
            process.kill()
