"""The tables. What each row means stands beside it; who may write it stands in the repositories.

Instants are stored in UTC and come back aware. Leases and waits are seconds of the database's own clock (epoch, as a
float): machines that share a database need not agree on the time.
"""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id
from storage.encryption import Encrypted


def only_where(name: str, condition: str, *columns: str, unique: bool = False) -> Index:
    """An index over the few rows that a hot query looks for, however many old ones lie beside them.

    The tables are made by the migrations: the condition stands there, and here to be read. As an argument of the index
    it would make SQLAlchemy load every driver of PostgreSQL, also where nobody has one.
    """
    return Index(name, *columns, unique=unique, info={"where": condition})


# The spine


class InboxRow(Base):
    """One update of Telegram. Done: processed, its payload blanked, its ids kept 30 days against redelivery."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        only_where("ix_inbox_waiting", "state = 'waiting'", "chat_id", "seq", "lane"),
        {"sqlite_autoincrement": True},
    )
    seq: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    bot_id: Mapped[int]
    update_id: Mapped[int]
    chat_id: Mapped[int]
    author_id: Mapped[int | None]
    """The sender's Telegram id: who is told when the update is parked."""
    lane: Mapped[int]
    state: Mapped[str]
    """waiting, done or parked."""
    attempts: Mapped[int] = mapped_column(default=0)
    """Counted in the claim's own commit: attempts without a matching failure were crashes."""
    failures: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    payload: Mapped[str | None] = mapped_column(Encrypted)


class ChatLease(Base):
    """Who processes a chat's updates until when; the row is deleted when the chat is let go."""

    __tablename__ = "chat_leases"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    token: Mapped[str]
    until: Mapped[float]


class Lease(Base):
    """The one process that polls, ticks or sends."""

    __tablename__ = "leases"
    name: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[str]
    until: Mapped[float]


class Contact(Base):
    """When Telegram last answered a poll: after a gap of more than 24 h messages may have been lost."""

    __tablename__ = "contacts"
    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_at: Mapped[datetime]


class Chat(Base):
    """What delivery knows of a chat. A chat without a row is reachable and free."""

    __tablename__ = "chats"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    unreachable_since: Mapped[datetime | None]
    paused_until: Mapped[float | None]
    """Telegram's retry_after, on the database's clock, so that a restart keeps to it. Chat 0 stands for all."""


