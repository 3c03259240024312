"""Control calls about who there is: bots, people, chats, members, topics."""

from __future__ import annotations

from playground import groups, people
from playground.control.args import Args
from playground.control.registry import Context, answer_seq, call, listing
from playground.errors import ControlError
from playground.model import ADMIN_RIGHTS, Account, Chat, Json
from playground.views import bot_view, group_view, person_view


@call("bots")
def add_bot(context: Context, args: Args) -> Json:
    username = args.text("username")
    name = args.text("name", username)
    token, privacy = args.maybe_text("token"), args.flag("privacy", True)
    number = args.maybe_integer("id")
    args.done()
    return bot_view(context.world.add_bot(username, name, token, privacy, number))


@listing("bots")
def list_bots(context: Context, args: Args) -> Json:
    args.done()
    return {"bots": [bot_view(bot) for bot in context.world.bots.values()]}


@call("bots/set")
def set_bot(context: Context, args: Args) -> Json:
    bot = args.bot()
    bot.privacy = args.flag("privacy", bot.privacy)
    bot.name, bot.json = args.text("name", bot.name), {}
    args.done()
    return bot_view(bot)


@call("people")
def add_person(context: Context, args: Args) -> Json:
    name, last_name = args.text("name"), args.maybe_text("last_name")
    username, language = args.maybe_text("username"), args.maybe_text("language")
    number = args.maybe_integer("id")
    args.done()
    return person_view(context.world.add_person(name, last_name, username, language, number))


@listing("people")
def list_people(context: Context, args: Args) -> Json:
    args.done()
    return {"people": [person_view(person) for person in context.world.people.values()]}


@call("block")
def block(context: Context, args: Args) -> Json:
    person, bot = args.person(), args.bot()
    args.done()
    people.block(context.world, person, bot, True)
    return answer_seq(context)


@call("unblock")
def unblock(context: Context, args: Args) -> Json:
    person, bot = args.person(), args.bot()
    args.done()
    people.block(context.world, person, bot, False)
    return answer_seq(context)


@call("deactivate")
def deactivate(context: Context, args: Args) -> Json:
    person = args.person()
    args.done()
    people.deactivate(context.world, person)
    return answer_seq(context)


@call("chats")
def add_chat(context: Context, args: Args) -> Json:
    world = context.world
    title, kind = args.text("title"), args.text("type", "group")
    if kind not in ("group", "supergroup", "forum"):
        raise ControlError(400, "type must be group, supergroup or forum")
    if args.flag("forum") and kind != "group":
        kind = "forum"
    others: list[Account] = [world.find_person(one) for one in args.many("members")]
    by = args.raw("by")
    creator: Account = (
        world.find_person(by)
        if by
        else others[0]
        if others
        else world.add_person(f"Owner of {title}", None, None, None, None)
    )
    others += [world.find_bot(one) for one in args.many("bots")]
    username, number = args.maybe_text("username"), args.maybe_integer("id")
    args.done()
    username = username and username.removeprefix("@")
    return group_view(groups.create(world, kind, title, creator, others, username, number))


@listing("chats")
def list_chats(context: Context, args: Args) -> Json:
    args.done()
    return {"chats": [group_view(chat) for chat in context.world.groups.values()]}


def _who(context: Context, args: Args, chat: Chat) -> tuple[Account, Account]:
    """The member concerned, and who does it."""
    person, bot, by = args.raw("person"), args.raw("bot"), args.raw("by")
    if person is not None and bot is not None:
        raise ControlError(400, "person or bot, not both")
    account: Account = context.world.find_person(person) if person is not None else context.world.find_bot(bot)
    return account, context.world.find_person(by) if by is not None else groups.creator_of(chat)


@call("chats/add")
def add_member(context: Context, args: Args) -> Json:
    chat = args.group()
    account, by = _who(context, args, chat)
    args.done()
    groups.add(context.world, chat, account, by)
    return group_view(chat)


@call("chats/remove")
def remove_member(context: Context, args: Args) -> Json:
    chat = args.group()
    account, by = _who(context, args, chat)
    args.done()
    groups.remove(context.world, chat, account, by)
    return group_view(chat)


@call("leave")
def leave(context: Context, args: Args) -> Json:
    person = args.person()
    chat = args.group()
    args.done()
    groups.remove(context.world, chat, person, person)
    return answer_seq(context)


@call("chats/promote")
def promote(context: Context, args: Args) -> Json:
    chat = args.group()
    account, by = _who(context, args, chat)
    rights = args.raw("rights", list(ADMIN_RIGHTS))
    args.done()
    groups.set_status(context.world, chat, account, by, "administrator", frozenset(rights) | {"can_manage_chat"})
    return group_view(chat)


@call("chats/demote")
def demote(context: Context, args: Args) -> Json:
    chat = args.group()
    account, by = _who(context, args, chat)
    args.done()
    groups.set_status(context.world, chat, account, by, "member")
    return group_view(chat)


@call("chats/restrict")
def restrict(context: Context, args: Args) -> Json:
    chat = args.group()
    account, by = _who(context, args, chat)
    can_send = args.flag("can_send_messages")
    args.done()
    groups.set_status(context.world, chat, account, by, "member" if can_send else "restricted", can_send=can_send)
    return group_view(chat)


def _by(context: Context, args: Args, chat: Chat) -> Account:
    by = args.raw("by")
    return context.world.find_person(by) if by is not None else groups.creator_of(chat)


@call("chats/topic")
def topic(context: Context, args: Args) -> Json:
    chat = args.group()
    by, name = _by(context, args, chat), args.text("name")
    args.done()
    opened = groups.open_topic(context.world, chat, by, name)
    return answer_seq(context, thread=opened.thread)


def _change_topic(context: Context, args: Args, action: str) -> Json:
    chat = args.group()
    by, thread = _by(context, args, chat), args.integer("thread")
    args.done()
    found = chat.topics.get(thread)
    if found is None or found.deleted:
        raise ControlError(404, f"no topic {thread}")
    groups.change_topic(context.world, chat, by, found, action)
    return answer_seq(context)


@call("chats/close_topic")
def close_topic(context: Context, args: Args) -> Json:
    return _change_topic(context, args, "close")


@call("chats/reopen_topic")
def reopen_topic(context: Context, args: Args) -> Json:
    return _change_topic(context, args, "reopen")


@call("chats/delete_topic")
def delete_topic(context: Context, args: Args) -> Json:
    return _change_topic(context, args, "delete")


@call("chats/title")
def title(context: Context, args: Args) -> Json:
    chat = args.group()
    by, text = _by(context, args, chat), args.text("title")
    args.done()
    groups.rename(context.world, chat, by, text)
    return group_view(chat)


@call("chats/migrate")
def migrate(context: Context, args: Args) -> Json:
    chat = args.group()
    by = _by(context, args, chat)
    args.done()
    new = groups.migrate(context.world, chat, by)
    return answer_seq(context, **{"from": chat.id, "to": new.id})


@call("chats/delete")
def delete(context: Context, args: Args) -> Json:
    chat = args.group()
    args.done()
    groups.delete(context.world, chat)
    return answer_seq(context)
