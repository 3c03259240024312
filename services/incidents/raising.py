"""Raising an alert: it leaves at once, with what is known."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.brief_replies import AGREED_WITHIN
from domain.incidents.types import Act, Climb, Facts, Incident, Severity, Status
from domain.notices import (
    IncidentGrid,
    IncidentGroupAnswer,
    IncidentGroupCard,
    IncidentOffer,
    IncidentPlacePrompt,
    IncidentReceipt,
    ReportReaction,
    read_notice,
)
from domain.people import Person, UseCase, projects_of
from domain.reading import ReportReading
from domain.reading.kinds import MessageKind, kind_of
from domain.taps import RaiseTap
from domain.toasts import Toast
from services import people
from services.editions import incident_raised
from services.incidents.changing import with_number
from services.incidents.climbing import ALONE, begin
from services.incidents.drill_ending import make_way
from services.incidents.reading import facts_of, facts_of_call, read
from services.incidents.reports import expect
from services.incidents.siblings import draw_siblings
from services.incidents.telling import tell_groups
from services.incidents.withdrawing import delete_message, hold_back
from services.work import Origin, Work

OFFER = "incident_offer"
OFFERED_FOR = timedelta(hours=24)
"""For how long the words behind a red button are kept, unless it is tapped."""


async def raise_alert(work: Work, origin: Origin, text: str) -> None:
    """/incident: with a text the alert leaves, in private or in a group; without one the grid of types is shown."""
    person = await people.known(work, origin)
    if person is None:
        return
    if not text.strip():
        await origin.answer(work, IncidentGrid())
        return
    project = await _project(work, origin, person)
    await _from_message(work, origin, person, project, facts_of(read(work, text, project, origin.sent_at), text))


async def sos(work: Work, origin: Origin, text: str) -> None:
    """/sos: a critical alert leaves, whatever is said with it; the reporter's card has the emergency numbers on top and
    is followed by one button to share the place."""
    person = await people.known(work, origin)
    if person is None:
        return
    project = await _project(work, origin, person)
    facts = Facts(severity=Severity.CRITICAL)
    if text.strip():
        facts = facts_of_call(read(work, text, project, origin.sent_at), text)
    await _from_message(work, origin, person, project, facts, sos=True)


async def raised_while_locked(work: Work, origin: Origin, person: Person, text: str) -> None:
    """An alert from an account that is locked, because a phone was lost. Somebody in danger must not be swallowed, nor
    may whoever holds the phone learn anything: it leaves as an SOS, so that no question holds it up, is marked for
    those who are alerted, and is answered by nothing."""
    reporter = replace(person, locked_at=None)
    project = await _project(work, origin, reporter)
    facts = Facts(severity=Severity.CRITICAL)
    if text.strip():
        facts = facts_of_call(read(work, text, project, origin.sent_at), text)
    await work.unit.alone(ALONE)
    if await work.unit.incidents.by_message(origin.chat_id, origin.message_id) is None:
        await store(work, origin, reporter, project, facts, origin.message_id, origin.sent_at, sos=True)


async def raise_tapped(work: Work, origin: Origin, tapped: RaiseTap) -> Toast | None:
    """A type on the grid, or the red button: the alert leaves, and the card tapped becomes the reporter's (in a group
    the answer there)."""
    person = await people.known(work, origin)
    if person is None:
        return Toast.NOT_ALLOWED
    project = await _project(work, origin, person)
    message_id = origin.message_id
    if tapped.type is None:
        offered = await _offered(work, origin)
        if offered is None or offered.said is None:
            return Toast.OUTDATED
        message_id = offered.message_id
        facts = facts_of(read(work, offered.said, project, work.now), offered.said)
    elif tapped.type in {kind.key for kind in work.catalogue.incident_types}:
        kind = work.catalogue.incident_type(tapped.type)
        if kind.restricted and origin.in_group:
            return Toast.OUTDATED
        facts = Facts(type=kind.key, restricted=kind.restricted)
    else:
        return Toast.OUTDATED
    await work.unit.alone(ALONE)
    incident = await work.unit.incidents.by_message(origin.chat_id, message_id)
    fresh = incident is None
    if incident is None:
        incident = await store(work, origin, person, project, facts, message_id, work.now)
    elif incident.reporter_id != person.id:
        return Toast.ALREADY_DONE
    mine = IncidentReceipt(incident_id=incident.id)
    shown = IncidentGroupAnswer(incident_id=incident.id) if origin.in_group else mine
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    if fresh and origin.in_group:
        await work.unit.cards.put(mine, person.telegram_id, work.now)
    if not fresh:
        return Toast.ALREADY_DONE
    return Toast.GOES_OUT_SOON if incident.waits else Toast.ALERT_SENT


async def yes_to_offer(work: Work, origin: Origin) -> bool:
    """ "Oui", on its own, to a red button: the same as tapping it. False where that is not the chat's last card.
    Beside a report it could be about the report, and nothing is guessed."""
    card = await work.unit.cards.newest_in(origin.chat_id)
    if card is None or card[0] != OFFER or card[2] is None:
        return False
    at_card = replace(origin, message_id=card[2])
    offered = await _offered(work, at_card)
    if offered is None or offered.beside or work.now - offered.offered_at > AGREED_WITHIN:
        return False
    return await raise_tapped(work, at_card, RaiseTap()) in (Toast.ALERT_SENT, Toast.GOES_OUT_SOON)


async def _offered(work: Work, origin: Origin) -> IncidentOffer | None:
    """The offer whose red button was tapped; None where the card shows another thing by now."""
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    notice = None if stored is None else read_notice(stored)
    return notice if isinstance(notice, IncidentOffer) else None


def kind_of_text(work: Work, person: Person, origin: Origin, text: str, report: ReportReading) -> MessageKind:
    """What a text without a command is, in private; `report`: how it reads as one. Where it may be an alert
    (CANNOT_TELL) it is handled as any other, and the red button is offered below."""
    assert work.incident_model is not None  # given where messages are read
    model = work.incident_model()
    return kind_of(text, report, catalogue=work.catalogue, model=model, project=person.project, now=origin.sent_at)


async def offer(work: Work, origin: Origin, text: str, *, beside: bool = False) -> None:
    """The red button, below a text that is an alert or may be one. `beside`: it was taken for a report as well."""
    offered = IncidentOffer(said=text, message_id=origin.message_id, offered_at=work.now, beside=beside)
    await origin.answer(work, offered)


async def forget_offers(work: Work) -> None:
    """Red buttons that nobody tapped for a day: the words behind them go, and the card says how to alert instead."""
    for card, stored in await work.unit.cards.of_kind(OFFER):
        offered = read_notice(stored)
        assert isinstance(offered, IncidentOffer)  # its kind says so
        if offered.said is not None and offered.offered_at <= work.now - OFFERED_FOR:
            await work.unit.cards.turn(card, offered.model_copy(update={"said": None}), work.now)


async def _project(work: Work, origin: Origin, person: Person) -> str | None:
    """The project whose coordinators are alerted: the group's, else the reporter's own, else the only one that they
    have a role in. A group that nobody linked does not hold an alert up. None: the whole mission's."""
    if origin.in_group:
        group = await work.group(origin.chat_id)
        if group is not None and group.project is not None:
            return group.project
    today = [project.key for project in work.catalogue.projects_on(work.today)]
    if person.project in today:
        return person.project
    theirs = projects_of(person, UseCase.RAISE_INCIDENT, today, work.now)
    return theirs[0] if len(theirs) == 1 else None


