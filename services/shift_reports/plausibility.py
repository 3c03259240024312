"""Figures far from what is usual: they count, their author is asked, and until then coordinators see a flag."""

from dataclasses import replace
from datetime import timedelta

from domain.people import Person, UseCase, allowed
from domain.plausibility import confirmed, doubts, judged_anew, open_doubts
from domain.shift_reports import Content, Doubt
from domain.toasts import Toast
from services.work import Work
from storage.shift_reports import Report


async def judged(work: Work, content: Content, report: Report | None) -> tuple[Doubt, ...]:
    """What is doubtful in a report once this content counts; `report` as it stood before, None for a new one."""
    found: tuple[Doubt, ...] = ()
    rule = work.catalogue.plausibility
    if content.site is not None and content.day is not None and content.entries:
        history = await work.unit.usual_figures.history(
            content.site,
            content.shift or "day",
            [(activity, indicator) for activity, indicator, _ in content.values()],
            content.day - timedelta(days=rule.days),
            content.day,
            None if report is None else report.id,
        )
        found = doubts(content, history, rule)
    return judged_anew(() if report is None else report.doubts, found)


async def judge_again(work: Work, report: Report, content: Content) -> None:
    """Another revision of the report counts from now on: its figures are judged anew."""
    found = await judged(work, content, report)
    if found != report.doubts:
        await work.unit.shift_reports.doubt(report.id, found)


async def confirm(work: Work, report: Report, revision: int) -> Toast:
    """*Yes*: the figures that the author was shown are right."""
    if report.counted is None or report.counted != revision or report.pending is not None:
        return Toast.OUTDATED
    content = (await work.unit.shift_reports.revision(report.id, revision)).content
    if not open_doubts(content, report.doubts):
        return Toast.ALREADY_DONE
    await work.unit.shift_reports.doubt(report.id, confirmed(content, report.doubts))
    return Toast.CONFIRMED


def shown_to(work: Work, reader: Person | None, report: Report, content: Content) -> tuple[Doubt, ...]:
    """The open doubts about the content (what the reader may see of it). Whoever may see only their own figures of a
    sensitive activity is not told what is usual there: that is others' figures."""
    return tuple(
        doubt if _may_see_others(work, reader, content, doubt.activity) else replace(doubt, low=None, high=None)
        for doubt in open_doubts(content, report.doubts)
    )


def _may_see_others(work: Work, reader: Person | None, content: Content, activity: str) -> bool:
    if not work.catalogue.activity(activity).sensitive:
        return True
    return reader is not None and allowed(
        reader, UseCase.SEE_SENSITIVE, project=content.project, site=content.site, now=work.now
    )
