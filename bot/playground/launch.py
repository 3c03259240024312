"""`vigie playground`: a local Bot API server with its chat page, a mission, and the real bot in its own process."""

import asyncio
import contextlib
import json
import os
import secrets
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer
from pydantic import SecretStr
from rich.console import Console

from bot.commands.run import run_loop
from bot.playground.beds import beds_remembered
from bot.playground.cast import Player, TeamGroup, cast_of, groups_of
from bot.playground.history import history
from bot.playground.operations import Operations
from bot.playground.process import BotProcess
from bot.playground.seeding import BOT, admitted, linked, on_stage, remembered
from bot.playground.tour import tour
from bot.playground.words import words
from bot.process import CannotStart, load_catalogue_or_say, open_database, stranger_secret
from bot.settings import SettingsError, load_settings
from domain.catalogue import Catalogue
from playground.client import PlaygroundClient
from playground.console import follow
from playground.page import Page
from playground.server import create_app, serve
from services.work import Work
from storage.encryption import new_key

_BEGINNING, _MOST_A_SECOND = datetime(2026, 1, 1, tzinfo=UTC), 10
"""A later run on a kept database numbers its messages on from where the earlier one can have come to by then."""


def playground(port: int, database: Path | None, *, empty: bool, browser: bool) -> None:
    """Runs until Ctrl-C; with a database the data is kept there between runs, its key beside it."""
    with contextlib.suppress(KeyboardInterrupt, asyncio.CancelledError), contextlib.ExitStack() as stack:
        file = database or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vigie-"))) / "playground.db"
        run_loop(_Launch(port, file, empty, browser).run())


def _key(file: Path) -> str:
    """The playground's own key, made at its first run; it lies beside the data, which is nobody's."""
    beside = file.with_suffix(".key")
    if not beside.exists():
        beside.write_text(new_key(), encoding="ascii")
        beside.chmod(0o600)
    return beside.read_text(encoding="ascii")


class _Launch:
    """One run."""

    def __init__(self, port: int, file: Path, empty: bool, browser: bool) -> None:
        self._port = port
        self._file = file
        self._empty = empty
        self._browser = browser
        self._console = Console()
        self._bot = BotProcess()

    async def run(self) -> None:
        """Until somebody presses Ctrl-C."""
        main = asyncio.current_task()
        assert main is not None  # this is one
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, main.cancel)
        try:
            await self._play()
        except (CannotStart, SettingsError) as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from None
        except OSError as error:
            typer.echo(f"Port {self._port} cannot be used: {error.strerror}; try --port 0.", err=True)
            raise typer.Exit(1) from None

    async def _play(self) -> None:
        given = load_settings()
        catalogue = load_catalogue_or_say(given)
        try:
            key = _key(self._file)
        except OSError as error:
            raise CannotStart(f"{self._file} cannot be used: {error.strerror}.") from None
        cast = () if self._empty else cast_of(catalogue)
        groups = groups_of(catalogue, cast)
        operations = Operations(catalogue, self._bot, lambda: app.world.clock.now())
        page = Page(
            title=catalogue.label.fr,
            bot=BOT,
            zone=catalogue.time_zone,
            languages=("fr", "en"),
            cast=tuple(player.part for player in cast),
            groups=tuple(group.title for group in groups),
            stranger=words("Stranger"),
            tour=tour(catalogue, cast) if cast else (),
            operations=operations.all(),
            state=lambda: self._bot.state,
        )
        app = create_app(secrets.token_urlsafe(16), page=page)
        token = app.control_token
        app.world.first_number = int((datetime.now(UTC) - _BEGINNING).total_seconds() * _MOST_A_SECOND)

        def changed() -> None:
            app.world.feed.publish("state", None, dict(self._bot.state))

        self._bot.changed = changed
        async with serve(app, port=self._port) as url, PlaygroundClient(url, token) as play:
            bot = await play.add_bot(BOT, "Vigie")
            self._bot.settings = given.model_copy(
                update={
                    "token": SecretStr(bot["token"]),
                    "api_url": url,
                    "database_url": f"sqlite:///{self._file}",
                    "encryption_key_list": SecretStr(key),
                    "clock": f"{url}?token={token}",
                }
            )
            try:
                await self._seed(catalogue, cast, groups)
                await self._bot.start()
                await on_stage(play, cast, groups)
                self._welcome(url, token, cast)
                await follow(url, token, self._console, after=app.world.feed.last)
            finally:
                await self._bot.stop()

    async def _seed(self, catalogue: Catalogue, cast: Sequence[Player], groups: Sequence[TeamGroup]) -> None:
        """The database made ready, and what the cast did before; what is there already is left as it is."""
        database = await open_database(self._bot.settings, own=False)
        try:
            async with database.write() as unit:
                now = datetime.now(UTC)
                work = Work(unit, catalogue, now, stranger_secret(self._bot.settings))
                is_new = not await unit.people.by_telegram_ids([player.id for player in cast])
                ids = await admitted(work, cast)
                await linked(work, groups, ids)
                if is_new:
                    await remembered(work, history(catalogue, cast, work.today), ids)
                    await beds_remembered(work, cast, ids)
        finally:
            await database.close()

    def _welcome(self, url: str, token: str | None, cast: Sequence[Player]) -> None:
        say = self._console.print
        say("\n[bold]Vigie is running on this machine.[/bold] The page to play it on:\n")
        say(f"  {url}\n", markup=False, soft_wrap=True)
        if cast:
            report = json.dumps(
                {"person": cast[1].name, "text": "/r clinique 34 consultations dont 12 femmes"}, ensure_ascii=False
            )
            headers = f"-H 'X-Playground-Token: {token}' -H 'content-type: application/json'"
            say("Or from another terminal, as somebody of the team:\n")
            say(f"  curl -s {url}/control/say {headers} -d '{report}'\n", markup=False, soft_wrap=True)
        say("The conversations appear below as well. Ctrl-C ends it.\n")
        if self._browser and _has_screen():
            webbrowser.open(url)


def _has_screen() -> bool:
    """Whether a browser has somewhere to open; without one Python would take over the terminal with a text browser."""
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
