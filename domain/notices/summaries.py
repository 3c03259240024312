"""What there is to say of summaries."""

from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane


class SummaryCard(BaseNotice):
    """A summary of a day, a week or a month: it comes without a ring, and stays true."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    card: ClassVar[bool] = True
    kind: Literal["summary_card"] = "summary_card"
    edition_id: int

    @property
    def subject(self) -> int | None:
        """The edition."""
        return self.edition_id


class PeriodNotUnderstood(BaseNotice):
    """A summary was asked for of something that is no day, week or month."""

    kind: Literal["period_not_understood"] = "period_not_understood"
    said: str


class SummaryMoved(BaseNotice):
    """Where a summary stood that was asked for again: the newer message keeps it true."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    card: ClassVar[bool] = True
    kind: Literal["summary_moved"] = "summary_moved"
