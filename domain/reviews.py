"""A coordinator's review of a report: sent back with a reason, closed by what its author does. Meanwhile it counts."""

from datetime import date, datetime
from enum import StrEnum

from domain.frozen import frozen
from domain.shift_reports import Change, Content, Doubt, ReportState

MOST_WORDS = 500
"""Letters of a reason in a coordinator's own words."""


class ReviewReason(StrEnum):
    """Why a report is sent back; `other` is said in words."""

    DOUBLE = "double"
    SITE = "site"
    FIGURE = "figure"
    OTHER = "other"


class ReviewOutcome(StrEnum):
    """How a review ended: `right` is the author's word that nothing has to change."""

    CORRECTED = "corrected"
    UNDONE = "undone"
    RIGHT = "right"


@frozen
class Review:
    """One time that a report was sent back. `outcome` None: still open."""

    id: int
    report_id: int
    revision: int
    """The revision that counted when it was sent back."""
    opened_by: int
    opened_at: datetime
    reason: ReviewReason
    words: str | None
    outcome: ReviewOutcome | None
    closed_by: int | None
    closed_at: datetime | None

    @property
    def open(self) -> bool:
        """Whether the author has not answered yet."""
        return self.outcome is None


# Views: what one reader may have now.


@frozen
class ReviewState:
    """A review as it is shown. Names are first names."""

    by: str | None
    opened_at: datetime
    reason: ReviewReason
    words: str | None
    outcome: ReviewOutcome | None
    closed_by: str | None
    closed_at: datetime | None
    changes: tuple[Change, ...]
    """What changed since it was sent back."""


@frozen
class ReviewView:
    """A coordinator's card of one report of somebody's."""

    report_id: int
    revision: int
    state: ReportState
    author: str | None
    own: bool
    reported_at: datetime
    content: Content
    doubts: tuple[Doubt, ...]
    review: ReviewState | None
    choosing: bool
    """Whether the reasons are offered."""
    changeable: bool
    today: date
    changes: tuple[Change, ...] = ()
    """Against the revision counted before."""
    changed_by: str | None = None
    changed_at: datetime | None = None
    reported_by: str | None = None
    """Who sent it in its author's place."""


@frozen
class SentBackView:
    """To the author: what is asked about their report, and, once it is answered, how it ended."""

    report_id: int
    revision: int
    content: Content
    review: ReviewState
    changeable: bool
    today: date


@frozen
class ChangedView:
    """To the author: who changed what in their report."""

    report_id: int
    revision: int
    by: str | None
    content: Content
    changes: tuple[Change, ...]
    changeable: bool
    today: date
