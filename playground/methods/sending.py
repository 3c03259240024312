"""Methods that put a message into a chat: text, places, copies; and the sign of typing."""

from __future__ import annotations

from typing import Any

from playground.access import (
    Call,
    Target,
    check_access,
    check_length,
    check_thread,
    formatted,
    message_of,
    message_text,
    own_member,
    resolve_chat,
    target,
    writable_chat,
)
from playground.errors import ApiError, bad_request
from playground.methods.registry import method
from playground.model import Json, Message
from playground.posting import post
from playground.render import message_json, user_json
from playground.views import keyboard_view

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "record_audio",
        "upload_voice",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "pick_up_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    ]
)


def send(call: Call, where: Target, kind: str, **fields: Any) -> Message:
    """Posts as the bot, and keeps a reply keyboard where one was sent."""
    message = post(call.world, where.chat, call.bot, kind, **where.fields, **fields)
    markup = where.fields.get("markup")
    if markup is not None and ("keyboard" in markup or "remove_keyboard" in markup):
        where.chat.reply_keyboard = markup if "keyboard" in markup else None
        call.world.feed.publish("keyboard", where.chat.id, {"rows": keyboard_view(where.chat)})
    return message


@method("sendMessage")
def send_message(call: Call) -> Any:
    text, entities = message_text(call)
    where = target(call)
    check_length(text)
    return message_json(send(call, where, "text", text=text, entities=entities))


@method("sendLocation")
def send_location(call: Call) -> Any:
    place = location(call)
    return message_json(send(call, target(call), "location", content={"location": place}))


def location(call: Call) -> Json:
    """A `Location` from the parameters. ApiError 400 where they are missing or off the Earth."""
    params = call.params
    for name in ("latitude", "longitude"):
        if not params.text(name).strip():
            raise bad_request(f"{name} is empty")
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad_request("wrong latitude or longitude specified")
    place: Json = {"latitude": latitude, "longitude": longitude}
    if params.has("horizontal_accuracy"):
        place["horizontal_accuracy"] = min(max(params.number("horizontal_accuracy"), 0.0), 1500.0)
    if params.integer("live_period"):
        place["live_period"] = params.integer("live_period")
    return place


@method("sendVenue")
def send_venue(call: Call) -> Any:
    place = location(call)
    venue = {
        "location": place,
        "title": call.params.required_text("title"),
        "address": call.params.required_text("address"),
    }
    return message_json(send(call, target(call), "venue", content={"venue": venue, "location": place}))


@method("sendContact")
def send_contact(call: Call) -> Any:
    contact = {
        "phone_number": call.params.required_text("phone_number"),
        "first_name": call.params.required_text("first_name"),
    }
    return message_json(send(call, target(call), "contact", content={"contact": contact}))


def _source(call: Call, what: str) -> Message:
    origin = resolve_chat(call, "from_chat_id")
    check_access(origin, call.bot, write=False)
    message = message_of(origin, call.params.integer("message_id"), what)
    if message.is_service or message.protected:
        raise bad_request(f"message can't be {'forwarded' if what == 'forward' else 'copied'}")
    return message


@method("forwardMessage")
def forward_message(call: Call) -> Any:
    where = target(call)
    source = _source(call, "forward")
    origin = {"type": "user", "sender_user": user_json(source.sender), "date": source.date}
    author = user_json(source.sender)
    where.fields["extra"] = {"forward_origin": origin, "forward_from": author, "forward_date": source.date}
    where.fields["markup"] = None
    message = send(
        call, where, source.kind, text=source.text, entities=source.entities, content=source.content, file=source.file
    )
    return message_json(message)


@method("copyMessage")
def copy_message(call: Call) -> Any:
    where = target(call)
    source = _source(call, "copy")
    text, entities = source.text, source.entities
    if source.kind != "text" and "caption" in call.params.values:
        text, entities = formatted(call, "caption", "caption_entities")
        check_length(text, caption=True)
    message = send(call, where, source.kind, text=text, entities=entities, content=source.content, file=source.file)
    return {"message_id": message.id}


@method("sendChatAction")
def send_chat_action(call: Call) -> Any:
    action = call.params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = writable_chat(call)
    check_thread(chat, call.params.integer("message_thread_id") or None, own_member(chat, call.bot))
    chat.actions.append((call.world.clock.timestamp(), action))
    call.world.feed.publish("action", chat.id, {"action": action})
    return True


def refuse(name: str) -> None:
    """Registers a method of the Bot API that this server does not play, with words that say so."""

    @method(name)
    def handler(call: Call) -> Any:
        raise ApiError(400, f"Bad Request: {name} is not played by this server")


for _name in [
    "sendPoll",
    "sendDice",
    "sendSticker",
    "sendVideo",
    "sendAudio",
    "sendVoice",
    "sendAnimation",
    "sendVideoNote",
    "sendInvoice",
    "sendGame",
    "sendPaidMedia",
    "forwardMessages",
    "copyMessages",
    "answerInlineQuery",
    "banChatMember",
    "unbanChatMember",
    "restrictChatMember",
    "promoteChatMember",
    "setChatTitle",
    "setChatPermissions",
    "createChatInviteLink",
    "exportChatInviteLink",
]:
    refuse(_name)
