"""What people send about shift reports: reports, corrections, taps on receipts, the day's list."""

from telegram import Update
from telegram.ext import ContextTypes

from domain.commands import BY_WORD
from domain.taps import AnswerTap, DayTap, ReportForTap, ReportTap, ReviewTap
from handlers.turn import origin_of, turn
from handlers.words import said_command, without_mention
from services import help as helps
from services import incidents, shift_reports
from services.shelters import editing as shelters
from services.shelters import undoing
from services.shelters import words as bed_words
from services.team import tapping


async def report(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/report and its twins."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await shift_reports.submit(turn().work, origin, said.rest if said else "", command=True)


async def mention(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """`@vigie_bot clinique 34` in a group."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None and message.text:
        text = without_mention(message.text)
        if not await bed_words.mentioned(turn().work, origin, text):
            await shift_reports.submit(turn().work, origin, text, command=True)


async def plain_text(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Text without a command, in private."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None and message.text:
        await shift_reports.submit(turn().work, origin, message.text, command=False)


async def edited(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """An edited message: the report that it is, corrected."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None or not message.text:
        return
    said = said_command(message)
    text = said.rest if said else without_mention(message.text)
    work = turn().work
    if await incidents.edited(work, origin, text) or await incidents.corrected(work, origin, text):
        return
    if await shelters.edited(work, origin, text, BY_WORD[said.word].name if said and said.word in BY_WORD else None):
        return
    named = None if said is None or said.word not in BY_WORD else BY_WORD[said.word].name
    if named is not None and await bed_words.edited(work, origin, named, text):
        return
    in_place = said is not None and said.word in BY_WORD and BY_WORD[said.word].name == "report_for"
    about = None
    if said is None and message.reply_to_message is not None:
        about = await helps.subject_of(work, origin, message.reply_to_message.message_id)
        # Its first words came to nothing, or were the answer to a question: it is an answer now.
        if await incidents.answered(work, origin, about, incidents.Content(text)):
            return
    command = said is not None or text != message.text
    await shift_reports.edited(work, origin, text, command=command, in_place=in_place, about=about)


async def answered(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """An answer to something that Vigie said."""
    origin, message = origin_of(update), update.effective_message
    if origin is None or message is None or not message.text or message.reply_to_message is None:
        return
    work = turn().work
    about = await helps.subject_of(work, origin, message.reply_to_message.message_id)
    said = said_command(message)
    text = said.rest if said else message.text
    if await incidents.answered(work, origin, about, incidents.Content(text)):
        return
    if await shelters.answered(work, origin, about, text):
        return
    if await tapping.answered(work, origin, about, text):
        return
    await shift_reports.answered(work, origin, about, text)


async def today(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/today, with or without a day."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await shift_reports.day(turn().work, origin, said.rest if said else "")


async def report_for(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/report_for, with a name, with a name and a report, or alone."""
    origin, message = origin_of(update), update.effective_message
    if origin is not None and message is not None:
        said = said_command(message)
        await shift_reports.report_for(turn().work, origin, said.rest if said else "")


async def undo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """/undo: of whatever was told last in this chat."""
    origin = origin_of(update)
    if origin is not None and not await undoing.undo_last(turn().work, origin):
        await shift_reports.undo_last(turn().work, origin)


async def tap(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button on a receipt."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await shift_reports.tap(turn().work, origin, ReportTap.unpack(query.data))


async def tap_answer(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A likely answer to a question."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await shift_reports.answer(turn().work, origin, AnswerTap.unpack(query.data))


async def tap_review(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of a review: on a day's list, on a coordinator's card, on a report that was sent back."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await shift_reports.tap_review(turn().work, origin, ReviewTap.unpack(query.data))


async def tap_report_for(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """A button of reporting in somebody's place."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await shift_reports.tap_report_for(turn().work, origin, ReportForTap.unpack(query.data))


async def tap_day(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Another page of a day's list."""
    origin, query = origin_of(update), update.callback_query
    if origin is not None and query is not None and query.data is not None:
        turn().toast = await shift_reports.leaf(turn().work, origin, DayTap.unpack(query.data))
