"""A count that is being made, by steppers or in words: what it holds, and what each tap makes of it.

It is a value: every change gives a new one with the next version. `screen` is the version at which the buttons last
changed their meaning, so that a tap can be told from one on an older screen, while two quick taps on one screen, whose
card was not drawn again in between, both count.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, Self

from domain.frozen import frozen
from domain.reading.shelters import Beds as Said
from domain.shelters.types import Beds, Hold, Standing

MOST = 500
"""The greatest figure of a category: above it the reader asks whether there is a digit too many."""
REMIND_AFTER = timedelta(minutes=15)
"""How long a question stays unanswered before its author is reminded, once."""
KEPT = timedelta(days=30)
"""For how long a count can be corrected by editing its message; then what was being made of it is forgotten."""


class Part(StrEnum):
    """What the card of a count shows."""

    SHELTER = "shelter"
    """Of which shelter."""
    QUESTION = "question"
    """Something in the words is not clear."""
    STEPPERS = "steppers"
    OVER = "over"
    """Whether more people than beds is right."""
    HOLDS = "holds"
    """Whether those who held beds are counted in."""
    RECOUNT = "recount"
    """Somebody came or left, but what stands cannot be: it must be counted."""
    CLOSING = "closing"
    EXTRA = "extra"
    EXTRA_BEDS = "extra_beds"
    EXTRA_UNTIL = "extra_until"
    SAVED = "saved"
    UNDONE = "undone"
    CANCELLED = "cancelled"


OPEN = frozenset(Part) - {Part.SAVED, Part.UNDONE, Part.CANCELLED}
MENUS = frozenset({Part.STEPPERS, Part.CLOSING, Part.EXTRA, Part.EXTRA_BEDS, Part.EXTRA_UNTIL})
"""The steppers, and what opens on their card."""


@frozen
class Count:
    """`values`: what is to be stored, by category; `base`: as the beds stood when the steppers were drawn from life;
    `category`: the one whose figures the steppers change, or of those who came or left (`change`: how many)."""

    part: Part
    values: Mapping[str, Said] = field(default_factory=dict)
    base: Mapping[str, Said] = field(default_factory=dict)
    category: str | None = None
    out: bool = False
    """The steppers change the beds out of service."""
    change: int | None = None
    over: bool = False
    """More people than beds is right: somebody said so."""
    holds: tuple[int, ...] = ()
    """Those of which the card asks whether they are counted in."""
    arrived: frozenset[int] = frozenset()
    decided: bool = False
    events: Mapping[str, int] = field(default_factory=dict)
    """What is stored of it now, by category."""
    moved: int = 0
    """How many came or left by what is stored."""
    ended: tuple[int, ...] = ()
    """Holds that it ended as arrived."""
    beds: int | None = None
    """Extra beds that are being set up."""
    version: int = 1
    screen: int = 1

    def understands(self, version: int) -> bool:
        """Whether a button that was drawn at `version` still means what it said."""
        return self.screen <= version <= self.version

    def turned(self, part: Part, **changes: Any) -> Self:
        """A change after which the buttons mean something else."""
        values: dict[str, Any] = {"part": part, **changes, "version": self.version + 1, "screen": self.version + 1}
        return replace(self, **values)

    def by(self, step: int) -> Self:
        """The selected figure, more or less by `step`, within 0..500; what was never counted starts at zero."""
        said = self.values.get(self.category or "", Said())
        before = (said.out_of_service if self.out else said.occupied) or 0
        return self.set(min(max(before + step, 0), MOST))

    def set(self, figure: int) -> Self:
        """The selected figure, said outright. ValueError outside 0..500."""
        if not 0 <= figure <= MOST:
            raise ValueError("a figure lies in 0..500")
        if self.category is None:
            return self
        said = self.values.get(self.category, Said())
        changed = replace(said, out_of_service=figure) if self.out else replace(said, occupied=figure)
        values = {**self.values, self.category: changed}
        return replace(self, values=values, version=self.version + 1, over=False, decided=False)

    def rebased(self, now: Mapping[str, Said]) -> Self:
        """The beds stand otherwise than they did when the card was drawn: figures that nobody touched follow, and those
        of a category that the shelter has no more are gone."""
        values = {key: self.values[key] if self.touched(key) and key in self.values else now[key] for key in now}
        category = self.category if self.category in now else next(iter(now), None)
        return self.turned(Part.STEPPERS, values=values, base=now, category=category)

    def touched(self, category: str) -> bool:
        """Whether a category's figures are others than they were on the fresh card."""
        return self.values.get(category) != self.base.get(category)


def as_it_stands(standing: Standing) -> dict[str, Said]:
    """What the steppers start from."""
    return {beds.category: Said(beds.occupied, beds.out_of_service) for beds in standing.beds}


def over_capacity(values: Mapping[str, Said], standing: Standing) -> tuple[str, ...]:
    """The categories in which more people would be than beds that can be slept in, once `values` are stored."""
    return tuple(beds.category for beds in standing.beds if _too_many(values.get(beds.category), beds))


def _too_many(said: Said | None, beds: Beds) -> bool:
    if said is None:
        return False
    occupied = beds.occupied if said.occupied is None else said.occupied
    out = beds.out_of_service if said.out_of_service is None else said.out_of_service
    return (occupied or 0) + out > beds.capacity


def perhaps_counted_in(holds: Iterable[Hold], values: Mapping[str, Said]) -> tuple[Hold, ...]:
    """The holds whose people may be among those counted: of a category that somebody counts anew."""
    counted = {key for key, said in values.items() if said.occupied is not None}
    return tuple(hold for hold in holds if hold.category in counted)


def moved(beds: Beds, change: int) -> int | None:
    """How many are there once `change` have come or left; None where that cannot be: never counted, or fewer than
    leave."""
    if beds.occupied is None or beds.occupied + change < 0:
        return None
    return beds.occupied + change
