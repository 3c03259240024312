"""A question that nobody answered for a quarter of an hour: its author is reminded, once."""

from datetime import datetime

from services.shift_reports import pending
from services.work import Work


async def tick(work: Work) -> None:
    """Reminds whoever is to be reminded."""
    await pending.remind(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is to be reminded."""
    return await pending.next_reminder(work)
