"""Admission, settings, invitations."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.taps import HabitTap, InviteTap, SettingsTap, SiteTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services import people


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/start, with the code of an invitation or without."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None and not origin.in_group:
        said = said_command(message)
        await people.start(turn().work, origin, said.rest if said else "")


async def settings(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/settings."""
    origin = origin_of(update)
    if origin is not None:
        await people.open_settings(turn().work, origin)


async def invite(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/invite."""
    origin = origin_of(update)
    if origin is not None:
        await people.open_invites(turn().work, origin)


async def tap_site(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The usual site."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await people.choose_site(turn().work, origin, SiteTap.unpack(query.data))


async def tap_settings(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of the settings."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await people.change_settings(turn().work, origin, SettingsTap.unpack(query.data))


async def tap_invite(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of the invitation card."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await people.make_invite(turn().work, origin, InviteTap.unpack(query.data))


async def tap_habit(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A habit to forget."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await people.forget_habit(turn().work, origin, HabitTap.unpack(query.data))
