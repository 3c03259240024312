"""What a reader is shown of counting."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from domain.catalogue.parts import Shelter
from domain.frozen import frozen
from domain.reading import Question
from domain.reading.shelters import Beds as Said
from domain.roles import Role
from domain.shelters.closing import Until
from domain.shelters.count_words import Answer
from domain.shelters.counting import Count
from domain.shelters.types import Extra, Standing


@frozen
class HoldRow:
    """A hold of which the card asks whether it is counted in. `words` None: the reader must not open the door."""

    hold: int
    category: str
    beds: int
    until: datetime
    words: str | None


@frozen
class CountView:
    """A count, for whoever makes it."""

    draft: int
    count: Count
    site: str | None
    shelter: Shelter | None
    standing: Standing | None
    at: datetime | None
    """When the beds were so, where it is stored or said."""
    now: datetime
    question: Question | None = None
    values: Mapping[str, Said] = field(default_factory=dict)
    """What is certain of the words while something is asked."""
    answers: tuple[Answer, ...] = ()
    over: tuple[str, ...] = ()
    holds: tuple[HoldRow, ...] = ()
    extras: tuple[Extra, ...] = ()
    until: tuple[Until, ...] = ()
    """What a menu offers."""
    newer: bool = False
    """Something newer was counted: what is stored cannot be changed by this card."""


@frozen
class CountReminderView:
    """Something that was counted is not stored. `site` None: it was not said of which shelter."""

    site: str | None


@frozen
class CountAskedView:
    """A fresh count is needed (`waiting`), or has been made; the one before it, where there is any."""

    site: str
    counted_at: datetime | None
    counted_role: Role | None
    waiting: bool
    now: datetime


@frozen
class MovementUnclearView:
    """What was said of who came or left, and the shelter that an example is made of."""

    said: str
    left: bool
    shelter: Shelter | None
