"""Roll calls: the command, and the buttons of its cards."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.taps import RollCallTap
from handlers.turn import origin_of, turn
from services import roll_calls


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/rollcall."""
    origin = origin_of(update)
    if origin is not None:
        await roll_calls.show(turn().work, origin)


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of a roll call."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await roll_calls.tap(turn().work, origin, RollCallTap.unpack(query.data))
