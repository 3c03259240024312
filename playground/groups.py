"""Groups: who comes, goes, and may do what; topics; becoming a supergroup."""

from __future__ import annotations

from typing import Any

from playground.errors import ControlError
from playground.model import ADMIN_RIGHTS, Account, Bot, Chat, Json, Member, Topic
from playground.posting import post, service, tell_membership
from playground.render import member_json, user_json
from playground.world import World

TOPIC_COLOR = 7322096


def create(
    world: World,
    kind: str,
    title: str,
    creator: Account,
    others: list[Account],
    username: str | None = None,
    number: int | None = None,
) -> Chat:
    """A group with its creator; the others are added by the creator, with the service messages of it."""
    chat = world.new_group(kind, title, number)
    chat.username = username
    chat.members[creator.id] = Member(creator, "creator")
    world.feed.publish("chat", chat.id, {"title": title, "type": chat.type})
    content: Json = {"supergroup_chat_created": True} if chat.type == "supergroup" else {"group_chat_created": True}
    service(world, chat, creator, content)
    for account in others:
        if account is not creator:
            add(world, chat, account, creator)
    return chat


def creator_of(chat: Chat) -> Account:
    for member in chat.members.values():
        if member.status == "creator":
            return member.account
    raise ControlError(409, "the chat has no creator left; say who does it with `by`")


def add(world: World, chat: Chat, account: Account, by: Account) -> None:
    """ControlError 409 where the account is in already or the chat is gone."""
    _alive(chat)
    before = chat.members.get(account.id)
    if before is not None and before.inside:
        raise ControlError(409, f"{account.full_name} is in {chat.title} already")
    old = member_json(before or Member(account, "left"), chat)
    member = chat.members[account.id] = Member(account)
    tell_membership(world, chat, by, old, member)
    users = [user_json(account)]
    # The real server keeps the old single fields beside the list.
    service(world, chat, by, {"new_chat_members": users, "new_chat_member": users[0], "new_chat_participant": users[0]})


def remove(world: World, chat: Chat, account: Account, by: Account) -> None:
    """Out by somebody else: kicked; by oneself: left. ControlError 409 where the account is not in."""
    _alive(chat)
    member = chat.members.get(account.id)
    if member is None or not member.inside:
        raise ControlError(409, f"{account.full_name} is not in {chat.title}")
    old = member_json(member, chat)
    user = user_json(account)
    # Told before the member is out: the one who goes still sees it going.
    service(world, chat, by, {"left_chat_member": user, "left_chat_participant": user})
    member.status, member.rights = ("left" if by is account else "kicked"), frozenset()
    tell_membership(world, chat, by, old, member)


def set_status(
    world: World,
    chat: Chat,
    account: Account,
    by: Account,
    status: str,
    rights: frozenset[str] = frozenset(),
    can_send: bool = True,
) -> None:
    """administrator (with rights), member or restricted."""
    _alive(chat)
    member = chat.members.get(account.id)
    if member is None or not member.inside:
        raise ControlError(409, f"{account.full_name} is not in {chat.title}")
    if member.status == "creator":
        raise ControlError(409, "the creator keeps all rights")
    unknown = rights - set(ADMIN_RIGHTS)
    if unknown:
        raise ControlError(400, f"unknown rights: {', '.join(sorted(unknown))}")
    old = member_json(member, chat)
    member.status, member.rights, member.can_send = status, rights, can_send
    tell_membership(world, chat, by, old, member)


def rename(world: World, chat: Chat, by: Account, title: str) -> None:
    _alive(chat)
    chat.title, chat.json = title, {}
    service(world, chat, by, {"new_chat_title": title})
    world.feed.publish("chat", chat.id, {"title": title, "type": chat.type})


def open_topic(world: World, chat: Chat, by: Account, name: str, color: int = TOPIC_COLOR) -> Topic:
    """The message that opens the topic gives the thread its number."""
    _alive(chat)
    if not chat.forum:
        raise ControlError(409, f"{chat.title} is not a forum")
    thread = chat.next_message_id
    topic = chat.topics[thread] = Topic(thread, name, color)
    content = {"forum_topic_created": {"name": name, "icon_color": color}}
    post(world, chat, by, "service", content=content, thread=thread)
    return topic


def change_topic(world: World, chat: Chat, by: Account, topic: Topic, action: str) -> None:
    """`action`: close, reopen or delete."""
    if action == "delete":
        topic.deleted = True
        for message in chat.messages.values():
            if message.thread == topic.thread and message.deleted_at is None:
                message.deleted_at = world.clock.timestamp()
        world.feed.publish("chat", chat.id, {"topic_deleted": topic.thread})
        return
    topic.closed = action == "close"
    content: dict[str, Any] = {"forum_topic_closed" if topic.closed else "forum_topic_reopened": {}}
    service(world, chat, by, content, thread=topic.thread)


def migrate(world: World, chat: Chat, by: Account | None = None) -> Chat:
    """The group becomes a supergroup under a new id, with the same members; both get their service message."""
    _alive(chat)
    if chat.type != "group":
        raise ControlError(409, f"{chat.title} is no basic group")
    actor = by or creator_of(chat)
    new = world.new_group("supergroup", chat.title)
    new.members = {
        number: Member(old.account, old.status, old.rights or _admin_rights(old), old.can_send)
        for number, old in chat.members.items()
    }
    new.migrated_from = chat.id
    service(world, chat, actor, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new.id
    service(world, new, actor, {"migrate_from_chat_id": chat.id})
    world.feed.publish("chat", chat.id, {"title": chat.title, "type": chat.type, "migrated_to": new.id})
    # A bot that was an administrator keeps its rights, and is told of its place in the new chat.
    for member in list(new.members.values()):
        if isinstance(member.account, Bot) and member.inside:
            tell_membership(world, new, actor, member_json(Member(member.account, "left"), new), member)
    return new


def _admin_rights(member: Member) -> frozenset[str]:
    return frozenset(ADMIN_RIGHTS) if member.status == "administrator" else frozenset()


def delete(world: World, chat: Chat) -> None:
    chat.deleted = True
    world.feed.publish("chat", chat.id, {"title": chat.title, "type": chat.type, "deleted": True})


def _alive(chat: Chat) -> None:
    if chat.deleted:
        raise ControlError(409, f"{chat.title} was deleted")
    if chat.migrated_to is not None:
        raise ControlError(409, f"{chat.title} became the supergroup {chat.migrated_to}")
