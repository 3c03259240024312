"""What the clock does with alerts: the ladder's steps, reminders, lapses."""

from datetime import datetime

from services.work import Work


async def climb(work: Work) -> None:
    """Runs what is due now, each thing once."""
    raise NotImplementedError


async def next_climb(work: Work) -> datetime | None:
    """When something is due; now, where somebody who is alerted can no longer be reached, or can again."""
    raise NotImplementedError
