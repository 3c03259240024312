"""How a subscription stands today: of which project, at which hour, for whom, and whether anything comes of it."""

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

from domain.catalogue import UnknownKey
from domain.frozen import frozen
from domain.people import Person, UseCase, allowed
from domain.summaries.subscriptions import STANDARD_ROLES, usual_hour
from services.duty import person_of
from services.summaries.audience import Audience
from services.work import Work
from storage.subscriptions import Subscription


@frozen
class Standing:
    """A subscription as it stands today: where another project has succeeded its own it is that one's."""

    subscription: Subscription
    audience: Audience
    at: time

    @property
    def target(self) -> str:
        """What comes where. Two subscriptions with one target (two projects have become one) bring one summary."""
        sub = self.subscription
        return f"summary:{sub.chat_id}:{sub.thread_id or ''}:{sub.kind}:{sub.project or '*'}"


def hour_of(work: Work, subscription: Subscription) -> time:
    """The local time at which its summaries come."""
    return subscription.at or usual_hour(work.catalogue.summaries, subscription.kind)


def calendar(work: Work) -> tuple[ZoneInfo, time]:
    """The mission's zone, and when its reporting days start: what domain/summaries/schedules reckons with."""
    return work.catalogue.zone, work.catalogue.day_starts_at


async def standing(work: Work, subscription: Subscription) -> Standing | None:
    """None: nothing comes of it, because its reader lost the right or the role that brought it, the group is not the
    project's any more, or the catalogue has dropped the project."""
    return next(iter(await every_standing(work, subscription)), None)


async def every_standing(work: Work, subscription: Subscription) -> list[Standing]:
    """As `standing`; of a project that was split one for each of its parts, so that nobody loses sight of one."""
    try:
        projects = (None,) if subscription.project is None else _today(work, subscription.project)
    except UnknownKey:
        return []
    found = []
    for project in projects:
        audience = await _audience(work, subscription, project)
        if audience is not None and audience.may_see(work, project):
            found.append(Standing(replace(subscription, project=project), audience, hour_of(work, subscription)))
    return found


def _today(work: Work, project: str) -> tuple[str, ...]:
    return work.catalogue.projects_for(project, work.today)


async def _audience(work: Work, subscription: Subscription, project: str | None) -> Audience | None:
    if subscription.chat_id < 0:
        group = await work.group(subscription.chat_id)
        return None if group is None else Audience(None, group)
    person = await person_of(work, subscription.person_id)
    if person is None:
        return None
    if subscription.standard:
        holds = _brought(work, person, subscription.project)
    else:
        holds = allowed(person, UseCase.SUBSCRIBE, project=project, now=work.now)
    return Audience(person, None) if holds else None


def _brought(work: Work, person: Person, project: str | None) -> bool:
    """Whether the role that brought it is still in force."""
    return any(
        g.role in STANDARD_ROLES and g.project == project and g.sites is None and g.counts(work.now)
        for g in person.grants
    )


async def twins(work: Work, found: Standing) -> list[Subscription]:
    """Every subscription of the chat with the same target: what is done to one is done to all."""
    stand = [await standing(work, sub) for sub in await work.unit.subscriptions.of_chat(found.subscription.chat_id)]
    return [s.subscription for s in stand if s is not None and s.target == found.target]
