"""A project's day, asked for."""

from datetime import date

from domain.notices import DayList, DayNotUnderstood, NoProject, NotAllowed
from domain.people import UseCase, allowed
from domain.reading import read_report
from domain.taps import DayTap
from domain.toasts import Toast
from services import groups, people
from services.work import Origin, Work


async def day(work: Work, origin: Origin, said: str) -> None:
    """/today, with a day ("hier", "21/11") or a project's name after it where another one is meant."""
    speaker = await groups.speaker(work, origin)
    if speaker is None:
        return
    person, project = speaker
    when = work.today
    if said.strip():
        asked = read_report(
            said,
            catalogue=work.catalogue,
            project=project,
            site=None,
            now=origin.sent_at.astimezone(work.catalogue.zone),
        )
        if asked.date is None:
            await origin.answer(work, DayNotUnderstood(said=said))
            return
        project, when = _project(work, project, asked.project, asked.date), asked.date
    if project is None:
        await origin.answer(work, NoProject())
    elif not allowed(person, UseCase.SEE_DAY, project=project, now=work.now):
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_DAY, project=project))
    else:
        await origin.answer(work, DayList(project=project, day=when))


def _project(work: Work, own: str | None, asked: str | None, day: date) -> str | None:
    """The project of today whose day is asked for. The reading says where a report of the day would have gone: where
    that is what the own project was then, no other one is named."""
    if asked is None:
        return own
    known = any(project.key == own for project in work.catalogue.projects)  # a catalogue may have dropped it
    if own is not None and known and asked in (own, *work.catalogue.projects_for(own, day)):
        return own
    return work.catalogue.project_on(asked, work.today).key


async def leaf(work: Work, origin: Origin, tapped: DayTap) -> Toast | None:
    """Another page of a day's list: a message of its own, as the list is."""
    person = await people.known(work, origin)
    if person is None or not allowed(person, UseCase.SEE_DAY, project=tapped.project, now=work.now):
        return Toast.NOT_ALLOWED
    if tapped.project not in {project.key for project in work.catalogue.projects}:
        return Toast.OUTDATED  # a role for the whole mission reaches what there is, not what somebody forged
    await origin.answer(work, DayList(project=tapped.project, day=tapped.day, page=tapped.page))
    return None
