"""The tables of shelter beds; see `tables`."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base, Id
from storage.encryption import Encrypted
from storage.tables import only_where

_COUNTED = "occupied IS NOT NULL OR change IS NOT NULL"


class ShelterRow(Base):
    """One shelter of the catalogue, made when something is first known of it. Whoever changes its beds locks this row
    first, so that two who ask for the last bed come one after the other."""

    __tablename__ = "shelters"
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    site: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    """Rises with every change; a card's buttons carry it, so that a stale tap is seen."""
    asked_at: Mapped[datetime | None]
    """When its keepers were last asked for a fresh count."""
    opens_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the clock opens it: somebody closed it until then."""


class BedCategoryRow(Base):
    """A category of which something was counted or moved: what a reading of the beds starts from, so that it looks up a
    few events and never searches them."""

    __tablename__ = "bed_categories"
    shelter_id: Mapped[int] = mapped_column(ForeignKey("shelters.id"), primary_key=True)
    category: Mapped[str] = mapped_column(primary_key=True)


class BedEventRow(Base):
    """What happened to a shelter's beds: never changed, never deleted. See domain/shelters/types.py."""

    __tablename__ = "bed_events"
    __table_args__ = (
        Index("ix_bed_events_shelter", "shelter_id", "at", "id"),
        # What they are asked about stands in them: the rows need not be looked up as well. Counts and movements in one:
        # what moved since a count stands beside it, and a reading of every shelter touches half as many pages.
        only_where("ix_bed_events_counted", _COUNTED, "shelter_id", "category", "at", "id", "occupied", "change"),
        only_where(
            "ix_bed_events_out", "out_of_service IS NOT NULL", "shelter_id", "category", "at", "id", "out_of_service"
        ),
        # With the category, which is NULL in all of it: else SQLite would rather read through all that happened. At its
        # end: before the others it would make PostgreSQL sort.
        only_where("ix_bed_events_accepting", "category IS NULL", "shelter_id", "at", "id", "category", "kind"),
        only_where("ix_bed_events_corrects", "corrects IS NOT NULL", "corrects"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    shelter_id: Mapped[int] = mapped_column(ForeignKey("shelters.id"))
    category: Mapped[str | None]
    kind: Mapped[str]
    at: Mapped[datetime]
    """When it was so: the time of the message that told it."""
    stored_at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str | None]
    """As what the person did it: roles change."""
    occupied: Mapped[int | None]
    out_of_service: Mapped[int | None]
    change: Mapped[int | None]
    beds: Mapped[int | None]
    until: Mapped[datetime | None]
    hold_id: Mapped[int | None]
    outcome: Mapped[str | None]
    corrects: Mapped[int | None]


class BedHoldRow(Base):
    """Beds kept for somebody on the way, as the hold stands now. How it came to that is told by the events."""

    __tablename__ = "bed_holds"
    __table_args__ = (
        only_where("ix_bed_holds_open", "ended_at IS NULL", "shelter_id", "category"),
        only_where("ix_bed_holds_next", "ended_at IS NULL", "next_at"),
        Index("ix_bed_holds_holder", "holder_id", "made_at"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    shelter_id: Mapped[int] = mapped_column(ForeignKey("shelters.id"))
    category: Mapped[str]
    beds: Mapped[int]
    words: Mapped[str] = mapped_column(Encrypted)
    """What opens the door."""
    holder_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int | None]
    message_id: Mapped[int | None]
    """The message, or the card whose button, it came of: a second tap does not hold twice."""
    made_at: Mapped[datetime]
    until: Mapped[datetime]
    next_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    arrived: Mapped[int | None]
    """How many of them came."""
    ended_by: Mapped[int | None]
    """None: the clock."""


class BedExtraRow(Base):
    """Beds beyond the usual ones, until an instant."""

    __tablename__ = "bed_extras"
    __table_args__ = (only_where("ix_bed_extras_open", "ended_at IS NULL", "shelter_id"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    shelter_id: Mapped[int] = mapped_column(ForeignKey("shelters.id"))
    category: Mapped[str]
    beds: Mapped[int]
    since: Mapped[datetime]
    until: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    made_by: Mapped[int] = mapped_column(ForeignKey("people.id"))


class BedDraftRow(Base):
    """A count that is being made: by steppers, or in words of which something is to be asked. Nothing of it counts
    until it is saved; then it is what its message and its card correct."""

    __tablename__ = "bed_drafts"
    __table_args__ = (
        only_where("ix_bed_drafts_open", "settled_at IS NULL", "person_id"),
        only_where("ix_bed_drafts_remind", "remind_at IS NOT NULL", "remind_at"),
        Index("ix_bed_drafts_message", "chat_id", "message_id"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int]
    thread_id: Mapped[int | None]
    message_id: Mapped[int | None]
    """The message that said it; an edit of that corrects it."""
    site: Mapped[str | None]
    """None: it is still to be asked of which shelter."""
    at: Mapped[datetime | None]
    """When the beds were so: the message's own time; None: when it is saved."""
    text: Mapped[str | None] = mapped_column(Encrypted)
    """The message, as far as something of it is still to be asked."""
    draft: Mapped[dict[str, object]] = mapped_column(JSON)
    """Figures, keys and ids only: domain/shelters/counting.py."""
    made_at: Mapped[datetime]
    remind_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]


class BedQuestionRow(Base):
    """Somebody asked for beds, in one chat; its card stays true for a while. `board`: the pinned board of a group,
    which always stays true."""

    __tablename__ = "bed_questions"
    __table_args__ = (only_where("ix_bed_questions_open", "closed_at IS NULL", "asked_at"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    chat_id: Mapped[int] = mapped_column(index=True)
    thread_id: Mapped[int | None]
    board: Mapped[bool] = mapped_column(default=False)
    project: Mapped[str | None]
    shelter: Mapped[str | None]
    category: Mapped[str | None]
    fitting: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))
    """Shelters' categories that the words for people mean; None where nobody in particular was named."""
    meant: Mapped[int | None]
    """How many of them, from the first one on, are for those in particular; None: all."""
    several: Mapped[bool] = mapped_column(default=False)
    """People of several categories."""
    beds: Mapped[int | None]
    pinned: Mapped[bool | None]
    """Of a board: whether Vigie could pin it."""
    asked_at: Mapped[datetime]
    drawn_at: Mapped[datetime]
    redraw_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the clock draws it again: something changed since it was drawn."""
    closed_at: Mapped[datetime | None]


class TurnedAwayRow(Base):
    """People for whom there was no bed: only counts."""

    __tablename__ = "turned_away"
    __table_args__ = (
        Index("ix_turned_away_at", "at"),
        Index("ix_turned_away_shelter", "shelter_id", "at"),
        only_where("ix_turned_away_question", "question_id IS NOT NULL", "question_id"),
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    project: Mapped[str]
    shelter_id: Mapped[int | None] = mapped_column(ForeignKey("shelters.id"))
    """Where they were turned away; None: nowhere in particular was there a bed."""
    category: Mapped[str | None]
    people: Mapped[int]
    reason: Mapped[str | None]
    went: Mapped[str | None]
    """Where they went, as far as it is known: a shelter's key, or one of domain/shelters/turned_away.py's words."""
    version: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
    stored_at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    question_id: Mapped[int | None]
    """The question for beds on whose answer it was tapped: once is enough."""
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None]
