"""What there is to say of shelter beds."""

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
    """The answer to who asked for beds, or a group's pinned board: kept true."""

    card: ClassVar[bool] = True
    kind: Literal["beds_answer"] = "beds_answer"


# History


class BedsHistory(BaseNotice):
    """A picture of the last thirty nights. `page`: which shelters, where there are many."""

    kind: Literal["beds_history"] = "beds_history"
    page: int = 0
