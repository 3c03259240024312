"""One person's identity, erased: what remains of them says nothing of who they were. And all that is kept about one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.people import NOBODY_NAME
from storage.audit_tables import FarewellRow
from storage.columns import Base
from storage.guarded_tables import GuardedTextRow
from storage.outbox_rows import SENDING, WAITING
from storage.retention import NOBODY_CHAT
from storage.tables import (
    Card,
    Chat,
    GrantRow,
    HabitRow,
    InboxRow,
    OutboxRow,
    PersonRow,
    ReportFormRow,
)

_DELIVERY = frozenset({"inbox", "outbox", "cards", "chats", "chat_leases", "groups", "farewells"})
"""Tables whose chat is needed until what the person still has on their phone was emptied."""


class Erasure:
    """See the module."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def end_roles(self, person_id: int, now: datetime) -> int:
        """Every role of theirs is over; how many were in force."""
        ended = await self._session.execute(
            update(GrantRow)
            .where(GrantRow.person_id == person_id, GrantRow.revoked_at.is_(None))
            .values(revoked_at=now, ended_at=func.coalesce(GrantRow.ended_at, now))
            .returning(GrantRow.id)
        )
        return len(ended.all())

    async def erase(self, person_id: int, telegram_id: int, now: datetime) -> None:
        """Name, Telegram id, habits and what was begun go; what they wrote is nobody's. Their chat is known until
        `forget_chats`, so that what their phone shows can be emptied."""
        chat = NOBODY_CHAT - person_id  # one of its own: a message's place in its chat stays unique
        await self._session.execute(
            update(PersonRow)
            .where(PersonRow.id == person_id)
            .values(telegram_id=chat, first_name=NOBODY_NAME, project=None, site=None, site_asked=False)
        )
        theirs = GuardedTextRow.person_id == person_id  # what was masked and may still be kept is not any more
        await self._session.execute(update(GuardedTextRow).where(theirs).values(words=None))
        for row in (HabitRow, ReportFormRow):
            await self._session.execute(delete(row).where(row.person_id == person_id))
        for table in _with_chat():
            changed = update(table).where(table.c.chat_id == telegram_id).values(chat_id=chat)
            await self._session.execute(changed)
        await self._session.execute(insert(FarewellRow).values(chat_id=telegram_id, at=now))

    async def drop_waiting(self, chat_id: int) -> None:
        """What waits to be said in a chat is not said any more; drawings of cards stay."""
        waiting = OutboxRow.chat_id == chat_id, OutboxRow.state == WAITING, OutboxRow.card_id.is_(None)
        await self._session.execute(delete(OutboxRow).where(*waiting))

    async def cards_of(self, chat_id: int) -> list[int]:
        """Every card that a chat shows, or is about to."""
        return list(await self._session.scalars(select(Card.id).where(Card.chat_id == chat_id).order_by(Card.id)))

    async def forget_chats(self, before: datetime) -> int:
        """Chats of people who are nobody since then: nothing is known of them any more. How many."""
        chats = list(await self._session.scalars(select(FarewellRow.chat_id).where(FarewellRow.at <= before)))
        for chat_id in chats:
            back = await self._session.scalar(select(exists().where(PersonRow.telegram_id == chat_id)))
            if not back:  # somebody may have been invited again meanwhile
                await self._forget_chat(chat_id)
            await self._session.execute(delete(FarewellRow).where(FarewellRow.chat_id == chat_id))
        return len(chats)

    async def _forget_chat(self, chat_id: int) -> None:
        theirs = or_(InboxRow.chat_id == chat_id, InboxRow.author_id == chat_id)
        await self._session.execute(delete(InboxRow).where(theirs, InboxRow.state != WAITING))
        await self._session.execute(delete(OutboxRow).where(OutboxRow.chat_id == chat_id, OutboxRow.state != SENDING))
        drawn = exists().where(OutboxRow.card_id == Card.id)
        await self._session.execute(delete(Card).where(Card.chat_id == chat_id, ~drawn))
        await self._session.execute(delete(Chat).where(Chat.chat_id == chat_id))


def _with_chat() -> list[Table]:
    return [t for t in Base.metadata.sorted_tables if "chat_id" in t.columns and t.name not in _DELIVERY]


OWN: Mapping[str, tuple[str, frozenset[str]]] = {
    "people": ("id", frozenset({"locked_by"})),
    "grants": ("person_id", frozenset({"granted_by", "revoked_by"})),
    "habits": ("person_id", frozenset()),
    "invites": ("used_by", frozenset({"code_hash", "created_by"})),
    "shift_reports": ("author_id", frozenset({"reported_by"})),
    "report_revisions": ("made_by", frozenset()),
    "report_forms": ("person_id", frozenset({"author_id"})),
    "report_reviews": ("opened_by", frozenset({"closed_by"})),
    "report_reminders": ("person_id", frozenset()),
    "days_off": ("person_id", frozenset()),
    "duty_shifts": ("person_id", frozenset({"made_by", "replaced_by"})),
    "incidents": ("reporter_id", frozenset({"excluded"})),
    "incident_acts": ("person_id", frozenset()),
    "incident_alerts": ("person_id", frozenset()),
    "roll_call_people": ("person_id", frozenset()),
    "roll_call_acts": ("person_id", frozenset()),
    "bed_events": ("person_id", frozenset()),
    # What opens a door is somebody else's name, mostly.
    "bed_holds": ("holder_id", frozenset({"words", "ended_by"})),
    "bed_extras": ("made_by", frozenset()),
    "bed_drafts": ("person_id", frozenset()),
    "bed_questions": ("person_id", frozenset()),
    "turned_away": ("person_id", frozenset({"withdrawn_by"})),
    "site_closures": ("made_by", frozenset({"withdrawn_by"})),
    "subscriptions": ("person_id", frozenset()),
    "guarded_texts": ("person_id", frozenset()),
    "audit": ("person_id", frozenset({"number", "hash"})),
}
"""Of each table: which column says that a row is somebody's, and what in it is about others."""


class OwnData:
    """Everything that is kept about one person, less what is other people's."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """By table, rows as they are stored, readable. Words about a restricted incident only to who reported it."""
        tables = Base.metadata.tables
        restricted = set(
            await self._session.scalars(
                select(tables["incidents"].c.id).where(
                    tables["incidents"].c.restricted.is_not(False), tables["incidents"].c.reporter_id != person_id
                )
            )
        )
        found: dict[str, list[dict[str, Any]]] = {}
        for name, (owner, hidden) in OWN.items():
            table = tables[name]
            key = next(iter(table.primary_key.columns))
            columns = [c for c in table.columns if c.name not in hidden]
            rows = await self._session.execute(select(*columns).where(table.c[owner] == person_id).order_by(key))
            found[name] = [dict(row._mapping) for row in rows]
        for act in found["incident_acts"]:
            if act["incident_id"] in restricted:
                act["value"] = None
        figures, revisions = tables["report_entries"], tables["report_revisions"]
        theirs = select(revisions.c.id).where(revisions.c.made_by == person_id)
        rows = await self._session.execute(select(figures).where(figures.c.revision_id.in_(theirs)))
        found["report_entries"] = [dict(row._mapping) for row in rows]
        return found
