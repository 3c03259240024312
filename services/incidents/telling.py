"""Who gets a card, whom it rings, and that every card shows what stands."""

from collections.abc import Collection, Sequence

from domain.incidents.ladder import Crew, up_to
from domain.incidents.restricted import for_groups
from domain.incidents.types import Alerted, Incident, Step
from domain.notices import (
    IncidentAlert,
    IncidentGroupCard,
    IncidentNews,
    IncidentRing,
    IncidentRingGone,
)
from services.editions import incident_changed
from services.incidents.seeing import reporters
from services.work import Work

CARD, RECEIPT = "incident_alert", "incident_receipt"
GROUP_CARD, GROUP_ANSWER, REMINDER = "incident_group_card", "incident_group_answer", "incident_reminder"
RING = "incident_ring"
SHARED = "incident_shared"
FOLLOW_UP = "incident_follow_up"
FOLLOW_UPS = (FOLLOW_UP, "incident_photo", "incident_report_due")
"""Cards that bear what somebody said of it: drawn where they may have to be emptied."""


async def tell(
    work: Work,
    incident: Incident,
    crew: Crew,
    step: Step,
    alerted: Sequence[Alerted],
    rung: Collection[int] = (),
    run: int = 0,
) -> None:
    """Whom the ladder has reached at a step has one card, which comes with a ring for those in `rung`; of those who had
    it before (`alerted`) they get a ring for this `run`, which takes the place of the one before."""
    before = {found.person for found in alerted}
    reached = list(up_to(crew, step))
    new = [
        Alerted(member.person, added, str(member.role), member.on_duty, work.now, unreachable=not member.reachable)
        for added, member, _ in reached
        if member.person not in before
    ]
    await work.unit.incidents.alert(incident.id, new)
    # Those whom it rings for first: theirs is to leave first.
    for _, member, _ in sorted(reached, key=lambda found: found[1].person not in rung):
        if member.person not in before:
            # Also for somebody who cannot be reached: once they can, it is drawn there.
            quiet = member.person not in rung
            await work.unit.cards.put(IncidentAlert(incident_id=incident.id), member.chat, work.now, silent=quiet)
        elif member.person in rung:
            await _ring(work, incident, run, member.chat)


async def _ring(work: Work, incident: Incident, run: int, chat: int) -> None:
    await work.unit.outbox.put(
        IncidentRing(incident_id=incident.id, run=run),
        chat,
        work.now,
        reply_to=await work.unit.cards.message_of(CARD, incident.id, chat),
        key=f"incident_ring:{incident.id}:{run}:{chat}",
    )
    await work.unit.outbox.put(IncidentRingGone(incident_id=incident.id, run=run), chat, work.now)


async def silence(work: Work, incident_id: int) -> None:
    """Nothing rings any more: rings that came are taken away."""
    people = [alerted.person for alerted in await work.unit.incidents.alerted(incident_id)]
    for chat in (await work.unit.people.chats_of(people)).values():
        if await work.unit.outbox.has(RING, incident_id, chat):
            await work.unit.outbox.put(IncidentRingGone(incident_id=incident_id), chat, work.now)


async def tell_groups(work: Work, incident: Incident, besides: int | None = None) -> None:
    """The coordinators' groups of the project have the card, each once, less the chat `besides`. Of what is restricted,
    or may be, they never have one, nor of one of which somebody was left out; what is low comes in the evening there
    too."""
    if not for_groups(incident) or incident.project is None or incident.climb.step is None:
        return
    groups = await work.unit.groups.of_coordination(work.catalogue.family(incident.project, work.today))
    had = set(await work.unit.cards.chats(GROUP_CARD, incident.id)) if groups else set()
    for group in groups:
        if group.chat_id not in had and group.chat_id != besides:
            await work.unit.cards.put(IncidentGroupCard(incident_id=incident.id), group.chat_id, work.now)


async def draw(work: Work, incident_id: int) -> None:
    """What stands is another: every card everywhere shows it."""
    for kind in (CARD, RECEIPT, GROUP_CARD, GROUP_ANSWER, REMINDER, SHARED):
        await work.unit.cards.touch(kind, incident_id, work.now)
    await incident_changed(work, incident_id)


async def news(work: Work, incident: Incident) -> None:
    """Its reporters are told, with a ring, that somebody has it or that nobody has it any more."""
    for reporter in await reporters(work, incident):
        chat = reporter.telegram_id
        card = await work.unit.cards.message_of(RECEIPT, incident.id, chat)
        await work.unit.outbox.put(IncidentNews(incident_id=incident.id), chat, work.now, reply_to=card)
