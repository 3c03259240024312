"""Holds of beds: ten minutes before the end the holder is asked, at the end the beds are free again."""

from datetime import datetime

import structlog

from services.shelters import hold_clock
from services.work import Work

log = structlog.get_logger()


async def tick(work: Work) -> None:
    """Asks and ends what is due; one hold's fault holds no other one up."""
    for hold_id, error in await hold_clock.look(work):
        log.error("beds.hold_failed", hold=hold_id, error=error)


async def next_due(work: Work) -> datetime | None:
    """When something is due next."""
    return await hold_clock.next_hold_look(work)
