"""Summaries come by themselves, at the hours that people chose."""

from datetime import datetime

from services import summaries
from services.work import Work


async def tick(work: Work) -> None:
    """Sends those that are due."""
    await summaries.send_due(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is due."""
    return await summaries.next_summary(work)
