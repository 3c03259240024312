"""Summaries that were sent are drawn again when something of their period changed."""

from datetime import datetime

from services import summaries
from services.work import Work


async def tick(work: Work) -> None:
    """Draws those that are due."""
    await summaries.draw_due(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is due."""
    return await summaries.next_draw(work)
