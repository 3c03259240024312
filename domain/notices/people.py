"""What there is to say to people and groups of themselves: admission, invites, settings, links."""

from datetime import datetime
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice


class Help(BaseNotice):
    """Five lines with real examples."""

    kind: Literal["help"] = "help"


class Welcome(BaseNotice):
    """After the admission: who one is for Vigie, what to send first, and the choice of the usual site."""

    card: ClassVar[bool] = True
    kind: Literal["welcome"] = "welcome"


class AlreadyAdmitted(BaseNotice):
    """/start from somebody who is in already."""

    kind: Literal["already_admitted"] = "already_admitted"


class BotIsPrivate(BaseNotice):
    """What a stranger is told, in both languages, at most once a day."""

    kind: Literal["bot_is_private"] = "bot_is_private"


class CodeRefused(BaseNotice):
    """An invite code that does not exist, is used or is too old. Not said which: a code is a secret."""

    kind: Literal["code_refused"] = "code_refused"


SettingsMenu = Literal["site", "project", "language", "habits"]
"""A part of the settings that a button opens."""


class Settings(BaseNotice):
    """Language, project, usual site, and what is remembered of one's words."""

    card: ClassVar[bool] = True
    kind: Literal["settings"] = "settings"
    menu: SettingsMenu | None = None


class InviteMenu(BaseNotice):
    """Which project, which role; `project` "*" is the whole mission."""

    card: ClassVar[bool] = True
    kind: Literal["invite_menu"] = "invite_menu"
    project: str | None = None


class InviteMade(BaseNotice):
    """The link to forward. The code lives in this notice until it is sent and is blanked with it."""

    kind: Literal["invite_made"] = "invite_made"
    role: str
    project: str | None
    code: str
    expires_at: datetime


class GroupMenu(BaseNotice):
    """/link: which project, then which language."""

    card: ClassVar[bool] = True
    kind: Literal["group_menu"] = "group_menu"
    project: str | None = None


class GroupLinked(BaseNotice):
    """What the group is for from now on."""

    kind: Literal["group_linked"] = "group_linked"


class GroupNotLinked(BaseNotice):
    """Said when Vigie is added, and to a command in a group that nobody linked yet."""

    kind: Literal["group_not_linked"] = "group_not_linked"
    minutes: int


class GroupLeft(BaseNotice):
    """Nobody linked the group in time: Vigie says so and leaves once this is sent."""

    kind: Literal["group_left"] = "group_left"


class OnlyInGroups(BaseNotice):
    """/link in private."""

    kind: Literal["only_in_groups"] = "only_in_groups"


class OnlyInPrivate(BaseNotice):
    """/settings or /invite in a group."""

    kind: Literal["only_in_private"] = "only_in_private"
    command: str
