"""`vigie run`: production's way."""

import asyncio
import gc
import os
import sys
from collections.abc import Coroutine
from typing import Any, cast

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


def before_start() -> None:
    """What has to be so before the process's parts, and `telegram` among them, are imported."""
    # A start makes nothing that is garbage: to look through it a few dozen times takes a seventh of the time. The
    # process turns it on again when it has started.
    gc.disable()
    # Waits as timedelta everywhere: PTB warns at every RetryAfter otherwise.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    # PTB imports httpx, for the transport that we replace, and httpx its command line where click and rich are there:
    # 4 MB and a tenth of a second for nothing. With None in its place it does without.
    sys.modules.setdefault("httpx._main", cast("Any", None))


def run(settings: Settings) -> None:
    """Runs the bot until it is stopped; what keeps it from starting is one sentence and exit code 1."""
    try:
        settings.require_token()
        settings.require_encryption_keys()
        if settings.webhook_url is not None:
            raise SettingsError("VIGIE_WEBHOOK_URL is set, but this version receives by long polling only: unset it.")
    except SettingsError as error:
        raise _refused(error) from None
    # Only now: to import all of Vigie takes a second, and who is refused need not wait for it.
    configure_logging(settings.log_format, settings.secrets())
    before_start()
    from bot.process import CannotStart
    from bot.process import run as run_process

    try:
        run_loop(run_process(settings))
    except (SettingsError, CannotStart) as error:
        raise _refused(error) from None


def _refused(why: Exception) -> typer.Exit:
    typer.echo(str(why), err=True)
    return typer.Exit(1)
