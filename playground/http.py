"""The few pieces of ASGI that the Bot API's own path needs; lean, because it is in every measurement."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
MAX_BODY = 60 * 1024 * 1024
_JSON = (b"content-type", b"application/json")


class BodyTooLarge(Exception):
    """More than `MAX_BODY` bytes."""


async def read_body(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    parts, size = [body], len(body)
    while message.get("more_body"):
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size <= MAX_BODY:
            parts.append(part)
    if size > MAX_BODY:
        raise BodyTooLarge
    return b"".join(parts)


async def respond(send: Send, status: int, body: bytes, retry_after: int = 0) -> None:
    headers = [_JSON, (b"content-length", b"%d" % len(body))]
    if retry_after:
        headers.append((b"retry-after", b"%d" % retry_after))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def header(scope: Scope, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            return str(value.decode("latin-1"))
    return ""


async def until_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def sleep_or_disconnect(receive: Receive, seconds: float) -> None:
    """Sleeps, but not longer than the connection lives."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await until_disconnect(receive)


async def drop(receive: Receive, send: Send) -> None:
    """Closes the connection without an answer.

    ASGI knows no such thing: the transport is reached through the server's own object behind `receive` (uvicorn);
    under another server the answer breaks off after its head instead.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9"), _JSON]})
        return
    transport.abort()
    await until_disconnect(receive)
