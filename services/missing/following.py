"""Reports come, places close: reminders that were sent show it. Asked with every report, so it looks at little."""

from collections.abc import Collection
from datetime import date, timedelta

from domain.catalogue import UnknownKey
from domain.missing import Step, told_on
from domain.notices import MissingList
from domain.shift_reports import Content
from domain.summaries.completeness import expected_on
from services.missing.expecting import told_project
from services.work import Work

REMINDER, LIST, ASKED = "report_reminder", "missing_list", "closure_asked"


async def report_changed(work: Work, content: Content) -> None:
    """A report counts, waits, or does not count any more."""
    if content.site is not None and content.day is not None:
        await draw(work, content.site, content.day, {entry.activity for entry in content.entries})


async def draw(work: Work, site: str, day: date, activities: Collection[str] | None = None) -> None:
    """What was said of the reports of a day and a site (of these activities; None: of all) is drawn again."""
    try:
        expected = expected_on(work.catalogue, [site], [day])
    except UnknownKey:
        return
    about = [e for e in expected if activities is None or e.activity in activities]
    if not about:
        return
    for reminder in await work.unit.report_reminders.about(day, site):
        one = next((e for e in about if reminder.is_about(e)), None)
        if one is None:
            continue
        if reminder.step is Step.TOLD:
            card = MissingList(project=told_project(work, one), day=told_on(one, work.catalogue.zone))
            await work.unit.cards.touch_notice(card, LIST, work.now)
        else:
            await work.unit.cards.touch(REMINDER, reminder.id, work.now)
            await work.unit.cards.touch(ASKED, reminder.id, work.now)


async def closure_changed(work: Work, site: str, first: date, last: date) -> None:
    """A place is closed on these days, or is not after all."""
    day, end = first, min(last, work.today)
    while day <= end:
        await draw(work, site, day)
        project = work.catalogue.project_of(site, day).key
        await work.unit.summary_editions.changed(work.catalogue.counted_by(project, work.today), day, work.now)
        day += timedelta(days=1)
