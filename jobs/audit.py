"""The sealer: what was noted is chained, so that nobody can change it afterwards without that being seen."""

from datetime import datetime

from services import audit
from services.work import Work


async def tick(work: Work) -> None:
    """Seals a batch."""
    await audit.seal(work)


async def next_due(work: Work) -> datetime | None:
    """As soon as something has come to rest."""
    return await audit.next_seal(work)
