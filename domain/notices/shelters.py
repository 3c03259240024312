"""What there is to say of shelter beds."""

from datetime import date
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane


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


# Counting


class BedCountCard(BaseNotice):
    """A count: its questions or steppers while it is made, its receipt once it is stored."""

    card: ClassVar[bool] = True
    kind: Literal["bed_count_card"] = "bed_count_card"
    draft_id: int

    @property
    def subject(self) -> int | None:
        """The draft."""
        return self.draft_id


class BedCountMoved(BaseNotice):
    """What stands in the place of a card of counting once a newer message of the same chat shows it."""

    card: ClassVar[bool] = True
    kind: Literal["bed_count_moved"] = "bed_count_moved"


class BedCountReminder(BaseNotice):
    """To whoever began a count a quarter of an hour ago: it is not stored yet."""

    kind: Literal["bed_count_reminder"] = "bed_count_reminder"
    draft_id: int


class BedCountAsked(BaseNotice):
    """To a shelter's keepers: a fresh count is needed. Once somebody counts, it says so."""

    card: ClassVar[bool] = True
    kind: Literal["bed_count_asked"] = "bed_count_asked"
    shelter_id: int

    @property
    def subject(self) -> int | None:
        """The shelter."""
        return self.shelter_id


class BedMovementUnclear(BaseNotice):
    """/in or /out with words from which nobody can tell how many came or left."""

    kind: Literal["bed_movement_unclear"] = "bed_movement_unclear"
    said: str
    left: bool
    site: str | None = None


class BedsChanged(BaseNotice):
    """To a shelter's keepers, quietly: the clock opened it again, or extra beds are away (`beds` of `category`)."""

    kind: Literal["beds_changed"] = "beds_changed"
    site: str
    category: str | None = None
    beds: int | None = None


class BedSeason(BaseNotice):
    """To a shelter's keepers, its project's coordinators and groups, on the day before: it opens or closes."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    kind: Literal["bed_season"] = "bed_season"
    site: str
    day: date
    opens: bool
