"""Dated roles that end: what somebody had by one is taken from their phone."""

from datetime import datetime

from services import rights
from services.work import Work


async def tick(work: Work) -> None:
    """Sees to the roles that have ended."""
    await rights.see_to(work)


async def next_due(work: Work) -> datetime | None:
    """When the next role ends."""
    return await rights.next_end(work)
