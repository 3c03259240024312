"""Incidents as they are kept: a row that says what stands, acts and steps of which nothing is overwritten."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.incidents.types import (
    Act,
    Alerted,
    Climb,
    Detail,
    Facts,
    Group,
    Incident,
    Place,
    Severity,
    Status,
    Step,
)
from domain.notices import IncidentAlert, IncidentRing
from storage.database import Database
from storage.incident_rows import Ran
from storage.outbox import SENT, Settled
from tests.storage.rows import NOW, SECRET, admit, raw, say, send, settle

FACTS = Facts(
    type="assault",
    restricted=None,
    severity=Severity.CRITICAL,
    near_miss=True,
    site="coast_calais",
    place=Place(50.95, 1.85),
    happened_at=NOW,
    affected={Group.STAFF: 2, Group.BYSTANDERS: 1},
    narrative=SECRET,
    done=SECRET,
    help=SECRET,
)


def minutes(count: int) -> datetime:
    return NOW + timedelta(minutes=count)


async def raised(database: Database, reporter: int, message_id: int = 1, facts: Facts = FACTS) -> int:
    made = Incident(
        id=0, project="calais", reporter_id=reporter, raised_at=NOW, year=2026, apart=False, number=None, sos=False,
        status=Status.OPEN, facts=facts, climb=Climb(), chat_id=7, message_id=message_id, thread_id=None,
    )  # fmt: skip
    async with database.write() as unit:
        stored = await unit.incidents.add(made, NOW)
        assert await unit.incidents.by_id(stored.id) == stored
    return stored.id


async def test_an_incident_comes_back_as_it_was_and_its_words_are_encrypted(database: Database) -> None:
    amina = await admit(database)
    number = await raised(database, amina)
    climb = Climb(3, Step.MISSION, NOW, NOW, minutes(10), minutes(1), minutes(2))
    async with database.write() as unit:
        await unit.incidents.set_climb(number, Status.TAKEN, climb)
        await unit.incidents.note(number, Act.DETAIL, NOW, amina, Detail.DONE, SECRET)
    async with database.write() as unit:
        found = await unit.incidents.by_id(number)
        assert found is not None
        assert (found.facts, found.climb, found.status) == (FACTS, climb, Status.TAKEN)
        assert (found.project, found.reporter_id, found.raised_at, found.number) == ("calais", amina, NOW, None)
        await unit.incidents.set_facts(number, Facts())
        assert (await unit.incidents.by_message(7, 1)) == replace(found, facts=Facts())
        assert await unit.incidents.knows_messages(7, [1, 2]) == {1}
        (act,) = await unit.incidents.acts(number)
        assert (act.act, act.detail, act.value) == (Act.DETAIL, Detail.DONE, SECRET)
        await unit.incidents.set_facts(number, FACTS)
    told = await raw(database, "SELECT * FROM incidents") + await raw(database, "SELECT * FROM incident_acts")
    assert SECRET not in repr(told)
    assert "50.95" not in repr(told)
    with pytest.raises(IntegrityError):
        await raised(database, amina)


async def test_numbers_are_counted_by_year_and_restricted_ones_apart(database: Database) -> None:
    amina = await admit(database)
    first, second, third = [await raised(database, amina, n) for n in (1, 2, 3)]
    async with database.write() as unit:
        for incident, apart in ((first, False), (second, True), (third, False)):
            await unit.incidents.numbered(incident, await unit.incidents.next_number(2026, apart), apart)
        assert [await unit.incidents.next_number(2026, apart) for apart in (False, True)] == [3, 2]
        assert await unit.incidents.next_number(2027, False) == 1
    with pytest.raises(IntegrityError):
        async with database.write() as unit:
            await unit.incidents.numbered(third, 1, False)


async def test_a_step_is_run_once_and_a_person_alerted_once(database: Database) -> None:
    amina, claire = await admit(database), await admit(database, 8, "Claire")
    number = await raised(database, amina)
    step, alerted = Ran(1, Step.DUTY, NOW, minutes(2), True), Alerted(claire, Step.DUTY, "coordinator", True, NOW)
    async with database.write() as unit:
        assert [await unit.incidents.add_step(number, step) for _ in range(2)] == [True, False]
        assert await unit.incidents.steps(number) == [step]
        await unit.incidents.alert(number, [])
        await unit.incidents.alert(number, [alerted])
        assert await unit.incidents.alerted(number) == [alerted]
        await unit.incidents.mark(number, claire, taken_at=NOW, opened_at=NOW)
        assert await unit.incidents.alerted(number) == [replace(alerted, taken_at=NOW, opened_at=NOW)]
        assert await unit.people.chats_of([amina, claire, 99]) == {amina: 7, claire: 8}
    with pytest.raises(IntegrityError):
        async with database.write() as unit:
            await unit.incidents.alert(number, [replace(alerted, step=Step.HEAD)])


async def test_the_clock_is_told_what_is_due_and_who_came_or_went(database: Database) -> None:
    amina, claire = await admit(database), await admit(database, 8, "Claire")
    first, second = await raised(database, amina, 1), await raised(database, amina, 2)
    async with database.write() as unit:
        incidents = unit.incidents
        assert await incidents.next_due() is None
        await incidents.set_climb(first, Status.OPEN, Climb(next_at=minutes(10)))
        await incidents.set_climb(second, Status.TAKEN, Climb(next_at=minutes(5)))
        assert await incidents.next_due() == minutes(5)
        assert await incidents.due(minutes(4)) == []
        assert await incidents.due(minutes(10)) == [second, first]
        await incidents.alert(first, [Alerted(claire, Step.DUTY, "coordinator", True, NOW)])
        assert await incidents.shaken() == []
        await unit.chats.unreachable(8, NOW)
        assert await incidents.shaken() == [first]
        await incidents.mark(first, claire, unreachable=True)
        assert await incidents.shaken() == []
        await unit.chats.reachable([8])
        assert await incidents.shaken() == [first]
        newest = await incidents.newest_of(amina, NOW)
        assert newest is not None
        assert newest.id == second
        assert await incidents.newest_of(amina, minutes(1)) is None
        for incident in (first, second):
            await incidents.set_climb(incident, Status.CLOSED, Climb(next_at=minutes(5)))
        assert not await incidents.any_not_closed()
        assert (await incidents.due(minutes(10)), await incidents.shaken(), await incidents.next_due()) == (
            [],
            [],
            None,
        )


async def test_rings_of_a_chat_are_known_by_their_messages(database: Database) -> None:
    await say(database, 8, IncidentRing(incident_id=3, run=1))
    async with database.write() as unit:
        await unit.cards.put(IncidentAlert(incident_id=3), 9, NOW, silent=True)
        assert await unit.outbox.has("incident_ring", 3, 8)
        assert not await unit.outbox.has("incident_ring", 4, 8)
        assert await unit.outbox.messages_of("incident_ring", 3, 8) == []
    due = await send(database)
    assert {d.chat_id: d.silent for d in due} == {8: False, 9: True}
    await settle(database, *(Settled(d, SENT, 500 + d.chat_id) for d in due))
    async with database.write() as unit:
        assert await unit.outbox.messages_of("incident_ring", 3, 8) == [508]
        assert await unit.cards.notice_of(9, 509) == IncidentAlert(incident_id=3).model_dump_json()
        assert await unit.cards.notice_of(9, 1) is None
        assert await unit.outbox.oldest_waiting(IncidentAlert.lane) is None


async def test_a_group_is_the_coordinations_or_the_teams(database: Database) -> None:
    async with database.write() as unit:
        for chat in (-1, -2):
            await unit.groups.joined(chat, None, NOW)
            await unit.groups.link(chat, "calais", "fr", 1, NOW)
        await unit.groups.set_coordination(-2, True)
        assert [group.chat_id for group in await unit.groups.of_coordination(["calais", "dunkerque"])] == [-2]
        assert await unit.groups.of_coordination(["dunkerque"]) == []
        group = await unit.groups.by_chat(-2)
        assert group is not None
        assert group.coordination
