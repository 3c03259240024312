"""Which chat a call means, whether the bot may act there, and the parameters that all sending shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.errors import ApiError, bad_request, forbidden, migrated
from playground.keyboards import check_markup
from playground.model import Bot, Chat, Json, Member, Message
from playground.params import Params
from playground.text.formatted import MAX_CAPTION, MAX_TEXT, format_text
from playground.text.utf16 import utf16_len
from playground.world import World


@dataclass(slots=True)
class Call:
    """One Bot API call under way. `answer` may be set to a `description` beside the result."""

    world: World
    bot: Bot
    method: str
    params: Params
    description: str = ""


def chat_number(world: World, bot: Bot, params: Params) -> int | None:
    """The id of the chat addressed, None where it is no chat or unknown; for faults and flood waits."""
    value = params.values.get("chat_id")
    if value is None or value == "":
        return None
    text = str(value).strip()
    if text.startswith("@"):
        named = [g.id for g in world.groups.values() if (g.username or "").lower() == text[1:].lower()]
        return named[0] if named else None
    return int(text) if text.lstrip("-").isdigit() else None


def resolve_chat(call: Call, name: str = "chat_id") -> Chat:
    """ApiError 400 `chat_id is empty`, `chat not found`."""
    text = call.params.text(name).strip()
    if not text:
        raise bad_request(f"{name} is empty")
    world, bot = call.world, call.bot
    if text.startswith("@"):
        for group in world.groups.values():
            if group.username and group.username.lower() == text[1:].lower():
                return group
        raise bad_request("chat not found")
    try:
        number = int(text)
    except ValueError:
        raise bad_request("chat not found") from None
    if number > 0:
        person = world.people.get(number)
        if person is not None:
            return world.private_chat(person, bot)
        if number in world.bots:
            raise forbidden("bot can't send messages to bots")
        raise bad_request("chat not found")
    chat = world.groups.get(number)
    if chat is None or bot.id not in chat.members:
        raise bad_request("chat not found")
    return chat


def check_access(chat: Chat, bot: Bot, write: bool) -> None:
    """ApiError 403 where the bot is blocked, out or not yet started, 400 where the chat became a supergroup."""
    if chat.person is not None:
        if write and chat.person.deactivated:
            raise forbidden("user is deactivated")
        if write and bot.id in chat.person.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            if write:
                raise forbidden("bot can't initiate conversation with a user")
            raise bad_request("chat not found")
        return
    if chat.migrated_to is not None:
        if write:
            raise migrated(chat.migrated_to)
        return
    if chat.deleted:
        raise forbidden("the group chat was deleted")
    member = chat.members[bot.id]
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if member.status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def readable_chat(call: Call) -> Chat:
    chat = resolve_chat(call)
    check_access(chat, call.bot, write=False)
    return chat


def writable_chat(call: Call) -> Chat:
    chat = resolve_chat(call)
    check_access(chat, call.bot, write=True)
    return chat


def own_member(chat: Chat, bot: Bot) -> Member | None:
    """The bot's place in a group, None in a private chat."""
    return chat.members.get(bot.id)


def may(chat: Chat, bot: Bot, right: str) -> bool:
    """In private chats everything is allowed; basic groups know no rights below administrator."""
    member = own_member(chat, bot)
    return chat.type == "private" or (member is not None and member.may(right))


def message_of(chat: Chat, number: int, what: str) -> Message:
    """ApiError 400 `message to <what> not found`, or that none is named."""
    if number <= 0:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None or message.deleted_at is not None:
        raise bad_request(f"message to {what} not found")
    return message


def formatted(call: Call, name: str, entities: str) -> tuple[str, list[Json]]:
    """A text parameter with its parse mode and entities, formatted but not yet measured."""
    params = call.params
    given = None
    if params.has(entities):
        try:
            given = params.decoded(entities, "")
        except ApiError:
            given = None  # the real server ignores entities that are no JSON
    return format_text(params.text(name), params.text("parse_mode"), given, call.world.known_user)


