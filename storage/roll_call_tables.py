"""The tables of roll calls; see `tables`."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id
from storage.encryption import Encrypted
from storage.tables import only_where


class RollCallRow(Base):
    """One roll call, of a project or one of its sites."""

    __tablename__ = "roll_calls"
    __table_args__ = (only_where("ix_roll_calls_running", "ended_at IS NULL", "next_at"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    project: Mapped[str]
    site: Mapped[str | None]
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incidents.id"))
    started_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[datetime]
    reminded: Mapped[int]
    next_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[int | None]


class RollCallPersonRow(Base):
    """Somebody's place on a roll, and their answer as it stands. How it came to that is told by the acts."""

    __tablename__ = "roll_call_people"
    __table_args__ = (UniqueConstraint("roll_call_id", "person_id"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    roll_call_id: Mapped[int] = mapped_column(ForeignKey("roll_calls.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    asked_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    unreachable: Mapped[bool]
    """As it was seen last; where Telegram says otherwise since, the clock looks again."""
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    place: Mapped[str | None] = mapped_column(Encrypted)
    """Latitude and longitude, as JSON."""
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incidents.id"))


class RollCallActRow(Base):
    """What somebody, or (`person_id` empty) the clock, did: never changed, never deleted."""

    __tablename__ = "roll_call_acts"
    __table_args__ = (Index("ix_roll_call_acts_roll_call", "roll_call_id", "id"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    roll_call_id: Mapped[int] = mapped_column(ForeignKey("roll_calls.id"))
    at: Mapped[datetime]
    person_id: Mapped[int | None]
    act: Mapped[str]
    value: Mapped[str | None] = mapped_column(Encrypted)
