"""Buttons about reports that are expected, days off, and sites that are closed."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.taps import Tap


class ReminderAction(StrEnum):
    """What whoever is reminded does."""

    FORM = "form"
    ZERO = "zero"
    OFF = "off"
    """Not today."""
    HERE = "here"
    """Today after all."""
    CLOSED = "closed"
    OTHER = "other"


class ReminderTap(Tap):
    """A button on a reminder."""

    prefix: ClassVar[str] = "mr"
    action: ReminderAction
    reminder: int


class MissingTap(Tap):
    """The matrix of a project, drawn now."""

    prefix: ClassVar[str] = "mm"
    project: str


class DayOffTap(Tap):
    """A day is one off (1), or is none any more (0)."""

    prefix: ClassVar[str] = "of"
    day: date
    off: int


class ClosureAction(StrEnum):
    """What a coordinator does about closures."""

    NEW = "new"
    """Which site?"""
    SITE = "site"
    """The site `choice`."""
    DAYS = "days"
    """The days `choice`: "2026-11-24/2026-11-27"."""
    LIST = "list"
    WITHDRAW = "undo"
    """The closure `id` does not hold."""
    AGREE = "yes"
    """What was said on the reminder `id` is so."""


class ClosureTap(Tap):
    """A button about closures."""

    prefix: ClassVar[str] = "cl"
    action: ClosureAction
    id: int | None = None
    choice: str | None = None
