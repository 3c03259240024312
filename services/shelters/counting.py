"""Stand-in."""

from domain.people import Person
from domain.reading.shelters import BedCount
from services.work import Origin, Work


async def from_words(work: Work, origin: Origin, person: Person, reading: BedCount, text: str) -> None:
    """Stand-in."""


async def ask_for_count(work: Work, site: str) -> bool:
    """Stand-in."""
    shelter_id = await work.unit.shelters.lock(site)
    await work.unit.shelters.asked(shelter_id, work.now)
    return True
