"""The guided form of a shift report: its buttons, and the link that opens it from a group."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.taps import FormTap
from handlers.turn import origin_of, turn
from services import shift_reports


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of a form."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await shift_reports.tap_form(turn().work, origin, FormTap.unpack(query.data))


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The link in a group's answer, followed into the private chat."""
    origin = origin_of(update)
    if origin is not None:
        await shift_reports.open_form(turn().work, origin)
