"""What is due about roll calls: reminders, the end; who joined or left, who can be reached."""

from datetime import datetime

import structlog

from services import roll_calls
from services.work import Work

log = structlog.get_logger()


async def tick(work: Work) -> None:
    """Looks at those that run; one's fault holds no other one up."""
    for roll_call_id, error in await roll_calls.follow(work):
        log.error("roll_calls.follow_failed", roll_call=roll_call_id, error=error)


async def next_due(work: Work) -> datetime | None:
    """When the next thing is due."""
    return await roll_calls.next_follow(work)
