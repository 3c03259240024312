"""At the day's end coordinators are told whose reports still wait for an answer."""

from datetime import datetime

from services.shift_reports import pending
from services.work import Work


async def tick(work: Work) -> None:
    """Sends the day's lists once, whichever process ticks first."""
    await pending.send_lists(work)


async def next_due(work: Work) -> datetime | None:
    """Today's, where they were not sent yet, else tomorrow's."""
    return await pending.next_list(work)