async def _from_message(
    work: Work, origin: Origin, person: Person, project: str | None, facts: Facts, *, sos: bool = False
) -> None:
    await work.unit.alone(ALONE)
    if await work.unit.incidents.by_message(origin.chat_id, origin.message_id) is not None:
        return
    incident = await store(work, origin, person, project, facts, origin.message_id, origin.sent_at, sos=sos)
    if origin.in_group:
        await _answer_group(work, origin, incident)
    await work.unit.cards.put(IncidentReceipt(incident_id=incident.id), person.telegram_id, work.now)
    if sos:
        await work.unit.outbox.put(IncidentPlacePrompt(incident_id=incident.id), person.telegram_id, work.now)


async def _answer_group(work: Work, origin: Origin, incident: Incident) -> None:
    """In the coordinators' own group the answer is the card. What is restricted does not stay there to be read."""
    group = await work.group(origin.chat_id)
    if group is not None and group.coordination and incident.facts.restricted is False:
        await origin.answer(work, IncidentGroupCard(incident_id=incident.id))
    else:
        await origin.answer(work, IncidentGroupAnswer(incident_id=incident.id))
    if incident.facts.restricted is False:
        await work.unit.outbox.put(ReportReaction(message_id=origin.message_id, sign="alert"), origin.chat_id, work.now)
    elif incident.facts.restricted:
        await delete_message(work, incident)


async def store(
    work: Work,
    origin: Origin,
    person: Person,
    project: str | None,
    facts: Facts,
    message_id: int,
    raised_at: datetime,
    *,
    sos: bool = False,
    exercise: bool = False,
) -> Incident:
    """The incident is there, and its first step was run; what is restricted waits for its reporter's word. `message_id`
    is negative where no message raised it."""
    # Telegram's clock may be ahead of ours: nothing is raised in the future.
    raised_at = min(raised_at, work.now)
    incident = Incident(
        id=0,
        project=project,
        reporter_id=person.id,
        raised_at=raised_at,
        year=raised_at.astimezone(work.catalogue.zone).year,
        apart=False,
        number=None,
        sos=sos,
        exercise=exercise,
        status=Status.OPEN,
        facts=facts,
        climb=Climb(),
        chat_id=origin.chat_id,
        message_id=message_id,
        thread_id=origin.thread_id,
    )
    incident = await work.unit.incidents.add(await with_number(work, incident), work.now)
    await work.unit.incidents.note(incident.id, Act.RAISED, work.now, person.id, value=facts.narrative)
    if facts.restricted and not sos:  # no question holds up an SOS
        incident = await hold_back(work, incident)
    else:
        incident = await begin(work, incident, raised_at)
    await tell_groups(work, incident, besides=origin.chat_id if origin.in_group else None)
    await expect(work, incident)
    await draw_siblings(work, incident)
    await incident_raised(work, incident)
    if not exercise and facts.restricted is False:  # of another one coordinators must not even learn so much
        await make_way(work, incident)
    return incident


async def call_for_help(work: Work, origin: Origin, person: Person, project: str, answer: int) -> Incident:
    """Somebody answers a roll call that they need help: it is an /sos of theirs. `answer`: its number, since no message
    raised it. The caller holds the lock."""
    facts = Facts(severity=Severity.CRITICAL)
    incident = await store(work, origin, person, project, facts, -answer, work.now, sos=True)
    await work.unit.cards.put(IncidentReceipt(incident_id=incident.id), person.telegram_id, work.now)
    await work.unit.outbox.put(IncidentPlacePrompt(incident_id=incident.id), person.telegram_id, work.now)
    return incident
