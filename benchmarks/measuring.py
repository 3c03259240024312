"""One bot, started, loaded, watched and stopped; the Bot API server's own log says when what was accepted."""

import asyncio
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from playground.client import PlaygroundClient

from .contenders import Contender, Unfair
from .load import Person

ROOT = Path(__file__).parent.parent
PATIENCE = 120.0
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """One run of one bot. `start`: seconds from the process's start to its first poll; `latency`: milliseconds from
    what one person says, nobody else being there, to the answer that they see."""

    name: str
    rate: float = 0.0
    cpu_ms: float = 0.0
    rss_idle: float = 0.0
    rss_after: float = 0.0
    start: float = 0.0
    latency: float = 0.0
    problem: str = ""


class Arena:
    """The server, seen through its control API."""

    def __init__(self, play: PlaygroundClient) -> None:
        self.play = play

    async def quiet(self, process: psutil.Process) -> None:
        """Until the process uses next to nothing: it has started, or settled what it did."""
        calm = 0
        for _ in range(200):
            before = _cpu(process)
            await asyncio.sleep(0.15)
            calm = calm + 1 if _cpu(process) - before <= 0.01 else 0
            if calm >= 4:
                return

    async def sent(self, bot: str, after: int) -> list[dict[str, Any]]:
        """The messages of a bot that the server accepted."""
        calls = await self.play.calls("sendMessage", bot=bot, after=after, limit=200_000)
        return [call for call in calls if call["ok"]]

    async def until_sent(self, count: int, process: psutil.Process) -> None:
        """Until the server has accepted so many messages since its log was cleared. Raises Unfair."""
        deadline = time.monotonic() + PATIENCE
        while (found := (await self.play.stats())["by_method"].get("sendMessage", 0)) < count:
            if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
                raise Unfair("the bot ended")
            if time.monotonic() > deadline:
                raise Unfair(f"{found} of {count} answers after {PATIENCE:.0f} s")
            await asyncio.sleep(0.05)

    async def polls(self, bot: str) -> list[dict[str, Any]]:
        """Every poll that was answered."""
        return await self.play.calls("getUpdates", bot=bot, include_polls=True, limit=200_000)


def _cpu(process: psutil.Process) -> float:
    used = process.cpu_times()
    return used.user + used.system


def peak() -> float:
    """The most megabytes that this process held. What the kernel tells of its children counts their parent as well,
    out of which they came."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text("utf-8").split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


@asynccontextmanager
async def process_of(contender: Contender, production: bool = False) -> AsyncIterator[psutil.Process]:
    """The bot's process, until the block ends."""
    # Not asyncio's: psutil measures and ends it. The loop is blocked while it starts (ASYNC220): nothing else runs
    # in it before the load does.
    with contender.log.open("wb") as log:
        command = contender.command(production)
        started = subprocess.Popen(command, env=contender.environment(), cwd=ROOT, stdout=log, stderr=log)  # noqa: ASYNC220
    try:
        yield psutil.Process(started.pid)
    finally:
        started.terminate()
        for _ in range(200):
            if started.poll() is not None:
                break
            await asyncio.sleep(0.05)
        else:
            started.kill()
        started.wait()


async def measure_start(arena: Arena, contender: Contender, bot: str, production: bool = False) -> Figures:
    """Started, left alone, and stopped: how long it took and what it holds."""
    began = time.monotonic()
    async with process_of(contender, production) as process:
        await _polling(arena, bot, process)
        resident = process.memory_info().rss / _MB
        # A poll is in the log once it is answered.
        await arena.play.say("Newcomer", "bonjour", bot=bot)
        await arena.quiet(process)
        first = (await arena.polls(bot))[0]["time"]
    return Figures(contender.name, start=first - began, rss_idle=resident)


async def _polling(arena: Arena, bot: str, process: psutil.Process) -> None:
    deadline = time.monotonic() + 30
    while not await arena.play.calls("getMe", bot=bot):
        if time.monotonic() > deadline or process.status() == psutil.STATUS_ZOMBIE:
            raise Unfair("the bot did not start")
        await asyncio.sleep(0.05)
    await arena.quiet(process)


async def measure_load(
    arena: Arena, contender: Contender, bot: str, team: list[Person], said: list[tuple[Person, str]], alone: int
) -> Figures:
    """The whole load at once, then the last `alone` messages one by one, each after the answer to the one before."""
    together, single = said[: len(said) - alone], said[len(said) - alone :]
    began = time.monotonic()
    async with process_of(contender) as process:
        await _polling(arena, bot, process)
        resident = process.memory_info().rss / _MB
        await _greet(arena, contender, bot, team, process)
        figures = Figures(contender.name, rss_idle=resident, start=(await arena.polls(bot))[0]["time"] - began)
        figures = await _burst(arena, contender, bot, together, process, figures)
        figures = replace(figures, rss_after=process.memory_info().rss / _MB)
        if single:
            figures = replace(figures, latency=await _one_by_one(arena, bot, single))
            await arena.quiet(process)
        await contender.check(len(said))
    return figures


async def _greet(arena: Arena, contender: Contender, bot: str, team: list[Person], process: psutil.Process) -> None:
    """Everybody is admitted; the echo bots are greeted by as many. Not measured."""
    await arena.play.call("calls/clear")
    for person in team:
        code = contender.codes.get(person.name, "")
        await arena.play.start(person.name, code, bot=bot)
    await arena.until_sent(len(team), process)
    await arena.quiet(process)


async def _burst(
    arena: Arena,
    contender: Contender,
    bot: str,
    said: list[tuple[Person, str]],
    process: psutil.Process,
    figures: Figures,
) -> Figures:
    await arena.play.call("calls/clear")
    if contender.samples is not None:
        os.kill(process.pid, signal.SIGUSR1)
    before = _cpu(process)
    # One call, which the server carries out in one go: the whole load is there before any of it is handed out.
    await arena.play.say_many([{"person": person.name, "text": text, "bot": bot} for person, text in said])
    await arena.until_sent(len(said), process)
    await contender.settled()
    await arena.quiet(process)
    used = _cpu(process) - before
    sent, polls = await arena.sent(bot, 0), await arena.polls(bot)
    answered = Counter(int(call["params"]["chat_id"]) for call in sent)
    asked = Counter(person.name for person, _ in said)
    if len(sent) != len(said) or sorted(answered.values()) != sorted(asked.values()):
        raise Unfair(f"{len(sent)} answers to {len(said)} messages")
    first = polls[0]["time"] + polls[0]["duration"]
    last = max(call["time"] + call["duration"] for call in sent)
    return replace(figures, rate=len(said) / (last - first), cpu_ms=1000 * used / len(said))


async def _one_by_one(arena: Arena, bot: str, said: list[tuple[Person, str]]) -> float:
    took = []
    for person, text in said:
        began = time.monotonic()
        told = await arena.play.say(person.name, text, bot=bot)
        await arena.play.wait(person.name, bot=bot, after=told["seq"])
        took.append(time.monotonic() - began)
    return 1000 * median(took)
