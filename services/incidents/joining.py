"""Two incidents that are one event become one, with both reporters; and two again where that was wrong."""

from dataclasses import replace

from domain.incidents.following import may_be_same, survivor
from domain.incidents.holding import held
from domain.incidents.severity import severity_of
from domain.incidents.types import Act, Alerted, Incident, Status
from domain.notices import IncidentAlert, IncidentCardMoved, IncidentReceipt
from domain.people import Person
from domain.toasts import Toast
from services.incidents import reports
from services.incidents.changing import change
from services.incidents.climbing import begin
from services.incidents.loading import load
from services.incidents.siblings import draw_siblings
from services.incidents.telling import RECEIPT, draw, news, silence
from services.work import Work


async def join(work: Work, by: Person, one: Incident, other: Incident) -> Toast:
    """The older goes on. Whoever has the newer has it from now on, and whoever was told of that knows of this; it is
    as grave as the graver of the two. `by` may know of both."""
    if not may_be_same(one, other):
        return Toast.OUTDATED
    incident, newer = survivor(one, other)
    await draw_siblings(work, incident, newer)
    await silence(work, newer.id)
    await work.unit.following.join(newer.id, incident.id)
    for earlier in await work.unit.following.joined(newer.id):
        await work.unit.following.join(earlier.id, incident.id)
    await work.unit.incidents.set_climb(newer.id, Status.CLOSED, replace(newer.climb, next_at=None, reminded_at=None))
    await reports.waive(work, newer)
    await work.unit.incidents.note(newer.id, Act.JOINED, work.now, by.id, str(incident.id))
    await work.unit.incidents.note(incident.id, Act.JOINED, work.now, by.id, str(newer.id))
    await work.unit.cards.become(RECEIPT, newer.id, IncidentReceipt(incident_id=incident.id), work.now)
    await _all_know(work, incident, newer)
    await _graver(work, by, incident, newer)
    await _taken_too(work, incident.id, newer)
    await draw(work, newer.id)
    await draw(work, incident.id)
    return Toast.JOINED


async def _all_know(work: Work, incident: Incident, newer: Incident) -> None:
    """Who was alerted of the newer one has the card of the older; it comes without a ring, they know already."""
    had = {alerted.person for alerted in await work.unit.incidents.alerted(incident.id)}
    for alerted in await work.unit.incidents.alerted(newer.id):
        if alerted.person in had or alerted.person == incident.reporter_id:
            continue
        chat = (await work.unit.people.chats_of([alerted.person]))[alerted.person]
        told = Alerted(alerted.person, alerted.step, alerted.role, alerted.on_duty, work.now, alerted.unreachable)
        await work.unit.incidents.alert(incident.id, [told])
        await work.unit.cards.put(IncidentAlert(incident_id=incident.id), chat, work.now, silent=True)


async def _graver(work: Work, by: Person, incident: Incident, newer: Incident) -> None:
    severity = severity_of(newer.facts, work.catalogue)
    if severity > severity_of(incident.facts, work.catalogue):
        await change(work, by, incident, replace(incident.facts, severity=severity), Act.EDITED)


async def _taken_too(work: Work, incident_id: int, newer: Incident) -> None:
    """Whoever has the newer one has both."""
    incident = await load(work, incident_id)
    assert incident is not None  # joined just now
    takers = [a for a in await work.unit.incidents.alerted(newer.id) if a.has_it and a.person != incident.reporter_id]
    if not takers:
        return
    for taker in takers:
        values = {"taken_at": taker.taken_at, "declined_at": None, "lapsed_at": None}
        await work.unit.incidents.mark(incident.id, taker.person, **values)
        await work.unit.incidents.note(incident.id, Act.TAKEN, work.now, taker.person)
    climb = held(incident.climb, severity_of(incident.facts, work.catalogue), work.now)
    await work.unit.incidents.set_climb(incident.id, Status.TAKEN, climb)
    await silence(work, incident.id)
    if incident.status is Status.OPEN:
        await news(work, incident)


async def take_apart(work: Work, by: Person, incident: Incident, other: Incident) -> Toast:
    """They are two events after all: the one that was joined climbs anew, for nobody can tell who meant to have it."""
    if other.joined_to != incident.id:
        return Toast.OUTDATED
    await work.unit.following.join(other.id, None)
    await work.unit.incidents.note(other.id, Act.SPLIT, work.now, by.id, str(incident.id))
    await work.unit.incidents.note(incident.id, Act.SPLIT, work.now, by.id, str(other.id))
    for alerted in await work.unit.incidents.alerted(other.id):
        if alerted.has_it:
            await work.unit.incidents.mark(other.id, alerted.person, taken_at=None)
    other = await begin(work, replace(other, joined_to=None, status=Status.OPEN), work.now, besides=by.id)
    await reports.expect(work, other)
    await _own_receipt(work, incident, other)
    await draw_siblings(work, incident, other)
    await draw(work, other.id)
    await draw(work, incident.id)
    return Toast.SPLIT


async def _own_receipt(work: Work, incident: Incident, other: Incident) -> None:
    """Whoever reported the other one has a card of that again, unless they reported both."""
    reporter = await work.unit.people.by_id(other.reporter_id)
    if reporter is None:
        return
    if reporter.id != incident.reporter_id:
        moved = IncidentCardMoved(incident_id=other.id)
        await work.unit.cards.moved_on(RECEIPT, reporter.telegram_id, moved, work.now, incident.id)
    await work.unit.cards.put(IncidentReceipt(incident_id=other.id), reporter.telegram_id, work.now)
