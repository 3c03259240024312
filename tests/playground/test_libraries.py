"""Bots written with two libraries, over the libraries' own transports; and both libraries' models as judges."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import aiogram
import aiogram.types
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters

from playground.client import PlaygroundClient
from tests.playground.bare_api import Api

pytestmark = pytest.mark.usefixtures("ready_aiogram")

# The real server still writes these beside their successors; PTB no longer knows them.
OLD_FIELDS = {"forward_from", "forward_date", "new_chat_member", "new_chat_participant", "left_chat_participant"}


async def echo(update: telegram.Update, context: Any) -> None:
    message = update.effective_message
    assert message is not None
    markup = telegram.InlineKeyboardMarkup.from_button(telegram.InlineKeyboardButton("Vu", callback_data="seen"))
    await message.reply_html(f"<b>{message.text}</b>", reply_markup=markup)


async def tapped(update: telegram.Update, context: Any) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer("Merci", show_alert=True)
    await query.edit_message_text("vu")


def ptb(api: Api) -> Any:
    builder = Application.builder().token(api.token).base_url(f"{api.url}/bot").base_file_url(f"{api.url}/file/bot")
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(tapped))
    return application


@asynccontextmanager
async def ptb_polling(api: Api) -> AsyncIterator[Any]:
    application = ptb(api)
    async with application:
        await application.start()
        await application.updater.start_polling(timeout=10, allowed_updates=telegram.Update.ALL_TYPES)
        yield application
        await application.updater.stop()
        await application.stop()


async def test_a_ptb_bot_by_polling(api: Api, play: PlaygroundClient) -> None:
    async with ptb_polling(api):
        sent = await play.start("Awa", "invitation")
        (answer,) = await play.wait("Awa", contains="/start invitation", button="Vu")
        assert answer["html"] == "<b>/start invitation</b>"
        assert answer["reply_to"] is None
        assert sent["message_id"] < answer["message_id"]
        tap = await play.tap("Awa", "Vu")
        assert tap["answer"] == {"text": "Merci", "show_alert": True, "url": None}
        (edited,) = await play.wait("Awa", contains="vu", edited=True)
        assert [version["text"] for version in edited["versions"]] == ["/start invitation", "vu"]
        assert (await play.idle(timeout=5))["idle"] is True


async def test_a_ptb_bot_by_webhook(api: Api, play: PlaygroundClient) -> None:
    application = ptb(api)
    secrets: list[str] = []

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                length = int(head.split("content-length:")[1].split("\r\n")[0])
                body = await reader.readexactly(length)
                secrets.append(head.split("x-telegram-bot-api-secret-token:")[1].split("\r\n")[0].strip())
                update = telegram.Update.de_json(__import__("json").loads(body), application.bot)
                await application.update_queue.put(update)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(take, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with application:
        await application.start()
        await application.bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
        await play.start("Awa")
        await play.wait("Awa", contains="/start")
        info = await application.bot.get_webhook_info()
        assert (info.pending_update_count, info.url) == (0, f"http://127.0.0.1:{port}/hook")
        await application.bot.delete_webhook()
        await application.stop()
    server.close()
    assert secrets == ["s3cret"]


async def test_an_aiogram_bot_by_polling(api: Api, play: PlaygroundClient) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    bot, dispatcher = aiogram.Bot(api.token, session=session), aiogram.Dispatcher()

    @dispatcher.message()
    async def on_message(message: aiogram.types.Message) -> None:
        await message.reply(f"<i>{message.text}</i>", parse_mode="HTML")

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=10))
    said = await play.start("Awa")
    (answer,) = await play.wait("Awa", contains="/start")
    assert (answer["html"], answer["reply_to"]) == ("<i>/start</i>", said["message_id"])
    await dispatcher.stop_polling()
    await polling
    await session.close()


async def test_ptb_knows_the_refusals(api: Api, play: PlaygroundClient, awa: int) -> None:
    group = (await play.add_chat("Calais", "group", ["Awa"], ["vigie_bot"]))["id"]
    new = await play.migrate("Calais")
    malik = (await play.get("people"))["people"][1]["id"]
    async with telegram.Bot(api.token, base_url=f"{api.url}/bot") as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(1, "x")
        with pytest.raises(Forbidden):
            await bot.send_message(malik, "x")
        with pytest.raises(ChatMigrated) as migrated:
            await bot.send_message(group, "x")
        assert migrated.value.new_chat_id == new
        await play.fault("429", count=1, retry_after=7)
        with pytest.raises(RetryAfter) as wait:
            await bot.send_message(awa, "x")
        waited = wait.value.retry_after  # a number or a timedelta, by an environment variable of PTB's
        assert (waited.total_seconds() if isinstance(waited, timedelta) else waited) == 7
    with pytest.raises(InvalidToken):
        async with telegram.Bot("1:" + "A" * 35, base_url=f"{api.url}/bot"):
            pass


async def test_ptb_sends_and_fetches_files(api: Api, play: PlaygroundClient, awa: int) -> None:
    async with telegram.Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as bot:
        sent = await bot.send_document(
            awa, b"a;b\n1;2\n", filename="rapport été.csv", caption="<b>ci-joint</b>", parse_mode="HTML"
        )
        assert sent.document is not None
        assert (sent.document.file_name, sent.document.file_size) == ("rapport été.csv", 8)
        await play.send_photo("Awa", caption="ici")
        update = (await bot.get_updates())[-1]
        assert update.message is not None
        photo = await (await update.message.photo[-1].get_file()).download_as_bytearray()
        assert bytes(photo).startswith(b"\x89PNG")
        album = await bot.send_media_group(
            awa, [telegram.InputMediaPhoto(bytes(photo), caption="un"), telegram.InputMediaPhoto(bytes(photo))]
        )
        assert len({message.media_group_id for message in album}) == 1
    view = (await play.messages("Awa"))[1]
    assert (view["text"], view["html"], view["media"]["file_name"]) == (
        "ci-joint",
        "<b>ci-joint</b>",
        "rapport été.csv",
    )
    assert await play.file(view["media"]["file_id"]) == b"a;b\n1;2\n"


async def everything(api: Api, play: PlaygroundClient, awa: int) -> tuple[list[Any], list[Any]]:
    """Messages answered and updates received, one of every kind that the server makes."""
    kinds = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]
    await api.updates(allowed_updates=kinds)
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}, {"text": "b", "url": "https://a.org"}]]}
    sent = await api.ok("sendMessage", chat_id=awa, text="x <b>y</b> /r @awa_d", parse_mode="HTML", reply_markup=markup)
    answers = [sent, await api.ok("sendLocation", chat_id=awa, latitude=50.95, longitude=1.85)]
    answers.append(await api.ok("sendVenue", chat_id=awa, latitude=50, longitude=1, title="t", address="a"))
    answers.append(await api.ok("sendMessage", chat_id=awa, text="r", reply_to_message_id=sent["message_id"]))
    await play.tap("Awa", "a", wait=0)
    said = await play.say("Awa", "douze +33612345678 https://a.org")
    await play.edit("Awa", said["message_id"], "treize")
    await play.react("Awa", said["message_id"], "👍")
    await play.send_location("Awa", 50.9, 1.8, accuracy=12.0)
    await play.send_photo("Awa", caption="c")
    await play.send_document("Awa", "a.pdf", reply_to=said["message_id"])
    await play.send_voice("Awa")
    await play.call("send_contact", person="Awa", phone_number="+33612345678")
    answers.append(await api.ok("forwardMessage", chat_id=awa, from_chat_id=awa, message_id=said["message_id"]))
    await play.block("Awa")
    await play.unblock("Awa")
    await play.add_chat("Calais", "group", ["Awa"], ["vigie_bot"])
    await play.promote("Calais", bot="vigie_bot")
    await play.call("chats/add", chat="Calais", person="Malik")
    await play.call("chats/restrict", chat="Calais", person="Malik", can_send_messages=False)
    await play.call("chats/title", chat="Calais", title="Calais nuit")
    new = await play.migrate("Calais nuit")
    await play.add_chat("Nord", "forum", ["Awa"], ["vigie_bot"])
    thread = await play.add_topic("Nord", "Abris")
    await play.say("Awa", "/r", chat="Nord", thread=thread)
    await api.ok(
        "pinChatMessage", chat_id=new, message_id=(await api.ok("sendMessage", chat_id=new, text="p"))["message_id"]
    )
    await play.call("chats/remove", chat="Nord", bot="vigie_bot")
    return answers, await api.drain()


async def test_aiograms_models_take_all_of_it(api: Api, play: PlaygroundClient, awa: int) -> None:
    answers, updates = await everything(api, play, awa)
    for answer in answers:
        aiogram.types.Message.model_validate(answer)
    kinds = {aiogram.types.Update.model_validate(update).event_type for update in updates}
    assert kinds == {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
    }
    chat = updates[0].get("message", updates[0].get("callback_query", {}).get("message", {}))["chat"]["id"]
    aiogram.types.ChatFullInfo.model_validate(await api.ok("getChat", chat_id=chat))
    aiogram.types.User.model_validate(await api.ok("getMe"))
    aiogram.types.WebhookInfo.model_validate(await api.ok("getWebhookInfo"))


async def test_ptbs_models_take_all_of_it(api: Api, play: PlaygroundClient, awa: int) -> None:
    answers, updates = await everything(api, play, awa)
    for answer in answers:
        message = telegram.Message.de_json(answer, None)
        assert message.chat.id == awa
        assert set(message.api_kwargs) <= OLD_FIELDS
    for update in updates:
        parsed = telegram.Update.de_json(update, None)
        assert parsed.effective_chat is not None
        assert not parsed.api_kwargs
        if parsed.message is not None:
            assert set(parsed.message.api_kwargs) <= OLD_FIELDS
    chat = telegram.ChatFullInfo.de_json(await api.ok("getChat", chat_id=awa), None)
    assert chat.first_name == "Awa"
