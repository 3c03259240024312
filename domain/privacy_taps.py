"""Buttons of the audit, and of one's own data."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from domain.taps import Tap

_LATEST = 253_402_300_000
"""Seconds since 1970: the last that a date can hold, nearly."""


class AuditTap(Tap):
    """A page of the audit: all of it, a person's, or an incident's. `as_of`: the second (UNIX time) at which it is
    counted; `skip`: how many newer entries are on the pages before."""

    prefix: ClassVar[str] = "au"
    person: int | None = None
    incident: int | None = None
    as_of: int | None = Field(default=None, ge=0, le=_LATEST)
    skip: int = Field(default=0, ge=0, le=99_999)


class ForgetAction(StrEnum):
    """What somebody decides of their identity."""

    KEEP = "keep"
    ERASE = "erase"


class ForgetTap(Tap):
    """A button of the card that asks whether one's identity is to be erased."""

    prefix: ClassVar[str] = "fm"
    action: ForgetAction
