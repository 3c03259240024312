"""What must look before it writes goes on alone, also among processes."""

import asyncio

from storage.database import Database


async def test_the_second_waits_for_the_firsts_commit(database_url: str) -> None:
    one, other = Database(database_url), Database(database_url)
    order: list[str] = []
    entered = asyncio.Event()

    async def first() -> None:
        async with one.write() as unit:
            await unit.alone("shift_reports")
            order.append("first in")
            entered.set()
            await asyncio.sleep(0.2)
            order.append("first out")

    async def second() -> None:
        await entered.wait()
        async with other.write() as unit:
            await unit.alone("shift_reports")
            order.append("second in")

    try:
        await asyncio.gather(first(), second())
    finally:
        await one.close()
        await other.close()

    assert order == ["first in", "first out", "second in"]
