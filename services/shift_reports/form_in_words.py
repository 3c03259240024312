"""What is written while a guided form is open: figures for it, or that it is to be kept or dropped."""

from dataclasses import replace
from datetime import datetime

from domain.answers import SITE_CODES
from domain.brief_replies import saves, withdraws
from domain.notices import FormTextNotUsed, ReportForPrompt
from domain.people import Person
from domain.reading import ReportReading, names_activity, read_report
from domain.report_form import MOST, Form, FormState, Step, in_context
from domain.shift_reports import Content
from domain.toasts import Toast
from services.shift_reports.drafts import NOTHING_FOUND
from services.shift_reports.form import cancel, save
from services.shift_reports.form_opening import KIND, acting_in, move_down
from services.work import Origin, Work
from storage.report_forms import StoredForm


async def read(work: Work, person: Person, origin: Origin, text: str, form_id: int | None = None) -> bool:
    """What is written in private while a form is open; an answer to the form's own card (`form_id`) is for that form.

    A number goes to the indicator that is being counted, words are read as the shown activity's. Whether the text was
    the form's: one that names an activity itself is a report of its own, and small talk is none of it. While a form in
    somebody's place is open, no report is taken for one's own: what the form cannot take is asked for.
    """
    forms = work.unit.report_forms
    stored = await (forms.in_use(person.id, origin.chat_id) if form_id is None else forms.by_id(form_id, lock=True))
    if stored is None or stored.person_id != person.id or stored.state is not FormState.OPEN:
        return False
    in_place = stored.author_id is not None and not stored.corrects
    form = stored.form
    if (saves(text) or withdraws(text)) and await _ended_in_words(work, person, origin, stored, text, form_id):
        return True
    if form.step is not Step.FIGURES or form.activity is None:
        return in_place and await _ask_for_it(work, origin, stored, text)
    now = origin.sent_at.astimezone(work.catalogue.zone)
    names_one = names_activity(text, work.catalogue, now)
    if names_one and not in_place and (form_id is None or stored.corrects):
        return False
    changed = _with_number(form, text)
    if changed is None:
        content = form.content
        about = text if names_one else in_context(text, work.catalogue.activity(form.activity))
        alone, reading = (_read(work, content, said, now) for said in (text, about))
        if not _is_report(alone):
            return False
        # Where and when stand in the text alone: an activity's own name may be a site's as well.
        elsewhere = alone.site != content.site or alone.shift is not None or alone.date != work.day_of(origin.sent_at)
        doubts = [q for q in reading.questions if q.code not in SITE_CODES]
        if elsewhere or doubts or not reading.entries:
            if in_place:
                return await _ask_for_it(work, origin, stored, text)
            await origin.answer(work, FormTextNotUsed(said=text, activity=form.activity))
            return True
        changed = form.merged(reading.entries, reading.comment)
    await forms.keep(stored.id, changed, work.now)
    await move_down(work, origin, stored)
    return True


async def _ended_in_words(
    work: Work, person: Person, origin: Origin, stored: StoredForm, text: str, form_id: int | None
) -> bool:
    """ "Enregistre", "annule", below the form or in answer to it. False where something else was said since, or where
    no figure could be entered yet."""
    if form_id is None and (await work.unit.cards.newest_in(origin.chat_id) or ())[:2] != (KIND, stored.id):
        return False
    if withdraws(text):
        _, is_form = await cancel(work, stored)
    else:
        card = await work.unit.cards.message_of(KIND, stored.id, origin.chat_id)
        if card is None:
            return False
        # The report is the card's, not of the message that says so: an edit of that is no correction.
        acting, there = await acting_in(work, person, stored), replace(origin, message_id=card)
        answer, is_form = await save(work, acting, there, stored)
        if answer is Toast.PARTS_OVER:
            await move_down(work, origin, stored)  # the card says which
            return True
        if answer is not Toast.SAVED:
            if stored.form.activity is not None:
                await origin.answer(work, FormTextNotUsed(said=text, activity=stored.form.activity))
            return stored.form.activity is not None
    if is_form:
        await work.unit.cards.touch(KIND, stored.id, work.now)
    return True


def _read(work: Work, content: Content, text: str, now: datetime) -> ReportReading:
    return read_report(text, catalogue=work.catalogue, project=content.project, site=content.site, now=now)


def _is_report(reading: ReportReading) -> bool:
    return reading.is_report_like and bool(
        reading.entries or any(question.code != NOTHING_FOUND for question in reading.questions)
    )


async def _ask_for_it(work: Work, origin: Origin, stored: StoredForm, text: str) -> bool:
    """A report that the form cannot take as it stands: whose it is is not guessed."""
    assert stored.author_id is not None  # the caller looked
    if not _is_report(_read(work, stored.form.content, text, origin.sent_at.astimezone(work.catalogue.zone))):
        return False
    await origin.answer(work, ReportForPrompt(person_id=stored.author_id, said=text))
    return True


def _with_number(form: Form, text: str) -> Form | None:
    said = text.strip()
    if form.selected is None or not (said.isascii() and said.isdecimal()) or len(said) > 4 or int(said) > MOST:
        return None
    return form.set(form.selected, int(said))
