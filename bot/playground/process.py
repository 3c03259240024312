"""The bot as a process of its own, started as `vigie run` is: what is tried here is what runs in production."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Callable, Mapping
from contextlib import suppress

from bot.settings import Settings

STOP_SECONDS = 10.0


class BotProcess:
    """Started, killed and started again; `changed` is called whenever it begins or ends.

    `settings` are set once the server's address is known, before the first start.
    """

    def __init__(self) -> None:
        self.settings = Settings()
        self.changed: Callable[[], None] = lambda: None
        self._process: Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def state(self) -> Mapping[str, str]:
        """`{"bot": "running"}` or `"stopped"`."""
        running = self._process is not None and self._process.returncode is None
        return {"bot": "running" if running else "stopped"}

    async def start(self) -> None:
        """Starts it, unless it runs."""
        if self.state["bot"] == "running":
            return
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.cli", "run", env=os.environ | self._environment()
        )
        self._watch = asyncio.create_task(self._until_it_ends(self._process))
        self.changed()

    async def kill(self) -> None:
        """Ends it as a power cut would: at this instant, whatever it is doing."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> None:
        """Ends it in good order."""
        if self._watch is not None:
            self._watch.cancel()
        if self._process is None or self._process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()

    async def _until_it_ends(self, process: Process) -> None:
        await process.wait()
        self.changed()

    def _environment(self) -> dict[str, str]:
        given = self.settings
        return {
            "VIGIE_TOKEN": given.require_token(),
            "VIGIE_API_URL": given.api_url,
            "VIGIE_DATABASE_URL": given.database_url,
            "VIGIE_ENCRYPTION_KEYS": given.require_encryption_keys()[0],
            "VIGIE_CLOCK": given.clock or "",
        }
