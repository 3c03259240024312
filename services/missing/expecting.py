"""What became of expected reports, as everything here asks for it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.catalogue import UnknownKey
from domain.missing import told_on
from domain.people import Person, has_role
from domain.roles import Role
from domain.summaries.completeness import Came, Closure, Expected, State, as_on_its_day, expected_on, states
from services.duty.standing import coordinators as coordinators_of
from services.work import Work
from storage.report_reminders import Reminder


async def became(work: Work, expected: Sequence[Expected]) -> Mapping[Expected, State]:
    """What became of these reports by now, whichever project they went to."""
    if not expected:
        return {}
    first, last = min(e.day for e in expected), max(e.day for e in expected)
    projects = [project.key for project in work.catalogue.projects]
    came = await work.unit.summaries.came(projects, first, last)
    pending = await work.unit.summaries.pending(projects, first, last)
    came, pending = as_they_were(work, came, pending)
    closures = await closures_over(work, {e.site for e in expected}, first, last)
    return states(expected, came, pending, closures, work.now)


async def closures_over(work: Work, sites: Collection[str], first: date, last: date) -> list[Closure]:
    """The closures of these sites in those days; also those said of a site that goes on in one of them alone, or in its
    parts. Of a merged site only a part was closed."""
    heirs = [site for site in map(work.catalogue.site, sites) if site.succeeds and len(site.succeeds.sites) == 1]
    onward = [(old, heir.key) for heir in heirs if heir.succeeds for old in heir.succeeds.sites]
    found = list(await work.unit.site_closures.over({*sites, *(old for old, _ in onward)}, first, last))
    return found + [replace(c, site=new) for old, new in onward for c in found if c.site == old]


def as_they_were(
    work: Work, came: Iterable[Came], pending: Iterable[tuple[date, str, str]]
) -> tuple[list[Came], set[tuple[date, str, str]]]:
    """Reports with the sites as they were on their day."""
    there = [replace(one, site=as_on_its_day(work.catalogue, one.site, one.day)) for one in came]
    return there, {(day, as_on_its_day(work.catalogue, site, day), activity) for day, site, activity in pending}


def expected_of(work: Work, reminder: Reminder) -> Expected | None:
    """The report that a reminder is about; None where the catalogue does not expect it any more."""
    try:
        found = expected_on(work.catalogue, [reminder.site], [reminder.day])
    except UnknownKey:
        return None
    return next((one for one in found if reminder.is_about(one)), None)


def project_of(work: Work, expected: Expected) -> str:
    """The project to which the report goes."""
    return work.catalogue.project_of(expected.site, expected.day).key


def told_project(work: Work, expected: Expected) -> str:
    """The project whose coordinators are told that it is missing: the one that has the site by then."""
    return work.catalogue.project_of(expected.site, told_on(expected, work.catalogue.zone)).key


async def coordinators(work: Work, project: str) -> list[Person]:
    """The coordinators of the project, or of those that stand for it today, who can be reached."""
    found = []
    for key in work.catalogue.projects_for(project, work.today):
        people = await coordinators_of(work, key)
        found += [p for p in people if p not in found and has_role(p, Role.COORDINATOR, work.now, key)]
    gone = await work.unit.chats.unreachable_among([person.telegram_id for person in found])
    return [p for p in found if p.telegram_id not in gone]
