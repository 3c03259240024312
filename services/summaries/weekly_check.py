"""When the summary of a week is due, its figures are held against their thresholds, in every project, once."""

from datetime import datetime, timedelta

from domain.summaries.periods import Kind
from domain.summaries.schedules import Due, held_until, next_due, outstanding
from services.summaries.asking import edition_of
from services.summaries.subscribed import calendar
from services.summaries.surveillance import SCHEDULE, tell
from services.work import Work


async def check_due(work: Work) -> None:
    """The week that is over is looked at once, in every project."""
    due = _due(work)
    if due is None or _held(work) or not await work.unit.leases.do_once(SCHEDULE, due.period.name, work.now):
        return
    for project in work.catalogue.projects_on(work.today):
        # Made also where nobody gets the week's summary: late reports have it drawn, and the week looked at again.
        await tell(work, await edition_of(work, Kind.WEEKLY, project.key, due.period), project.key)


async def next_check(work: Work) -> datetime | None:
    """When there is a week to look at."""
    if not work.catalogue.surveillance:
        return None
    due = _due(work)
    if due is not None and not await work.unit.leases.was_done(SCHEDULE, due.period.name):
        return _held(work) or work.now
    return next_due(Kind.WEEKLY, work.now, work.catalogue.summaries.weekly, *calendar(work)).at


def _due(work: Work) -> Due | None:
    """The last week whose summary was due: after downtime it is caught up with until the next one."""
    if not work.catalogue.surveillance:
        return None
    since = work.now - timedelta(weeks=1, days=1)
    return outstanding(Kind.WEEKLY, since, work.now, work.catalogue.summaries.weekly, *calendar(work))


def _held(work: Work) -> datetime | None:
    return held_until(work.catalogue.summaries.weekly, work.now, work.catalogue.zone)
