"""Control calls about faults, limits, the clock and idleness."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta

from playground.clock import parse_instant
from playground.control.args import Args
from playground.control.registry import Context, call, listing, waiting
from playground.errors import ControlError
from playground.http import Receive, until_disconnect
from playground.model import Json


@call("faults")
def add_fault(context: Context, args: Args) -> Json:
    world = context.world
    names = ["match", "kind", "probability", "count", "retry_after", "seconds", "description", "seed"]
    given: Json = {name: value for name in names if (value := args.raw(name)) is not None}
    args.raw("id")
    args.done()
    match = given.get("match") or {}
    if not isinstance(match, dict) or set(match) - {"method", "chat", "bot"}:
        raise ControlError(400, "match takes method, chat and bot")
    bot = world.find_bot(match["bot"]).id if match.get("bot") is not None else None
    chats: frozenset[int] = frozenset()
    if match.get("chat") is not None:
        try:
            chats = frozenset((world.find_group(match["chat"]).id,))
        except ControlError:
            chats = frozenset((world.find_person(match["chat"]).id,))
    rule = world.faults.add(given, bot, chats)
    if (not rule.methods and not rule.chats) or "getupdates" in rule.methods:
        world.polls.look_again()
    world.feed.publish("fault", None, {"rule": rule.id, "added": rule.kind})
    return rule.describe()


@listing("faults")
def list_faults(context: Context, args: Args) -> Json:
    args.done()
    return {"faults": [rule.describe() for rule in context.world.faults.rules]}


@call("faults/remove")
def remove_fault(context: Context, args: Args) -> Json:
    number = args.integer("id")
    args.done()
    if not context.world.faults.remove(number):
        raise ControlError(404, f"no fault {number}")
    context.world.feed.publish("fault", None, {"removed": [number]})
    return {}


@call("faults/clear")
def clear_faults(context: Context, args: Args) -> Json:
    args.done()
    removed = [rule.id for rule in context.world.faults.rules]
    context.world.faults.clear()
    context.world.feed.publish("fault", None, {"removed": removed})
    return {}


@call("limits")
def limits(context: Context, args: Args) -> Json:
    enabled = args.flag("enabled")
    args.done()
    context.world.floods.enabled = enabled
    context.world.feed.publish("limits", None, {"enabled": enabled})
    return {"enabled": enabled}


@listing("limits")
def show_limits(context: Context, args: Args) -> Json:
    args.done()
    return {"enabled": context.world.floods.enabled}


@call("clock")
def clock(context: Context, args: Args) -> Json:
    args.done()
    return context.world.clock.describe()


@call("clock/set")
def set_clock(context: Context, args: Args) -> Json:
    now, running = args.raw("now"), args.raw("running")
    args.done()
    if running is not None and not isinstance(running, bool):
        raise ControlError(400, "running must be true or false")
    context.world.clock.set(parse_instant(now) if now is not None else None, running)
    described = context.world.clock.describe()
    context.world.feed.publish("clock", None, described)
    return described


@waiting("clock/follow")
async def follow(context: Context, args: Args, receive: Receive) -> Json:
    name, version, idle = args.text("follower"), args.integer("version"), args.flag("idle")
    due, wait = args.raw("next_due"), args.number("wait", 25.0)
    args.done()
    next_due = parse_instant(due) if due is not None else None
    idleness = context.world.idleness
    watch = asyncio.ensure_future(until_disconnect(receive))
    # A follower that was killed must not hold up the clock for as long as its call would have waited.
    watch.add_done_callback(lambda task: None if task.cancelled() else idleness.leave(name))
    try:
        return await idleness.follow(name, version, idle, next_due, wait)
    finally:
        watch.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watch


@waiting("clock/advance")
async def advance(context: Context, args: Args, receive: Receive) -> Json:
    seconds, to, timeout = args.raw("seconds"), args.raw("to"), args.number("timeout", 60.0)
    args.done()
    if (seconds is None) == (to is None):
        raise ControlError(400, "seconds or to")
    now = context.world.clock.now()
    try:
        target = parse_instant(to) if to is not None else now + timedelta(seconds=float(seconds))
    except (TypeError, ValueError, OverflowError):
        raise ControlError(400, "seconds must be a number") from None
    if target < now:
        raise ControlError(400, "the clock advances forward only; use clock/set to go back")
    return await context.timeline.advance(target, timeout)


@waiting("idle")
async def idle(context: Context, args: Args, receive: Receive) -> Json:
    timeout = args.number("timeout", 30.0)
    args.done()
    return await context.timeline.idle(timeout)
