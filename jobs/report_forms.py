"""A form that nobody touched for a day is closed; what was entered is kept as a draft."""

from datetime import datetime

from services.shift_reports import form_opening
from services.work import Work


async def tick(work: Work) -> None:
    """Closes what is to be closed."""
    await form_opening.expire(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is to be closed."""
    return await form_opening.next_expiry(work)
