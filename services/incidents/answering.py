"""Taps on the cards of an incident."""

from domain.audit import Deed, Subject
from domain.incidents.circle import may_know
from domain.incidents.drills import DrillEnd
from domain.incidents.holding import held
from domain.incidents.restricted import again_after
from domain.incidents.severity import severity_of
from domain.incidents.types import Act, Alerted, Incident, Status, Step
from domain.notices import AboutIncident, IncidentAlert, IncidentReminder, IncidentWithdrawn
from domain.people import Person
from domain.roles import Role
from domain.taps import IncidentAction, IncidentTap
from domain.toasts import Toast
from services import people
from services.incidents import details, drill_ending, drills
from services.incidents.climbing import ALONE, advance, begin
from services.incidents.loading import load
from services.incidents.telling import draw, news, silence
from services.work import Origin, Work

_REPORTERS = frozenset(
    {
        IncidentAction.DETAIL,
        IncidentAction.SET,
        IncidentAction.MORE,
        IncidentAction.LESS,
        IncidentAction.WORDS,
        IncidentAction.SEND,
        IncidentAction.READERS,
        IncidentAction.EXCLUDE,
    }
)
_REVEALS = frozenset({IncidentAction.OPEN, IncidentAction.TAKE})


async def tap(work: Work, origin: Origin, tapped: IncidentTap) -> Toast | None:
    """A button on any card of an incident. A second tap changes nothing; the card is drawn anew in any case."""
    person = await people.known(work, origin)
    if person is None or origin.in_group:
        return Toast.NOT_ALLOWED
    await work.unit.alone(ALONE)
    incident = await load(work, tapped.incident)
    if tapped.action is IncidentAction.END_DRILL:
        return Toast.NOT_ALLOWED if incident is None else await drills.end_tapped(work, origin, person, incident)
    if tapped.action in _REPORTERS:
        if incident is None:
            return Toast.NOT_ALLOWED
        return await details.tap(work, origin, person, incident, tapped)
    alerted = [] if incident is None else await work.unit.incidents.alerted(incident.id)
    mine = next((a for a in alerted if a.person == person.id), None)
    # A reporter's card has no such buttons: whoever raised an alert is not the one who answers it.
    if (
        incident is None
        or person.id == incident.reporter_id
        or not may_know(person, incident, mine, work.catalogue, work.now)
    ):
        await _drawn_where_tapped(work, origin, tapped.incident, IncidentWithdrawn(incident_id=tapped.incident))
        return Toast.NOT_ALLOWED
    await _drawn_where_tapped(work, origin, incident.id, IncidentAlert(incident_id=incident.id))
    mine = mine or await _alerted_now(work, person, incident)
    toast = await _act(work, person, incident, mine, tapped.action)
    await draw(work, incident.id)
    return toast


async def _drawn_where_tapped(work: Work, origin: Origin, incident_id: int, copy: AboutIncident) -> None:
    """The card is drawn anew; a copy that Vigie did not know of becomes `copy`: for somebody who may not know of the
    incident it is emptied, just as where there is none. A ring bears buttons, and is no card; what another card shows
    is not this tap's."""
    at = await work.unit.outbox.notice_at(origin.chat_id, origin.message_id)
    shown: tuple[AboutIncident, ...] = (
        IncidentAlert(incident_id=incident_id),
        IncidentReminder(incident_id=incident_id),
    )
    same = next((notice for notice in shown if at == (getattr(notice, "kind", ""), incident_id)), None)
    if same is not None or at is None:
        await work.unit.cards.tapped(same or copy, origin.chat_id, origin.message_id, work.now)


async def _alerted_now(work: Work, person: Person, incident: Incident) -> Alerted:
    """Somebody who may know of it without having been alerted: they count as alerted from now on."""
    role = next((grant.role for grant in person.grants if grant.counts(work.now)), Role.COORDINATOR)
    alerted = Alerted(person.id, incident.climb.step or Step.DUTY, str(role), False, work.now)
    await work.unit.incidents.alert(incident.id, [alerted])
    return alerted


