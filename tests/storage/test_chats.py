"""What delivery knows of a chat."""

from storage.database import Database
from tests.storage.rows import NOW, raw


async def test_a_chat_is_reachable_until_telegram_says_otherwise(database: Database) -> None:
    async with database.write() as unit:
        assert not await unit.chats.is_unreachable(1)
        await unit.chats.unreachable(1, NOW)
        await unit.chats.unreachable(2, NOW)
        assert await unit.chats.is_unreachable(1)
        await unit.chats.reachable([1, 3])
        assert not await unit.chats.is_unreachable(1)
        assert await unit.chats.is_unreachable(2)


async def test_a_pause_and_unreachability_do_not_undo_each_other(database: Database) -> None:
    async with database.write() as unit:
        await unit.chats.unreachable(1, NOW)
        await unit.chats.pause(1, 30)
        assert await unit.chats.is_unreachable(1)
        await unit.chats.reachable([1])
    ((paused,),) = await raw(database, "SELECT paused_until FROM chats WHERE chat_id = 1")
    assert paused is not None


async def test_a_moved_groups_old_chat_is_forgotten(database: Database) -> None:
    async with database.write() as unit:
        await unit.chats.unreachable(-5, NOW)
        await unit.chats.moved(-5)
        assert not await unit.chats.is_unreachable(-5)
