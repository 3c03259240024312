"""What a reading of a message is: figures that are certain, and questions for everything that is not."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal, NamedTuple

from domain.frozen import frozen

Shift = Literal["day", "night"]
Span = tuple[int, int]


@frozen
class Entry:
    """The figures of one activity, as whole numbers, in the order in which they were said."""

    activity: str
    values: Mapping[str, int]
    estimates: frozenset[str] = frozenset()
    """Those of the values that their author could only estimate."""


class Held(NamedTuple):
    """A figure that a question holds back.

    paths: what it can be of ("clinic.women"), one where only the number is in doubt, none where nobody can tell.
    value: the number as it was said; None where no exact one was.
    """

    paths: tuple[str, ...]
    value: int | None


@frozen
class Question:
    """One thing that a careful reader could not be sure of.

    code: what kind of doubt it is; stable, other floors word it.
    about: the person's own words that it is about; empty where the message says nothing about it.
    options: likely answers as catalogue keys ("clinic.women" an indicator, "clinic" an activity, "calais" a project or
    site) or ISO dates, best first; empty where nothing likely is known.
    span: where `about` stands in the text.
    held: the figures that count nowhere before it is answered.
    under: the activities whose heading stands above it.
    """

    code: str
    about: str = ""
    options: tuple[str, ...] = ()
    span: Span = (0, 0)
    held: tuple[Held, ...] = ()
    under: tuple[str, ...] = ()


@frozen
class ReportReading:
    """A message read as a shift report.

    date: the reporting day; None while a question about it is open.
    possible: notifiable figures above zero that were seen in doubtful places, as (activity, indicator, value). They are
    not reported figures, but enough for an alert that says "unconfirmed". The value is 1 where none was said.
    """

    project: str | None
    site: str | None
    date: date | None
    shift: Shift | None
    entries: tuple[Entry, ...]
    comment: str | None
    questions: tuple[Question, ...] = ()
    possible: tuple[tuple[str, str, int], ...] = ()
    is_report_like: bool = field(default=False)
    """Whether the message speaks of activities or figures at all: a doubtful report, or else small talk."""

    @property
    def ask(self) -> bool:
        """Whether anything has to be asked before the report counts."""
        return bool(self.questions)

    @property
    def understood_whole(self) -> bool:
        """Whether the report can count as it stands: figures, a project, and no open question."""
        return bool(self.entries) and not self.questions and self.project is not None


QUESTION_CODES = frozenset(
    {
        "absurd_number",  # a figure over 5,000. options: the indicator
        "ambiguous_activity",  # figures that several activities count, under no heading. options: the activities
        "ambiguous_date",  # today's weekday after midnight. options: the two days
        "ambiguous_night",  # "cette nuit" in the evening: the last or the coming one. options: the two days
        "ambiguous_project",  # two projects, or another than the reporter's in passing. options: the projects
        "ambiguous_site",  # a word for several sites, or several sites. options: the sites
        "ambiguous_yesterday",  # "hier" between midnight and the day's start. options: the two days
        "bare_number",  # a number with nothing it could count
        "date_conflict",  # two days in one message, or a weekday that is not the date's. options: the days
        "date_or_number",  # "clinique lundi 23": twenty-three, or the 23rd
        "each_or_total",  # "3 groupes de 8", "2 par foyer". options: the indicator, where it is known
        "figures_in_comment",  # figures on later lines of a comment. options: their indicators
        "future_date",  # a day that lies ahead. options: an earlier day that may be meant
        "impossible_date",  # a day that does not exist
        "negative_number",  # options: the indicator
        "no_activity",  # "RAS" of what? options: all activities
        "no_project",  # nobody said which project, and the reporter has none. options: all projects
        "not_held",  # "pas de maraude": nobody went, or nobody was met. options: the activity
        "not_in_activity",  # a figure that this activity does not count. options: the indicators that do, elsewhere
        "nothing_found",  # no figure at all
        "nothing_or_not_counted",  # "RAS" beside figures, without a headline. options: the headline
        "number_missing",  # a heading or a word without its number. options: the activity, or the indicator
        "old_date",  # more than 180 days ago. options: the day
        "parts_exceed_whole",  # options: the whole, then the parts
        "said_twice",  # two different figures for one indicator. options: the indicator
        "several_days",  # a week, or "du 16 au 20"
        "shift_conflict",  # both day and night
        "too_long",  # more than a message can report; span: what was not read
        "two_words_one_number",  # "5 gales et plaies". options: the indicator that stands next to the number
        "unclear_number",  # "gale 5 plaies", "12/15", "34 cs 14h". options: the indicators it could be
        "unknown_word",  # "5 pansements". options: the indicators its words name elsewhere, often none
        "vague_amount",  # "une vingtaine", "~30", "30-35", "30?". options: the indicators
    }
)
"""Every code that a question can have. `about` is always the person's own words; with `no_project`, `nothing_found` and
`too_long` it is empty."""
