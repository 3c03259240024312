"""What there is to say of shelter beds."""

from datetime import date, datetime
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane
from domain.shelters.holds import WhyNot


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


# Holding


class BedHoldCard(AboutHold):
    """The hold on its holder's phone. `opened`: the menu on it; `dropped`: of their message more was said than is
    kept; `cut`: it was asked for longer than beds are held."""

    card: ClassVar[bool] = True
    kind: Literal["bed_hold_card"] = "bed_hold_card"
    opened: Literal["release", "fewer"] | None = None
    dropped: bool = False
    cut: bool = False


class BedHoldKeeperCard(AboutHold):
    """The same hold on the phone of whoever keeps the shelter."""

    card: ClassVar[bool] = True
    kind: Literal["bed_hold_keeper_card"] = "bed_hold_keeper_card"
    opened: Literal["release", "fewer"] | None = None


class BedHoldReminder(AboutHold):
    """To the holder, shortly before `until`: is somebody still coming?"""

    card: ClassVar[bool] = True
    kind: Literal["bed_hold_reminder"] = "bed_hold_reminder"
    until: datetime
    opened: Literal["release"] | None = None


class BedHoldNews(AboutHold):
    """A hold has ended: to those who did not end it. `late`: long ago, while Vigie was off."""

    kind: Literal["bed_hold_news"] = "bed_hold_news"
    late: bool = False


class BedHeldInGroup(AboutHold):
    """In a group: beds are held. The door words are in the holder's private chat."""

    kind: Literal["bed_held_in_group"] = "bed_held_in_group"


class BedHoldMenu(BaseNotice):
    """What is still to be said before beds are held: the shelter (one of `options`), for whom, or how many; or whether
    it is `more` than what is held already."""

    card: ClassVar[bool] = True
    kind: Literal["bed_hold_menu"] = "bed_hold_menu"
    question_id: int | None = None
    shelter: str | None = None
    category: str | None = None
    beds: int | None = None
    until: datetime | None = None
    options: tuple[str, ...] = ()
    dropped: bool = False
    cut: bool = False
    more: bool = False


class BedHoldInPrivate(BaseNotice):
    """In a group: what is still to be asked is asked in private."""

    kind: Literal["bed_hold_in_private"] = "bed_hold_in_private"


class BedHoldMoved(BaseNotice):
    """What stands in the place of a menu, or of an older card of a hold, once a newer message shows it."""

    card: ClassVar[bool] = True
    kind: Literal["bed_hold_moved"] = "bed_hold_moved"


class BedHoldUnclear(BaseNotice):
    """Words that ask for beds, of which something is not understood: the doubt `code` about the words `about`. What is
    certain is kept for the button below. `near`: a shelter for the example where none was named."""

    kind: Literal["bed_hold_unclear"] = "bed_hold_unclear"
    code: str
    about: str = ""
    shelter: str | None = None
    category: str | None = None
    beds: int | None = None
    until: datetime | None = None
    near: str | None = None


class BedsNotHeld(BaseNotice):
    """Beds could not be held: why, and what else there is for `asker`. `asked`: the shelter is asked for a count."""

    kind: Literal["beds_not_held"] = "beds_not_held"
    why: WhyNot
    shelter: str
    category: str
    beds: int
    until: datetime | None = None
    project: str | None = None
    asker: int | None = None
    asked: bool = False


class BedHoldList(BaseNotice):
    """The reader's own holds, and those of the shelters that they keep."""

    card: ClassVar[bool] = True
    kind: Literal["bed_hold_list"] = "bed_hold_list"


# History


class BedsHistory(BaseNotice):
    """A picture of the last thirty nights. `page`: which shelters, where there are many."""

    kind: Literal["beds_history"] = "beds_history"
    page: int = 0
