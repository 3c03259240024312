"""What lies in the tables cannot be read without a key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import JSON, String
from sqlalchemy.exc import StatementError

from domain.notices import NotUnderstood
from domain.reading import Question
from storage import encryption, tables
from storage.columns import Base
from storage.database import Database
from storage.encryption import Encrypted, KeysMissing, Unreadable, load_keys, new_key
from tests.storage.rows import NOW, SECRET, admit, arrive, content, not_understood, raw, report, say, update
from tests.support.mission import KEY

KEYS_AND_STATES = {
    "inbox": {"state"},
    "chat_leases": {"token"},
    "leases": {"name", "token"},
    "outbox": {"dedup_key", "kind", "state", "token"},
    "cards": {"drawn", "kind"},
    "periods_done": {"schedule", "period"},
    "people": {"language", "project", "site"},
    "grants": {"role", "project", "sites"},
    "invites": {"code_hash", "role", "project", "sites"},
    "strangers": {"id_hash"},
    "groups": {"project", "language"},
    "shift_reports": {"doubts", "state", "void_reason"},
    "report_revisions": {"cause", "project", "site", "shift"},
    "report_entries": {"activity", "indicator"},
    "habits": {"project", "meaning"},
    "report_reviews": {"outcome", "reason"},
    "duty_boards": {"absent", "project", "told"},
    "duty_offers": {"state"},
    "report_forms": {"activity", "selected", "state", "step"},
    "incidents": {"affected", "project", "site", "status", "type"},
    "incident_acts": {"act", "detail"},
    "incident_alerts": {"role"},
    "roll_calls": {"project", "site"},
    "roll_call_people": {"answer"},
    "roll_call_acts": {"act"},
    "shelters": {"site"},
    "bed_categories": {"category"},
    "bed_events": {"kind", "category", "role", "outcome"},
    "bed_holds": {"category", "outcome"},
    "bed_extras": {"category"},
    "bed_drafts": {"draft", "site"},
    "bed_questions": {"project", "shelter", "category", "fitting"},
    "turned_away": {"project", "category", "reason", "went"},
    "summary_editions": {"kind", "project", "told", "drawn"},
    "subscriptions": {"kind", "project", "at", "language"},
    "site_closures": {"site", "activity"},
    "report_reminders": {"site", "activity", "shift", "answer"},
    "audit": {"door", "deed", "kind", "hash"},
    "audit_cuts": {"hash"},
    "guarded_texts": {"subject", "kinds", "answer"},
    "guarded_messages": {"state"},
    "silences": {"id_hash"},
}
"""Columns of text that hold keys of the catalogue, states, figures or hashes. What people write is not among them."""


@pytest.fixture(autouse=True)
def keys_as_before() -> Iterator[None]:
    yield
    load_keys([KEY])


def test_every_column_that_holds_free_text_is_encrypted() -> None:
    plain = {
        table.name: {c.name for c in table.columns if isinstance(c.type, String | JSON)}
        for table in Base.metadata.sorted_tables
    }
    assert {name: columns for name, columns in plain.items() if columns} == {
        name: columns for name, columns in KEYS_AND_STATES.items() if columns
    }
    for column in (tables.PersonRow.first_name, tables.InboxRow.payload, tables.RevisionRow.text):
        assert isinstance(column.type, Encrypted)


async def fill(database: Database) -> None:
    author = await admit(database, name=SECRET)
    await arrive(database, update(1, chat=7, payload=SECRET))
    await say(database, 7, not_understood())
    asked = (Question("unknown_word", SECRET),)
    await report(database, author, content(comment=SECRET), questions=asked)
    async with database.write() as unit:
        await unit.cards.put(not_understood(), 7, NOW)


async def test_no_words_lie_in_any_table(database: Database) -> None:
    await fill(database)
    for table in Base.metadata.sorted_tables:
        rows = await raw(database, f"SELECT * FROM {table.name}")  # noqa: S608 (a name of ours)
        assert SECRET not in repr(rows), table.name
        assert SECRET.split()[0] not in repr(rows), table.name
    for column, table in (
        ("first_name", "people"),
        ("payload", "inbox"),
        ("notice", "outbox"),
        ("notice", "cards"),
        ("text", "report_revisions"),
        ("comment", "report_revisions"),
        ("questions", "report_revisions"),
    ):
        values = [v for (v,) in await raw(database, f"SELECT {column} FROM {table}") if v is not None]  # noqa: S608
        assert values
        assert all(v.startswith("gAAAA") for v in values), column


def _files(folder: Path) -> list[Path]:
    found = list(folder.glob("vigie.db*"))
    assert found
    return found


async def test_no_words_lie_in_the_file_or_beside_it(sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    await fill(database)
    for file in _files(tmp_path):
        assert SECRET.encode() not in file.read_bytes(), file.name
    await database.close()


async def test_the_same_words_are_never_stored_alike(database: Database) -> None:
    await arrive(database, update(1, chat=7, payload=SECRET), update(2, chat=7, payload=SECRET))
    one, two = await raw(database, "SELECT payload FROM inbox")
    assert one != two


async def name_of(database: Database, person: int) -> str:
    async with database.read() as unit:
        return (await unit.people.names([person]))[person]


async def test_keys_can_be_replaced_without_a_stop(database: Database) -> None:
    old, new = new_key(), new_key()
    load_keys([old])
    first = await admit(database, 1, "Amina")
    load_keys([new, old])
    second = await admit(database, 2, "Karim")
    assert [await name_of(database, p) for p in (first, second)] == ["Amina", "Karim"]
    load_keys([new])
    assert await name_of(database, second) == "Karim", "the first of the keys encrypts"
    with pytest.raises(Unreadable):
        await name_of(database, first)


async def test_without_keys_nothing_is_written_or_read(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    person = await admit(database)
    monkeypatch.setattr(encryption, "_ring", encryption._KeyRing())
    with pytest.raises(KeysMissing):
        await name_of(database, person)
    with pytest.raises((KeysMissing, StatementError)) as caught:
        await admit(database, 2, SECRET)
    assert SECRET not in str(caught.value)


def test_a_malformed_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        load_keys(["short"])


async def test_what_was_not_said_is_not_encrypted_either(database: Database) -> None:
    author = await admit(database)
    await report(database, author, content(comment=None))
    assert await raw(database, "SELECT comment, questions, possible FROM report_revisions") == [(None, None, None)]


async def test_accents_and_signs_come_back_as_they_were(database: Database) -> None:
    said = "Équipe à l'œuvre 👩🏽‍⚕️\n\x00"
    await say(database, 7, NotUnderstood(said=said))
    async with database.write() as unit:
        (due,) = await unit.outbox.claim("me", 1, (), only_alerts=False)
    assert NotUnderstood.model_validate_json(due.notice).said == said
