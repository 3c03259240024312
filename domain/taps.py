"""What a button carries back when it is tapped: typed, and never longer than Telegram's 64 bytes.

Built by messages/ when a keyboard is drawn, read by handlers/ when it is tapped. A tap that cannot be read (an old
message after an update of Vigie) is answered as such, never guessed.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

from domain.incidents.types import Detail
from domain.notices import SettingsMenu

MOST_BYTES = 64
"""Telegram: callback data is 1-64 bytes."""
ALARMS = frozenset({"i", "ia", "ir", "rc"})
"""Prefixes of taps that pass everything else at intake: what is tapped on an alert or a roll call, or to raise one."""
MOST_NUMBER = 10**12
"""No id, version or instant in a button is greater."""
MOST_PAGES = 1000
MOST_KEY = 32
"""A catalogue's key is no longer: the longest project's key and the longest role's name stand in one button."""


class Tap(BaseModel):
    """A button's meaning. Fields are packed in their order, joined by colons; an empty field is its default."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)
    prefix: ClassVar[str]

    def pack(self) -> str:
        """The callback data. Raises ValueError where it would exceed 64 bytes or a value holds a colon."""
        values = ["" if v is None else str(v) for v in self.__dict__.values()]
        if any(":" in value for value in values):
            raise ValueError(f"{type(self).__name__}: a value holds a colon")
        data = ":".join([self.prefix, *values])
        if len(data.encode()) > MOST_BYTES:
            raise ValueError(f"{type(self).__name__}: callback data over {MOST_BYTES} bytes")
        return data

    @classmethod
    def carried_by(cls, data: object) -> bool:
        """Whether `data` is a whole one of this kind: a button of an older Vigie with other fields is none."""
        if not isinstance(data, str) or not data.startswith(f"{cls.prefix}:"):
            return False
        try:
            cls.unpack(data)
        except ValueError:
            return False
        return True

    @classmethod
    def unpack(cls, data: str) -> Self:
        """The tap that `pack` made. Raises ValueError (pydantic's) where the data is not one of this kind."""
        prefix, *values = data.split(":")
        # What somebody forged is stopped here: no control character, and no number that a database cannot hold.
        if prefix != cls.prefix or len(values) != len(cls.model_fields) or not data.isprintable():
            raise ValueError(f"not a {cls.__name__}")
        tap = cls.model_validate({name: value or None for name, value in zip(cls.model_fields, values, strict=True)})
        if any(isinstance(value, int) and not _fits(name, value) for name, value in tap):
            raise ValueError(f"not a {cls.__name__}")
        return tap


def _fits(name: str, value: int) -> bool:
    return 0 <= value < MOST_PAGES if name == "page" else abs(value) <= MOST_NUMBER


class ReportAction(StrEnum):
    """What can be done to a shift report with a button."""

    EDIT = "edit"
    UNDO = "undo"
    RESTORE = "restore"
    REPLACE = "replace"
    ADD = "add"
    DROP = "drop"
    LEAVE_OUT = "leave"
    SITE = "site"
    WORDS = "words"
    CONFIRM = "ok"


class ReportTap(Tap):
    """A button on a receipt or a question: `revision` is the one that the card showed, so that a stale tap is seen."""

    prefix: ClassVar[str] = "r"
    action: ReportAction
    report: int
    revision: int
    choice: str | None = None


class SiteTap(Tap):
    """The usual site chosen after the admission or in the settings; None skips it."""

    prefix: ClassVar[str] = "s"
    site: str | None = None


class SettingsTap(Tap):
    """`language`: fr or en; `project`: the project of messages that name none; `menu`: which part to open."""

    prefix: ClassVar[str] = "set"
    menu: SettingsMenu | None = None
    language: str | None = None
    project: str | None = None


class InviteTap(Tap):
    """One step of /invite: the project ("*" for the whole mission), then the role."""

    prefix: ClassVar[str] = "inv"
    project: str | None = None
    role: str | None = None


class GroupTap(Tap):
    """One step of /link in a group: the project, then the language."""

    prefix: ClassVar[str] = "grp"
    project: str | None = None
    language: str | None = None


class FormAction(StrEnum):
    """What can be done to the form of a shift report with a button."""

    SITES = "sites"
    SITE = "site"
    DAY = "day"
    SHIFT = "shift"
    ACTIVITIES = "acts"
    ACTIVITY = "act"
    PAGE = "page"
    INDICATOR = "ind"
    BY = "by"
    ZERO = "zero"
    CLEAR = "clear"
    DONE = "done"
    SAVE = "save"
    CANCEL = "cancel"
    RESUME = "resume"
    NEW = "new"
    RECEIPT = "receipt"


class FormTap(Tap):
    """A button of a form: `version` is that of the form when its card was drawn, so that a stale tap is seen."""

    prefix: ClassVar[str] = "f"
    action: FormAction
    form: int
    version: int
    choice: str | None = None


class AnswerTap(Tap):
    """A likely answer to the question that revision `revision` of the report asks; `choice`: the answer's own key."""

    prefix: ClassVar[str] = "a"
    report: int
    revision: int
    choice: str


class HabitTap(Tap):
    """A habit that is to be forgotten; None: all of them."""

    prefix: ClassVar[str] = "hab"
    habit: int | None = None


class DayTap(Tap):
    """Another page of a day's list."""

    prefix: ClassVar[str] = "day"
    project: str
    day: date
    page: int


class ReportForTap(Tap):
    """One step of reporting in somebody's place: a page of the project's people, the person, then how. `how`: open,
    write or form."""

    prefix: ClassVar[str] = "rf"
    project: str | None = None
    page: int = 0
    person: int | None = None
    how: str | None = None


class ReviewAction(StrEnum):
    """What a coordinator does with somebody's report, and what its author answers."""

    OPEN = "open"
    SEND_BACK = "back"
    REASON = "why"
    CORRECT = "fix"
    KEEP = "keep"
    """Away from the reasons: nothing is sent back."""
    RIGHT = "right"


class ReviewTap(Tap):
    """A button on a day's list, a coordinator's card or a report that was sent back; `revision` as in a ReportTap."""

    prefix: ClassVar[str] = "rv"
    action: ReviewAction
    report: int
    revision: int
    reason: str | None = None


class DutyAction(StrEnum):
    """What can be done with a button on a card of duty."""

    OPEN = "open"
    """The project's card, or (board 0) the overview of several; also the way back from a menu."""
    TAKE = "take"
    WHO = "who"
    WHEN = "when"
    DAYS = "days"
    PUT = "put"
    OFFER = "offer"
    OFFER_TO = "to"
    WITHDRAW = "undo"
    DROP = "drop"
    DROP_SHIFT = "out"


class DutyTap(Tap):
    """A button on a card of duty. `version` is the plan's when the card was drawn, so that a stale tap is seen; `since`
    and `until` are edges as the button showed them, whenever it is tapped (`since` None: from the tap on)."""

    prefix: ClassVar[str] = "d"
    action: DutyAction
    board: int
    version: int
    person: int | None = None
    since: str | None = None
    until: str | None = None


class OfferAnswer(StrEnum):
    """What a colleague answers to an offer of duty."""

    ACCEPT = "yes"
    REFUSE = "no"


class DutyOfferTap(Tap):
    """A button on an offer of duty."""

    prefix: ClassVar[str] = "do"
    offer: int
    answer: OfferAnswer


class RaiseTap(Tap):
    """Raises an alert: a type on the grid, or (None) the red button below a text."""

    prefix: ClassVar[str] = "ir"
    type: str | None = None


class IncidentAction(StrEnum):
    """What can be done with a button on a card of an incident."""

    OPEN = "open"
    """What happened is to be read."""
    TAKE = "take"
    DECLINE = "no"
    """*I can't*; whoever has it gives it back."""
    STILL = "still"
    """Whoever has it is still on it."""
    DETAIL = "detail"
    """A detail is to be answered; without one back to the overview."""
    SET = "set"
    """The detail `detail` is `choice`."""
    MORE = "more"
    LESS = "less"
    """One more or less of the group `choice` is affected."""
    WORDS = "words"
    """The detail is to be asked in words, or the place to be shared."""
    SEND = "send"
    """What is restricted goes out now."""
    READERS = "who"
    """Whom to leave out is to be chosen."""
    EXCLUDE = "out"
    """The person `choice` is left out; a second time: no longer."""
    END_DRILL = "end"
    """The exercise is over."""


class IncidentTap(Tap):
    """A button on a card of an incident. `choice`: a type, a site, a severity, minutes before the alert, a group, a
    person."""

    prefix: ClassVar[str] = "i"
    action: IncidentAction
    incident: int
    detail: Detail | None = None
    choice: str | None = None


class DrillTap(Tap):
    """Raises an exercise in the project."""

    prefix: ClassVar[str] = "dr"
    project: str


class RollCallAction(StrEnum):
    """What can be done with a button about a roll call."""

    MENU = "menu"
    """For whom? `id`: the incident whose card was tapped; `choice`: the project."""
    PROJECT = "all"
    """Everybody of the project `choice` is called."""
    SITE = "site"
    """Everybody at the site `choice` is."""
    SAFE = "safe"
    HELP = "help"
    PLACE = "place"
    """Of the three `id` is the reader's own place on the roll."""
    END = "end"
    """`id`: the roll call."""


class RollCallTap(Tap):
    """A button of a roll call."""

    prefix: ClassVar[str] = "rc"
    action: RollCallAction
    id: int | None = None
    choice: str | None = None


class GroupKindTap(Tap):
    """On the card of a linked group: whether it is the coordination's (`coordination`) or the team's (`team`)."""

    prefix: ClassVar[str] = "gk"
    kind: str
