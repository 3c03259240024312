"""Forms opened: by the command alone, by *Modifier* on a receipt; and what their cards show."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.notices import NoProject, NotAllowed, ReportForm, ReportFormMoved, ReportSentBack, ShiftReportReceipt
from domain.people import Person, UseCase, allowed, sites_of
from domain.reading import Entry, Question
from domain.report_form import Form, FormState, FormView, Step, exceeded, in_recent_order
from domain.reviews import ReviewReason
from domain.shift_reports import Content, notifiable
from services import people
from services.shift_reports.in_place import Acting, may_report_for, person_by_id
from services.shift_reports.review_state import SENT_BACK
from services.work import Origin, Work
from storage.report_forms import StoredForm
from storage.shift_reports import Report, Revision

KIND = "report_form"
RECENT = timedelta(days=90)
"""How far back it is looked what a site reported last."""


async def open_new(work: Work, origin: Origin) -> None:
    """The command alone, in private: the form that is open goes on, a draft that expired is offered, else a new one."""
    person = await people.known(work, origin)
    if person is None:
        return
    last = await work.unit.report_forms.newest(person.id, origin.chat_id)
    if last is not None and last.form.content.entries and last.state in (FormState.OPEN, FormState.EXPIRED):
        await move_down(work, origin, last)
        return
    if last is not None and last.state is FormState.OPEN:
        await close(work, last)
    form = begun(work, Acting(person, person))
    if form is None:
        project = person.project
        await origin.answer(
            work, NoProject() if project is None else NotAllowed(use_case=UseCase.REPORT_SHIFT, project=project)
        )
        return
    form_id = await work.unit.report_forms.add(person.id, origin.chat_id, form, work.now)
    await origin.answer(work, ReportForm(form_id=form_id))


def begun(work: Work, acting: Acting) -> Form | None:
    """A form with nothing in it: today, at the author's usual site, as in a text that names none; where there is no
    usual one and several to choose from, it asks. None where nothing may be reported so."""
    author, sites = acting.author, sites_open_to(work, acting)
    if not sites:
        return None
    usual = author.site if author.site in sites else None
    site = sites[0] if len(sites) == 1 else usual
    nowhere = Content(author.project, None, work.today, None, (), None)
    return Form(nowhere) if site is None else Form(nowhere).at(work.catalogue.project_of(site, work.today).key, site)


def sites_open_to(work: Work, acting: Acting) -> tuple[str, ...]:
    """The sites from which may be reported: the author's usual one first, then their own project's, then others'. In
    the author's place: those of them for which whoever does it answers."""
    author = acting.author
    projects = sorted(work.catalogue.projects_on(work.today), key=lambda project: project.key != author.project)
    found = [
        site
        for project in projects
        for site in sites_of(author, project.key, _keys(work, project.key), work.now)
        if not acting.in_place
        or allowed(acting.person, UseCase.REPORT_FOR, project=project.key, site=site, now=work.now)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda site: site != author.site))


def _keys(work: Work, project: str) -> list[str]:
    return [site.key for site in work.catalogue.sites_of(project, work.today)]


async def acting_in(work: Work, person: Person, stored: StoredForm) -> Acting:
    """Whoever fills the form in, and in whose place."""
    author = None if stored.author_id is None else await person_by_id(work, stored.author_id)
    return Acting(person, person if author is None else author)


async def open_correction(work: Work, acting: Acting, origin: Origin, report: Report) -> None:
    """*Modifier*: the receipt becomes a form with the report in it, and the receipt again once that is saved."""
    form_id = await correction(work, acting, origin, report)
    await work.unit.cards.tapped(ReportForm(form_id=form_id), origin.chat_id, origin.message_id, work.now)


async def correction(work: Work, acting: Acting, origin: Origin, report: Report) -> int:
    """The open form with the report in it. Of two who may correct it the later one goes on: it is begun from what the
    report says. Whoever was asked about the site has the sites to choose from first."""
    person = acting.person
    opened = await work.unit.report_forms.correcting(report.id)
    if opened is not None and opened.person_id != person.id:
        await close(work, opened)
        opened = None
    if opened is None:
        revision = await shown(work, report)
        content = revision.content
        if content.day is None:
            content = replace(content, day=work.day_of(report.reported_at))
        form = Form(content, Step.SITE if content.site is None else Step.ACTIVITY)
        if content.site is not None and content.entries:
            form = await on_activity(work, person, form, content.entries[0].activity)
        review = await work.unit.reviews.latest(report.id)
        if review is not None and review.open and review.reason == ReviewReason.SITE and not acting.in_place:
            form = form.asking(Step.SITE) if len(sites_open_to(work, acting)) > 1 else form
        form_id = await work.unit.report_forms.add(
            person.id,
            origin.chat_id,
            form,
            work.now,
            corrects=report.id,
            author_id=acting.author.id if acting.in_place else None,
        )
    else:
        form_id = opened.id
        await work.unit.report_forms.keep(form_id, opened.form, work.now)
    return form_id


async def shown(work: Work, report: Report) -> Revision:
    """The revision that the report's receipt shows."""
    number = report.pending if report.pending is not None else report.counted
    if number is None:
        number = await work.unit.shift_reports.last_number(report.id)
    return await work.unit.shift_reports.revision(report.id, number)


async def on_activity(work: Work, person: Person, form: Form, activity: str) -> Form:
    """The form with an activity's indicators on its card, those first that the site reported last."""
    last = await last_reported(work, person, form.content)
    keys = [indicator.key for indicator in work.catalogue.activity(activity).indicators]
    return form.opened(activity, in_recent_order(keys, {i: day for (a, i), day in last.items() if a == activity}))


