"""A team's people: looking, changing; accounts that are locked."""

from telegram import Message, Update
from telegram.ext import ContextTypes

from domain.commands import BY_WORD
from domain.incidents.types import Place
from domain.team_taps import TeamTap, UnlockTap
from handlers.turn import origin_of, turn
from handlers.words import said_alarm
from services import incidents
from services.team import locking, tapping


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/team."""
    origin = origin_of(update)
    if origin is not None:
        await tapping.show(turn().work, origin)


async def lock_me(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/lockme."""
    origin = origin_of(update)
    if origin is not None:
        await locking.lock_me(turn().work, origin)


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of the team's card."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await tapping.tap(turn().work, origin, TeamTap.unpack(query.data))


async def tap_unlock(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """*Unlock*."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await locking.tap(turn().work, origin, UnlockTap.unpack(query.data))


async def turned_away(update: Update) -> bool:
    """Whether whoever sent the update has a locked account: then no handler gets to see it. Asked before every other
    thing, so that none of them has to think of it."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or (message is not None and _of_the_group(message)):
        return False
    said = None if message is None or update.callback_query is not None else said_alarm(message)
    command = None if said is None or update.edited_message is not None else BY_WORD.get(said.word)
    named = None if command is None else command.name
    shared = message if update.message is not None else None
    content = None if shared is None else _content(shared)
    return await locking.turned_away(turn().work, origin, named, said.rest if said else "", content)


def _content(message: Message) -> incidents.Content | None:
    """The photo or the place that a message is."""
    if message.location is not None:
        return incidents.Content(place=Place(message.location.latitude, message.location.longitude))
    return incidents.Content(message.caption or "", message.photo[-1].file_id) if message.photo else None


def _of_the_group(message: Message) -> bool:
    """Whether Telegram tells of the group itself by it: who came in, what it has become. That is nobody's word."""
    moved = message.migrate_to_chat_id or message.migrate_from_chat_id
    return bool(message.new_chat_members) or moved is not None
