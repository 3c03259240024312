"""Databases with a long past of shift reports, put in by the database itself: ten million values take minutes so.

A day, and the same weekday of the weeks that it is held against, are the same in every one of them, report by report;
what else there was is as much as is asked for.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from bot.catalogue import catalogue_from
from domain.people import Grant
from domain.roles import Role
from storage.database import Database
from storage.encryption import Encrypted

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
WEEKS = 8
"""How many weeks a day's figures are held against."""
VALUES = 5
"""Of one report."""
LEAD = 7
"""The Telegram id of the one who asks: the head of mission."""
YEARS = 5
FEW = 10_000
"""Values of the day and of those that it is held against."""
_TABLES = ("shift_reports", "report_revisions", "report_entries", "incidents")

_REPORTS = """
INSERT INTO shift_reports (id, chat_id, message_id, author_id, reported_at, state, counted)
SELECT n, 7, n, :author, {at}, 'stored', 1 FROM numbers"""
_REVISIONS = """
INSERT INTO report_revisions (id, report_id, number, made_at, made_by, cause, project, site, day, text)
SELECT n, n, 1, {at}, :author, 'sent', p.project, p.site, {day}, :text
FROM numbers JOIN places p ON p.place = n % :places"""
_ENTRIES = """
INSERT INTO report_entries (revision_id, activity, indicator, position, value, estimate)
SELECT n, f.activity, f.indicator, f.position, (n * 7 + f.position) % 40, {no}
FROM numbers JOIN figures f ON f.activity_number = n / :places % :activities"""
_INCIDENTS = """
INSERT INTO incidents (id, project, reporter_id, chat_id, message_id, raised_at, stored_at, sos, exercise, year, apart,
 number, restricted, near_miss, affected, status, run)
SELECT n, p.project, :author, 7, n, {at}, {at}, {no}, {no}, 2026, {no}, n, {no}, {no}, '{{}}', 'closed', 0
FROM numbers JOIN places p ON p.place = n % :places WHERE n % 200 = 0"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Reports number `first`..`last`, spread evenly over `days` days from `since` on, every `step` days."""

    first: int
    last: int
    since: date
    days: int
    step: int = 1

    def values(self) -> dict[str, Any]:
        """What the statements are given."""
        return {"first": self.first, "last": self.last, "days": self.days, "since": self.since, "step": self.step}


