"""The control API: `/control/...`, JSON, guarded by a token."""

from __future__ import annotations

import hmac
import json
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.control import acts, commands, pages, roster, sight
from playground.control import time as times
from playground.control.args import Args
from playground.control.registry import CALLS, LISTS, WAITS, Context
from playground.errors import ControlError
from playground.http import Receive
from playground.model import Json

log = logging.getLogger("playground.control")

__all__ = ["Control", "acts", "commands", "pages", "roster", "sight", "times"]


class Control:
    """Starlette endpoint of every control call. `token` None: nobody is asked for one."""

    def __init__(self, context: Context, token: str | None) -> None:
        self.context = context
        self.token = token

    async def __call__(self, request: Request) -> Response:
        given = request.headers.get("x-playground-token") or request.query_params.get("token") or ""
        if self.token is not None and not hmac.compare_digest(given.encode(), self.token.encode()):
            return JSONResponse({"error": "the control token is missing or wrong"}, 401)
        path = request.path_params["path"].strip("/")
        try:
            values = await self._values(request)
            if path == "file":
                return self._file(values)
            if path == "operations/file":
                return pages.saved_file(self.context, str(values.get("id")))
            return JSONResponse(await self.answer(request.method, path, values, request.receive))
        except ControlError as error:
            return JSONResponse({"error": error.message}, error.status)

    async def _values(self, request: Request) -> Json:
        values: Json = {key: value for key, value in request.query_params.items() if key != "token"}
        body = await request.body()
        if body:
            # A page on another origin can post plain text without asking; JSON it cannot.
            if not request.headers.get("content-type", "").startswith("application/json"):
                raise ControlError(400, "the body must be JSON, with Content-Type: application/json")
            try:
                decoded = json.loads(body)
            except ValueError:
                raise ControlError(400, "the body is not JSON") from None
            if not isinstance(decoded, dict):
                raise ControlError(400, "the body must be a JSON object")
            values.update(decoded)
        return values

    async def answer(self, method: str, path: str, values: Json, receive: Receive) -> Json:
        """What one call answers; it waits no longer than `receive` has the caller there. Raises ControlError."""
        args = Args(self.context.world, values)
        if method == "GET" and path in LISTS:
            return LISTS[path](self.context, args)
        if path in WAITS:
            return await WAITS[path](self.context, args, receive)
        if path in CALLS:
            return CALLS[path](self.context, args)
        raise ControlError(404, f"no control call {path!r}")

    def _file(self, values: Json) -> Response:
        file = self.context.world.files.by_id.get(str(values.get("file_id")))
        if file is None:
            raise ControlError(404, "no such file")
        return Response(file.data, media_type=file.mime_type or "application/octet-stream")
