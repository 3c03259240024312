"""Places that are closed: said by words or by buttons, listed, withdrawn. Reports are not expected from them then."""

from datetime import date

from domain.closures import (
    AHEAD,
    BACK,
    ClosureAskedView,
    ClosureMadeView,
    ClosureMenuView,
    ClosureRow,
    ClosuresView,
    read_closure,
)
from domain.missing import Said
from domain.missing_taps import ClosureAction, ClosureTap
from domain.notices import (
    BaseNotice,
    ClosureAsked,
    ClosureMade,
    ClosureMenu,
    Closures,
    NotAllowed,
    OnlyInPrivate,
    read_notice,
)
from domain.people import Person, UseCase, allowed
from domain.privacy.asking import Subject
from domain.summaries.completeness import Closure, State
from domain.toasts import Toast
from services import guard, people
from services.missing.expecting import became, expected_of
from services.missing.following import ASKED, closure_changed
from services.work import Origin, Work
from storage.report_reminders import Reminder
from storage.site_closures import SiteClosure

LIST, MADE = "closures", "closure_made"


async def show(work: Work, origin: Origin, said: str) -> None:
    """/closed: alone the list, with words a closure; what they leave open is asked with buttons."""
    person = await people.known(work, origin)
    if person is None:
        return
    if origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="closed"))
        return
    sites = _sites(work, person)
    if not sites:
        await origin.answer(work, NotAllowed(use_case=UseCase.CLOSE_SITE, project=person.project))
        return
    if not said.strip():
        await origin.answer(work, Closures())
        return
    read = read_closure(said, catalogue=work.catalogue, sites=sites, project=person.project, today=work.today)
    menu = ClosureMenu(
        site=read.site,
        sites=read.sites,
        activity=read.activity,
        first=read.first,
        last=read.last,
        reason=read.reason,
    )
    await origin.answer(work, await _next(work, person, menu))


def closes(work: Work, person: Person) -> bool:
    """Whether the person may say of some place that it is closed."""
    return bool(_sites(work, person))


def _sites(work: Work, person: Person) -> list[str]:
    """The places of which they may say so; those of their own project first."""
    projects = sorted(work.catalogue.projects_on(work.today), key=lambda project: project.key != person.project)
    found = [
        site.key
        for project in projects
        for site in work.catalogue.sites_of(project.key, work.today)
        if allowed(person, UseCase.CLOSE_SITE, project=project.key, site=site.key, now=work.now)
    ]
    return list(dict.fromkeys(found))


async def _next(work: Work, person: Person, menu: ClosureMenu) -> BaseNotice:
    """What is shown: the question that is open, or the closure once it is whole."""
    if menu.site is None or menu.first is None or menu.last is None:
        return menu
    closure = Closure(menu.site, menu.first, menu.last, menu.activity)
    return ClosureMade(closure_id=await close(work, person, closure, menu.reason))


async def close(work: Work, person: Person, closure: Closure, reason: str | None) -> int:
    """The place is closed on these days; whoever is reminded of its reports sees it. Said twice it is one closure."""
    for other in await work.unit.site_closures.listed([closure.site], closure.first):
        if closure == Closure(other.site, other.first, other.last, other.activity) and reason in (None, other.reason):
            return other.id
    closure_id = await work.unit.site_closures.add(closure, reason, person.id, work.now)
    if guard.holds(reason):
        await guard.mask(work, [(person.id, person.telegram_id)], Subject.CLOSURE, closure_id)
    await _changed(work, closure.site, closure.first, closure.last)
    return closure_id


async def _changed(work: Work, site: str, first: date, last: date) -> None:
    await closure_changed(work, site, first, last)
    for card_id, stored in await work.unit.cards.of_kind(LIST):
        await work.unit.cards.turn(card_id, read_notice(stored), work.now)


async def tap(work: Work, origin: Origin, tapped: ClosureTap) -> Toast | None:
    """A button about closures."""
    person = await people.known(work, origin)
    if person is None or not closes(work, person):
        return Toast.NOT_ALLOWED
    shown: BaseNotice | None
    toast: Toast | None = None
    match tapped.action:
        case ClosureAction.NEW:
            shown = ClosureMenu()
        case ClosureAction.LIST:
            shown = Closures()
        case ClosureAction.SITE | ClosureAction.DAYS:
            shown, toast = await _chosen(work, person, origin, tapped)
        case ClosureAction.WITHDRAW:
            shown, toast = await _withdraw(work, person, origin, tapped.id)
        case ClosureAction.AGREE:
            shown, toast = await _agree(work, person, tapped.id)
    if shown is not None:
        await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return toast


async def _shown(work: Work, origin: Origin) -> BaseNotice | None:
    """What the tapped message shows; None where that is not known."""
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    return None if stored is None else read_notice(stored)


