"""Summaries: asked for, and subscribed to."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.summaries.taps import SubscribeTap, SubscriptionTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services import summaries


async def show(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/summary, with or without a day, a week, a month, a project."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await summaries.show(turn().work, origin, said.rest if said else "")


async def subscribe(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/subscribe."""
    origin = origin_of(update)
    if origin is not None:
        await summaries.open_subscribe(turn().work, origin)


async def subscriptions(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/subscriptions."""
    origin = origin_of(update)
    if origin is not None:
        await summaries.open_list(turn().work, origin)


async def tap_subscribe(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of /subscribe."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await summaries.choose(turn().work, origin, SubscribeTap.unpack(query.data))


async def tap_subscription(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of a subscription."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await summaries.change(turn().work, origin, SubscriptionTap.unpack(query.data))
