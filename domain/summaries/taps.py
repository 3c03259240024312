"""The buttons about subscriptions."""

from enum import StrEnum
from typing import ClassVar

from domain.summaries.periods import Kind
from domain.taps import Tap

MISSION = "*"
"""What a button says for the mission as a whole."""


class SubscribeTap(Tap):
    """One step of /subscribe: which summary, then of which project ("*" for the mission)."""

    prefix: ClassVar[str] = "sb"
    summary: Kind | None = None
    project: str | None = None


class SubscriptionAction(StrEnum):
    """What can be done with a subscription."""

    LIST = "list"
    OPEN = "open"
    """Its card; also the way back from a menu."""
    HOURS = "hours"
    HALVES = "half"
    """The hour `choice` is chosen: on the hour, or half past?"""
    AT = "at"
    """It comes at `choice`, "1930"."""
    LANGUAGES = "langs"
    SPEAK = "speak"
    """It comes in the language `choice`; None: in its reader's."""
    PLACES = "places"
    MOVE = "move"
    """It comes to the group `choice`; None: in private."""
    PAUSE = "pause"
    RESUME = "go"
    """It goes on, after a pause or its end."""
    END = "end"


class SubscriptionTap(Tap):
    """A button of a subscription's card, or of the list of them."""

    prefix: ClassVar[str] = "su"
    action: SubscriptionAction
    subscription: int | None = None
    choice: str | None = None
