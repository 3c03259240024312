"""getUpdates: confirming, taking, waiting, and the quarrel of two pollers."""

from __future__ import annotations

import asyncio
import time

from playground.errors import OTHER_POLLER, SET_WEBHOOK_POLL, WEBHOOK_ACTIVE, ApiError
from playground.model import Bot, Update
from playground.params import Params
from playground.world import World

MAX_TIMEOUT = 50
# The real server waits this long after an update, so that what comes together is fetched together.
GATHER = 0.001
# It answers one 409 at once, and further ones within this time late, so that two pollers do not spin.
CONFLICT_PAUSE = 3.0
DUPLICATES = frozenset(("duplicate_delivery",))


def render(updates: list[Update]) -> bytes:
    """The whole answer of getUpdates."""
    parts = [b'{"update_id":%d,' % update.id + update.body + b"}" for update in updates]
    return b'{"ok":true,"result":[' + b",".join(parts) + b"]}"


def confirm(world: World, bot: Bot, offset: int) -> None:
    """Everything below `offset` has been received; it is never handed out again."""
    queue = bot.queue
    while queue and queue[0].id < offset:
        update = queue.popleft()
        if not update.done:
            bot.confirmed.append(update)
            world.close_update(bot, update)


def take(world: World, bot: Bot, limit: int) -> list[Update]:
    world.expire(bot)
    taken = []
    for update in bot.queue:
        if not update.done:
            taken.append(update)
            if len(taken) == limit:
                break
    return taken


class Polls:
    """The waiting poll of every bot."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._waiting: dict[int, asyncio.Future[str]] = {}
        self._next_conflict: dict[int, float] = {}

    def wake(self, bot: Bot) -> None:
        """An update came."""
        waiting = self._waiting.get(bot.id)
        if waiting is not None:
            asyncio.get_running_loop().call_later(GATHER, _settle, waiting, "")

    def abort(self, bot: Bot, why: str) -> None:
        waiting = self._waiting.pop(bot.id, None)
        if waiting is not None:
            _settle(waiting, why)

    def webhook_set(self, bot: Bot) -> None:
        self.abort(bot, SET_WEBHOOK_POLL)

    def look_again(self) -> None:
        """Faults changed: waiting polls end, so that an outage is felt at once."""
        for waiting in self._waiting.values():
            _settle(waiting, "fault")

    def close(self) -> None:
        """Ends every waiting poll: the server stops."""
        for waiting in self._waiting.values():
            _settle(waiting, "gone")

    def left(self, bot: Bot, waiting: asyncio.Future[str]) -> None:
        _settle(waiting, "gone")
        if self._waiting.get(bot.id) is waiting:
            del self._waiting[bot.id]

    async def get_updates(self, bot: Bot, params: Params, gone: asyncio.Event) -> bytes:
        """The answer's bytes. ApiError 409 for a bot with a webhook, and for the older of two waiting polls.

        `gone` is set when the connection closes: a dead poll takes nothing.
        """
        world = self.world
        if bot.webhook is not None:
            raise ApiError(409, WEBHOOK_ACTIVE)
        set_allowed(bot, params)
        limit = min(max(params.integer("limit", 100), 1), 100)
        timeout = min(max(params.integer("timeout"), 0), MAX_TIMEOUT)
        offset = params.integer("offset")
        if offset < 0:
            world.expire(bot)
            keep = [update for update in bot.queue if not update.done][offset:]
            confirm(world, bot, keep[0].id if keep else bot.next_update_id)
        elif offset > 0:
            confirm(world, bot, offset)
        again = self._duplicates(bot, offset)
        updates = again + take(world, bot, limit - len(again))
        if updates or timeout == 0:
            return render(updates)
        self.abort(bot, OTHER_POLLER)
        return await self._wait(bot, limit, timeout, gone)

    async def _wait(self, bot: Bot, limit: int, timeout: float, gone: asyncio.Event) -> bytes:
        deadline = time.monotonic() + timeout
        # Nobody would wake a poll that comes while the server stops.
        while not self.world.idleness.closing:
            waiting: asyncio.Future[str] = asyncio.get_running_loop().create_future()
            self._waiting[bot.id] = waiting
            left = deadline - time.monotonic()
            timer = asyncio.get_running_loop().call_later(max(0.0, left), _settle, waiting, "late")
            watch = asyncio.ensure_future(gone.wait())
            # The default binds this round's future; mypy wants a lambda of one parameter.
            watch.add_done_callback(lambda _, waiting=waiting: self.left(bot, waiting))  # type: ignore[misc]
            try:
                why = await waiting
            finally:
                timer.cancel()
                watch.cancel()
                if self._waiting.get(bot.id) is waiting:
                    del self._waiting[bot.id]
            if why in ("", "late", "gone"):
                updates = [] if why == "gone" else take(self.world, bot, limit)
                if updates or why:
                    return render(updates)
                continue
            if why == "fault":
                raise Interrupted(max(0.0, deadline - time.monotonic()))
            await self._pause_conflict(bot)
            raise ApiError(409, why)
        return render([])

    async def _pause_conflict(self, bot: Bot) -> None:
        now = time.monotonic()
        if now >= self._next_conflict.get(bot.id, 0.0):
            self._next_conflict[bot.id] = now + CONFLICT_PAUSE
        else:
            await asyncio.sleep(CONFLICT_PAUSE)

    def _duplicates(self, bot: Bot, offset: int) -> list[Update]:
        """Updates confirmed just now, handed out once more on demand."""
        if not self.world.faults.rules or not bot.confirmed:
            return []
        if self.world.faults.pick(bot.id, "getupdates", None, DUPLICATES) is None:
            return []
        again = list(bot.confirmed)[-10:]
        bot.confirmed.clear()
        self.world.duplicates += len(again)
        return again


class Interrupted(Exception):
    """A waiting poll must be judged anew by the faults; `left` seconds of its timeout remain."""

    def __init__(self, left: float) -> None:
        super().__init__("interrupted")
        self.left = left


def set_allowed(bot: Bot, params: Params) -> None:
    """`allowed_updates`: an empty list means the default set, nothing given means as before."""
    if not params.has("allowed_updates"):
        return
    try:
        names = params.decoded("allowed_updates", "")
    except ApiError:
        return
    if isinstance(names, list):
        bot.allowed_updates = frozenset(str(name).lower() for name in names) or None


def _settle(waiting: asyncio.Future[str], why: str) -> None:
    if not waiting.done():
        waiting.set_result(why)
