"""Summaries come by themselves, at the hours that people chose."""

from datetime import datetime

import structlog

from services import summaries
from services.work import Work

log = structlog.get_logger()


async def tick(work: Work) -> None:
    """Sends those that are due; one subscription's fault holds no other one up."""
    for subscription_id, error in await summaries.send_due(work):
        log.error("summaries.not_sent", subscription=subscription_id, error=error)


async def next_due(work: Work) -> datetime | None:
    """When the next one is due."""
    return await summaries.next_summary(work)
