"""The application and its server: `create_app` (ASGI), `serve` (tests and launchers), `run` (command line)."""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp
from uvicorn.server import ServerState

from playground.control import Control
from playground.control.registry import Context
from playground.dispatch import BotApi, serve_file
from playground.http import Receive, Scope, Send
from playground.page import Page
from playground.page.site import site
from playground.polling import Polls
from playground.timeline import Timeline
from playground.webhook import Webhooks
from playground.world import World

HELLO = "A Telegram Bot API server for this machine: /bot<token>/<method>. People, faults and the clock: /control/…\n"
NEW_TOKEN = object()
log = logging.getLogger("playground")


class Playground:
    """The ASGI application. `world` is its state, `control_token` what the control API asks for (None: nothing).

    `control` answers the same calls to whoever is in this process.
    """

    def __init__(
        self,
        control_token: str | None,
        log_calls: bool = False,
        webhook_delay: float = 1.0,
        page: Page | None = None,
    ) -> None:
        self.world = World()
        self.world.webhook_delay = webhook_delay
        self.control_token = control_token
        self.bot_api = BotApi(self.world, log_calls)
        self.world.polls = Polls(self.world)
        self.world.webhooks = Webhooks(self.world, self.bot_api.execute)
        self.timeline = Timeline(self.world)
        self.control = control = Control(Context(self.world, self.timeline, page), control_token)

        async def hello(request: Request) -> PlainTextResponse:
            return PlainTextResponse(HELLO)

        calls = Route("/control/{path:path}", control.__call__, methods=["GET", "POST"])
        self.hosts: set[str] = set()
        """What the page may be called by, beside this machine's own names."""
        self.pages: ASGIApp = (
            Starlette(routes=[Route("/", hello), calls])
            if page is None
            else site(page, control_token, calls, self.hosts)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path: str = scope["path"]
            if path.startswith("/bot"):
                await self.bot_api(scope, receive, send)
                return
            if path.startswith("/file/bot"):
                await serve_file(self.world, scope, receive, send)
                return
        await self.pages(scope, receive, send)

    async def close(self) -> None:
        """Ends everything that waits, so that the server can stop at once."""
        self.world.idleness.close()
        self.world.feed.changed.fire()
        for callback in self.world.callbacks.values():
            callback.done.fire()
        self.world.polls.close()
        self.timeline.stop()
        await self.world.webhooks.close()


def create_app(
    control_token: str | object | None = NEW_TOKEN,
    *,
    log_calls: bool = False,
    webhook_delay: float = 1.0,
    page: Page | None = None,
) -> Playground:
    """A playground with a world of its own.

    `control_token`: by default a new one (read it from the app); None opens the control API to all of this machine.
    `log_calls` logs methods and statuses, never contents. `webhook_delay`: seconds before the second new attempt.
    `page`: the chat page is served at `/`, and only hosts that are ours are answered.
    """
    token = secrets.token_urlsafe(16) if control_token is NEW_TOKEN else control_token
    assert token is None or isinstance(token, str)
    return Playground(token, log_calls, webhook_delay, page)


def config(app: Playground, host: str, port: int, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        **more,
        host=host,
        port=port,
        lifespan="off",
        access_log=False,
        proxy_headers=False,
        log_level="warning",
        server_header=False,
        date_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=2,
        backlog=2048,
    )


@asynccontextmanager
async def serve(app: Playground, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serves the app in this loop; gives its URL (`http://127.0.0.1:<port>`). Port 0: any free one.

    uvicorn's protocol without uvicorn's own loop, which takes tenths of a second to stop and handles signals.
    """
    app.hosts.add(host.lower())
    # Its loggers' settings are the whole process's, which is somebody else's here.
    settings, state = config(app, host, port, log_config=None), ServerState()
    settings.load()
    protocol = cast(Any, settings.http_protocol_class)
    server = await asyncio.get_running_loop().create_server(
        lambda: cast(asyncio.Protocol, protocol(config=settings, server_state=state, app_state={})), host, port
    )
    try:
        yield f"http://{host}:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await app.close()
        await _finish(state)


async def _finish(state: ServerState, patience: float = 1.0) -> None:
    """Lets answers under way go out, then cancels what is left; `patience` in seconds."""
    for connection in list(state.connections):
        connection.shutdown()
    if state.tasks:
        await asyncio.wait(list(state.tasks), timeout=patience)
    for task in list(state.tasks):
        task.cancel()
    for connection in list(state.connections):
        cast(Any, connection).transport.abort()
    await asyncio.sleep(0)


class _Server(uvicorn.Server):
    """Ends long polls before it waits for calls under way: they would keep it for as long as they may wait."""

    def __init__(self, app: Playground, settings: uvicorn.Config) -> None:
        super().__init__(settings)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._app.close()
        await super().shutdown(sockets)


async def run(app: Playground, host: str, port: int) -> None:
    """Serves until interrupted."""
    app.hosts.add(host.lower())
    await _Server(app, config(app, host, port)).serve()
