"""Calling the roll: from /rollcall or from an alert's card, first whose, then it goes out."""

from domain.notices import NotAllowed, OnlyInPrivate, RollCallMenu, RollCallTally, read_notice
from domain.people import Person, UseCase, projects_of
from domain.roll_calls import Act, RollCall, RollCallMenuView, Scope, first_look, may_call_from
from domain.taps import RollCallAction, RollCallTap
from domain.toasts import Toast
from services import incidents, people
from services.roll_calls.loading import load, today
from services.roll_calls.roster import at_site, team, to_ask
from services.roll_calls.telling import ask, tell_watching
from services.work import Origin, Work


async def show(work: Work, origin: Origin) -> None:
    """/rollcall: the menu from which it goes out. Nothing goes out without a second tap: it rings every phone."""
    person = await people.known(work, origin)
    if person is None:
        return
    mine = _projects(work, person)
    if origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="rollcall"))
    elif not mine:
        await origin.answer(work, NotAllowed(use_case=UseCase.CALL_ROLL, project=person.project))
    else:
        own = mine[0] if len(mine) == 1 or person.project == mine[0] else None
        await origin.answer(work, RollCallMenu(project=own))


def _projects(work: Work, person: Person) -> tuple[str, ...]:
    """Whose roll the person may call; their own project first."""
    keys = sorted((p.key for p in work.catalogue.projects_on(work.today)), key=lambda key: key != person.project)
    return projects_of(person, UseCase.CALL_ROLL, keys, work.now)


def may_call(work: Work, person: Person) -> bool:
    """Whether the person may call the roll somewhere."""
    return bool(_projects(work, person))


async def menu(work: Work, origin: Origin, person: Person, tapped: RollCallTap) -> Toast | None:
    """The button on an alert's card (a menu of its own, since the card stays), or a step on the menu."""
    if tapped.id is None:
        shown = RollCallMenu(project=tapped.choice)
        await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
        return None
    incident = await incidents.load(work, tapped.id)
    if incident is None or not may_call_from(person, incident, work.now):
        return Toast.NOT_ALLOWED
    if await incidents.number_for(work, person, incident.id) is None:  # its reporter left them out
        return Toast.NOT_ALLOWED
    await origin.answer(work, RollCallMenu(project=incident.project, incident_id=incident.id))
    return None


async def start(work: Work, origin: Origin, person: Person, tapped: RollCallTap) -> Toast:
    """The roll is called; the menu becomes the tally. Those who are being called already are not called twice."""
    scope = _scope(work, person, tapped)
    if scope is None:
        return Toast.NOT_ALLOWED
    project, site = scope
    running = await _running(work, project, site)
    if running is None:
        call = await _call(work, origin, person, project, site)
    else:
        call = running
    await work.unit.cards.tapped(RollCallTally(roll_call_id=call.id), origin.chat_id, origin.message_id, work.now)
    if running is not None:
        return Toast.ROLL_CALL_RUNS
    await tell_watching(work, call, besides=origin.chat_id)
    await ask(work, call, await to_ask(work, project, site))
    return Toast.ROLL_CALLED


def _scope(work: Work, person: Person, tapped: RollCallTap) -> tuple[str, str | None] | None:
    """Project and site of a button; None where the person may not call them (any more)."""
    for project in _projects(work, person):
        if tapped.action is RollCallAction.PROJECT and project == tapped.choice:
            return project, None
        if tapped.action is RollCallAction.SITE and tapped.choice in _sites(work, project):
            return project, tapped.choice
    return None


def _sites(work: Work, project: str) -> tuple[str, ...]:
    return tuple(site.key for site in work.catalogue.sites_of(project, work.today))


async def _running(work: Work, project: str, site: str | None) -> RollCall | None:
    found = await _under_way(work)
    return next((call for call in found if (call.project, call.site) == (project, site)), None)


async def _under_way(work: Work) -> list[RollCall]:
    return [today(work, call) for call in await work.unit.roll_calls.running()]


async def _call(work: Work, origin: Origin, person: Person, project: str, site: str | None) -> RollCall:
    roll_call_id = await work.unit.roll_calls.add(
        project, site, await _incident(work, origin), person.id, work.now, first_look(work.now)
    )
    await work.unit.roll_calls.note(roll_call_id, Act.STARTED, work.now, person.id)
    call = await load(work, roll_call_id)
    assert call is not None  # stored just now
    return call


async def _incident(work: Work, origin: Origin) -> int | None:
    """The incident from whose card the menu came."""
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    notice = None if stored is None else read_notice(stored)
    return notice.incident_id if isinstance(notice, RollCallMenu) else None


async def menu_view(work: Work, reader: Person, notice: RollCallMenu) -> RollCallMenuView | None:
    """Whom the reader may call; None for somebody who may call nobody (any more)."""
    mine = _projects(work, reader)
    if not mine:
        return None
    if notice.project not in mine:
        return RollCallMenuView(None, mine, (), notice.incident_id)
    project = notice.project
    assert project is not None  # one of `mine`
    everybody = await team(work, project)
    called = {(c.project, c.site) for c in await _under_way(work)}
    scopes = tuple(
        Scope(site, len(at_site(work, everybody, project, site)), (project, site) in called)
        for site in (None, *_sites(work, project))
    )
    return RollCallMenuView(project, mine, scopes, notice.incident_id)
