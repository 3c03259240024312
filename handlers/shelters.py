"""What people send about shelter beds."""

from telegram import Update
from telegram.ext import ContextTypes

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
