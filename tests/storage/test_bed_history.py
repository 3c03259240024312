"""A shelter's past: put in at once, and read again for the census as far as it is needed."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.shelters.types import BedEvent, EventKind, Hold, Outcome
from storage.bed_history import TurnedAwayThen
from storage.database import Database
from tests.storage.rows import NOW, admit

WOMEN = "single_women"


def hour(n: float) -> datetime:
    return NOW + timedelta(hours=n)


async def test_a_past_is_read_with_what_still_held_and_what_corrects_it(database: Database) -> None:
    person = await admit(database, 7)
    old = [
        BedEvent(0, EventKind.COUNT, hour(-99), WOMEN, person, occupied=3, out_of_service=2),
        BedEvent(0, EventKind.COUNT, hour(-90), WOMEN, person, occupied=4),
        BedEvent(0, EventKind.CLOSED, hour(-80), by=person, until=hour(90)),
        BedEvent(0, EventKind.COUNT, hour(-10), WOMEN, person, occupied=41),
        BedEvent(0, EventKind.MOVEMENT, hour(-5), WOMEN, person, change=2),
    ]
    hold = Hold(
        0, "north", WOMEN, 2, "kiwi tango", person, hour(-9), hour(-7), ended_at=hour(-8), outcome=Outcome.ARRIVED
    )
    async with database.write() as unit:
        shelter, other = await unit.shelters.lock("north"), await unit.shelters.lock("south")
        out, _, closed, wrong, moved = ids = await unit.bed_history.remember(shelter, old)
        (right,) = await unit.bed_history.remember(shelter, [replace(old[3], at=hour(3), occupied=14, corrects=wrong)])
        await unit.bed_history.remember(other, [old[0]])
        assert ids == sorted(ids)
        (held,) = await unit.bed_history.remember_holds(shelter, [hold])
        await unit.bed_holds.add_extra(shelter, WOMEN, 3, hour(-30), hour(-11), person)
        extra = await unit.bed_holds.add_extra(shelter, WOMEN, 4, hour(-30), hour(-1), person)
        await unit.bed_holds.end_extras([extra], hour(-2))
        refused = TurnedAwayThen("calais", "north", WOMEN, 3, hour(-9), person, "full")
        elsewhere = TurnedAwayThen("calais", None, None, 2, hour(-8), person)
        first, _ = await unit.bed_history.remember_turned_away(shelter, [refused, replace(refused, at=hour(-99))])
        await unit.bed_history.remember_turned_away(None, [elsewhere])
        assert first == 1

    async with database.read() as unit:
        history = unit.bed_history
        assert await history.shelters() == {"north": shelter, "south": other}
        assert [e.id for e in await history.events(shelter, hour(-12), hour(0))] == [out, closed, wrong, moved, right]
        assert [(e.id, c) for e, c in await history.told(shelter, hour(-12), hour(9))] == [
            (wrong, True), (moved, False), (right, False),
        ]  # fmt: skip
        assert await history.events(shelter, hour(-200), hour(-150)) == []
        assert [(s, e.beds, e.ended_at) for s, e in await history.extras([shelter], hour(-10), hour(0))] == [
            (shelter, 4, hour(-2))
        ]
        assert await history.turned_away(hour(-10), hour(0)) == [refused, elsewhere]
        assert await unit.bed_holds.by_id(held) == replace(hold, id=held)
        assert (await unit.shelters.event(wrong)) == replace(old[3], id=wrong)
