"""Counts of beds that are being made, and those that were stored, as far as they can still be corrected."""

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.shelters.counting import OPEN, REMIND_AFTER, Count
from storage.prepared import PREPARED
from storage.shelter_tables import BedDraftRow

_DRAFTS: Any = BedDraftRow.__table__
_NEXT = select(func.min(_DRAFTS.c.remind_at)).execution_options(**PREPARED)
_COUNT = TypeAdapter(Count)


@frozen
class BedDraft:
    """A count, and whose it is. `site` None: it is still to be asked of which shelter. `at`: when the beds were so;
    None: when it is saved. `text`: the message, as far as something of it is still to be asked."""

    id: int
    person: int
    chat_id: int
    thread_id: int | None
    message_id: int | None
    site: str | None
    at: datetime | None
    text: str | None
    count: Count
    made_at: datetime


_LOOKED_AT = 10
"""How many of somebody's newest are looked through for one that stands."""


class BedDrafts:
    """See the module."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        person: int,
        chat_id: int,
        count: Count,
        now: datetime,
        *,
        thread_id: int | None = None,
        message_id: int | None = None,
        site: str | None = None,
        at: datetime | None = None,
        text: str | None = None,
    ) -> BedDraft:
        """A new one."""
        values = {
            "person_id": person,
            "chat_id": chat_id,
            "thread_id": thread_id,
            "message_id": message_id,
            "site": site,
            "at": at,
            "text": text,
            "draft": _COUNT.dump_python(count, mode="json"),
            "made_at": now,
            "remind_at": now + REMIND_AFTER,
            "settled_at": None,
        }
        result: Any = await self._session.execute(insert(_DRAFTS).values(values))
        draft_id: int = result.inserted_primary_key[0]
        return BedDraft(draft_id, person, chat_id, thread_id, message_id, site, at, text, count, now)

    async def keep(self, draft: BedDraft, now: datetime) -> None:
        """The draft as somebody's tap or answer made it. One that is settled is not reminded of."""
        values: dict[str, Any] = {
            "message_id": draft.message_id,
            "site": draft.site,
            "at": draft.at,
            "text": draft.text,
            "draft": _COUNT.dump_python(draft.count, mode="json"),
            "settled_at": None if draft.count.part in OPEN else now,
        }
        if draft.count.part not in OPEN:
            values["remind_at"] = None
        await self._session.execute(update(_DRAFTS).where(_DRAFTS.c.id == draft.id).values(values))

    async def by_id(self, draft_id: int, *, lock: bool = False) -> BedDraft | None:
        """The draft; with `lock` nobody else changes it before the commit."""
        query = select(_DRAFTS).where(_DRAFTS.c.id == draft_id)
        row = (await self._session.execute(query.with_for_update() if lock else query)).one_or_none()
        return None if row is None else _draft(row)

    async def by_message(self, chat_id: int, message_id: int) -> BedDraft | None:
        """What a message told, locked."""
        query = select(_DRAFTS).where(_DRAFTS.c.chat_id == chat_id, _DRAFTS.c.message_id == message_id)
        row = (await self._session.execute(query.order_by(_DRAFTS.c.id.desc()).limit(1).with_for_update())).first()
        return None if row is None else _draft(row)

    async def open_of(self, person: int, chat_id: int) -> list[BedDraft]:
        """What somebody has not finished in a chat, locked."""
        query = select(_DRAFTS).where(
            _DRAFTS.c.person_id == person, _DRAFTS.c.settled_at.is_(None), _DRAFTS.c.chat_id == chat_id
        )
        return [_draft(row) for row in (await self._session.execute(query.order_by(_DRAFTS.c.id).with_for_update()))]

    async def last_of(self, person: int, chat_id: int) -> BedDraft | None:
        """The newest of which something is stored and stands, that somebody told in a chat; locked."""
        query = select(_DRAFTS).where(
            _DRAFTS.c.person_id == person, _DRAFTS.c.chat_id == chat_id, _DRAFTS.c.settled_at.is_not(None)
        )
        rows = await self._session.execute(query.order_by(_DRAFTS.c.id.desc()).limit(_LOOKED_AT).with_for_update())
        return next((draft for draft in map(_draft, rows) if draft.count.events), None)

    async def to_remind(self, now: datetime) -> list[BedDraft]:
        """Those of which their authors are to be reminded now, locked."""
        query = select(_DRAFTS).where(_DRAFTS.c.remind_at <= now).order_by(_DRAFTS.c.id)
        return [_draft(row) for row in (await self._session.execute(query.with_for_update()))]

    async def next_reminder(self) -> datetime | None:
        """When the next author is to be reminded."""
        return (await self._session.execute(_NEXT)).scalar()

    async def reminded(self, draft_id: int) -> None:
        """Its author is reminded, for ever."""
        await self._session.execute(update(_DRAFTS).where(_DRAFTS.c.id == draft_id).values(remind_at=None))

    async def purge(self, before: datetime) -> None:
        """What was begun before then is forgotten; what was stored of it stays."""
        await self._session.execute(delete(_DRAFTS).where(_DRAFTS.c.made_at < before))


def _draft(row: Any) -> BedDraft:
    return BedDraft(
        row.id,
        row.person_id,
        row.chat_id,
        row.thread_id,
        row.message_id,
        row.site,
        row.at,
        row.text,
        _COUNT.validate_python(row.draft),
        row.made_at,
    )
