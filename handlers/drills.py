"""Exercises: the command, and the button from which one leaves."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.taps import DrillTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services.incidents import drills


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/drill, alone or with what it is to be about."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await drills.show(turn().work, origin, said.rest if said else "")


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A project on the menu."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await drills.tap(turn().work, origin, DrillTap.unpack(query.data))
