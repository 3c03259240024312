"""The guided form of a shift report: what is tapped on its card. What is written while it is open: form_in_words.

The card and the form's row are the state: nothing else is remembered, so that a restart or a second phone changes
nothing.
"""

from dataclasses import replace
from datetime import date, timedelta

from domain.notices import ReportForm, ShiftReportReceipt
from domain.report_form import MOST, Form, FormState, Step, exceeded
from domain.shift_reports import may_still_change
from domain.taps import FormAction, FormTap
from domain.toasts import Answer, Figure, Toast
from services import people
from services.shift_reports.drafts import Draft
from services.shift_reports.form_opening import (
    KIND,
    acting_in,
    activities,
    begun,
    given_up,
    on_activity,
    shown,
    sites_open_to,
    to_receipt,
)
from services.shift_reports.in_place import Acting, acting_on, may_change, refused
from services.shift_reports.standing import add_revision, store_new, touch_cards
from services.work import Origin, Work
from storage.report_forms import StoredForm

_RESUMABLE = (FormState.EXPIRED, FormState.CANCELLED)


async def tap(work: Work, origin: Origin, tapped: FormTap) -> Answer | None:
    """A button of a form. One that was drawn before the buttons changed their meaning changes nothing; the card is
    drawn anew in any case."""
    person = await people.known(work, origin)
    stored = await work.unit.report_forms.by_id(tapped.form, lock=True)
    if person is None:
        return Toast.NOT_ALLOWED
    if stored is None:
        return Toast.FORM_CLOSED
    if person.id != stored.person_id:
        return Toast.NOT_YOURS
    if stored.state is FormState.SAVED and stored.report_id is not None:
        await touch_cards(work, stored.report_id)
        await _draw(work, origin, ShiftReportReceipt(report_id=stored.report_id))
        return Toast.FORM_CLOSED
    answer, is_form = await _act(work, await acting_in(work, person, stored), origin, stored, tapped)
    if is_form:
        await work.unit.cards.touch(KIND, stored.id, work.now)
        await _draw(work, origin, ReportForm(form_id=stored.id))
    return answer


async def _draw(work: Work, origin: Origin, own: ReportForm | ShiftReportReceipt) -> None:
    """The tapped message shows the truth again: its own, which may be another form's or a receipt by now; a copy that
    Vigie did not know of is this one's."""
    there = await work.unit.outbox.notice_at(origin.chat_id, origin.message_id)
    if there is None:
        await work.unit.cards.tapped(own, origin.chat_id, origin.message_id, work.now)
    elif there[1] is not None and there != (own.kind, own.subject):
        await work.unit.cards.touch(there[0], there[1], work.now)


async def _act(
    work: Work, acting: Acting, origin: Origin, stored: StoredForm, tapped: FormTap
) -> tuple[Answer | None, bool]:
    """The answer, and whether the card is still the form's."""
    if stored.state is not FormState.OPEN:
        return await _on_draft(work, acting, origin, stored, tapped)
    form = stored.form
    if tapped.action is FormAction.SAVE:
        # Only what the card showed is saved: one that was behind is drawn anew first.
        if tapped.version != form.version:
            return Toast.OUTDATED, True
        return await save(work, acting, origin, stored)
    if not form.understands(tapped.version):
        return Toast.OUTDATED, True
    if tapped.action is FormAction.CANCEL:
        return await cancel(work, stored)
    changed = await _changed(work, acting, form, tapped)
    if changed is None:
        return Toast.OUTDATED, True
    await work.unit.report_forms.keep(stored.id, changed, work.now)
    return _told(changed, tapped), True


def _told(form: Form, tapped: FormTap) -> Answer | None:
    if tapped.action not in (FormAction.BY, FormAction.ZERO, FormAction.CLEAR):
        return None
    if form.activity is None or form.selected is None:
        return None
    return Figure(form.activity, form.selected, form.value(form.selected))


async def _changed(work: Work, acting: Acting, form: Form, tapped: FormTap) -> Form | None:
    """The form after the tap; None where the tap asks for something that is not there."""
    choice = tapped.choice or ""
    match tapped.action:
        case FormAction.SITES:
            return form.asking(Step.SITE)
        case FormAction.ACTIVITIES:
            return form.asking(Step.ACTIVITY)
        case FormAction.SITE if choice in sites_open_to(work, acting):
            site = _site_on(work, choice, form.content.day)
            return form.at(work.catalogue.project_of(site, form.content.day).key, site)
        case FormAction.DAY:
            return _on_day(work, form, choice)
        case FormAction.SHIFT if choice in ("", "night"):
            return form.during(choice or None)
        case FormAction.ACTIVITY if choice in await activities(work, acting, form):
            return await on_activity(work, acting.person, form, choice)
        case FormAction.PAGE if choice.isdecimal() and len(choice) < 4:
            return form.leafed(int(choice))
        case FormAction.INDICATOR if choice in form.order:
            return form.choosing(choice)
        case FormAction.BY if choice.removeprefix("-").isdecimal() and abs(int(choice)) <= MOST:
            return form.by(int(choice))
        case FormAction.ZERO if form.selected is not None:
            return form.set(form.selected, 0)
        case FormAction.CLEAR:
            return form.cleared()
        case FormAction.DONE if form.activity is not None:
            return form.done() if form.step is Step.FIGURES else form.asking(Step.FIGURES)
        case _:
            return None


