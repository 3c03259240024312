"""What one reader may have of shift reports, at the moment of sending."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from domain.answers import SITE_CODES, choices, offered
from domain.choices import Choice
from domain.notices import DayList
from domain.people import Person, UseCase, allowed, sites_of
from domain.shift_reports import (
    Conflict,
    Content,
    CorrectionPromptView,
    DayRow,
    DayView,
    ReceiptView,
    ReportState,
    changes,
    may_still_change,
    notifiable,
    out_of_season,
    slots,
    totals,
)
from services.shift_reports import notifiable_values, plausibility
from services.shift_reports.form_opening import activities_reported
from services.shift_reports.in_place import acting_on
from services.shift_reports.review_state import may_review, shown
from services.summaries.scope import Scope
from services.work import Work
from storage.groups import TeamGroup
from storage.shift_reports import Report, Revision


def _for_group(work: Work, content: Content) -> Content:
    """A group is one audience, whoever is in it: sensitive activities never go there."""
    kept = tuple(e for e in content.entries if not work.catalogue.activity(e.activity).sensitive)
    return replace(content, entries=kept)


async def receipt_view(
    work: Work, reader: Person | None, group: TeamGroup | None, report_id: int
) -> ReceiptView | None:
    """A report's card: in private its author's own and that of whoever sent it in their place, or the short answer in
    the group where it was sent."""
    reports = work.unit.shift_reports
    report = await reports.by_id(report_id)
    if report is None:
        return None
    if reader is None:
        author = await work.unit.people.by_id(report.author_id)
    else:
        acting = await acting_on(work, reader, report)
        author = None if acting is None else acting.author
    number = report.pending if report.pending is not None else report.counted
    if author is None or number is None:
        return None
    shown = await reports.revision(report_id, number)
    counted = (
        await reports.revision(report_id, report.counted)
        if report.counted is not None and report.counted != number
        else None
    )
    before = await _before(work, report, shown)
    content = shown.content
    rings = notifiable(content.values(), work.catalogue) or shown.possible
    in_group = group is not None
    conflict = await _conflict(work, reader or author, author, shown) if report.pending is not None else None
    if conflict is not None and in_group:
        conflict = replace(conflict, content=_for_group(work, conflict.content))
    seen = _for_group(work, content) if in_group else content
    return ReceiptView(
        report_id=report_id,
        revision=number,
        state=ReportState.PENDING if report.pending is not None else report.state,
        void_reason=report.void_reason,
        content=seen,
        questions=shown.questions if report.pending is not None else (),
        sites=_sites(work, author, shown),
        conflict=conflict,
        changes=() if before is None or in_group else changes(before.content, content),
        counted=None if counted is None or in_group else counted.content,
        out_of_season=out_of_season(content, work.catalogue),
        notified=await notifiable_values.notified(work, report_id) if rings else None,
        today=work.today,
        changeable=may_still_change(report.reported_at, work.now),
        in_group=in_group,
        author=author.first_name if reader is not None and reader.id != author.id else None,
        reported_by=await _sender(work, report) if reader is not None and reader.id == author.id else None,
        choices=await _choices(work, author, report, shown, in_group) if report.pending is not None else (),
        habits=() if in_group else shown.habits,
        doubts=plausibility.shown_to(work, reader, report, seen)
        if report.state is ReportState.STORED and report.pending is None
        else (),
    )


async def _sender(work: Work, report: Report) -> str | None:
    """Who sent the report in its author's place."""
    if report.reported_by is None:
        return None
    return (await work.unit.people.names([report.reported_by])).get(report.reported_by)


