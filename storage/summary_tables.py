"""The tables of summaries; see `tables`."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id
from storage.encryption import Encrypted
from storage.tables import only_where


class SummaryEditionRow(Base):
    """One summary of one period, behind the cards that show it. What it says is gathered whenever a card is drawn, for
    its reader; here stands only what it said when it was first made, so that what changed since can be marked."""

    __tablename__ = "summary_editions"
    __table_args__ = (
        UniqueConstraint("kind", "project", "first"),
        only_where("ix_summary_editions_redraw", "redraw_at IS NOT NULL", "redraw_at"),
        Index("ix_summary_editions_days", "last", "first"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    kind: Mapped[str]
    project: Mapped[str]
    """"*": the mission as a whole."""
    first: Mapped[date]
    last: Mapped[date]
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    """When it first went out by itself, at its hour; None: it was only asked for."""
    told: Mapped[dict[str, int]] = mapped_column(JSON)
    """"activity.indicator" to what it said of it when it went out (was made), sensitive activities left out."""
    drawn: Mapped[dict[str, int]] = mapped_column(JSON)
    """The same as it was last drawn."""
    updated_at: Mapped[datetime | None]
    """When it last said something else than before."""
    redraw_at: Mapped[datetime | None]
    """When the clock draws its cards again: something of its period changed."""


class SubscriptionRow(Base):
    """Which summary goes where, and when. Rows are never deleted: one that ended says when and stays."""

    __tablename__ = "subscriptions"
    __table_args__ = (
        only_where("ix_subscriptions_running", "ended_at IS NULL", "chat_id"),
        Index("ix_subscriptions_person", "person_id"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    """Whose it is; for a group's, who set it up."""
    chat_id: Mapped[int]
    thread_id: Mapped[int | None]
    kind: Mapped[str]
    project: Mapped[str]
    """"*": the mission as a whole."""
    at: Mapped[str | None]
    """The local time, "19:30"; None: the catalogue's."""
    language: Mapped[str | None]
    """None: its reader's."""
    standard: Mapped[bool] = mapped_column(default=False)
    """It came with a role, nobody asked for it. Once ended it does not come again."""
    begun_at: Mapped[datetime]
    """What was due before is not sent; set anew when it goes on after a pause."""
    paused_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the next one is due; None: it is paused or ended."""


class SiteClosureRow(Base):
    """A site was, or will be, closed on these days, and no report is expected (of one activity, where it is named)."""

    __tablename__ = "site_closures"
    __table_args__ = (Index("ix_site_closures_site", "site", "last"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    site: Mapped[str]
    activity: Mapped[str | None]
    first: Mapped[date]
    last: Mapped[date]
    reason: Mapped[str | None] = mapped_column(Encrypted)
    made_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime]
    withdrawn_by: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None]


class DayOffRow(Base):
    """A day on which somebody is not reminded of anything."""

    __tablename__ = "days_off"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)


class ReportReminderRow(Base):
    """One reminder of an expected report: each step once, whichever process ticks. `step`: 0 half an hour before its
    hour, 1 at it, 2 an hour after; then its coordinators are told (3, `person_id` empty)."""

    __tablename__ = "report_reminders"
    __table_args__ = (UniqueConstraint("day", "site", "activity", "shift", "step"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    day: Mapped[date]
    site: Mapped[str]
    activity: Mapped[str]
    shift: Mapped[str]
    step: Mapped[int]
    person_id: Mapped[int | None]
    at: Mapped[datetime]
    answer: Mapped[str | None]
    """What whoever was reminded said: closed, or other (somebody else reports)."""
