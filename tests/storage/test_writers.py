"""Whose turn it is to write."""

import asyncio
from contextlib import suppress

from storage.writers import Writers


async def test_an_alert_writes_before_whoever_waits() -> None:
    writers, wrote = Writers(), list[str]()
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def write(name: str, *, first: bool = False) -> None:
        async with writers.turn(first=first):
            wrote.append(name)
            begun.set()
            await may_end.wait()

    async def come(name: str, *, first: bool = False) -> "asyncio.Task[None]":
        task = asyncio.create_task(write(name, first=first))
        await asyncio.sleep(0)
        return task

    writing = [await come("a"), await come("b"), await come("gone"), await come("alert", first=True)]
    writing[2].cancel()
    assert wrote == ["a"], "one at a time"
    may_end.set()
    await asyncio.gather(*writing, return_exceptions=True)
    assert wrote == ["a", "alert", "b"]
    await write("c")
    assert wrote[-1] == "c"


async def test_who_is_called_up_and_does_not_come_holds_nobody_up() -> None:
    writers = Writers()
    async with writers.turn(first=False):
        waits = [asyncio.create_task(_write(writers)) for _ in range(2)]
        await asyncio.sleep(0)
    waits[0].cancel()  # its turn has come, but it has not begun
    with suppress(asyncio.CancelledError):
        await waits[0]
    await asyncio.wait_for(waits[1], 1)


async def _write(writers: Writers) -> None:
    async with writers.turn(first=False):
        await asyncio.sleep(0)