class OutboxRow(Base):
    """Something to be said. Ends as sent, unreachable or expired, and its payload is blanked then."""

    __tablename__ = "outbox"
    __table_args__ = (
        only_where("ix_outbox_waiting", "state = 'waiting'", "chat_id", "lane", "id"),
        # The lane comes first, although it is one: SQLite would take the long index above for alerts as well.
        only_where("ix_outbox_alerts", "state = 'waiting' AND lane = 0", "lane", "chat_id", "id"),
        only_where("ix_outbox_sending", "state = 'sending'", "chat_id"),
        only_where("ix_outbox_message", "message_id IS NOT NULL", "chat_id", "message_id"),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    dedup_key: Mapped[str | None] = mapped_column(unique=True)
    """Names an effect that must be said once, whoever asks for it again."""
    chat_id: Mapped[int]
    thread_id: Mapped[int | None]
    reply_to: Mapped[int | None]
    silent: Mapped[bool] = mapped_column(default=False)
    lane: Mapped[int]
    kind: Mapped[str]
    subject_id: Mapped[int | None]
    notice: Mapped[str | None] = mapped_column(Encrypted)
    card_id: Mapped[int | None] = mapped_column(ForeignKey("cards.id"), index=True)
    card_version: Mapped[int | None]
    """The version of the card that was sent with this row."""
    state: Mapped[str]
    """waiting, sending, sent, unreachable or expired."""
    attempts: Mapped[int] = mapped_column(default=0)
    maybe_twice: Mapped[int] = mapped_column(default=0)
    """How often it was sent again although Telegram may have taken it before."""
    not_before: Mapped[float] = mapped_column(default=0.0)
    token: Mapped[str | None]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    sent_at: Mapped[float | None]
    """On the database's clock: what a sender that takes over knows of the limits already used."""
    message_id: Mapped[int | None]


class Card(Base):
    """A message that stays true: shown and wanted version differ while an edit is due."""

    __tablename__ = "cards"
    __table_args__ = (
        Index("ix_cards_subject", "kind", "subject_id"),
        only_where("ix_cards_message", "message_id IS NOT NULL", "chat_id", "message_id"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    chat_id: Mapped[int]
    thread_id: Mapped[int | None]
    reply_to: Mapped[int | None]
    lane: Mapped[int]
    kind: Mapped[str]
    subject_id: Mapped[int | None]
    notice: Mapped[str] = mapped_column(Encrypted)
    wanted: Mapped[int] = mapped_column(default=1)
    shown: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None]
    drawn: Mapped[str | None]
    """What the file in the message was made of, hashed: where that is as before it is not sent again."""


class PeriodDone(Base):
    """A schedule's period that somebody took: it happens once however many processes tick."""

    __tablename__ = "periods_done"
    schedule: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


# People


class PersonRow(Base):
    """Somebody who was admitted."""

    __tablename__ = "people"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    telegram_id: Mapped[int] = mapped_column(unique=True)
    first_name: Mapped[str] = mapped_column(Encrypted)
    language: Mapped[str]
    project: Mapped[str | None]
    site: Mapped[str | None]
    site_asked: Mapped[bool]
    """Whether the choice of the usual site is still open."""
    admitted_at: Mapped[datetime]
    locked_at: Mapped[datetime | None]
    """Since when the account is stopped: a phone was lost."""
    locked_by: Mapped[int | None]
    """Who did that, by our own id."""


class GrantRow(Base):
    """One role of one person. Rows are never deleted: a revoked one says when and stays."""

    __tablename__ = "grants"
    __table_args__ = (only_where("ix_grants_until", "until IS NOT NULL AND ended_at IS NULL", "until"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str]
    project: Mapped[str | None]
    sites: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    """When what the person had by it was taken from them, once it was over."""
    granted_by: Mapped[int | None]
    granted_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[int | None]


class HabitRow(Base):
    """A matter of taste that somebody answered once: what they mean by a word. Deleted when they ask for it."""

    __tablename__ = "habits"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    project: Mapped[str]
    word: Mapped[str] = mapped_column(Encrypted)
    meaning: Mapped[str]
    """A key of the catalogue: an activity, or "clinic.women"."""
    learned_at: Mapped[datetime]


class Invite(Base):
    """A single-use code, kept as its hash."""

    __tablename__ = "invites"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
    project: Mapped[str | None]
    sites: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    role_until: Mapped[datetime | None]
    created_by: Mapped[int | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_by: Mapped[int | None]
    used_at: Mapped[datetime | None]


class Stranger(Base):
    """All that remains of somebody without a role, for 24 h: a keyed hash of their id, and how often they tried."""

    __tablename__ = "strangers"
    id_hash: Mapped[str] = mapped_column(primary_key=True)
    told_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    tries_since: Mapped[datetime | None]
    last_at: Mapped[datetime]


class Group(Base):
    """A team's group. Without a project it is not linked yet, and Vigie leaves after ten minutes."""

    __tablename__ = "groups"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    project: Mapped[str | None]
    language: Mapped[str | None]
    added_by: Mapped[int | None]
    joined_at: Mapped[datetime]
    linked_by: Mapped[int | None]
    linked_at: Mapped[datetime | None]
    coordination: Mapped[bool]
    """Whether it is the coordinators' own: the project's alerts go there, too."""


# Shift reports


class ReportRow(Base):
    """One message of one author. Its figures are those of the revision `counted`; `pending` waits for an answer."""

    __tablename__ = "shift_reports"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        only_where("ix_shift_reports_pending", "pending IS NOT NULL", "pending"),
        only_where("ix_shift_reports_unreminded", "open_since IS NOT NULL AND reminded_at IS NULL", "open_since"),
        only_where("ix_shift_reports_voided_by", "voided_by_report IS NOT NULL", "voided_by_report"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    chat_id: Mapped[int]
    message_id: Mapped[int]
    thread_id: Mapped[int | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    reported_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """Who sent it in the author's place: the message, and its chat, are theirs. Empty: the author did."""
    reported_at: Mapped[datetime]
    state: Mapped[str]
    void_reason: Mapped[str | None]
    voided_by_report: Mapped[int | None]
    """The report that took this one's place, so that undoing it brings this one back."""
    counted: Mapped[int | None]
    pending: Mapped[int | None]
    open_since: Mapped[datetime | None]
    """When the revision was made whose question is open; empty where none is, and where the report is voided."""
    reminded_at: Mapped[datetime | None]
    """When the author was reminded of the open question: once, whatever comes after."""
    doubts: Mapped[str | None]
    """Figures far from what is usual, as JSON: activity, indicator, value, usual range, whether confirmed."""


class RevisionRow(Base):
    """What a report said at one time: never changed, never deleted."""

    __tablename__ = "report_revisions"
    __table_args__ = (
        UniqueConstraint("report_id", "number"),
        Index("ix_report_revisions_place", "project", "day", "site"),
        Index("ix_report_revisions_day", "day", "report_id"),
        Index("ix_report_revisions_site", "site", "day"),
        only_where("ix_report_revisions_cause", "caused_by_report IS NOT NULL", "caused_by_report"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("shift_reports.id"))
    number: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[int]
    cause: Mapped[str]
    """sent, edited, answered or replaced (a part of it was, by another report)."""
    caused_by_report: Mapped[int | None]
    project: Mapped[str | None]
    site: Mapped[str | None]
    day: Mapped[date | None]
    shift: Mapped[str | None]
    comment: Mapped[str | None] = mapped_column(Encrypted)
    text: Mapped[str] = mapped_column(Encrypted)
    questions: Mapped[str | None] = mapped_column(Encrypted)
    conflict_with: Mapped[int | None]
    follows: Mapped[int | None]
    """The revision that counted when this one was made."""
    possible: Mapped[str | None] = mapped_column(Encrypted)
    """Notifiable values seen in doubtful places, as JSON: what an unconfirmed alert says."""
    habits: Mapped[str | None] = mapped_column(Encrypted)
    """Answers of the author that were remembered or used here, as JSON: what the receipt says of them."""


class EntryRow(Base):
    """One figure of a revision."""

    __tablename__ = "report_entries"
    revision_id: Mapped[int] = mapped_column(ForeignKey("report_revisions.id"), primary_key=True)
    activity: Mapped[str] = mapped_column(primary_key=True)
    indicator: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    value: Mapped[int]
    estimate: Mapped[bool]
    """Whether its author knew it only roughly."""


class ReportFormRow(Base):
    """A form that somebody fills in, the same on every phone. What was entered stands in `content`, as JSON."""

    __tablename__ = "report_forms"
    __table_args__ = (only_where("ix_report_forms_open", "state = 'open'", "expires_at"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """In whose place it is filled in. Empty: whoever fills it in reports for themselves."""
    chat_id: Mapped[int]
    report_id: Mapped[int | None] = mapped_column(ForeignKey("shift_reports.id"), index=True)
    """The report that is corrected, or, once it is saved, the one that it has become."""
    corrects: Mapped[bool]
    state: Mapped[str]
    step: Mapped[str]
    page: Mapped[int]
    activity: Mapped[str | None]
    selected: Mapped[str | None]
    version: Mapped[int]
    screen: Mapped[int]
    """The version since which the card's buttons mean what they mean."""
    content: Mapped[str] = mapped_column(Encrypted)
    opened_at: Mapped[datetime]
    touched_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class ReviewRow(Base):
    """One time that a report was sent back to its author. `outcome` empty: not answered yet, once a report at most."""

    __tablename__ = "report_reviews"
    __table_args__ = (
        only_where("uq_report_reviews_open", "outcome IS NULL", "report_id", unique=True),
        Index("ix_report_reviews_report", "report_id", "id"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("shift_reports.id"))
    revision: Mapped[int]
    opened_by: Mapped[int]
    opened_at: Mapped[datetime]
    reason: Mapped[str]
    words: Mapped[str | None] = mapped_column(Encrypted)
    outcome: Mapped[str | None]
    closed_by: Mapped[int | None]
    closed_at: Mapped[datetime | None]


# Duty


class DutyBoardRow(Base):
    """One project's duty. Locked by whoever changes its plan, so that one change follows another."""

    __tablename__ = "duty_boards"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    project: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int]
    """Rises with every change of what the cards show, so that a tap on an older card is seen."""
    next_at: Mapped[datetime]
    """When it must be looked at who is on duty: at the next handover, or when somebody's shift begins or ends."""
    told: Mapped[list[int]] = mapped_column(JSON)
    """Who was on duty when it was looked last: those whose duty is known to have begun."""
    absent: Mapped[list[int]] = mapped_column(JSON)
    """Who of the plan could not be reached when it was looked last."""
    gap_told: Mapped[bool]
    """Whether the coordinators know of the present gap."""


class DutyShiftRow(Base):
    """Somebody on duty for a time. Never changed: one that others take the place of says when that was, and by whom."""

    __tablename__ = "duty_shifts"
    __table_args__ = (only_where("ix_duty_shifts_plan", "replaced_at IS NULL", "board_id", "ends_at"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("duty_boards.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    made_by: Mapped[int]
    made_at: Mapped[datetime]
    replaced_by: Mapped[int | None]
    replaced_at: Mapped[datetime | None]


class DutyOfferRow(Base):
    """One person offers their duty to another. `state` open: at most one a board and giver."""

    __tablename__ = "duty_offers"
    __table_args__ = (only_where("uq_duty_offers_open", "state = 'open'", "board_id", "giver_id", unique=True),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("duty_boards.id"))
    giver_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    taker_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    made_at: Mapped[datetime]
    state: Mapped[str]
    settled_at: Mapped[datetime | None]
