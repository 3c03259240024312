"""Methods about chats: what they are, who is in them, topics, leaving."""

from __future__ import annotations

from typing import Any

from playground import groups
from playground.access import Call, may, own_member, readable_chat, writable_chat
from playground.errors import bad_request
from playground.methods.registry import method
from playground.model import Json, Member
from playground.render import chat_json, member_json, message_json

_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
_PERMISSIONS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]


@method("getChat")
def get_chat(call: Call) -> Any:
    chat = readable_chat(call)
    shown: Json = {**chat_json(chat), "accent_color_id": chat.id % 7, "max_reaction_count": 11}
    shown["accepted_gift_types"] = {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    }
    if chat.type != "private":
        shown["permissions"] = {name: name not in _PERMISSIONS[-4:] for name in _PERMISSIONS}
    if chat.username or (chat.person is not None and chat.person.username):
        # One of both has a name: the line above looked, which mypy does not follow into an "or".
        shown["active_usernames"] = [chat.username or chat.person.username]  # type: ignore[union-attr]
    if chat.pinned:
        shown["pinned_message"] = message_json(chat.messages[chat.pinned[-1]], with_reply=False)
    return shown


@method("getChatMemberCount")
def get_chat_member_count(call: Call) -> Any:
    chat = readable_chat(call)
    return 2 if chat.type == "private" else sum(member.inside for member in chat.members.values())


@method("getChatMember")
def get_chat_member(call: Call) -> Any:
    chat = readable_chat(call)
    number = call.params.integer("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    account = call.world.account(number)
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID" if chat.type == "supergroup" else "user not found")
    if chat.type == "private":
        member = Member(account) if number in (chat.id, call.bot.id) else None
    else:
        member = chat.members.get(number)
    return member_json(member or Member(account, "left"), chat)


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> Any:
    chat = readable_chat(call)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    from playground.model import Bot

    return [
        member_json(member, chat)
        for member in chat.members.values()
        if member.is_admin and (not isinstance(member.account, Bot) or member.account is call.bot)
    ]


@method("leaveChat")
def leave_chat(call: Call) -> Any:
    chat = readable_chat(call)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    groups.remove(call.world, chat, call.bot, call.bot)
    return True


@method("createForumTopic")
def create_forum_topic(call: Call) -> Any:
    name = call.params.required_text("name")
    chat = writable_chat(call)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    if not may(chat, call.bot, "can_manage_topics"):
        raise bad_request("not enough rights to create a topic")
    if len(name) > 128:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    color = call.params.integer("icon_color", _COLORS[0])
    if color not in _COLORS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    topic = groups.open_topic(call.world, chat, call.bot, name, color)
    return {"message_thread_id": topic.thread, "name": topic.name, "icon_color": topic.icon_color}


def _topic(call: Call, action: str) -> bool:
    chat = writable_chat(call)
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    topic = chat.topics.get(call.params.integer("message_thread_id"))
    if topic is None or topic.deleted:
        raise bad_request("message thread not found")
    member = own_member(chat, call.bot)
    if member is None or not member.may("can_manage_topics"):
        raise bad_request("not enough rights to manage topics")
    if (action == "close") == topic.closed and action != "delete":
        raise bad_request("TOPIC_NOT_MODIFIED")
    groups.change_topic(call.world, chat, call.bot, topic, action)
    return True


@method("closeForumTopic")
def close_forum_topic(call: Call) -> Any:
    return _topic(call, "close")


@method("reopenForumTopic")
def reopen_forum_topic(call: Call) -> Any:
    return _topic(call, "reopen")


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> Any:
    return _topic(call, "delete")