async def _act(work: Work, person: Person, incident: Incident, mine: Alerted, action: IncidentAction) -> Toast | None:
    if mine.opened_at is None and (action in _REVEALS or not incident.facts.restricted):
        # Whatever is tapped shows that they have seen it; the reporter is told so. What is
        # restricted is read by whoever asks for it or takes it, not by whoever cannot.
        await work.unit.incidents.mark(incident.id, person.id, opened_at=work.now)
        await work.unit.incidents.note(incident.id, Act.OPENED, work.now, person.id)
    elif action is IncidentAction.OPEN:  # the timeline tells of the first time, the audit of each
        await work.unit.audit.note(work.now, Deed.INCIDENT_OPENED, Subject.INCIDENT, incident.id, person.id)
    if action is IncidentAction.OPEN:
        return None
    if incident.status is Status.CLOSED:
        return Toast.INCIDENT_CLOSED
    match action:
        case IncidentAction.TAKE:
            return await _take(work, person, incident, mine)
        case IncidentAction.DECLINE:
            return await (_give_back if mine.has_it else _decline)(work, person, incident, mine)
        case IncidentAction.STILL:
            return await _still_on(work, person, incident, mine)
    return Toast.UNKNOWN_BUTTON


async def _take(work: Work, person: Person, incident: Incident, mine: Alerted) -> Toast:
    """Nothing climbs or rings any more. The reporter is told of the first who has it; of others their card says it."""
    if mine.has_it:
        return Toast.ALREADY_DONE
    await work.unit.incidents.mark(incident.id, person.id, taken_at=work.now, declined_at=None, lapsed_at=None)
    await work.unit.incidents.note(incident.id, Act.TAKEN, work.now, person.id)
    if incident.exercise:  # that is what was to be measured; nobody is asked later whether they still have it
        await drill_ending.end(work, incident, DrillEnd.TAKEN)
        return Toast.YOU_HAVE_IT
    climb = held(incident.climb, severity_of(incident.facts, work.catalogue), work.now)
    await work.unit.incidents.set_climb(incident.id, Status.TAKEN, climb)
    await silence(work, incident.id)
    if incident.status is Status.OPEN:
        await news(work, incident)
    return Toast.YOU_HAVE_IT


async def _decline(work: Work, person: Person, incident: Incident, mine: Alerted) -> Toast:
    """It goes on at once where nobody of the step is left."""
    since = incident.climb.since
    if mine.declined_at is not None and since is not None and mine.declined_at >= since:
        return Toast.ALREADY_DONE
    await work.unit.incidents.mark(incident.id, person.id, declined_at=work.now)
    await work.unit.incidents.note(incident.id, Act.DECLINED, work.now, person.id)
    if incident.status is Status.OPEN:
        await advance(work, incident)
    return Toast.PASSED_ON


async def _give_back(work: Work, person: Person, incident: Incident, mine: Alerted) -> Toast:
    """Somebody who had it cannot go on. Where nobody else has it, it rings for all coordinators of the project (of
    what is restricted: for all its readers)."""
    await work.unit.incidents.mark(incident.id, person.id, taken_at=None, declined_at=work.now)
    await work.unit.incidents.note(incident.id, Act.GIVEN_BACK, work.now, person.id)
    if not any(a.has_it for a in await work.unit.incidents.alerted(incident.id)):
        await news(work, await begin(work, incident, work.now, after=again_after(incident)))
    return Toast.GIVEN_BACK


async def _still_on(work: Work, person: Person, incident: Incident, mine: Alerted) -> Toast:
    if not mine.has_it:
        return Toast.OUTDATED
    if incident.climb.reminded_at is None:
        return Toast.ALREADY_DONE
    await work.unit.incidents.note(incident.id, Act.STILL_ON, work.now, person.id)
    climb = held(incident.climb, severity_of(incident.facts, work.catalogue), work.now)
    await work.unit.incidents.set_climb(incident.id, incident.status, climb)
    return Toast.STILL_ON
