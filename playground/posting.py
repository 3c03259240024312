"""A message comes into a chat: it is numbered, kept, shown in the feed, and handed to the bots that may see it."""

from __future__ import annotations

import json
from typing import Any

from playground.model import Account, Bot, Chat, Json, Member, Message, Version
from playground.render import chat_json, member_json, message_json, user_json
from playground.text.utf16 import Units
from playground.views import message_view
from playground.world import World

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True).encode
# What a bot is told of its own doings; its other messages it knows from the answers.
_OWN_SERVICE = frozenset(("pinned_message", "left_chat_member", "new_chat_title"))


def encode(value: Any) -> bytes:
    """Compact JSON in ASCII, as the real server writes it."""
    return _encode(value).encode("ascii")


def post(world: World, chat: Chat, sender: Account, kind: str, **fields: Any) -> Message:
    """Puts a new message into the chat and tells everybody; `fields` are those of `Message`."""
    message = Message(chat, chat.new_message_id(), sender, int(world.clock.timestamp()), kind, **fields)
    chat.messages[message.id] = message
    world.message_count += 1
    remember(world, message, "message")
    announce(world, message, "message")
    return message


def remember(world: World, message: Message, event: str) -> None:
    """Keeps the message's present state as a version, and shows it in the feed as `message` or `edit`."""
    message.versions.append(Version(world.clock.timestamp(), message.text, message.entities, message.markup))
    number = len(message.versions)
    message.seq = world.feed.publish(event, message.chat.id, lambda: {"message": message_view(message, number)})


def announce(world: World, message: Message, kind: str) -> None:
    """Hands the message (kind `message`) or its new state (`edited_message`) to every bot that sees it."""
    chat, sender = message.chat, message.sender
    body: bytes | None = None
    for bot in bots_of(chat):
        if bot is sender and not (message.is_service and _OWN_SERVICE & message.content.keys()):
            continue
        if bot is not sender and isinstance(sender, Bot) and not message.is_service:
            continue  # bots never see one another's messages
        if not sees(bot, message):
            continue
        if body is None:
            body = f'"{kind}":'.encode() + encode(message_json(message))
        world.push(bot, kind, body, ("chat", chat.id))


def bots_of(chat: Chat) -> list[Bot]:
    """Bots that are in the chat now."""
    if chat.bot is not None:
        return [chat.bot]
    return [m.account for m in chat.members.values() if isinstance(m.account, Bot) and m.inside]


def sees(bot: Bot, message: Message) -> bool:
    """Privacy mode: in groups, a bot that is no administrator sees what is addressed to it."""
    chat = message.chat
    if chat.type == "private" or not bot.privacy or message.is_service:
        return True
    member = chat.members.get(bot.id)
    if member is not None and member.is_admin:
        return True
    if message.reply_to is not None and message.reply_to.sender is bot:
        return True
    return addressed(bot, message.text, message.entities)


def addressed(bot: Bot, text: str, entities: list[Json]) -> bool:
    """The text begins with a command that this bot may take as its own, or mentions the bot."""
    units = Units(text) if entities else None
    for entity in entities:
        kind = entity["type"]
        if kind == "text_mention" and entity["user"]["id"] == bot.id:
            return True
        if units is None or kind not in ("bot_command", "mention"):
            continue
        word = units.cut(entity["offset"], entity["length"]) or ""
        _, at, name = word.partition("@")
        if kind == "mention" and name.lower() == bot.username.lower():
            return True
        if kind == "bot_command" and ((not at and entity["offset"] == 0) or name.lower() == bot.username.lower()):
            return True
    return False


def service(world: World, chat: Chat, actor: Account, content: Json, **fields: Any) -> Message:
    """A service message (`content`: its one field as the Bot API shows it)."""
    return post(world, chat, actor, "service", content=content, **fields)


def tell_membership(world: World, chat: Chat, actor: Account, old: Json, member: Member) -> None:
    """`my_chat_member` to the bot concerned, `chat_member` to bots that are administrators; `old`: as it was before."""
    payload = {
        "chat": chat_json(chat),
        "from": user_json(actor),
        "date": int(world.clock.timestamp()),
        "old_chat_member": old,
        "new_chat_member": member_json(member, chat),
    }
    account = member.account
    if isinstance(account, Bot):
        world.push(account, "my_chat_member", b'"my_chat_member":' + encode(payload), ("my_chat_member", chat.id))
    for bot in bots_of(chat):
        own = chat.members.get(bot.id)
        if bot is not account and own is not None and own.is_admin:
            world.push(bot, "chat_member", b'"chat_member":' + encode(payload), ("chat_member", account.id))
    world.feed.publish(
        "member", chat.id, {"person": account.id, "status": member.status, "old_status": old["status"], "by": actor.id}
    )
