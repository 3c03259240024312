"""The tables of the audit; see `tables`."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id
from storage.tables import only_where


class AuditRow(Base):
    """Who did or saw what. Never changed and, before it is too old, never deleted; `number` and `hash` are empty until
    the sealer has given the entry its place in the chain."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_person", "person_id", "id"),
        Index("ix_audit_subject", "kind", "subject_id", "id"),
        only_where("ix_audit_unsealed", "number IS NULL", "id"),
        only_where("uq_audit_number", "number IS NOT NULL", "number", unique=True),
        {"sqlite_autoincrement": True},
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    door: Mapped[str]
    person_id: Mapped[int | None]
    """Our own id. No foreign key: the entry stays when the person is nobody any more."""
    deed: Mapped[str]
    kind: Mapped[str]
    subject_id: Mapped[int | None]
    number: Mapped[int | None]
    hash: Mapped[str | None]


class AuditCutRow(Base):
    """Where the chain begins: entries up to this number were too old and went. One row at most."""

    __tablename__ = "audit_cuts"
    number: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False)
    hash: Mapped[str]
    cut_at: Mapped[datetime]


class FarewellRow(Base):
    """The private chat of somebody whose identity was erased, for a day: their cards are emptied meanwhile."""

    __tablename__ = "farewells"
    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
