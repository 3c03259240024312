"""What is missing, as a project's people see it: the last seven days, and what its coordinators are told."""

from datetime import timedelta

from domain.catalogue import UnknownKey
from domain.missing import MissingListView, MissingReport, MissingRow, MissingView, Said, Step, told_on
from domain.missing_taps import MissingTap
from domain.notices import MissingList, MissingMatrix, NoProject, NotAllowed
from domain.people import Person, UseCase, projects_of
from domain.reading.words import flat
from domain.summaries.completeness import Expected, State, completeness, expectations_on, expected_on
from domain.toasts import Toast
from services import groups, people
from services.missing.expecting import became, coordinators, expected_of, told_project
from services.summaries.audience import Audience
from services.work import Origin, Work
from storage.groups import TeamGroup

DAYS = 7


async def show(work: Work, origin: Origin, said: str) -> None:
    """/missing: the group's project in a group, else one's own; another one where it is named."""
    speaker = await groups.speaker(work, origin)
    if speaker is None:
        return
    person, project = speaker
    mine = _seen_by(work, person)
    if not origin.in_group:  # a group is told of its own project
        project = _named(work, said, project) or (project if project in mine else next(iter(mine), None))
    if project is None:
        await origin.answer(work, NoProject())
    elif project not in mine:
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_SUMMARY, project=project))
    else:
        await origin.answer(work, MissingMatrix(project=project))


def _seen_by(work: Work, person: Person) -> tuple[str, ...]:
    keys = sorted((p.key for p in work.catalogue.projects_on(work.today)), key=lambda key: key != person.project)
    return projects_of(person, UseCase.SEE_SUMMARY, keys, work.now)


def _named(work: Work, said: str, own: str | None) -> str | None:
    text = flat(said).strip()
    for project in work.catalogue.projects:
        if text and project.open_on(work.today) and any(flat(name) == text for name in project.names):
            return work.catalogue.meant_by(project.key, own, work.today)
    return None


async def tap(work: Work, origin: Origin, tapped: MissingTap) -> Toast | None:
    """Another project, or the same one as it stands now."""
    person = await people.known(work, origin)
    if person is None or tapped.project not in _seen_by(work, person):
        return Toast.NOT_ALLOWED
    await work.unit.cards.tapped(MissingMatrix(project=tapped.project), origin.chat_id, origin.message_id, work.now)
    return None


async def matrix_view(
    work: Work, reader: Person | None, group: TeamGroup | None, notice: MissingMatrix
) -> MissingView | None:
    """The last seven days. Whether a sensitive activity reports is its circle's, too."""
    audience = Audience(reader, group)
    try:
        project = work.catalogue.project_on(notice.project, work.today).key
    except UnknownKey:
        return None
    if not audience.may_see(work, project):
        return None
    days = tuple(work.today - timedelta(days=n) for n in range(DAYS - 1, -1, -1))
    sites = work.catalogue.places_of(project, work.today)
    sensitive = audience.sees_sensitive(work, project)
    expected = [
        one
        for one in expected_on(work.catalogue, sites, days)
        if sensitive or not work.catalogue.activity(one.activity).sensitive
    ]
    found = await became(work, expected)
    by_report: dict[tuple[str, str, str], dict[object, State]] = {}
    for one, state in found.items():
        by_report.setdefault((one.site, one.activity, one.shift), {})[one.day] = state
    ordered = ((site, e.activity, e.shift) for day in days[::-1] for site, e in expectations_on(work.catalogue, day))
    rows = [
        MissingRow(site, activity, shift, tuple(states.get(day) for day in days))
        for site, activity, shift in ordered
        if (states := by_report.pop((site, activity, shift), None)) is not None
    ]
    others = () if reader is None else tuple(p for p in _seen_by(work, reader) if p != project)
    return MissingView(project, days, tuple(rows), completeness(found), others, work.now)


async def list_view(work: Work, reader: Person, notice: MissingList) -> MissingListView | None:
    """What is missing of that of which the project's coordinators were told on that day."""
    if reader.id not in {person.id for person in await coordinators(work, notice.project)}:
        return None
    told: dict[Expected, MissingReport] = {}
    for reminder in await work.unit.report_reminders.since(notice.day - timedelta(days=2)):
        one = expected_of(work, reminder)
        if one is None or told_on(one, work.catalogue.zone) != notice.day or told_project(work, one) != notice.project:
            continue
        before = told.get(one, MissingReport(one))
        if reminder.person_id is not None:
            name = (await work.unit.people.names([reminder.person_id])).get(reminder.person_id)
            before = MissingReport(one, name, None if reminder.answer is None else Said(reminder.answer))
        told[one] = before
    asked = {
        (r.day, r.site, r.activity, r.shift)
        for r in await work.unit.report_reminders.since(notice.day - timedelta(days=2))
        if r.step is Step.TOLD
    }
    listed = [one for one in told if (one.day, one.site, one.activity, one.shift) in asked]
    states = await became(work, listed)
    rows = tuple(told[one] for one in sorted(listed) if states[one] is State.MISSING)
    return MissingListView(notice.project, rows, len(listed) - len(rows), work.today)
