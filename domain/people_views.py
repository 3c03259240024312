"""What one reader may be shown about people, invitations and groups, and the words-free parts of refusals."""

from datetime import datetime

from domain.choices import Habit
from domain.frozen import frozen
from domain.roles import Role


@frozen
class WelcomeView:
    """After the admission. `site` is the choice made; None with `asked` still open."""

    first_name: str
    roles: tuple[tuple[Role, str | None], ...]
    """Role and project; None is the whole mission."""
    project: str | None
    site: str | None
    sites: tuple[str, ...]
    """To choose from; empty where there is nothing to choose."""
    asked: bool
    """Whether the choice is still open; False once a site was chosen or skipped."""


@frozen
class SettingsView:
    """`menu`: the part that is open (site, project, language, habits), None for the overview."""

    menu: str | None
    language: str
    project: str | None
    site: str | None
    projects: tuple[str, ...]
    sites: tuple[str, ...]
    habits: tuple[tuple[int, Habit], ...] = ()
    """What is remembered of the person's words, each with the id by which it is forgotten."""


@frozen
class InviteMenuView:
    """`project` None: choose one of `projects` ("*" is the whole mission); else choose one of `roles`."""

    project: str | None
    projects: tuple[str, ...]
    roles: tuple[Role, ...]


@frozen
class InviteMadeView:
    """The link to forward; single use."""

    role: Role
    project: str | None
    code: str
    expires_at: datetime


@frozen
class GroupMenuView:
    """`project` None: choose one of `projects`; else choose one of `languages`."""

    project: str | None
    projects: tuple[str, ...]
    languages: tuple[str, ...]


@frozen
class GroupLinkedView:
    """The group's project and language; `coordination`: it is its coordinators', who get the project's alerts there."""

    project: str
    language: str
    coordination: bool = False


@frozen
class ExamplesView:
    """An answer that teaches: `notice` says which one, the project and site make its examples the reader's own."""

    notice: str
    project: str | None
    site: str | None
    said: str | None = None
    nearest: str | None = None
    reports_for: bool = False
    """Whether the reader may report in somebody's place."""
    sets_duty: bool = False
    """Whether the reader may set who is on duty."""
    follows: bool = False
    """Whether alerts of others may come to the reader."""
    calls_roll: bool = False
    """Whether the reader may call the roll, and raise an exercise."""
    subscribes: bool = False
    """Whether summaries may come to the reader by themselves."""
    sees_beds: bool = False
    """Whether the reader may ask for beds."""
    holds_beds: bool = False
    """Whether the reader may hold beds, and record who was turned away."""
    counts_beds: bool = False
    """Whether the reader keeps the beds of a shelter."""
    sees_team: bool = False
    """Whether the reader sees who is in a team."""
