"""The assembly: everything that runs in one process of Vigie, how it starts and how it stops."""

import asyncio
import gc
import hashlib
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ExtBot

from bot import lost_keys
from bot.api import call
from bot.catalogue import catalogue_from
from bot.clocks import ClockUnreachable, FollowedClock, make_clock
from bot.delivery import Sender
from bot.drawing import Draughtsman
from bot.heartbeat import Heartbeat
from bot.idleness import report_idleness
from bot.incident_model import incident_model
from bot.intake import Intake
from bot.logs import watch_loop
from bot.processing import Processor, Routing
from bot.rehearsal import rehearse
from bot.sending import Sending
from bot.settings import Settings
from bot.ticking import Ticker
from bot.transport import AiohttpRequest
from domain.catalogue import Catalogue, CatalogueError
from domain.clock import Clock
from domain.delivery import Limits
from domain.frozen import frozen
from domain.privacy.flood import Rates
from domain.reading import read_report
from domain.reading.kinds import kind_of
from domain.reading.patterns import compile_all
from handlers.routing import register
from messages.commands import command_lists
from storage.database import HEAD, Database, DatabaseOwned, DatabaseUnusable
from storage.encryption import load_keys

log = structlog.get_logger()

READ_AFTER = 1.0
"""Seconds after the start in which nothing is made ready that nobody has asked for."""
START_SECONDS = 20.0
"""How long a start waits for the Bot API before it says that it cannot be reached."""


class CannotStart(Exception):
    """Why Vigie does not start; the text is one plain sentence for whoever starts it."""


def stranger_secret(settings: Settings) -> bytes:
    """What keys the hashes of strangers' ids: made of the encrypting key, so that it needs no keeping of its own."""
    return hashlib.sha256(b"strangers:" + settings.require_encryption_keys()[0].encode()).digest()


def load_catalogue_or_say(settings: Settings) -> Catalogue:
    """The mission's catalogue. CannotStart with the first of its problems."""
    try:
        return catalogue_from(settings.catalogue)
    except CatalogueError as error:
        first, more = error.problems[0], len(error.problems) - 1
        rest = f" (and {more} more: vigie catalogue check)" if more else ""
        raise CannotStart(
            f"The catalogue has a mistake in line {first.line}, {first.key_path}: {first.message}{rest}"
        ) from None
    except OSError as error:
        raise CannotStart(f"The catalogue cannot be read: {error.strerror}.") from None


async def open_database(settings: Settings, *, own: bool) -> Database:
    """The database, ready for use. With `own` this process is the one that runs on it, and brings its schema up to
    date; any other one leaves an older schema alone, since a running Vigie may be using it. CannotStart says why not.
    """
    load_keys(settings.require_encryption_keys())
    database = Database(settings.database_url)
    try:
        if own:
            database.own()
        stands_at = None if own else await database.checked_revision()
        if stands_at is None:
            await database.prepare()
        elif stands_at != HEAD:
            raise CannotStart("The database belongs to another version of Vigie: run `vigie db upgrade` first.")
    except DatabaseOwned as error:
        raise CannotStart(f"Another Vigie already runs on the database {error}; stop it first.") from None
    except DatabaseUnusable as error:
        raise CannotStart(f"The database cannot be used: {error}") from None
    return database


@frozen
class Parts:
    """What a running process is made of."""

    catalogue: Catalogue
    database: Database
    application: Routing
    clock: Clock
    intake: Intake
    processor: Processor
    sender: Sender
    ticker: Ticker


async def _say_what_is_lost(database: Database) -> None:
    """Where a key is missing, on stderr, in a sentence that the log would not let through. CannotStart where people's
    names are among what cannot be read: every message would fail."""
    lost = await lost_keys.look(database)
    if lost is None:
        return
    if lost.names:
        await database.close()
        raise CannotStart(str(lost))
    log.error("keys.missing", unread=lost.unread)
    sys.stderr.write(f"{lost}\n")


@asynccontextmanager
async def assembled(
    settings: Settings, limits: Limits | None = None, prepare: Callable[[Routing], None] = register
) -> AsyncIterator[Parts]:
    """Everything put together and in touch with Telegram; nothing runs yet. CannotStart where that fails."""
    catalogue = load_catalogue_or_say(settings)
    limits = limits or Limits()
    secret = stranger_secret(settings)
    database = await open_database(settings, own=True)
    await _say_what_is_lost(database)
    calls, polls = AiohttpRequest(), AiohttpRequest(connection_pool_size=2)
    base = settings.api_url.rstrip("/")
    bot: ExtBot[None] = ExtBot(
        settings.require_token(),
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=calls,
        get_updates_request=polls,
    )
    application = ApplicationBuilder().application_class(Routing).bot(bot).updater(None).job_queue(None).build()
    assert isinstance(application, Routing)  # the builder was told the class
    prepare(application)
    clock = make_clock(settings.clock, settings.api_url)
    token = secrets.token_hex(8)
    draughtsman = Draughtsman()
    try:
        if isinstance(clock, FollowedClock):
            await clock.start()
        await _reach(application, settings)
        if database.dialect.exclusive:
            await database.sweep_leases()
        sending = Sending(bot, catalogue, clock.now, draughtsman.draw)
        sender = Sender(database, sending, clock, catalogue, secret, token, limits)
        processor = Processor(database, application, clock, catalogue, secret, token, sender)
        yield Parts(
            catalogue,
            database,
            application,
            clock,
            Intake(database, bot, polls, clock, catalogue, secret, token, processor, Rates(limits.sent_a_minute)),
            processor,
            sender,
            Ticker(database, clock, catalogue, secret, token),
        )
        async with database.write() as unit:
            await unit.inbox.release_all(token)
            await unit.leases.give_back(token)
    except ClockUnreachable as error:
        raise CannotStart(str(error)) from None
    finally:
        if isinstance(clock, FollowedClock):
            await clock.close()
        await draughtsman.close()
        with suppress(TelegramError):
            await application.shutdown()
        # PTB closes nothing where its start failed half-way.
        await calls.shutdown()
        await polls.shutdown()
        await database.close()


