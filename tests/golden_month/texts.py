"""The month's summaries as they read: `python -m tests.golden_month.texts` writes them anew into the files beside it.

Look at what changed (`git diff`) before it is committed: these files say what Vigie tells.
"""

import asyncio
import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.catalogue import catalogue_from
from bot.commands.export import written
from bot.settings import Settings
from domain.notices import SummaryCard
from domain.summaries.periods import Kind, Period
from messages.render import render
from services.exports import report_table
from services.shelters.exports import tables
from services.summaries import draw_due, summary_view
from services.summaries.asking import edition_of
from services.summaries.keeping import numbers
from storage.database import Database
from storage.encryption import load_keys
from tests.golden_month.plan import DAY, FIRST, LAST, PEOPLE, paris
from tests.golden_month.store import Store
from tests.messages.telegram_html import read
from tests.support.mission import KEY

HERE = Path(__file__).parent
LANGUAGES = ("fr", "en")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """One summary for one reader at one moment. `evening`: it goes out at its hour, and is what later ones are held
    against."""

    at: datetime
    kind: Kind
    project: str | None
    day: date
    reader: str
    evening: bool = False

    @property
    def name(self) -> str:
        """What the files call it."""
        where = self.project or "mission"
        return f"{self.kind} · {where} · {self.day} · {self.reader} · {self.at:%Y-%m-%d %H:%M} UTC"


EVENING, NIGHT, MORNING = paris(DAY, 19, 30), paris(DAY, 23, 30), paris(date(2026, 10, 29), 8, 30)
FIRST_OF_MONTH, MONDAY = paris(date(2026, 11, 1), 9), paris(date(2026, 11, 2), 8)
ASKED: tuple[Asked, ...] = (
    Asked(EVENING, Kind.DAILY, "calais", DAY, "Claire", evening=True),
    Asked(EVENING, Kind.DAILY, "calais", DAY, "Paul"),
    Asked(EVENING, Kind.DAILY, "calais", DAY, "Amina"),
    Asked(EVENING, Kind.DAILY, "dunkerque", DAY, "Dora", evening=True),
    Asked(EVENING, Kind.DAILY, None, DAY, "Hugo", evening=True),
    Asked(NIGHT, Kind.DAILY, "calais", DAY, "Claire"),
    Asked(MORNING, Kind.CLOSING, "calais", DAY, "Claire"),
    Asked(MORNING, Kind.CLOSING, "dunkerque", DAY, "Dora"),
    Asked(MORNING, Kind.CLOSING, None, DAY, "Hugo"),
    Asked(FIRST_OF_MONTH, Kind.MONTHLY, "calais", DAY, "Claire"),
    Asked(FIRST_OF_MONTH, Kind.MONTHLY, "ile_de_france", DAY, "Ines"),
    Asked(FIRST_OF_MONTH, Kind.MONTHLY, None, DAY, "Hugo"),
    Asked(MONDAY, Kind.WEEKLY, "calais", DAY, "Claire"),
    Asked(MONDAY, Kind.WEEKLY, "dunkerque", DAY, "Dora"),
    Asked(MONDAY, Kind.WEEKLY, None, DAY, "Hugo"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it: the words in each language, and what `vigie export` wrote at that moment."""

    asked: Asked
    texts: Mapping[str, str]
    reports: tuple[Row, ...]
    beds: tuple[Row, ...]


async def told(template: Path, folder: Path) -> list[Told]:
    """Every summary of the month, as the clock goes on. `template`: an upgraded, empty database."""
    file = folder / "month.db"
    shutil.copy(template, file)
    store = Store(Database(f"sqlite:///{file}"), catalogue_from(None))
    try:
        await store.begin()
        found: list[Told] = []
        for at in dict.fromkeys(asked.at for asked in ASKED):
            await store.until(at)
            async with store.at(at) as work:
                await draw_due(work)
            exported = await _exported(file, folder)
            found += [Told(asked, await _texts(store, asked), *exported) for asked in ASKED if asked.at == at]
        return found
    finally:
        await store.database.close()


async def _texts(store: Store, asked: Asked) -> dict[str, str]:
    period = Period.of(asked.kind, asked.day)
    async with store.at(asked.at) as work:
        edition = await edition_of(work, asked.kind, asked.project, period)
        if asked.evening:
            now = await numbers(work, asked.project, period)
            await work.unit.summary_editions.went_out(edition.id, work.now, now)
        reader = await work.person(100 + [name for name, _, _ in PEOPLE].index(asked.reader))
        assert reader is not None
        notice = SummaryCard(edition_id=edition.id)
        view = await summary_view(work, reader, None, notice)
    assert view is not None
    return {
        language: read(
            render(view, notice=notice, language=language, catalogue=store.catalogue, bot_username="vigie_bot").html
        )
        for language in LANGUAGES
    }


async def _exported(file: Path, folder: Path) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    settings = Settings(database_url=f"sqlite:///{file}", encryption_key_list=KEY)  # type: ignore[arg-type]
    out = folder / "out.jsonl"
    found = []
    first = date(FIRST.year, 1, 1)
    for some in ([report_table(first, LAST, None)], list(tables(date(2026, 9, 1), date(2026, 11, 2), None).values())):
        await written(settings, some, "jsonl", None, out)
        found.append(tuple(json.loads(line) for line in out.read_text("utf-8").splitlines()))
    return found[0], found[1]


def golden(language: str) -> Path:
    """The file of a language."""
    return HERE / f"{language}.txt"


def as_file(every: list[Told], language: str) -> str:
    """All texts of a language, each below its name; spaces that do not break as plain ones."""
    shown = (f"## {one.asked.name}\n{one.texts[language]}" for one in every)
    return "\n\n".join(shown).replace("\u00a0", " ").replace("\u202f", " ") + "\n"


async def _renewed() -> None:
    load_keys([KEY])
    with tempfile.TemporaryDirectory(prefix="golden-") as folder:
        template = Path(folder) / "template.db"
        database = Database(f"sqlite:///{template}")
        await database.prepare()
        await database.close()
        every = await told(template, Path(folder))
    for language in LANGUAGES:
        golden(language).write_text(as_file(every, language), "utf-8")


if __name__ == "__main__":
    asyncio.run(_renewed())
