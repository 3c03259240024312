"""Buttons about shelter beds; see domain/taps.py."""

import hashlib
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from domain.catalogue.parts import Shelter
from domain.taps import Tap

# Asking


class AskAction(StrEnum):
    """What can be done with a button on an answer about beds, or on a board."""

    OPEN = "open"
    """What fits first; also the way back."""
    ALL = "all"
    """A page of everything."""
    MANY = "many"
    """How many beds of the category `bed` are to be held?"""
    REFRESH = "new"
    REMOVE = "out"
    """The board is taken down."""


class AskTap(Tap):
    """A button on an answer about beds, or on a board. `bed`: the code of a shelter's category (ranking.code_of)."""

    prefix: ClassVar[str] = "b"
    action: AskAction
    question: int
    page: int = 0
    bed: str | None = None


# People turned away


class TurnedAwayAction(StrEnum):
    """What can be done with a button about people turned away."""

    START = "new"
    """`id`: the question on whose answer it was tapped."""
    SHELTER = "at"
    PEOPLE = "n"
    """Of these two `id` is 0: nothing is recorded yet."""
    CATEGORY = "cat"
    REASON = "why"
    WENT = "went"
    UNDO = "undo"
    """Of these four `id` is the record."""


class TurnedAwayTap(Tap):
    """A button about people turned away. `choice`: a shelter, a number, a category, a reason, a place."""

    prefix: ClassVar[str] = "bt"
    action: TurnedAwayAction
    id: int
    choice: str | None = None


# Counting


class CountAction(StrEnum):
    """What can be done to a count with a button."""

    OPEN = "open"
    """`choice`: the shelter; without a draft, from a card that asks for a count."""
    CATEGORY = "cat"
    BY = "by"
    OUT = "out"
    """The steppers change the beds out of service from now on, or those that are occupied again."""
    FULL = "full"
    EMPTY = "empty"
    SAVE = "save"
    CANCEL = "cancel"
    STEPPERS = "steps"
    """Back to the steppers."""
    ANSWER = "answer"
    """`choice`: which of the likely answers."""
    OVER = "over"
    HOLD = "hold"
    ALL = "all"
    NONE = "none"
    CORRECT = "correct"
    UNDO = "undo"
    CLOSE = "close"
    CLOSE_UNTIL = "until"
    """`choice`: until when; None: until somebody opens it."""
    REOPEN = "reopen"
    EXTRA = "extra"
    EXTRA_CATEGORY = "xcat"
    EXTRA_BEDS = "xbeds"
    EXTRA_UNTIL = "xuntil"
    EXTRA_AWAY = "xaway"


class CountTap(Tap):
    """A button of a count: `version` is that of the draft when its card was drawn, so that a stale tap is seen."""

    prefix: ClassVar[str] = "bc"
    action: CountAction
    draft: int
    version: int
    choice: str | None = None


# Holding


_FARTHEST = 10**8
"""Minutes since 1970: the year 2160."""


class HoldAction(StrEnum):
    """What a button does that leads to a hold."""

    HOLD = "h"
    """What is named is held; what is not (the shelter, the category, how many) is asked first."""


class HoldTap(Tap):
    """Beds are to be held. `question`: the answer on whose card it stands; `until`: minutes since 1970, None: as long
    as is usual there."""

    prefix: ClassVar[str] = "bh"
    action: HoldAction
    question: int | None = None
    shelter: str | None = None
    category: str | None = None
    beds: int | None = Field(default=None, ge=1, le=999)
    until: int | None = Field(default=None, ge=0, le=_FARTHEST)

    def pack(self) -> str:
        """As any tap; where two long keys would not fit, the category's is cut to what `category_said` knows."""
        if self.shelter is None or self.category is None or len(self.shelter) + len(self.category) <= _ROOM:
            return super().pack()
        return super(HoldTap, self.model_copy(update={"category": _cut(self.category)})).pack()


_ROOM = 39
"""What is left for two keys where every other field is as long as it gets."""


def _cut(key: str) -> str:
    return "~" + hashlib.sha256(key.encode()).hexdigest()[:6]


def category_said(shelter: Shelter, said: str | None) -> str | None:
    """The category of the shelter that a button names; None for none, or one that the shelter has no more."""
    return next((c.key for c in shelter.categories if said in (c.key, _cut(c.key))), None)


class HeldAction(StrEnum):
    """What can be done with a button on a card of a hold."""

    SHOW = "show"
    EXTEND = "more"
    RELEASE = "free"
    """Asks once more."""
    RELEASE_NOW = "yes"
    KEEP = "keep"
    """Back from a menu."""
    ARRIVED = "here"
    """`people` of them came; None: all."""
    FEWER = "few"
    """How many came is to be said."""
    NOT_HERE = "away"
    """Nobody came: *Arrived* was a slip."""


class HeldTap(Tap):
    """A button on a card of a hold. `until`: the end of the hold as the card was drawn, in seconds since 1970: a second
    tap does not extend it twice."""

    prefix: ClassVar[str] = "bk"
    action: HeldAction
    hold: int
    until: int | None = None
    people: int | None = None


# History


class HistoryTap(Tap):
    """Another page of the picture of the last thirty nights."""

    prefix: ClassVar[str] = "by"
    page: int