async def _reach(application: Routing, settings: Settings) -> None:
    try:
        async with asyncio.timeout(START_SECONDS):
            await application.initialize()
    except InvalidToken:
        raise CannotStart("Telegram does not know this token (VIGIE_TOKEN): copy it again from @BotFather.") from None
    except (TelegramError, TimeoutError):
        raise CannotStart(
            f"The Bot API at {settings.api_url_shown} cannot be reached: check the network and VIGIE_API_URL."
        ) from None


@asynccontextmanager
async def running(
    settings: Settings, limits: Limits | None = None, prepare: Callable[[Routing], None] = register
) -> AsyncIterator[Parts]:
    """Everything at work until the block ends. CannotStart where it cannot begin.

    A part that ends by itself takes the block down: a supervisor starts Vigie again, half a Vigie helps nobody.
    """
    async with assembled(settings, limits, prepare) as parts:
        bot = parts.application.bot
        log.info("process.started", bot=bot.id)
        if settings.clock is not None:
            log.warning("process.clock_is_not_the_systems")
        work = [parts.intake.run(), parts.processor.run(), parts.sender.run(), parts.ticker.run()]
        if isinstance(parts.clock, FollowedClock):
            work.append(report_idleness(parts, parts.clock))
        if settings.heartbeat_url is not None:
            url = settings.heartbeat_url.get_secret_value()
            beats = Heartbeat(
                url, parts.database, parts.clock, parts.catalogue, bot.id, lambda: parts.ticker.since_tick
            )
            work.append(beats.run())
        tasks = [asyncio.create_task(part) for part in work]
        besides = [asyncio.create_task(_announce_commands(bot)), asyncio.create_task(_read_once(parts))]
        block = asyncio.current_task()
        assert block is not None  # a block of async code is in one
        for task in tasks:
            task.add_done_callback(lambda ended: None if ended.cancelled() else block.cancel())
        try:
            yield parts
        finally:
            failed = [task for task in tasks if task.done() and not task.cancelled()]
            for task in (*tasks, *besides):
                task.cancel()
            await asyncio.gather(*tasks, *besides, return_exceptions=True)
            log.info("process.stopped")
            for task in failed:
                task.result()


async def run(settings: Settings, limits: Limits | None = None, prepare: Callable[[Routing], None] = register) -> None:
    """Runs until SIGTERM or SIGINT. CannotStart where it cannot begin."""
    loop = asyncio.get_running_loop()
    watch_loop(loop)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(settings, limits, prepare):
        keep_what_was_made()
        await stop.wait()


def keep_what_was_made() -> None:
    """What the start has made stays for good: looking through it at every collection is in vain, and holds the loop for
    a tenth of a second. Nor is it looked through once, before the first poll: there is next to no garbage in it."""
    gc.freeze()
    gc.set_threshold(10_000)  # a batch of updates makes thousands of objects, and next to no cycles
    gc.enable()


async def _read_once(parts: Parts) -> None:
    """Reading makes much of the catalogue ready when it reads for the first time: that is not to be the time of the
    first person who reports, still less who alerts. What waited for this start goes first: beside a thread that only
    computes, each step of the database's takes milliseconds more."""
    await asyncio.sleep(READ_AFTER)
    await asyncio.to_thread(compile_all)
    now, catalogue = parts.clock.now(), parts.catalogue
    read = await asyncio.to_thread(read_report, "1 12/11 h", catalogue=catalogue, project=None, site=None, now=now)
    await asyncio.to_thread(kind_of, "h", read, catalogue=catalogue, model=incident_model(), project=None, now=now)
    bot_id = parts.application.bot.id
    await rehearse(parts.database, parts.processor, parts.sender, catalogue, parts.clock.now(), bot_id)


async def _announce_commands(bot: ExtBot[None]) -> None:
    """Lists the commands in both languages. Not worth holding a start up, nor failing it."""
    try:
        for listed in command_lists():
            await call(bot, bot.request, "setMyCommands", listed)
    except TelegramError as error:
        log.warning("process.commands_not_listed", error=error)
