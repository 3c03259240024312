"""getUpdates: what confirms, what waits, who wins."""

from __future__ import annotations

import asyncio
import time

from playground.client import PlaygroundClient
from tests.playground.bare_api import Api


def texts(updates: list[dict[str, object]]) -> list[object]:
    return [update["message"]["text"] for update in updates]  # type: ignore[index]


async def test_only_an_offset_confirms(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.say_many([{"person": "Awa", "text": str(n)} for n in range(5)])
    first = await api.updates()
    assert texts(first) == texts(await api.updates()) == list("01234")
    assert texts(await api.updates(first[1]["update_id"] + 1)) == list("234")
    assert texts(await api.updates()) == list("234")
    assert texts(await api.updates(limit=2)) == list("23")
    assert texts(await api.updates(limit=0)) == ["2"]


async def test_a_negative_offset_keeps_the_last(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.say_many([{"person": "Awa", "text": str(n)} for n in range(5)])
    assert texts(await api.updates(-2)) == list("34")
    assert texts(await api.updates()) == list("34")


async def test_update_ids_rise_by_one(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.say_many([{"person": "Awa", "text": str(n)} for n in range(120)])
    numbers = [update["update_id"] for update in await api.updates(limit=500)]
    assert numbers == list(range(numbers[0], numbers[0] + 100))


async def test_a_waiting_poll_is_woken(api: Api, play: PlaygroundClient, awa: int) -> None:
    poll = asyncio.create_task(api.updates(timeout=30))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await play.say("Awa", "bonjour")
    assert texts(await poll) == ["bonjour"]
    assert time.monotonic() - began < 1


async def test_a_poll_ends_empty_after_its_timeout(api: Api, awa: int) -> None:
    began = time.monotonic()
    assert await api.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 2


async def test_the_older_of_two_waiting_polls_gets_the_409(api: Api, play: PlaygroundClient, awa: int) -> None:
    older = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(api.updates(timeout=30))
    assert await older == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    await play.say("Awa", "bonjour")
    assert texts(await newer) == ["bonjour"]


async def test_no_polling_beside_a_webhook(api: Api) -> None:
    poll = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    assert await api.refused("getUpdates") == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    await api.ok("deleteWebhook")
    assert await api.updates() == []


async def test_a_message_waits_24_hours_and_a_callback_150_seconds(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.set_clock("2026-01-31T06:00:00Z", running=False)
    markup = {"inline_keyboard": [[{"text": "Oui", "callback_data": "yes"}]]}
    await api.ok("sendMessage", chat_id=awa, text="?", reply_markup=markup)
    await play.say("Awa", "bonjour")
    await play.tap("Awa", "Oui", wait=0)
    assert len(await api.updates()) == 2
    await play.set_clock("2026-01-31T06:02:30Z")
    assert texts(await api.updates()) == ["bonjour"]
    await play.set_clock("2026-02-01T05:59:59Z")
    assert texts(await api.updates()) == ["bonjour"]
    await play.set_clock("2026-02-01T06:00:00Z")
    assert await api.updates() == []


async def test_allowed_updates_apply_when_updates_are_created(api: Api, play: PlaygroundClient, awa: int) -> None:
    said = await play.say("Awa", "un")
    await play.react("Awa", said["message_id"], "👍")
    assert texts(await api.drain(allowed_updates=["message_reaction"])) == ["un"]
    await play.say("Awa", "deux")
    await play.react("Awa", said["message_id"], "🔥")
    (update,) = await api.drain(allowed_updates=[])
    assert update["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await play.react("Awa", said["message_id"])
    await play.say("Awa", "trois")
    assert texts(await api.drain()) == ["trois"]


async def test_a_dead_poll_takes_nothing(api: Api, play: PlaygroundClient, awa: int) -> None:
    poll = asyncio.create_task(api.updates(timeout=30))
    await asyncio.sleep(0.05)
    poll.cancel()
    await asyncio.sleep(0.05)
    # A second poll meets no first one any more: no 409 is given to anybody.
    assert await api.updates(timeout=1) == []
    assert [call["status"] for call in await play.calls("getUpdates") if call["status"] == 409] == []
