"""Work with the database that is not broken off in the middle."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

LAST_TURN = 5.0
"""Seconds that a transaction under way gets to come to its end when Vigie stops."""

Result = TypeVar("Result")


async def unbroken(work: Coroutine[Any, Any, Result]) -> Result:
    """Runs it to its end although whoever waits is cancelled: a transaction that is broken off in the middle of a call
    to the database can leave its connection behind with SQLite's write lock."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=LAST_TURN)
        raise
