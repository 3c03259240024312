"""A mission adds a report type by editing its catalogue alone."""

import asyncio
import json
from importlib import resources
from pathlib import Path

from tests.bot.test_cli import vigie
from tests.support.mission import KEY, Mission, mission_on, plain

LAUNDRY = """
  - key: laundry
    label: {fr: Laverie, en: Laundry}
    synonyms: [lessive, linge]
    indicators:
      - key: machines
        label: {fr: machines lancées, en: machines run}
        synonyms: [machines, lavages]
        headline: true
      - key: blankets_washed
        label: {fr: couvertures lavées, en: blankets washed}
        synonyms: [couvertures]
"""


def with_laundry(folder: Path) -> Path:
    """A copy of the shipped catalogue with one more activity, added as a coordinator would: as text."""
    shipped = resources.files("bot.catalogues").joinpath("mission_france.yaml").read_text(encoding="utf-8")
    head, tail = shipped.split("\nactivities:\n", 1)
    file = folder / "ours.yaml"
    file.write_text(f"{head}\nactivities:\n{LAUNDRY.lstrip(chr(10))}{tail}", encoding="utf-8")
    return file


async def test_from_the_message_to_the_export(sqlite_url: str, tmp_path: Path) -> None:
    catalogue = with_laundry(tmp_path)
    assert vigie("catalogue", "check", str(catalogue)).exit_code == 0
    async with mission_on(sqlite_url, catalogue=catalogue) as mission:
        await mission.admit("Amina", site="living_sites_calais")

        (receipt,) = await mission.say("Amina", "laverie 12 machines, 30 couvertures")
        (listed,) = await mission.say("Amina", "/jour")

        assert plain(receipt).startswith("✅ Laverie · Lieux de survie")
        assert "12 machines lancées" in plain(receipt)
        assert "30 couvertures lavées" in plain(receipt)
        assert "Laverie" in plain(listed)
        rows = await asyncio.to_thread(exported, mission)
    assert [(r["activity"], r["indicator"], r["value"]) for r in rows] == [
        ("laundry", "machines", 12),
        ("laundry", "blankets_washed", 30),
    ]


def exported(mission: Mission) -> list[dict[str, object]]:
    """The day's export, read back."""
    done = vigie(
        "export",
        "reports",
        "--from=2026-11-23",
        "--to=2026-11-23",
        "--format=jsonl",
        DATABASE_URL=mission.settings.database_url,
        ENCRYPTION_KEYS=KEY,
        CATALOGUE=str(mission.settings.catalogue),
    )
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
