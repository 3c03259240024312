"""Questions that nobody answered: the author is reminded once, the coordinators are told at the day's end."""

from datetime import datetime, time, timedelta

from domain.notices import PendingList, PendingReminder
from domain.people import Person, as_of
from domain.reporting_day import day_start
from domain.roles import Role
from domain.shift_reports import AnswerPromptView, PendingListView, PendingRow, ReminderView
from services.shift_reports.in_place import acting_on
from services.work import Work
from storage.shift_reports import Report, Revision

REMIND_AFTER = timedelta(minutes=15)
LIST_AT = time(19, 30)
"""When coordinators are told, by the mission's clock."""
LISTS = "pending_lists"
_AT_ONCE = 20
"""Reminders a tick: after a shift's end many are due together, and an alert does not wait for all of them."""


async def remind(work: Work) -> None:
    """Reminds the authors of questions that have been open for a quarter of an hour: once a report, for ever."""
    for report, _ in await work.unit.shift_reports.to_remind(work.now - REMIND_AFTER, _AT_ONCE):
        if await work.unit.shift_reports.reminded(report.id, work.now):
            await work.unit.outbox.put(
                PendingReminder(report_id=report.id),
                report.chat_id,
                work.now,
                thread_id=report.thread_id,
                reply_to=await work.unit.cards.message_of("shift_report_receipt", report.id, report.chat_id),
            )


async def next_reminder(work: Work) -> datetime | None:
    """When the next reminder is due."""
    since = await work.unit.shift_reports.next_to_remind()
    return None if since is None else since + REMIND_AFTER


def list_time(work: Work, days: int = 0) -> datetime:
    """When the lists of this calendar day, or of one some days later, are due; right where clocks change."""
    day = work.now.astimezone(work.catalogue.zone).date() + timedelta(days=days)
    return day_start(day, work.catalogue.zone, LIST_AT)


async def next_list(work: Work) -> datetime | None:
    """Today's lists, where they were not sent yet; they go out late rather than not, but not after midnight."""
    due = list_time(work)
    if work.now >= due and await work.unit.leases.was_done(LISTS, _period(work)):
        return list_time(work, days=1)
    return due


async def send_lists(work: Work) -> None:
    """Tells each project's coordinators what waits, where something does; once a day, whichever process ticks."""
    if work.now < list_time(work) or not await work.unit.leases.do_once(LISTS, _period(work), work.now):
        return
    for project in work.catalogue.projects_on(work.today):
        if not await _waiting(work, project.key):
            continue
        for person in await _coordinators(work, project.key):
            key = f"{LISTS}:{_period(work)}:{project.key}:{person.id}"
            await work.unit.outbox.put(PendingList(project=project.key), person.telegram_id, work.now, key=key)


def _period(work: Work) -> str:
    return work.now.astimezone(work.catalogue.zone).date().isoformat()


async def _waiting(work: Work, project: str) -> list[tuple[Report, Revision]]:
    """Reports that wait, of the project and of those that it succeeded; one that names none is its author's project's.
    One that waits in two families is none."""
    found: dict[int, tuple[Report, Revision]] = {}
    for key in work.catalogue.family(project, work.today):
        for report, revision in await work.unit.shift_reports.pending_of(key):
            content, own = revision.content, None
            if content.project is None:
                own = await _own_project(work, report)
            else:
                own = work.catalogue.counted_for(content.project, content.site, work.today)
            if own == project:
                found[report.id] = report, revision
    return list(found.values())


async def _own_project(work: Work, report: Report) -> str | None:
    author = await work.unit.people.by_id(report.author_id)
    return None if author is None else as_of(author, work.catalogue, work.today).project


async def _coordinators(work: Work, project: str) -> list[Person]:
    found = await work.holding([Role.COORDINATOR], project)
    return [person for person in found if _answers_for(work, person, project)]


def _answers_for(work: Work, person: Person, project: str) -> bool:
    """Whether they coordinate all of the project: what waits may have no site yet."""
    return any(
        g.role is Role.COORDINATOR and g.sites is None and g.counts(work.now) and g.covers(project, None)
        for g in person.grants
    )


# Views


async def list_view(work: Work, reader: Person, notice: PendingList) -> PendingListView | None:
    """What waits now, for a coordinator of the project."""
    if not _answers_for(work, reader, notice.project):
        return None
    found = await _waiting(work, notice.project)
    names = await work.unit.people.names({report.author_id for report, _ in found})
    rows = [
        PendingRow(names.get(report.author_id), revision.content.site, revision.made_at) for report, revision in found
    ]
    return PendingListView(notice.project, tuple(sorted(rows, key=lambda row: row.since)), work.today)


async def _open(work: Work, reader: Person | None, report_id: int) -> Revision | None:
    report = await work.unit.shift_reports.by_id(report_id)
    if report is None or report.pending is None:
        return None
    if reader is not None and await acting_on(work, reader, report) is None:
        return None
    return await work.unit.shift_reports.revision(report_id, report.pending)


async def reminder_view(work: Work, reader: Person | None, report_id: int) -> ReminderView | None:
    """The question that still waits; None once it is answered."""
    waiting = await _open(work, reader, report_id)
    if waiting is None:
        return None
    report = await work.unit.shift_reports.by_id(report_id)
    author = None
    if report is not None and reader is not None and reader.id != report.author_id:
        author = (await work.unit.people.names([report.author_id])).get(report.author_id)
    return ReminderView(report_id, next(iter(waiting.questions), None), author)


async def prompt_view(work: Work, reader: Person | None, report_id: int, said: str | None) -> AnswerPromptView | None:
    """The question that is to be answered in words; None once it is answered."""
    waiting = await _open(work, reader, report_id)
    return (
        AnswerPromptView(report_id, waiting.questions[0], said) if waiting is not None and waiting.questions else None
    )
