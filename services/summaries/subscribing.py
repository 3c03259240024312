"""Subscribing: which summary comes where, at what hour, in which language; paused, changed, ended."""

from datetime import time

from domain.audit import Deed, Subject
from domain.notices import NoProject, NotAllowed, SubscribeMenu, SubscriptionCard, SubscriptionList
from domain.people import Person, UseCase, allowed, projects_of
from domain.summaries.periods import Kind
from domain.summaries.schedules import next_due, rescheduled
from domain.summaries.subscriptions import Menu, usual_hour
from domain.summaries.taps import MISSION, SubscribeTap, SubscriptionAction, SubscriptionTap
from domain.toasts import Toast
from services import groups, people
from services.summaries.subscribed import Standing, calendar, hour_of, standing, twins
from services.work import Origin, Work
from storage.groups import TeamGroup

_MENUS: dict[SubscriptionAction, Menu | None] = {
    SubscriptionAction.OPEN: None,
    SubscriptionAction.HOURS: "hour",
    SubscriptionAction.HALVES: "half",
    SubscriptionAction.LANGUAGES: "language",
    SubscriptionAction.PLACES: "place",
}


async def open_subscribe(work: Work, origin: Origin) -> None:
    """/subscribe: which summary?"""
    spoken = await groups.speaker(work, origin)
    if spoken is None:
        return
    person, project = spoken
    if origin.in_group and project is None:
        await origin.answer(work, NoProject())
    elif not scopes(work, person, project if origin.in_group else None):
        await origin.answer(work, NotAllowed(use_case=UseCase.SUBSCRIBE, project=project if origin.in_group else None))
    else:
        await origin.answer(work, SubscribeMenu())


async def open_list(work: Work, origin: Origin) -> None:
    """/subscriptions: in private one's own, in a group the group's."""
    if await groups.speaker(work, origin) is not None:
        await origin.answer(work, SubscriptionList())


def scopes(work: Work, person: Person, project: str | None) -> tuple[str | None, ...]:
    """The projects whose summaries the person may have sent (None: the mission); with a group's `project` that one."""
    keys = [p.key for p in work.catalogue.projects_on(work.today) if project in (None, p.key)]
    found: tuple[str | None, ...] = projects_of(person, UseCase.SUBSCRIBE, keys, work.now)
    whole = project is None and allowed(person, UseCase.SUBSCRIBE, project=None, now=work.now)
    return (*found, None) if whole else found


def subscribes(work: Work, person: Person) -> bool:
    """Whether there is anything that the person may subscribe to."""
    return bool(scopes(work, person, None))


async def choose(work: Work, origin: Origin, tapped: SubscribeTap) -> Toast | None:
    """A step of /subscribe. Where there is only one project it is not asked for."""
    person = await people.known(work, origin)
    group = await work.group(origin.chat_id) if origin.in_group else None
    if person is None or (origin.in_group and (group is None or group.project is None)):
        return Toast.NOT_ALLOWED
    open_now = scopes(work, person, None if group is None else group.project)
    if not open_now:
        return Toast.NOT_ALLOWED
    asked = _named(tapped.project) if tapped.project is not None else open_now[0]
    if tapped.summary is None or (tapped.project is None and len(open_now) > 1):
        await _show(work, origin, SubscribeMenu(summary=tapped.summary))
        return None
    if asked not in open_now:
        return Toast.NOT_ALLOWED
    subscription_id, fresh = await _begin(work, origin, person, tapped.summary, asked)
    await _show(work, origin, SubscriptionCard(subscription_id=subscription_id))
    return Toast.SAVED if fresh else Toast.ALREADY_DONE


def _named(project: str) -> str | None:
    return None if project == MISSION else project


async def _begin(work: Work, origin: Origin, person: Person, kind: Kind, project: str | None) -> tuple[int, bool]:
    """The subscription, and whether it is new: one that was there before goes on."""
    thread = origin.thread_id if origin.in_group else None
    first = next_due(kind, work.now, usual_hour(work.catalogue.summaries, kind), *calendar(work)).at
    for sub in await work.unit.subscriptions.of_chat(origin.chat_id):
        found = await standing(work, sub)
        if found is None or (sub.kind, sub.thread_id) != (kind, thread) or found.subscription.project != project:
            continue
        if sub.ended_at is None and sub.paused_at is None:
            return sub.id, False
        await _resume(work, found)
        return sub.id, True
    return (
        await work.unit.subscriptions.add(person.id, origin.chat_id, kind, project, work.now, first, thread_id=thread),
        True,
    )


