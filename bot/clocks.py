"""The clocks a process can run by: the system's, one that starts at an instant, or a playground's.

The last two are for drills and tests. A bot that talks to Telegram's own servers has the system's clock and no other:
alerts dated by a drill's clock would be wrong for everybody who reads them.
"""

from __future__ import annotations

import asyncio
import os
import socket
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit, urlunsplit

import aiohttp
import structlog

from domain.clock import Clock

POLL_SECONDS = 25
RETRY_SECONDS = 1.0
HASTE_SECONDS = 0.05

log = structlog.get_logger()


class ClockUnreachable(Exception):
    """The playground whose clock is to be followed did not answer: is it running, and is its token right?"""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant it is, in UTC."""
        return datetime.now(UTC)


class StartedClock:
    """Runs on from an instant, as fast as real time does. ValueError for an instant without a zone."""

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError("A clock starts at an instant with its zone.")
        self._start = start.astimezone(UTC)
        self._mark = time.monotonic()

    def now(self) -> datetime:
        """The start and what has passed since, in UTC."""
        return self._start + timedelta(seconds=time.monotonic() - self._mark)


class FollowedClock:
    """A playground's clock, followed over HTTP, and the reports that let it step from one due thing to the next.

    `url` is the playground's, `?token=…` where it wants one; `name` tells the followers of one playground apart.
    One long poll waits for the clock to change. A report sends a newer one, which has the server answer the older at
    once. While the server is away the last time known holds, and it is tried again every second.
    """

    def __init__(self, url: str, name: str) -> None:
        parts = urlsplit(url)
        self._url = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") + "/control/clock/follow", "", ""))
        token = parse_qs(parts.query).get("token")
        self._headers = {"X-Playground-Token": token[0]} if token else {}
        self._name = name
        self._base: datetime | None = None
        self._mark = 0.0
        self._running = False
        self._version = 0
        self._report: tuple[bool, datetime | None, int] = (False, None, 0)
        self._session: aiohttp.ClientSession | None = None
        self._follower: asyncio.Task[None] | None = None
        self._superseded: set[asyncio.Task[dict[str, Any]]] = set()
        self._reported = asyncio.Event()
        self._moved = asyncio.Event()
        self._away = False

    @property
    def version(self) -> int:
        """The server's count of the clock's changes, as last seen; 0 before `start`."""
        return self._version

    async def start(self, timeout: float = 30.0) -> None:
        """Asks for the time and follows it from then on. ClockUnreachable after `timeout` seconds without an answer."""
        if self._follower is not None:
            return
        self._session = aiohttp.ClientSession(headers=self._headers)
        try:
            async with asyncio.timeout(timeout):
                while True:
                    # Version 0 is never the server's, so this is answered at once.
                    if await self._try(asyncio.create_task(self._ask(wait=0))):
                        break
                    await asyncio.sleep(RETRY_SECONDS)
        except TimeoutError:
            await self._session.close()
            raise ClockUnreachable("The clock to follow (VIGIE_CLOCK) does not answer.") from None
        except BaseException:
            await self._session.close()
            raise
        self._follower = asyncio.create_task(self._follow(), name="clock.follow")

    async def close(self) -> None:
        """Stops following; the time known so far holds. Calling it again does nothing."""
        follower, self._follower = self._follower, None
        tasks = [*self._superseded] + ([follower] if follower is not None else [])
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def now(self) -> datetime:
        """The playground's time, in UTC, without asking it. RuntimeError before `start`."""
        if self._base is None:
            raise RuntimeError("A followed clock must be started first.")
        if not self._running:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._mark)

    async def changed(self, since: int | None = None) -> int:
        """Waits until the version is another than `since` (default: the one now), and answers it."""
        seen = self._version if since is None else since
        while self._version == seen:
            await self._moved.wait()
        return self._version

    async def report(self, idle: bool, next_due: datetime | None, version: int) -> None:
        """Says that, having seen `version`, there is (not) anything left to do now, and when there is next.

        It does not wait for the server, and does nothing when the same was said before. What was said of another
        version than the server's present one does not count as idle: that one's work has not been looked at.
        """
        report = (idle, next_due, version)
        if report != self._report:
            self._report = report
            self._reported.set()

    async def _follow(self) -> None:
        while True:
            self._reported.clear()
            asked, version = time.monotonic(), self._version
            poll = asyncio.create_task(self._ask(wait=POLL_SECONDS))
            reported = asyncio.create_task(self._reported.wait())
            try:
                await asyncio.wait({poll, reported}, return_when=asyncio.FIRST_COMPLETED)
                if not poll.done():
                    # Left to be answered, not cancelled: cancelling would close its connection.
                    self._superseded.add(poll)
                    poll.add_done_callback(self._forget)
                elif not await self._try(poll):
                    await asyncio.sleep(RETRY_SECONDS)
                elif self._version == version and time.monotonic() - asked < HASTE_SECONDS:
                    # Answered at once with nothing new: another follower has our name. Two of them must not chase each
                    # other as fast as the machine can.
                    await asyncio.sleep(HASTE_SECONDS)
            except asyncio.CancelledError:
                poll.cancel()
                raise
            finally:
                reported.cancel()

    async def _try(self, poll: asyncio.Task[dict[str, Any]]) -> bool:
        """Takes the answer of a poll; False, and said once in the log, when there was none."""
        try:
            self._take(await poll)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError, TypeError) as error:
            if not self._away:
                log.warning("clock.away", error=error)
            self._away = True
            return False
        if self._away:
            log.info("clock.back", version=self._version)
        self._away = False
        return True

    async def _ask(self, wait: int) -> dict[str, Any]:
        assert self._session is not None
        idle, next_due, version = self._report
        body = {
            "follower": self._name,
            "version": self._version,
            "idle": idle and version == self._version,
            "next_due": None if next_due is None else next_due.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "wait": wait,
        }
        timeout = aiohttp.ClientTimeout(total=wait + 10, sock_connect=5)
        async with self._session.post(self._url, json=body, timeout=timeout, raise_for_status=True) as response:
            answer = await response.json()
        if not isinstance(answer, dict):
            raise ValueError("not an answer about a clock")
        return answer

    def _take(self, answer: dict[str, Any]) -> None:
        now, running, version = datetime.fromisoformat(answer["now"]), bool(answer["running"]), int(answer["version"])
        if now.tzinfo is None:
            raise ValueError("an instant without its zone")
        self._base, self._mark, self._running = now.astimezone(UTC), time.monotonic(), running
        if version != self._version:
            self._version = version
            moved, self._moved = self._moved, asyncio.Event()
            moved.set()

    def _forget(self, poll: asyncio.Task[dict[str, Any]]) -> None:
        self._superseded.discard(poll)
        if not poll.cancelled():
            poll.exception()  # looked at, so that asyncio has nothing to complain of


