"""A mission to talk to: the real bot over HTTP against the playground's server, with a clock that tests move."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

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
from playground.client import ControlFailure, PlaygroundClient
from playground.errors import ControlError
from playground.server import Playground, create_app, serve
from services import people
from services.work import Work
from storage.database import Database
from tests.support.beginnings import Beginnings
from tests.support.drawing import one_worker

KEY = "dGVzdHMtb25seS1rZXktZm9yLXZpZ2llLTMyYnl0ZXM="
BOT = "vigie_bot"
TOKEN = f"6258994848:{'A' * 35}"
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


LOOKED_AT = frozenset({"calls", "clock", "idle", "people", "view", "view/chat"})


class Play(PlaygroundClient):
    """The control API; before anything is looked at or done, those who were admitted have come.

    What changes nothing for the bot is asked within this process: HTTP takes more time than the answer.
    """

    come: Callable[[], Awaitable[None]] | None = None

    def __init__(self, url: str, playground: Playground) -> None:
        super().__init__(url)
        self._control = playground.control

    async def _request(self, verb: str, path: str, arguments: Json) -> Json:
        if self.come is not None and path not in ("people", "clock"):
            await self.come()
        if path not in LOOKED_AT:
            return await super()._request(verb, path, arguments)
        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            answer = await self._control.answer(verb, path, given, _stays)
        except ControlError as error:
            raise ControlFailure(error.status, error.message) from None
        content: Json = json.loads(json.dumps(answer))  # nobody holds the world's own objects
        return content


async def _stays() -> MutableMapping[str, Any]:
    """ASGI's `receive` of a caller who does not hang up."""
    return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]


class Admission(NamedTuple):
    """Somebody who is to come."""

    name: str
    telegram_id: int
    role: Role
    project: str | None
    site: str | None
    """What is to be their usual one."""
    grant: tuple[tuple[str, Any], ...]


@dataclass(repr=False)  # the loop writes out the results of its tasks: with the catalogue in it that takes a while
class Mission:
    """People, groups and the bot. Every `say` waits until the bot has nothing left to do and returns what came."""

    play: PlaygroundClient
    settings: Settings
    bot: Json
    parts: Parts | None = None
    people: dict[str, Json] = field(default_factory=dict)
    _pressed: int = 0
    _coming: list[Admission] = field(default_factory=list)
    """Who was admitted and has not come yet."""
    begin: Callable[[list[Admission]], Awaitable[None]] | None = None
    """Where the bot is not started yet: starts it, with these people come."""

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
        now = datetime.fromisoformat((await self.play.clock())["now"])
        async with self.database.write() as unit:
            yield Work(unit, self.catalogue, now, stranger_secret(self.settings), incident_model)

    async def invite(self, role: Role, project: str | None = "calais", **grant: Any) -> str:
        """A code for a role."""
        async with self.work() as work:
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
        self._coming.append(Admission(name, person["id"], role, project, site, tuple(sorted(grant.items()))))
        if not (isinstance(self.play, Play) and self.play.come):
            await self.come()
        return person

    async def come(self) -> None:
        """Waits for those who were admitted."""
        coming, self._coming = self._coming, []
        if self.begin is not None:
            begin, self.begin = self.begin, None
            await begin(coming)
        elif coming:
            await self.let_in(coming)

    async def let_in(self, coming: list[Admission]) -> None:
        """Each comes with their code."""
        for one in coming:
            code = await self.invite(one.role, one.project, **dict(one.grant))
            await self.play.start(one.name, code)
        await self._idle()
        if any(one.site for one in coming):
            async with self.work() as work:
                for one in coming:
                    admitted = await work.unit.people.by_telegram_id(one.telegram_id)
                    assert admitted is not None
                    if one.site is not None:
                        await work.unit.people.choose(admitted.id, site=one.site, site_asked=False)

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
    database_url: str,
    *,
    limits: Limits = NO_LIMITS,
    now: datetime = EVENING,
    beginnings: Beginnings | None = None,
    **more: Any,
) -> AsyncIterator[Mission]:
    """The running bot and its server; at the end its calls are judged, and no job may have failed.

    With `beginnings` the database's file is made, and the bot started on it, when there is something for it to do.
    """
    with jobs_that_fail() as failed:
        app = create_app(control_token=None)
        async with serve(app) as url, Play(url, app) as play:
            await play.set_clock(now=now.isoformat(), running=False)
            bot = await play.add_bot(BOT, "Vigie", token=TOKEN)
            mission = Mission(play, settings_for(database_url, url, bot["token"], **more), bot)
            async with AsyncExitStack() as life:
                life.enter_context(one_worker())

                async def start() -> None:
                    mission.parts = await life.enter_async_context(running(mission.settings, limits))
                    await mission._idle()

                async def begin(coming: list[Admission]) -> None:
                    if beginnings is None:
                        await start()
                        return
                    file = Path(database_url.removeprefix("sqlite:///"))
                    await beginnings.begin(coming, file, app.world, start, lambda: mission.let_in(coming))

                mission.begin = begin
                if beginnings is None:
                    await mission.come()
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
