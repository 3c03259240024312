"""Security incidents: what is known of them, their timeline, the steps that were run, and who was alerted."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.incidents.types import Act, Alerted, Climb, Facts, Group, Incident, Place, Severity, Status, Step
from storage.dialect import Dialect, inline
from storage.incident_tables import IncidentActRow, IncidentAlertRow, IncidentRow, IncidentStepRow
from storage.prepared import PREPARED
from storage.tables import Chat, PersonRow

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
_ANY = select(exists().where(_INCIDENTS.c.status != _CLOSED)).execution_options(**PREPARED)
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
            _ALERTS.c.unreachable & _CHATS.c.unreachable_since.is_(None),
            ~_ALERTS.c.unreachable & _CHATS.c.unreachable_since.is_not(None),
        ),
    )
    .order_by(_INCIDENTS.c.id)
    .execution_options(**PREPARED)
)
"""Open incidents of which somebody alerted can no longer be reached, or can again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of a timeline. `person` None: the clock's."""

    id: int
    incident: int
    at: datetime
    person: int | None
    act: Act
    detail: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Ran:
    """One step that was run."""

    run: int
    step: Step
    due_at: datetime
    ran_at: datetime
    late: bool


class Incidents:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    async def add(
        self,
        *,
        project: str | None,
        reporter: int,
        facts: Facts,
        sos: bool,
        chat: tuple[int, int, int | None],
        raised_at: datetime,
        year: int,
        now: datetime,
    ) -> int:
        """A new open incident, without a number yet; returns its id. `chat`: chat, message and topic of what raised
        it. IntegrityError where that message raised one already."""
        chat_id, message_id, thread_id = chat
        values = {
            "project": project,
            "reporter_id": reporter,
            "chat_id": chat_id,
            "message_id": message_id,
            "thread_id": thread_id,
            "raised_at": raised_at,
            "stored_at": now,
            "sos": sos,
            "year": year,
            "apart": bool(facts.restricted),
            "number": None,
            "status": str(Status.OPEN),
            **_facts_in(facts),
            **_climb_in(Climb()),
        }
        result: Any = await self._session.execute(insert(_INCIDENTS).values(values))
        incident_id: int = result.inserted_primary_key[0]
        return incident_id

    async def by_id(self, incident_id: int) -> Incident | None:
        """The incident."""
        return await self._one(_INCIDENTS.c.id == incident_id)

    async def by_message(self, chat_id: int, message_id: int) -> Incident | None:
        """The incident that a message raised."""
        return await self._one(_INCIDENTS.c.chat_id == chat_id, _INCIDENTS.c.message_id == message_id)

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
        """The reporter's newest incident since then that is not closed."""
        newest = select(func.max(_INCIDENTS.c.id)).where(
            _INCIDENTS.c.reporter_id == reporter, _INCIDENTS.c.status != _CLOSED, _INCIDENTS.c.raised_at >= since
        )
        return await self._one(_INCIDENTS.c.id == newest.scalar_subquery())

    async def not_closed(self) -> list[Incident]:
        """Every incident that is open or taken, oldest first."""
        rows = await self._session.execute(
            select(_INCIDENTS).where(_INCIDENTS.c.status != _CLOSED).order_by(_INCIDENTS.c.id)
        )
        return [incident_of(row) for row in rows]

    async def any_not_closed(self) -> bool:
        """Whether some incident is open or taken."""
        return bool(await self._session.scalar(_ANY))

    async def _one(self, *where: Any) -> Incident | None:
        row = (await self._session.execute(select(_INCIDENTS).where(*where))).one_or_none()
        return None if row is None else incident_of(row)

    async def next_number(self, year: int, apart: bool) -> int:
        """The number after the last one of the year. Two who ask at once get the same: ask alone."""
        last = select(func.max(_INCIDENTS.c.number)).where(_INCIDENTS.c.year == year, _INCIDENTS.c.apart == apart)
        return int(await self._session.scalar(last) or 0) + 1

    async def numbered(self, incident_id: int, number: int, apart: bool) -> None:
        """The incident is called so from now on."""
        await self._set(incident_id, number=number, apart=apart)

    async def set_facts(self, incident_id: int, facts: Facts) -> None:
        """What is known now. What changed is the timeline's to say."""
        await self._set(incident_id, **_facts_in(facts))

    async def set_climb(self, incident_id: int, status: Status, climb: Climb) -> None:
        """How far the alert is now."""
        await self._set(incident_id, status=str(status), **_climb_in(climb))

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
        statement = self._dialect.insert(_STEPS).values(
            incident_id=incident_id,
            run=ran.run,
            step=int(ran.step),
            due_at=ran.due_at,
            ran_at=ran.ran_at,
            late=ran.late,
        )
        added = await self._session.execute(
            statement.on_conflict_do_nothing(index_elements=["incident_id", "run"]).returning(_STEPS.c.run)
        )
        return added.one_or_none() is not None

    async def steps(self, incident_id: int) -> list[Ran]:
        """The steps that were run, in order."""
        rows = await self._session.execute(
            select(_STEPS).where(_STEPS.c.incident_id == incident_id).order_by(_STEPS.c.run)
        )
        return [Ran(r.run, Step(r.step), r.due_at, r.ran_at, r.late) for r in rows]

    # Who was alerted

    async def alert(self, incident_id: int, alerted: Alerted) -> bool:
        """Somebody is alerted; False where they were before."""
        statement = self._dialect.insert(_ALERTS).values(
            incident_id=incident_id,
            person_id=alerted.person,
            step=int(alerted.step),
            role=alerted.role,
            on_duty=alerted.on_duty,
            alerted_at=alerted.alerted_at,
            unreachable=alerted.unreachable,
            opened_at=None,
            declined_at=None,
            taken_at=None,
            lapsed_at=None,
        )
        once = statement.on_conflict_do_nothing(index_elements=["incident_id", "person_id"])
        added = await self._session.execute(once.returning(_ALERTS.c.person_id))
        return added.one_or_none() is not None

    async def alerted(self, incident_id: int) -> list[Alerted]:
        """Everybody who was alerted, in the order in which they were."""
        rows = await self._session.execute(
            select(_ALERTS)
            .where(_ALERTS.c.incident_id == incident_id)
            .order_by(_ALERTS.c.alerted_at, _ALERTS.c.step, _ALERTS.c.person_id)
        )
        return [
            Alerted(
                person=r.person_id,
                step=Step(r.step),
                role=r.role,
                on_duty=r.on_duty,
                alerted_at=r.alerted_at,
                unreachable=r.unreachable,
                opened_at=r.opened_at,
                declined_at=r.declined_at,
                taken_at=r.taken_at,
                lapsed_at=r.lapsed_at,
            )
            for r in rows
        ]

    async def mark(self, incident_id: int, person_id: int, **values: datetime | bool | None) -> None:
        """Sets unreachable, opened_at, declined_at, taken_at or lapsed_at of somebody alerted."""
        await self._session.execute(
            update(_ALERTS)
            .where(_ALERTS.c.incident_id == incident_id, _ALERTS.c.person_id == person_id)
            .values(**values)
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
    ) -> int:
        """One more act; returns its id. `value`: what a detail is from now on, or words that were said."""
        result: Any = await self._session.execute(
            insert(_ACTS).values(
                incident_id=incident_id,
                at=now,
                person_id=person,
                act=str(act),
                detail=None if detail is None else str(detail),
                value=value,
            )
        )
        entry_id: int = result.inserted_primary_key[0]
        return entry_id

    async def acts(self, incident_id: int) -> Sequence[Entry]:
        """The timeline."""
        rows = await self._session.execute(select(_ACTS).where(_ACTS.c.incident_id == incident_id).order_by(_ACTS.c.id))
        return [entry_of(r) for r in rows]


