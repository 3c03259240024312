"""What is asked of whoever wrote what was masked, and what they answer."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from domain.frozen import frozen
from domain.privacy.findings import Kind
from domain.taps import Tap

KEPT = timedelta(hours=24)
"""How long what was masked is kept for an answer. After it the mask is all there is."""


class Subject(StrEnum):
    """What the free text belongs to."""

    REPORT = "report"
    REVIEW = "review"
    CLOSURE = "closure"
    INCIDENT = "incident"


class Answer(StrEnum):
    """How it ended. `expired`: nobody answered. `replaced`: the message was edited. `reopened`: the incident goes on,
    and everything in it is to be read again."""

    MASKED = "masked"
    KEPT = "kept"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REOPENED = "reopened"


class Fate(StrEnum):
    """What becomes of a message that says what was masked."""

    STAYS = "stays"
    """In private: it is deleted when its author asks for it."""
    ASKED = "asked"
    DELETED = "deleted"
    REFUSED = "refused"


class GuardAction(StrEnum):
    """What can be done with a button about what was masked."""

    MASK = "mask"
    KEEP = "keep"
    DELETE = "delete"


class GuardTap(Tap):
    """A button about what was masked."""

    prefix: ClassVar[str] = "pg"
    action: GuardAction
    guarded: int


@frozen
class GuardView:
    """What was found, for whoever is asked. `found` is empty once it is answered; `kinds` stays. `number`: the
    incident's. `in_group`, `in_private`: what became of messages that say it."""

    guarded: int
    subject: Subject
    number: str | None
    kinds: tuple[Kind, ...]
    found: tuple[tuple[str, Kind], ...]
    answer: Answer | None
    until: datetime
    now: datetime
    in_group: Fate | None = None
    in_private: Fate | None = None
