"""At a handover, and whenever a shift begins or ends: whoever it concerns is told, and coordinators of a gap."""

from datetime import datetime

from services import duty
from services.work import Work


async def tick(work: Work) -> None:
    """Looks at the projects whose time has come."""
    await duty.look(work)


async def next_due(work: Work) -> datetime | None:
    """When the next project is to be looked at."""
    return await duty.next_look(work)
