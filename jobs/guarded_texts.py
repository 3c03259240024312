"""What was masked is kept for a day, for whoever may still say that it is needed; then it is gone."""

from datetime import datetime

from services import guard
from services.work import Work


async def tick(work: Work) -> None:
    """Forgets what nobody answered about."""
    await guard.forget(work)


async def next_due(work: Work) -> datetime | None:
    """When the next one is to be forgotten."""
    return await guard.next_end(work)
