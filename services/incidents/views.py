"""What one reader may be shown of an incident at the moment of sending."""

from collections import Counter
from dataclasses import dataclass, replace

from domain.incidents import ladder
from domain.incidents.circle import is_reporter, may_know, may_read
from domain.incidents.numbering import incident_number
from domain.incidents.severity import severity_of
from domain.incidents.types import Alerted, Detail, Incident, Status, Step
from domain.incidents.views import (
    AlertView,
    Choices,
    GridView,
    GroupAnswerView,
    Hidden,
    IncidentNewsView,
    IncidentPromptView,
    IncidentReceiptView,
    IncidentReminderView,
    Reached,
    RingGoneView,
    RingView,
    Standing,
    Taker,
    Told,
)
from domain.notices import (
    IncidentAlert,
    IncidentDonePrompt,
    IncidentHelpPrompt,
    IncidentPlaceNoted,
    IncidentPlacePrompt,
    IncidentReceipt,
    IncidentRing,
    IncidentRingGone,
)
from domain.people import Person
from domain.roles import Role
from services.incidents import follow_views
from services.incidents.details import MINUTES, sites_of
from services.incidents.loading import load
from services.incidents.seeing import joined_to
from services.incidents.telling import RING
from services.work import Work
from storage.groups import TeamGroup
from storage.incidents import Ran

_PROMPTED = {
    "incident_place_prompt": Detail.PLACE,
    "incident_place_noted": Detail.PLACE,
    "incident_done_prompt": Detail.DONE,
    "incident_help_prompt": Detail.HELP,
}


@dataclass(frozen=True, slots=True)
class _Known:
    """An incident with everything that its views are made of. `mine`: the reader among those who were alerted."""

    incident: Incident
    alerted: tuple[Alerted, ...]
    steps: tuple[Ran, ...]
    mine: Alerted | None
    own: Incident | None = None


async def _known(work: Work, reader: Person | None, incident_id: int) -> _Known | None:
    incident = await load(work, incident_id)
    if incident is None:
        return None
    alerted = tuple(await work.unit.incidents.alerted(incident_id))
    mine = None if reader is None else next((a for a in alerted if a.person == reader.id), None)
    return _Known(incident, alerted, tuple(await work.unit.incidents.steps(incident_id)), mine)


async def _for_alerted(work: Work, reader: Person, incident_id: int) -> _Known | None:
    """As `_known`, for somebody who may know of it and was alerted."""
    known = await _known(work, reader, incident_id)
    if known is None or known.mine is None:
        return None
    return known if may_know(reader, known.incident, known.mine, work.catalogue, work.now) else None


async def _for_reporter(work: Work, reader: Person, incident_id: int) -> _Known | None:
    """As `_known`, for a reporter: of the incident, or of one that was joined to it (`own`)."""
    known = await _known(work, reader, incident_id)
    if known is None or is_reporter(reader, known.incident, work.now):
        return known
    own = next((i for i in await joined_to(work, known.incident) if is_reporter(reader, i, work.now)), None)
    return None if own is None else replace(known, own=own)


def _hidden(work: Work, reader: Person, known: _Known) -> Hidden | None:
    if may_read(reader, known.incident, known.mine, work.catalogue, work.now):
        return None
    return Hidden.UNCLEAR if known.incident.facts.restricted is None else Hidden.RESTRICTED


def _number(incident: Incident) -> str | None:
    if incident.number is None:
        return None
    return incident_number(incident.year, incident.number, restricted=incident.apart)


def _told(incident: Incident) -> Told:
    facts = incident.facts
    return Told(
        type=facts.type,
        near_miss=facts.near_miss,
        site=facts.site,
        place=facts.place,
        happened_at=facts.happened_at,
        affected=facts.affected,
        narrative=facts.narrative,
        done=facts.done,
        help=facts.help,
    )


