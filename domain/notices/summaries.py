"""What there is to say of summaries."""

from datetime import date, datetime
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane
from domain.summaries.files import FileForm
from domain.summaries.periods import Kind
from domain.summaries.subscriptions import Menu


class SummaryCard(BaseNotice):
    """A summary of a day, a week or a month: it comes without a ring, and stays true. `language` None: its reader's.
    `late_at`: when it was sent, where that was after its hour."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    card: ClassVar[bool] = True
    kind: Literal["summary_card"] = "summary_card"
    edition_id: int
    language: str | None = None
    late_at: datetime | None = None

    @property
    def subject(self) -> int | None:
        """The edition."""
        return self.edition_id


class SummaryFile(BaseNotice):
    """A picture or a file of a week's or a month's summary, below its card (`card_id`): it, too, stays true."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    card: ClassVar[bool] = True
    kind: Literal["summary_file"] = "summary_file"
    edition_id: int
    card_id: int
    form: FileForm
    language: str | None = None

    @property
    def subject(self) -> int | None:
        """The edition."""
        return self.edition_id


class SummaryFileMoved(BaseNotice):
    """Where a picture or a file stood whose summary was asked for again: it comes once more, further down."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    card: ClassVar[bool] = True
    kind: Literal["summary_file_moved"] = "summary_file_moved"


class PeriodNotUnderstood(BaseNotice):
    """A summary was asked for of something that is no day, week or month."""

    kind: Literal["period_not_understood"] = "period_not_understood"
    said: str


class SummaryMoved(BaseNotice):
    """Where a summary stood that was asked for again: the newer message keeps it true."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    card: ClassVar[bool] = True
    kind: Literal["summary_moved"] = "summary_moved"


class SummariesSkipped(BaseNotice):
    """Vigie was down for so long that these summaries are told no more; the one after them comes now."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    kind: Literal["summaries_skipped"] = "summaries_skipped"
    summary: Kind
    project: str | None
    first: date
    last: date
    count: int
    language: str | None = None


class SubscribeMenu(BaseNotice):
    """/subscribe: which summary (`summary`: that is chosen), of which project."""

    card: ClassVar[bool] = True
    kind: Literal["subscribe_menu"] = "subscribe_menu"
    summary: Kind | None = None


class SubscriptionCard(BaseNotice):
    """One subscription, and what can be changed of it."""

    card: ClassVar[bool] = True
    kind: Literal["subscription_card"] = "subscription_card"
    subscription_id: int
    showing: Menu | None = None
    hour: int | None = None

    @property
    def subject(self) -> int | None:
        """The subscription."""
        return self.subscription_id


class SubscriptionList(BaseNotice):
    """/subscriptions: what comes to the reader, or to this group."""

    card: ClassVar[bool] = True
    kind: Literal["subscription_list"] = "subscription_list"


class EarlyWarningCard(BaseNotice):
    """A weekly figure passed its threshold: the curve of the weeks, kept true. Behind it stands the edition of the
    project's week."""

    card: ClassVar[bool] = True
    kind: Literal["early_warning_card"] = "early_warning_card"
    edition_id: int
    activity: str
    indicator: str

    @property
    def subject(self) -> int | None:
        """The edition."""
        return self.edition_id
