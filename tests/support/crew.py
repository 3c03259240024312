"""People who post reports while things go wrong, and what the store and their phones have of it afterwards."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from domain.people import Grant
from domain.roles import Role
from playground.client import PlaygroundClient
from storage.database import Database
from storage.tables import Chat, InboxRow, OutboxRow, ReportRow, RevisionRow
from tests.judge import judge_calls

SITES = ("day_centre_calais", "living_sites_calais", "coast_calais", "winter_shelter_calais")
ACTIVITIES = ("clinique", "psm", "ssr", "social", "aller vers", "distribution")
DAYS = 27
Json = dict[str, Any]


@dataclass
class Crew:
    """People with a role in Calais, admitted without a word; each report of one of them has a number of its own."""

    play: PlaygroundClient
    people: dict[str, Json] = field(default_factory=dict)
    said: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """By person: (message id, the number in it), in order."""
    _slot: int = 0

    @property
    def names(self) -> list[str]:
        """Everybody."""
        return list(self.people)

    async def join(self, database: Database, count: int, role: Role = Role.TEAM_MEMBER, prefix: str = "P") -> list[str]:
        """New people, straight into the store."""
        names = [f"{prefix}{len(self.people) + number}" for number in range(count)]
        now = datetime.now(UTC) - timedelta(days=400)
        for name in names:
            self.people[name] = await self.play.add_person(name, language="fr")
        async with database.write() as unit:
            for place, name in enumerate(names):
                admitted = await unit.people.admit(
                    self.people[name]["id"], name, "fr", "calais", site_asked=False, now=now
                )
                await unit.people.grant(admitted, Grant(role, "calais"), None, now)
                await unit.people.choose(admitted, site=SITES[place % len(SITES)], site_asked=False)
        return names

    def text(self, name: str, today: datetime) -> tuple[str, str]:
        """A report that nobody made before (while the slots last), and the number by which it is known in its chat."""
        slot, self._slot = self._slot, self._slot + 1
        day = today - timedelta(days=1 + slot // len(ACTIVITIES) % DAYS)
        number = str(100 + len(self.said.get(name, ())))
        return f"/r {ACTIVITIES[slot % len(ACTIVITIES)]} {number} le {day:%d/%m}", number

    async def report(self, name: str, today: datetime | None = None) -> str:
        """Posts one report; the number in it."""
        text, number = self.text(name, today or datetime.now(UTC))
        said = self.said.setdefault(name, [])
        said.append((0, number))
        said[-1] = ((await self.play.say(name, text))["message_id"], number)
        return number

    async def post(self, dice: random.Random, count: int, seconds: float, today: datetime | None = None) -> None:
        """`count` reports of people at random, spread over that time."""
        for _ in range(count):
            await self.report(dice.choice(self.names), today)
            await asyncio.sleep(dice.uniform(0, 2 * seconds / count))

    async def answered(self, timeout: float = 30.0) -> int:
        """Waits until everybody sees the receipt of each of their reports; how many came more than once."""
        doubles = 0
        for name, reports in self.said.items():
            for _, number in reports:
                await self.play.wait(name, matches=rf"\b{number}\b", timeout=timeout)
            cards = [m for m in await self.play.messages(name, limit=500) if m["from"]["is_bot"]]
            doubles += len(cards) - len(reports)  # nothing else is said to them
        return doubles

    async def check_store(self, database: Database) -> None:
        """Every report is there once, in its chat's order, and nothing is left undone."""
        stored: dict[int, list[int]] = {}
        async with database.read() as unit:
            for row in await unit.session.execute(
                select(ReportRow.chat_id, ReportRow.message_id).order_by(ReportRow.id)
            ):
                stored.setdefault(row.chat_id, []).append(row.message_id)
            revisions = await unit.session.scalar(select(func.count()).select_from(RevisionRow))
        for name, reports in self.said.items():
            assert stored.pop(self.people[name]["id"]) == [message_id for message_id, _ in reports], name
        assert not stored
        assert revisions == sum(map(len, self.said.values()))


async def states(database: Database, table: type[InboxRow] | type[OutboxRow]) -> dict[str, int]:
    """How many rows of the inbox or the outbox stand in each state."""
    async with database.read() as unit:
        rows = await unit.session.execute(select(table.state, func.count()).group_by(table.state))
        return {row.state: row[1] for row in rows}


async def settled(database: Database, timeout: float = 30.0) -> dict[str, int]:
    """Waits until nothing waits in inbox and outbox; the outbox's rows by state."""
    async with asyncio.timeout(timeout):
        while True:
            inbox, outbox = await states(database, InboxRow), await states(database, OutboxRow)
            if "waiting" not in inbox and not {"waiting", "sending"} & outbox.keys():
                return outbox
            await asyncio.sleep(0.05)


async def paused(database: Database, chat_id: int, timeout: float = 10.0) -> None:
    """Waits until it is noted that a chat is not to be called; 0 is every chat."""
    async with asyncio.timeout(timeout):
        while True:
            async with database.read() as unit:
                row = select(Chat.paused_until).where(Chat.chat_id == chat_id)
                if await unit.session.scalar(row) is not None:
                    return
            await asyncio.sleep(0.01)


async def calls_of(play: PlaygroundClient, *methods: str) -> list[Json]:
    """Every call that the bot made, in order; polls left out."""
    found: list[Json] = []
    while True:
        page = await play.calls(after=found[-1]["seq"] if found else 0, limit=5000)
        if not page:
            return [call for call in found if not methods or call["method"] in methods]
        found += page


async def judged(play: PlaygroundClient) -> None:
    """Every call that the bot made fits a third party's model of the Bot API."""
    complaints: Sequence[str] = judge_calls(await calls_of(play))
    assert not complaints, complaints
