"""The tables of security incidents; see `tables`."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id
from storage.encryption import Encrypted
from storage.tables import only_where


class IncidentRow(Base):
    """One incident as it stands: what is known of it, and how far its alert has climbed. How it came to that is told by
    its acts."""

    __tablename__ = "incidents"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        UniqueConstraint("year", "apart", "exercise", "number"),
        only_where("ix_incidents_open", "status <> 'closed'", "next_at"),
        Index("ix_incidents_project", "project", "raised_at"),
        # By time those that live on their own: with an index over either alone SQLite would read all of the past.
        Index("ix_incidents_joined_to", "joined_to", "raised_at"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    project: Mapped[str | None]
    reporter_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    chat_id: Mapped[int]
    message_id: Mapped[int]
    thread_id: Mapped[int | None]
    excluded: Mapped[str | None] = mapped_column(Encrypted)
    """Whom the reporter left out, by our own ids, as JSON: it says of whom they are afraid."""
    joined_to: Mapped[int | None] = mapped_column(ForeignKey("incidents.id"))
    raised_at: Mapped[datetime]
    stored_at: Mapped[datetime]
    sos: Mapped[bool]
    exercise: Mapped[bool]
    """Raised by /drill. Whoever lists, counts or exports incidents leaves these out."""
    year: Mapped[int]
    apart: Mapped[bool]
    """Restricted ones are counted apart: a gap in the other numbers would tell of them."""
    number: Mapped[int | None]
    type: Mapped[str | None]
    restricted: Mapped[bool | None]
    severity: Mapped[int | None]
    near_miss: Mapped[bool]
    site: Mapped[str | None]
    place: Mapped[str | None] = mapped_column(Encrypted)
    """Latitude and longitude, as JSON."""
    happened_at: Mapped[datetime | None]
    affected: Mapped[dict[str, int]] = mapped_column(JSON)
    narrative: Mapped[str | None] = mapped_column(Encrypted)
    done: Mapped[str | None] = mapped_column(Encrypted)
    help: Mapped[str | None] = mapped_column(Encrypted)
    status: Mapped[str]
    run: Mapped[int]
    step: Mapped[int | None]
    climbs_since: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    next_at: Mapped[datetime | None]
    held_since: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]


class IncidentActRow(Base):
    """What somebody, or (`person_id` empty) the clock, did about an incident: never changed, never deleted."""

    __tablename__ = "incident_acts"
    __table_args__ = (
        Index("ix_incident_acts_incident", "incident_id", "id"),
        only_where("ix_incident_acts_message", "message_id IS NOT NULL", "chat_id", "message_id"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incidents.id"))
    at: Mapped[datetime]
    person_id: Mapped[int | None]
    act: Mapped[str]
    detail: Mapped[str | None]
    value: Mapped[str | None] = mapped_column(Encrypted)
    chat_id: Mapped[int | None]
    message_id: Mapped[int | None]
    """The message in which it was said: an edit of that corrects it."""


class IncidentStepRow(Base):
    """One step of the ladder that was run. The key makes it run once, whichever process does."""

    __tablename__ = "incident_steps"
    incident_id: Mapped[int] = mapped_column(ForeignKey("incidents.id"), primary_key=True)
    run: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int]
    due_at: Mapped[datetime]
    ran_at: Mapped[datetime]
    late: Mapped[bool]


class IncidentAlertRow(Base):
    """One person who was alerted of an incident, once whatever steps they are in."""

    __tablename__ = "incident_alerts"
    incident_id: Mapped[int] = mapped_column(ForeignKey("incidents.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    step: Mapped[int]
    role: Mapped[str]
    on_duty: Mapped[bool]
    alerted_at: Mapped[datetime]
    unreachable: Mapped[bool]
    """As it was seen last; where Telegram says otherwise since, the clock looks again."""
    opened_at: Mapped[datetime | None]
    declined_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    """Empty again once they gave it back, or it lapsed."""
    lapsed_at: Mapped[datetime | None]


class IncidentReportRow(Base):
    """An incident's written report, which is told by its acts: whether it is there, and when it is asked for next."""

    __tablename__ = "incident_reports"
    incident_id: Mapped[int] = mapped_column(ForeignKey("incidents.id"), primary_key=True)
    asked: Mapped[int]
    next_at: Mapped[datetime | None] = mapped_column(index=True)
    handed_in_at: Mapped[datetime | None]
