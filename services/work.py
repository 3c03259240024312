"""What every use case is given: its unit of work, the catalogue, the moment, and where a message came from.

The unit is opened by whoever calls (the processing of updates, a job's tick, the command line), because its commit also
holds what only the caller knows: that the inbox row is done, that the period was taken. A use case never commits.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.notices import BaseNotice
from domain.people import Person, as_of
from domain.reading.incident_model import IncidentModel
from domain.reporting_day import reporting_day
from domain.roles import Role
from storage.groups import TeamGroup
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Work:
    """One unit of work and what surrounds it."""

    unit: UnitOfWork
    catalogue: Catalogue
    now: datetime
    secret: bytes
    """Keys the hashes of strangers' ids; without it they say nothing."""
    incident_model: Callable[[], IncidentModel] | None = None
    """What the incident reader has learned, read from its file when first asked for. Given where messages are read."""

    @cached_property
    def today(self) -> date:
        """The reporting day of this moment."""
        return self.day_of(self.now)

    def day_of(self, instant: datetime) -> date:
        """The reporting day in which an instant lies, by the mission's clock."""
        return reporting_day(instant, self.catalogue.zone, self.catalogue.day_starts_at)

    async def person(self, telegram_id: int) -> Person | None:
        """The admitted person, as they stand today; None for a stranger."""
        found = await self.unit.people.by_telegram_id(telegram_id)
        return None if found is None else self._as_of_today(found)

    @cached_property
    def _stand(self) -> dict[int, tuple[Person, Person]]:
        """People as they were read, and as they stand today: a message's author is asked for again and again."""
        return {}

    def _as_of_today(self, person: Person) -> Person:
        read, stands = self._stand.get(person.id, (None, person))
        if read is not person:
            stands = as_of(person, self.catalogue, self.today)
            self._stand[person.id] = person, stands
        return stands

    async def holding(self, roles: Iterable[Role], project: str) -> list[Person]:
        """Everybody who holds one of the roles in the project, or in one for which it stands, in order of admission, as
        they stand today. Whether the role still counts and reaches all of the project is for the caller to ask."""
        keys = self.catalogue.family(project, self.today)
        held = [await self.unit.people.with_roles(roles, key) for key in keys]
        found = {p.id: as_of(p, self.catalogue, self.today) for people in held for p in people}
        return [person for _, person in sorted(found.items())]

    async def group(self, chat_id: int) -> TeamGroup | None:
        """The group; where another project has succeeded the one that it was linked to, it is linked to that one."""
        found = await self.unit.groups.by_chat(chat_id)
        if found is None or found.project is None:
            return found
        return replace(found, project=self.catalogue.project_on(found.project, self.today).key)


@frozen
class Origin:
    """Where a message or a tap came from. For a tap, `message_id` is the message that carries the button."""

    chat_id: int
    message_id: int
    thread_id: int | None
    in_group: bool
    sender_id: int
    sender_name: str
    sender_language: str | None
    sent_at: datetime
    """When the message was written (a tap: when it was taken in)."""

    async def answer(self, work: Work, notice: BaseNotice) -> int | None:
        """Says something where the message came from; in a group as an answer to it. Returns a card's id."""
        thread_id, reply_to = self.thread_id, self._reply_to()
        if notice.card:
            return await work.unit.cards.put(notice, self.chat_id, work.now, thread_id=thread_id, reply_to=reply_to)
        await work.unit.outbox.put(notice, self.chat_id, work.now, thread_id=thread_id, reply_to=reply_to)
        return None

    def _reply_to(self) -> int | None:
        return self.message_id if self.in_group else None
