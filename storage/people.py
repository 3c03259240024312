"""People, their roles, invitations, and the little that is kept of strangers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.frozen import frozen
from domain.people import Grant, Person
from domain.privacy import cleaned
from domain.roles import Role
from storage.audit import Audit
from storage.dialect import Dialect, upsert
from storage.prepared import PREPARED
from storage.tables import GrantRow, Invite, PersonRow, Stranger


@frozen
class OpenInvite:
    """What an unused code grants."""

    grant: Grant
    created_by: int | None


_PEOPLE: Any = PersonRow.__table__
_GRANTS: Any = GrantRow.__table__
_STRANGERS: Any = Stranger.__table__
_BY_ID = select(_PEOPLE).where(_PEOPLE.c.id == bindparam("person")).execution_options(**PREPARED)
_LOCKED_AT = select(_PEOPLE.c.locked_at).where(_PEOPLE.c.id == bindparam("person")).execution_options(**PREPARED)
_ENDING = _GRANTS.c.until.is_not(None), _GRANTS.c.ended_at.is_(None)
_NEXT_END = select(func.min(_GRANTS.c.until)).where(*_ENDING).execution_options(**PREPARED)
_LAST_SEEN = select(func.min(_STRANGERS.c.last_at)).execution_options(**PREPARED)


class People:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        self._session = session
        self._dialect = dialect
        self._audit = audit
        self._known: dict[int, Person | None] = {}

    async def look_ahead(self, ids: Iterable[int]) -> None:
        """Reads the people whom a batch is going to ask for in one go; `by_telegram_id` then asks no more."""
        wanted = set(ids)
        found = await self.by_telegram_ids(wanted)
        self._known = {telegram_id: found.get(telegram_id) for telegram_id in wanted}

    def forget_ahead(self) -> None:
        """What was read ahead may be wrong after a write or a part that was undone."""
        self._known = {}

    async def by_telegram_ids(self, ids: Iterable[int]) -> dict[int, Person]:
        """The admitted people among these Telegram ids, with all roles that were not revoked."""
        found = self._dialect.constant("people_by_telegram_ids", self._by_telegram_ids)
        rows = (await self._session.execute(found, {"ids": list(set(ids))})).all()
        grants = await self._grants([row.id for row in rows])
        return {row.telegram_id: _person(row, grants.get(row.id, [])) for row in rows}

    def _by_telegram_ids(self) -> Any:
        return select(_PEOPLE).where(self._dialect.among(_PEOPLE.c.telegram_id, "ids")).execution_options(**PREPARED)

    async def by_telegram_id(self, telegram_id: int) -> Person | None:
        """The person, or None for a stranger."""
        if telegram_id in self._known:
            return self._known[telegram_id]
        return (await self.by_telegram_ids([telegram_id])).get(telegram_id)

    async def by_id(self, person_id: int) -> Person | None:
        """The person with our own id."""
        row = (await self._session.execute(_BY_ID, {"person": person_id})).one_or_none()
        if row is None:
            return None
        return _person(row, (await self._grants([person_id])).get(person_id, []))

    async def is_locked(self, person_id: int) -> bool:
        """Whether the account is locked."""
        return await self._session.scalar(_LOCKED_AT, {"person": person_id}) is not None

    async def by_ids(self, ids: Iterable[int]) -> list[Person]:
        """The people with these ids of our own."""
        rows = (await self._session.scalars(select(PersonRow).where(PersonRow.id.in_(set(ids))))).all()
        grants = await self._grants([row.id for row in rows])
        return [_person(row, grants.get(row.id, [])) for row in rows]

    async def reread(self, person_id: int) -> Person | None:
        """The person as they stand after a write."""
        self.forget_ahead()
        return await self.by_id(person_id)

    async def names(self, ids: Iterable[int]) -> dict[int, str]:
        """First names by our own ids."""
        wanted = set(ids)
        if not wanted:
            return {}
        named = self._dialect.constant("people_names", self._names)
        return {row.id: cleaned(row.first_name) for row in await self._session.execute(named, {"ids": list(wanted)})}

    def _names(self) -> Any:
        theirs = self._dialect.among(_PEOPLE.c.id, "ids")
        return select(_PEOPLE.c.id, _PEOPLE.c.first_name).where(theirs).execution_options(**PREPARED)

    async def everybody(self) -> list[tuple[int, str]]:
        """(our own id, first name) of everybody, in order of admission."""
        rows = await self._session.execute(
            select(_PEOPLE.c.id, _PEOPLE.c.first_name).where(_PEOPLE.c.telegram_id > 0).order_by(_PEOPLE.c.id)
        )
        return [(row.id, row.first_name) for row in rows]

    async def chats_of(self, ids: Iterable[int]) -> dict[int, int]:
        """The private chats of people, by our own ids."""
        rows = await self._session.execute(
            select(PersonRow.id, PersonRow.telegram_id).where(PersonRow.id.in_(set(ids))).order_by(PersonRow.id)
        )
        return {row.id: row.telegram_id for row in rows}

    async def with_roles(self, roles: Iterable[Role], project: str | None) -> list[Person]:
        """Everybody who holds one of the roles for the project or for the whole mission, in order of admission.

        With `project` None only roles for the whole mission count. Whether a role is still in force is the domain's.
        """
        reaches: ColumnElement[bool] = GrantRow.project.is_(None)
        if project is not None:
            reaches = or_(reaches, GrantRow.project == project)
        ids = select(GrantRow.person_id).where(
            GrantRow.role.in_([str(r) for r in roles]), GrantRow.revoked_at.is_(None), reaches
        )
        rows = (
            await self._session.scalars(select(PersonRow).where(PersonRow.id.in_(ids)).order_by(PersonRow.id))
        ).all()
        grants = await self._grants([row.id for row in rows])
        return [_person(row, grants.get(row.id, [])) for row in rows]

    async def holding(self, roles: Iterable[Role]) -> list[Person]:
        """Everybody who holds one of the roles anywhere."""
        held = self._dialect.constant("people_holding", self._holding)
        rows = (await self._session.execute(held, {"roles": sorted(map(str, roles))})).all()
        grants = await self._grants([row.id for row in rows])
        return [_person(row, grants.get(row.id, [])) for row in rows]

    def _holding(self) -> Any:
        theirs = self._dialect.among(_GRANTS.c.role, "roles", words=True), _GRANTS.c.revoked_at.is_(None)
        held = select(_PEOPLE).where(_PEOPLE.c.id.in_(select(_GRANTS.c.person_id).where(*theirs)))
        return held.order_by(_PEOPLE.c.id).execution_options(**PREPARED)

    async def _grants(self, person_ids: Sequence[int]) -> Mapping[int, list[Grant]]:
        if not person_ids:
            return {}
        held_by = self._dialect.constant("grants_of_people", self._grants_of)
        rows = await self._session.execute(held_by, {"people": person_ids})
        grants: dict[int, list[Grant]] = {}
        for person_id, role, project, sites, until in rows:
            held = Grant(Role(role), project, None if sites is None else frozenset(sites), until)
            grants.setdefault(person_id, []).append(held)
        return grants

    def _grants_of(self) -> Any:
        held = (
            select(_GRANTS.c.person_id, _GRANTS.c.role, _GRANTS.c.project, _GRANTS.c.sites, _GRANTS.c.until)
            .where(self._dialect.among(_GRANTS.c.person_id, "people"), _GRANTS.c.revoked_at.is_(None))
            .order_by(_GRANTS.c.id)
        )
        return held.execution_options(**PREPARED)

    async def admit(
        self, telegram_id: int, first_name: str, language: str, project: str | None, site_asked: bool, now: datetime
    ) -> int:
        """A new person, without roles yet; returns our own id."""
        self.forget_ahead()
        result = await self._session.execute(
            insert(PersonRow)
            .values(
                telegram_id=telegram_id,
                first_name=first_name,
                language=language,
                project=project,
                site=None,
                site_asked=site_asked,
                admitted_at=now,
                locked_at=None,
                locked_by=None,
            )
            .returning(PersonRow.id)
        )
        return result.scalar_one()

    async def grant(self, person_id: int, grant: Grant, granted_by: int | None, now: datetime) -> int:
        """Adds a role; returns its number."""
        self.forget_ahead()
        added: Any = await self._session.execute(
            insert(GrantRow).values(
                person_id=person_id,
                role=str(grant.role),
                project=grant.project,
                sites=None if grant.sites is None else sorted(grant.sites),
                until=grant.until,
                ended_at=None,
                granted_by=granted_by,
                granted_at=now,
                revoked_at=None,
                revoked_by=None,
            )
        )
        await self._audit.note(now, Deed.ROLE_GIVEN, Subject.PERSON, person_id, granted_by)
        number: int = added.inserted_primary_key[0]
        return number

    async def next_end(self) -> datetime | None:
        """When the next dated role ends, or ended without that having been seen to."""
        return await self._session.scalar(_NEXT_END)

    async def end_roles(self, now: datetime) -> list[int]:
        """Whose roles have ended since this was asked last, by our own ids."""
        over = update(_GRANTS).where(*_ENDING, _GRANTS.c.until <= now).values(ended_at=now)
        ended = sorted(set(await self._session.scalars(over.returning(_GRANTS.c.person_id))))
        for person_id in ended:
            await self._audit.note(now, Deed.ROLE_ENDED, Subject.PERSON, person_id)
        return ended

    async def choose(self, person_id: int, **values: str | bool | None) -> None:
        """Sets language, project, site, first_name or site_asked."""
        self.forget_ahead()
        await self._session.execute(update(PersonRow).where(PersonRow.id == person_id).values(**values))

    async def site_asked(self, person_id: int) -> bool:
        """Whether the usual site was offered and neither chosen nor skipped yet."""
        return bool(await self._session.scalar(select(PersonRow.site_asked).where(PersonRow.id == person_id)))

    async def put_invite(
        self, code_hash: str, grant: Grant, created_by: int | None, now: datetime, expires_at: datetime
    ) -> None:
        """Stores an invitation under its code's hash."""
        await self._session.execute(
            insert(Invite).values(
                code_hash=code_hash,
                role=str(grant.role),
                project=grant.project,
                sites=None if grant.sites is None else sorted(grant.sites),
                role_until=grant.until,
                created_by=created_by,
                created_at=now,
                expires_at=expires_at,
                used_by=None,
                used_at=None,
            )
        )
        await self._audit.note(now, Deed.INVITE_MADE, Subject.PERSON, None, created_by)

    async def open_invite(self, code_hash: str, now: datetime) -> OpenInvite | None:
        """What the code grants, while it is unused and not too old."""
        row = await self._session.scalar(
            select(Invite)
            .where(Invite.code_hash == code_hash, Invite.used_at.is_(None), Invite.expires_at > now)
            .with_for_update()
        )
        if row is None:
            return None
        sites = None if row.sites is None else frozenset(row.sites)
        return OpenInvite(Grant(Role(row.role), row.project, sites, row.role_until), row.created_by)

    async def use_invite(self, code_hash: str, person_id: int, now: datetime) -> None:
        """A code serves once."""
        await self._session.execute(
            update(Invite).where(Invite.code_hash == code_hash).values(used_by=person_id, used_at=now)
        )
        await self._audit.note(now, Deed.INVITE_USED, Subject.PERSON, person_id, person_id)

    async def stranger(self, id_hash: str) -> Stranger | None:
        """What is known of a stranger; the row is detached, changes go through `note_stranger`."""
        return await self._session.scalar(select(Stranger).where(Stranger.id_hash == id_hash))

    async def note_stranger(
        self, id_hash: str, now: datetime, *, told_at: datetime | None, tries: int, tries_since: datetime | None
    ) -> None:
        """Keeps what remains of a stranger's visit."""
        values = {"told_at": told_at, "tries": tries, "tries_since": tries_since, "last_at": now}
        await self._session.execute(upsert(self._dialect, Stranger, {"id_hash": id_hash}, values))

    async def oldest_stranger(self) -> datetime | None:
        """When the stranger who has not been seen for longest was last seen."""
        return await self._session.scalar(_LAST_SEEN)

    async def forget_strangers(self, before: datetime) -> int:
        """Forgets strangers that were last seen before; how many."""
        gone = await self._session.execute(
            delete(Stranger).where(Stranger.last_at <= before).returning(Stranger.id_hash)
        )
        return len(gone.all())


def _person(row: Any, grants: Iterable[Grant]) -> Person:
    held, name = tuple(grants), cleaned(row.first_name)
    return Person(row.id, row.telegram_id, name, row.language, held, row.project, row.site, row.locked_at)
