"""The audit, and people's own data."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.privacy_taps import AuditTap, ForgetTap
from handlers.turn import origin_of, turn
from handlers.words import said_command
from services import audit as audits
from services import privacy


async def audit(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/audit, alone or with a first name or an incident's number."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await audits.show(turn().work, origin, said.rest if said else "")


async def tap_audit(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of the audit."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await audits.turn(turn().work, origin, AuditTap.unpack(query.data))


async def explain(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/privacy."""
    origin = origin_of(update)
    if origin is not None:
        await privacy.explain(turn().work, origin)


async def my_data(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/mydata."""
    origin = origin_of(update)
    if origin is not None:
        await privacy.my_data(turn().work, origin)


async def ask(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/forgetme."""
    origin = origin_of(update)
    if origin is not None:
        await privacy.ask(turn().work, origin)


async def tap_forget(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Whether an identity is erased."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await privacy.answer(turn().work, origin, ForgetTap.unpack(query.data))
