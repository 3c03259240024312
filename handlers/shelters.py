"""Shelter beds: asking, counting, holding, people turned away, history."""

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
