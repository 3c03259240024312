"""Stand-in: what fits best is another slice's."""

from dataclasses import dataclass

from domain.people import Person
from domain.shelters.types import Beds
from services.shelters.standing import places, standings
from services.work import Work


@dataclass(frozen=True, slots=True)
class Option:
    """One category of one shelter, as it stands now."""

    shelter: str
    category: str
    beds: Beds


async def best(
    work: Work, person: Person, *, project: str | None, shelter: str | None, category: str | None, beds: int | None
) -> list[Option]:
    """What takes them, of the same category."""
    return [
        Option(standing.shelter, found.category, found)
        for standing in await standings(work, places(work))
        for found in standing.beds
        if standing.accepting and found.category == category and (found.free or 0) >= (beds or 1)
    ]