def entry_of(r: Any) -> Entry:
    """The act that a row holds."""
    return Entry(r.id, r.incident_id, r.at, r.person_id, Act(r.act), r.detail, r.value)


def _facts_in(facts: Facts) -> dict[str, Any]:
    place = facts.place
    return {
        "type": facts.type,
        "restricted": facts.restricted,
        "severity": None if facts.severity is None else int(facts.severity),
        "near_miss": facts.near_miss,
        "site": facts.site,
        "place": None if place is None else json.dumps([place.latitude, place.longitude]),
        "happened_at": facts.happened_at,
        "affected": {str(group): count for group, count in facts.affected.items()},
        "narrative": facts.narrative,
        "done": facts.done,
        "help": facts.help,
    }


def _climb_in(climb: Climb) -> dict[str, Any]:
    return {
        "run": climb.run,
        "step": None if climb.step is None else int(climb.step),
        "climbs_since": climb.since,
        "last_at": climb.last_at,
        "next_at": climb.next_at,
        "held_since": climb.held_since,
        "reminded_at": climb.reminded_at,
    }


def incident_of(r: Any) -> Incident:
    """The incident that a row holds."""
    return Incident(
        id=r.id,
        project=r.project,
        reporter_id=r.reporter_id,
        raised_at=r.raised_at,
        year=r.year,
        apart=r.apart,
        number=r.number,
        sos=r.sos,
        status=Status(r.status),
        facts=Facts(
            type=r.type,
            restricted=r.restricted,
            severity=None if r.severity is None else Severity(r.severity),
            near_miss=r.near_miss,
            site=r.site,
            place=None if r.place is None else Place(*json.loads(r.place)),
            happened_at=r.happened_at,
            affected={Group(group): count for group, count in r.affected.items()},
            narrative=r.narrative,
            done=r.done,
            help=r.help,
        ),
        climb=Climb(
            run=r.run,
            step=None if r.step is None else Step(r.step),
            since=r.climbs_since,
            last_at=r.last_at,
            next_at=r.next_at,
            held_since=r.held_since,
            reminded_at=r.reminded_at,
        ),
        chat_id=r.chat_id,
        message_id=r.message_id,
        thread_id=r.thread_id,
        joined_to=r.joined_to,
    )
