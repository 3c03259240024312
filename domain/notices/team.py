"""What there is to say of a team's people: their roles, and accounts that are locked."""

from datetime import datetime
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane
from domain.roles import Role

Part = Literal["change", "roles", "sites", "projects", "ends", "ask", "done"]
What = Literal["drop", "role", "sites", "project", "end", "lock", "unlock"]


class TeamCard(BaseNotice):
    """A team's people, or one of them; with what is being changed, which is kept here until it is done.

    `grant_id` None: every role that the person has in the scope. `at`: when it was done; the roles `ended` by it, the
    one `given` instead and the project and site where they worked (`was`) are what undoing it turns round.
    """

    card: ClassVar[bool] = True
    kind: Literal["team_card"] = "team_card"
    scope: str | None = None
    page: int = 0
    person_id: int | None = None
    grant_id: int | None = None
    part: Part | None = None
    what: What | None = None
    role: Role | None = None
    sites: tuple[str, ...] | None = None
    project: str | None = None
    until: datetime | None = None
    sure: bool = False
    at: datetime | None = None
    ended: tuple[int, ...] = ()
    given: int | None = None
    was: tuple[str | None, str | None] | None = None
    said: str | None = None


class TeamEndPrompt(BaseNotice):
    """The last day of somebody's role is asked for in words."""

    kind: Literal["team_end_prompt"] = "team_end_prompt"
    grant_id: int
    scope: str

    @property
    def subject(self) -> int | None:
        """The role."""
        return self.grant_id


class RoleEnded(BaseNotice):
    """To somebody whose roles somebody else has ended."""

    kind: Literal["role_ended"] = "role_ended"
    roles: tuple[tuple[Role, str | None], ...]


class RoleChanged(BaseNotice):
    """To somebody whose role is another now, or is theirs again."""

    kind: Literal["role_changed"] = "role_changed"
    role: Role
    project: str | None
    sites: tuple[str, ...] | None
    until: datetime | None


class AccountLocked(BaseNotice):
    """The one sentence that a locked account is told. It names nobody."""

    kind: Literal["account_locked"] = "account_locked"


class AccountOpened(BaseNotice):
    """To somebody whose account is open again."""

    kind: Literal["account_opened"] = "account_opened"
    by: int


class LockTold(BaseNotice):
    """To those who answer for somebody whose account is locked: how it stands."""

    card: ClassVar[bool] = True
    lane: ClassVar[Lane] = Lane.ANSWER
    kind: Literal["lock_told"] = "lock_told"
    person_id: int
    by: int
    at: datetime
    opened_by: int | None = None

    @property
    def subject(self) -> int | None:
        """The person."""
        return self.person_id


class MessagesRecalled(BaseNotice):
    """Takes messages away that were sent, or under way, to somebody who may no longer have them; by their rows in the
    outbox, since what is under way has no number yet."""

    kind: Literal["messages_recalled"] = "messages_recalled"
    rows: tuple[int, ...]


class GroupStranger(BaseNotice):
    """To a project's coordinators: somebody without a role came into one of its groups."""

    kind: Literal["group_stranger"] = "group_stranger"
    project: str
    name: str
