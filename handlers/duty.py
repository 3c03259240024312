"""Who is on duty: the command, the buttons of its card, the answer to an offer."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.taps import DutyOfferTap, DutyTap
from handlers.turn import origin_of, turn
from services import duty


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/duty."""
    origin = origin_of(update)
    if origin is not None:
        await duty.show(turn().work, origin)


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of a card of duty."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await duty.tap(turn().work, origin, DutyTap.unpack(query.data))


async def tap_offer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A colleague's answer to an offer of duty."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await duty.answer(turn().work, origin, DutyOfferTap.unpack(query.data))
