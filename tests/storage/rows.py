"""What the storage tests put in and read back."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import text

from domain.notices import (
    BaseNotice,
    EmptyReport,
    NotifiableAlert,
    NotifiableCorrected,
    NotUnderstood,
    ShiftReportReceipt,
)
from domain.reading import Entry
from domain.shift_reports import Content, ReportState
from storage.database import Database
from storage.inbox import Claimed, Incoming
from storage.outbox import SENT, Due, Settled
from storage.shift_reports import Revision

BOT = 1
NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SECRET = "Amina a vu un bateau"
"""Words that must not be found in any table."""

ANSWER, ALERT_RING = EmptyReport(), NotifiableCorrected(report_id=1)
RECEIPT, ALERT_CARD = ShiftReportReceipt(report_id=1), NotifiableAlert(report_id=1)


async def raw(database: Database, statement: str, **parameters: object) -> list[Any]:
    """Rows as they lie in the table, past every type of ours."""
    async with database.read() as unit:
        return list((await unit.session.execute(text(statement), parameters)).all())


async def change(database: Database, statement: str) -> None:
    """Changes rows past every rule of ours."""
    await database.dialect.run(lambda connection: connection.execute(text(statement)))


async def make_due(database: Database) -> None:
    """Time passes: every delay of the outbox is over."""
    await change(database, "UPDATE outbox SET not_before = 0")


def update(update_id: int, chat: int, lane: int = 1, payload: str = "{}") -> Incoming:
    """One update of a chat."""
    return Incoming(update_id, chat, author_id=chat, lane=lane, payload=payload)


async def arrive(database: Database, *updates: Incoming) -> None:
    """Takes updates in."""
    async with database.write() as unit:
        await unit.inbox.take_in(BOT, updates, NOW)


async def claim(database: Database, token: str = "me", chats: int = 64, per_chat: int = 16) -> list[Claimed]:
    """Claims, committed."""
    async with database.write() as unit:
        return await unit.inbox.claim(token, chats, per_chat)


async def finish(database: Database, claimed: Sequence[Claimed], token: str = "me") -> None:
    """Processed: done and let go."""
    async with database.write() as unit:
        await unit.inbox.done([c.seq for c in claimed], NOW)
        await unit.inbox.release(token, sorted({c.chat_id for c in claimed}))


async def say(database: Database, chat: int, *notices: BaseNotice, key: str | None = None) -> None:
    """Puts notices into the outbox."""
    async with database.write() as unit:
        for notice in notices:
            await unit.outbox.put(notice, chat, NOW, key=key)


async def send(
    database: Database,
    token: str = "me",
    limit: int = 64,
    busy: Collection[int] = (),
    alerts_only: Collection[int] = (),
    only_alerts: bool = False,
) -> list[Due]:
    """The sender's claim, committed."""
    async with database.write() as unit:
        return await unit.outbox.claim(token, limit, busy, alerts_only, only_alerts=only_alerts)


async def settle(database: Database, *results: Settled, token: str = "me") -> None:
    """The sender's settling, committed."""
    async with database.write() as unit:
        await unit.outbox.settle(token, results, NOW)


async def deliver(database: Database, message_id: int = 500, token: str = "me") -> list[Due]:
    """Claims and settles everything that may go now."""
    due = await send(database, token)
    await settle(database, *(Settled(d, SENT, message_id) for d in due), token=token)
    return due


def content(
    site: str | None = "hangar",
    day: date | None = TODAY,
    shift: str | None = None,
    project: str | None = "calais",
    comment: str | None = None,
    **activities: dict[str, int],
) -> Content:
    """What a revision says; a clinic with 34 consultations unless told."""
    entries = activities or {"clinic": {"consultations": 34}}
    return Content(project, site, day, shift, tuple(Entry(a, v) for a, v in entries.items()), comment)


def revision(said: Content, number: int = 1, **more: Any) -> Revision:
    """A revision of a report."""
    return Revision(
        **{
            "number": number,
            "made_at": NOW,
            "made_by": 1,
            "cause": "sent",
            "caused_by_report": None,
            "content": said,
            "text": SECRET,
            **more,
        }
    )


async def admit(database: Database, telegram_id: int = 7, name: str = "Amina") -> int:
    """Somebody without a role yet."""
    async with database.write() as unit:
        return await unit.people.admit(telegram_id, name, "fr", "calais", False, NOW)


async def report(
    database: Database,
    author: int,
    said: Content,
    message_id: int = 1,
    state: ReportState = ReportState.STORED,
    **more: Any,
) -> int:
    """A report with its first revision."""
    async with database.write() as unit:
        return await unit.shift_reports.add(
            chat_id=7,
            message_id=message_id,
            thread_id=None,
            author_id=author,
            reported_at=NOW,
            state=state,
            revision=revision(said, **more),
        )


def not_understood() -> NotUnderstood:
    """A notice that carries a person's words."""
    return NotUnderstood(said=SECRET)