def _on_day(work: Work, form: Form, choice: str) -> Form | None:
    try:
        day = date.fromisoformat(choice)
    except ValueError:
        return None
    if day > work.today or work.today - day > timedelta(days=31):
        return None
    if form.content.site is None:
        return form.on(day, form.content.project)
    site = _site_on(work, form.content.site, day)
    project = work.catalogue.project_of(site, day).key
    moved = form.on(day, project)
    return moved if site == form.content.site else moved.at(project, site)


def _site_on(work: Work, site: str, day: date | None) -> str:
    """What a site of today was on the day; itself, where it was several."""
    found = () if day is None else work.catalogue.sites_on(site, day)
    return found[0] if len(found) == 1 else site


async def save(work: Work, acting: Acting, origin: Origin, stored: StoredForm) -> tuple[Answer, bool]:
    """The form's content goes the way of every report: permission, conflicts, alerts; the card becomes the receipt."""
    content = stored.form.content
    if not content.entries:
        return Toast.FORM_EMPTY, True
    if exceeded(content, work.catalogue):
        return Toast.PARTS_OVER, True
    if content.site is None or refused(work, acting, content) is not None:
        return Toast.NOT_ALLOWED, True
    draft = Draft(content, (), (), "", "form")
    if stored.corrects and stored.report_id is not None:
        report = await work.unit.shift_reports.by_id(stored.report_id, lock=True)
        standing = None if report is None else await acting_on(work, acting.person, report)
        if report is None or standing is None or not may_change(work, standing, report):
            return Toast.NOT_ALLOWED, True
        if not may_still_change(report.reported_at, work.now):
            return Toast.TOO_LATE, True
        report_id = report.id
        latest = await work.unit.shift_reports.last_number(report_id)
        # The words stay with the report: the same ones, sent again, are no correction.
        text = (await work.unit.shift_reports.revision(report_id, latest)).text
        changed = (await shown(work, report)).content != content or report.pending is not None
        if changed:
            await add_revision(work, acting.author, report, replace(draft, text=text), by=acting.person.id)
    else:
        written = replace(origin, sent_at=work.now)
        report_id = await store_new(work, acting.author, written, draft, answer=False, by=acting.by)
        changed = True
    await work.unit.report_forms.keep(stored.id, stored.form.touched(), work.now, FormState.SAVED, report_id)
    await (to_receipt if changed else given_up)(work, stored.id, report_id)
    await touch_cards(work, report_id)
    return Toast.SAVED, False


async def cancel(work: Work, stored: StoredForm) -> tuple[Answer, bool]:
    """Nothing is saved. What was entered can be gone on with; a correction without any change is the receipt again."""
    state = FormState.CANCELLED if stored.form.content.entries else FormState.CLOSED
    if stored.corrects and stored.report_id is not None:
        report = await work.unit.shift_reports.by_id(stored.report_id)
        if report is None or (await shown(work, report)).content == stored.form.content or state is FormState.CLOSED:
            await work.unit.report_forms.keep(stored.id, stored.form.touched(), work.now, FormState.CLOSED)
            await given_up(work, stored.id, stored.report_id)
            return Toast.CANCELLED, False
    await work.unit.report_forms.keep(stored.id, stored.form.touched(), work.now, state)
    return Toast.CANCELLED, True


async def _on_draft(
    work: Work, acting: Acting, origin: Origin, stored: StoredForm, tapped: FormTap
) -> tuple[Answer | None, bool]:
    """A button of a form that is no longer open."""
    forms = work.unit.report_forms
    if tapped.action is FormAction.RECEIPT and stored.corrects and stored.report_id is not None:
        await forms.keep(stored.id, stored.form.touched(), work.now, FormState.CLOSED)
        await given_up(work, stored.id, stored.report_id)
        return None, False
    if tapped.action is FormAction.RESUME and stored.state in _RESUMABLE:
        await forms.keep(stored.id, stored.form.touched(), work.now)
        return None, True
    if tapped.action is FormAction.NEW and not stored.corrects:
        find = forms.in_use if acting.in_place else forms.newest
        newest = await find(acting.person.id, origin.chat_id)
        if acting.in_place and newest is not None and newest.author_id != stored.author_id:
            newest = None
        if newest is not None and newest.id != stored.id and newest.state is FormState.OPEN:
            return Toast.FORM_CLOSED, True  # tapped twice: the new form is there
        form = begun(work, acting)
        if form is None:
            return Toast.NOT_ALLOWED, True
        await forms.keep(stored.id, stored.form.touched(), work.now, FormState.CLOSED)
        form_id = await forms.add(
            acting.person.id, origin.chat_id, form, work.now, author_id=acting.author.id if acting.in_place else None
        )
        await work.unit.cards.become(KIND, stored.id, ReportForm(form_id=form_id), work.now)
        return None, False
    return (Toast.FORM_EXPIRED if stored.state is FormState.EXPIRED else Toast.FORM_CLOSED), True
