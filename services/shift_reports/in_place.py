"""Who acts on a report: its author, or whoever reports in the author's place."""

from domain.frozen import frozen
from domain.notices import NoProject, NotAllowed
from domain.people import Person, UseCase, allowed, as_of
from domain.shift_reports import Content
from services.shift_reports.drafts import may_correct, refusal
from services.shift_reports.review_state import any_sensitive
from services.work import Work
from storage.shift_reports import Report


@frozen
class Acting:
    """Whoever says something of a report, and whose report it is."""

    person: Person
    author: Person

    @property
    def in_place(self) -> bool:
        """Whether it is somebody else than the author."""
        return self.person.id != self.author.id

    @property
    def by(self) -> int | None:
        """Who reports in the author's place; None: the author."""
        return self.person.id if self.in_place else None


async def acting_on(work: Work, person: Person, report: Report) -> Acting | None:
    """The person as one who may answer for the report: its author, or whoever sent it in their place, as long as they
    still may. None for anybody else."""
    if person.id == report.author_id:
        return Acting(person, person)
    if person.id != report.reported_by:
        return None
    author = await person_by_id(work, report.author_id)
    number = report.pending if report.pending is not None else report.counted
    if author is None or number is None:
        return None
    content = (await work.unit.shift_reports.revision(report.id, number)).content
    return Acting(person, author) if may_report_for(work, person, content) else None


async def person_by_id(work: Work, person_id: int) -> Person | None:
    """The person as they stand today."""
    found = await work.unit.people.by_id(person_id)
    return None if found is None else as_of(found, work.catalogue, work.today)


def may_report_for(work: Work, person: Person, content: Content) -> bool:
    """Whether the person may report this in somebody's place: where they answer for the figures, and only what they
    may see of others."""
    keys = [p.key for p in work.catalogue.projects] if content.project is None else [content.project]
    site = None if content.project is None else content.site
    return any(
        allowed(person, UseCase.REPORT_FOR, project=key, site=site, now=work.now)
        and (
            not any_sensitive(work, content)
            or allowed(person, UseCase.SEE_SENSITIVE, project=key, site=site, now=work.now)
        )
        for key in keys
    )


def refused(work: Work, acting: Acting, content: Content) -> NotAllowed | NoProject | None:
    """Why this may not be reported so: the author's role does not reach it, or that of whoever reports for them."""
    if not acting.in_place:
        return refusal(work, acting.person, content)
    if not may_report_for(work, acting.person, content):
        return NotAllowed(use_case=UseCase.REPORT_FOR, project=content.project, site=content.site)
    if refusal(work, acting.author, content) is not None:
        return NotAllowed(use_case=UseCase.REPORT_FOR, project=content.project, site=content.site, theirs=True)
    return None


def may_change(work: Work, acting: Acting, report: Report) -> bool:
    """Whether the report may be changed so; in the author's place: that was asked when the report was looked for."""
    return acting.in_place or may_correct(work, acting.person, report)
