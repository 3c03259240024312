"""`vigie export incidents`: what somebody needs who looks at a year of them, and nothing that only some may know."""

import asyncio
import csv
import io
from datetime import date
from pathlib import Path

import openpyxl

from bot.catalogue import catalogue_from
from domain.incidents.types import Act, Climb, Outcome, Status
from storage.database import Database
from tests.bot.test_cli import vigie
from tests.golden_month.plan import DAY, INCIDENTS, paris
from tests.golden_month.store import Store
from tests.support.mission import KEY

MONDAY = paris(date(2026, 11, 2), 9)


async def a_month(url: str) -> None:
    """The golden month's incidents of every kind; of one it is told who took it and how it ended."""
    store = Store(Database(url), catalogue_from(None))
    await store.begin()
    await store.until(MONDAY)
    async with store.at(MONDAY) as work:
        threat = await work.unit.following.by_number(2026, 5, apart=False)
        fire = await work.unit.following.by_number(2026, 2, apart=False)
        assert threat is not None
        assert fire is not None
        incidents, claire = work.unit.incidents, store.ids["Claire"]
        await incidents.note(threat.id, Act.TAKEN, paris(DAY, 11, 7), claire)
        await incidents.note(threat.id, Act.CLOSED, paris(DAY, 15), claire, Outcome.OTHER, "Karim est parti")
        await incidents.note(fire.id, Act.CLOSED, paris(DAY, 15), claire, Outcome.FALSE_ALARM)
        await incidents.note(fire.id, Act.REOPENED, paris(DAY, 16), claire)
        await incidents.set_climb(fire.id, Status.OPEN, Climb())
    await store.database.close()


def test_a_row_an_incident_that_anybody_may_know_of(sqlite_url: str, tmp_path: Path) -> None:
    asyncio.run(a_month(sqlite_url))
    between = ["export", "incidents", "--from", "2026-10-01", "--to", "2026-11-01"]
    where = {"DATABASE_URL": sqlite_url, "ENCRYPTION_KEYS": KEY}

    done = vigie(*between, **where)

    assert done.exit_code == 0, done.output
    rows = {row["incident"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    plain = [i for i in INCIDENTS if i.kind == "plain" and i.without is None]
    assert list(rows) == [f"INC-2026-{one.number:04}" for one in sorted(plain, key=lambda one: one.at)]
    assert {row["project"] for row in rows.values()} == {"calais", "dunkerque", "ile_de_france"}
    threat, armed, fire = rows["INC-2026-0005"], rows["INC-2026-0003"], rows["INC-2026-0002"]
    assert (threat["type"], threat["severity"], threat["near_miss"], threat["status"]) == (
        "threat",
        "2",
        "True",
        "closed",
    )
    assert (threat["minutes_to_taken"], threat["outcome"]) == ("7", "other")
    assert threat["raised_at"] == "2026-10-28T11:00:00+01:00"
    assert (armed["joined"], armed["affected_staff"], armed["closed_at"]) == ("1", "", "")
    assert (fire["status"], fire["closed_at"], fire["outcome"]) == ("open", "", ""), "it was reopened"
    assert "Karim" not in done.stdout

    only = vigie(*between, "--project=dunkerque", "--format=xlsx", "--output=x.xlsx", cwd=tmp_path, **where)
    assert only.exit_code == 0, only.output
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["incidents"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["INC-2026-0002", "INC-2026-0010"]
