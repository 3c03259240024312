"""What the guard finds in free text."""

from enum import StrEnum

from domain.frozen import frozen

MASK = "•••"
"""Stands in the place of what was masked. No pattern takes its sign, so that masking twice changes nothing."""


class Kind(StrEnum):
    """What somebody can be found or recognised by."""

    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    BIRTH = "birth"
    NUMBER = "number"
    """Of a passport, an identity card, a foreigner's file, social security."""
    PLACE = "place"
    """Exact coordinates, or a link to a map."""


@frozen
class Finding:
    """A stretch of a text, from `start` to before `end`."""

    kind: Kind
    start: int
    end: int
