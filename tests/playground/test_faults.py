"""Faults on demand, flood waits and their violations."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest

from playground.client import ControlFailure, PlaygroundClient
from tests.playground.bare_api import Api


async def test_429_tells_how_long_and_counts_who_comes_early(api: Api, play: PlaygroundClient, awa: int) -> None:
    rule = await play.fault("429", match={"method": "sendMessage", "chat": "Awa"}, retry_after=1, count=1)
    status, answer, headers = await api.raw("sendMessage", chat_id=awa, text="x")
    assert status == 429
    assert answer["description"] == "Too Many Requests: retry after 1"
    assert answer["parameters"] == {"retry_after": 1}
    assert headers["Retry-After"] == "1"
    assert (await api.refused("sendMessage", chat_id=awa, text="x"))[0] == 429
    assert [call["violation"] for call in await play.calls("sendMessage")] == [False, True]
    assert (await play.stats())["violations"] == 1
    await asyncio.sleep(1.0)
    await api.ok("sendMessage", chat_id=awa, text="x")
    assert (await play.get("faults"))["faults"][0]["fired"] == 1
    await play.call("faults/remove", id=rule["id"])


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("403", 403, "Forbidden: bot was blocked by the user"),
        ("500", 500, "Internal Server Error: restart"),
        ("502", 502, "Bad Gateway"),
    ],
)
async def test_refusals_on_demand(
    api: Api, play: PlaygroundClient, awa: int, kind: str, status: int, words: str
) -> None:
    await play.fault(kind, count=1)
    assert await api.refused("sendMessage", chat_id=awa, text="x") == (status, words)
    await api.ok("sendMessage", chat_id=awa, text="x")


async def test_dropped_before_and_after(api: Api, play: PlaygroundClient, awa: int) -> None:
    for kind in ("drop_before", "drop_after"):
        await play.fault(kind, match={"method": "sendMessage"}, count=1)
        with pytest.raises(aiohttp.ClientError):
            await api.ok("sendMessage", chat_id=awa, text=kind)
    texts = [message["text"] for message in await play.messages("Awa") if message["from"]["is_bot"]]
    assert texts == ["drop_after"]
    assert [call["fault"] for call in await play.calls("sendMessage")] == ["drop_before", "drop_after"]


async def test_slow_and_timeout(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.fault("slow", seconds=0.2, count=1)
    began = time.monotonic()
    await api.ok("sendMessage", chat_id=awa, text="x")
    assert time.monotonic() - began >= 0.2
    await play.fault("timeout", seconds=0.1, count=1)
    with pytest.raises(aiohttp.ClientError):
        await api.ok("sendMessage", chat_id=awa, text="never")
    assert [m["text"] for m in await play.messages("Awa") if m["from"]["is_bot"]] == ["x"]


async def test_telegram_down_ends_waiting_polls_too(api: Api, play: PlaygroundClient, awa: int) -> None:
    poll = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await asyncio.sleep(0.05)
    await play.fault("502")
    assert await poll == (502, "Bad Gateway")
    await play.clear_faults()
    assert await api.updates() == []


async def test_confirmed_updates_come_again(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.say("Awa", "un")
    first = await api.drain()
    await play.fault("duplicate_delivery", count=1)
    again = await api.updates(first[-1]["update_id"] + 1)
    assert [update["update_id"] for update in again][-1] == first[-1]["update_id"]
    assert await api.updates() == []
    assert (await play.idle(timeout=1))["idle"] is True


async def test_a_group_migrates_under_the_bots_hands(api: Api, play: PlaygroundClient) -> None:
    chat = await play.add_chat("Calais", "group", ["Awa"], ["vigie_bot"])
    await play.fault("migrate", match={"chat": "Calais"}, count=1)
    status, answer, _ = await api.raw("sendMessage", chat_id=chat["id"], text="x")
    assert (status, list(answer["parameters"])) == (400, ["migrate_to_chat_id"])
    await api.ok("sendMessage", chat_id=answer["parameters"]["migrate_to_chat_id"], text="x")


async def test_probability_is_repeatable_by_its_seed(api: Api, play: PlaygroundClient) -> None:
    runs = []
    for _ in range(2):
        await play.fault("500", probability=0.5, seed=7)
        runs.append([(await api.raw("getMe"))[0] for _ in range(20)])
        await play.clear_faults()
    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 500}


async def test_flood_limits_when_switched_on(api: Api, play: PlaygroundClient, awa: int) -> None:
    await play.call("limits", enabled=True)
    statuses = [(await api.raw("sendMessage", chat_id=awa, text="x"))[0] for _ in range(8)]
    assert statuses[:5] == [200] * 5
    assert 429 in statuses[5:]


async def test_wrong_rules_are_refused(play: PlaygroundClient) -> None:
    for rule in ({"kind": "418"}, {"kind": "429", "match": {"person": "Awa"}}, {"kind": "500", "count": "two"}):
        with pytest.raises(ControlFailure):
            await play.call("faults", **rule)
