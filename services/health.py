"""Whether all is well: what an outside monitor is told by being called."""

from datetime import timedelta

from domain.notices import Lane
from services import incidents
from services.work import Work

OUT_OF_TOUCH = timedelta(minutes=3)
"""Longer than between two notes of Telegram's last answer, and a poll of its own."""
WAITS_TOO_LONG = timedelta(minutes=5)


async def troubles(work: Work, bot_id: int) -> list[str]:
    """What is not as it should be, each as one word for the log; empty: all is well. Of every process that shares the
    database."""
    found = []
    contact = await work.unit.leases.last_contact(bot_id)
    if contact is None or work.now - contact > OUT_OF_TOUCH:
        found.append("telegram")
    received = await work.unit.inbox.oldest_waiting()
    if received is not None and work.now - received > WAITS_TOO_LONG:
        found.append("inbox")
    put = await work.unit.outbox.oldest_waiting(Lane.ALERT)
    if put is not None and work.now - put > WAITS_TOO_LONG:
        found.append("alerts")
    if await incidents.stuck_now(work):
        found.append("climbing")
    return found