def message_text(call: Call) -> tuple[str, list[Json]]:
    """The `text` of a message. ApiError 400 where it is missing or cannot be parsed."""
    if not call.params.has("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(call, "text", "entities")
    if not text:
        raise bad_request("text must be non-empty")
    return text, entities


def check_length(text: str, caption: bool = False) -> None:
    """After entities, in UTF-16 units."""
    if utf16_len(text) > (MAX_CAPTION if caption else MAX_TEXT):
        raise bad_request("message caption is too long" if caption else "message is too long")


def markup_of(call: Call) -> Json | None:
    return check_markup(call.params.decoded("reply_markup", "can't parse reply keyboard markup JSON object"))


@dataclass(slots=True)
class Target:
    """Where a message goes, and how."""

    chat: Chat
    fields: dict[str, Any]


def target(call: Call, count: int = 1) -> Target:
    """Reads `chat_id`, thread, reply, markup and flags, checks them and the flood limits.

    `fields` are those of `Message`: `thread, reply_to, quote, markup, silent, protected, extra`.
    """
    params = call.params
    reply = params.decoded("reply_parameters", "can't parse reply parameters JSON object")
    if reply is not None and not isinstance(reply, dict):
        raise bad_request("object expected as reply parameters")
    preview = params.decoded("link_preview_options", "can't parse link preview options JSON object")
    if preview is not None and not isinstance(preview, dict):
        raise bad_request("object expected as link preview options")
    markup = markup_of(call)
    chat = writable_chat(call)
    member = own_member(chat, call.bot)
    if member is not None and member.status == "restricted" and not member.can_send:
        raise bad_request("not enough rights to send text messages to the chat")
    replied, quote = _reply(call, chat, reply)
    thread = params.integer("message_thread_id") or None
    if thread is None and replied is not None and chat.forum:
        thread = replied.thread
    check_thread(chat, thread, member)
    call.world.floods.check(call.bot.id, chat, count)
    fields: dict[str, Any] = {
        "markup": markup,
        "reply_to": replied,
        "thread": thread,
        "silent": params.flag("disable_notification"),
        "protected": params.flag("protect_content"),
    }
    if quote:
        fields["quote"] = quote
    if preview:
        fields["extra"] = {"link_preview_options": preview}
    elif params.flag("disable_web_page_preview"):
        fields["extra"] = {"link_preview_options": {"is_disabled": True}}
    return Target(chat, fields)


def _reply(call: Call, chat: Chat, reply: Json | None) -> tuple[Message | None, Json | None]:
    params = call.params
    if reply is None:
        number, tolerant = params.integer("reply_to_message_id"), params.flag("allow_sending_without_reply")
        reply = {}
    else:
        try:
            number = int(reply.get("message_id") or 0)
        except (TypeError, ValueError):
            raise bad_request('can\'t parse reply parameters: Field "message_id" must be a valid Number') from None
        tolerant = bool(reply.get("allow_sending_without_reply"))
        if reply.get("chat_id") not in (None, "", chat.id, str(chat.id)):
            raise bad_request("message to be replied not found")  # answering into another chat is not played
    if number <= 0:
        return None, None
    message = chat.messages.get(number)
    if message is None or message.deleted_at is not None:
        if tolerant:
            return None, None
        raise bad_request("message to be replied not found")
    quote = reply.get("quote")
    if not quote:
        return message, None
    if str(quote) not in message.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    position = utf16_len(message.text[: message.text.index(str(quote))])
    return message, {"text": str(quote), "position": position, "is_manual": True}


def check_thread(chat: Chat, thread: int | None, member: Member | None) -> None:
    """ApiError 400 for a thread that the chat does not have, or that is closed to the bot."""
    if thread is None:
        return
    topic = chat.topics.get(thread)
    if topic is None or topic.deleted:
        raise bad_request("message thread not found")
    if topic.closed and not (member is not None and member.may("can_manage_topics")):
        raise bad_request("TOPIC_CLOSED")
