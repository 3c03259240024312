"""Security incidents: what is known of them, their timeline, the steps that were run, and who was alerted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.incidents.types import Act, Alerted, Climb, Facts, Incident, Status, Step
from storage.audit import Audit
from storage.dialect import Dialect, inline
from storage.incident_rows import Entry, Ran, alerted_of, climb_in, entry_of, excluded_in, facts_in, incident_of
from storage.incident_tables import IncidentActRow, IncidentAlertRow, IncidentRow, IncidentStepRow
from storage.prepared import PREPARED
from storage.tables import Chat, PersonRow

_CLIMBING = ("run", "step", "climbs_since", "last_at", "next_at", "held_since", "reminded_at")
_INCIDENTS: Any = IncidentRow.__table__
_ACTS: Any = IncidentActRow.__table__
_STEPS: Any = IncidentStepRow.__table__
_ALERTS: Any = IncidentAlertRow.__table__
_PEOPLE: Any = PersonRow.__table__
_CHATS: Any = Chat.__table__
_CLOSED = inline(str(Status.CLOSED))
_NEXT = select(func.min(_INCIDENTS.c.next_at)).where(_INCIDENTS.c.status != _CLOSED).execution_options(**PREPARED)
_DUE = (
    select(_INCIDENTS.c.id)
    .where(_INCIDENTS.c.status != _CLOSED, _INCIDENTS.c.next_at <= bindparam("now"))
    .order_by(_INCIDENTS.c.next_at, _INCIDENTS.c.id)
    .execution_options(**PREPARED)
)
_ANY = select(exists().where(_INCIDENTS.c.status != _CLOSED, ~_INCIDENTS.c.exercise)).execution_options(**PREPARED)
_EXERCISE = select(_INCIDENTS.c.exercise).where(_INCIDENTS.c.id == bindparam("incident")).execution_options(**PREPARED)
_EXERCISES = (
    select(_INCIDENTS)
    .where(_INCIDENTS.c.status != _CLOSED, _INCIDENTS.c.exercise)
    .order_by(_INCIDENTS.c.id)
    .execution_options(**PREPARED)
)
_SHAKEN = (
    select(_INCIDENTS.c.id)
    .distinct()
    .select_from(_INCIDENTS)
    .join(_ALERTS, _ALERTS.c.incident_id == _INCIDENTS.c.id)
    .join(_PEOPLE, _PEOPLE.c.id == _ALERTS.c.person_id)
    .outerjoin(_CHATS, _CHATS.c.chat_id == _PEOPLE.c.telegram_id)
    .where(
        _INCIDENTS.c.status != _CLOSED,
        or_(
            _ALERTS.c.unreachable & _CHATS.c.unreachable_since.is_(None) & _PEOPLE.c.locked_at.is_(None),
            ~_ALERTS.c.unreachable & or_(_CHATS.c.unreachable_since.is_not(None), _PEOPLE.c.locked_at.is_not(None)),
        ),
    )
    .order_by(_INCIDENTS.c.id)
    .execution_options(**PREPARED)
)
"""Open incidents of which somebody alerted can no longer be reached, or can again."""
_BY_ID = select(_INCIDENTS).where(_INCIDENTS.c.id == bindparam("incident")).execution_options(**PREPARED)
_BY_MESSAGE = (
    select(_INCIDENTS)
    .where(_INCIDENTS.c.chat_id == bindparam("chat"), _INCIDENTS.c.message_id == bindparam("message"))
    .execution_options(**PREPARED)
)
_LAST_NUMBER = (
    select(func.max(_INCIDENTS.c.number))
    .where(
        _INCIDENTS.c.year == bindparam("of_year"),
        _INCIDENTS.c.apart == bindparam("is_apart"),
        _INCIDENTS.c.exercise == bindparam("is_exercise"),
    )
    .execution_options(**PREPARED)
)
_ADD = insert(_INCIDENTS).execution_options(**PREPARED)
_NOTE = insert(_ACTS).execution_options(**PREPARED)
_ALERT = insert(_ALERTS).execution_options(**PREPARED)
_ALERTED = (
    select(_ALERTS)
    .where(_ALERTS.c.incident_id == bindparam("incident"))
    .order_by(_ALERTS.c.alerted_at, _ALERTS.c.step, _ALERTS.c.person_id)
    .execution_options(**PREPARED)
)
_RAN = (
    select(_STEPS)
    .where(_STEPS.c.incident_id == bindparam("incident"))
    .order_by(_STEPS.c.run)
    .execution_options(**PREPARED)
)
_CLIMB = (
    update(_INCIDENTS)
    .where(_INCIDENTS.c.id == bindparam("incident"))
    .values({name: bindparam(f"to_{name}", type_=_INCIDENTS.c[name].type) for name in ("status", *_CLIMBING)})
    .execution_options(**PREPARED)
)

_DEEDS: Mapping[Act, Deed] = {
    Act.RAISED: Deed.INCIDENT_RAISED,
    Act.OPENED: Deed.INCIDENT_OPENED,
    Act.TAKEN: Deed.INCIDENT_TAKEN,
    Act.CLOSED: Deed.INCIDENT_CLOSED,
    Act.SHARED: Deed.INCIDENT_SHARED,
}


class Incidents:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        self._session = session
        self._dialect = dialect
        self._audit = audit

    async def add(self, incident: Incident, now: datetime) -> Incident:
        """Stores a new incident, with the id that it gets. IntegrityError where its message raised one already."""
        values = {
            "project": incident.project,
            "reporter_id": incident.reporter_id,
            "chat_id": incident.chat_id,
            "message_id": incident.message_id,
            "thread_id": incident.thread_id,
            "excluded": excluded_in(incident.excluded),
            "joined_to": incident.joined_to,
            "raised_at": incident.raised_at,
            "stored_at": now,
            "sos": incident.sos,
            "exercise": incident.exercise,
            "year": incident.year,
            "apart": incident.apart,
            "number": incident.number,
            "status": str(incident.status),
            **facts_in(incident.facts),
            **climb_in(incident.climb),
        }
        result: Any = await self._session.execute(_ADD, values)
        return replace(incident, id=result.inserted_primary_key[0])

    async def by_id(self, incident_id: int) -> Incident | None:
        """The incident."""
        row = (await self._session.execute(_BY_ID, {"incident": incident_id})).one_or_none()
        return None if row is None else incident_of(row)

    async def by_message(self, chat_id: int, message_id: int) -> Incident | None:
        """The incident that a message raised."""
        row = (await self._session.execute(_BY_MESSAGE, {"chat": chat_id, "message": message_id})).one_or_none()
        return None if row is None else incident_of(row)

    async def knows_messages(self, chat_id: int, message_ids: Collection[int]) -> set[int]:
        """Those of a chat's messages that raised an incident."""
        found = await self._session.scalars(
            select(_INCIDENTS.c.message_id).where(
                _INCIDENTS.c.chat_id == chat_id, _INCIDENTS.c.message_id.in_(message_ids)
            )
        )
        return set(found.all())

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup: what was raised in it was raised in the new chat."""
        await self._session.execute(update(_INCIDENTS).where(_INCIDENTS.c.chat_id == old).values(chat_id=new))

    async def newest_of(self, reporter: int, since: datetime) -> Incident | None:
        """The reporter's newest incident since then that is not closed; an exercise where they have no real one."""
        newest = await self._session.scalar(
            select(_INCIDENTS.c.id)
            .where(
                _INCIDENTS.c.reporter_id == reporter, _INCIDENTS.c.status != _CLOSED, _INCIDENTS.c.raised_at >= since
            )
            .order_by(_INCIDENTS.c.exercise, _INCIDENTS.c.id.desc())
            .limit(1)
        )
        return None if newest is None else await self.by_id(newest)

    async def not_closed(self) -> list[Incident]:
        """Every incident that is open or taken, oldest first; no exercise."""
        rows = await self._session.execute(
            select(_INCIDENTS).where(_INCIDENTS.c.status != _CLOSED, ~_INCIDENTS.c.exercise).order_by(_INCIDENTS.c.id)
        )
        return [incident_of(row) for row in rows]

    async def exercises(self) -> list[Incident]:
        """Exercises that are under way."""
        return [incident_of(row) for row in await self._session.execute(_EXERCISES)]

    async def is_exercise(self, incident_id: int) -> bool:
        """Whether it is one."""
        return bool(await self._session.scalar(_EXERCISE, {"incident": incident_id}))

    async def any_not_closed(self) -> bool:
        """Whether some incident is open or taken; exercises are none."""
        return bool(await self._session.scalar(_ANY))

    async def next_number(self, year: int, apart: bool, exercise: bool = False) -> int:
        """The number after the last one of the year. Two who ask at once get the same: ask alone."""
        of = {"of_year": year, "is_apart": apart, "is_exercise": exercise}
        return int(await self._session.scalar(_LAST_NUMBER, of) or 0) + 1

    async def numbered(self, incident_id: int, number: int, apart: bool) -> None:
        """The incident is called so from now on."""
        await self._set(incident_id, number=number, apart=apart)

    async def set_facts(self, incident_id: int, facts: Facts) -> None:
        """What is known now. What changed is the timeline's to say."""
        await self._set(incident_id, **facts_in(facts))

    async def set_climb(self, incident_id: int, status: Status, climb: Climb) -> None:
        """How far the alert is now."""
        values = {f"to_{name}": value for name, value in climb_in(climb).items()}
        await self._session.execute(_CLIMB, {"incident": incident_id, "to_status": str(status), **values})

    async def exclude(self, incident_id: int, people: Collection[int]) -> None:
        """Whom its reporter left out from now on."""
        await self._set(incident_id, excluded=excluded_in(people))

    async def _set(self, incident_id: int, **values: Any) -> None:
        await self._session.execute(update(_INCIDENTS).where(_INCIDENTS.c.id == incident_id).values(**values))

    # The clock

    async def next_due(self) -> datetime | None:
        """When the clock must look at some incident next."""
        return await self._session.scalar(_NEXT)

    async def due(self, now: datetime) -> list[int]:
        """The incidents that it must look at now, those that wait longest first."""
        return list((await self._session.scalars(_DUE, {"now": now})).all())

    async def shaken(self) -> list[int]:
        """See `_SHAKEN`. Asked for here and not told by whoever notices, since that is delivery and intake, which hold
        cards and chats and must not wait for incidents."""
        return list((await self._session.scalars(_SHAKEN)).all())

    async def add_step(self, incident_id: int, ran: Ran) -> bool:
        """A step was run; False where it was already."""
        values = {
            "incident_id": incident_id,
            "run": ran.run,
            "step": int(ran.step),
            "due_at": ran.due_at,
            "ran_at": ran.ran_at,
            "late": ran.late,
        }
        added = await self._session.execute(self._dialect.constant("incident_step", self._adding_step), values)
        return added.one_or_none() is not None

    def _adding_step(self) -> Any:
        once = self._dialect.insert(_STEPS).on_conflict_do_nothing(index_elements=["incident_id", "run"])
        return once.returning(_STEPS.c.run).execution_options(**PREPARED)

    async def steps(self, incident_id: int) -> list[Ran]:
        """The steps that were run, in order."""
        rows = await self._session.execute(_RAN, {"incident": incident_id})
        return [Ran(r.run, Step(r.step), r.due_at, r.ran_at, r.late) for r in rows]

    # Who was alerted

    async def alert(self, incident_id: int, people: Sequence[Alerted]) -> None:
        """These people are alerted. IntegrityError where one of them was before."""
        rows = [
            {
                "incident_id": incident_id,
                "person_id": alerted.person,
                "step": int(alerted.step),
                "role": alerted.role,
                "on_duty": alerted.on_duty,
                "alerted_at": alerted.alerted_at,
                "unreachable": alerted.unreachable,
                "opened_at": None,
                "declined_at": None,
                "taken_at": None,
                "lapsed_at": None,
            }
            for alerted in people
        ]
        if rows:
            await self._session.execute(_ALERT, rows)

    async def alerted(self, incident_id: int) -> list[Alerted]:
        """Everybody who was alerted, in the order in which they were."""
        rows = await self._session.execute(_ALERTED, {"incident": incident_id})
        return [alerted_of(row) for row in rows]

    async def mark(self, incident_id: int, person_id: int, **values: datetime | bool | None) -> None:
        """Sets unreachable, opened_at, declined_at, taken_at or lapsed_at of somebody alerted."""
        await self._session.execute(
            update(_ALERTS)
            .where(_ALERTS.c.incident_id == incident_id, _ALERTS.c.person_id == person_id)
            .values(**values)
        )

    async def forget(self, incident_id: int, people: Collection[int]) -> None:
        """These people count as never alerted: it was taken from them."""
        await self._session.execute(
            delete(_ALERTS).where(_ALERTS.c.incident_id == incident_id, _ALERTS.c.person_id.in_(people))
        )

    # The timeline

    async def note(
        self,
        incident_id: int,
        act: Act,
        now: datetime,
        person: int | None = None,
        detail: str | None = None,
        value: str | None = None,
        said_in: tuple[int, int] | None = None,
    ) -> int:
        """One more act; returns its id. `value`: what a detail is from now on, or words that were said. `said_in`: the
        chat and the message that said them."""
        chat_id, message_id = said_in or (None, None)
        values = {
            "incident_id": incident_id,
            "at": now,
            "person_id": person,
            "act": str(act),
            "detail": None if detail is None else str(detail),
            "value": value,
            "chat_id": chat_id,
            "message_id": message_id,
        }
        result: Any = await self._session.execute(_NOTE, values)
        entry_id: int = result.inserted_primary_key[0]
        if person is not None:  # what the clock did stands in the incident's own timeline
            await self._audit.note(now, _DEEDS.get(act, Deed.INCIDENT_CHANGED), Subject.INCIDENT, incident_id, person)
        return entry_id

    async def acts(self, incident_id: int) -> Sequence[Entry]:
        """The timeline."""
        rows = await self._session.execute(select(_ACTS).where(_ACTS.c.incident_id == incident_id).order_by(_ACTS.c.id))
        return [entry_of(row) for row in rows]
