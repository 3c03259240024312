"""Buttons of the audit, and of one's own data."""

from enum import StrEnum
from typing import ClassVar

from domain.taps import Tap


class AuditTap(Tap):
    """A page of the audit: all of it, a person's, or an incident's."""

    prefix: ClassVar[str] = "au"
    person: int | None = None
    incident: int | None = None
    before: int | None = None


class ForgetAction(StrEnum):
    """What somebody decides of their identity."""

    KEEP = "keep"
    ERASE = "erase"


class ForgetTap(Tap):
    """A button of the card that asks whether one's identity is to be erased."""

    prefix: ClassVar[str] = "fm"
    action: ForgetAction
