"""What is kept no longer: words and names of long ago go in batches; figures and counts stay."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Date, Float, String, Table, cast, func, insert, select

from domain.people import NOBODY_NAME
from domain.retention import months_before
from storage.columns import Base, Instant
from storage.database import Database
from storage.encryption import Encrypted
from storage.erasure import OWN
from tests.storage.rows import NOW, raw

OLD = NOW - timedelta(days=2400)
PERSON, CHAT, WORDS = 77, 7_000_001, "famille-Haddad"
TABLES = {table.name: table for table in Base.metadata.sorted_tables}
WORDS_OF_OTHERS = {
    ("people", "first_name"),  # as long as they have not asked to be forgotten
    ("habits", "word"),
    ("inbox", "payload"),  # gone once it is processed
    ("outbox", "notice"),  # gone once it is sent
    ("cards", "notice"),  # ids; words only in services/spine.CARDS_WITH_WORDS, for `ids_days`
    ("report_forms", "content"),  # gone after a day
    ("bed_drafts", "text"),
}
"""Encrypted columns that have a time of their own."""
PEOPLE_OF_OTHERS = {
    "people", "habits", "grants", "invites", "groups", "subscriptions", "report_forms", "bed_drafts", "duty_offers",
    "inbox", "outbox", "cards", "chats", "chat_leases", "farewells", "strangers", "audit", "contacts",
    "guarded_texts", "guarded_messages",
}  # fmt: skip
"""Tables in which a person, or their chat, stays known as long as they are somebody, or until delivery has ended."""


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [("2026-11-23", 24, "2024-11-23"), ("2028-02-29", 12, "2027-02-28"), ("2026-01-31", 2, "2025-11-30")],
)
def test_months_back_end_on_a_day_that_there_is(now: str, months: int, then: str) -> None:
    assert months_before(datetime.fromisoformat(now), months) == datetime.fromisoformat(then)


def is_person(column: Any) -> bool:
    to_people = any(key.column.table.name == "people" for key in column.foreign_keys)
    return to_people or column.name == "person_id" or column.name.endswith("_by")


def value(table: Table, column: Any) -> Any:
    """Something for every column: words where words are, this person where somebody is, an instant of long ago."""
    fixed = {
        ("incidents", "status"): "closed",
        ("incidents", "joined_to"): None,
        ("shift_reports", "state"): "pending",
        ("people", "id"): PERSON,
        ("bed_questions", "board"): False,
        ("audit", "number"): None,
    }
    if (table.name, column.name) in fixed:
        return fixed[table.name, column.name]
    if column.name in ("chat_id", "telegram_id"):
        return CHAT
    if is_person(column):
        return PERSON
    if column.foreign_keys or (column.primary_key and not isinstance(column.type, String | Date)):
        return 1
    kinds: dict[type, Any] = {
        Encrypted: WORDS,
        Instant: OLD,
        Date: OLD.date(),
        Boolean: False,
        JSON: {},
        String: "word",
        Float: 1.0,
    }
    return next((made for kind, made in kinds.items() if isinstance(column.type, kind)), 5)


async def fill(database: Database) -> None:
    """A row in every table."""
    async with database.write() as unit:
        for table in Base.metadata.sorted_tables:
            if table.name != "alembic_version":
                row = {column.name: value(table, column) for column in table.columns}
                await unit.session.execute(insert(table).values(row))


async def purge(database: Database, before: datetime, most: int = 500) -> list[int]:
    async with database.write() as unit:
        kept = unit.retention
        return [await kept.words(before, most), await kept.authors(before, NOW, most), await kept.traces(before, most)]


async def counts(database: Database) -> dict[str, int]:
    async with database.read() as unit:
        return {
            name: int(await unit.session.scalar(select(func.count()).select_from(table)) or 0)
            for name, table in TABLES.items()
        }


async def test_words_and_names_go_from_every_table_and_no_row_of_figures_does(database: Database) -> None:
    await fill(database)
    there = await counts(database)
    assert await purge(database, OLD - timedelta(days=1)) == [0, 0, 0], "younger than that"

    first = await purge(database, OLD + timedelta(days=1))
    assert all(first)
    assert await purge(database, OLD + timedelta(days=1)) == [0, 0, 0], "nothing is left, and nothing is done twice"

    left = await counts(database)
    went = {name for name in there if left[name] < there[name]}
    assert went == {"incident_alerts", "roll_call_people", "duty_shifts", "grants", "days_off"}
    async with database.read() as unit:
        for name, table in TABLES.items():
            for column in table.columns:
                found = list(await unit.session.scalars(select(column)))
                if isinstance(column.type, Encrypted) and (name, column.name) not in WORDS_OF_OTHERS:
                    assert WORDS not in found, f"{name}.{column.name}"
                if name not in PEOPLE_OF_OTHERS and (is_person(column) or column.name == "chat_id"):
                    assert not {PERSON, CHAT} & set(found), f"{name}.{column.name}"
                    assert column.nullable or column.name == "chat_id" or None not in found
        report = (await unit.session.execute(select(TABLES["shift_reports"]))).one()
        assert (report.state, report.pending, report.counted) == ("voided", None, 5)
        nobody = await unit.people.by_id(report.author_id)
        assert nobody is not None
        assert nobody.first_name == NOBODY_NAME
        assert nobody.id not in dict(await unit.people.everybody())


def test_whatever_is_somebodys_is_in_their_file_or_says_why_not() -> None:
    named = {name for name, table in TABLES.items() if any(is_person(column) for column in table.columns)}
    assert named - OWN.keys() == {
        "duty_offers",  # between two people: the shift that came of it is there
        "groups",  # who added and linked it is in the audit
        "roll_calls",  # who called it is in its acts
    }
    for name, (owner, hidden) in OWN.items():
        others = {c.name for c in TABLES[name].columns if is_person(c)} - {owner}
        assert others <= hidden, name


async def test_a_batch_is_no_longer_than_asked_for(database: Database) -> None:
    await fill(database)
    revisions = TABLES["report_revisions"]
    async with database.write() as unit:
        for number in range(6, 10):
            row = {column.name: value(revisions, column) for column in revisions.columns}
            await unit.session.execute(insert(revisions).values(row | {"id": number, "number": number}))
    left = []
    for _ in range(3):
        await purge(database, OLD + timedelta(days=1), most=2)
        (count,) = (await raw(database, "SELECT count(*) FROM report_revisions WHERE text <> ''"))[0]
        left.append(count)
    assert left == [3, 1, 0]


async def test_who_is_erased_is_in_no_table_once_their_phone_was_emptied(database: Database) -> None:
    await fill(database)
    async with database.write() as unit:
        await unit.erasure.end_roles(PERSON, NOW)
        await unit.erasure.drop_waiting(CHAT)
        await unit.session.execute(TABLES["farewells"].delete())
        await unit.erasure.erase(PERSON, CHAT, NOW)
        found = await unit.people.by_id(PERSON)
        assert found is not None
        assert (found.first_name, found.grants, found.project) == (NOBODY_NAME, (), None)
        assert await unit.people.by_telegram_id(CHAT) is None
    async with database.write() as unit:
        assert await unit.erasure.forget_chats(NOW - timedelta(days=1)) == 0
        assert await unit.erasure.forget_chats(NOW) == 1
    async with database.read() as unit:
        for name, table in TABLES.items():
            if name in ("chat_leases", "groups"):
                continue  # while an update is in hand; a group is nobody's
            for column in table.columns:
                texts = [str(v) for v in await unit.session.scalars(select(cast(column, String)))]
                assert str(CHAT) not in texts, f"{name}.{column.name}"
