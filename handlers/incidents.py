"""Security incidents: what raises an alert, what is tapped on its cards, the place that somebody shares."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from domain.incidents.taps import FollowTap, ListTap
from domain.incidents.types import Place
from domain.taps import IncidentTap, RaiseTap
from handlers.turn import origin_of, turn
from handlers.words import said_alarm
from services import help as helps
from services import incidents, roll_calls
from services.work import Origin


async def raise_alert(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/incident and its twins, alone or with what happened, also below a picture; an edit of one says it anew."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None or await _edited(update, origin, message):
        return
    if incidents.named(_rest(message)):
        await incidents.show_one(turn().work, origin, _rest(message))
        return
    await incidents.raise_alert(turn().work, origin, _rest(message))
    await _with_photo(origin, message)


async def show_list(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """/incidents; with a number that one's card; with what happened it was meant to be /incident."""
    origin, message = origin_of(update), update.effective_message
    if message is not None and _rest(message):
        await raise_alert(update, context)
    elif origin is not None and update.edited_message is None:
        await incidents.show_list(turn().work, origin)


async def sos(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/sos."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None and not await _edited(update, origin, message):
        await incidents.sos(turn().work, origin, _rest(message))
        await _with_photo(origin, message)


async def _edited(update: Update, origin: Origin, message: Message) -> bool:
    """Whether it is an edit of a message that raised an alert already."""
    return update.edited_message is not None and await incidents.edited(turn().work, origin, _rest(message))


async def _with_photo(origin: Origin, message: Message) -> None:
    if message.photo:
        await incidents.raised_with_photo(turn().work, origin, message.photo[-1].file_id)


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


async def tap_follow(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button that follows an alert up."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await incidents.tap_follow(turn().work, origin, FollowTap.unpack(query.data))


async def tap_list(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Another page of the list of incidents."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await incidents.turn_list(turn().work, origin, ListTap.unpack(query.data))


async def photo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A photo, in private: that of an alert, or nothing that Vigie can use."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None or not message.photo:
        return
    content = incidents.Content(message.caption or "", message.photo[-1].file_id)
    if not await incidents.photo(turn().work, origin, content):
        await helps.only_text(turn().work, origin, voice=False)


async def caption_edited(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The words below a picture that was added to an alert; of any other picture nothing was kept."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        await incidents.corrected(turn().work, origin, message.caption or "")


async def answered(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """A photo or a place as an answer to something that Vigie said; where that was no alert, as without it."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None or message.reply_to_message is None:
        return
    about = await helps.subject_of(turn().work, origin, message.reply_to_message.message_id)
    shared = message.location
    content = incidents.Content(
        message.caption or "",
        message.photo[-1].file_id if message.photo else None,
        None if shared is None else Place(shared.latitude, shared.longitude),
    )
    if await incidents.answered(turn().work, origin, about, content) or origin.in_group:
        return
    await (place if shared is not None else photo)(update, context)