async def change(work: Work, origin: Origin, tapped: SubscriptionTap) -> Toast | None:
    """A button of a subscription's card, or of the list. A second tap changes nothing."""
    person = await people.known(work, origin)
    if person is None:
        return Toast.NOT_ALLOWED
    if tapped.action is SubscriptionAction.LIST or tapped.subscription is None:
        await _show(work, origin, SubscriptionList())
        return None
    sub = await work.unit.subscriptions.by_id(tapped.subscription, lock=True)
    found = None if sub is None else await standing(work, sub)
    if found is None or not manages(work, person, found):
        return Toast.NOT_ALLOWED
    card = SubscriptionCard(subscription_id=found.subscription.id)
    if tapped.action in _MENUS:
        hour = _hour(tapped.choice) if tapped.action is SubscriptionAction.HALVES else None
        card = card.model_copy(update={"showing": _MENUS[tapped.action], "hour": None if hour is None else hour.hour})
        await _show(work, origin, card)
        return None
    toast = await _act(work, found, tapped)
    if toast is Toast.SAVED:
        kind, number = Subject.SUBSCRIPTION, card.subscription_id
        await work.unit.audit.note(work.now, Deed.SUBSCRIPTION_CHANGED, kind, number, person.id)
    await work.unit.cards.touch("subscription_card", card.subscription_id, work.now)
    await _show(work, origin, card)
    return toast


def manages(work: Work, person: Person, found: Standing) -> bool:
    """Whether the person may change it: their own, or their group's where they may subscribe it to the project."""
    sub = found.subscription
    if sub.chat_id > 0:
        return sub.person_id == person.id
    return allowed(person, UseCase.SUBSCRIBE, project=sub.project, now=work.now)


async def _act(work: Work, found: Standing, tapped: SubscriptionTap) -> Toast:
    sub, subs = found.subscription, work.unit.subscriptions
    running = sub.ended_at is None and sub.paused_at is None
    match tapped.action:
        case SubscriptionAction.AT:
            return await _at(work, found, _hour(tapped.choice))
        case SubscriptionAction.SPEAK:
            if tapped.choice is not None and tapped.choice not in work.catalogue.languages:
                return Toast.OUTDATED
            for one in await twins(work, found):
                await subs.speak(one.id, tapped.choice)
        case SubscriptionAction.MOVE:
            return await _move(work, found, tapped.choice)
        case SubscriptionAction.PAUSE:
            if not running:
                return Toast.ALREADY_DONE
            for one in await twins(work, found):
                await subs.pause(one.id, work.now)
        case SubscriptionAction.END:
            if sub.ended_at is not None:
                return Toast.ALREADY_DONE
            for one in await twins(work, found):
                await subs.end(one.id, work.now)
        case SubscriptionAction.RESUME:
            if running:
                return Toast.ALREADY_DONE
            await _resume(work, found)
        case _:
            return Toast.UNKNOWN_BUTTON
    return Toast.SAVED


async def _resume(work: Work, found: Standing) -> None:
    for one in await twins(work, found):
        following = next_due(one.kind, work.now, hour_of(work, one), *calendar(work)).at
        await work.unit.subscriptions.resume(one.id, work.now, following)


def _hour(choice: str | None) -> time | None:
    """The local time that a button names: "19" or "1930"."""
    try:
        return time(int((choice or "")[:2]), int((choice or "")[2:] or 0))
    except ValueError:
        return None


async def _at(work: Work, found: Standing, at: time | None) -> Toast:
    if at is None:
        return Toast.UNKNOWN_BUTTON
    if at == found.at:
        return Toast.ALREADY_DONE
    for one in await twins(work, found):
        following = rescheduled(one.kind, work.now, hour_of(work, one), at, *calendar(work))
        await work.unit.subscriptions.set_hour(one.id, at, None if one.next_at is None else following)
    return Toast.SAVED


async def _move(work: Work, found: Standing, choice: str | None) -> Toast:
    """To a group of the project, which is told what comes there; or back to its owner in private."""
    sub = found.subscription
    if choice is None:
        owner = await work.unit.people.chats_of([sub.person_id])
        chat_id = owner[sub.person_id]
    else:
        chat_id = next((g.chat_id for g in await groups_of(work, sub.project) if str(g.chat_id) == choice), 0)
    if chat_id == 0:
        return Toast.OUTDATED  # the group is not the project's any more
    if chat_id == sub.chat_id:
        return Toast.ALREADY_DONE
    if await _comes(work, chat_id, found):
        return Toast.ALREADY_DONE
    for one in await twins(work, found):
        await work.unit.subscriptions.move(one.id, chat_id)
    if chat_id < 0:
        await work.unit.cards.put(SubscriptionCard(subscription_id=sub.id), chat_id, work.now, silent=True)
    return Toast.SAVED


async def _comes(work: Work, chat_id: int, found: Standing) -> bool:
    """Whether the same summary comes to the chat already."""
    sub = found.subscription
    for other in await work.unit.subscriptions.of_chat(chat_id):
        there = await standing(work, other) if other.ended_at is None and other.thread_id is None else None
        if there is not None and (other.kind, there.subscription.project) == (sub.kind, sub.project):
            return True
    return False


async def groups_of(work: Work, project: str | None) -> list[TeamGroup]:
    """The groups to which a project's summaries can come; the mission has none."""
    if project is None:
        return []
    return await work.unit.groups.linked_to(work.catalogue.family(project, work.today))


async def _show(work: Work, origin: Origin, card: SubscribeMenu | SubscriptionCard | SubscriptionList) -> None:
    await work.unit.cards.tapped(card, origin.chat_id, origin.message_id, work.now)
