"""How the Bot API shows people, chats and messages: JSON objects as a bot gets them."""

from __future__ import annotations

from typing import Any

from playground.model import ADMIN_RIGHTS, Account, Bot, Chat, Json, Member, Message, Person, StoredFile


def user_json(account: Account) -> Json:
    """A `User`; cached in the account (whoever changes the account empties `json`)."""
    if not account.json:
        shown: Json = {"id": account.id, "is_bot": isinstance(account, Bot), "first_name": account.name}
        if isinstance(account, Person) and account.deactivated:
            shown["first_name"] = ""
        elif isinstance(account, Person) and account.last_name:
            shown["last_name"] = account.last_name
        if account.username:
            shown["username"] = account.username
        if isinstance(account, Person) and account.language:
            shown["language_code"] = account.language
        account.json = shown
    return account.json


def chat_json(chat: Chat) -> Json:
    """A `Chat`, in its short form."""
    if not chat.json:
        shown: Json = {"id": chat.id}
        if chat.person is not None:
            user = user_json(chat.person)
            shown.update({key: user[key] for key in ("first_name", "last_name", "username") if key in user})
        else:
            shown["title"] = chat.title
            if chat.username:
                shown["username"] = chat.username
            if chat.forum:
                shown["is_forum"] = True
        shown["type"] = chat.type
        if chat.type == "group":
            shown["all_members_are_administrators"] = False
        chat.json = shown
    return chat.json


def message_json(message: Message, with_reply: bool = True) -> Json:
    """A `Message`; a replied message is shown inside, without its own reply."""
    chat = message.chat
    shown: Json = {"message_id": message.id, "from": user_json(message.sender), "chat": chat_json(chat)}
    shown["date"] = message.date
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if message.thread is not None:
        shown["message_thread_id"] = message.thread
        if chat.forum:
            shown["is_topic_message"] = True
    if message.extra:
        shown.update(message.extra)
    if with_reply:
        reply = message.reply_to
        if reply is None and message.thread is not None and message.thread in chat.messages:
            # In a topic, what answers nothing answers the message that opened the topic.
            opening = chat.messages[message.thread]
            reply = opening if opening is not message else None
        if reply is not None and reply.deleted_at is None:
            shown["reply_to_message"] = message_json(reply, with_reply=False)
        if message.quote:
            shown["quote"] = message.quote
    if message.kind == "text":
        shown["text"] = message.text
        if message.entities:
            shown["entities"] = message.entities
    else:
        shown.update(message.content)
        if message.text:
            shown["caption"] = message.text
            if message.entities:
                shown["caption_entities"] = message.entities
    if message.protected:
        shown["has_protected_content"] = True
    if message.markup is not None and "inline_keyboard" in message.markup:
        shown["reply_markup"] = message.markup
    return shown


def member_json(member: Member, chat: Chat) -> Json:
    """A `ChatMember…` of the member's status."""
    shown: Json = {"user": user_json(member.account), "status": member.status}
    if member.status == "creator":
        shown["is_anonymous"] = False
    elif member.status == "administrator":
        shown["can_be_edited"] = False
        for right in ADMIN_RIGHTS:
            if right != "can_manage_topics" or chat.type == "supergroup":
                shown[right] = right in member.rights
        shown["is_anonymous"] = False
        shown["can_manage_voice_chats"] = "can_manage_video_chats" in member.rights
    elif member.status == "restricted":
        may = member.can_send
        shown.update({"is_member": True, "until_date": 0, "can_send_messages": may})
        for right in [
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_react_to_messages",
        ]:
            shown[right] = may
        for right in ("can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics", "can_edit_tag"):
            shown[right] = False
    elif member.status == "kicked":
        shown["until_date"] = 0
    return shown


def photo_sizes(file: StoredFile, small: StoredFile | None) -> list[Json]:
    """`PhotoSize`s, smallest first."""
    return [
        {
            "file_id": one.id,
            "file_unique_id": one.unique_id,
            "file_size": len(one.data),
            "width": one.width,
            "height": one.height,
        }
        for one in (small, file)
        if one is not None
    ]


def file_content(file: StoredFile, small: StoredFile | None = None) -> Json:
    """The content of a message that carries the file: `{"photo": …}`, `{"document": …}` or `{"voice": …}`."""
    if file.kind == "photo":
        return {"photo": photo_sizes(file, small)}
    shown: dict[str, Any] = {"file_id": file.id, "file_unique_id": file.unique_id}
    if file.kind == "voice":
        shown["duration"] = file.duration
    if file.name and file.kind == "document":
        shown["file_name"] = file.name
    if file.mime_type:
        shown["mime_type"] = file.mime_type
    shown["file_size"] = len(file.data)
    return {file.kind: shown}