async def _chosen(
    work: Work, person: Person, origin: Origin, tapped: ClosureTap
) -> tuple[BaseNotice | None, Toast | None]:
    menu = await _shown(work, origin)
    if not isinstance(menu, ClosureMenu):
        return (Closures(), Toast.OUTDATED) if menu is None else (menu, Toast.ALREADY_DONE)
    if tapped.action is ClosureAction.SITE:
        if tapped.choice not in _sites(work, person):
            return menu, Toast.NOT_ALLOWED
        menu = menu.model_copy(update={"site": tapped.choice, "sites": ()})
    else:
        days = _days(work, tapped.choice)
        if days is None or menu.site is None:
            return menu, Toast.OUTDATED
        menu = menu.model_copy(update={"first": days[0], "last": days[1]})
    if menu.site not in _sites(work, person):
        return menu, Toast.NOT_ALLOWED
    shown = await _next(work, person, menu)
    return shown, Toast.SAVED if isinstance(shown, ClosureMade) else None


def _days(work: Work, choice: str | None) -> tuple[date, date] | None:
    try:
        first, last = (date.fromisoformat(text) for text in (choice or "").split("/"))
    except ValueError:
        return None
    return (first, last) if work.today - BACK <= first <= last <= work.today + AHEAD else None


async def _withdraw(
    work: Work, person: Person, origin: Origin, closure_id: int | None
) -> tuple[BaseNotice | None, Toast]:
    """On the list the list stays, on a closure's own card the card."""
    closure = None if closure_id is None else await work.unit.site_closures.by_id(closure_id, lock=True)
    if closure is None:
        return None, Toast.OUTDATED
    shown = await _shown(work, origin) or ClosureMade(closure_id=closure.id)
    if closure.site not in _sites(work, person):
        return shown, Toast.NOT_ALLOWED
    if closure.withdrawn:
        return shown, Toast.ALREADY_DONE
    await work.unit.site_closures.withdraw(closure.id, person.id, work.now)
    await _changed(work, closure.site, closure.first, closure.last)
    await work.unit.cards.touch(MADE, closure.id, work.now)
    return shown, Toast.REOPENED


async def _agree(work: Work, person: Person, reminder_id: int | None) -> tuple[BaseNotice | None, Toast]:
    """Whoever was reminded said that the place is closed; a coordinator says so, too."""
    reminder = None if reminder_id is None else await work.unit.report_reminders.by_id(reminder_id)
    if reminder is None or reminder.site not in _sites(work, person):
        return None, Toast.NOT_ALLOWED
    shown = ClosureAsked(reminder_id=reminder.id)
    if await _is_closed(work, reminder):
        return shown, Toast.ALREADY_DONE
    closure_id = await close(work, person, Closure(reminder.site, reminder.day, reminder.day, reminder.activity), None)
    await work.unit.cards.touch(ASKED, reminder.id, work.now)
    return ClosureMade(closure_id=closure_id), Toast.SAVED


async def _is_closed(work: Work, reminder: Reminder) -> bool:
    expected = expected_of(work, reminder)
    over = await work.unit.site_closures.over([reminder.site], reminder.day, reminder.day)
    return expected is not None and any(closure.covers(expected) for closure in over)


# Views


async def list_view(work: Work, reader: Person) -> ClosuresView | None:
    """What is closed today or later, of the places of which the reader may say so."""
    sites = _sites(work, reader)
    if not sites:
        return None
    found = await work.unit.site_closures.listed(sites, work.today)
    names = await work.unit.people.names({c.made_by for c in found})
    return ClosuresView(tuple(_row(c, names.get(c.made_by)) for c in found), work.today)


def _row(closure: SiteClosure, by: str | None) -> ClosureRow:
    days = Closure(closure.site, closure.first, closure.last, closure.activity)
    return ClosureRow(closure.id, days, closure.reason, by, closure.withdrawn)


async def made_view(work: Work, reader: Person, closure_id: int) -> ClosureMadeView | None:
    """A closure, for whoever may say so of the place."""
    closure = await work.unit.site_closures.by_id(closure_id)
    if closure is None or closure.site not in _sites(work, reader):
        return None
    by = None
    if closure.made_by != reader.id:
        by = (await work.unit.people.names([closure.made_by])).get(closure.made_by)
    return ClosureMadeView(_row(closure, by), work.today)


def menu_view(work: Work, reader: Person, menu: ClosureMenu) -> ClosureMenuView | None:
    """What is asked next."""
    sites = _sites(work, reader)
    if not sites or (menu.site is not None and menu.site not in sites):
        return None
    asked = () if menu.site is not None else tuple(s for s in menu.sites if s in sites) or tuple(sites)
    return ClosureMenuView(menu.site, menu.activity, menu.first, menu.last, menu.reason, asked, work.today)


async def asked_view(work: Work, reader: Person, reminder_id: int) -> ClosureAskedView | None:
    """What whoever was reminded says, for the coordinators of the place."""
    reminder = await work.unit.report_reminders.by_id(reminder_id)
    if reminder is None or reminder.site not in _sites(work, reader):
        return None
    expected = expected_of(work, reminder)
    if expected is None or reminder.person_id is None or reminder.answer != Said.CLOSED:
        return None
    state = (await became(work, [expected]))[expected]
    names = await work.unit.people.names([reminder.person_id])
    return ClosureAskedView(
        reminder=reminder.id,
        site=reminder.site,
        activity=reminder.activity,
        day=reminder.day,
        by=names.get(reminder.person_id, ""),
        closed=state is State.CLOSED,
        came=state in (State.REPORTED, State.LATE, State.ZERO, State.PENDING),
        today=work.today,
    )
