"""A count that nobody finished for a quarter of an hour: its author is reminded, once."""

from datetime import datetime

from services.shelters import counting
from services.work import Work


async def tick(work: Work) -> None:
    """Reminds whoever is to be reminded."""
    await counting.remind(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is to be reminded."""
    return await counting.next_reminder(work)
