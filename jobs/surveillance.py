"""On Mondays the figures of the week that is over are held against their thresholds."""

from datetime import datetime

from services import summaries
from services.work import Work


async def tick(work: Work) -> None:
    """Looks at the week."""
    await summaries.check_due(work)


async def next_due(work: Work) -> datetime | None:
    """When there is one to look at."""
    return await summaries.next_check(work)