async def _choices(work: Work, author: Person, report: Report, shown: Revision, in_group: bool) -> tuple[Choice, ...]:
    """The likely answers to the question that is asked first, as far as they are the author's to give there. Sites to
    choose from are the view's own: all that are open to the author, also where the question names none."""
    if not shown.questions or shown.questions[0].code in SITE_CODES:
        return ()
    found = choices(shown.questions[0], shown.content, work.catalogue, work.day_of(report.reported_at))
    if in_group:
        found = tuple(c for c in found if not any(work.catalogue.activity(a).sensitive for a, _, _ in c.figures))
    found = tuple(
        c for c in found if c.project is None or allowed(author, UseCase.REPORT_SHIFT, project=c.project, now=work.now)
    )
    several = len({activity for choice in found for activity, _, _ in choice.figures}) > 1
    return offered(found, await activities_reported(work, author, shown.content) if several else {})


async def _before(work: Work, report: Report, shown: Revision) -> Revision | None:
    """The revision that counted before the one shown: what a correction is compared with."""
    if shown.follows is None or report.pending is not None or report.state is not ReportState.STORED:
        return None
    return await work.unit.shift_reports.revision(report.id, shown.follows)


def _sites(work: Work, author: Person, shown: Revision) -> tuple[str, ...]:
    """Sites to choose from, where the open question is the place."""
    project = shown.content.project
    if project is None or not shown.questions or shown.questions[0].code not in SITE_CODES:
        return ()
    here = tuple(s.key for s in work.catalogue.sites_of(project, shown.content.day or work.today))
    keys = shown.questions[0].options or here
    return sites_of(author, project, [key for key in keys if key in here], work.now)


async def _conflict(work: Work, reader: Person, author: Person, shown: Revision) -> Conflict | None:
    reports = work.unit.shift_reports
    if shown.conflict_with is None:
        return None
    other = await reports.by_id(shown.conflict_with)
    if other is None or other.counted is None:
        return None
    revision = await reports.revision(other.id, other.counted)
    shared = {slot.activity for slot in slots(revision.content) & slots(shown.content)}
    entries = tuple(e for e in revision.content.entries if e.activity in shared)
    own = other.author_id == author.id
    may_see = (own and reader.id == author.id) or all(
        not work.catalogue.activity(e.activity).sensitive
        or allowed(
            reader,
            UseCase.SEE_SENSITIVE,
            project=revision.content.project,
            site=revision.content.site,
            now=work.now,
        )
        for e in entries
    )
    names = await work.unit.people.names([other.author_id])
    content = replace(revision.content, entries=entries if may_see else (), comment=None)
    return Conflict(own, names.get(other.author_id), other.reported_at, content, await _sender(work, other))


async def correction_view(work: Work, reader: Person | None, report_id: int) -> CorrectionPromptView | None:
    """The text to change, for its author, whoever sent it in their place, or who reviews it; in a group without the
    text, which stands there already."""
    report = await work.unit.shift_reports.by_id(report_id)
    if report is None:
        return None
    if reader is not None and await acting_on(work, reader, report) is None:
        revision = await shown(work, report)
        if revision is None or not may_review(work, reader, revision.content):
            return None
        return CorrectionPromptView(report_id, revision.text)
    latest = await work.unit.shift_reports.revision(report_id, await work.unit.shift_reports.last_number(report_id))
    return CorrectionPromptView(report_id, latest.text if reader is not None else "")


