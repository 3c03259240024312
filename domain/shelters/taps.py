"""Buttons about shelter beds; see domain/taps.py."""

from enum import StrEnum
from typing import ClassVar

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


# Holding


class HoldAction(StrEnum):
    """Stand-in."""

    HOLD = "hold"


class HoldTap(Tap):
    """Stand-in."""

    prefix: ClassVar[str] = "bh"
    action: HoldAction
    question: int | None = None
    shelter: str | None = None
    category: str | None = None
    beds: int | None = None
