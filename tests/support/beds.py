"""What the tests of beds start from."""

from datetime import datetime

from bot.catalogue import catalogue_from
from domain.shelters.types import EventKind, Standing
from services.shelters.standing import standing_of
from services.work import Work

CATALOGUE = catalogue_from(None)
WOMEN, SINGLE = "womens_shelter", "single_women"


async def counted(work: Work, site: str, category: str, occupied: int, at: datetime | None = None) -> None:
    """Somebody counted so many there."""
    shelter = await work.unit.shelters.lock(site)
    await work.unit.shelters.add(
        shelter, EventKind.COUNT, at or work.now, work.now, category=category, occupied=occupied
    )


async def stands(work: Work, site: str = WOMEN) -> Standing:
    """How the shelter stands."""
    return await standing_of(work, site)
