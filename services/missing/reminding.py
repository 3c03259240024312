"""The clock: whoever usually reports is reminded, then the coordinators are told. Each step once."""

from datetime import date, datetime, timedelta

from domain.missing import WEEKS, Said, Step, around, is_told_at, last_and_next, step_at, told_on, usual_reporters
from domain.notices import MissingList, ReportReminder, ReportReminderMoved
from domain.people import Person, UseCase, allowed
from domain.summaries.completeness import Expected, State
from services.duty.standing import person_of
from services.missing.expecting import became, coordinators, project_of, told_project
from services.missing.following import LIST, REMINDER
from services.work import Work
from storage.report_reminders import Reminder

SCHEDULE, TOLD = "report_reminders", "missing_lists"


async def next_due(work: Work) -> datetime | None:
    """When something is to be looked at: the last moment that nobody looked at yet, else the next one."""
    last, following = last_and_next(work.catalogue, work.now)
    if last is not None and not await work.unit.leases.was_done(SCHEDULE, last.isoformat()):
        return last
    return following


async def look(work: Work) -> None:
    """Sends the reminders that are to be there now; what was missed in a downtime is not made up for."""
    last, _ = last_and_next(work.catalogue, work.now)
    if last is None or not await work.unit.leases.do_once(SCHEDULE, last.isoformat(), work.now):
        return
    steps = {one: step_at(one, work.now) for one in around(work.catalogue, work.now)}
    looked = [one for one in steps if steps[one] is not None or is_told_at(one, work.now)]
    found = await became(work, looked)
    missing = [one for one in looked if found[one] in (State.MISSING, State.AWAITED)]
    if not missing:
        return
    sent = await work.unit.report_reminders.since(min(one.day for one in missing))
    busy = await _busy(work)
    for one in missing:
        about = [reminder for reminder in sent if reminder.is_about(one)]
        step = steps[one]
        if step is not None and all(reminder.step < step for reminder in about):
            await _remind(work, one, step, about, busy)
    await _tell(work, [one for one in missing if is_told_at(one, work.now)])


async def _busy(work: Work) -> set[int]:
    """Whoever has an incident open, as its reporter or because they took it: nothing of this is to ring then."""
    found: set[int] = set()
    for incident in await work.unit.incidents.not_closed():
        found.add(incident.reporter_id)
        found |= {joined.reporter_id for joined in await work.unit.following.joined(incident.id)}
        found |= {alerted.person for alerted in await work.unit.incidents.alerted(incident.id) if alerted.has_it}
    return found


async def _remind(work: Work, one: Expected, step: Step, about: list[Reminder], busy: set[int]) -> None:
    if any(reminder.answer == Said.CLOSED for reminder in about):
        return
    person = await _whom(work, one)
    if person is None or person.id in busy:
        return
    reminder = await work.unit.report_reminders.add(one, step, person.id, work.now)
    if reminder is None:
        return
    for earlier in about:
        if earlier.person_id == person.id:
            await work.unit.cards.become(REMINDER, earlier.id, ReportReminderMoved(), work.now)
    await work.unit.cards.put(ReportReminder(reminder_id=reminder), person.telegram_id, work.now)


async def _usual(work: Work, one: Expected) -> tuple[int, ...]:
    """Who reports it usually, the likeliest first."""
    projects = work.catalogue.reported_to(project_of(work, one), one.day)
    reports: list[tuple[int, date]] = []
    for site in work.catalogue.was(one.site, one.day):
        reports += await work.unit.report_reminders.reporters(
            projects,
            site,
            one.activity,
            one.shift,
            one.day - timedelta(weeks=WEEKS),
            one.day - timedelta(days=1),
        )
    return usual_reporters(reports, one.day)


async def _whom(work: Work, one: Expected) -> Person | None:
    """Of those who report it usually the first who still may, can be reached and has no day off: neither on the day
    that the report is about nor on the one on which the reminder comes."""
    project = project_of(work, one)
    for person_id in await _usual(work, one):
        person = await person_of(work, person_id)
        if person is None or not allowed(person, UseCase.REPORT_SHIFT, project=project, site=one.site, now=work.now):
            continue
        if await work.unit.chats.is_unreachable(person.telegram_id):
            continue
        if not await work.unit.report_reminders.is_off(person_id, {one.day, work.today}):
            return person
    return None


async def _tell(work: Work, missing: list[Expected]) -> None:
    """Each project's coordinators have one message a day; what is missing later that day is added to it. What nobody
    has reported for weeks is no news: it stands in /missing and in every summary."""
    cards = {}
    for one in missing:
        if await _usual(work, one) and await work.unit.report_reminders.add(one, Step.TOLD, None, work.now) is not None:
            card = MissingList(project=told_project(work, one), day=told_on(one, work.catalogue.zone))
            cards[card.project, card.day] = card
    for card in cards.values():
        if await work.unit.leases.do_once(TOLD, f"{card.project}:{card.day.isoformat()}", work.now):
            for person in await coordinators(work, card.project):
                await work.unit.cards.put(card, person.telegram_id, work.now)
        else:
            await work.unit.cards.touch_notice(card, LIST, work.now)
