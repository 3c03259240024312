"""A mission to talk to: the real bot over HTTP against the playground's server, with a clock that tests move."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import structlog
from pydantic import SecretStr

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from bot.process import Parts, running, stranger_secret
from bot.settings import Settings
from domain.catalogue import Catalogue
from domain.delivery import Limit, Limits
from domain.people import Grant
from domain.roles import Role
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from services import people
from services.work import Work
from storage.database import Database

KEY = "dGVzdHMtb25seS1rZXktZm9yLXZpZ2llLTMyYnl0ZXM="
BOT = "vigie_bot"
EVENING = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
"""Monday 23 November 2026, 18:30 in Calais."""
FREE = Limit(capacity=10_000, per_second=10_000, reserve=1)
NO_LIMITS = Limits(overall=FREE, private=FREE, group=FREE, sent_a_minute=10**9)
"""For tests that are not about Telegram's limits: they would only wait."""

Json = dict[str, Any]


def settings_for(database_url: str, api_url: str, token: str, **more: Any) -> Settings:
    """What the environment would say."""
    return Settings(
        token=SecretStr(token),
        api_url=api_url,
        database_url=database_url,
        encryption_key_list=SecretStr(KEY),
        **{"clock": api_url, **more},
    )


class Play(PlaygroundClient):
    """The control API; before anything is looked at or done, those who were admitted have come."""

    come: Callable[[], Awaitable[None]] | None = None

    async def _request(self, verb: str, path: str, arguments: Json) -> Json:
        if self.come is not None and path not in ("people", "start", "idle", "clock"):
            await self.come()
        return await super()._request(verb, path, arguments)


@dataclass(repr=False)  # the loop writes out the results of its tasks: with the catalogue in it that takes a while
class Mission:
    """People, groups and the bot. Every `say` waits until the bot has nothing left to do and returns what came."""

    play: PlaygroundClient
    settings: Settings
    bot: Json
    parts: Parts | None = None
    people: dict[str, Json] = field(default_factory=dict)
    _pressed: int = 0
    _coming: dict[int, str | None] = field(default_factory=dict)
    """Who was admitted and has not come yet, with the site that is to be their usual one."""

    @property
    def database(self) -> Database:
        """The running bot's database."""
        assert self.parts is not None
        return self.parts.database

    @property
    def catalogue(self) -> Catalogue:
        """The running bot's catalogue."""
        return catalogue_from(self.settings.catalogue)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """A unit of work of the test's own, committed at the end of the block."""
        await self.come()
        async with self._work() as work:
            yield work

    @asynccontextmanager
    async def _work(self) -> AsyncIterator[Work]:
        now = datetime.fromisoformat((await self.play.clock())["now"])
        async with self.database.write() as unit:
            yield Work(unit, self.catalogue, now, stranger_secret(self.settings), incident_model)

    async def invite(self, role: Role, project: str | None = "calais", **grant: Any) -> str:
        """A code for a role."""
        async with self._work() as work:
            return await people.create_invite(work, Grant(role, project, **grant), None)

    async def person(self, name: str, language: str = "fr") -> Json:
        """Somebody with Telegram, not admitted."""
        if name not in self.people:
            self.people[name] = await self.play.add_person(name, language=language)
        return self.people[name]

    async def admit(
        self,
        name: str,
        role: Role = Role.TEAM_MEMBER,
        project: str | None = "calais",
        *,
        language: str = "fr",
        site: str | None = None,
        **grant: Any,
    ) -> Json:
        """Somebody with a role, admitted as everybody is: with a code; `site` is then set as their usual one. Several
        may come at once: nobody waits for it before something else is done."""
        person = await self.person(name, language)
        code = await self.invite(role, project, **grant)
        await self.play.start(name, code)
        self._coming[person["id"]] = site or self._coming.get(person["id"])
        if not (isinstance(self.play, Play) and self.play.come):
            await self.come()
        return person

    async def come(self) -> None:
        """Waits for those who were admitted."""
        if not self._coming:
            return
        coming, self._coming = self._coming, {}
        await self._idle()
        if any(coming.values()):
            async with self._work() as work:
                for telegram_id, site in coming.items():
                    admitted = await work.unit.people.by_telegram_id(telegram_id)
                    assert admitted is not None
                    if site is not None:
                        await work.unit.people.choose(admitted.id, site=site, site_asked=False)

    async def group(self, title: str, by: str, project: str = "calais", type: str = "supergroup") -> Json:
        """A team's group, linked to a project in French by somebody who may."""
        chat = await self.play.add_chat(title, type=type, members=list(self.people), bots=[BOT], by=by)
        await self.idle()
        async with self.work() as work:
            linker = await work.unit.people.by_telegram_id(self.people[by]["id"])
            assert linker is not None
            if await work.unit.groups.by_chat(chat["id"]) is None:
                await work.unit.groups.joined(chat["id"], linker.id, work.now)
            await work.unit.groups.link(chat["id"], project, "fr", linker.id, work.now)
        return chat

    async def idle(self) -> None:
        """Waits until the bot has nothing left to do."""
        await self.come()
        await self._idle()

    async def _idle(self) -> None:
        told = await self.play.idle(timeout=60)
        assert told["idle"], told["waiting_for"]

    async def say(self, name: str, text: str, **where: Any) -> list[Json]:
        """Says something; returns the bot's messages in that chat that came or changed because of it."""
        before = await self.play.say(name, text, **where)
        return await self._after(name, before, **where)

    async def edit(self, name: str, message_id: int, text: str, **where: Any) -> list[Json]:
        """Edits a message; as `say`."""
        before = await self.play.edit(name, message_id, text, **where)
        return await self._after(name, before, **where)

    async def tap(self, name: str, button: str | list[int], **where: Any) -> tuple[str | None, list[Json]]:
        """Taps a button; returns the toast and, as `say`, what came or changed."""
        before = await self.play.tap(name, button, **where)
        answer = before["answer"]
        return (answer["text"] if answer else None), await self._after(name, before, **where)

    async def press(self, name: str, message: Json, data: str) -> str | None:
        """Taps a button that a message of the bot in private had once, as a phone does that shows an old card; returns
        the toast."""
        self._pressed += 1
        key = f"pressed{self._pressed}"
        who = {"id": self.people[name]["id"], "first_name": name}
        chat = {**who, "type": "private"}
        query: Json = {"id": key, "from": {**who, "is_bot": False}, "chat_instance": "1", "data": data}
        query["message"] = {"message_id": message["message_id"], "date": 0, "chat": chat}
        await self.play.inject({"callback_query": query})
        await self.idle()
        calls = await self.play.calls("answerCallbackQuery")
        answers = [c["params"].get("text") for c in calls if c["params"]["callback_query_id"] == key]
        assert len(answers) == 1
        return answers[0]

    async def _after(self, name: str, before: Json, **where: Any) -> list[Json]:
        await self.idle()
        chat = {"chat": where["chat"]} if "chat" in where else {}
        messages = await self.play.messages(name, **chat)
        return [m for m in messages if m["from"]["is_bot"] and m["seq"] > before["seq"] and not m["deleted"]]

    async def last(self, name: str, **where: Any) -> Json:
        """The newest message that somebody sees from the bot."""
        messages = [m for m in await self.play.messages(name, **where) if m["from"]["is_bot"] and not m["deleted"]]
        return messages[-1]


