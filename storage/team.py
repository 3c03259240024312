"""Roles by their number, changed and taken back; accounts locked and opened."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.people import Grant
from domain.roles import Role
from domain.team import Held
from storage.audit import Audit
from storage.people import People
from storage.tables import GrantRow, PersonRow

_GRANTS: Any = GrantRow.__table__
_PEOPLE: Any = PersonRow.__table__


class Team:
    """See the module."""

    def __init__(self, session: AsyncSession, people: People, audit: Audit) -> None:
        self._session = session
        self._people = people
        self._audit = audit

    async def held(self, people: Iterable[int]) -> list[Held]:
        """Every role of these people that was not revoked, in the order in which they were given."""
        theirs = select(_GRANTS).where(_GRANTS.c.person_id.in_(set(people)), _GRANTS.c.revoked_at.is_(None))
        return [_held(row) for row in await self._session.execute(theirs.order_by(_GRANTS.c.id))]

    async def by_id(self, grant_id: int) -> Held | None:
        """The role with this number; None where there is none, or it was revoked."""
        theirs = select(_GRANTS).where(_GRANTS.c.id == grant_id, _GRANTS.c.revoked_at.is_(None))
        row = (await self._session.execute(theirs)).one_or_none()
        return None if row is None else _held(row)

    async def of_projects(self, projects: Collection[str]) -> set[int]:
        """Who holds a role of one of these projects, or of the whole mission: our own ids."""
        reaches = _GRANTS.c.project.in_(list(projects)) | _GRANTS.c.project.is_(None)
        return set(
            await self._session.scalars(select(_GRANTS.c.person_id).where(reaches, _GRANTS.c.revoked_at.is_(None)))
        )

    async def change(
        self, gone: Collection[Held], new: Grant | None, person: int, by: int, now: datetime
    ) -> int | None:
        """Roles end, and another one takes their place, whose number is returned. Rows stay, so that it can be told,
        and undone."""
        self._people.forget_ahead()
        ended = update(_GRANTS).where(_GRANTS.c.id.in_([held.id for held in gone]), _GRANTS.c.revoked_at.is_(None))
        await self._session.execute(ended.values(revoked_at=now, revoked_by=by))
        for held in gone:
            await self._audit.note(now, Deed.ROLE_REMOVED, Subject.PERSON, held.person, by)
        return None if new is None else await self._people.grant(person, new, by, now)

    async def ended(self, person: int, ids: Collection[int]) -> list[Held]:
        """Those of these roles of somebody that were revoked."""
        theirs = select(_GRANTS).where(_GRANTS.c.id.in_(list(ids)), _GRANTS.c.person_id == person)
        rows = await self._session.execute(theirs.where(_GRANTS.c.revoked_at.is_not(None)).order_by(_GRANTS.c.id))
        return [_held(row) for row in rows]

    async def restore(self, ended: Collection[Held], given: Collection[Held], by: int, now: datetime) -> None:
        """A change is undone."""
        await self.change(given, None, 0, by, now)
        back = update(_GRANTS).where(_GRANTS.c.id.in_([held.id for held in ended]))
        await self._session.execute(back.values(revoked_at=None, revoked_by=None, ended_at=None))
        for held in ended:
            await self._audit.note(now, Deed.ROLE_GIVEN, Subject.PERSON, held.person, by)

    async def lock(self, person: int, by: int, now: datetime) -> bool:
        """The account is locked. False where it was so already."""
        locked = await self._locked(person, now, by, was=False)
        if locked:
            await self._audit.note(now, Deed.ACCOUNT_LOCKED, Subject.PERSON, person, by)
        return locked

    async def unlock(self, person: int, by: int, now: datetime) -> bool:
        """The account is open again. False where it was so already."""
        opened = await self._locked(person, None, None, was=True)
        if opened:
            await self._audit.note(now, Deed.ACCOUNT_OPENED, Subject.PERSON, person, by)
        return opened

    async def _locked(self, person: int, at: datetime | None, by: int | None, *, was: bool) -> bool:
        self._people.forget_ahead()
        state = _PEOPLE.c.locked_at.is_not(None) if was else _PEOPLE.c.locked_at.is_(None)
        changed = update(_PEOPLE).where(_PEOPLE.c.id == person, state).values(locked_at=at, locked_by=by)
        return (await self._session.execute(changed.returning(_PEOPLE.c.id))).one_or_none() is not None

    async def locked_by(self, person: int) -> int | None:
        """Who locked the account, by our own id."""
        return await self._session.scalar(select(_PEOPLE.c.locked_by).where(_PEOPLE.c.id == person))


def _held(row: Any) -> Held:
    sites = None if row.sites is None else frozenset(row.sites)
    return Held(row.id, row.person_id, Grant(Role(row.role), row.project, sites, row.until))
