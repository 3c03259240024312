"""Methods that delete, pin and unpin."""

from __future__ import annotations

from typing import Any

from playground.access import Call, check_access, may, message_of, resolve_chat, writable_chat
from playground.errors import bad_request
from playground.methods.registry import method
from playground.model import Bot, Chat, Message
from playground.posting import service
from playground.render import message_json
from playground.world import World

DELETE_WITHIN = 48 * 3600


def delete(world: World, message: Message) -> None:
    """The message is gone for the bot; the views keep it, flagged."""
    message.deleted_at = world.clock.timestamp()
    if message.id in message.chat.pinned:
        message.chat.pinned.remove(message.id)
    world.feed.publish("delete", message.chat.id, {"message_id": message.id})


def _may_delete(call: Call, chat: Chat, message: Message) -> bool:
    bot: Bot = call.bot
    if message.thread is not None and message.thread == message.id:
        return False  # the message that opened a topic goes only with the topic
    if may(chat, bot, "can_delete_messages") and chat.type != "private":
        # Administrators with the right delete at any age in supergroups; basic groups keep the 48 hours.
        return chat.type == "supergroup" or call.world.clock.timestamp() - message.date <= DELETE_WITHIN
    if call.world.clock.timestamp() - message.date > DELETE_WITHIN:
        return False
    if message.sender is bot:
        return True
    return chat.type == "private" and not message.is_service


@method("deleteMessage")
def delete_message(call: Call) -> Any:
    chat = resolve_chat(call)
    check_access(chat, call.bot, write=chat.type != "private")
    message = message_of(chat, call.params.integer("message_id"), "delete")
    if not _may_delete(call, chat, message):
        raise bad_request("message can't be deleted")
    delete(call.world, message)
    return True


@method("deleteMessages")
def delete_messages(call: Call) -> Any:
    if not call.params.has("message_ids"):
        raise bad_request("message identifiers are not specified")
    numbers = call.params.decoded("message_ids", "can't parse message_ids JSON object")
    if not isinstance(numbers, list):
        raise bad_request("expected an Array of message identifiers")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    chat = resolve_chat(call)
    check_access(chat, call.bot, write=chat.type != "private")
    found = []
    for number in numbers:
        if not str(number).lstrip("-").isdigit():
            raise bad_request("message identifier must be a Number")
        message = chat.messages.get(int(number))
        if message is not None and message.deleted_at is None:  # unknown ones are passed over
            if not _may_delete(call, chat, message):
                raise bad_request("message can't be deleted")
            found.append(message)
    for message in found:
        delete(call.world, message)
    return True


def _check_pin(call: Call, chat: Chat) -> None:
    if not may(chat, call.bot, "can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")


@method("pinChatMessage")
def pin_chat_message(call: Call) -> Any:
    chat = writable_chat(call)
    message = message_of(chat, call.params.integer("message_id"), "pin")
    _check_pin(call, chat)
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    call.world.feed.publish("pin", chat.id, {"message_id": message.id, "pinned": True})
    service(
        call.world,
        chat,
        call.bot,
        {"pinned_message": message_json(message, with_reply=False)},
        silent=call.params.flag("disable_notification"),
        thread=message.thread,
    )
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> Any:
    chat = writable_chat(call)
    _check_pin(call, chat)
    number = call.params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    call.world.feed.publish("pin", chat.id, {"message_id": number, "pinned": False})
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: Call) -> Any:
    chat = writable_chat(call)
    _check_pin(call, chat)
    chat.pinned.clear()
    call.world.feed.publish("pin", chat.id, {"message_id": None, "pinned": False})
    return True
