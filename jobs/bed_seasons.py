"""Shelters with a season open and close by the catalogue, announced on the day before."""

from datetime import datetime

from services.shelters import seasons
from services.work import Work


async def tick(work: Work) -> None:
    """Announces and shows what changes."""
    await seasons.tick(work)


async def next_due(work: Work) -> datetime | None:
    """When something changes next."""
    return await seasons.next_due(work)