async def _standing(work: Work, reader: Person | None, known: _Known, *, names: bool) -> Standing:
    """`names`: also of those who cannot, who cannot be reached, and who did not answer."""
    incident, alerted = known.incident, known.alerted
    said = await work.unit.people.names([a.person for a in alerted])
    cannot = ladder.declined(alerted, incident.climb)

    def named(people: list[Alerted]) -> tuple[str | None, ...]:
        own = None if reader is None else reader.id
        return tuple(None if a.person == own else said.get(a.person, "") for a in people)

    takers = sorted((a for a in alerted if a.has_it), key=lambda a: (a.taken_at or work.now, a.person))
    declined = [a for a in alerted if a.person in cannot and not a.has_it]
    gone = [a for a in alerted if a.unreachable]
    reached = Counter((Role(a.role), a.on_duty) for a in alerted if not a.unreachable)
    opens = incident.status is Status.OPEN
    return Standing(
        status=incident.status,
        now=work.now,
        reached=tuple(Reached(role, on_duty, people) for (role, on_duty), people in reached.items()),
        opened=sum(a.opened_at is not None and not a.unreachable for a in alerted),
        takers=tuple(Taker(name, a.taken_at or work.now) for name, a in zip(named(takers), takers, strict=True)),
        declined=named(declined) if names else (),
        unreachable=tuple(said.get(a.person, "") for a in gone) if names else (),
        declined_count=len(declined),
        unreachable_count=len(gone),
        step=incident.climb.step,
        next_at=incident.climb.next_at if opens else None,
        late=bool(known.steps) and (known.steps[0].late or known.steps[-1].late),
        sent_at=known.steps[0].ran_at if known.steps else None,
        lapsed=named([a for a in alerted if a.lapsed_at is not None]) if names and opens else (),
        ended=await follow_views.ended(work, reader, incident),
        quiet=opens and incident.climb.step is None,
    )


async def _reporter(work: Work, incident: Incident) -> str | None:
    return (await work.unit.people.names([incident.reporter_id])).get(incident.reporter_id)


async def alert_view(work: Work, reader: Person, notice: IncidentAlert) -> AlertView | None:
    """The card of somebody alerted, or who looked for it; None for one who may not know of it (any more)."""
    known = await _known(work, reader, notice.incident_id)
    if known is None or not may_know(reader, known.incident, known.mine, work.catalogue, work.now):
        return None
    incident, mine = known.incident, known.mine
    hidden = _hidden(work, reader, known)
    open_ = incident.status is not Status.CLOSED
    declined = reader.id in ladder.declined(known.alerted, incident.climb)
    has_it = mine is not None and mine.has_it
    view = AlertView(
        incident=incident.id,
        number=_number(incident),
        project=incident.project,
        severity=severity_of(incident.facts, work.catalogue),
        severity_said=incident.facts.severity is not None,
        sos=incident.sos,
        # A notice of what is restricted has no content: the name of whoever tells is the first of it.
        reporter=None if hidden is Hidden.RESTRICTED else await _reporter(work, incident),
        raised_at=incident.raised_at,
        told=None if hidden is not None else _told(incident),
        hidden=hidden,
        standing=await _standing(work, reader, known, names=True),
        may_open=hidden is Hidden.RESTRICTED,
        may_take=open_ and not has_it,
        may_decline=open_ and (has_it or not declined),
    )
    view = await follow_views.followed(work, reader, incident, view)
    if not view.may_more:
        return view
    return replace(view, opened=await follow_views.opened(work, reader, incident, notice))


async def group_card_view(work: Work, group: TeamGroup | None, incident_id: int) -> AlertView | None:
    """The card in a coordination group; None where it is none, or of what is or may be restricted."""
    known = await _known(work, None, incident_id)
    if known is None or group is None or not group.coordination or known.incident.facts.restricted is not False:
        return None
    incident = known.incident
    if incident.project is None or group.project != incident.project:
        return None
    view = AlertView(
        incident=incident.id,
        number=_number(incident),
        project=incident.project,
        severity=severity_of(incident.facts, work.catalogue),
        severity_said=incident.facts.severity is not None,
        sos=incident.sos,
        reporter=await _reporter(work, incident),
        raised_at=incident.raised_at,
        told=_told(incident),
        hidden=None,
        standing=await _standing(work, None, known, names=True),
        in_group=True,
    )
    return await follow_views.followed(work, None, incident, view)


async def receipt_view(work: Work, reader: Person, notice: IncidentReceipt) -> IncidentReceiptView | None:
    """The reporter's card; None for anybody else."""
    known = await _for_reporter(work, reader, notice.incident_id)
    if known is None:
        return None
    incident = known.incident
    asks_kind = incident.facts.restricted is None and known.own is None
    view = IncidentReceiptView(
        incident=incident.id,
        number=_number(incident),
        project=incident.project,
        severity=severity_of(incident.facts, work.catalogue),
        severity_said=incident.facts.severity is not None,
        sos=incident.sos,
        restricted=incident.facts.restricted,
        raised_at=incident.raised_at,
        told=_told(known.own or incident),
        standing=await _standing(work, reader, known, names=False),
        asks_kind=asks_kind,
        choices=_choices(work, incident, notice, Detail.TYPE if asks_kind else notice.detail),
    )
    return await follow_views.receipt_followed(work, reader, incident, view)


