"""The audit: entries in the transaction they tell of, chained afterwards by the one who seals.

Whoever writes neither reads nor waits. On PostgreSQL ids are given before they are committed, so a lower id may be seen
after a higher one: the chain does not go by ids. It goes by numbers of its own, given to whatever is committed and not
sealed yet; what comes late is sealed later, and nothing is left out.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, insert, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Door, Entry, Head, Link, Subject, holds, sealed
from storage.audit_tables import AuditCutRow, AuditRow
from storage.incident_tables import IncidentRow
from storage.prepared import PREPARED

_ROWS: Any = AuditRow.__table__
_CUTS: Any = AuditCutRow.__table__
_INCIDENTS: Any = IncidentRow.__table__
_ADD = insert(_ROWS).execution_options(**PREPARED)
_OLDEST_UNSEALED = (
    select(_ROWS.c.at)
    .where(_ROWS.c.number.is_(None))
    .order_by(_ROWS.c.id)
    .limit(literal_column("1"))
    .execution_options(**PREPARED)
)
_SEAL = update(_ROWS).where(_ROWS.c.id == bindparam("entry")).values(number=bindparam("place"), hash=bindparam("seal"))
_BATCH = 500


class Audit:
    """See the module. `door`: through which the unit of work came; set by whoever opens one that is not Telegram's."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._noted: list[dict[str, object]] = []
        self.door = Door.TELEGRAM

    async def note(
        self, now: datetime, deed: Deed, kind: Subject, subject: int | None = None, by: int | None = None
    ) -> None:
        """One more entry. `by`: our own id of whoever did it. It is written with all others of its unit, see
        `write_down`."""
        self._noted.append(
            {
                "at": now,
                "door": str(self.door),
                "person_id": by,
                "deed": str(deed),
                "kind": str(kind),
                "subject_id": subject,
                "number": None,
                "hash": None,
            }
        )

    @property
    def noted(self) -> int:
        """How many entries of this unit are not written yet."""
        return len(self._noted)

    def forget(self, after: int) -> None:
        """The part of the unit that noted more than so many entries was undone."""
        del self._noted[after:]

    async def write_down(self) -> None:
        """Writes what was noted in one go, in the order of the deeds: at the end of the unit, in its commit."""
        if self._noted:
            await self._session.execute(_ADD, self._noted)
            self._noted = []

    # The chain

    async def oldest_unsealed(self) -> datetime | None:
        """When the oldest entry was written that has no place in the chain yet."""
        return await self._session.scalar(_OLDEST_UNSEALED, {})

    async def seal(self, most: int = _BATCH) -> int:
        """Chains so many of the entries that are not yet; returns how many. For one at a time: whoever holds a lease,
        and holds it until the commit."""
        waiting = await self._session.execute(
            select(_ROWS).where(_ROWS.c.number.is_(None)).order_by(_ROWS.c.id).limit(most)
        )
        entries = [_entry(row) for row in waiting]
        if not entries:
            return 0
        head, places = await self.head(), []
        for entry in entries:
            link = sealed(head, entry)
            places.append({"entry": entry.id, "place": link.number, "seal": link.hash})
            head = Head(link.number, link.hash)
        await self._session.execute(_SEAL, places)
        return len(places)

    async def head(self) -> Head:
        """Where the chain ends."""
        row = (
            await self._session.execute(
                select(_ROWS.c.number, _ROWS.c.hash)
                .where(_ROWS.c.number.is_not(None))
                .order_by(_ROWS.c.number.desc())
                .limit(1)
            )
        ).one_or_none()
        return await self.beginning() if row is None else Head(row.number, row.hash)

    async def beginning(self) -> Head:
        """Where it begins: at the very first entry, or where its older part was cut off."""
        row = (
            await self._session.execute(select(_CUTS.c.number, _CUTS.c.hash).order_by(_CUTS.c.number.desc()).limit(1))
        ).one_or_none()
        return Head() if row is None else Head(row.number, row.hash)

    async def links(self, after: int) -> AsyncIterator[Link]:
        """The chain after a number, a batch at a time."""
        while True:
            rows = (
                await self._session.execute(
                    select(_ROWS).where(_ROWS.c.number > after).order_by(_ROWS.c.number).limit(_BATCH)
                )
            ).all()
            for row in rows:
                yield Link(row.number, row.hash, _entry(row))
            if len(rows) < _BATCH:
                return
            after = rows[-1].number

    async def broken(self, known: Head | None = None) -> tuple[int | None, int]:
        """The number of the first link that does not follow (None: all do), and how many do. `known`: a head that was
        published: one that is gone, or another one now, is broken, too."""
        head, good = await self.beginning(), 0
        if known is not None and known.number == head.number and known.hash != head.hash:
            return known.number, good
        async for link in self.links(head.number):
            published = known is None or link.number != known.number or link.hash == known.hash
            if not holds(head, link) or not published:
                return head.number + 1, good
            head, good = Head(link.number, link.hash), good + 1
        if known is not None and known.number > head.number:
            return head.number + 1, good
        return None, good

    async def cut(self, before: datetime, now: datetime, most: int = _BATCH) -> int:
        """Drops so many of the oldest links, as far as they are older; what stays begins at the last one dropped. An
        older entry that was sealed after a younger one waits for that. Returns how many went."""
        rows = await self._session.execute(
            select(_ROWS.c.number, _ROWS.c.hash, _ROWS.c.at)
            .where(_ROWS.c.number.is_not(None))
            .order_by(_ROWS.c.number)
            .limit(most)
        )
        last, gone = None, 0
        for row in rows:
            if row.at >= before:
                break
            last, gone = Head(row.number, row.hash), gone + 1
        if last is None:
            return 0
        await self._session.execute(delete(_ROWS).where(_ROWS.c.number <= last.number))
        await self._session.execute(delete(_CUTS))
        await self._session.execute(insert(_CUTS).values(number=last.number, hash=last.hash, cut_at=now))
        return gone

    # Looking

    async def page(
        self,
        most: int,
        *,
        until: datetime | None = None,
        skip: int = 0,
        person: int | None = None,
        kind: Subject | None = None,
        subject: int | None = None,
    ) -> list[Entry]:
        """The newest entries (`until`: as of an instant) less the first `skip`: those of a person (what they did, and
        what was done to them), those about a subject, or all. What is restricted, or may be, is left out: who raised it
        must not be read here, nor that there is something. So pages are counted: ids would show gaps."""
        open_to_all = exists().where(_INCIDENTS.c.id == _ROWS.c.subject_id, _INCIDENTS.c.restricted.is_(False))
        readable = (_ROWS.c.kind != str(Subject.INCIDENT)) | _ROWS.c.subject_id.is_(None) | open_to_all
        found = select(_ROWS).where(readable).order_by(_ROWS.c.id.desc()).limit(most).offset(skip)
        if until is not None:
            found = found.where(_ROWS.c.at <= until)
        if person is not None:
            about = (_ROWS.c.kind == str(Subject.PERSON)) & (_ROWS.c.subject_id == person)
            found = found.where((_ROWS.c.person_id == person) | about)
        if kind is not None and subject is not None:
            found = found.where(_ROWS.c.kind == str(kind), _ROWS.c.subject_id == subject)
        return [_entry(row) for row in await self._session.execute(found)]


def _entry(row: Any) -> Entry:
    return Entry(row.id, row.at, Door(row.door), row.person_id, Deed(row.deed), Subject(row.kind), row.subject_id)
