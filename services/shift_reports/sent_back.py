"""What an author writes in answer to a coordinator's question: a correction of that report, never one more report."""

from domain.answers import SITE_CODES
from domain.answers_in_words import in_words
from domain.notices import CorrectionPrompt, ReportForm
from domain.reading import Question, names_activity
from domain.report_form import Step
from domain.reviews import ReviewReason
from domain.shift_reports import ReportState, may_still_change
from services.shift_reports import form_in_words, form_opening, review_state
from services.shift_reports.drafts import NO_SITE, Draft, read_draft
from services.shift_reports.in_place import Acting
from services.work import Origin, Work
from storage.shift_reports import Report

_NO_FIGURES = SITE_CODES | {"number_missing"}


def is_whole(work: Work, origin: Origin, text: str) -> bool:
    """Whether the words are the report's whole text anew: they name an activity."""
    return names_activity(text, work.catalogue, origin.sent_at.astimezone(work.catalogue.zone))


async def taken(work: Work, origin: Origin, report_id: int, text: str) -> bool:
    """Whether the words were taken for a part of the report: the site that was asked for, "12 femmes". They go into the
    form, to be looked at and saved; in a group, which has no form, the whole text is asked for."""
    person = await work.person(origin.sender_id)
    report = await work.unit.shift_reports.by_id(report_id, lock=True)
    if person is None or report is None or person.id != report.author_id or report.state is not ReportState.STORED:
        return False
    draft = read_draft(work, person, origin, text, person.project)
    site = None if draft is not None and _says_figures(draft) else await _site(work, report, text)
    if site is None and (draft is None or is_whole(work, origin, text)):
        return False
    if origin.in_group or not may_still_change(report.reported_at, work.now):
        await origin.answer(work, CorrectionPrompt(report_id=report_id))
        return True
    form_id = await form_opening.correction(work, Acting(person, person), origin, report)
    stored = await work.unit.report_forms.by_id(form_id, lock=True)
    assert stored is not None  # just opened
    if site is not None:
        project = work.catalogue.project_of(site, stored.form.content.day).key
        await work.unit.report_forms.keep(form_id, stored.form.at(project, site), work.now)
        await form_opening.move_down(work, origin, stored)
        return True
    if stored.form.activity is not None:
        await work.unit.report_forms.keep(form_id, stored.form.asking(Step.FIGURES), work.now)
    if not await form_in_words.read(work, person, origin, text, form_id):
        await form_opening.close(work, stored)
        return False
    if not await work.unit.cards.chats(form_opening.KIND, form_id):
        await origin.answer(work, ReportForm(form_id=form_id))
    return True


def _says_figures(draft: Draft) -> bool:
    """Not where it only names a place, or an activity that bears a place's name."""
    return bool(draft.content.entries) or any(q.code not in _NO_FIGURES for q in draft.questions)


async def _site(work: Work, report: Report, text: str) -> str | None:
    """The site that the words name, where the coordinator asked for it."""
    review = await work.unit.reviews.latest(report.id)
    revision = await review_state.shown(work, report)
    if review is None or revision is None or not review.open or review.reason != ReviewReason.SITE:
        return None
    written = report.reported_at.astimezone(work.catalogue.zone)
    choice = in_words(Question(code=NO_SITE), revision.content, text, work.catalogue, written)
    return None if choice is None else choice.site
