"""Every minute while an alert is open: whether it is on its way as it should be. Admins are told where one is not."""

from datetime import datetime

from services import incidents
from services.work import Work


async def tick(work: Work) -> None:
    """Looks at every open alert."""
    await incidents.audit(work)


async def next_due(work: Work) -> datetime | None:
    """When to look next."""
    return await incidents.next_audit(work)
