"""Roll calls as they are kept: places in no readable form, acts of which nothing is overwritten."""

from datetime import timedelta

from domain.incidents.types import Place
from domain.roll_calls import Act, Answer, first_look
from storage.database import Database
from tests.storage.rows import NOW, admit, raw


async def test_a_roll_call_comes_back_as_it_was_and_places_are_encrypted(database: Database) -> None:
    amina = await admit(database)
    async with database.write() as unit:
        calls = unit.roll_calls
        assert await calls.running() == []
        call = await calls.add("calais", "coast_calais", None, amina, NOW, first_look(NOW))
        entry = await calls.ask(call, amina, True, NOW)
        first = await calls.note(call, Act.STARTED, NOW, amina)
        assert await calls.note(call, Act.SAFE, NOW, amina) > first
        await calls.answered(entry, Answer.SAFE, None, NOW + timedelta(minutes=1))
        await calls.placed(entry, Place(50.95, 1.85))
        await calls.note(call, Act.PLACE, NOW, amina, "50.95 1.85")
        await calls.set_times(call, 1, NOW + timedelta(minutes=10))
    async with database.write() as unit:
        calls = unit.roll_calls
        (running,) = await calls.running()
        assert (running.id, running.project, running.site, running.reminded) == (call, "calais", "coast_calais", 1)
        assert running.next_at == NOW + timedelta(minutes=10)
        (found,) = await calls.roll(call)
        assert found == await calls.entry(entry)
        assert (found.answer, found.place, found.unreachable, found.counts) == (
            Answer.SAFE,
            Place(50.95, 1.85),
            True,
            True,
        )
        assert await calls.last_safe(amina, NOW) == found
        assert await calls.last_safe(amina, NOW + timedelta(minutes=2)) is None
        assert await calls.shaken(), "Telegram has not said that they cannot be reached"
        await calls.reach(entry, False)
        assert not await calls.shaken()
        await calls.left(entry, NOW)
        await calls.end(call, None, NOW + timedelta(minutes=30))
        assert await calls.running() == []
        ended = await calls.by_id(call)
        assert ended is not None
        assert (ended.ended_at, ended.ended_by, ended.next_at) == (NOW + timedelta(minutes=30), None, None)
        assert [act for act, _, _ in await calls.acts(call)] == [Act.STARTED, Act.SAFE, Act.PLACE]
    told = await raw(database, "SELECT * FROM roll_call_people") + await raw(database, "SELECT * FROM roll_call_acts")
    assert "50.95" not in repr(told)
