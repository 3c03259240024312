"""Shelter beds: asking, counting, holding, people turned away."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.shelters.taps import AskTap, TurnedAwayTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services.shelters import asking, turning_away

# Asking


async def beds(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/beds, with or without words."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await asking.show(turn().work, origin, said.rest if said else "")


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
