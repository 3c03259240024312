"""Serves the page: its HTML with the control token in it, its assets, its words; and keeps foreign hosts out."""

from __future__ import annotations

import html
import ipaddress
import re
from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

from babel.messages.pofile import read_po
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from playground.http import Receive, Scope, Send, header
from playground.model import Json
from playground.page import Page

HERE = Path(__file__).parent
ASSETS = HERE / "assets"
LOCALES = HERE / "locales"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
POLICY = (
    b"default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
    b"object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SAFE = (
    (b"content-security-policy", POLICY),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)


def routes(page: Page, token: str | None) -> list[BaseRoute]:
    """`/`, `/page/…` and `/page/words/<language>.json`."""

    async def index(request: Request) -> Response:
        # The token changes with every start: a kept page would be locked out.
        return Response(_index(page, token), media_type="text/html", headers={"Cache-Control": "no-store"})

    async def words(request: Request) -> Response:
        language = request.path_params["language"]
        if not (LOCALES / f"{language}.po").is_file():
            return PlainTextResponse("no such language", 404)
        return JSONResponse(catalogue(language))

    async def asset(request: Request) -> Response:
        path = ASSETS / request.path_params["name"]
        if path.suffix not in TYPES or not path.is_file():
            return PlainTextResponse("no such file", 404)
        # Asked for anew each time, or a newer playground would be played with an older page.
        return Response(path.read_bytes(), media_type=TYPES[path.suffix], headers={"Cache-Control": "no-cache"})

    return [
        Route("/", index),
        Route("/page/words/{language:str}.json", words),
        Route("/page/{name:str}", asset),
    ]


def _index(page: Page, token: str | None) -> str:
    template = Template((ASSETS / "index.html").read_text(encoding="utf-8"))
    # Asked for together, not one import after the other.
    modules = "\n    ".join(
        f'<link rel="modulepreload" href="/page/{path.name}">'
        for path in sorted(ASSETS.glob("*.js"))
        if path.name != "early.js"
    )
    return template.substitute(title=html.escape(page.title), token=html.escape(token or ""), modules=modules)


@lru_cache
def catalogue(language: str) -> Json:
    """The language's `.po`: `{"messages": {English: translation}, "plurals": {English singular: [translations]}}`."""
    messages: dict[str, str] = {}
    plurals: dict[str, list[str]] = {}
    with (LOCALES / f"{language}.po").open("rb") as file:
        for entry in read_po(file, locale=language):
            if isinstance(entry.id, str):
                if entry.id:
                    messages[entry.id] = _spaced(str(entry.string))
            else:
                plurals[entry.id[0]] = [_spaced(str(form)) for form in entry.string or ()]
    return {"messages": messages, "plurals": plurals}


def _spaced(text: str) -> str:
    """Spaces that may not break in French are written plain in the file."""
    return re.sub(r" (?=[:;?!»])|(?<=«) ", "\u00a0", text)


class Guard:
    """Answers only requests made to a host that is ours, and adds the headers that keep the page to itself.

    Another site can make its own name point to this machine (DNS rebinding) and would then be of our origin; its name
    in the Host header gives it away.
    """

    def __init__(self, inner: ASGIApp, hosts: set[str]) -> None:
        self._inner = inner
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._ours(header(scope, b"host")):
            await PlainTextResponse("This playground does not answer to that name.\n", 403)(scope, receive, send)
            return

        async def guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SAFE]
            await send(message)

        await self._inner(scope, receive, guarded)

    def _ours(self, host: str) -> bool:
        name = (host if host.endswith("]") else host.rsplit(":", 1)[0]).strip("[]").lower()
        if name == "localhost" or name in self._hosts:
            return True
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return False


def site(page: Page, token: str | None, control: Route, hosts: set[str]) -> Guard:
    """Everything a browser may ask for: the page, and the control API that it uses.

    `hosts`: the names, beside this machine's own, under which it may be asked.
    """
    return Guard(Starlette(routes=[*routes(page, token), control]), hosts)