def stretches(values: int) -> list[Stretch]:
    """The nine days, and all the others with as much as is missing."""
    days = WEEKS + 1
    recent = Stretch(1, FEW // VALUES, TODAY - timedelta(weeks=WEEKS), days, step=7)
    before = (values - FEW) // VALUES
    if before <= 0:
        return [recent]
    weeks = round(365.25 * YEARS / 7)
    since = TODAY - timedelta(weeks=weeks)
    others = [Stretch(0, 0, since + timedelta(days=weekday), weeks, step=7) for weekday in range(1, 7)]
    others.append(Stretch(0, 0, since, weeks - WEEKS, step=7))  # Mondays before those
    found, last, whole = [recent], recent.last, sum(one.days for one in others)
    for one in others:
        first, last = last + 1, last + before * one.days // whole
        found.append(replace(one, first=first, last=last))
    return found


async def filled(url: str, values: int) -> None:
    """The database with so many values of reports, and an incident to every 200 reports."""
    database = Database(url)
    await database.prepare()
    async with database.write() as unit:
        author = await unit.people.admit(LEAD, "Lead", "fr", "calais", site_asked=False, now=NOW)
        await unit.people.grant(author, Grant(Role.HEAD_OF_MISSION, None), None, NOW)
    await database.close()
    catalogue = catalogue_from(None)
    places = [(project.key, site.key) for project in catalogue.projects for site in project.sites]
    activities = [a for a in catalogue.activities if len(a.indicators) >= VALUES]
    figures = [
        (number, activity.key, indicator.key, position)
        for number, activity in enumerate(activities)
        for position, indicator in enumerate(activity.indicators[:VALUES])
    ]
    # The column type wants the dialect that it is used with, and encrypts alike for every one.
    text = Encrypted().process_bind_param("clinique 34 consultations dont 12 femmes, 5 mineurs", None)  # type: ignore[arg-type]
    given = {"author": author, "text": text, "places": len(places), "activities": len(activities)}
    if url.startswith("sqlite"):
        _fill_sqlite(Path(url.removeprefix("sqlite:///")), values, places, figures, given)
    else:
        await _fill_postgres(url, values, places, figures, given)


def _fill_sqlite(
    file: Path, values: int, places: list[tuple[str, str]], figures: list[tuple[int, str, str, int]], given: Any
) -> None:
    numbers = "WITH RECURSIVE numbers(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM numbers WHERE n < :last) "
    day = "date(:since, '+' || ((n - :first) * :days / (:last - :first + 1) * :step) || ' days')"
    at = f"{day} || ' 17:00:00.000000'"
    with closing(sqlite3.connect(file)) as connection, connection:
        for pragma in ("synchronous=OFF", "journal_mode=MEMORY", "temp_store=MEMORY", "cache_size=-200000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TEMP TABLE places (place INTEGER PRIMARY KEY, project TEXT, site TEXT)")
        connection.executemany("INSERT INTO places VALUES (?, ?, ?)", [(n, *place) for n, place in enumerate(places)])
        connection.execute(
            "CREATE TEMP TABLE figures (activity_number INT, activity TEXT, indicator TEXT, position INT)"
        )
        connection.executemany("INSERT INTO figures VALUES (?, ?, ?, ?)", figures)
        connection.execute("CREATE INDEX temp.of_activity ON figures (activity_number)")
        # S608: the tables are ours, named above; nothing from outside is in it.
        wanted = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> '' AND tbl_name IN {_TABLES}"  # noqa: S608
        indices = connection.execute(wanted).fetchall()
        for name, _ in indices:
            connection.execute(f"DROP INDEX {name}")
        for stretch in stretches(values):
            for statement in (_REPORTS, _REVISIONS, _ENTRIES, _INCIDENTS):
                sql = statement.format(day=day, at=at, no="0")
                into, _, rest = sql.partition("SELECT ")
                connection.execute(
                    f"{into} {numbers} SELECT {rest}", given | stretch.values() | {"since": str(stretch.since)}
                )
        for _, made in indices:
            connection.execute(made)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


async def _fill_postgres(
    url: str, values: int, places: list[tuple[str, str]], figures: list[tuple[int, str, str, int]], given: Any
) -> None:
    day = ":since + ((n - :first) * :days / (:last - :first + 1) * :step)::int"
    at = f"({day})::timestamp AT TIME ZONE 'UTC' + interval '17 hours'"
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("SET synchronous_commit = off")
        await connection.execute("SET maintenance_work_mem = '256MB'")
        await connection.execute("CREATE TEMP TABLE places (place int, project text, site text)")
        await connection.copy_records_to_table("places", records=[(n, *place) for n, place in enumerate(places)])
        await connection.execute(
            "CREATE TEMP TABLE figures (activity_number int, activity text, indicator text, position int)"
        )
        await connection.copy_records_to_table("figures", records=figures)
        indices = await connection.fetch(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY($1) AND indexname LIKE 'ix_%'", _TABLES
        )
        for index in indices:
            await connection.execute(f"DROP INDEX {index['indexname']}")
        await connection.execute("SET session_replication_role = replica")  # every row that is named is there
        for stretch in stretches(values):
            every = given | stretch.values()
            numbers = "(SELECT n::bigint AS n FROM generate_series(:first, :last) AS n) AS numbers"
            for statement in (_REPORTS, _REVISIONS, _ENTRIES, _INCIDENTS):
                sql = statement.format(day=day, at=at, no="false").replace("FROM numbers", f"FROM {numbers}")
                await connection.execute(_inlined(sql, every))
        for index in indices:
            await connection.execute(index["indexdef"])
        for table in _TABLES:
            await connection.execute(f"VACUUM (ANALYZE) {table}")
    finally:
        await connection.close()


def _inlined(sql: str, given: dict[str, Any]) -> str:
    """The statement with its values in it: all of them are ours."""
    for name, value in given.items():
        shown = str(value) if isinstance(value, int) else f"DATE '{value}'" if isinstance(value, date) else f"'{value}'"
        sql = sql.replace(f":{name}", shown)
    return sql
