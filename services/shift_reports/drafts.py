"""What a text comes to, and whether its author may report it: before anything is stored."""

from datetime import date

from domain.answers import SITE_CODES
from domain.choices import Habit
from domain.frozen import frozen
from domain.notices import NoProject, NotAllowed
from domain.people import Person, UseCase, allowed
from domain.reading import Question, ReportReading, read_report
from domain.shift_reports import Content, Notifiable
from services.work import Origin, Work
from storage.shift_reports import Report

NO_SITE = "no_site"
NOTHING_FOUND = "nothing_found"


@frozen
class Draft:
    """What a text or an answer comes to, before it is known whether it can be stored."""

    content: Content
    questions: tuple[Question, ...]
    possible: tuple[Notifiable, ...]
    text: str
    cause: str
    habits: tuple[Habit, ...] = ()


def read_draft(work: Work, person: Person, origin: Origin, text: str, project: str | None) -> Draft | None:
    """What a text says; None where it is no report at all."""
    return draft_of(work, read(work, person, origin, text, project), text)


def read(work: Work, person: Person, origin: Origin, text: str, project: str | None) -> ReportReading:
    """A text as a report of the person's. Relative days are counted from when it was written."""
    site = person.site if person.site is not None and is_site_of(work, project, person.site, work.today) else None
    written = origin.sent_at.astimezone(work.catalogue.zone)
    return read_report(text, catalogue=work.catalogue, project=project, site=site, now=written)


def draft_of(work: Work, reading: ReportReading, text: str) -> Draft | None:
    """What the reading of a text comes to; None where it is no report at all."""
    if not reading.is_report_like or (not reading.entries and all(q.code == NOTHING_FOUND for q in reading.questions)):
        return None
    content = Content(
        reading.project, reading.site, reading.date, reading.shift, tuple(reading.entries), reading.comment
    )
    questions = tuple(reading.questions)
    if content.project is not None and content.site is None and not any(q.code in SITE_CODES for q in questions):
        questions += (Question(code=NO_SITE),)
    possible = tuple(Notifiable(a, i, v) for a, i, v in reading.possible)
    return Draft(content, questions, possible, text, "sent")


def is_site_of(work: Work, project: str | None, site: str, day: date) -> bool:
    """Whether the project has the site on the day."""
    return project is not None and any(s.key == site for s in work.catalogue.sites_of(project, day))


def refusal(work: Work, person: Person, content: Content) -> NotAllowed | NoProject | None:
    """Why the person may not report this there; None where they may."""
    if content.project is None:
        keys = [p.key for p in work.catalogue.projects]
        may = any(allowed(person, UseCase.REPORT_SHIFT, project=key, now=work.now) for key in keys)
        return None if may else NoProject()
    if allowed(person, UseCase.REPORT_SHIFT, project=content.project, site=content.site, now=work.now):
        return None
    return NotAllowed(use_case=UseCase.REPORT_SHIFT, project=content.project, site=content.site)


def may_correct(work: Work, person: Person, report: Report) -> bool:
    """A report is its author's, whatever project it names; a role that reports somewhere is all that it takes."""
    return any(
        allowed(person, UseCase.CORRECT_SHIFT_REPORT, project=key, now=work.now, author_id=report.author_id)
        for key in [p.key for p in work.catalogue.projects]
    )
