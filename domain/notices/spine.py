"""What there is to say where something sent could not be used, or went wrong on its way."""

from datetime import datetime
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane


class NotUnderstood(BaseNotice):
    """Plain text in private that is no report, or a report command without a word that Vigie knows."""

    kind: Literal["not_understood"] = "not_understood"
    said: str


class EmptyReport(BaseNotice):
    """/report with nothing after it: examples."""

    kind: Literal["empty_report"] = "empty_report"


class UnknownCommand(BaseNotice):
    """A command that does not exist; `nearest` is the one that was probably meant."""

    kind: Literal["unknown_command"] = "unknown_command"
    said: str
    nearest: str | None


class OnlyText(BaseNotice):
    """A voice message, a photo or the like: Vigie reads text."""

    kind: Literal["only_text"] = "only_text"
    voice: bool


class NotAllowed(BaseNotice):
    """The person's roles do not let them do it."""

    kind: Literal["not_allowed"] = "not_allowed"
    use_case: str
    project: str | None = None
    site: str | None = None
    theirs: bool = False
    """It is the roles of the one in whose place it would be done."""


class NoProject(BaseNotice):
    """The person has roles in no project that this could be about."""

    kind: Literal["no_project"] = "no_project"


class NothingToUndo(BaseNotice):
    """/undo without a report of one's own in this chat."""

    kind: Literal["nothing_to_undo"] = "nothing_to_undo"


class UpdateParked(BaseNotice):
    """To the author: something went wrong with what they sent, and it is kept."""

    kind: Literal["update_parked"] = "update_parked"


class UpdateParkedForAdmins(BaseNotice):
    """To admins: one more is parked. Nothing of its content."""

    lane: ClassVar[Lane] = Lane.ALERT
    kind: Literal["update_parked_for_admins"] = "update_parked_for_admins"
    seq: int
    parked: int


class MessagesMayBeLost(BaseNotice):
    """Vigie was away for more than the 24 hours that Telegram keeps messages."""

    lane: ClassVar[Lane] = Lane.ALERT
    kind: Literal["messages_may_be_lost"] = "messages_may_be_lost"
    since: datetime
    until: datetime