def is_telegrams_own(api_url: str) -> bool:
    """Whether that Bot API server is Telegram's, where real people read."""
    host = (urlsplit(api_url).hostname or "").rstrip(".").lower()
    return host == "telegram.org" or host.endswith(".telegram.org")


def make_clock(setting: str | None, api_url: str, name: str | None = None) -> Clock:
    """The clock that `VIGIE_CLOCK` asks for: nothing, an ISO instant with its zone, or a playground's URL.

    `name` is what a playground knows this process by; by default its machine and process number. ValueError, with one
    plain sentence, for anything else, and for any setting at all against Telegram's own API.
    """
    if not setting:
        return SystemClock()
    if is_telegrams_own(api_url):
        raise ValueError(
            "VIGIE_CLOCK is for drills and tests, and refused with Telegram's own API: unset it, or set VIGIE_API_URL."
        )
    if setting.startswith(("http://", "https://")):
        if not urlsplit(setting).hostname:
            raise ValueError("VIGIE_CLOCK is a URL without a host: give it as http://127.0.0.1:8081.")
        return FollowedClock(setting, name or f"vigie-{socket.gethostname()}-{os.getpid()}")
    try:
        start = datetime.fromisoformat(setting)
    except ValueError:
        start = None
    if start is None or start.tzinfo is None:
        raise ValueError(
            "VIGIE_CLOCK must be an instant with its zone (2026-01-31T06:00:00Z) or a playground's URL"
            " (http://127.0.0.1:8081)."
        )
    return StartedClock(start)
