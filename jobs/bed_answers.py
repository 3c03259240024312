"""Answers about beds, and groups' boards, are drawn again when something that they show has changed."""

from datetime import datetime

from services.shelters import changed
from services.work import Work


async def tick(work: Work) -> None:
    """Draws those whose time has come."""
    await changed.draw_due(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is to be drawn."""
    return await changed.next_due(work)
