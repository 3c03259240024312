"""Whether files of summaries hold up an alert: `python -m benchmarks.summary_files`.

Two months of a whole mission are stored. Then everybody who may asks for the month at once, which brings each a
picture, a spreadsheet and a report, while an alert is raised every half second. A probe in the bot's loop says for how
long the loop did nothing else: by the clock, and in time of the processor, which another load on the machine does not
lengthen. The same alerts without files come first, to hold it against.
"""

import asyncio
import tempfile
from asyncio import events
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter, thread_time

from bot.catalogue import catalogue_from
from bot.playground.cast import cast_of
from bot.playground.history import history
from bot.playground.seeding import admitted, on_stage, remembered
from bot.process import keep_what_was_made, running
from domain.roles import Role
from playground.client import PlaygroundClient
from storage.encryption import load_keys
from tests.support.mission import BOT, EVENING, KEY, NO_LIMITS, Mission, settings_for

from .serving import server

ALERTS, EVERY = 24, 0.5
MOST = 0.05
"""Seconds for which nothing may hold the loop."""


class Probe:
    """How long single steps of the loop took."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self.busy: list[float] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Looks at every step until the block ends."""
        plain = events.Handle._run

        def timed(handle: events.Handle) -> None:
            wall, own = perf_counter(), thread_time()
            plain(handle)
            self.late.append(perf_counter() - wall)
            self.busy.append(thread_time() - own)

        # The loop offers no hook around a step: it is replaced while the block lasts, and put back.
        events.Handle._run = timed  # type: ignore[method-assign]
        try:
            yield
        finally:
            events.Handle._run = plain  # type: ignore[method-assign]

    def said(self) -> str:
        """The longest steps in milliseconds."""
        late, busy = (sorted(found)[-3:][::-1] for found in (self.late, self.busy))
        shown = [" ".join(f"{1000 * n:.0f}" for n in found) for found in (late, busy)]
        return f"longest steps by the clock {shown[0]} ms, of the processor {shown[1]} ms"


async def alerts(play: PlaygroundClient, name: int) -> None:
    """Raises them."""
    for number in range(ALERTS):
        await play.say(name, f"/alerte tirs, blessé {number}")
        await asyncio.sleep(EVERY)


async def measured(play: PlaygroundClient, sender: int, readers: list[int]) -> Probe:
    """Alerts, while these ask for the month."""
    probe = Probe()
    with probe.watching():
        raising = asyncio.create_task(alerts(play, sender))
        await asyncio.gather(*(play.say(name, "/summary 2026-10") for name in readers))
        await raising
        await play.idle(timeout=120)
    return probe


async def main() -> None:
    """See the module."""
    load_keys([KEY])
    catalogue = catalogue_from(None)
    cast = cast_of(catalogue)
    past = history(catalogue, cast, (EVENING - timedelta(days=18)).date())  # the whole of October among them
    with tempfile.TemporaryDirectory() as folder:
        async with server(Path(folder)) as url, PlaygroundClient(url) as play:
            await play.set_clock(now=EVENING.isoformat(), running=False)
            bot = await play.add_bot(BOT, "Vigie")
            settings = settings_for(f"sqlite:///{folder}/vigie.db", url, bot["token"])
            await on_stage(play, cast, ())
            async with running(settings, NO_LIMITS) as parts:
                keep_what_was_made()  # as `vigie run` does
                mission = Mission(play, settings, bot, parts)
                async with mission.work() as work:
                    await remembered(work, past, await admitted(work, cast))
                await play.idle(timeout=60)
                roles = (Role.COORDINATOR, Role.HEAD_OF_MISSION)
                readers = [p for p in cast if any(grant.role in roles for grant in p.grants)]
                sender = next(p for p in cast if p.site is not None)
                print(f"{len(past)} reports, {len(readers)} readers, {ALERTS} alerts")
                await measured(play, sender.id, [readers[0].id])  # everything has been loaded and compiled once
                for words, who in (("alerts alone", []), ("with files", [p.id for p in readers])):
                    probe = await measured(play, sender.id, who)
                    sent = sum([len(await play.calls(method)) for method in ("sendPhoto", "sendDocument")])
                    print(f"{words}: {sent} files, {probe.said()}")
                    if max(probe.busy) > MOST:
                        print("TOO LONG")


if __name__ == "__main__":
    asyncio.run(main())
