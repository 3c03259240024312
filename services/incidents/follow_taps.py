"""Buttons that follow an alert up: close it, share it, its timeline and report, whether two are one event."""

from domain.audit import Deed, Subject
from domain.incidents.circle import may_know
from domain.incidents.follow_views import Part
from domain.incidents.taps import FollowAction, FollowTap
from domain.incidents.types import Act, Advice, Incident, Outcome, Status
from domain.notices import (
    IncidentAdvicePrompt,
    IncidentAlert,
    IncidentOutcomePrompt,
    IncidentPhoto,
    IncidentReportPrompt,
)
from domain.people import Person
from domain.toasts import Toast
from services import people
from services.incidents import closing, follow_views, joining, listing, sharing
from services.incidents.climbing import ALONE
from services.incidents.loading import load
from services.incidents.seeing import Seen, seen_by
from services.work import Origin, Work

_ELSEWHERE = frozenset({FollowAction.SHOW, FollowAction.WRITE})
"""Also tapped below other messages, which stay what they are."""

_READS = frozenset({FollowAction.OPEN, FollowAction.PHOTOS})
"""Shows of what happened: the timeline tells of the first time, the audit of each."""


async def tap(work: Work, origin: Origin, tapped: FollowTap) -> Toast | None:
    """A second tap changes nothing; the card is drawn anew in any case."""
    person = await people.known(work, origin)
    await work.unit.alone(ALONE)
    incident = await load(work, tapped.incident)
    if person is None or incident is None or origin.in_group:
        return Toast.NOT_ALLOWED
    seen = await seen_by(work, person, incident)
    if tapped.action is FollowAction.SHOW:
        return Toast.NOT_ALLOWED if seen is None else await listing.show_card(work, origin, incident)
    if seen is None or not seen.reads or person.id == incident.reporter_id or incident.exercise:
        return Toast.NOT_ALLOWED
    if seen.mine is not None and seen.mine.opened_at is None:
        await work.unit.incidents.mark(incident.id, person.id, opened_at=work.now)
        await work.unit.incidents.note(incident.id, Act.OPENED, work.now, person.id)
    elif tapped.action in _READS:
        await work.unit.audit.note(work.now, Deed.INCIDENT_OPENED, Subject.INCIDENT, incident.id, person.id)
    if tapped.action not in _ELSEWHERE:
        part = Part(tapped.choice) if tapped.action is FollowAction.OPEN and tapped.choice in set(Part) else None
        shown = IncidentAlert(incident_id=incident.id, shows=part, page=max(0, tapped.page))
        await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return await _act(work, origin, person, seen, tapped)


async def _act(work: Work, origin: Origin, person: Person, seen: Seen, tapped: FollowTap) -> Toast | None:
    incident = seen.incident
    match tapped.action:
        case FollowAction.OPEN:
            return None
        case FollowAction.CLOSE if tapped.choice in set(Outcome):
            return await _close(work, origin, person, incident, Outcome(tapped.choice))
        case FollowAction.REOPEN:
            return await closing.reopen(work, person, incident)
        case FollowAction.SHARE if tapped.choice in set(Advice):
            return await _share(work, origin, person, incident, Advice(tapped.choice))
        case FollowAction.PHOTOS:
            for entry in await follow_views.photos_of(work, incident):
                await origin.answer(work, IncidentPhoto(incident_id=incident.id, entry=entry))
            return None
        case FollowAction.WRITE:
            await origin.answer(work, IncidentReportPrompt(incident_id=incident.id))
            return None
        case FollowAction.SAME | FollowAction.APART:
            return await _one_or_two(work, person, incident, tapped)
    return Toast.OUTDATED


async def _close(work: Work, origin: Origin, person: Person, incident: Incident, outcome: Outcome) -> Toast | None:
    if incident.status is Status.CLOSED:
        return Toast.ALREADY_DONE
    if outcome is Outcome.OTHER:
        await origin.answer(work, IncidentOutcomePrompt(incident_id=incident.id))
        return None
    return await closing.close(work, person, incident, outcome)


async def _share(work: Work, origin: Origin, person: Person, incident: Incident, advice: Advice) -> Toast | None:
    if incident.facts.restricted is not False:
        return Toast.NOT_ALLOWED
    if advice is Advice.OTHER:
        await origin.answer(work, IncidentAdvicePrompt(incident_id=incident.id))
        return None
    return await sharing.share(work, person, incident, advice)


async def _one_or_two(work: Work, person: Person, incident: Incident, tapped: FollowTap) -> Toast:
    choice = tapped.choice or ""
    other = await load(work, int(choice)) if choice.isdecimal() and len(choice) < 16 else None
    if other is None or not may_know(person, other, None, work.catalogue, work.now):
        return Toast.NOT_ALLOWED
    if tapped.action is FollowAction.SAME:
        return await joining.join(work, person, incident, other)
    return await joining.take_apart(work, person, incident, other)
