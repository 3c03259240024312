"""Methods that change a message that the bot sent."""

from __future__ import annotations

from typing import Any

from playground.access import (
    Call,
    check_length,
    formatted,
    markup_of,
    message_of,
    message_text,
    writable_chat,
)
from playground.errors import NOT_MODIFIED, ApiError, bad_request
from playground.methods.media import input_media
from playground.methods.registry import method
from playground.model import Json, Message
from playground.posting import remember
from playground.render import message_json


def _own_message(call: Call) -> Message:
    if call.params.has("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = writable_chat(call)
    message = message_of(chat, call.params.integer("message_id"), "edit")
    if message.sender is not call.bot or message.is_service:
        raise bad_request("message can't be edited")
    return message


def _inline_markup(call: Call) -> Json | None:
    markup = markup_of(call)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def _change(
    call: Call, message: Message, text: str, entities: list[Json], markup: Json | None, same: bool = True
) -> Any:
    """Applies the edit. ApiError 400 where it changes nothing (`same`: the media is as it was)."""
    current = message.markup if message.markup and "inline_keyboard" in message.markup else None
    if same and text == message.text and entities == message.entities and markup == current:
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.markup = text, entities, markup
    message.edit_date = int(call.world.clock.timestamp())
    remember(call.world, message, "edit")
    return message_json(message)


@method("editMessageText")
def edit_message_text(call: Call) -> Any:
    text, entities = message_text(call)
    markup = _inline_markup(call)
    message = _own_message(call)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    check_length(text)
    return _change(call, message, text, entities, markup)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Any:
    text, entities = formatted(call, "caption", "caption_entities")
    markup = _inline_markup(call)
    message = _own_message(call)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    check_length(text, caption=True)
    return _change(call, message, text, entities, markup)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Any:
    markup = _inline_markup(call)
    message = _own_message(call)
    return _change(call, message, message.text, message.entities, markup)


@method("editMessageMedia")
def edit_message_media(call: Call) -> Any:
    call.params.required_text("media")
    value = call.params.decoded("media", "can't parse input media JSON object")
    markup = _inline_markup(call)
    message = _own_message(call)
    if message.kind in ("location", "venue", "contact"):
        raise bad_request("message can't be edited")
    media = input_media(call, value)
    same = message.file is media.file
    message.kind, message.file, message.content = media.kind, media.file, media.content
    return _change(call, message, media.text, media.entities, markup, same)


@method("editMessageLiveLocation")
def edit_live_location(call: Call) -> Any:
    raise ApiError(400, "Bad Request: message can't be edited")
