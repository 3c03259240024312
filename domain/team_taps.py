"""Buttons about a team's people."""

from enum import StrEnum
from typing import ClassVar

from domain.taps import Tap


class TeamAction(StrEnum):
    """What a button of the team's card does."""

    SCOPES = "all"
    """Which project?"""
    SCOPE = "in"
    """The people of the project `choice`."""
    PAGE = "page"
    PERSON = "who"
    GRANT = "role"
    """Of several roles the one with the number `choice`."""
    CHANGE = "chg"
    """What is to be changed?"""
    ROLES = "roles"
    ROLE = "as"
    SITES = "sites"
    SITE = "site"
    """The site `choice` is one of theirs, or is none any more; without one: every site."""
    PROJECTS = "projs"
    PROJECT = "to"
    ENDS = "ends"
    END = "end"
    """The last day is `choice`; without one: no end."""
    TYPE = "type"
    """The last day is to be said in words."""
    DROP = "drop"
    """The role, or (no role chosen) every role in the project, is to end."""
    LOCK = "lock"
    UNLOCK = "open"
    DO = "do"
    """What stands on the card is to be done."""
    UNDO = "undo"


class TeamTap(Tap):
    """A button of the team's card. What the card shows, and of whom, is kept with the card: `id` is the person whom it
    showed, so that a stale tap is seen."""

    prefix: ClassVar[str] = "tm"
    action: TeamAction
    id: int = 0
    choice: str | None = None


class UnlockTap(Tap):
    """Below the news that somebody's account is locked."""

    prefix: ClassVar[str] = "ul"
    person: int
