"""Once a day: words and names that are too old go, batch after batch. The log has counts only."""

from datetime import datetime

import structlog

from services import retention
from services.work import Work

log = structlog.get_logger()


async def tick(work: Work) -> None:
    """One batch."""
    gone = await retention.purge(work)
    if any(gone.values()):
        log.info("retention.purged", **gone)


async def next_due(work: Work) -> datetime | None:
    """Until today's is done."""
    return await retention.next_purge(work)
