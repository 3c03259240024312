"""Expected reports: what is missing, reminders, days off, closed places."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.missing_taps import ClosureTap, DayOffTap, MissingTap, ReminderTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services.missing import closing, days_off, reminders, showing


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/missing, with or without a project."""
    origin = origin_of(update)
    if origin is not None:
        await showing.show(turn().work, origin, _rest(update))


async def closed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/closed, with or without words."""
    origin = origin_of(update)
    if origin is not None:
        await closing.show(turn().work, origin, _rest(update))


async def day_off(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/dayoff, with or without days."""
    origin = origin_of(update)
    if origin is not None:
        await days_off.show(turn().work, origin, _rest(update))


def _rest(update: Update) -> str:
    said = None if update.effective_message is None else said_command(update.effective_message)
    return said.rest if said else ""


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of the matrix."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await showing.tap(turn().work, origin, MissingTap.unpack(query.data))


async def tap_reminder(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of a reminder."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await reminders.tap(turn().work, origin, ReminderTap.unpack(query.data))


async def tap_day_off(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A day off, or none."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await days_off.tap(turn().work, origin, DayOffTap.unpack(query.data))


async def tap_closure(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button about closed places."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await closing.tap(turn().work, origin, ClosureTap.unpack(query.data))
