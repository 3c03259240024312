"""A small client of the control API, for tests and launchers. The README says what every call takes and answers."""

from __future__ import annotations

import asyncio
import base64
from types import TracebackType
from typing import Any, Self

import aiohttp

from playground.model import Json

Address = int | str


class ControlFailure(Exception):
    """The control API refused: `status` (400, 401, 404, 409) and its words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status
        self.message = message


class NotSeen(AssertionError):
    """What was waited for did not come; the message tells what the person saw instead."""


class PlaygroundClient:
    """One connection pool to one playground; an async context manager.

    Arguments that a method does not name are passed on as they are (`chat=`, `bot=`, `reply_to=`, `thread=` …).
    """

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._headers = {"X-Playground-Token": token} if token else {}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            headers=self._headers, timeout=aiohttp.ClientTimeout(total=None), connector=aiohttp.TCPConnector(limit=0)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(self, path: str, /, **arguments: Any) -> Json:
        """POST of any control call; arguments that are None are left out. Raises ControlFailure."""
        return await self._request("POST", path, arguments)

    async def get(self, path: str, /, **arguments: Any) -> Json:
        """GET of a listing. Raises ControlFailure."""
        return await self._request("GET", path, arguments)

    async def _request(self, verb: str, path: str, arguments: Json) -> Json:
        if self._session is None:
            await self.__aenter__()
        assert self._session is not None
        given = {name: value for name, value in arguments.items() if value is not None}
        async with self._session.request(verb, f"{self.url}/control/{path}", json=given) as answer:
            content: Json = await answer.json()
            if answer.status != 200:
                raise ControlFailure(answer.status, str(content.get("error")))
            return content

    # -- who there is -------------------------------------------------------------------------------------------

    async def add_bot(self, username: str, name: str | None = None, **more: Any) -> Json:
        """Registers a bot (`token=`, `privacy=`, `id=`); its description with `token` and `id`."""
        return await self.call("bots", username=username, name=name, **more)

    async def add_person(self, name: str, **more: Any) -> Json:
        """`last_name=`, `username=`, `language=`, `id=`."""
        return await self.call("people", name=name, **more)

    async def add_chat(
        self,
        title: str,
        type: str = "group",
        members: list[Address] | None = None,
        bots: list[Address] | None = None,
        **more: Any,
    ) -> Json:
        """`type`: group, supergroup or forum; `by=`, `username=`."""
        return await self.call("chats", title=title, type=type, members=members or [], bots=bots or [], **more)

    async def add_topic(self, chat: Address, name: str, **more: Any) -> int:
        """The topic's thread number."""
        return int((await self.call("chats/topic", chat=chat, name=name, **more))["thread"])

    async def promote(self, chat: Address, **more: Any) -> Json:
        """`person=` or `bot=`, `rights=[…]`."""
        return await self.call("chats/promote", chat=chat, **more)

    async def migrate(self, chat: Address) -> int:
        """The id of the supergroup that the group became."""
        return int((await self.call("chats/migrate", chat=chat))["to"])

    # -- what people do -----------------------------------------------------------------------------------------

    async def start(self, person: Address, payload: str = "", **more: Any) -> Json:
        return await self.call("start", person=person, payload=payload, **more)

    async def say(self, person: Address, text: str, **more: Any) -> Json:
        """`{message_id, chat_id, date, seq}`."""
        return await self.call("say", person=person, text=text, **more)

    async def say_many(self, messages: list[Json]) -> Json:
        return await self.call("say_many", messages=messages)

    async def edit(self, person: Address, message_id: int, text: str, **more: Any) -> Json:
        return await self.call("edit", person=person, message_id=message_id, text=text, **more)

    async def delete(self, person: Address, message_id: int, **more: Any) -> Json:
        return await self.call("delete", person=person, message_id=message_id, **more)

    async def tap(self, person: Address, button: str | list[int], **more: Any) -> Json:
        """`{"answer": {text, show_alert, url} | None, …}`; `message_id=`, `wait=`."""
        return await self.call("tap", person=person, button=button, **more)

    async def send_location(self, person: Address, latitude: float, longitude: float, **more: Any) -> Json:
        return await self.call("send_location", person=person, latitude=latitude, longitude=longitude, **more)

    async def send_photo(self, person: Address, data: bytes | None = None, **more: Any) -> Json:
        return await self.call("send_photo", person=person, bytes=_base64(data), **more)

    async def send_document(self, person: Address, file_name: str, data: bytes | None = None, **more: Any) -> Json:
        return await self.call("send_document", person=person, file_name=file_name, bytes=_base64(data), **more)

    async def send_voice(self, person: Address, data: bytes | None = None, **more: Any) -> Json:
        return await self.call("send_voice", person=person, bytes=_base64(data), **more)

    async def react(self, person: Address, message_id: int, emoji: str = "", **more: Any) -> Json:
        return await self.call("react", person=person, message_id=message_id, emoji=emoji, **more)

    async def block(self, person: Address, **more: Any) -> Json:
        return await self.call("block", person=person, **more)

    async def unblock(self, person: Address, **more: Any) -> Json:
        return await self.call("unblock", person=person, **more)

    async def inject(self, *updates: Json, **more: Any) -> list[int]:
        """Hands the bot these updates as they are; their ids."""
        return list((await self.call("inject", updates=list(updates), **more))["update_ids"])

    # -- what people see ----------------------------------------------------------------------------------------

    async def view(self, person: Address, **more: Any) -> Json:
        return await self.call("view", person=person, **more)

    async def chat(self, person: Address | None = None, **more: Any) -> Json:
        """One chat's view: the private chat of `person`, or `chat=`."""
        return await self.call("view/chat", person=person, **more)

    async def messages(self, person: Address | None = None, **more: Any) -> list[Json]:
        """Messages of that chat that are there now."""
        return [one for one in (await self.chat(person, **more))["messages"] if not one["deleted"]]

    async def wait(self, person: Address, **wanted: Any) -> list[Json]:
        """The messages that fit (`contains=`, `after=`, `count=`, …). Raises NotSeen after `timeout=` seconds, 30 where
        none are said: on a machine that does many things at once a bot may take that long."""
        answer = await self.call("wait", person=person, **{"timeout": 30.0, **wanted})
        if not answer["found"]:
            seen = [
                one["text"][:80] for chat in (await self.view(person, limit=5))["chats"] for one in chat["messages"]
            ]
            raise NotSeen(f"{person} did not see {wanted} but {seen}")
        return list(answer["messages"])

    async def events(self, after: int = 0, **more: Any) -> Json:
        return await self.call("events", after=after, **more)

    async def calls(self, method: str | None = None, **more: Any) -> list[Json]:
        return list((await self.call("calls", method=method, **more))["calls"])

    async def stats(self) -> Json:
        return await self.call("stats")

    async def file(self, file_id: str) -> bytes:
        if self._session is None:
            await self.__aenter__()
        assert self._session is not None
        async with self._session.get(f"{self.url}/control/file", params={"file_id": file_id}) as answer:
            if answer.status != 200:
                raise ControlFailure(answer.status, await answer.text())
            return await answer.read()

    # -- faults and the clock -----------------------------------------------------------------------------------

    async def fault(self, kind: str, **rule: Any) -> Json:
        """Adds a rule (`match=`, `count=`, `retry_after=`, …); the rule with its `id`."""
        return await self.call("faults", kind=kind, **rule)

    async def clear_faults(self) -> None:
        await self.call("faults/clear")

    async def clock(self) -> Json:
        return await self.get("clock")

    async def set_clock(self, now: str | None = None, running: bool | None = None) -> Json:
        return await self.call("clock/set", now=now, running=running)

    async def advance(self, seconds: float | None = None, to: str | None = None, timeout: float = 60.0) -> Json:
        return await self.call("clock/advance", seconds=seconds, to=to, timeout=timeout)

    async def idle(self, timeout: float = 30.0) -> Json:
        return await self.call("idle", timeout=timeout)

    async def follow(
        self, follower: str, version: int, idle: bool, next_due: str | None = None, wait: float = 25.0
    ) -> Json:
        return await self.call(
            "clock/follow", follower=follower, version=version, idle=idle, next_due=next_due, wait=wait
        )

    async def ready(self, timeout: float = 10.0) -> None:
        """Waits until the server answers. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while True:
                try:
                    await self.clock()
                    return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)


def _base64(data: bytes | None) -> str | None:
    return base64.b64encode(data).decode() if data is not None else None
