"""Once a day: what is kept no longer goes."""

from datetime import datetime

from services import incidents, spine
from services.work import Work

SCHEDULE = "daily_purge"


async def tick(work: Work) -> None:
    """Purges once a day, whichever process ticks first."""
    if await work.unit.leases.do_once(SCHEDULE, spine.purge_period(work.now), work.now):
        await spine.purge(work)
        await incidents.forget_offers(work)


async def next_due(work: Work) -> datetime | None:
    """Today's, where it was not done yet, else tomorrow's."""
    today = spine.purge_period(work.now)
    return spine.next_purge(work.now) if await work.unit.leases.was_done(SCHEDULE, today) else work.now
