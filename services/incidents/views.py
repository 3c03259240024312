"""What one reader may be shown of an incident at the moment of sending."""

from dataclasses import replace

from domain.incidents import ladder
from domain.incidents.circle import may_know
from domain.incidents.restricted import for_groups, is_guarded
from domain.incidents.severity import severity_of
from domain.incidents.types import Detail, Incident, Status, Step
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
    RingGoneView,
    RingView,
)
from domain.notices import (
    ABOUT_INCIDENTS,
    IncidentAlert,
    IncidentDonePrompt,
    IncidentHelpPrompt,
    IncidentMessageFate,
    IncidentMessageGone,
    IncidentPlaceNoted,
    IncidentPlacePrompt,
    IncidentReceipt,
    IncidentRing,
    IncidentRingGone,
)
from domain.people import Person
from domain.roll_calls import may_call_from
from services.incidents import drills, follow_views
from services.incidents.details import MINUTES, sites_of
from services.incidents.ends import was_reopened
from services.incidents.leaving_out import may_read
from services.incidents.loading import load
from services.incidents.standing import (
    hidden_from,
    is_locked,
    known_to,
    known_to_alerted,
    known_to_reporter,
    number_of,
    reporter_of,
    standing_of,
    told_of,
)
from services.incidents.telling import RING
from services.work import Work
from storage.groups import TeamGroup

_PROMPTED = {
    "incident_place_prompt": Detail.PLACE,
    "incident_place_noted": Detail.PLACE,
    "incident_done_prompt": Detail.DONE,
    "incident_help_prompt": Detail.HELP,
}


async def alert_view(work: Work, reader: Person, notice: IncidentAlert) -> AlertView | None:
    """The card of somebody alerted, or who looked for it; None for one who may not know of it (any more)."""
    known = await known_to(work, reader, notice.incident_id)
    if known is None or not may_know(reader, known.incident, known.mine, work.catalogue, work.now):
        return None
    incident, mine = known.incident, known.mine
    hidden = hidden_from(work, reader, known)
    open_ = incident.status is not Status.CLOSED
    declined = reader.id in ladder.declined(known.alerted, incident.climb)
    has_it = mine is not None and mine.has_it
    view = AlertView(
        incident=incident.id,
        number=number_of(incident),
        project=incident.project,
        severity=severity_of(incident.facts, work.catalogue),
        severity_said=incident.facts.severity is not None,
        sos=incident.sos,
        # A notice of what is restricted has no content: the name of whoever tells is the first of it.
        reporter=None if hidden is Hidden.RESTRICTED else await reporter_of(work, incident),
        raised_at=incident.raised_at,
        told=None if hidden is not None else told_of(incident),
        hidden=hidden,
        standing=await standing_of(work, reader, known, names=True),
        restricted=bool(incident.facts.restricted),
        protected=is_guarded(incident),
        may_open=hidden is Hidden.RESTRICTED,
        may_take=open_ and not has_it,
        may_decline=open_ and (has_it or not declined),
        may_call_roll=open_ and may_call_from(reader, incident, work.now),
        may_end_drill=drills.may_end(work, reader, incident),
        from_locked=await is_locked(work, incident),
    )
    view = await follow_views.followed(work, reader, incident, view)
    if not view.may_more:
        return view
    return replace(view, opened=await follow_views.opened(work, reader, incident, notice))


async def group_card_view(work: Work, group: TeamGroup | None, incident_id: int) -> AlertView | None:
    """The card in a coordination group; None where it is none, or of what groups may not have."""
    known = await known_to(work, None, incident_id)
    if known is None or group is None or not group.coordination or not for_groups(known.incident):
        return None
    incident = known.incident
    if incident.project is None or group.project != incident.project:
        return None
    view = AlertView(
        incident=incident.id,
        number=number_of(incident),
        project=incident.project,
        severity=severity_of(incident.facts, work.catalogue),
        severity_said=incident.facts.severity is not None,
        sos=incident.sos,
        reporter=await reporter_of(work, incident),
        raised_at=incident.raised_at,
        told=told_of(incident),
        hidden=None,
        standing=await standing_of(work, None, known, names=True),
        in_group=True,
        from_locked=await is_locked(work, incident),
    )
    return await follow_views.followed(work, None, incident, view)


