"""What follows an alert, as it is kept: on both databases."""

from dataclasses import replace
from datetime import timedelta

from domain.incidents.types import Act, Climb, Facts, Status
from storage.database import Database
from storage.incident_following import WrittenReport
from tests.storage.rows import NOW, SECRET, admit, raw
from tests.storage.test_incidents import minutes, raised


async def test_what_is_near_joined_listed_and_added(database: Database) -> None:
    amina = await admit(database)
    first, second, third = [
        await raised(database, amina, message_id=n, facts=Facts(type=kind))
        for n, kind in enumerate(("armed", "armed", "fire"), 1)
    ]
    async with database.write() as unit:
        incident = await unit.incidents.by_id(first)
        assert incident is not None
        assert [i.id for i in await unit.following.near(incident, ["calais", "dunkerque"])] == [second]
        assert await unit.following.near(incident, ["dunkerque"]) == []
        later = replace(incident, raised_at=minutes(31))
        assert await unit.following.near(later, ["calais"]) == []
        await unit.following.join(second, first)
        await unit.incidents.set_climb(second, Status.CLOSED, Climb())
        await unit.incidents.numbered(third, 7, False)
        entry = await unit.incidents.note(first, Act.SAID, NOW, amina, value=SECRET)
        await unit.incidents.note(second, Act.CLOSED, minutes(1), amina, "resolved", SECRET)
    async with database.write() as unit:
        assert [i.id for i in await unit.following.joined(first)] == [second]
        assert [i.id for i in await unit.following.listed(NOW)] == [third, first], "what was joined is not listed"
        assert await unit.following.near(incident, ["calais"]) == []
        found = await unit.following.by_number(2026, 7, False)
        assert found is not None
        assert found.id == third
        assert await unit.following.by_number(2026, 7, True) is None
        told = await unit.following.entry(entry)
        assert told is not None
        assert (told.incident, told.act, told.value) == (first, Act.SAID, SECRET)
        both = await unit.following.entries([first, second])
        assert [(e.incident, e.act) for e in both] == [(first, Act.SAID), (second, Act.CLOSED)]
        assert [e.act for e in await unit.following.entries([first, second], [Act.CLOSED])] == [Act.CLOSED]
        await unit.following.join(second, None)
        await unit.incidents.set_climb(third, Status.CLOSED, Climb())
    async with database.read() as unit:
        assert await unit.following.joined(first) == []
        assert [i.id for i in await unit.following.listed(minutes(1))] == [first]
    assert SECRET not in str(await raw(database, "SELECT value FROM incident_acts"))


async def test_a_written_report_stands_as_it_was_kept(database: Database) -> None:
    amina = await admit(database)
    incident = await raised(database, amina)
    kept = WrittenReport(incident, 0, NOW + timedelta(hours=20), None)
    async with database.write() as unit:
        assert await unit.following.next_report() is None
        assert await unit.following.report(incident) is None
        await unit.following.keep_report(kept)
    async with database.write() as unit:
        assert await unit.following.report(incident) == kept
        assert await unit.following.next_report() == kept.next_at
        assert await unit.following.reports_due(NOW) == []
        assert await unit.following.reports_due(NOW + timedelta(hours=20)) == [kept]
        await unit.following.keep_report(replace(kept, next_at=None, handed_in_at=NOW))
    async with database.read() as unit:
        assert await unit.following.report(incident) == replace(kept, next_at=None, handed_in_at=NOW)
        assert await unit.following.next_report() is None
