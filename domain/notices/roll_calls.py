"""What there is to say of roll calls."""

from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane


class RollCallMenu(BaseNotice):
    """Who is to be called: everybody of the project (None: which one?), or those at one of its sites. `incident_id`:
    the one whose card this was asked from."""

    lane: ClassVar[Lane] = Lane.ALERT
    card: ClassVar[bool] = True
    kind: Literal["roll_call_menu"] = "roll_call_menu"
    project: str | None = None
    incident_id: int | None = None


class AboutRollCall(BaseNotice):
    """What is said of a roll call as a whole, to those who may see who answered what."""

    lane: ClassVar[Lane] = Lane.ALERT
    roll_call_id: int

    @property
    def subject(self) -> int | None:
        """The roll call."""
        return self.roll_call_id


class RollCallTally(AboutRollCall):
    """Who is safe, who needs help, who has not answered."""

    card: ClassVar[bool] = True
    kind: Literal["roll_call_tally"] = "roll_call_tally"


class RollCallSummary(AboutRollCall):
    """The same once it has ended, with a ring; later answers change it."""

    card: ClassVar[bool] = True
    kind: Literal["roll_call_summary"] = "roll_call_summary"


class AboutAnswer(BaseNotice):
    """What is said to one person on a roll; `entry_id` is their place on it."""

    lane: ClassVar[Lane] = Lane.ALERT
    entry_id: int

    @property
    def subject(self) -> int | None:
        """Their place on the roll."""
        return self.entry_id


class RollCallQuestion(AboutAnswer):
    """Are you safe?"""

    card: ClassVar[bool] = True
    kind: Literal["roll_call_question"] = "roll_call_question"


class RollCallReminder(AboutAnswer):
    """The same once more, with a ring, as an answer to the card."""

    kind: Literal["roll_call_reminder"] = "roll_call_reminder"


class RollCallRemindersGone(AboutAnswer):
    """Takes the reminders away: they were answered, or another one takes their place (`but_last`)."""

    kind: Literal["roll_call_reminders_gone"] = "roll_call_reminders_gone"
    but_last: bool = False


class RollCallPlacePrompt(AboutAnswer):
    """One button to share the place."""

    kind: Literal["roll_call_place_prompt"] = "roll_call_place_prompt"


class RollCallPlaceNoted(AboutAnswer):
    """The place is on the coordinators' cards."""

    kind: Literal["roll_call_place_noted"] = "roll_call_place_noted"
