"""Webhooks: updates posted to the bot, lane by lane, again and again until it takes them."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from playground.model import Bot, Json, Update, Webhook
from playground.polling import DUPLICATES
from playground.world import World

MAX_DELAY = 120.0
TIMEOUT = 60.0
log = logging.getLogger("playground.webhook")
Execute = Callable[[Bot, str, Json], Awaitable[object]]


class _Sender:
    """Sends one bot's updates to one URL: a task for every lane that has something, `max_connections` at a time."""

    def __init__(self, world: World, bot: Bot, hook: Webhook, execute: Execute) -> None:
        self.world, self.bot, self.hook, self.execute = world, bot, hook, execute
        self.lanes: dict[tuple[str, int], deque[Update]] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.slots = asyncio.Semaphore(hook.max_connections)
        self.session: aiohttp.ClientSession | None = None

    def offer(self, update: Update) -> None:
        lane = self.lanes.get(update.lane)
        if lane is not None:
            lane.append(update)
            return
        self.lanes[update.lane] = deque((update,))
        task = asyncio.get_running_loop().create_task(self._run(update.lane))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def close(self) -> None:
        for task in list(self.tasks):
            task.cancel()
        if self.tasks:
            await asyncio.gather(*self.tasks, return_exceptions=True)
        if self.session is not None:
            await self.session.close()

    async def _run(self, key: tuple[str, int]) -> None:
        lane = self.lanes[key]
        while lane:
            update = lane[0]
            delay = 0.0
            while not update.done:
                if update.expires <= self.world.clock.timestamp():
                    break
                async with self.slots:
                    taken, wait = await self._post(update)
                if taken:
                    break
                # At once the first time, then after 1, 2, 4 … seconds, up to two minutes.
                await asyncio.sleep(wait if wait is not None else delay)
                delay = min(max(self.world.webhook_delay, delay * 2), MAX_DELAY)
            lane.popleft()
            self.world.close_update(self.bot, update)
            self.world.expire(self.bot)
        del self.lanes[key]

    async def _post(self, update: Update) -> tuple[bool, float | None]:
        """Whether the bot took it, and the `Retry-After` seconds that it asked for."""
        if self.session is None:
            connector = aiohttp.TCPConnector(limit=self.hook.max_connections)
            self.session = aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        body = b'{"update_id":%d,' % update.id + update.body + b"}"
        try:
            async with self.session.post(self.hook.url, data=body, headers=headers, allow_redirects=False) as answer:
                content = await answer.read()
                status, reason = answer.status, answer.reason or ""
                kind, after = answer.content_type, answer.headers.get("Retry-After", "")
        except (TimeoutError, aiohttp.ClientError) as error:
            self._failed("Connection timed out" if isinstance(error, TimeoutError) else "Connection refused")
            return False, None
        if not 200 <= status < 300:
            self._failed(f"Wrong response from the webhook: {status} {reason}".rstrip())
            return False, float(after) if after.isdigit() else None
        await self._reply(kind, content)
        if self.world.faults.rules and self.world.faults.pick(self.bot.id, "getupdates", None, DUPLICATES):
            self.world.duplicates += 1
            async with self.session.post(self.hook.url, data=body, headers=headers, allow_redirects=False) as answer:
                await answer.read()
        return True, None

    def _failed(self, why: str) -> None:
        self.hook.last_error_date = int(self.world.clock.timestamp())
        self.hook.last_error = why

    async def _reply(self, content_type: str, content: bytes) -> None:
        """A method called in the answer's body; its result is not told to the bot."""
        if not content.strip():
            return
        from playground.params import decode

        try:
            params = decode(b"", content_type, content)
        except Exception:  # anybody's server may answer anything: what is no call is passed over
            log.info("webhook answer of bot %s is no call", self.bot.id)
            return
        method = params.values.pop("method", None)
        if isinstance(method, str) and method:
            await self.execute(self.bot, method, params.values)


class Webhooks:
    """The senders of all bots that have a webhook."""

    def __init__(self, world: World, execute: Execute) -> None:
        self.world, self.execute = world, execute
        self._senders: dict[int, _Sender] = {}
        self._closing: set[asyncio.Task[None]] = set()

    def offer(self, bot: Bot, update: Update) -> None:
        sender = self._senders.get(bot.id)
        if sender is not None:
            sender.offer(update)

    def set(self, bot: Bot, hook: Webhook | None) -> None:
        """Sets or takes away; what waits is sent to the new one."""
        old = self._senders.pop(bot.id, None)
        if old is not None:
            task: asyncio.Task[Any] = asyncio.get_running_loop().create_task(old.close())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
        bot.webhook = hook
        if hook is not None:
            sender = self._senders[bot.id] = _Sender(self.world, bot, hook, self.execute)
            for update in bot.queue:
                if not update.done:
                    sender.offer(update)

    async def close(self) -> None:
        await asyncio.gather(*(sender.close() for sender in self._senders.values()), *self._closing)
        self._senders.clear()
