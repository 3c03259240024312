"""Bot processes that a test may kill at any instant: what `vigie run` runs, in a process of its own.

They are forked from a server that has loaded everything already, so that a life begins in a moment. `command_line` is
the real command, for a test's last life.
"""

import asyncio
import multiprocessing
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.commands.run import run_loop
from bot.logs import configure_logging
from bot.process import run
from bot.processing import Routing
from bot.settings import Settings, load_settings
from handlers.routing import register
from tests.support.mission import KEY, NO_LIMITS

KILLS, RAISES = "/alerte zeppelin kills", "zeppelin raises"
"""Texts that the planted handlers know: an alert, and a message like any. The odd word is looked for in the log."""
PLANTED_EXIT = 77


def environment(database_url: str, api_url: str, token: str) -> dict[str, str]:
    """What an operator would set; the system's clock."""
    return {
        "VIGIE_TOKEN": token,
        "VIGIE_API_URL": api_url,
        "VIGIE_DATABASE_URL": database_url,
        "VIGIE_ENCRYPTION_KEYS": KEY,
        "VIGIE_LOG_FORMAT": "json",
    }


async def _kills(_update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    os._exit(PLANTED_EXIT)


async def _raises(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    raise RuntimeError(update.effective_message and update.effective_message.text)


def with_planted_faults(application: Routing) -> None:
    """The real handlers, and before them two that fail."""
    application.add_handler(MessageHandler(filters.Regex(f"^{KILLS}"), _kills), group=-1)
    application.add_handler(MessageHandler(filters.Regex(f"^{RAISES}"), _raises), group=-1)
    register(application)


def _live(variables: Mapping[str, str], log: str, planted: bool, limited: bool) -> None:
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.environ.update(variables)
    settings: Settings = load_settings()
    configure_logging(settings.log_format, settings.secrets())
    prepare = with_planted_faults if planted else register
    run_loop(run(settings, None if limited else NO_LIMITS, prepare))


@dataclass
class Lives:
    """Starts bot processes on one database; whatever still lives at the end of the block is ended."""

    variables: dict[str, str]
    log: Path
    planted: bool = False
    limited: bool = False
    started: list[ForkServerProcess] = field(default_factory=list)
    _commands: list[asyncio.subprocess.Process] = field(default_factory=list)

    def start(self) -> ForkServerProcess:
        """A new process; `kill()` is SIGKILL, `terminate()` SIGTERM."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.support.killing", "tests.support.warmed"])
        process = context.Process(
            target=_live, args=(self.variables, str(self.log), self.planted, self.limited)
        )  # no daemon: those may have no process of their own, and pictures are drawn in one
        process.start()
        self.started.append(process)
        return process

    async def command_line(self) -> asyncio.subprocess.Process:
        """`vigie run` itself, with Telegram's limits."""
        with self.log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.cli", "run"), env={**os.environ, **self.variables}, stdout=log, stderr=log
            )
        self._commands.append(process)
        return process

    @property
    def said(self) -> str:
        """The log of every life."""
        return self.log.read_text() if self.log.exists() else ""

    def end(self) -> None:
        """Ends whatever lives."""
        for process in self.started:
            if process.is_alive():
                process.kill()
            process.join()
        for command in self._commands:
            if command.returncode is None:
                command.kill()


@contextmanager
def lives(variables: dict[str, str], log: Path, **how: Any) -> Iterator[Lives]:
    """See `Lives`."""
    living = Lives(variables, log, **how)
    try:
        yield living
    finally:
        living.end()


async def ended(process: ForkServerProcess, timeout: float = 20.0) -> int | None:
    """Waits for a process's end; its exit code, negative for a signal."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(process.sentinel, done.set)
    try:
        async with asyncio.timeout(timeout):
            await done.wait()
    finally:
        loop.remove_reader(process.sentinel)
    process.join()
    return process.exitcode


async def kill(process: ForkServerProcess) -> None:
    """SIGKILL, and its end."""
    process.kill()
    assert await ended(process) is not None
