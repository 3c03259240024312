"""What people send about shelter beds."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.commands import fold_command
from domain.shelters.history_views import WORDS as HISTORY_WORDS
from domain.shelters.taps import AskTap, CountTap, HeldTap, HistoryTap, HoldTap, TurnedAwayTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services import groups
from services.shelters import asking, count_taps, counting, held, history, holding, moving, turning_away

# Asking


async def beds(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/beds, with or without words; /beds history is the picture of the last thirty nights."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None:
        return
    said, work = said_command(message), turn().work
    if said is None or fold_command(said.rest) not in HISTORY_WORDS:
        await asking.show(work, origin, said.rest if said else "")
    elif (spoken := await groups.speaker(work, origin)) is not None:
        await history.show(work, origin, spoken[0])


async def tap_answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button on an answer about beds, or on a board."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await asking.tap(turn().work, origin, AskTap.unpack(query.data))


# People turned away


async def refused(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/refused, with or without words."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await turning_away.show(turn().work, origin, said.rest if said else "")


async def tap_refused(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button about people turned away."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await turning_away.tap(turn().work, origin, TurnedAwayTap.unpack(query.data))


# Counting


async def occupancy(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/occupancy, alone or with figures."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await counting.occupancy(turn().work, origin, said.rest if said else "")


async def came_in(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/in 2 femmes."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await moving.said(turn().work, origin, said.rest if said else "", left=False)


async def left(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/out 1."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await moving.said(turn().work, origin, said.rest if said else "", left=True)


async def tap_count(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of a count."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await count_taps.tap(turn().work, origin, CountTap.unpack(query.data))


# Holding


async def hold(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/hold, with or without words."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        edited = update.edited_message is not None
        await holding.command(turn().work, origin, said.rest if said else "", edited=edited)


async def tap_hold(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button that leads to a hold."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await holding.tap(turn().work, origin, HoldTap.unpack(query.data))


async def tap_held(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button on a card of a hold."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await held.tap(turn().work, origin, HeldTap.unpack(query.data))


# History


async def tap_history(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Another page of the last thirty nights."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await history.tap(turn().work, origin, HistoryTap.unpack(query.data))
