"""Webhooks: what is posted, when again, and in which order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from playground.client import PlaygroundClient
from playground.server import Playground
from tests.playground.bare_api import Api, until


class Hook:
    """Takes updates; `answers` are given first, one for each post, then 200."""

    def __init__(self) -> None:
        self.posts: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.refuse_chat: int | None = None
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.posts.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.refuse_chat is not None and update["message"]["chat"]["id"] == self.refuse_chat:
            return web.Response(status=500)
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [post["message"]["text"] for post in self.posts]

    async def count(self, number: int) -> None:
        await until(lambda: len(self.posts) >= number)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    application = web.Application()
    application.router.add_post("/", hook.take)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield hook
    await runner.cleanup()


async def test_updates_come_with_the_secret(api: Api, play: PlaygroundClient, awa: int, hook: Hook) -> None:
    await play.say("Awa", "avant")
    await api.ok("setWebhook", url=hook.url, secret_token="abc-1")
    await play.say("Awa", "après")
    assert (await play.idle(timeout=5))["idle"] is True
    assert hook.texts == ["avant", "après"]
    assert hook.secrets == ["abc-1", "abc-1"]


async def test_any_2xx_confirms_and_anything_else_is_tried_again(
    api: Api, play: PlaygroundClient, awa: int, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=404), web.Response(status=202)]
    await api.ok("setWebhook", url=hook.url)
    await play.say("Awa", "un")
    await hook.count(3)
    assert (await play.idle(timeout=5))["idle"] is True
    assert hook.texts == ["un"] * 3
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert info["pending_update_count"] == 0


async def test_retry_after_is_honoured(api: Api, play: PlaygroundClient, awa: int, hook: Hook) -> None:
    hook.answers = [web.Response(status=429, headers={"Retry-After": "1"})]
    await api.ok("setWebhook", url=hook.url)
    await play.say("Awa", "un")
    await hook.count(1)
    await asyncio.sleep(0.5)
    assert len(hook.posts) == 1
    await hook.count(2)


async def test_a_failing_chat_holds_up_no_other(api: Api, play: PlaygroundClient, awa: int, hook: Hook) -> None:
    hook.refuse_chat = awa
    await api.ok("setWebhook", url=hook.url)
    await play.say("Awa", "un")
    await play.say("Awa", "deux")
    await play.start("Malik")
    await until(lambda: "/start" in hook.texts)
    assert "deux" not in hook.texts
    hook.refuse_chat = None
    assert (await play.idle(timeout=5))["idle"] is True
    assert hook.texts[-1] == "deux"


async def test_a_method_in_the_answer_is_called(api: Api, play: PlaygroundClient, awa: int, hook: Hook) -> None:
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": awa, "text": "par retour"})]
    await api.ok("setWebhook", url=hook.url)
    await play.say("Awa", "un")
    await play.wait("Awa", contains="par retour")


async def test_nobody_listening_is_an_error_to_read(
    api: Api, play: PlaygroundClient, awa: int, app: Playground
) -> None:
    await api.ok("setWebhook", url="http://127.0.0.1:9/")
    await play.say("Awa", "un")
    await until(lambda: any(bot.webhook and bot.webhook.last_error for bot in app.world.bots.values()))
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"] == "Connection refused"
    await api.ok("deleteWebhook", drop_pending_updates=True)
    assert await api.updates() == []


async def test_a_secret_has_its_characters(api: Api, hook: Hook) -> None:
    refused = await api.refused("setWebhook", url=hook.url, secret_token="é")
    assert refused == (400, "Bad Request: secret token contains unallowed characters")
