"""Written reports that are due: whoever is to write one is asked for it."""

from datetime import datetime

from services import incidents
from services.work import Work


async def tick(work: Work) -> None:
    """Asks whoever is to be asked."""
    await incidents.ask_for_reports(work)


async def next_due(work: Work) -> datetime | None:
    """When the next report is to be asked for."""
    return await incidents.next_report(work)
