"""What became of expected reports, as everything here asks for it."""

from collections.abc import Mapping, Sequence

from domain.catalogue import UnknownKey
from domain.people import Person, has_role
from domain.roles import Role
from domain.summaries.completeness import Expected, State, expected_on, states
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
    closures = await work.unit.site_closures.over({e.site for e in expected}, first, last)
    return states(expected, came, pending, closures, work.now)


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


async def coordinators(work: Work, project: str) -> list[Person]:
    """The project's coordinators who can be reached."""
    people = await coordinators_of(work, project)
    gone = await work.unit.chats.unreachable_among([person.telegram_id for person in people])
    return [p for p in people if p.telegram_id not in gone and has_role(p, Role.COORDINATOR, work.now, project)]
