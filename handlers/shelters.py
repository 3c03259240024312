"""Shelter beds: asking, counting, holding, people turned away, history."""

"""What people send about shelter beds."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.shelters.taps import HistoryTap
from handlers.turn import origin_of, turn
from services.shelters import history


async def tap_history(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Another page of the last thirty nights."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await history.tap(turn().work, origin, HistoryTap.unpack(query.data))


async def beds(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Stand-in: only `/beds history`."""
    from services import groups

    origin = origin_of(update)
    if origin is not None and (spoken := await groups.speaker(turn().work, origin)) is not None:
        await history.show(turn().work, origin, spoken[0])


from domain.shelters.taps import HeldTap, HoldTap
from handlers.words import said_command
from services.shelters import held, holding

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
from domain.shelters.taps import CountTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services.shelters import count_taps, counting, moving

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
