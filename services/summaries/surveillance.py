"""Early warnings: a week's figure that passed its threshold is told to whoever watches it, once.

It is looked at when the week's summary is due, and again whenever late reports change that week. The slot of the
warning is taken in the unit that puts the cards, so a kill leaves either both or neither.
"""

from collections.abc import Iterable, Iterator

from domain.notices import EarlyWarningCard
from domain.people import Person, UseCase, allowed, has_role
from domain.roles import Role
from domain.summaries.figures import Figure
from domain.summaries.periods import Kind, Period
from domain.summaries.schedules import is_quiet
from domain.summaries.warnings import EarlyWarning, WarningView, held_against, weeks_before
from services.summaries.scope import Scope
from services.work import Work
from storage.summary_editions import Edition

CARD = "early_warning_card"
SCHEDULE = "surveillance"
"""Whose slots say which weeks were looked at (weekly_check)."""
TOLD = (Role.MEDICAL_FOCAL_POINT, Role.COORDINATOR, Role.HEAD_OF_MISSION)
"""Who is told, in this order: the next ones where nobody of those before can be reached. It must reach somebody."""


def warnings(work: Work, scope: Scope, week: Period, figures: Iterable[Figure]) -> Iterator[EarlyWarning]:
    """The watched figures of a week with their thresholds, passed or not, project by project. `figures`: those of the
    scope, of the week and of those before."""
    rules = work.catalogue.surveillance
    watched = {(rule.activity, rule.indicator) for rule in rules}
    of: dict[str, list[Figure]] = {project: [] for project in scope.projects}
    for figure in figures:
        if (figure.activity, figure.indicator) in watched:
            of[scope.project or str(scope.counting(figure.project, figure.site))].append(figure)
    for project, some in of.items():
        yield from held_against(project, week, rules, some)


async def _of_week(work: Work, project: str, week: Period) -> list[EarlyWarning]:
    scope = Scope.of(work, project)
    figures = await scope.figures(work, Period(weeks_before(week)[0].first, week.last))
    return list(warnings(work, scope, week, figures))


async def look_again(work: Work, edition: Edition) -> None:
    """What an edition tells may be otherwise: of a week that was looked at, warnings are drawn again, and what passed
    its threshold only now is told."""
    if edition.kind is not Kind.WEEKLY or edition.project is None:
        return
    if await work.unit.leases.was_done(SCHEDULE, edition.period.name):
        await work.unit.cards.touch(CARD, edition.id, work.now)
        await tell(work, edition, edition.project)


async def tell(work: Work, edition: Edition, project: str) -> None:
    """What passed its threshold in the edition's week is told, each once."""
    for warning in await _of_week(work, project, edition.period):
        people = await _recipients(work, warning) if warning.passed else []
        slot = f"{CARD}:{project}:{warning.activity}.{warning.indicator}"
        # With nobody to tell the slot stays free: whoever is given the role is told of what is found later.
        if not people or not await work.unit.leases.do_once(slot, edition.period.name, work.now):
            continue
        card = EarlyWarningCard(edition_id=edition.id, activity=warning.activity, indicator=warning.indicator)
        at_night = is_quiet(work.now.astimezone(work.catalogue.zone).time())
        for person in people:
            await work.unit.cards.put(card, person.telegram_id, work.now, silent=at_night)


async def _recipients(work: Work, warning: EarlyWarning) -> list[Person]:
    for role in TOLD:
        able = [
            person
            for person in await work.holding([role], warning.project)
            if has_role(person, role, work.now, warning.project)
            and _may(work, person, warning.project, warning.activity)
        ]
        gone = await work.unit.chats.unreachable_among([person.telegram_id for person in able])
        reachable = [person for person in able if person.telegram_id not in gone]
        if reachable:
            return reachable
    return []


def _may(work: Work, person: Person, project: str, activity: str) -> bool:
    wanted = [UseCase.SEE_WARNING]
    if work.catalogue.activity(activity).sensitive:
        wanted.append(UseCase.SEE_SENSITIVE)
    return all(allowed(person, use_case, project=project, now=work.now, throughout=True) for use_case in wanted)


async def warning_view(work: Work, reader: Person, notice: EarlyWarningCard) -> WarningView | None:
    """The warning as it stands now; None where it is not for them, or the catalogue watches the figure no more."""
    edition = await work.unit.summary_editions.by_id(notice.edition_id)
    if edition is None or edition.project is None:
        return None
    for warning in await _of_week(work, edition.project, edition.period):
        if (warning.activity, warning.indicator) == (notice.activity, notice.indicator):
            seen = _may(work, reader, edition.project, warning.activity)
            return WarningView(warning, work.today) if seen else None
    return None
