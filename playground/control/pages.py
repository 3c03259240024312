"""Control calls of the chat page: what the launcher told it, and the launcher's operations."""

from __future__ import annotations

import logging
import secrets
from urllib.parse import quote

from starlette.responses import Response

from playground.control.args import Args
from playground.control.registry import Context, call, waiting
from playground.errors import ControlError
from playground.http import Receive
from playground.model import Json
from playground.page import Page, Result, describe

KEPT_FILES = 20
log = logging.getLogger("playground.operations")


def _page(context: Context) -> Page:
    if context.page is None:
        raise ControlError(404, "this playground has no page")
    return context.page


@call("page")
def page(context: Context, args: Args) -> Json:
    args.done()
    return {**describe(_page(context)), "world": context.world.name}


@waiting("operations/run")
async def run(context: Context, args: Args, receive: Receive) -> Json:
    key = args.text("key")
    args.done()
    operation = next((one for one in _page(context).operations if one.key == key), None)
    if operation is None:
        raise ControlError(404, f"no operation {key!r}")
    if key in context.running:
        raise ControlError(409, f"{key} is under way")
    context.running.add(key)
    try:
        result = await operation.run()
    except Exception:
        # The launcher's own code: whatever it is, the playground goes on.
        log.exception("operation=%s failed", key)
        context.world.feed.publish("operation", None, {"key": key, "ok": False})
        raise ControlError(500, f"{key} failed") from None
    finally:
        context.running.discard(key)
    context.world.feed.publish("operation", None, {"key": key, "ok": True})
    return {
        "message": dict(result.message) if result.message is not None else None,
        "file": _kept(context, result),
    }


def _kept(context: Context, result: Result) -> Json | None:
    if result.file is None:
        return None
    number = secrets.token_urlsafe(12)
    context.files[number] = result.file
    while len(context.files) > KEPT_FILES:
        del context.files[next(iter(context.files))]
    return {"name": result.file[0], "url": f"/control/operations/file?id={number}"}


def saved_file(context: Context, number: str) -> Response:
    """The file as an attachment. ControlError 404 where it is not kept (any more)."""
    if number not in context.files:
        raise ControlError(404, "no such file")
    name, mime_type, data = context.files[number]
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=mime_type, headers={"Content-Disposition": disposition})