async def last_reported(work: Work, person: Person, content: Content) -> dict[tuple[str, str], date]:
    """When the site last reported each indicator, as far as the person may know."""
    project, site = content.project, content.site
    if project is None or site is None:
        return {}
    since = work.today - RECENT
    # Of a site that has become this one nothing is taken over: its card begins in the catalogue's order.
    found = await work.unit.shift_reports.last_reported(work.catalogue.reported_to(project, work.today), site, since)
    # An order tells what was reported: of a sensitive activity only to those who may see it.
    sees = allowed(person, UseCase.SEE_SENSITIVE, project=project, site=site, now=work.now)
    known = {a.key: a for a in work.catalogue.activities}
    return {(a, i): day for a, i, day in found if a in known and (sees or not known[a].sensitive)}


async def activities_reported(work: Work, person: Person, content: Content) -> dict[str, date]:
    """When the site last reported each activity, as far as the person may know."""
    newest: dict[str, date] = {}
    for (activity, _), day in (await last_reported(work, person, content)).items():
        newest[activity] = max(day, newest.get(activity, day))
    return newest


async def move_down(work: Work, origin: Origin, stored: StoredForm) -> None:
    """The form goes on in a new message, where the eye is; the one before says so."""
    await work.unit.cards.become(KIND, stored.id, ReportFormMoved(form_id=stored.id), work.now)
    await origin.answer(work, ReportForm(form_id=stored.id))


async def close(work: Work, stored: StoredForm) -> None:
    """The form gives way to another one."""
    await work.unit.report_forms.end(stored.id, stored.form.touched(), FormState.CLOSED)
    if stored.corrects and stored.report_id is not None:
        await given_up(work, stored.id, stored.report_id)
    else:
        await work.unit.cards.touch(KIND, stored.id, work.now)


async def close_correction(work: Work, report_id: int) -> None:
    """The report changes by other means: a form that began from what it said before is given up."""
    stored = await work.unit.report_forms.correcting(report_id)
    if stored is not None:
        await close(work, stored)


async def to_receipt(work: Work, form_id: int, report_id: int) -> None:
    """The form's cards are the report's receipts from now on."""
    await work.unit.cards.become(KIND, form_id, ShiftReportReceipt(report_id=report_id), work.now)


async def given_up(work: Work, form_id: int, report_id: int) -> None:
    """Nothing came of a correction: the receipt is back, or a coordinator's question in whose place the form stood: it
    could not be answered any more."""
    asked = report_id in await work.unit.reviews.open_among([report_id])
    if asked and not await work.unit.cards.chats(SENT_BACK, report_id):
        await work.unit.cards.become(KIND, form_id, ReportSentBack(report_id=report_id), work.now)
    else:
        await to_receipt(work, form_id, report_id)


async def expire(work: Work) -> None:
    """Forms that nobody touched for a day are closed; what was entered is kept."""
    for stored in await work.unit.report_forms.expired(work.now):
        state = FormState.EXPIRED if stored.form.content.entries else FormState.CLOSED
        await work.unit.report_forms.end(stored.id, stored.form.touched(), state)
        await work.unit.cards.touch(KIND, stored.id, work.now)


async def form_view(work: Work, reader: Person, form_id: int) -> FormView | None:
    """A form's card: for nobody but whoever fills it in."""
    stored = await work.unit.report_forms.by_id(form_id)
    if stored is None or stored.person_id != reader.id:
        return None
    form = stored.form
    anchor = work.day_of(stored.opened_at)
    doubts: tuple[Question, ...] = ()
    if stored.corrects and stored.report_id is not None:
        report = await work.unit.shift_reports.by_id(stored.report_id)
        if report is None:
            return None
        anchor = work.day_of(report.reported_at)
        doubts = (await shown(work, report)).questions if report.pending is not None else ()
    acting = await acting_in(work, reader, stored)
    sites = sites_open_to(work, acting)
    return FormView(
        form_id=form_id,
        report_id=stored.report_id if stored.corrects else None,
        state=stored.state,
        form=form,
        choices=await _choices(work, acting, form, sites),
        today=work.today,
        anchor=anchor,
        movable=len(sites) > 1,
        doubts=doubts,
        exceeded=exceeded(form.content, work.catalogue),
        rings=bool(notifiable(form.content.values(), work.catalogue)),
        touched_at=stored.touched_at,
        author=acting.author.first_name if acting.in_place else None,
    )


async def _choices(work: Work, acting: Acting, form: Form, sites: tuple[str, ...]) -> tuple[str, ...]:
    if form.step is Step.SITE:
        return sites
    if form.step is Step.FIGURES:
        return ()
    return await activities(work, acting, form)


async def activities(work: Work, acting: Acting, form: Form) -> tuple[str, ...]:
    """The activities to choose from: those that the form has, those that the site reported last, those of the season;
    out of season comes last, and is no less welcome. In somebody's place: none that whoever does it may not see."""
    newest = await activities_reported(work, acting.person, form.content)
    day = form.content.day or work.today
    open_first = sorted(work.catalogue.activities, key=lambda a: a.season is not None and not a.season.contains(day))
    ordered = in_recent_order([a.key for a in open_first], newest)
    if acting.in_place:
        ordered = tuple(k for k in ordered if may_report_for(work, acting.person, _with_only(form.content, k)))
    mine = [entry.activity for entry in form.content.entries]
    return tuple(sorted(ordered, key=lambda key: key not in mine))


def _with_only(content: Content, activity: str) -> Content:
    return replace(content, entries=(Entry(activity, {}),))


async def next_expiry(work: Work) -> datetime | None:
    """When the next open form's time is over."""
    return await work.unit.report_forms.next_expiry()
