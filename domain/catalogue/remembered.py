"""What follows from the catalogue and a day alone, and is asked for every second."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TypeVar

from domain.catalogue.models import Catalogue

Result = TypeVar("Result")

_MOST = 64


def remembered(reckon: Callable[[Catalogue, date], Result]) -> Callable[[Catalogue, date], Result]:
    """The same, but reckoned once for a catalogue and a day. By the catalogue's identity: to compare its content would
    take longer than most reckonings. The result must be one that nobody changes."""
    known: dict[tuple[int, date], tuple[Catalogue, Result]] = {}

    @wraps(reckon)
    def reckoned(catalogue: Catalogue, day: date) -> Result:
        found = known.get((id(catalogue), day))
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[id(catalogue), day] = catalogue, reckon(catalogue, day)
        return found[1]

    return reckoned
