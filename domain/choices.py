"""What an answer to a question is, and what of it is remembered."""

import hashlib
from datetime import date

from domain.frozen import frozen

Figure = tuple[str, str, int]
"""Activity, indicator, value."""


@frozen
class Choice:
    """One possible answer: figures that it reports, or the day, shift, site or project that was meant."""

    figures: tuple[Figure, ...] = ()
    estimate: bool = False
    """The figures are known only roughly."""
    corrects: str | None = None
    """"clinic.women": this figure was wrong (or missing), its number is asked next; `figures` are right."""
    day: date | None = None
    shift: str | None = None
    site: str | None = None
    project: str | None = None

    @property
    def key(self) -> str:
        """What its button carries: the same for the same answer only, also after the catalogue has changed."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:10]


@frozen
class Habit:
    """`word`: folded, without its number. `meaning`: an activity's key, or an indicator's path "clinic.women"."""

    word: str
    meaning: str
    known: bool = True
    """Used as usual; False where it was learned from this very answer."""
