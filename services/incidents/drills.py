"""Exercises: raised with /drill, climbing as an alert does, until somebody takes it."""

from domain.incidents.drills import DrillEnd, DrillMenuView, scenario
from domain.incidents.types import Facts, Incident, Status
from domain.notices import (
    AboutIncident,
    DrillMenu,
    IncidentAlert,
    IncidentReceipt,
    NotAllowed,
    OnlyInPrivate,
    read_notice,
)
from domain.people import Person, UseCase, allowed, projects_of
from domain.taps import DrillTap
from domain.toasts import Toast
from services import people
from services.incidents.climbing import ALONE
from services.incidents.drill_ending import end, under_way
from services.incidents.loading import today
from services.incidents.raising import store
from services.incidents.reading import facts_of, read
from services.work import Origin, Work


async def show(work: Work, origin: Origin, said: str) -> None:
    """/drill, alone or with what it is to be about: the menu from which it leaves. Nothing leaves without a second tap:
    an exercise rings a whole ladder."""
    person = await people.known(work, origin)
    if person is None:
        return
    if origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="drill"))
    elif not _projects(work, person):
        await origin.answer(work, NotAllowed(use_case=UseCase.RUN_DRILL, project=person.project))
    else:
        await origin.answer(work, DrillMenu(said=said.strip() or None))


def _projects(work: Work, person: Person) -> tuple[str, ...]:
    """Where the person may raise one; their own project first."""
    keys = sorted((p.key for p in work.catalogue.projects_on(work.today)), key=lambda key: key != person.project)
    return projects_of(person, UseCase.RUN_DRILL, keys, work.now)


async def tap(work: Work, origin: Origin, tapped: DrillTap) -> Toast | None:
    """The exercise leaves, and the menu becomes the card of whoever raised it. None beside another one of the project,
    and none while a real alert there waits for somebody."""
    person = await people.known(work, origin)
    if person is None or origin.in_group or tapped.project not in _projects(work, person):
        return Toast.NOT_ALLOWED
    await work.unit.alone(ALONE)
    raised = await work.unit.incidents.by_message(origin.chat_id, origin.message_id)
    menu = await _menu(work, origin)
    if raised is not None or menu is None:
        return Toast.ALREADY_DONE
    refused = Toast.ALREADY_DONE if _is_among(tapped.project, await _occupied(work)) else None
    refused = Toast.REAL_ALERT_OPEN if _is_among(tapped.project, await _real(work)) else refused
    if refused is not None:
        await work.unit.cards.tapped(menu, origin.chat_id, origin.message_id, work.now)
        return refused
    facts = Facts()
    if menu.said is not None:
        facts = scenario(facts_of(read(work, menu.said, tapped.project, work.now), menu.said))
    incident = await store(work, origin, person, tapped.project, facts, origin.message_id, work.now, exercise=True)
    mine = IncidentReceipt(incident_id=incident.id)
    await work.unit.cards.tapped(mine, origin.chat_id, origin.message_id, work.now)
    return Toast.DRILL_STARTED


async def _menu(work: Work, origin: Origin) -> DrillMenu | None:
    """What the menu was about; None where the card shows another thing by now."""
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    # A copy that Vigie does not know of (a kill came between Telegram's acceptance and the note of it) tells no story.
    notice = DrillMenu() if stored is None else read_notice(stored)
    return notice if isinstance(notice, DrillMenu) else None


def _is_among(project: str, projects: set[str | None]) -> bool:
    """Also where one of them concerns the whole mission."""
    return project in projects or None in projects


async def _occupied(work: Work) -> set[str | None]:
    return {exercise.project for exercise in await under_way(work)}


async def _real(work: Work) -> set[str | None]:
    """The projects of real alerts that nobody took yet. Of one that is or may be restricted nothing is told."""
    found = [today(work, incident) for incident in await work.unit.incidents.not_closed()]
    return {i.project for i in found if i is not None and i.status is Status.OPEN and i.facts.restricted is False}


async def menu_view(work: Work, reader: Person, notice: DrillMenu) -> DrillMenuView:
    """The projects in which the reader may raise one now."""
    mine = _projects(work, reader)
    occupied, real = await _occupied(work), await _real(work)
    return DrillMenuView(
        projects=tuple(key for key in mine if not _is_among(key, occupied | real)),
        under_way=tuple(key for key in mine if _is_among(key, occupied)),
        real=tuple(key for key in mine if _is_among(key, real)),
        said=notice.said,
    )


def may_end(work: Work, person: Person, incident: Incident) -> bool:
    """Whether the person may end the exercise: whoever raised it, and whoever may raise one there."""
    if not incident.exercise or incident.status is Status.CLOSED:
        return False
    mine = person.id == incident.reporter_id
    return mine or allowed(person, UseCase.RUN_DRILL, project=incident.project, now=work.now)


async def end_tapped(work: Work, origin: Origin, person: Person, incident: Incident) -> Toast:
    """*End the exercise*, on the card of whoever raised it or has it; a copy that Vigie did not know of is adopted. A
    button that was forged for a real incident does nothing at all: no card shows that there is one."""
    if not incident.exercise:
        return Toast.NOT_ALLOWED
    mine = IncidentReceipt(incident_id=incident.id)
    shown: AboutIncident = mine if person.id == incident.reporter_id else IncidentAlert(incident_id=incident.id)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    if incident.status is Status.CLOSED:
        return Toast.ALREADY_DONE
    if not may_end(work, person, incident):
        return Toast.NOT_ALLOWED
    await end(work, incident, DrillEnd.STOPPED, person.id)
    return Toast.DRILL_ENDED
