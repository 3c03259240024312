"""What the page can do beside playing people: kill the bot, start it again, take the export."""

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from bot.commands.export import written
from bot.playground.history import DAYS
from bot.playground.process import BotProcess
from bot.playground.words import words
from domain.catalogue import Catalogue
from playground.page import Operation, Result
from services.exports import report_table

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Operations:
    """The operations of one playground."""

    def __init__(self, catalogue: Catalogue, bot: BotProcess, now: Callable[[], datetime]) -> None:
        """`now`: the playground's clock."""
        self._catalogue = catalogue
        self._bot = bot
        self._now = now

    def all(self) -> tuple[Operation, ...]:
        """In the order of the page."""
        return (
            Operation(
                "kill",
                words("Kill Vigie"),
                words("At this instant, as a power cut would. What people send meanwhile waits."),
                self._kill,
            ),
            Operation("start", words("Start Vigie"), words("It goes on where it was."), self._start),
            Operation(
                "export",
                words("Export the reports"),
                words("Two months as an Excel file, a row a figure."),
                self._export,
            ),
        )

    async def _kill(self) -> Result:
        await self._bot.kill()
        return Result(words("Vigie is off."))

    async def _start(self) -> Result:
        await self._bot.start()
        return Result(words("Vigie is on again."))

    async def _export(self) -> Result:
        last = self._now().astimezone(self._catalogue.zone).date()
        first = last - timedelta(days=DAYS)
        with tempfile.TemporaryDirectory(prefix="vigie-") as folder:
            file = Path(folder) / "export.xlsx"
            await written(self._bot.settings, [report_table(first, last, None)], "xlsx", None, file)
            content = file.read_bytes()
        return Result(words("The file is ready."), (f"vigie-{first}-{last}.xlsx", _XLSX, content))
