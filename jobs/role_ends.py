"""Dated roles that end: what somebody had by one is taken from their phone."""

from datetime import datetime

from services import role_ends
from services.work import Work


async def tick(work: Work) -> None:
    """Sees to the roles that have ended."""
    await role_ends.see_to(work)


async def next_due(work: Work) -> datetime | None:
    """When the next role ends."""
    return await role_ends.next_end(work)
