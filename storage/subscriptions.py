"""Who gets which summary where, and when the next one is due."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.frozen import frozen
from domain.roles import Role
from domain.summaries.periods import Kind
from storage.audit import Audit
from storage.dialect import Dialect
from storage.prepared import PREPARED
from storage.summary_editions import MISSION
from storage.summary_tables import SubscriptionRow
from storage.tables import GrantRow

_ROWS: Any = SubscriptionRow.__table__
_GRANTS: Any = GrantRow.__table__
_NEXT = select(func.min(_ROWS.c.next_at)).execution_options(**PREPARED)
_LATER = select(func.min(_ROWS.c.next_at)).where(_ROWS.c.next_at > bindparam("after")).execution_options(**PREPARED)


@frozen
class Subscription:
    """One summary that comes by itself. `project` None: the mission's; `at` None: at the catalogue's hour; `language`
    None: its reader's. `next_at` None: it is paused, or has ended."""

    id: int
    person_id: int
    chat_id: int
    thread_id: int | None
    kind: Kind
    project: str | None
    at: time | None
    language: str | None
    standard: bool
    begun_at: datetime
    paused_at: datetime | None
    ended_at: datetime | None
    next_at: datetime | None


class Subscriptions:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        self._session = session
        self._dialect = dialect
        self._audit = audit

    async def add(
        self,
        person_id: int,
        chat_id: int,
        kind: Kind,
        project: str | None,
        now: datetime,
        next_at: datetime,
        *,
        thread_id: int | None = None,
        standard: bool = False,
    ) -> int:
        """A new one, at the catalogue's hour and in its reader's language; returns its id."""
        result: Any = await self._session.execute(
            insert(_ROWS).values(
                person_id=person_id,
                chat_id=chat_id,
                thread_id=thread_id,
                kind=str(kind),
                project=project or MISSION,
                at=None,
                language=None,
                standard=standard,
                begun_at=now,
                paused_at=None,
                ended_at=None,
                next_at=next_at,
            )
        )
        added: int = result.inserted_primary_key[0]
        if not standard:  # what comes with a role is the role's
            await self._audit.note(now, Deed.SUBSCRIBED, Subject.SUBSCRIPTION, added, person_id)
        return added

    async def by_id(self, subscription_id: int, *, lock: bool = False) -> Subscription | None:
        """The subscription. `lock`: nobody else changes it until the commit, so that a tap and its sending do not
        cross."""
        found = await self._all(_ROWS.c.id == subscription_id, lock=lock)
        return found[0] if found else None

    async def of_person(self, person_id: int) -> list[Subscription]:
        """What somebody gets, or has set up for a group; ended ones too."""
        return await self._all(_ROWS.c.person_id == person_id)

    async def of_chat(self, chat_id: int) -> list[Subscription]:
        """What comes to a chat, in all its topics; ended ones too."""
        return await self._all(_ROWS.c.chat_id == chat_id)

    async def due(self, now: datetime, *, lock: bool = False) -> list[Subscription]:
        """Those of which one is due. `lock`: they are about to be sent."""
        return await self._all(_ROWS.c.next_at <= now, lock=lock)

    async def _all(self, where: Any, *, lock: bool = False) -> list[Subscription]:
        query = select(_ROWS).where(where).order_by(_ROWS.c.id)
        rows = await self._session.execute(query.with_for_update() if lock else query)
        return [_subscription(row) for row in rows]

    async def next_at(self, after: datetime | None) -> datetime | None:
        """When the next summary is due; with `after` the first one later than that."""
        if after is None:
            return (await self._session.execute(_NEXT)).scalar()
        return (await self._session.execute(_LATER, {"after": after})).scalar()

    async def due_next(self, subscription_id: int, next_at: datetime) -> None:
        """This one was seen to; the next is due then."""
        await self._change(subscription_id, next_at=next_at)

    async def set_hour(self, subscription_id: int, at: time, next_at: datetime | None) -> None:
        """It comes at another hour."""
        await self._change(subscription_id, at=f"{at:%H:%M}", next_at=next_at)

    async def speak(self, subscription_id: int, language: str | None) -> None:
        """It comes in this language; None: in its reader's."""
        await self._change(subscription_id, language=language)

    async def move(self, subscription_id: int, chat_id: int) -> None:
        """It comes to another chat."""
        await self._change(subscription_id, chat_id=chat_id, thread_id=None)

    async def pause(self, subscription_id: int, now: datetime) -> None:
        """Nothing comes until it is resumed."""
        await self._change(subscription_id, paused_at=now, next_at=None)

    async def end(self, subscription_id: int, now: datetime) -> None:
        """Nothing comes any more."""
        await self._change(subscription_id, ended_at=now, next_at=None)

    async def resume(self, subscription_id: int, now: datetime, next_at: datetime) -> None:
        """It goes on, after a pause or its end; what was due meanwhile is not sent."""
        await self._change(subscription_id, paused_at=None, ended_at=None, begun_at=now, next_at=next_at)

    async def _change(self, subscription_id: int, **values: Any) -> None:
        await self._session.execute(update(_ROWS).where(_ROWS.c.id == subscription_id).values(**values))

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup. Doing it twice changes nothing."""
        await self._session.execute(update(_ROWS).where(_ROWS.c.chat_id == old).values(chat_id=new))

    async def without_standard(self, roles: Iterable[Role], now: datetime) -> list[tuple[int, str | None]]:
        """(person, project) of everybody who holds one of these roles and was never given what comes with it. A role
        that is limited to some sites brings nothing."""
        missing = self._dialect.constant("grants_without_subscriptions", self._without)
        rows = await self._session.execute(missing, {"roles": sorted(map(str, roles)), "at": now})
        return [(row.person_id, row.project) for row in rows]

    def _without(self) -> Any:
        same = and_(
            _ROWS.c.person_id == _GRANTS.c.person_id,
            _ROWS.c.project == func.coalesce(_GRANTS.c.project, MISSION),
            _ROWS.c.standard.is_(true()),
        )
        missing = (
            select(_GRANTS.c.person_id, _GRANTS.c.project)
            .distinct()
            .where(
                self._dialect.among(_GRANTS.c.role, "roles", words=True),
                _GRANTS.c.revoked_at.is_(None),
                _GRANTS.c.sites.is_(None),
                or_(_GRANTS.c.until.is_(None), _GRANTS.c.until > bindparam("at")),
                ~exists().where(same),
            )
            .order_by(_GRANTS.c.person_id, _GRANTS.c.project)
        )
        return missing.execution_options(**PREPARED)


def _subscription(row: Any) -> Subscription:
    return Subscription(
        id=row.id,
        person_id=row.person_id,
        chat_id=row.chat_id,
        thread_id=row.thread_id,
        kind=Kind(row.kind),
        project=None if row.project == MISSION else row.project,
        at=None if row.at is None else time.fromisoformat(row.at),
        language=row.language,
        standard=row.standard,
        begun_at=row.begun_at,
        paused_at=row.paused_at,
        ended_at=row.ended_at,
        next_at=row.next_at,
    )
