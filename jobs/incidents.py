"""What is due about alerts: the ladder's next step, the question to whoever has one, the end of their having it."""

from datetime import datetime

import structlog

from services import incidents
from services.work import Work

log = structlog.get_logger()


async def tick(work: Work) -> None:
    """Runs what is due; one incident's fault holds no other one up."""
    for incident_id, error in await incidents.climb(work):
        log.error("incidents.climb_failed", incident=incident_id, error=error)


async def next_due(work: Work) -> datetime | None:
    """When the next thing is due."""
    return await incidents.next_climb(work)
