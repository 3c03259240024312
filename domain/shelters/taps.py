"""Buttons about shelter beds; see domain/taps.py."""

from enum import StrEnum
from typing import ClassVar

from domain.taps import Tap


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
