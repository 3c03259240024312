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


async def beds(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Stand-in: only `/beds history`."""
    from services import groups

    origin = origin_of(update)
    if origin is not None and (spoken := await groups.speaker(turn().work, origin)) is not None:
        await history.show(turn().work, origin, spoken[0])