async def receipt_view(work: Work, reader: Person, notice: IncidentReceipt) -> IncidentReceiptView | None:
    """The reporter's card; None for anybody else."""
    known = await known_to_reporter(work, reader, notice.incident_id)
    if known is None:
        return None
    incident = known.incident
    asks_kind = incident.facts.restricted is None and known.own is None
    leaves_out = bool(incident.facts.restricted or incident.excluded)
    view = IncidentReceiptView(
        incident=incident.id,
        number=number_of(incident),
        project=incident.project,
        severity=severity_of(incident.facts, work.catalogue),
        severity_said=incident.facts.severity is not None,
        sos=incident.sos,
        restricted=incident.facts.restricted,
        raised_at=incident.raised_at,
        told=told_of(known.own or incident),
        standing=await standing_of(work, reader, known, names=False),
        asks_kind=asks_kind,
        choices=_choices(work, incident, notice, Detail.TYPE if asks_kind else notice.detail),
        in_group=incident.chat_id < 0,
        may_read=await may_read(work, incident) if leaves_out else (),
        sends_at=incident.climb.next_at if incident.waits else None,
        choosing=notice.readers and leaves_out,
        protected=True,
        may_end_drill=drills.may_end(work, reader, incident),
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
    known = await known_to(work, None, incident_id)
    if known is None or group is None or group.chat_id != known.incident.chat_id:
        return None
    if not for_groups(known.incident):
        return GroupAnswerView(neutral=True)
    standing = await standing_of(work, None, known, names=False)
    return GroupAnswerView(
        neutral=False,
        number=number_of(known.incident),
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
    known = await known_to_alerted(work, reader, notice.incident_id)
    if known is None or known.incident.status is not Status.OPEN:
        return None
    incident = known.incident
    hidden = hidden_from(work, reader, known)
    standing = await standing_of(work, reader, known, names=True)
    return RingView(
        incident=incident.id,
        number=number_of(incident),
        severity=severity_of(incident.facts, work.catalogue),
        type=None if hidden is not None else incident.facts.type,
        hidden=hidden,
        step=incident.climb.step or Step.DUTY,
        minutes=int((work.now - incident.raised_at).total_seconds() // 60),
        late=any(step.run == notice.run and step.late for step in known.steps),
        lapsed=standing.lapsed,
        protected=is_guarded(incident),
    )


async def ring_gone_view(work: Work, chat_id: int, notice: IncidentRingGone) -> RingGoneView:
    """The ring that is to be deleted in this chat: the last one, or the one whose place the last one took. Those before
    it went in their turn."""
    messages = await work.unit.outbox.messages_of(RING, notice.incident_id, chat_id)
    return RingGoneView(tuple(messages[-1:] if notice.run is None else messages[-2:-1]))


async def answers_gone_view(work: Work, chat_id: int, incident_id: int) -> RingGoneView:
    """Everything beside cards that a chat had of the incident."""
    messages = await work.unit.outbox.messages_about(ABOUT_INCIDENTS, incident_id, chat_id)
    return RingGoneView(tuple(messages), emptied=True)


async def message_gone_view(work: Work, notice: IncidentMessageGone) -> IncidentMessageGone | None:
    """The message is to be deleted; None where it turned out meanwhile that everybody may read it."""
    incident = await load(work, notice.incident_id)
    return notice if incident is not None and incident.facts.restricted else None


async def message_fate_view(work: Work, reader: Person, notice: IncidentMessageFate) -> IncidentMessageFate | None:
    """For its reporter alone."""
    return notice if await known_to_reporter(work, reader, notice.incident_id) is not None else None


async def news_view(work: Work, reader: Person, incident_id: int) -> IncidentNewsView | None:
    """Who has it, for its reporter."""
    known = await known_to_reporter(work, reader, incident_id)
    if known is None:
        return None
    standing = await standing_of(work, reader, known, names=False)
    takers = () if standing.status is Status.OPEN else standing.takers
    reopened = not takers and await was_reopened(work, known.incident)
    number, guarded = number_of(known.incident), is_guarded(known.incident)
    return IncidentNewsView(
        known.incident.id, number, takers, work.now, standing.ended, reopened=reopened, protected=guarded
    )


async def reminder_view(work: Work, reader: Person, incident_id: int) -> IncidentReminderView | None:
    """The reminder, for somebody who has it or had it; answered or over it says so; None for anybody else."""
    known = await known_to_alerted(work, reader, incident_id)
    if known is None or known.mine is None:
        return None
    incident, mine = known.incident, known.mine
    hidden = hidden_from(work, reader, known)
    asked = mine.has_it and incident.climb.reminded_at is not None
    return IncidentReminderView(
        incident=incident.id,
        number=number_of(incident),
        severity=severity_of(incident.facts, work.catalogue),
        type=None if hidden is not None else incident.facts.type,
        hidden=hidden,
        taken_at=None if incident.status is Status.CLOSED else mine.taken_at,
        waits=incident.climb.next_at if asked else None,
        protected=is_guarded(incident),
    )


async def prompt_view(
    work: Work,
    reader: Person,
    notice: IncidentPlacePrompt | IncidentPlaceNoted | IncidentDonePrompt | IncidentHelpPrompt,
) -> IncidentPromptView | None:
    """What the reporter is asked in words, or the place, and that it is noted."""
    known = await known_to_reporter(work, reader, notice.incident_id)
    if known is None:
        return None
    guarded = is_guarded(known.incident)
    return IncidentPromptView(known.incident.id, number_of(known.incident), _PROMPTED[notice.kind], protected=guarded)
