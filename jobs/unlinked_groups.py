"""A group that nobody linked within ten minutes is left."""

from datetime import datetime

from services import groups
from services.work import Work


async def tick(work: Work) -> None:
    """Leaves what is to be left."""
    await groups.leave_unlinked(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is to be left."""
    return await groups.next_leave(work)
