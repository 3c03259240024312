"""What one reader, or a group, may see of subscriptions."""

from dataclasses import replace

from domain.notices import SubscribeMenu, SubscriptionCard
from domain.people import Person
from domain.summaries.subscriptions import Place, SubscribeView, SubscriptionListView, SubscriptionView
from services.summaries.subscribed import Standing, standing
from services.summaries.subscribing import groups_of, manages, scopes
from services.work import Work
from storage.groups import TeamGroup


async def subscribe_view(
    work: Work, reader: Person | None, group: TeamGroup | None, notice: SubscribeMenu
) -> SubscribeView | None:
    """What can be subscribed to. In a group that is its project; a tap is checked against the tapper's own roles."""
    if reader is not None:
        open_now = scopes(work, reader, None)
    else:
        open_now = () if group is None or group.project is None else (group.project,)
    return SubscribeView(notice.summary, open_now) if open_now else None


async def list_view(work: Work, reader: Person | None, group: TeamGroup | None) -> SubscriptionListView | None:
    """What comes to the reader, and what they set up for groups; or what comes to the group. What has ended, or brings
    nothing to them any more, is not listed; two that bring one summary are listed as one."""
    if reader is not None:
        found = await work.unit.subscriptions.of_person(reader.id)
    elif group is not None:
        found = await work.unit.subscriptions.of_chat(group.chat_id)
    else:
        return None
    shown: dict[str, SubscriptionView] = {}
    for sub in found:
        stands = await standing(work, sub) if sub.ended_at is None else None
        if stands is not None and (reader is None or manages(work, reader, stands)):
            shown.setdefault(stands.target, await _view(work, stands, in_group=reader is None))
    return SubscriptionListView(tuple(shown.values()))


async def subscription_view(
    work: Work, reader: Person | None, group: TeamGroup | None, notice: SubscriptionCard
) -> SubscriptionView | None:
    """One subscription with what is open on it; None for whom it does not concern."""
    sub = await work.unit.subscriptions.by_id(notice.subscription_id)
    stands = None if sub is None else await standing(work, sub)
    if stands is None:
        return None
    if reader is not None and not manages(work, reader, stands):
        return None
    if reader is None and (group is None or stands.subscription.chat_id != group.chat_id):
        return None
    view = await _view(work, stands, in_group=reader is None)
    showing = notice.showing if not view.ended else None
    return replace(view, menu=showing, hour=notice.hour)


async def _view(work: Work, stands: Standing, *, in_group: bool) -> SubscriptionView:
    sub = stands.subscription
    places = () if in_group else await _places(work, sub.project)
    place = next((p for p in places if p.chat == sub.chat_id), Place())
    return SubscriptionView(
        id=sub.id,
        kind=sub.kind,
        project=sub.project,
        at=stands.at,
        language=sub.language,
        place=replace(place, topic=sub.thread_id is not None),
        here=in_group or sub.chat_id > 0,
        standard=sub.standard,
        paused=sub.paused_at is not None,
        ended=sub.ended_at is not None,
        next_at=sub.next_at,
        places=places,
    )


async def _places(work: Work, project: str | None) -> tuple[Place, ...]:
    """In private, then the project's groups; several of one kind are told apart by the order of their linking."""
    groups = await groups_of(work, project)
    named: list[Place] = []
    for group in groups:
        alike = [g.chat_id for g in groups if g.coordination == group.coordination]
        number = alike.index(group.chat_id) + 1 if len(alike) > 1 else None
        named.append(Place(group.chat_id, group.coordination, number))
    return (Place(), *named)
