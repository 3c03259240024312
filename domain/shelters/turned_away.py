"""People for whom there was no bed: how many, for whom the beds would have been, why, and where they went."""

from datetime import datetime
from enum import StrEnum

from domain.frozen import frozen

MOST_PEOPLE = 500
"""More people than that are no one refusal."""


class Why(StrEnum):
    """Why there was no bed for them."""

    FULL = "full"
    RULES = "rules"
    OTHER = "other"


class Went(StrEnum):
    """Where they went, beside the shelters of the catalogue, by whose keys a place can be named, too."""

    OUTSIDE = "outside"
    """A tent, the street, the camp."""
    FRIENDS = "friends"
    ELSEWHERE = "elsewhere"
    """Another shelter, none of the mission's."""
    UNKNOWN = "unknown"


@frozen
class Refusal:
    """People turned away, as recorded: never changed but for what nobody had said yet; a wrong one is withdrawn."""

    id: int
    project: str
    shelter: str | None
    category: str | None
    people: int
    reason: Why | None
    went: str | None
    version: int
    at: datetime
    by: int
    question: int | None
    withdrawn_at: datetime | None


@frozen
class RefusalView:
    """A receipt. `asks`: what is still to be said, one thing at a time. `shelters`: where they may have gone."""

    refusal: Refusal
    now: datetime
    asks: str | None = None
    categories: tuple[str, ...] = ()
    shelters: tuple[str, ...] = ()
    may_change: bool = False


@frozen
class RefusalFormView:
    """What must be known before anything counts: the shelter, then how many."""

    shelter: str | None
    category: str | None
    shelters: tuple[str, ...] = ()
    """To choose from; empty: how many is asked."""
    nowhere: bool = True
    """Whether no shelter in particular can be chosen, too."""
