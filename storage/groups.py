"""Team groups: which project a group belongs to, in which language Vigie speaks there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.frozen import frozen
from storage.audit import Audit
from storage.dialect import Dialect, upsert
from storage.prepared import PREPARED
from storage.tables import Group

_GROUPS: Any = Group.__table__
_OLDEST_UNLINKED = (
    select(func.min(_GROUPS.c.joined_at)).where(_GROUPS.c.linked_at.is_(None)).execution_options(**PREPARED)
)


@frozen
class TeamGroup:
    """A group that Vigie is in. `project` None: not linked yet. `coordination`: it is its coordinators'."""

    chat_id: int
    project: str | None
    language: str | None
    joined_at: datetime
    coordination: bool = False


class Groups:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        self._session = session
        self._dialect = dialect
        self._audit = audit

    async def by_chat(self, chat_id: int) -> TeamGroup | None:
        """The group, or None where Vigie does not know that it is there."""
        row = await self._session.scalar(select(Group).where(Group.chat_id == chat_id))
        return None if row is None else _group(row)

    async def of_coordination(self, projects: Sequence[str]) -> list[TeamGroup]:
        """The coordinators' groups of these projects."""
        found = self._dialect.constant("coordination_groups", self._of_coordination)
        return [_group(row) for row in await self._session.execute(found, {"projects": sorted(projects)})]

    def _of_coordination(self) -> Any:
        theirs = _GROUPS.c.coordination.is_(true()), self._dialect.among(_GROUPS.c.project, "projects", words=True)
        return select(_GROUPS).where(*theirs).order_by(_GROUPS.c.chat_id).execution_options(**PREPARED)

    async def linked_to(self, projects: Sequence[str]) -> list[TeamGroup]:
        """The groups of these projects."""
        theirs = select(_GROUPS).where(_GROUPS.c.project.in_(list(projects))).order_by(_GROUPS.c.joined_at)
        return [_group(row) for row in await self._session.execute(theirs)]

    async def chats_of(self, projects: Sequence[str]) -> list[int]:
        """The groups that are linked to one of these projects."""
        theirs = select(_GROUPS.c.chat_id).where(_GROUPS.c.project.in_(projects)).order_by(_GROUPS.c.chat_id)
        return list((await self._session.execute(theirs)).scalars())

    async def joined(self, chat_id: int, added_by: int | None, now: datetime) -> None:
        """Vigie was added to a group: the ten minutes begin."""
        values = {
            "project": None,
            "language": None,
            "added_by": added_by,
            "joined_at": now,
            "linked_by": None,
            "linked_at": None,
            "coordination": False,
        }
        await self._session.execute(upsert(self._dialect, Group, {"chat_id": chat_id}, values))

    async def link(self, chat_id: int, project: str, language: str, linked_by: int, now: datetime) -> None:
        """The group is a team's from now on."""
        await self._session.execute(
            update(Group)
            .where(Group.chat_id == chat_id)
            .values(project=project, language=language, linked_by=linked_by, linked_at=now)
        )
        await self._audit.note(now, Deed.GROUP_LINKED, Subject.GROUP, chat_id, linked_by)

    async def set_coordination(self, chat_id: int, coordination: bool) -> None:
        """The group is its project's coordinators', or its team's."""
        await self._session.execute(update(Group).where(Group.chat_id == chat_id).values(coordination=coordination))

    async def left(self, chat_id: int) -> None:
        """Vigie is no longer in the group."""
        await self._session.execute(delete(Group).where(Group.chat_id == chat_id))

    async def unlinked(self, joined_before: datetime) -> list[int]:
        """Groups that nobody linked since."""
        found = await self._session.scalars(
            select(Group.chat_id).where(Group.linked_at.is_(None), Group.joined_at <= joined_before)
        )
        return list(found.all())

    async def oldest_unlinked(self) -> datetime | None:
        """When Vigie joined the group that waits longest for its link."""
        return await self._session.scalar(_OLDEST_UNLINKED)

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup and keeps its link. Doing it twice changes nothing."""
        if await self.by_chat(old) is None:
            return
        await self._session.execute(delete(Group).where(Group.chat_id == new))
        await self._session.execute(update(Group).where(Group.chat_id == old).values(chat_id=new))


def _group(row: Any) -> TeamGroup:
    return TeamGroup(row.chat_id, row.project, row.language, row.joined_at, row.coordination)
