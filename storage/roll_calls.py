"""Roll calls: who is on the roll, what each answered, and how it came to that."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.incidents.types import Place
from domain.roll_calls import Act, Answer, Entry, RollCall
from storage.audit import Audit
from storage.prepared import PREPARED
from storage.roll_call_tables import RollCallActRow, RollCallPersonRow, RollCallRow
from storage.tables import Chat, PersonRow

_CALLS: Any = RollCallRow.__table__
_ROLL: Any = RollCallPersonRow.__table__
_ACTS: Any = RollCallActRow.__table__
_PEOPLE: Any = PersonRow.__table__
_CHATS: Any = Chat.__table__
_RUNNING = select(_CALLS).where(_CALLS.c.ended_at.is_(None)).order_by(_CALLS.c.id).execution_options(**PREPARED)
_SHAKEN = (
    select(_ROLL.c.id)
    .join(_CALLS, _CALLS.c.id == _ROLL.c.roll_call_id)
    .join(_PEOPLE, _PEOPLE.c.id == _ROLL.c.person_id)
    .outerjoin(_CHATS, _CHATS.c.chat_id == _PEOPLE.c.telegram_id)
    .where(
        _CALLS.c.ended_at.is_(None),
        or_(
            _ROLL.c.unreachable & _CHATS.c.unreachable_since.is_(None) & _PEOPLE.c.locked_at.is_(None),
            ~_ROLL.c.unreachable & or_(_CHATS.c.unreachable_since.is_not(None), _PEOPLE.c.locked_at.is_not(None)),
        ),
    )
    .execution_options(**PREPARED)
)
"""Whether somebody on a roll can no longer be reached, or can again."""

_DEEDS: Mapping[Act, Deed] = {
    Act.STARTED: Deed.ROLL_CALLED,
    Act.SAFE: Deed.ROLL_ANSWERED,
    Act.HELP: Deed.ROLL_ANSWERED,
    Act.PLACE: Deed.ROLL_ANSWERED,
    Act.ENDED: Deed.ROLL_CALLED,
}


class RollCalls:
    """See the module."""

    def __init__(self, session: AsyncSession, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    async def add(
        self, project: str, site: str | None, incident_id: int | None, started_by: int, now: datetime, next_at: datetime
    ) -> int:
        """A new one that runs from now on; returns its id."""
        result: Any = await self._session.execute(
            insert(_CALLS).values(
                project=project,
                site=site,
                incident_id=incident_id,
                started_by=started_by,
                started_at=now,
                reminded=0,
                next_at=next_at,
                ended_at=None,
                ended_by=None,
            )
        )
        roll_call_id: int = result.inserted_primary_key[0]
        return roll_call_id

    async def by_id(self, roll_call_id: int) -> RollCall | None:
        """The roll call."""
        row = (await self._session.execute(select(_CALLS).where(_CALLS.c.id == roll_call_id))).one_or_none()
        return None if row is None else _call(row)

    async def running(self) -> list[RollCall]:
        """Those that have not ended, oldest first."""
        return [_call(row) for row in await self._session.execute(_RUNNING)]

    async def shaken(self) -> bool:
        """See `_SHAKEN`; as for incidents, asked for here and not told by delivery."""
        return await self._session.scalar(_SHAKEN) is not None

    async def set_times(self, roll_call_id: int, reminded: int, next_at: datetime | None) -> None:
        """How many reminders are past, and when the clock looks next."""
        await self._set(roll_call_id, reminded=reminded, next_at=next_at)

    async def end(self, roll_call_id: int, by: int | None, now: datetime) -> None:
        """It has ended."""
        await self._set(roll_call_id, ended_at=now, ended_by=by, next_at=None)

    async def _set(self, roll_call_id: int, **values: Any) -> None:
        await self._session.execute(update(_CALLS).where(_CALLS.c.id == roll_call_id).values(**values))

    # The roll

    async def ask(self, roll_call_id: int, person_id: int, unreachable: bool, now: datetime) -> int:
        """Somebody more is on the roll; returns their place on it."""
        result: Any = await self._session.execute(
            insert(_ROLL).values(
                roll_call_id=roll_call_id,
                person_id=person_id,
                asked_at=now,
                left_at=None,
                unreachable=unreachable,
                answer=None,
                answered_at=None,
                place=None,
                incident_id=None,
            )
        )
        entry_id: int = result.inserted_primary_key[0]
        return entry_id

    async def entry(self, entry_id: int) -> Entry | None:
        """One place on a roll."""
        row = (await self._session.execute(select(_ROLL).where(_ROLL.c.id == entry_id))).one_or_none()
        return None if row is None else _entry(row)

    async def roll(self, roll_call_id: int) -> list[Entry]:
        """Everybody who was asked, in that order."""
        rows = await self._session.execute(
            select(_ROLL).where(_ROLL.c.roll_call_id == roll_call_id).order_by(_ROLL.c.id)
        )
        return [_entry(row) for row in rows]

    async def last_safe(self, person_id: int, since: datetime) -> Entry | None:
        """The last place on a roll whose holder answered since then, and is safe."""
        row = (
            await self._session.execute(
                select(_ROLL)
                .where(
                    _ROLL.c.person_id == person_id,
                    _ROLL.c.answer == str(Answer.SAFE),
                    _ROLL.c.answered_at >= since,
                )
                .order_by(_ROLL.c.answered_at.desc(), _ROLL.c.id.desc())
                .limit(1)
            )
        ).one_or_none()
        return None if row is None else _entry(row)

    async def answered(self, entry_id: int, answer: Answer, incident_id: int | None, now: datetime) -> None:
        """What somebody says of themselves from now on, and the alert that their call for help raised."""
        await self._mark(entry_id, answer=str(answer), answered_at=now, incident_id=incident_id)

    async def placed(self, entry_id: int, place: Place) -> None:
        """Where they are."""
        await self._mark(entry_id, place=json.dumps([place.latitude, place.longitude]))

    async def left(self, entry_id: int, at: datetime | None) -> None:
        """They no longer belong to the project; None: they do again."""
        await self._mark(entry_id, left_at=at)

    async def reach(self, entry_id: int, unreachable: bool) -> None:
        """Whether they can be reached, as Telegram says."""
        await self._mark(entry_id, unreachable=unreachable)

    async def _mark(self, entry_id: int, **values: Any) -> None:
        await self._session.execute(update(_ROLL).where(_ROLL.c.id == entry_id).values(**values))

    # The timeline

    async def note(
        self, roll_call_id: int, act: Act, now: datetime, person: int | None = None, value: str | None = None
    ) -> int:
        """One more act; returns its number."""
        result: Any = await self._session.execute(
            insert(_ACTS).values(roll_call_id=roll_call_id, at=now, person_id=person, act=str(act), value=value)
        )
        act_id: int = result.inserted_primary_key[0]
        if person is not None and act in _DEEDS:
            await self._audit.note(now, _DEEDS[act], Subject.ROLL_CALL, roll_call_id, person)
        return act_id

    async def acts(self, roll_call_id: int) -> list[tuple[Act, int | None, datetime]]:
        """What was done, by whom (None: the clock) and when."""
        rows = await self._session.execute(
            select(_ACTS).where(_ACTS.c.roll_call_id == roll_call_id).order_by(_ACTS.c.id)
        )
        return [(Act(r.act), r.person_id, r.at) for r in rows]


def _call(r: Any) -> RollCall:
    return RollCall(
        id=r.id,
        project=r.project,
        site=r.site,
        incident_id=r.incident_id,
        started_by=r.started_by,
        started_at=r.started_at,
        reminded=r.reminded,
        next_at=r.next_at,
        ended_at=r.ended_at,
        ended_by=r.ended_by,
    )


def _entry(r: Any) -> Entry:
    return Entry(
        id=r.id,
        roll_call_id=r.roll_call_id,
        person=r.person_id,
        asked_at=r.asked_at,
        left_at=r.left_at,
        unreachable=r.unreachable,
        answer=None if r.answer is None else Answer(r.answer),
        answered_at=r.answered_at,
        place=None if r.place is None else Place(*json.loads(r.place)),
        incident_id=r.incident_id,
    )
