"""Help, commands that do not exist, messages that are no text, buttons that nobody knows."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.toasts import Toast
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services import help as helps


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/help."""
    origin = origin_of(update)
    if origin is not None:
        await helps.show(turn().work, origin)


async def unknown_command(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A command that does not exist. In a group it may be another bot's: there only Vigie's own name makes it ours."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None:
        return
    said = said_command(message)
    if said is not None and (not origin.in_group or said.addressed_to is not None):
        await helps.unknown_command(turn().work, origin, said.word)


async def no_text(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A voice message, a photo, a sticker, in private."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        voice = message.voice is not None or message.video_note is not None or message.audio is not None
        await helps.only_text(turn().work, origin, voice=voice)


async def unknown_button(_update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button that this version of Vigie does not know."""
    turn().toast = Toast.UNKNOWN_BUTTON
