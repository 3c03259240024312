"""Expected reports that do not come: whoever usually reports them is reminded, then the coordinators are told."""

from datetime import datetime

from services.missing import reminding
from services.work import Work


async def tick(work: Work) -> None:
    """Reminds and tells whoever is to be."""
    await reminding.look(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is due."""
    return await reminding.next_due(work)
