"""What is kept of a stranger, a keyed hash, goes after 24 hours."""

from datetime import datetime

from services import people
from services.work import Work


async def tick(work: Work) -> None:
    """Forgets whoever is to be forgotten."""
    await people.forget_strangers(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is to be forgotten."""
    return await people.next_stranger(work)
