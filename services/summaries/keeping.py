"""Summaries that were sent stay true: what comes in later is drawn into them."""

from datetime import datetime

from domain.summaries.periods import Period
from services.summaries import files
from services.summaries.beds import turned_away
from services.summaries.gathering import TURNED_AWAY, told
from services.summaries.scope import Scope
from services.summaries.surveillance import look_again
from services.work import Work

CARD = "summary_card"


async def draw_due(work: Work) -> None:
    """The clock: editions of which something changed."""
    for edition in await work.unit.summary_editions.due(work.now):
        tells = await numbers(work, edition.project, edition.period)
        await work.unit.summary_editions.draw(edition, work.now, tells)
        await work.unit.cards.touch(CARD, edition.id, work.now)
        await files.draw_again(work, edition)
        await look_again(work, edition)


async def next_draw(work: Work) -> datetime | None:
    """When the next edition is due to be drawn."""
    return await work.unit.summary_editions.next_at()


async def numbers(work: Work, project: str | None, period: Period) -> dict[str, int]:
    """What an edition would tell now."""
    scope = Scope.of(work, project)
    found = dict(told(work, await scope.figures(work, period)))
    people = sum(one.people for one in await turned_away(work, scope, period))
    return {**found, TURNED_AWAY: people} if people else found
