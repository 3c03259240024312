"""The tables of what was masked in free text; see `tables`."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id
from storage.encryption import Encrypted
from storage.tables import only_where


class GuardedTextRow(Base):
    """Free text in which something was masked, and its author asked. What it was before stands here alone, until they
    have answered or the time for it is over."""

    __tablename__ = "guarded_texts"
    __table_args__ = (
        only_where("ix_guarded_texts_open", "answer IS NULL", "expires_at"),
        Index("ix_guarded_texts_subject", "subject", "subject_id"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    subject: Mapped[str]
    subject_id: Mapped[int]
    kinds: Mapped[list[str]] = mapped_column(JSON)
    words: Mapped[str | None] = mapped_column(Encrypted)
    """As JSON: what was found, and each field as it is masked and as it was."""
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class GuardedMessageRow(Base):
    """A message that says what was masked, and whether it could be deleted."""

    __tablename__ = "guarded_messages"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    guarded_id: Mapped[int] = mapped_column(ForeignKey("guarded_texts.id"), index=True)
    chat_id: Mapped[int]
    message_id: Mapped[int]
    state: Mapped[str]
    settled_at: Mapped[datetime | None]


class SilenceRow(Base):
    """Somebody who sent too much is not read until an instant; only how much it was is kept."""

    __tablename__ = "silences"
    id_hash: Mapped[str] = mapped_column(primary_key=True)
    """Keyed, as of strangers: it may be one."""
    until: Mapped[datetime] = mapped_column(index=True)
    ignored: Mapped[int]
