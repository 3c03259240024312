"""Summaries, asked for."""

from telegram import Update
from telegram.ext import ContextTypes

from handlers.turn import origin_of, turn
from handlers.words import said_command
from services import summaries


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/summary, with or without a day, a week, a month, a project."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await summaries.show(turn().work, origin, said.rest if said else "")
