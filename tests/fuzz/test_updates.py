"""Whatever comes in as an update: nothing breaks, nothing waits for ever, and what Telegram could have sent is never
parked."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog.testing
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from telegram.ext import ApplicationBuilder, ExtBot
from telegram.request import BaseRequest, RequestData

from bot.catalogue import catalogue_from
from bot.concerns import concern
from bot.delivery import Sender
from bot.drawing import Draughtsman
from bot.intake import Intake
from bot.processing import Processor, Routing
from bot.sending import Sending
from domain.delivery import Limits
from domain.people import Grant
from domain.privacy.flood import Rates
from domain.roles import Role
from handlers.routing import register
from storage.database import Database
from storage.inbox import DONE, PARKED
from storage.tables import InboxRow
from tests.support.mission import EVENING
from tests.support.updates import Json, Telegram

GROUPS = (-100501, -100502, -100503)
AT_ONCE = 100

odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


class Moved:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.at = EVENING

    def now(self) -> datetime:
        """The instant it is."""
        return self.at


class Silent(BaseRequest):
    """A Bot API that takes everything, so that thousands of updates need no network."""

    @property
    def read_timeout(self) -> float | None:
        """It answers at once."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Whatever is asked is done."""
        bot = {"id": 1, "is_bot": True, "first_name": "Vigie", "username": "vigie_bot"}
        done: Any = bot if url.endswith("getMe") else {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}
        if url.endswith("answerCallbackQuery"):
            done = True
        return 200, json.dumps({"ok": True, "result": done}).encode()


class Fuzzed:
    """Intake and processing of a Vigie that knows some people of every role, and two groups."""

    def __init__(
        self, database: Database, intake: Intake, processor: Processor, clock: Moved, people: list[int]
    ) -> None:
        self.database, self.intake, self.processor, self.clock, self.people = database, intake, processor, clock, people
        self.number = 0
        self.parked: dict[int, Json] = {}

    async def take(self, updates: list[Json]) -> None:
        """A poll's updates, processed until nothing of them waits."""
        await self.intake._take_in(updates)
        async with asyncio.timeout(60):
            while await self.processor.turn():
                pass

    async def check(self, broken: set[int]) -> int:
        """Nothing waits, and only what was broken is parked; how many are."""
        async with self.database.read() as unit:
            left = select(InboxRow.state, InboxRow.update_id, InboxRow.payload).where(InboxRow.state != DONE)
            rows = (await unit.session.execute(left)).all()
        assert not [row.payload for row in rows if row.state != PARKED or row.update_id not in broken]
        return len(rows)


@asynccontextmanager
async def fuzzed(url: str) -> AsyncIterator[Fuzzed]:
    database, clock, catalogue = Database(url), Moved(), catalogue_from(None)
    request = Silent()
    bot: ExtBot[None] = ExtBot("1:x", request=request, get_updates_request=request)
    application = ApplicationBuilder().application_class(Routing).bot(bot).updater(None).job_queue(None).build()
    assert isinstance(application, Routing)
    register(application)
    await application.initialize()
    sending = Sending(bot, catalogue, clock.now, Draughtsman().draw)
    sender = Sender(database, sending, clock, catalogue, b"x", "me", Limits())
    processor = Processor(database, application, clock, catalogue, b"x", "me", sender)
    intake = Intake(database, bot, request, clock, catalogue, b"x", "me", processor, Rates(60))
    people = await _people(database)
    yield Fuzzed(database, intake, processor, clock, people)
    await application.shutdown()
    await database.close()


async def _people(database: Database) -> list[int]:
    """Two of every role, and some whom nobody knows."""
    people = []
    async with database.write() as unit:
        for place, role in enumerate((*Role, *Role)):
            project = None if place % 3 == 0 else "calais"
            known = await unit.people.admit(7000 + place, f"P{place}", "fr", "calais", site_asked=False, now=EVENING)
            await unit.people.grant(known, Grant(role, project), None, EVENING)
            await unit.people.choose(known, site="living_sites_calais")
            people.append(7000 + place)
        for chat in GROUPS[:2]:
            await unit.groups.joined(chat, 1, EVENING)
            await unit.groups.link(chat, "calais", "fr", 1, EVENING)
    return [*people, 9001, 9002]


async def fuzz(url: str, seed: int, values: list[Any], polls: int = 20) -> int:
    """A hundred updates a poll; how many were parked."""
    async with fuzzed(url) as vigie:
        telegram = Telegram(random.Random(seed), vigie.people, GROUPS, values)
        for _ in range(polls):
            vigie.clock.at += timedelta(minutes=1)
            updates = []
            for _ in range(AT_ONCE):
                vigie.number += 1
                updates.append(telegram.update(vigie.number, vigie.clock.at))
            await vigie.take(updates)
        return await vigie.check(telegram.broken)
    raise AssertionError


def fuzz_in(folder: Path, template: Path, seed: int, values: list[Any]) -> int:
    """In a fresh database."""
    file = folder / "vigie.db"
    file.write_bytes(template.read_bytes())
    with structlog.testing.capture_logs():
        return asyncio.run(fuzz(f"sqlite:///{file}", seed, values))


some_odd = st.lists(odd, min_size=8, max_size=8)
# Not shrunk: an example takes seconds, and its seed is enough to see it again.
unhurried = settings(
    deadline=None, suppress_health_check=list(HealthCheck), database=None, phases=[Phase.explicit, Phase.generate]
)


@settings(unhurried, max_examples=1, derandomize=True)
@given(st.integers(0, 2**32), some_odd)
def test_two_thousand_updates(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, values: list[Any]
) -> None:
    parked = fuzz_in(tmp_path_factory.mktemp("fuzz"), sqlite_template, seed, values)
    assert 0 < parked < 200, "what is broken is parked, and little is"


@pytest.mark.soak
@pytest.mark.timeout(1800)
@settings(unhurried, max_examples=50)
@given(st.integers(0, 2**32), some_odd)
def test_a_hundred_thousand_updates(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, values: list[Any]
) -> None:
    fuzz_in(tmp_path_factory.mktemp("fuzz"), sqlite_template, seed, values)


@given(st.dictionaries(st.sampled_from(["update_id", "message", "edited_message", "callback_query"]), odd))
def test_whatever_is_no_update_is_passed_over_or_taken_in_as_it_is(update: Any) -> None:
    found = concern(update, 1, "vigie_bot")
    assert found.incoming is None or isinstance(json.loads(found.incoming.payload), dict)
