"""Finding an incident again: the list of a project's, and the card of one by its number."""

import re
from datetime import datetime

from domain.audit import Deed, Subject
from domain.incidents.follow_views import IncidentListView, Listed
from domain.incidents.following import LISTED_FOR
from domain.incidents.severity import severity_of
from domain.incidents.taps import ListTap
from domain.incidents.types import Incident, Status
from domain.notices import (
    IncidentAlert,
    IncidentCardMoved,
    IncidentGroupCard,
    IncidentList,
    IncidentNotFound,
    IncidentReceipt,
    OnlyInPrivate,
)
from domain.people import Person
from domain.toasts import Toast
from services import people
from services.incidents.loading import current, today
from services.incidents.reports import due_of
from services.incidents.seeing import Seen, seen_by
from services.incidents.standing import number_of
from services.incidents.telling import CARD, RECEIPT
from services.work import Origin, Work

ROWS = 5
"""Incidents a page: two lines and a button each."""
_NUMBER = re.compile(r"(?:inc[\s.-]*)?(\d{4})[\s.-]+(r?)[\s.]*0*(\d{1,6})", re.IGNORECASE)


def named(text: str) -> bool:
    """Whether a text is an incident's number, and nothing else: `INC-2026-0042`."""
    return _NUMBER.fullmatch(text.strip()) is not None


async def show_list(work: Work, origin: Origin) -> None:
    """/incidents: those of the reader's own project first."""
    person = await people.known(work, origin)
    if person is None:
        return
    if origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="incidents"))
        return
    await work.unit.audit.note(work.now, Deed.INCIDENTS_LISTED, Subject.INCIDENT, by=person.id)
    await origin.answer(work, IncidentList(project=person.project))


async def turn_list(work: Work, origin: Origin, tapped: ListTap) -> Toast | None:
    """Another page of the list, or another project's."""
    person = await people.known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    await work.unit.audit.note(work.now, Deed.INCIDENTS_LISTED, Subject.INCIDENT, by=person.id)
    shown = IncidentList(project=tapped.project, whole=tapped.whole, page=max(0, tapped.page))
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return None


async def show_one(work: Work, origin: Origin, text: str) -> None:
    """/incident with a number: its card, as a new message. What is not theirs is not found."""
    person = await people.known(work, origin)
    if person is None:
        return
    incident = await numbered(work, text)
    seen = None if incident is None else await seen_by(work, person, incident)
    if origin.in_group:
        await _show_in_group(work, origin, person, incident, seen)
    elif incident is None or seen is None:
        await origin.answer(work, IncidentNotFound(said=text.strip()))
    else:
        await show_card(work, origin, incident)


async def numbered(work: Work, text: str) -> Incident | None:
    """The incident of that number; of one that was joined to another, that one."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    year, apart, number = int(found[1]), bool(found[2]), int(found[3])
    incident = today(work, await work.unit.following.by_number(year, number, apart))
    return None if incident is None else await current(work, incident.id)


async def _show_in_group(
    work: Work, origin: Origin, person: Person, incident: Incident | None, seen: Seen | None
) -> None:
    """Only the coordinators' own group has a card, and of its own project's."""
    group = await work.group(origin.chat_id)
    if group is None or not group.coordination:
        await origin.answer(work, OnlyInPrivate(command="incident"))
        return
    readable = incident is not None and incident.facts.restricted is False and incident.project == group.project
    if incident is None or not readable or seen is None:
        await origin.answer(work, OnlyInPrivate(command="incident"))
        return
    await work.unit.audit.note(work.now, Deed.INCIDENT_OPENED, Subject.INCIDENT, incident.id, person.id)
    await work.unit.cards.moved_on(
        "incident_group_card", origin.chat_id, IncidentCardMoved(incident_id=incident.id), work.now, incident.id
    )
    await origin.answer(work, IncidentGroupCard(incident_id=incident.id))


async def show_card(work: Work, origin: Origin, incident: Incident) -> Toast | None:
    """The incident's card as a newer message; the one before says that it moved."""
    person = await work.person(origin.sender_id)
    seen = None if person is None else await seen_by(work, person, incident)
    if person is None or seen is None:
        return Toast.NOT_ALLOWED
    await work.unit.audit.note(work.now, Deed.INCIDENT_OPENED, Subject.INCIDENT, incident.id, person.id)
    own = seen.own and seen.mine is None
    mine = IncidentReceipt(incident_id=incident.id) if own else IncidentAlert(incident_id=incident.id)
    kind = RECEIPT if own else CARD
    await work.unit.cards.moved_on(
        kind, origin.chat_id, IncidentCardMoved(incident_id=incident.id), work.now, incident.id
    )
    await origin.answer(work, mine)
    return None


# The view


async def list_view(work: Work, reader: Person, notice: IncidentList) -> IncidentListView:
    """What the reader may know of, of one project; where they may of none of that, of another one."""
    since = work.now - LISTED_FOR
    found = [today(work, incident) for incident in await work.unit.following.listed(since)]
    theirs: list[tuple[Incident, Seen]] = []
    for incident in found:
        if incident is not None and (seen := await seen_by(work, reader, incident)) is not None:
            theirs.append((incident, seen))
    projects = _projects(work, theirs)
    first = projects[0] if projects else None
    project = notice.project if notice.project in projects else first
    if notice.whole and None in projects:
        project = None
    rows = [(i, s) for i, s in theirs if i.project == project]
    rows.sort(key=lambda row: row[0].status is Status.CLOSED)  # stable: the newest of each stays first
    pages = max(1, -(-len(rows) // ROWS))
    page = min(notice.page, pages - 1)
    shown = [await _listed(work, reader, i, s) for i, s in rows[page * ROWS : (page + 1) * ROWS]]
    open_ = sum(i.status is not Status.CLOSED for i, _ in rows)
    return IncidentListView(project, projects, tuple(shown), open_, page, pages, work.now)


def _projects(work: Work, theirs: list[tuple[Incident, Seen]]) -> tuple[str | None, ...]:
    having = {incident.project for incident, _ in theirs}
    ordered: list[str | None] = [p.key for p in work.catalogue.projects_on(work.today) if p.key in having]
    return (*ordered, None) if None in having else tuple(ordered)


async def _listed(work: Work, reader: Person, incident: Incident, seen: Seen) -> Listed:
    takers = [a for a in seen.alerted if a.has_it]
    names = await work.unit.people.names([a.person for a in takers])
    reads = seen.reads or seen.own
    facts = (seen.joined or incident).facts  # of an event that others reported too, what they told themselves
    return Listed(
        incident=incident.id,
        number=number_of(incident),
        severity=severity_of(incident.facts, work.catalogue),
        status=incident.status,
        type=facts.type if reads else None,
        hidden=not reads,
        site=facts.site if reads else None,
        raised_at=incident.raised_at,
        takers=tuple(None if a.person == reader.id else names.get(a.person, "") for a in takers),
        report_late=reads and not seen.own and await _report_late(work, incident, work.now),
    )


async def _report_late(work: Work, incident: Incident, now: datetime) -> bool:
    report = await work.unit.following.report(incident.id)
    return report is not None and report.next_at is not None and due_of(work, incident) < now
