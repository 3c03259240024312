"""A playground on an ephemeral port, a client of its control API, and a bare Bot API caller."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from playground.client import PlaygroundClient
from playground.server import Playground, create_app, serve
from tests.judge import aiogram, build  # before the tests load aiogram, or every process builds all of its models
from tests.playground.bare_api import Api


@pytest.fixture(scope="session")
def ready_aiogram() -> None:
    """Those of its models that its bots here, and its judging of answers, are about."""
    types, methods = aiogram.types, aiogram.methods
    build(types.Message, types.Update, types.User, types.ChatFullInfo, types.WebhookInfo, types.ReplyParameters)
    build(methods.GetMe, methods.GetUpdates, methods.DeleteWebhook, methods.SendMessage)


@pytest.fixture
def app() -> Playground:
    return create_app(control_token=None, webhook_delay=0.05)


@pytest.fixture
async def url(app: Playground) -> AsyncIterator[str]:
    async with serve(app) as address:
        yield address


@pytest.fixture
async def play(url: str) -> AsyncIterator[PlaygroundClient]:
    async with PlaygroundClient(url) as client:
        yield client


@pytest.fixture
async def api(url: str, play: PlaygroundClient) -> AsyncIterator[Api]:
    """The API of the bot @vigie_bot, with Awa (@awa) and Malik who have not written yet."""
    bot = await play.add_bot("vigie_bot", "Vigie")
    await play.add_person("Awa", username="awa_d", language="fr")
    await play.add_person("Malik")
    async with aiohttp.ClientSession() as session:
        yield Api(session, url, bot["token"])


@pytest.fixture
async def awa(play: PlaygroundClient, api: Api) -> int:
    """Awa's id (and private chat); she pressed start, and the bot confirmed it."""
    sent = await play.start("Awa")
    await api.drain()
    return int(sent["chat_id"])
