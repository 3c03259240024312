"""What the buttons carry that follow an alert up; see `domain.taps`."""

from enum import StrEnum
from typing import ClassVar

from domain.taps import Tap


class FollowAction(StrEnum):
    """What can be done with a button on a card of an incident, besides taking it."""

    OPEN = "open"
    """A part of the card is to be shown: `choice`, with `page`; none: the card itself."""
    CLOSE = "close"
    """It ended as `choice`; in words: they are asked for."""
    REOPEN = "again"
    SHARE = "share"
    """With the advice `choice`; in words: they are asked for."""
    WRITE = "write"
    """The written report is to be asked for."""
    SAME = "same"
    """It is the same event as the incident `choice`."""
    APART = "apart"
    """The incident `choice` is another event after all."""
    PHOTOS = "photos"
    """Its photos are to be sent: who was alerted later has not got them."""
    SHOW = "show"
    """Its card is to be sent."""


class FollowTap(Tap):
    """A button that follows an alert up."""

    prefix: ClassVar[str] = "ia"
    action: FollowAction
    incident: int
    choice: str | None = None
    page: int = 0


class ListTap(Tap):
    """Another page of the list of incidents, or another project's. `whole`: those of no project."""

    prefix: ClassVar[str] = "il"
    project: str | None = None
    whole: bool = False
    page: int = 0
