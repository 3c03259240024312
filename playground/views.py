"""What a person sees: chats and messages for the control API, readable for tests and for a page."""

from __future__ import annotations

from playground.clock import iso_of
from playground.keyboards import inline_rows
from playground.model import Account, Bot, Chat, Json, Message, Person
from playground.text.formatted import to_html


def account_view(account: Account) -> Json:
    return {
        "id": account.id,
        "name": account.full_name,
        "username": account.username,
        "is_bot": isinstance(account, Bot),
    }


def buttons_view(markup: Json | None) -> list[list[Json]]:
    return [
        [
            {key: value for key, value in button.items() if key in ("text", "callback_data", "url", "style")}
            for button in row
        ]
        for row in inline_rows(markup)
    ]


def media_view(message: Message) -> Json | None:
    if message.file is not None:
        file = message.file
        shown: Json = {
            "kind": file.kind,
            "file_id": file.id,
            "file_name": file.name,
            "mime_type": file.mime_type,
            "size": len(file.data),
        }
        if file.kind == "photo":
            shown.update(width=file.width, height=file.height)
        if file.kind == "voice":
            shown["duration"] = file.duration
        return shown
    for kind in ("venue", "location", "contact"):
        if kind in message.content:
            return {"kind": kind, **message.content[kind]}
    return None


def service_view(content: Json) -> Json:
    """Users by their ids, messages by theirs."""
    shown: Json = {}
    for key, value in content.items():
        if key == "new_chat_members":
            shown[key] = [user["id"] for user in value]
        elif key == "left_chat_member":
            shown[key] = value["id"]
        elif key == "pinned_message":
            shown[key] = value["message_id"]
        else:
            shown[key] = value
    return shown


def message_view(message: Message, version: int | None = None) -> Json:
    """The message as it stands, or as it stood in its `version` (from 1)."""
    number = len(message.versions) if version is None else version
    state = message.versions[number - 1]
    versions = message.versions[:number]
    by_emoji: dict[str, list[int]] = {}
    for account, emojis in message.reactions.items():
        for emoji in emojis:
            by_emoji.setdefault(emoji, []).append(account)
    edited = number > 1 and message.edit_date is not None
    return {
        "message_id": message.id,
        "chat_id": message.chat.id,
        "thread": message.thread,
        "from": account_view(message.sender),
        "date": iso_of(message.date),
        "text": state.text,
        "html": to_html(state.text, state.entities),
        "entities": state.entities,
        "media": media_view(message),
        "buttons": buttons_view(state.markup),
        "force_reply": bool(state.markup and state.markup.get("force_reply")),
        "edit_date": iso_of(int(state.at)) if edited else None,
        "version": number,
        "versions": [{"at": iso_of(v.at), "text": v.text, "buttons": buttons_view(v.markup)} for v in versions],
        "reactions": [{"emoji": emoji, "by": by} for emoji, by in by_emoji.items()],
        "reply_to": message.reply_to.id if message.reply_to is not None else None,
        "silent": message.silent,
        "protected": message.protected,
        "deleted": message.deleted_at is not None,
        "deleted_at": iso_of(message.deleted_at) if message.deleted_at is not None else None,
        "pinned": message.id in message.chat.pinned,
        "service": service_view(message.content) if message.is_service else None,
        "seq": message.seq,
    }


def person_view(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "last_name": person.last_name,
        "username": person.username,
        "language": person.language,
        "deactivated": person.deactivated,
        "blocked": sorted(person.blocked),
    }


def bot_view(bot: Bot) -> Json:
    return {
        "id": bot.id,
        "token": bot.token,
        "username": bot.username,
        "name": bot.name,
        "privacy": bot.privacy,
        "pending": bot.pending,
        "webhook": bot.webhook.url if bot.webhook is not None else None,
    }


def group_view(chat: Chat) -> Json:
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title,
        "username": chat.username,
        "is_forum": chat.forum,
        "members": [
            {
                "id": m.account.id,
                "name": m.account.full_name,
                "is_bot": isinstance(m.account, Bot),
                "status": m.status,
                "rights": sorted(m.rights),
            }
            for m in chat.members.values()
        ],
        "topics": [
            {"thread": t.thread, "name": t.name, "closed": t.closed} for t in chat.topics.values() if not t.deleted
        ],
        "migrated_to": chat.migrated_to,
        "deleted": chat.deleted,
    }


def description_view(bot: Bot, person: Person) -> str:
    """What stands in the empty chat, before start: in the person's language, else in none."""
    texts = bot.texts
    return texts.get(("description", (person.language or "")[:2])) or texts.get(("description", ""), "")


def keyboard_view(chat: Chat) -> list[list[str]] | None:
    keyboard = chat.reply_keyboard
    return [[button["text"] for button in row] for row in keyboard["keyboard"]] if keyboard else None


def _last(chat: Chat, limit: int | None, before: int | None, thread: int | None) -> list[Message]:
    """Oldest first; only what is asked for is looked at, from the newest back."""
    found: list[Message] = []
    for message in reversed(chat.messages.values()):
        if limit is not None and len(found) >= limit:
            break
        if (before is None or message.id < before) and (thread is None or (message.thread or 0) == thread):
            found.append(message)
    return found[::-1]


def chat_view(chat: Chat, limit: int | None = None, before: int | None = None, thread: int | None = None) -> Json:
    """The chat with its messages (the last `limit`, or all), oldest first.

    `before`: only messages with smaller ids. `thread`: only that topic's, 0 for those in none.
    """
    if chat.person is not None and chat.bot is not None:
        shown: Json = {
            "id": chat.id,
            "type": "private",
            "title": chat.bot.name,
            "bot": chat.bot.username,
            "description": description_view(chat.bot, chat.person),
            "members": [],
            "topics": [],
        }
    else:
        shown = {**group_view(chat), "bot": None}
    shown["reply_keyboard"] = keyboard_view(chat)
    shown["pinned"] = list(chat.pinned)
    shown["actions"] = [{"at": iso_of(at), "action": action} for at, action in chat.actions]
    shown["messages"] = [message_view(message) for message in _last(chat, limit or None, before, thread)]
    return shown