async def day_view(work: Work, reader: Person | None, group: TeamGroup | None, notice: DayList) -> DayView | None:
    """A project's day: sensitive activities for their circle and for whoever reported them, never in a group."""
    if reader is not None and not allowed(reader, UseCase.SEE_DAY, project=notice.project, now=work.now):
        return None
    if reader is None and (group is None or group.project != notice.project):
        return None
    scope = Scope.of(work, notice.project)
    found = await _of_day(work, scope, notice.day)
    waiting = [
        (report, revision)
        for report, revision in await _waiting(work, scope, notice.day)
        if _reaches(work, reader, notice.project, revision.content.site, report)
    ]
    names = await work.unit.people.names(
        {report.author_id for report, _ in (*found, *waiting)} | {report.sender_id for report, _ in found}
    )
    sent_back = await _sent_back(work, reader, notice.project, found)
    rows = []
    for report, revision in found:
        entries = tuple(
            e
            for e in revision.content.entries
            if _may_see(work, reader, notice.project, revision.content.site, report, e.activity)
        )
        if entries and _reaches(work, reader, notice.project, revision.content.site, report):
            content = replace(revision.content, entries=entries)
            corrected = revision.follows is not None
            follows = _follows(work, reader, notice.project, content.site)
            rows.append(
                DayRow(
                    names.get(report.author_id),
                    report.reported_at,
                    content,
                    corrected,
                    plausibility.shown_to(work, reader, report, content) if follows else (),
                    (report.id, revision.number)
                    if reader is not None and may_review(work, reader, revision.content)
                    else None,
                    follows and report.id in sent_back,
                    None if report.reported_by is None else names.get(report.reported_by),
                )
            )
    return DayView(
        project=notice.project,
        day=notice.day,
        today=work.today,
        rows=tuple(rows),
        totals=totals(row.content for row in rows),
        # A report that names no project yet may be another project's: counted here, its author not named.
        pending=tuple(
            (names.get(author) if author is not None else None, n) for author, n in _counted(waiting).items()
        ),
        page=notice.page,
        may_report_for=reader is not None and allowed(reader, UseCase.REPORT_FOR, project=notice.project, now=work.now),
    )


def _counted(waiting: Sequence[tuple[Report, Revision]]) -> Mapping[int | None, int]:
    """How many reports of each author wait; of nobody named those that name no project."""
    return Counter(report.author_id if revision.content.project is not None else None for report, revision in waiting)


def _reaches(work: Work, reader: Person | None, project: str, site: str | None, report: Report) -> bool:
    """Whether the reader's roles reach the site: a partner's staff see their own centre's day. Of a report that names
    none yet they know where it is their own."""
    if reader is None or report.author_id == reader.id:
        return True
    return allowed(reader, UseCase.SEE_DAY, project=project, site=site, now=work.now, throughout=site is None)


async def _sent_back(
    work: Work, reader: Person | None, project: str, found: Sequence[tuple[Report, Revision]]
) -> set[int]:
    """Reports that wait for their author's answer, for a reader who answers for some of the project's reports."""
    sites = {revision.content.site for _, revision in found}
    if not any(_follows(work, reader, project, site) for site in sites):
        return set()
    return await work.unit.reviews.open_among([report.id for report, _ in found])


def _follows(work: Work, reader: Person | None, project: str, site: str | None) -> bool:
    """Whether the reader answers for the project's reports, and so sees what is doubtful in them."""
    return reader is not None and allowed(reader, UseCase.REVIEW_SHIFT_REPORT, project=project, site=site, now=work.now)


def _may_see(work: Work, reader: Person | None, project: str, site: str | None, report: Report, activity: str) -> bool:
    if not work.catalogue.activity(activity).sensitive:
        return True
    return reader is not None and allowed(
        reader, UseCase.SEE_SENSITIVE, project=project, site=site, now=work.now, author_id=report.author_id
    )


async def _of_day(work: Work, scope: Scope, day: date) -> list[tuple[Report, Revision]]:
    """Counted reports of the day, in the order of their sending."""
    found = [pair for key in scope.keys for pair in await work.unit.shift_reports.of_day(key, day)]
    inside = [
        (report, revision)
        for report, revision in found
        if scope.counts(str(revision.content.project), revision.content.site)
    ]
    return sorted(inside, key=lambda pair: (pair[0].reported_at, pair[0].id))


async def _waiting(work: Work, scope: Scope, day: date) -> list[tuple[Report, Revision]]:
    """Reports of the day, or of no day yet that were sent on it, that wait for an answer."""
    pending = [pair for key in scope.keys for pair in await work.unit.shift_reports.pending_of(key)]
    found = {report.id: (report, revision) for report, revision in pending}
    return [
        (report, revision)
        for _, (report, revision) in sorted(found.items())
        if (revision.content.day or work.day_of(report.reported_at)) == day
        and (revision.content.project is None or scope.counts(revision.content.project, revision.content.site))
    ]
