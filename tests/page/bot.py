"""A small bot that knows nothing of Vigie, for the page to be tried with: plain python-telegram-bot, by polling."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import telegram
from telegram import BotCommand, BotCommandScopeAllGroupChats, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatAction
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from playground.files import make_picture

COMMANDS = {
    "fr": [("rapport", "envoyer un rapport"), ("photo", "une image et un fichier"), ("aide", "comment faire")],
    "": [("report", "report a shift"), ("photo", "a picture and a file"), ("help", "how to report")],
}


def _buttons(count: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(f"Plus ({count})", callback_data=f"more:{count}")],
            [
                InlineKeyboardButton("Toast", callback_data="toast"),
                InlineKeyboardButton("Alert", callback_data="alert"),
                InlineKeyboardButton("Web", url="https://example.org/"),
            ],
        ]
    )


async def start(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    payload = " ".join(context.args or [])
    await message.reply_html(f"<b>Hello</b> {payload}".strip(), reply_markup=_buttons(0))


async def help_(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    await message.reply_html("Say <code>12 visits</code> or <i>nothing</i>.", disable_notification=True)


async def photo(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    await message.reply_chat_action(ChatAction.UPLOAD_PHOTO)
    await message.reply_photo(make_picture(480, 320, seed=3), caption="The week")
    await message.reply_document(b"day,visits\nMonday,12\n", filename="week.csv")


async def ask(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    await message.reply_text("How many?", reply_markup=ForceReply())


async def keys(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    markup = telegram.ReplyKeyboardMarkup([["One", "Two"], ["Three"]], resize_keyboard=True)
    await message.reply_text("Choose", reply_markup=markup)


async def slowly(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    await message.reply_chat_action(ChatAction.TYPING)
    await asyncio.sleep(1)
    await message.reply_text("done")


async def gone(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    await (await message.reply_text("for a moment")).delete()


async def pin(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    await (await message.reply_text("keep this")).pin(disable_notification=True)


async def said(update: telegram.Update, context: Any) -> None:
    message = update.message
    if message is None or message.text is None:
        return
    await message.set_reaction("👍")
    answered = message.reply_to_message is not None
    await message.reply_html(
        f"✅ <b>{telegram.helpers.escape_markdown(message.text)}</b>",
        reply_markup=_buttons(0),
        do_quote=answered or message.chat.type != "private",
    )


async def tapped(update: telegram.Update, context: Any) -> None:
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    if query.data == "toast":
        await query.answer("Noted")
    elif query.data == "alert":
        await query.answer("Look out", show_alert=True)
    else:
        count = int(query.data.split(":")[1]) + 1
        await query.edit_message_text(f"counted {count}", reply_markup=_buttons(count))
        await query.answer()


@asynccontextmanager
async def running(url: str, token: str) -> AsyncIterator[None]:
    """The bot, polling `url`, until the block ends."""
    application = Application.builder().token(token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()
    for names, handler in (
        (("start",), start),
        (("help", "aide"), help_),
        (("photo",), photo),
        (("ask",), ask),
        (("keys",), keys),
        (("slow",), slowly),
        (("gone",), gone),
        (("pin",), pin),
    ):
        application.add_handler(CommandHandler(list(names), handler))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.UpdateType.EDITED_MESSAGE, said))
    application.add_handler(CallbackQueryHandler(tapped))
    async with application:
        for language, listed in COMMANDS.items():
            commands = [BotCommand(*one) for one in listed]
            await application.bot.set_my_commands(commands, language_code=language)
            await application.bot.set_my_commands(
                commands[2:], scope=BotCommandScopeAllGroupChats(), language_code=language
            )
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=10, allowed_updates=telegram.Update.ALL_TYPES)
        yield
        await application.updater.stop()
        await application.stop()
