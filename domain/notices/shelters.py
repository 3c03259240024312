"""What there is to say of shelter beds."""

from datetime import datetime
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice


class AboutHold(BaseNotice):
    """What is said of one hold."""

    hold_id: int

    @property
    def subject(self) -> int | None:
        """The hold."""
        return self.hold_id


class AboutBedQuestion(BaseNotice):
    """What is said of one question for beds."""

    question_id: int

    @property
    def subject(self) -> int | None:
        """The question."""
        return self.question_id


# Asking


class BedsAnswer(AboutBedQuestion):
    """The answer to who asked for beds, or a group's pinned board: kept true. `opened`: a page of everything, or how
    many beds of the category `bed` (its code) are to be held."""

    card: ClassVar[bool] = True
    kind: Literal["beds_answer"] = "beds_answer"
    opened: Literal["all", "many"] | None = None
    page: int = 0
    bed: str | None = None


class BedsAnswerMoved(BaseNotice):
    """What stands in the place of an answer, or of a board (`board`), once a newer message of the same chat shows it;
    with `removed`, of a board that was taken down."""

    card: ClassVar[bool] = True
    kind: Literal["beds_answer_moved"] = "beds_answer_moved"
    board: bool = False
    removed: bool = False


class BedsNotUnderstood(BaseNotice):
    """Words of a question for beds that say nothing to Vigie; `beside`: the rest of it is answered."""

    kind: Literal["beds_not_understood"] = "beds_not_understood"
    said: str
    beside: bool = False


class BedsBoardPin(AboutBedQuestion):
    """A board is pinned, without a sound; with a message's id, that one is not pinned any more."""

    kind: Literal["beds_board_pin"] = "beds_board_pin"
    message_id: int | None = None


class BedsBoardInGroups(BaseNotice):
    """A board was asked for in private."""

    kind: Literal["beds_board_in_groups"] = "beds_board_in_groups"


class BedsMessageEdited(BaseNotice):
    """A message that held beds, or told of people turned away, was edited: what was done stays."""

    kind: Literal["beds_message_edited"] = "beds_message_edited"


# People turned away


class TurnedAwayForm(BaseNotice):
    """What is known of people turned away before anything counts: which shelter, how many? `anywhere`: no shelter in
    particular."""

    card: ClassVar[bool] = True
    kind: Literal["turned_away_form"] = "turned_away_form"
    project: str | None = None
    """Where beds were asked for; None: the reader's own project, or the group's."""
    shelter: str | None = None
    anywhere: bool = False
    people: int | None = None
    category: str | None = None
    reason: str | None = None
    at: datetime | None = None
    """When it was so; None: at the tap."""
    question_id: int | None = None


class TurnedAwayReceipt(BaseNotice):
    """People turned away, as recorded; asks what is not known yet."""

    card: ClassVar[bool] = True
    kind: Literal["turned_away_receipt"] = "turned_away_receipt"
    refusal_id: int

    @property
    def subject(self) -> int | None:
        """The record."""
        return self.refusal_id


class TurnedAwayNotUnderstood(BaseNotice):
    """A message about people turned away of which something is not certain: `code` as in a reading, `about` the words
    it is about."""

    kind: Literal["turned_away_not_understood"] = "turned_away_not_understood"
    code: str
    about: str
