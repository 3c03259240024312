"""One Bot API call from its path to its answer: token, method, faults, flood waits, handler, log."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from urllib.parse import unquote

from playground import groups
from playground.access import Call, chat_number
from playground.errors import ApiError, ControlError, bad_request, too_many_requests
from playground.faults import Rule
from playground.http import (
    BodyTooLarge,
    Receive,
    Scope,
    Send,
    drop,
    header,
    read_body,
    respond,
    sleep_or_disconnect,
    until_disconnect,
)
from playground.methods import METHODS
from playground.methods.registry import GET_UPDATES
from playground.model import Bot, Json
from playground.params import Params, decode
from playground.polling import Interrupted
from playground.posting import encode
from playground.world import TOKEN, World

log = logging.getLogger("playground.calls")


@dataclass(slots=True)
class Answer:
    status: int
    body: bytes
    description: str = ""
    retry_after: int = 0
    violation: bool = False


def refusal(error: ApiError) -> Answer:
    shown: Json = {"ok": False, "error_code": error.code, "description": error.description}
    retry_after = 0
    if error.parameters:
        shown["parameters"] = error.parameters
        retry_after = error.parameters.get("retry_after", 0)
    return Answer(error.code, encode(shown), error.description, retry_after)


class BotApi:
    """ASGI application of `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, log_calls: bool = False) -> None:
        self.world = world
        self.log_calls = log_calls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.monotonic()
        token, slash, name = scope["path"][4:].partition("/")
        bot = self.world.tokens.get(token)
        if bot is None or not slash:
            await self._unknown(token, name, receive, send)
            return
        lower = name.rstrip("/").lower()
        is_poll = lower == "getupdates"
        if not is_poll:
            self.world.idleness.begin_call()
        try:
            try:
                params = decode(scope["query_string"], header(scope, b"content-type"), await read_body(receive))
            except ApiError as error:
                answer = refusal(error)
                self._log(began, bot, name, None, answer)
                await respond(send, answer.status, answer.body)
                return
            except BodyTooLarge:
                answer = refusal(ApiError(413, "Request Entity Too Large"))
                self._log(began, bot, name, None, answer)
                await respond(send, answer.status, answer.body)
                return
            await self._serve(began, bot, lower, params, receive, send)
        finally:
            if not is_poll:
                self.world.idleness.end_call()

    async def _unknown(self, token: str, name: str, receive: Receive, send: Send) -> None:
        await read_body(receive)
        shaped = TOKEN.match(token) and name
        answer = refusal(ApiError(401, "Unauthorized") if shaped else ApiError(404, "Not Found"))
        self.world.calls.add(time.monotonic(), "", name, None, answer.status, answer.description)
        await respond(send, answer.status, answer.body)

    async def _serve(self, began: float, bot: Bot, lower: str, params: Params, receive: Receive, send: Send) -> None:
        """Until the answer is sent, or the connection is closed as a fault wants it."""
        world = self.world
        is_poll = lower == "getupdates"
        while True:
            target: int | str | None = None
            if world.faults.rules or not world.floods.quiet:
                target = chat_number(world, bot, params)
                target = lower if target is None else target
                early = 0 if lower.startswith("get") else world.floods.waiting(bot.id, target)
                if early:
                    answer = refusal(too_many_requests(early))
                    answer.violation = True
                    self._log(began, bot, lower, params, answer)
                    await respond(send, answer.status, answer.body, answer.retry_after)
                    return
            rule = None
            if world.faults.rules:
                rule = world.faults.pick(bot.id, lower, target if isinstance(target, int) else None)
            if rule is not None and await self._before(rule, began, bot, lower, params, receive, send, target):
                return
            try:
                answer = await self._poll(bot, params, receive) if is_poll else self.run(bot, lower, params)
                break
            except Interrupted as interrupted:
                params.values["timeout"] = int(interrupted.left)
        if answer.retry_after and answer.status == 429:
            world.floods.give(bot.id, chat_number(world, bot, params) or lower, answer.retry_after)
        if rule is not None and rule.kind == "drop_after":
            self._log(began, bot, lower, params, Answer(0, b"", answer.description), rule.kind)
            await drop(receive, send)
            return
        self._log(began, bot, lower, params, answer, rule.kind if rule is not None else "")
        await respond(send, answer.status, answer.body, answer.retry_after)

    async def _before(
        self,
        rule: Rule,
        began: float,
        bot: Bot,
        lower: str,
        params: Params,
        receive: Receive,
        send: Send,
        target: int | str | None,
    ) -> bool:
        """The fault's part before the call takes effect; True where that was all of it."""
        world, kind = self.world, rule.kind
        world.feed.publish("fault", None, {"rule": rule.id, "fault": kind, "method": lower})
        error = rule.refusal()
        if error is not None:
            answer = refusal(error)
            if error.code == 429:
                world.floods.give(bot.id, lower if target is None else target, rule.retry_after)
            self._log(began, bot, lower, params, answer, kind)
            await respond(send, answer.status, answer.body, answer.retry_after)
            return True
        if kind == "slow":
            await sleep_or_disconnect(receive, rule.seconds)
        elif kind == "migrate":
            group = world.groups.get(target) if isinstance(target, int) else None
            if group is not None and group.type == "group" and group.migrated_to is None:
                groups.migrate(world, group)
        elif kind in ("drop_before", "timeout"):
            if kind == "timeout":
                await sleep_or_disconnect(receive, rule.seconds)
            self._log(began, bot, lower, params, Answer(0, b""), kind)
            await drop(receive, send)
            return True
        return False

    async def _poll(self, bot: Bot, params: Params, receive: Receive) -> Answer:
        gone = asyncio.Event()
        watch: asyncio.Task[None] | None = None
        if params.integer("timeout") > 0:
            watch = asyncio.get_running_loop().create_task(until_disconnect(receive))
            watch.add_done_callback(lambda _: gone.set())
        try:
            return Answer(200, await self.world.polls.get_updates(bot, params, gone))
        except ApiError as error:
            return refusal(error)
        finally:
            if watch is not None:
                watch.cancel()

    def run(self, bot: Bot, lower: str, params: Params) -> Answer:
        """Calls the method's handler; every refusal becomes an answer."""
        found = METHODS.get(lower)
        if found is None:
            return refusal(ApiError(404, "Not Found: method not found"))
        call = Call(self.world, bot, found[0], params)
        try:
            result = found[1](call)
            body = b'{"ok":true,"result":' + encode(result)
            body += b',"description":' + encode(call.description) + b"}" if call.description else b"}"
            return Answer(200, body, call.description)
        except ApiError as error:
            return refusal(error)
        except ControlError as error:
            return refusal(bad_request(error.message))
        except Exception:
            # No parameter may reach the log: they are what people wrote.
            log.error("method=%s failed inside the playground", found[0], exc_info=self.log_calls)
            return refusal(ApiError(500, "Internal Server Error: restart"))

    async def execute(self, bot: Bot, method: str, values: Json) -> Answer:
        """A call that came as a webhook's answer."""
        began, params = time.monotonic(), Params(values, {})
        answer = self.run(bot, method.lower(), params)
        self._log(began, bot, method.lower(), params, answer)
        return answer

    def _log(self, began: float, bot: Bot, method: str, params: Params | None, answer: Answer, fault: str = "") -> None:
        found = METHODS.get(method)
        name = found[0] if found else GET_UPDATES if method == "getupdates" else method
        self.world.calls.add(
            began, bot.username, name, params, answer.status, answer.description, fault, answer.violation
        )
        if self.log_calls:
            log.info("bot=%s method=%s status=%s fault=%s", bot.username, name, answer.status, fault or "-")


async def serve_file(world: World, scope: Scope, receive: Receive, send: Send) -> None:
    """`/file/bot<token>/<path>`: the bytes, or 404."""
    await read_body(receive)
    token, _, path = scope["path"][len("/file/bot") :].partition("/")
    file = world.files.by_path.get(unquote(path)) if token in world.tokens else None
    if file is None:
        error = ApiError(404, "Not Found") if token in world.tokens else ApiError(401, "Unauthorized")
        answer = refusal(error)
        await respond(send, answer.status, answer.body)
        return
    headers = [(b"content-type", b"application/octet-stream"), (b"content-length", b"%d" % len(file.data))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": file.data})
