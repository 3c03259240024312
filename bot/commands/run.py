"""`vigie run`: production's way."""

import asyncio
import os
from collections.abc import Coroutine
from typing import Any

import typer

from bot.logs import configure_logging
from bot.settings import Settings, SettingsError


def run_loop(main: Coroutine[Any, Any, None]) -> None:
    """Runs to the end, on uvloop where there is one."""
    try:
        import uvloop
    except ImportError:
        asyncio.run(main)
    else:
        uvloop.run(main)


def run(settings: Settings) -> None:
    """Runs the bot until it is stopped; what keeps it from starting is one sentence and exit code 1."""
    configure_logging(settings.log_format, settings.secrets())
    # Waits as timedelta everywhere: PTB warns at every RetryAfter otherwise. Read when telegram is imported.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    from bot.process import CannotStart
    from bot.process import run as run_process

    try:
        settings.require_token()
        settings.require_encryption_keys()
        if settings.webhook_url is not None:
            raise SettingsError("VIGIE_WEBHOOK_URL is set, but this version receives by long polling only: unset it.")
        run_loop(run_process(settings))
    except (SettingsError, CannotStart) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
