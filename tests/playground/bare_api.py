"""A Bot API caller without any library: what goes over the wire, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp


async def until(true: Callable[[], bool], timeout: float = 5.0) -> None:
    """Looks every few milliseconds until it is so. Fails after `timeout` seconds."""
    for _ in range(int(timeout / 0.005)):
        if true():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it never came about")


@dataclass
class Api:
    """Calls methods of one bot as any HTTP client would."""

    session: aiohttp.ClientSession
    url: str
    token: str

    async def raw(self, method: str, form: bool = False, **params: Any) -> tuple[int, dict[str, Any], Any]:
        kind: dict[str, Any] = {"data": params} if form else {"json": params}
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", **kind) as answer:
            return answer.status, await answer.json(), answer.headers

    async def ok(self, method: str, **params: Any) -> Any:
        status, answer, _ = await self.raw(method, **params)
        assert status == 200, answer
        assert answer["ok"] is True
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        status, answer, _ = await self.raw(method, **params)
        assert answer["ok"] is False
        assert answer["error_code"] == status
        return status, answer["description"]

    async def updates(self, offset: int = 0, **params: Any) -> list[dict[str, Any]]:
        return list(await self.ok("getUpdates", offset=offset, **params))

    async def drain(self, **params: Any) -> list[dict[str, Any]]:
        """Fetches and confirms all that waits."""
        found = await self.updates(**params)
        if found:
            await self.updates(found[-1]["update_id"] + 1)
        return found
