"""Control calls that are people's doings."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from playground import people
from playground.clock import iso, iso_of, parse_instant
from playground.control.args import Args
from playground.control.registry import CALLS, Context, answer_seq, call, waiting
from playground.errors import ApiError, ControlError
from playground.files import make_picture
from playground.http import Receive
from playground.model import Bot, Chat, Json, Message
from playground.posting import encode
from playground.render import file_content


def _sent(context: Context, message: Message) -> Json:
    return answer_seq(context, message_id=message.id, chat_id=message.chat.id, date=iso_of(message.date))


def _write(context: Context, args: Args, kind: str, text: str = "", **fields: Any) -> Json:
    """The arguments that all writing shares: who, where, in answer to what, in which topic."""
    person = args.person()
    chat = args.chat_of(person)
    reply_to, thread, entities = args.maybe_integer("reply_to"), args.maybe_integer("thread"), args.many("entities")
    args.done()
    try:
        message = people.write(
            context.world, person, chat, kind, text, entities=entities, reply_to=reply_to, thread=thread, **fields
        )
    except ApiError as error:
        raise ControlError(400, error.description) from error
    return _sent(context, message)


_CALAIS: Json = {"latitude": 50.9513, "longitude": 1.8587}
"""Where a person is who taps a key that shares their place; `send_location` says another one."""


@call("say")
def say(context: Context, args: Args) -> Json:
    return _write(context, args, "text", args.text("text"))


@call("start")
def start(context: Context, args: Args) -> Json:
    person, bot, payload = args.person(), args.bot(), args.text("payload", "")
    args.done()
    if bot.id in person.blocked:
        people.block(context.world, person, bot, False)
    chat = context.world.private_chat(person, bot)
    return _sent(context, people.write(context.world, person, chat, "text", f"/start {payload}".rstrip()))


@call("say_many")
def say_many(context: Context, args: Args) -> Json:
    messages = args.many("messages")
    args.done()
    numbers = [say(context, Args(context.world, one))["message_id"] for one in messages]
    return answer_seq(context, count=len(numbers), message_ids=numbers)


@call("edit")
def edit(context: Context, args: Args) -> Json:
    person = args.person()
    chat, number, text = args.chat_of(person), args.integer("message_id"), args.text("text")
    entities = args.many("entities")
    args.done()
    return _sent(context, people.edit(context.world, person, chat, number, text, entities))


@call("delete")
def delete(context: Context, args: Args) -> Json:
    person = args.person()
    chat, number = args.chat_of(person), args.integer("message_id")
    args.done()
    people.take_back(context.world, person, chat, number)
    return answer_seq(context)


@call("send_location")
def send_location(context: Context, args: Args) -> Json:
    place: Json = {"latitude": args.number("latitude"), "longitude": args.number("longitude")}
    if not -90 <= place["latitude"] <= 90 or not -180 <= place["longitude"] <= 180:
        raise ControlError(400, "no such place on Earth")
    accuracy = args.number("accuracy", 0)
    if accuracy:
        place["horizontal_accuracy"] = accuracy
    return _write(context, args, "location", content={"location": place})


@call("send_photo")
def send_photo(context: Context, args: Args) -> Json:
    files = context.world.files
    data = args.data("bytes") or make_picture(seed=context.world.message_count)
    caption = args.text("caption", "")
    file = files.add("photo", data)
    if not file.width:
        raise ControlError(400, "bytes are no picture (PNG, JPEG, GIF, WebP)")
    return _write(context, args, "photo", caption, file=file, content=file_content(file, files.thumbnail(file)))


@call("send_document")
def send_document(context: Context, args: Args) -> Json:
    data, name, caption = args.data("bytes"), args.text("file_name"), args.text("caption", "")
    mime_type = args.text("mime_type", "application/octet-stream")
    file = context.world.files.add("document", b"playground\n" if data is None else data, name, mime_type)
    return _write(context, args, "document", caption, file=file, content=file_content(file))


@call("send_voice")
def send_voice(context: Context, args: Args) -> Json:
    data, duration, caption = (
        args.data("bytes") or b"OggS playground",
        args.integer("duration", 3),
        args.text("caption", ""),
    )
    file = context.world.files.add("voice", data, None, "audio/ogg", duration)
    return _write(context, args, "voice", caption, file=file, content=file_content(file))


@call("send_contact")
def send_contact(context: Context, args: Args) -> Json:
    contact = {"phone_number": args.text("phone_number"), "first_name": args.text("first_name", "Contact")}
    return _write(context, args, "contact", content={"contact": contact})


@call("react")
def react(context: Context, args: Args) -> Json:
    person = args.person()
    chat, number, emoji = args.chat_of(person), args.integer("message_id"), args.text("emoji", "")
    args.done()
    people.person_reacts(context.world, person, chat, number, emoji)
    return answer_seq(context)


def _press(context: Context, args: Args) -> tuple[Json, Any]:
    """The answer as far as it is known at once, and the query to wait for, if any."""
    world, person = context.world, args.person()
    chat: Chat = args.chat_of(person)
    button, number = args.raw("button"), args.maybe_integer("message_id")
    args.done()
    if button is None:
        raise ControlError(400, "button is needed")
    found: Json = {"answer": None, "query_id": None, "url": None, "message_id": None}
    keyboard = chat.reply_keyboard["keyboard"] if chat.reply_keyboard else []
    key = next((one for row in keyboard for one in row if one["text"] == button), None)
    if number is None and key is not None:
        if key.get("request_location"):
            sent = people.write(world, person, chat, "location", content={"location": _CALAIS})
        else:
            sent = people.write(world, person, chat, "text", button)
        found["message_id"] = sent.id
        return found, None
    message, one = people.find_button(chat, button, number)
    found["message_id"] = message.id
    if "callback_data" not in one and "url" in one:
        return {**found, "url": one["url"]}, None
    query = people.press(world, person, chat, message, one)
    return {**found, "query_id": query.id}, query


@waiting("tap")
async def tap(context: Context, args: Args, receive: Receive) -> Json:
    deadline = time.monotonic() + args.number("wait", 10.0)
    found, query = _press(context, args)
    while query is not None and not query.answered and not context.world.idleness.closing:
        if not await query.done.wait(deadline - time.monotonic()):
            break
    if query is not None:
        found["answer"] = query.answer
    return answer_seq(context, **found)


@call("tap_later")
def tap_without_waiting(context: Context, args: Args) -> Json:
    args.raw("wait")
    return answer_seq(context, **_press(context, args)[0])


@call("inject")
def inject(context: Context, args: Args) -> Json:
    world, bot, one, raw = context.world, args.bot(), args.raw("update"), args.flag("raw")
    updates = args.many("updates") if one is None else [one]
    args.done()
    return answer_seq(context, update_ids=[_inject(context, bot, update, raw) for update in updates]) if world else {}


def _inject(context: Context, bot: Bot, update: Any, raw: bool) -> int:
    if not isinstance(update, dict):
        raise ControlError(400, "an update is an object")
    number = update.get("update_id") if raw else None
    if number is not None and not isinstance(number, int):
        raise ControlError(400, "update_id must be a whole number")
    rest = {key: value for key, value in update.items() if key != "update_id"}
    body = encode(rest)[1:-1] or b'"nothing":null'
    kind = next(iter(rest), "nothing")
    return context.world.push_raw(bot, kind, body, ("injected", 0), 86_400, number)


@call("later")
def later(context: Context, args: Args) -> Json:
    name, given = args.text("do"), args.raw("with", {})
    at, seconds = args.raw("at"), args.raw("seconds")
    args.done()
    handler = CALLS.get("tap_later" if name == "tap" else name)
    if handler is None or handler is later or not isinstance(given, dict):
        raise ControlError(400, f"{name!r} cannot be done later")
    if (at is None) == (seconds is None):
        raise ControlError(400, "at or seconds")
    now = context.world.clock.now()
    instant = parse_instant(at) if at is not None else now + timedelta(seconds=float(seconds))
    world = context.world

    def act() -> None:
        try:
            handler(context, Args(world, given))
        except ControlError as error:
            world.feed.publish("fault", None, {"later": name, "error": error.message})

    return {"id": context.timeline.add(instant, act), "at": iso(instant)}
