"""What a reading of a message is: figures that are certain, and questions for everything that is not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Shift = Literal["day", "night"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """The figures of one activity, as whole numbers, in the order in which they were said."""

    activity: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a careful reader could not be sure of.

    code: what kind of doubt it is; stable, other floors word it.
    about: the person's own words that it is about; empty where the message says nothing about it.
    options: likely answers as catalogue keys ("clinic.women" an indicator, "clinic" an activity, "calais" a project or
    site) or ISO dates, best first; empty where nothing likely is known.
    span: where `about` stands in the text.
    """

    code: str
    about: str = ""
    options: tuple[str, ...] = ()
    span: Span = (0, 0)


@dataclass(frozen=True, slots=True)
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
