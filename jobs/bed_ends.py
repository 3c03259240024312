"""What was set for a shelter until an instant is over: it opens again, extra beds are away."""

from datetime import datetime

from services.shelters import closing
from services.work import Work


async def tick(work: Work) -> None:
    """Ends what is over."""
    await closing.end_due(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one ends."""
    return await closing.next_end(work)
