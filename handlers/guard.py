"""What was masked in somebody's words: their answer."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.privacy.asking import GuardTap
from handlers.turn import origin_of, turn
from services import guard


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """*Mask*, *Keep*, *Delete my message*."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await guard.tap(turn().work, origin, GuardTap.unpack(query.data))
