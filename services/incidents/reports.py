"""The written report of an incident: when it is due, whom it is asked of, how it is handed in."""

from dataclasses import replace
from datetime import datetime

from domain.incidents.circle import may_read
from domain.incidents.following import asked_by, reminder_at, report_due, report_owners
from domain.incidents.severity import severity_of
from domain.incidents.types import Act, Incident
from domain.notices import IncidentCardMoved, IncidentReportDue
from domain.people import Person
from services import duty
from services.incidents.climbing import ALONE
from services.incidents.loading import load
from services.incidents.telling import CARD, draw
from services.work import Work
from storage.incident_following import WrittenReport

DUE = "incident_report_due"


def due_of(work: Work, incident: Incident) -> datetime:
    """When the report is due, by how grave the incident is now."""
    return report_due(incident.raised_at, severity_of(incident.facts, work.catalogue))


async def expect(work: Work, incident: Incident) -> None:
    """The report is due (again), or at another time. One that was handed in stays so; of an exercise there is none."""
    if incident.exercise:
        return
    kept = await work.unit.following.report(incident.id) or WrittenReport(incident.id, 0, None, None)
    if kept.handed_in_at is None:
        next_at = _next(work, due_of(work, incident), kept.asked)
        await work.unit.following.keep_report(replace(kept, next_at=next_at))


async def waive(work: Work, incident: Incident) -> None:
    """No report is expected: there was nothing, or it is another incident's."""
    kept = await work.unit.following.report(incident.id)
    if kept is not None:
        await work.unit.following.keep_report(replace(kept, next_at=None))


async def remind(work: Work) -> None:
    """Asks for the reports that are due, each of whoever is to write it; reminders that were missed are one."""
    await work.unit.alone(ALONE)
    for report in await work.unit.following.reports_due(work.now):
        incident = await load(work, report.incident)
        if incident is None:
            continue
        due = due_of(work, incident)
        # One that came before its night counts as come.
        asked = max(report.asked + 1, asked_by(due, work.now))
        await _ask(work, incident)
        await work.unit.following.keep_report(replace(report, asked=asked, next_at=_next(work, due, asked)))


def _next(work: Work, due: datetime, asked: int) -> datetime | None:
    return reminder_at(due, asked, duty.hours(work), work.now)


async def next_reminder(work: Work) -> datetime | None:
    """When the next report is to be asked for."""
    return await work.unit.following.next_report()


async def _ask(work: Work, incident: Incident) -> None:
    owner = await owner_of(work, incident)
    if owner is None:
        return
    chat = owner.telegram_id
    await work.unit.cards.moved_on(DUE, chat, IncidentCardMoved(incident_id=incident.id), work.now, incident.id)
    card = await work.unit.cards.message_of(CARD, incident.id, chat)
    await work.unit.cards.put(IncidentReportDue(incident_id=incident.id), chat, work.now, reply_to=card)
    await work.unit.incidents.note(incident.id, Act.REPORT_ASKED, work.now, owner.id)


async def owner_of(work: Work, incident: Incident) -> Person | None:
    """Whoever is to write the report, and may read what happened."""
    for alerted in report_owners(await work.unit.incidents.alerted(incident.id)):
        person = await duty.person_of(work, alerted.person)
        if person is not None and may_read(person, incident, alerted, work.catalogue, work.now):
            return person
    return None


async def hand_in(work: Work, person: Person, incident: Incident, text: str, said_in: tuple[int, int]) -> None:
    """The report, or more of it: it is on everybody's card at once."""
    await work.unit.incidents.note(incident.id, Act.REPORTED, work.now, person.id, value=text, said_in=said_in)
    kept = await work.unit.following.report(incident.id) or WrittenReport(incident.id, 0, None, None)
    first = kept.handed_in_at or work.now
    await work.unit.following.keep_report(replace(kept, next_at=None, handed_in_at=first))
    await work.unit.cards.touch(DUE, incident.id, work.now)
    await draw(work, incident.id)
