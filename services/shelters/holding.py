"""Stand-in."""

from domain.people import Person
from domain.reading.shelters import BedHold
from services.work import Origin, Work


async def from_words(work: Work, origin: Origin, person: Person, reading: BedHold, text: str) -> None:
    """Stand-in."""
