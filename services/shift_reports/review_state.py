"""How a review of a report stands: who may review it, what ends it, and what its readers are shown."""

from dataclasses import replace

from domain.people import Person, UseCase, allowed
from domain.reviews import ChangedView, Review, ReviewOutcome, ReviewState, ReviewView, SentBackView
from domain.shift_reports import Content, ReportState, changes, may_still_change
from services.shift_reports import plausibility
from services.work import Work
from storage.groups import TeamGroup
from storage.shift_reports import Report, Revision

CARD = "review_card"
SENT_BACK = "report_sent_back"


def may_review(work: Work, person: Person, content: Content) -> bool:
    """Whether the person answers for a report of this content and may see all of it."""
    project, site = content.project, content.site
    if project is None or not allowed(person, UseCase.REVIEW_SHIFT_REPORT, project=project, site=site, now=work.now):
        return False
    return not any_sensitive(work, content) or allowed(
        person, UseCase.SEE_SENSITIVE, project=project, site=site, now=work.now
    )


def any_sensitive(work: Work, content: Content) -> bool:
    """Whether some of it is for the circle of a sensitive activity only."""
    return any(work.catalogue.activity(entry.activity).sensitive for entry in content.entries)


async def shown(work: Work, report: Report) -> Revision | None:
    """The revision that counts, or of a report without one the revision that waits."""
    number = report.counted if report.counted is not None else report.pending
    return None if number is None else await work.unit.shift_reports.revision(report.id, number)


async def settle(work: Work, report_id: int, outcome: ReviewOutcome, by: int) -> None:
    """The report changed, or its author said that it is right: an open review is closed by it, and whoever has a card
    of it sees the report as it is now."""
    review = await work.unit.reviews.latest(report_id)
    if review is not None and review.open:
        await work.unit.reviews.close(review.id, outcome, by, work.now)
    await touch(work, report_id)


async def touch(work: Work, report_id: int) -> None:
    """Cards of the review are drawn again."""
    await work.unit.cards.touch(CARD, report_id, work.now)
    await work.unit.cards.touch(SENT_BACK, report_id, work.now)


async def review_view(work: Work, reader: Person, report_id: int, choosing: bool) -> ReviewView | None:
    """A coordinator's card; None for one who may not review the report (any more)."""
    report = await work.unit.shift_reports.by_id(report_id)
    revision = None if report is None else await shown(work, report)
    if report is None or revision is None or not may_review(work, reader, revision.content):
        return None
    names = await work.unit.people.names([report.author_id, revision.made_by, report.sender_id])
    before = None
    if revision.follows is not None:
        before = await work.unit.shift_reports.revision(report_id, revision.follows)
    return ReviewView(
        report_id=report_id,
        revision=revision.number,
        state=report.state,
        author=names.get(report.author_id),
        own=report.author_id == reader.id,
        reported_at=report.reported_at,
        content=revision.content,
        doubts=plausibility.shown_to(work, reader, report, revision.content),
        review=await _state(work, await work.unit.reviews.latest(report_id), revision.content),
        choosing=choosing,
        changeable=report.state is ReportState.STORED and may_still_change(report.reported_at, work.now),
        today=work.today,
        changes=() if before is None else changes(before.content, revision.content),
        changed_by=names.get(revision.made_by),
        changed_at=revision.made_at,
        reported_by=None if report.reported_by is None else names.get(report.reported_by),
    )


async def sent_back_view(
    work: Work, reader: Person | None, group: TeamGroup | None, report_id: int
) -> SentBackView | None:
    """What the author of a report is asked; in a group nothing of a report that has a sensitive activity by now."""
    report = await work.unit.shift_reports.by_id(report_id)
    if report is None or (reader is not None and reader.id != report.author_id):
        return None
    revision = await shown(work, report)
    review = await work.unit.reviews.latest(report_id)
    if revision is None or review is None or (group is not None and any_sensitive(work, revision.content)):
        return None
    state = await _state(work, review, revision.content)
    assert state is not None  # there is a review
    if group is not None and state.changes and any_sensitive(work, await _reviewed(work, review)):
        return None
    changeable = report.state is ReportState.STORED and may_still_change(report.reported_at, work.now)
    return SentBackView(report_id, revision.number, revision.content, state, changeable, work.today)


async def changed_view(work: Work, reader: Person | None, report_id: int, number: int) -> ChangedView | None:
    """What a coordinator changed in somebody's report, for its author."""
    report = await work.unit.shift_reports.by_id(report_id)
    if report is None or (reader is not None and reader.id != report.author_id):
        return None
    revision = await work.unit.shift_reports.revision(report_id, number)
    before = None
    if revision.follows is not None:
        before = await work.unit.shift_reports.revision(report_id, revision.follows)
    told = [one.content for one in (before, revision) if one is not None]
    if reader is None and any(any_sensitive(work, content) for content in told):
        return None
    names = await work.unit.people.names([revision.made_by])
    return ChangedView(
        report_id,
        number,
        names.get(revision.made_by),
        replace(revision.content, comment=None),
        () if before is None else changes(before.content, revision.content),
        may_still_change(report.reported_at, work.now),
        work.today,
    )


async def _reviewed(work: Work, review: Review) -> Content:
    """What the report said when it was sent back."""
    return (await work.unit.shift_reports.revision(review.report_id, review.revision)).content


async def _state(work: Work, review: Review | None, now: Content) -> ReviewState | None:
    if review is None:
        return None
    ids = {review.opened_by} | ({review.closed_by} if review.closed_by is not None else set())
    names = await work.unit.people.names(ids)
    then = await _reviewed(work, review)
    return ReviewState(
        by=names.get(review.opened_by),
        opened_at=review.opened_at,
        reason=review.reason,
        words=review.words,
        outcome=review.outcome,
        closed_by=None if review.closed_by is None else names.get(review.closed_by),
        closed_at=review.closed_at,
        changes=changes(then, now),
    )
