"""Callback queries: a tap waits for its answer, as long as Telegram would wait."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.model import Bot, Json, Message, Person
from playground.posting import encode
from playground.render import message_json, user_json
from playground.signals import Signal
from playground.world import World

# Seconds by the server's clock that a query can be answered; the update waits as long.
LIFETIME = 150.0


@dataclass(slots=True, eq=False)
class Callback:
    id: str
    bot: Bot
    person: Person
    message: Message
    expires: float
    answered: bool = False
    answer: Json | None = None
    done: Signal = field(default_factory=Signal)


def tap(world: World, bot: Bot, person: Person, message: Message, data: str) -> Callback:
    """The person taps a button: the bot gets a `callback_query`."""
    number = str(person.id * 4_294_967_296 + world.feed.last + 1_000_003 * len(world.callbacks))
    now = world.clock.timestamp()
    query = Callback(number, bot, person, message, now + LIFETIME)
    world.callbacks[number] = query
    if len(world.callbacks) > 10_000:
        for old in [key for key, value in world.callbacks.items() if value.answered or value.expires < now][:5_000]:
            del world.callbacks[old]
    world.feed.publish(
        "tap", message.chat.id, {"person": person.id, "query_id": number, "data": data, "message_id": message.id}
    )
    payload = {
        "id": number,
        "from": user_json(person),
        "message": message_json(message),
        "chat_instance": str(-(message.chat.id * 7919) - bot.id),
        "data": data,
    }
    world.push(bot, "callback_query", b'"callback_query":' + encode(payload), ("callback", person.id), LIFETIME)
    return query


def answer(world: World, query: Callback, given: Json) -> None:
    query.answered, query.answer = True, given
    world.feed.publish("answer", query.message.chat.id, {"query_id": query.id, "person": query.person.id, **given})
    query.done.fire()