def buttons(message: Json) -> list[str]:
    """The words on a message's buttons."""
    return [button["text"] for row in message["buttons"] for button in row]


def plain(message: Json) -> str:
    """A message's text with ordinary spaces: French has unbreakable ones before its signs."""
    text: str = message["text"]
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@contextmanager
def jobs_that_fail() -> Iterator[list[str]]:
    """What the log says of jobs that failed: they are tried again, and a test would see nothing of it."""
    failed: list[str] = []

    def heard(_logger: Any, _method: str, event: Any) -> Any:
        if event.get("event") == "job.failed":
            failed.append(f"{event['job']}: {event['error']!r}")
        return event

    processors = structlog.get_config()["processors"]
    processors.insert(0, heard)
    try:
        yield failed
    finally:
        if heard in processors:
            processors.remove(heard)


@asynccontextmanager
async def mission_on(
    database_url: str, *, limits: Limits = NO_LIMITS, now: datetime = EVENING, **more: Any
) -> AsyncIterator[Mission]:
    """The running bot and its server; at the end its calls are judged, and no job may have failed."""
    with jobs_that_fail() as failed:
        async with serve(create_app(control_token=None)) as url, Play(url) as play:
            await play.set_clock(now=now.isoformat(), running=False)
            bot = await play.add_bot(BOT, "Vigie")
            mission = Mission(play, settings_for(database_url, url, bot["token"], **more), bot)
            async with running(mission.settings, limits) as parts:
                mission.parts = parts
                await mission.idle()
                play.come = mission.come
                yield mission
                await mission.come()
            play.come = None
            from tests.judge import (
                judge_calls,  # takes seconds to load: bot processes and the tests' controller need none
            )

            complaints = judge_calls(await play.calls())
    assert not complaints, complaints
    assert not failed, failed
