"""Reporting in somebody's place: for whom, then in words or with the form. The report is theirs; both see it."""

from domain.naming import named
from domain.notices import NotAllowed, OnlyInPrivate, ReportForm, ReportForMenu, ReportForPrompt
from domain.people import PERMISSIONS, Person, UseCase, allowed, as_of
from domain.shift_reports import ReportForPromptView, ReportForView, Somebody
from domain.taps import ReportForTap
from domain.toasts import Toast
from services import people
from services.shift_reports.drafts import read_draft
from services.shift_reports.form_opening import begun, move_down
from services.shift_reports.in_place import Acting, person_by_id, refused
from services.shift_reports.standing import store_new
from services.work import Origin, Work

PROMPT = "report_for_prompt"


async def begin(work: Work, origin: Origin, said: str) -> None:
    """The command, with a name and the report, with a name alone, or alone: then the project's people are offered."""
    person = await people.known(work, origin)
    if person is None:
        return
    projects = _projects(work, person)
    if not projects:
        await origin.answer(work, NotAllowed(use_case=UseCase.REPORT_FOR, project=person.project))
        return
    if origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="report_for"))
        return
    project = person.project if person.project in projects else None
    if not said.strip():
        await origin.answer(work, ReportForMenu(project=project))
        return
    everybody = {p.id: p for p in await _people(work, person, None)}
    found, text = named(said, {key: p.first_name for key, p in everybody.items()})
    if len(found) != 1:
        await origin.answer(work, ReportForMenu(project=None if found else project, named=said.split()[0]))
    elif text:
        await _submit(work, origin, Acting(person, everybody[found[0]]), text)
    else:
        await origin.answer(work, ReportForMenu(project=project, person_id=found[0]))


async def submit_for(work: Work, origin: Origin, author_id: int, text: str) -> None:
    """The report in words, as an answer to the prompt for it."""
    person = await people.known(work, origin)
    if person is None:
        return
    author = next((p for p in await _people(work, person, None) if p.id == author_id), None)
    if author is None:
        await origin.answer(work, NotAllowed(use_case=UseCase.REPORT_FOR))
    else:
        await _submit(work, origin, Acting(person, author), text)


async def _submit(work: Work, origin: Origin, acting: Acting, text: str) -> None:
    """Read as the author's own text would be: what it does not name is as they mean it; their habits are not asked,
    for the words are not theirs."""
    author, project = acting.author, acting.author.project
    if project not in _projects(work, acting.person):
        project = acting.person.project
    draft = read_draft(work, author, origin, text, project)
    if draft is None:
        await origin.answer(work, ReportForPrompt(person_id=author.id, said=text))
    elif (why_not := refused(work, acting, draft.content)) is not None:
        await origin.answer(work, why_not)
    else:
        await store_new(work, author, origin, draft, by=acting.by)


def same_author(acting: Acting, text: str, *, command: bool, in_place: bool) -> str | None:
    """What an edited message says now, without the name it may begin with; None where it would become somebody
    else's report: who reported is no figure to be corrected."""
    if not in_place:
        return None if command and acting.in_place else text
    if not acting.in_place:
        return None
    found, rest = named(text, {acting.author.id: acting.author.first_name})
    return rest if found else None


async def tap(work: Work, origin: Origin, tapped: ReportForTap) -> Toast | None:
    """A button of the card, or the one below a day's list that opens it."""
    person = await people.known(work, origin)
    if person is None or not _projects(work, person):
        return Toast.NOT_ALLOWED
    menu = ReportForMenu(project=tapped.project, page=tapped.page, person_id=tapped.person)
    if tapped.person is None and tapped.how == "open":
        await work.unit.cards.put(menu, person.telegram_id, work.now)
        return None
    shown: ReportForMenu | ReportForm = menu
    if tapped.person is not None:
        author = next((p for p in await _people(work, person, None) if p.id == tapped.person), None)
        if author is None:
            return Toast.NOT_ALLOWED
        if tapped.how == "write":
            await work.unit.outbox.put(ReportForPrompt(person_id=author.id), person.telegram_id, work.now)
        elif tapped.how == "form":
            form = begun(work, Acting(person, author))
            if form is None:
                return Toast.NOT_ALLOWED
            last = await work.unit.report_forms.in_use(person.id, origin.chat_id)
            if last is not None and last.author_id == author.id and not last.corrects:
                # One form for one person: a second one, left open out of sight, would go on taking in what is written.
                await move_down(work, origin, last)
                return None
            form_id = await work.unit.report_forms.add(person.id, origin.chat_id, form, work.now, author_id=author.id)
            shown = ReportForm(form_id=form_id)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return None


def may(work: Work, person: Person) -> bool:
    """Whether there is a project for whose figures the person answers."""
    return bool(_projects(work, person))


def _projects(work: Work, person: Person) -> tuple[str, ...]:
    """The projects for whose figures the person answers."""
    keys = [project.key for project in work.catalogue.projects_on(work.today)]
    return tuple(k for k in keys if allowed(person, UseCase.REPORT_FOR, project=k, now=work.now))


async def _people(work: Work, person: Person, project: str | None) -> list[Person]:
    """Everybody else in whose place the person may report in a project (None: in any), by name."""
    found: dict[int, Person] = {}
    for key in _projects(work, person):
        if project is not None and key != project:
            continue
        for member in work.catalogue.family(key, work.today):
            for held in await work.unit.people.with_roles(PERMISSIONS[UseCase.REPORT_SHIFT], member):
                other = as_of(held, work.catalogue, work.today)
                if other.id != person.id and _meet(work, person, other, key):
                    found[other.id] = other
    return sorted(found.values(), key=lambda p: (p.first_name.casefold(), p.id))


def _meet(work: Work, person: Person, author: Person, project: str) -> bool:
    """Whether there is a site of the project where the one reports and for which the other answers."""
    return any(
        allowed(author, UseCase.REPORT_SHIFT, project=project, site=site.key, now=work.now)
        and allowed(person, UseCase.REPORT_FOR, project=project, site=site.key, now=work.now)
        for site in work.catalogue.sites_of(project, work.today)
    )


# Views


async def menu_view(work: Work, reader: Person, notice: ReportForMenu) -> ReportForView | None:
    """The people to choose from, or how to report for the one who is chosen."""
    projects = _projects(work, reader)
    if not projects:
        return None
    project = notice.project if notice.project in projects else None
    everybody = await _people(work, reader, project)
    if notice.person_id is not None:
        chosen = next((p for p in await _people(work, reader, None) if p.id == notice.person_id), None)
        return ReportForView(project, (), notice.page, _somebody(work, chosen), None, False) if chosen else None
    if notice.named is not None:
        found, _ = named(notice.named, {p.id: p.first_name for p in everybody})
        everybody = [p for p in everybody if p.id in found] or everybody
    shown = tuple(_somebody(work, p) for p in everybody)
    return ReportForView(project, shown, notice.page, None, notice.named, project is not None and len(projects) > 1)


def _somebody(work: Work, person: Person) -> Somebody:
    roles = PERMISSIONS[UseCase.REPORT_SHIFT]
    role = next(grant.role for grant in person.grants if grant.counts(work.now) and grant.role in roles)
    return Somebody(person.id, person.first_name, person.site, role)


async def prompt_view(work: Work, reader: Person, notice: ReportForPrompt) -> ReportForPromptView | None:
    """Whose report is asked for; None for one who may not report for them (any more)."""
    author = await person_by_id(work, notice.person_id)
    if author is None or not any(_meet(work, reader, author, key) for key in _projects(work, reader)):
        return None
    return ReportForPromptView(author.id, author.first_name, notice.said)
