"""Control calls that look: views, waiting for something to be seen, the feed, calls, files."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

from playground.control.args import Args
from playground.control.registry import Context, answer_seq, call, waiting
from playground.errors import ControlError
from playground.http import Receive
from playground.keyboards import inline_rows
from playground.model import Chat, Json, Message, Person
from playground.reactions import plain
from playground.views import chat_view, message_view, person_view
from playground.world import World

# Looking through the messages again and again costs; at high load one look serves many changes.
PAUSE = 0.003


def chats_of(world: World, person: Person) -> list[Chat]:
    """Private chats in which something was said, then the groups the person is in."""
    private = [chat for (number, _), chat in world.private.items() if number == person.id and chat.messages]
    groups = [g for g in world.groups.values() if person.id in g.members and g.members[person.id].inside]
    return private + groups


@call("view")
def view(context: Context, args: Args) -> Json:
    person, limit = args.person(), args.maybe_integer("limit")
    chat, bot = args.raw("chat"), args.raw("bot")
    args.done()
    world = context.world
    chats = chats_of(world, person) if chat is None and bot is None else [world.find_chat(person, chat, bot)]
    return answer_seq(context, person=person_view(person), chats=[chat_view(one, limit) for one in chats])


@call("view/chat")
def view_chat(context: Context, args: Args) -> Json:
    person, limit = args.raw("person"), args.maybe_integer("limit")
    before, thread = args.maybe_integer("before_id"), args.maybe_integer("thread")
    who = context.world.find_person(person) if person is not None else None
    chat = args.chat_of(who)
    args.done()
    return answer_seq(context, **chat_view(chat, limit, before, thread))


def _wanted(args: Args, person: Person) -> Callable[[Message], bool]:
    contains, matches, button = args.maybe_text("contains"), args.maybe_text("matches"), args.maybe_text("button")
    reaction = args.maybe_text("reaction")
    after_id, after = args.integer("after_id", 0), args.integer("after", 0)
    from_bot = args.flag("from_bot", reaction is None)
    deleted = args.flag("deleted")
    edited = args.flag("edited") if args.has("edited") else None
    number = args.maybe_integer("message_id")
    try:
        pattern = re.compile(matches) if matches is not None else None
    except re.error as error:
        raise ControlError(400, f"matches is no pattern: {error}") from None

    def fits(message: Message) -> bool:
        return (
            message.id > after_id
            and message.seq > after
            and (number is None or message.id == number)
            and (not from_bot or message.sender is not person)
            and (message.deleted_at is not None) == deleted
            and (edited is None or (len(message.versions) > 1) == bool(edited))
            and (contains is None or contains in message.text)
            and (pattern is None or pattern.search(message.text) is not None)
            and (button is None or any(one["text"] == button for row in inline_rows(message.markup) for one in row))
            and (reaction is None or any(plain(reaction) in emojis for emojis in message.reactions.values()))
        )

    return fits


@waiting("wait")
async def wait(context: Context, args: Args, receive: Receive) -> Json:
    world, person = context.world, args.person()
    chat, bot = args.raw("chat"), args.raw("bot")
    count, deadline = args.integer("count", 1), time.monotonic() + args.number("timeout", 10.0)
    fits = _wanted(args, person)
    args.done()
    fixed = [world.find_chat(person, chat, bot)] if chat is not None or bot is not None else None

    def found() -> Iterator[Message]:
        for one in fixed if fixed is not None else chats_of(world, person):
            yield from filter(fits, one.messages.values())

    while True:
        messages = list(found())
        left = deadline - time.monotonic()
        if len(messages) >= count or left <= 0 or world.idleness.closing:
            break
        began = time.monotonic()
        await world.feed.changed.wait(left)
        spent = time.monotonic() - began
        if spent < PAUSE:
            await world.idleness.changed.wait(PAUSE - spent)
    return answer_seq(context, found=len(messages) >= count, messages=[message_view(one) for one in messages])


@waiting("events")
async def events(context: Context, args: Args, receive: Receive) -> Json:
    feed = context.world.feed
    after, limit = args.integer("after", 0), min(max(args.integer("limit", 500), 1), 5_000)
    deadline = time.monotonic() + min(args.number("timeout", 25.0), 50.0)
    kinds = frozenset(str(kind) for kind in args.many("kinds")) or None
    args.done()
    while True:
        found, upto = feed.after(after, limit, kinds)
        left = deadline - time.monotonic()
        if found or left <= 0 or context.world.idleness.closing:
            return {"events": found, "last": upto, "first": feed.first}
        await feed.changed.wait(left)


@call("calls")
def calls(context: Context, args: Args) -> Json:
    after, limit = args.integer("after", 0), min(max(args.integer("limit", 1_000), 1), 200_000)
    method, bot, polls = args.text("method", ""), args.raw("bot"), args.flag("include_polls")
    args.done()
    name = context.world.find_bot(bot).username if bot is not None else ""
    found, upto = context.world.calls.after(after, limit, method, name, polls)
    return {"calls": found, "last": upto}


@call("calls/clear")
def clear_calls(context: Context, args: Args) -> Json:
    args.done()
    context.world.calls.clear()
    return {}


@call("stats")
def stats(context: Context, args: Args) -> Json:
    args.done()
    world = context.world
    return {
        **world.calls.stats(),
        "messages": world.message_count,
        "pending": {bot.username: bot.pending for bot in world.bots.values()},
        "duplicates": world.duplicates,
        "followers": sorted(world.idleness.followers),
    }
