"""What people do: write, edit, delete, tap, react, block, leave."""

from __future__ import annotations

from typing import Any

from playground.callbacks import Callback, tap
from playground.errors import ControlError
from playground.keyboards import inline_rows
from playground.model import Bot, Chat, Json, Member, Message, Person
from playground.posting import announce, bots_of, encode, post, remember, tell_membership
from playground.reactions import ALLOWED, plain, react, reaction_types
from playground.render import chat_json, member_json, user_json
from playground.text.automatic import find_entities
from playground.text.formatted import MAX_CAPTION, MAX_TEXT, check_entities
from playground.text.utf16 import utf16_len
from playground.world import World

EDIT_WITHIN = 48 * 3600


def check_may_write(chat: Chat, person: Person) -> None:
    """ControlError 409 where Telegram's app would not let the person write."""
    if person.deactivated:
        raise ControlError(409, f"{person.full_name} is deactivated")
    if chat.bot is not None:
        if chat.bot.id in person.blocked:
            raise ControlError(409, f"{person.full_name} blocked {chat.bot.username}: unblock first")
        return
    if chat.deleted or chat.migrated_to is not None:
        what = "is no more" if chat.deleted else f"became {chat.migrated_to}"
        raise ControlError(409, f"{chat.title} {what}")
    member = chat.members.get(person.id)
    if member is None or not member.inside:
        raise ControlError(409, f"{person.full_name} is not in {chat.title}")
    if not member.can_send:
        raise ControlError(409, f"{person.full_name} may not write in {chat.title}")


def message_at(chat: Chat, number: int) -> Message:
    """ControlError 404 for a message that is not there (any more)."""
    message = chat.messages.get(number)
    if message is None or message.deleted_at is not None:
        raise ControlError(404, f"no message {number} in that chat")
    return message


def write(
    world: World,
    person: Person,
    chat: Chat,
    kind: str,
    text: str = "",
    *,
    entities: list[Json] | None = None,
    reply_to: int | None = None,
    thread: int | None = None,
    **fields: Any,
) -> Message:
    """The person puts a message into the chat. ControlError 400 (too long, empty), 404, 409."""
    check_may_write(chat, person)
    limit = MAX_TEXT if kind == "text" else MAX_CAPTION
    if utf16_len(text) > limit:
        raise ControlError(400, f"a person's app would split this: more than {limit} UTF-16 units")
    if kind == "text" and not text.strip():
        raise ControlError(400, "text is empty")
    replied = message_at(chat, reply_to) if reply_to is not None else None
    if thread is None and replied is not None and chat.forum:
        thread = replied.thread
    if thread is not None:
        topic = chat.topics.get(thread)
        if topic is None or topic.deleted or topic.closed:
            raise ControlError(404 if topic is None or topic.deleted else 409, f"no open topic {thread} in that chat")
    chat.started = True
    return post(
        world,
        chat,
        person,
        kind,
        text=text,
        entities=_entities(text, entities),
        reply_to=replied,
        thread=thread,
        **fields,
    )


def _entities(text: str, given: list[Json] | None) -> list[Json]:
    found = find_entities(text)
    if not given:
        return found
    own = check_entities(text, given)
    return sorted(own + [entity for entity in found if entity not in own], key=lambda e: (e["offset"], -e["length"]))


def edit(
    world: World, person: Person, chat: Chat, number: int, text: str, entities: list[Json] | None = None
) -> Message:
    """ControlError 409 for somebody else's message, a change that is none, and after 48 hours by the clock."""
    check_may_write(chat, person)
    message = message_at(chat, number)
    if message.sender is not person or message.is_service:
        raise ControlError(409, "only one's own messages can be edited")
    if world.clock.timestamp() - message.date > EDIT_WITHIN:
        raise ControlError(409, "too old to be edited: 48 hours have passed")
    if utf16_len(text) > (MAX_TEXT if message.kind == "text" else MAX_CAPTION):
        raise ControlError(400, "text is too long")
    if message.kind == "text" and not text.strip():
        raise ControlError(400, "text is empty")
    if text == message.text and not entities:
        raise ControlError(409, "the edit changes nothing")
    message.text, message.entities = text, _entities(text, entities)
    message.edit_date = int(world.clock.timestamp())
    remember(world, message, "edit")
    announce(world, message, "edited_message")
    return message


