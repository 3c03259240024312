"""Summaries that were sent stay true: what comes in later is drawn into them."""

from datetime import date, datetime, timedelta

from domain.summaries.periods import Period
from services.summaries.gathering import told
from services.summaries.scope import Scope
from services.work import Work

CARD = "summary_card"
GAP = timedelta(minutes=1)
"""What comes in within a minute is drawn together: an evening's reports come in bursts."""


async def report_changed(work: Work, project: str | None, day: date | None) -> None:
    """A report about this day counts, or counts otherwise: summaries over it are drawn again soon."""
    if project is None or day is None:
        return
    counting = work.catalogue.counted_by(project, work.today)
    await work.unit.summary_editions.changed(counting, day, work.now + GAP)


async def draw_due(work: Work) -> None:
    """The clock: editions of which something changed."""
    for edition in await work.unit.summary_editions.due(work.now):
        new = await numbers(work, edition.project, edition.period) != edition.told
        await work.unit.summary_editions.drawn(edition.id, updated_at=work.now if new else None)
        await work.unit.cards.touch(CARD, edition.id, work.now)


async def next_draw(work: Work) -> datetime | None:
    """When the next edition is due to be drawn."""
    return await work.unit.summary_editions.next_at()


async def numbers(work: Work, project: str | None, period: Period) -> dict[str, int]:
    """What an edition would tell now."""
    return dict(told(work, await Scope.of(work, project).figures(work, period)))
