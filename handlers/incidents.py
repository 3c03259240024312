"""Security incidents: what raises an alert, what is tapped on its cards, the place that somebody shares."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from domain.taps import IncidentTap, RaiseTap
from handlers.turn import origin_of, turn
from handlers.words import said_alarm
from services import help as helps
from services import incidents, roll_calls
from services.work import Origin


async def raise_alert(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/incident and its twins, alone or with what happened, also below a picture; an edit of one says it anew."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None and not await _edited(update, origin, message):
        await incidents.raise_alert(turn().work, origin, _rest(message))


async def sos(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/sos."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None and not await _edited(update, origin, message):
        await incidents.sos(turn().work, origin, _rest(message))


async def _edited(update: Update, origin: Origin, message: Message) -> bool:
    """Whether it is an edit of a message that raised an alert already."""
    return update.edited_message is not None and await incidents.edited(turn().work, origin, _rest(message))


def _rest(message: Message) -> str:
    said = said_alarm(message)
    return said.rest if said else ""


async def tap_raise(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A type on the grid, or the red button."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await incidents.raise_tapped(turn().work, origin, RaiseTap.unpack(query.data))


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button on a card of an incident."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await incidents.tap(turn().work, origin, IncidentTap.unpack(query.data))


async def place(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A place, shared in private: that of an alert, or nothing that Vigie can use."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None or message.location is None:
        return
    shared = message.location
    if await roll_calls.shared_place(turn().work, origin, shared.latitude, shared.longitude):
        return
    if not await incidents.shared_place(turn().work, origin, shared.latitude, shared.longitude):
        await helps.only_text(turn().work, origin, voice=False)