def _choices(work: Work, incident: Incident, notice: IncidentReceipt, detail: Detail | None) -> Choices | None:
    match detail:
        case None:
            return None
        case Detail.TYPE:
            return Choices(detail, types=tuple(kind.key for kind in work.catalogue.incident_types))
        case Detail.SITE:
            return Choices(detail, sites=sites_of(work, incident.project))
        case Detail.WHEN:
            return Choices(detail, minutes=MINUTES)
        case Detail.AFFECTED:
            return Choices(detail, group=notice.group)
    return Choices(detail)


async def group_answer_view(work: Work, group: TeamGroup | None, incident_id: int) -> GroupAnswerView | None:
    """What stands in the group where the incident was raised."""
    known = await _known(work, None, incident_id)
    if known is None or group is None or group.chat_id != known.incident.chat_id:
        return None
    if known.incident.facts.restricted is not False:
        return GroupAnswerView(neutral=True)
    standing = await _standing(work, None, known, names=False)
    return GroupAnswerView(
        neutral=False,
        number=_number(known.incident),
        status=standing.status,
        takers=standing.takers,
        people=standing.people,
        quiet_until=standing.next_at if standing.quiet else None,
        joined_to=await follow_views.joined_number(work, known.incident),
    )


def grid_view(work: Work, *, in_group: bool) -> GridView:
    """The types that may be chosen: in a group no restricted ones, whose very name would be read by all."""
    kinds = work.catalogue.incident_types
    return GridView(tuple(kind.key for kind in kinds if not (in_group and kind.restricted)))


async def ring_view(work: Work, reader: Person, notice: IncidentRing) -> RingView | None:
    """A ring; None where it was taken meanwhile, or the reader lost the right to it."""
    known = await _for_alerted(work, reader, notice.incident_id)
    if known is None or known.incident.status is not Status.OPEN:
        return None
    incident = known.incident
    hidden = _hidden(work, reader, known)
    standing = await _standing(work, reader, known, names=True)
    return RingView(
        incident=incident.id,
        number=_number(incident),
        severity=severity_of(incident.facts, work.catalogue),
        type=None if hidden is not None else incident.facts.type,
        hidden=hidden,
        step=incident.climb.step or Step.DUTY,
        minutes=int((work.now - incident.raised_at).total_seconds() // 60),
        late=any(step.run == notice.run and step.late for step in known.steps),
        lapsed=standing.lapsed,
    )


async def ring_gone_view(work: Work, chat_id: int, notice: IncidentRingGone) -> RingGoneView:
    """The ring that is to be deleted in this chat: the last one, or the one whose place the last one took. Those before
    it went in their turn."""
    messages = await work.unit.outbox.messages_of(RING, notice.incident_id, chat_id)
    return RingGoneView(tuple(messages[-1:] if notice.run is None else messages[-2:-1]))


async def news_view(work: Work, reader: Person, incident_id: int) -> IncidentNewsView | None:
    """Who has it, for its reporter."""
    known = await _for_reporter(work, reader, incident_id)
    if known is None:
        return None
    standing = await _standing(work, reader, known, names=False)
    takers = () if standing.status is Status.OPEN else standing.takers
    reopened = not takers and await follow_views.was_reopened(work, known.incident)
    return IncidentNewsView(
        known.incident.id, _number(known.incident), takers, work.now, standing.ended, reopened=reopened
    )


async def reminder_view(work: Work, reader: Person, incident_id: int) -> IncidentReminderView | None:
    """The reminder, for somebody who has it or had it; answered or over it says so; None for anybody else."""
    known = await _for_alerted(work, reader, incident_id)
    if known is None or known.mine is None:
        return None
    incident, mine = known.incident, known.mine
    hidden = _hidden(work, reader, known)
    asked = mine.has_it and incident.climb.reminded_at is not None
    return IncidentReminderView(
        incident=incident.id,
        number=_number(incident),
        severity=severity_of(incident.facts, work.catalogue),
        type=None if hidden is not None else incident.facts.type,
        hidden=hidden,
        taken_at=None if incident.status is Status.CLOSED else mine.taken_at,
        waits=incident.climb.next_at if asked else None,
    )


async def prompt_view(
    work: Work,
    reader: Person,
    notice: IncidentPlacePrompt | IncidentPlaceNoted | IncidentDonePrompt | IncidentHelpPrompt,
) -> IncidentPromptView | None:
    """What the reporter is asked in words, or the place, and that it is noted."""
    known = await _for_reporter(work, reader, notice.incident_id)
    if known is None:
        return None
    return IncidentPromptView(known.incident.id, _number(known.incident), _PROMPTED[notice.kind])
