"""What a reading of a shelter message is: beds counted, beds held, or people turned away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from domain.frozen import frozen
from domain.reading.report import Question

Reason = Literal["full", "rules", "other"]


@frozen
class Beds:
    """Beds of one category, as said; None for what the message does not say."""

    occupied: int | None = None
    out_of_service: int | None = None


@frozen
class BedCount:
    """How full a shelter is. `counts` by category key: while something is asked, only what is certain."""

    shelter: str | None
    counts: Mapping[str, Beds]
    questions: tuple[Question, ...] = ()

    @property
    def ask(self) -> bool:
        """Whether anything has to be asked before it counts."""
        return bool(self.questions)


@frozen
class BedHold:
    """Beds to keep for somebody on the way. `until`: in the mission's zone; None where the usual time is meant."""

    shelter: str | None
    category: str | None
    beds: int | None
    until: datetime | None
    questions: tuple[Question, ...] = ()

    @property
    def ask(self) -> bool:
        """Whether anything has to be asked before the beds are held."""
        return bool(self.questions)


@frozen
class TurnedAway:
    """People for whom there was no bed. `reason`: None where none was said."""

    shelter: str | None
    category: str | None
    people: int | None
    reason: Reason | None
    questions: tuple[Question, ...] = ()

    @property
    def ask(self) -> bool:
        """Whether anything has to be asked before it counts."""
        return bool(self.questions)


ShelterReading = BedCount | BedHold | TurnedAway

SHELTER_QUESTION_CODES = frozenset(
    {
        "absurd_number",  # more than one message can be about
        "above_capacity",  # more beds than the shelter has. options: the category
        "ambiguous_category",  # a word for several categories, or none named. options: the categories
        "ambiguous_shelter",  # several shelters, or none named. options: the shelters
        "bare_number",  # a number with nothing that says what it is
        "beds_disagree",  # occupied, free and capacity that do not fit each other. options: the category
        "each_or_total",  # "2 familles de 4"
        "free_or_occupied",  # free beds, or places of which nobody said whether they are taken. options: the category
        "hold_too_long",  # more than a day
        "nothing_found",  # no figure at all
        "number_missing",  # a category without its number
        "past_hour",  # an hour that is over
        "people_or_families",  # families, where people or beds are counted
        "said_twice",  # two different figures for one thing
        "several_categories",  # a hold or a refusal for two categories: one message each
        "temporary_beds",  # beds beyond the usual ones
        "too_long",  # more than a message can say
        "unclear_hour",  # "vers 21h", "jusqu'à 9"
        "unclear_message",  # no command, and words of several kinds or of none
        "unclear_number",
        "unclear_reason",  # a reason that is not known, or two
        "unknown_word",  # "3 licornes"
        "vague_amount",
        "negative_number",
    }
)
"""Every code that a question about a shelter message can have."""
