"""The leak hunt: every name, free text and code carries a word of its own while things go wrong; afterwards none of
them is in the log, the audit, an operator's output, or readable in the database's files."""

import asyncio
import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import text

from bot.logs import configure_logging, watch_loop
from domain.roles import Role
from tests.bot.test_cli import vigie
from tests.support.mission import KEY, Mission

_LETTERS = "bcdfghjklm"


class Marks:
    """Words that nothing else in the world has."""

    def __init__(self) -> None:
        self._numbers = count(100)
        self.made: dict[str, str] = {}

    def __call__(self, what: str) -> str:
        word = "zq" + "".join(_LETTERS[int(digit)] + "y" for digit in str(next(self._numbers))) + "qz"
        self.made[what] = word
        return word

    def within(self, said: bytes) -> list[str]:
        """What of them can be read in it."""
        folded = said.lower()
        return [what for what, word in self.made.items() if word.encode() in folded]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged, at every level, in both forms."""
    root = logging.getLogger()
    kept = (sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning)
    logging_kept = (logging.raiseExceptions, logging.lastResort, root.handlers[:], root.level)
    configuration = structlog.get_config()
    stream = io.StringIO()
    yield stream
    sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning = kept
    logging.raiseExceptions, logging.lastResort = logging_kept[:2]
    root.handlers[:], root.level = logging_kept[2:]
    structlog.configure(**configuration)


async def broken_table(mission: Mission, table: str, *, broken: bool) -> None:
    """A table that is missing for a while: whatever writes there fails with all that it wanted to write."""
    names = (table, f"{table}_away") if broken else (f"{table}_away", table)
    async with mission.work() as work:
        await work.unit.session.execute(text("ALTER TABLE {} RENAME TO {}".format(*names)))


async def parked(mission: Mission) -> None:
    """Waits until what cannot be processed was given up."""
    while True:
        async with mission.database.read() as unit:
            if (await unit.inbox.counts()).get("waiting", 0) == 0:
                return
        await asyncio.sleep(0.02)


async def everything_is_said(mission: Mission, mark: Marks, place: str) -> None:
    """A free text in each place that takes one."""
    amina, claire = f"{mark(f'{place} name')}".title(), f"{mark(f'{place} coordinator')}".title()
    await mission.admit(amina, site="living_sites_calais")
    await mission.admit(claire, Role.COORDINATOR)
    await mission.say(amina, f"/r clinique 34 et 12 {mark(f'{place} unknown word')} // {mark(f'{place} comment')}")
    await mission.say(amina, mark(f"{place} not understood"))
    await mission.say(amina, f"/{mark(f'{place} unknown command')}")
    await mission.say(amina, f"/start {mark(f'{place} code')}")
    await mission.say(amina, f"/alerte vol, personne blessée {mark(f'{place} narrative')}")
    await mission.say(amina, f"/sos {mark(f'{place} call for help')}")
    await mission.say(amina, f"/alerte viol {mark(f'{place} restricted narrative')}")
    await mission.say(claire, f"/retenir 1 {mark(f'{place} hold')}")
    await mission.say(claire, f"/ferme {mark(f'{place} closure')}")
    await mission.say(claire, f"/audit {mark(f'{place} audit')}")
    await mission.say(amina, "/mesdonnees")
    await mission.play.send_location(amina, 50.9431, 1.8765)
    await mission.play.send_document(amina, f"{mark(f'{place} file')}.txt", caption=mark(f"{place} caption"))
    await mission.idle()


async def everything_fails(mission: Mission, mark: Marks, place: str) -> None:
    """Updates of no shape, a table that is gone, a network and a Telegram that fail."""
    name = mark(f"{place} malformed name")
    somebody = {"id": 4242, "is_bot": False, "first_name": name}
    shapes: list[dict[str, Any]] = [
        {"message": {"message_id": 1, "from": somebody, "text": mark(f"{place} malformed text")}},
        {"message": {"chat": mark(f"{place} chat"), "text": mark(f"{place} text of no chat")}},
        {"callback_query": {"id": "1", "from": somebody, "data": mark(f"{place} forged button")}},
    ]
    await mission.play.inject(*shapes)
    sends = {"method": ["sendMessage", "editMessageText", "sendDocument"]}
    for kind in ("500", "drop_before", "drop_after", "400"):
        await mission.play.fault(kind, match=sends, count=1)
    who = next(iter(mission.people))
    for table in ("report_revisions", "incidents"):
        await broken_table(mission, table, broken=True)
        await mission.play.say(who, f"/r clinique 12 // {mark(f'{place} {table} broken')}")
        await mission.play.say(who, f"/alerte agression {mark(f'{place} {table} broken, alert')}")
        await parked(mission)
        await broken_table(mission, table, broken=False)
    await mission.play.clear_faults()
    await mission.idle()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("vigie.db*"))


async def test_nothing_that_somebody_said_is_where_it_must_not_be(
    mission: Mission, log: io.StringIO, tmp_path: Path
) -> None:
    mark = Marks()
    watch_loop(asyncio.get_running_loop())
    secrets = mission.settings.secrets()
    for form in ("text", "json"):
        configure_logging(form, secrets, level=logging.DEBUG, stream=log)
        await everything_is_said(mission, mark, form)
        await everything_fails(mission, mark, form)
    assert len(mark.made) >= 40
    # They were taken in and are kept, where only who has the key can read them.
    async with mission.database.read() as unit:
        kept = repr([await unit.own_data.of(person) for person, _ in await unit.people.everybody()])
    there = mark.within(kept.lower().encode())
    assert {"text name", "json comment", "json narrative", "text call for help"} <= set(there)

    written = log.getvalue()
    assert "processing.update_failed" in written
    assert written.count("{") > 20, "in both forms"
    assert mark.within(written.encode()) == []
    assert not [secret for secret in secrets if secret in written]
    assert "1.8765" not in written

    environment = {"ENCRYPTION_KEYS": KEY, "DATABASE_URL": mission.settings.database_url}
    for command in (("parked",), ("audit", "list"), ("audit", "head"), ("audit", "verify"), ("db", "current")):
        result = await asyncio.to_thread(vigie, *command, cwd=tmp_path, **environment)
        assert mark.within(result.output.encode()) == [], command
        assert result.exit_code == 0, command

    files = _files(tmp_path)
    assert {file.name for file in files} >= {"vigie.db", "vigie.db-wal"}
    for file in files:
        assert mark.within(file.read_bytes()) == [], file.name