def take_back(world: World, person: Person, chat: Chat, number: int) -> None:
    """Deletes a message for all; bots are not told."""
    message = message_at(chat, number)
    member = chat.members.get(person.id)
    if message.sender is not person and chat.type != "private" and not (member and member.may("can_delete_messages")):
        raise ControlError(409, "only one's own messages, or with the right to delete")
    message.deleted_at = world.clock.timestamp()
    message.seq = world.feed.publish("delete", chat.id, {"message_id": number})


def find_button(chat: Chat, button: Any, number: int | None) -> tuple[Message, Json]:
    """The inline button by text, callback data or [row, column]; in the newest message that has it, or in `number`."""
    messages = [message_at(chat, number)] if number is not None else reversed(chat.messages.values())
    for message in messages:
        rows = inline_rows(message.markup)
        if message.deleted_at is not None or not rows:
            continue
        if isinstance(button, list):
            try:
                row, column = button
                if row >= 0 and column >= 0:
                    return message, rows[row][column]
            except (ValueError, TypeError, IndexError):
                pass
            continue
        flat = [one for row in rows for one in row]
        for key in ("text", "callback_data"):
            for one in flat:
                if one.get(key) == button:
                    return message, one
    raise ControlError(404, f"no button {button!r}" + (f" in message {number}" if number is not None else ""))


def press(world: World, person: Person, chat: Chat, message: Message, button: Json) -> Callback:
    """Taps an inline button that has callback data. ControlError 409 for other buttons."""
    if person.deactivated:
        raise ControlError(409, f"{person.full_name} is deactivated")
    if "callback_data" not in button or not isinstance(message.sender, Bot):
        raise ControlError(409, f"the button {button['text']!r} has no callback data")
    if chat.bot is None:
        check_may_write(chat, person)
    return tap(world, message.sender, person, message, button["callback_data"])


def person_reacts(world: World, person: Person, chat: Chat, number: int, emoji: str) -> None:
    """An empty emoji takes the reaction away. Bots hear of it in private chats, and in groups as administrators."""
    emojis = [plain(emoji)] if emoji else []
    if emojis and emojis[0] not in ALLOWED:
        raise ControlError(400, f"{emoji!r} is no reaction")
    check_may_write(chat, person)
    message = message_at(chat, number)
    before = react(world, message, person, emojis)
    if before == emojis:
        return
    payload = {
        "chat": chat_json(chat),
        "message_id": number,
        "user": user_json(person),
        "date": int(world.clock.timestamp()),
        "old_reaction": reaction_types(before),
        "new_reaction": reaction_types(emojis),
    }
    for bot in bots_of(chat):
        member = chat.members.get(bot.id)
        if chat.bot is not None or (member is not None and member.is_admin):
            world.push(bot, "message_reaction", b'"message_reaction":' + encode(payload), ("message_reaction", chat.id))


def block(world: World, person: Person, bot: Bot, blocked: bool) -> None:
    """The bot is told by `my_chat_member`. ControlError 409 where it is so already."""
    if (bot.id in person.blocked) == blocked:
        raise ControlError(409, f"{person.full_name} has {'' if blocked else 'not '}blocked {bot.username} already")
    chat = world.private_chat(person, bot)
    (person.blocked.add if blocked else person.blocked.discard)(bot.id)
    old, new = Member(bot, "member" if blocked else "kicked"), Member(bot, "kicked" if blocked else "member")
    tell_membership(world, chat, person, member_json(old, chat), new)


def deactivate(world: World, person: Person) -> None:
    person.deactivated, person.json = True, {}
    for (number, _), chat in world.private.items():
        if number == person.id:
            chat.json = {}
    world.feed.publish("person", None, {"person": {"id": person.id, "name": "", "deactivated": True}})
