"""Subscriptions: what somebody gets without asking, and what one reader may see of them."""

from datetime import datetime, time
from typing import Literal

from domain.catalogue.parts import SummaryTimes
from domain.frozen import frozen
from domain.roles import Role
from domain.summaries.periods import Kind

STANDARD_ROLES = (Role.COORDINATOR, Role.HEAD_OF_MISSION)
"""Whoever answers for a project, or for the mission, gets its summaries without asking."""
Menu = Literal["hour", "half", "language", "place"]
"""What is open on a subscription's card."""


def usual_hour(times: SummaryTimes, kind: Kind) -> time:
    """When summaries of this kind come where nobody chose another hour."""
    hours = {Kind.DAILY: times.daily, Kind.CLOSING: times.closing, Kind.WEEKLY: times.weekly}
    return hours.get(kind, times.monthly)


@frozen
class Place:
    """Where a subscription's summaries come: `chat` None: to its owner in private. `coordination`, `number`: which of
    the project's groups; a group has no name here."""

    chat: int | None = None
    coordination: bool = False
    number: int | None = None
    topic: bool = False


@frozen
class SubscriptionView:
    """One subscription. `project` None: of the mission. `language` None: its reader's. `here`: it comes to where the
    card stands."""

    id: int
    kind: Kind
    project: str | None
    at: time
    language: str | None
    place: Place
    here: bool
    standard: bool
    paused: bool
    ended: bool
    next_at: datetime | None
    menu: Menu | None = None
    hour: int | None = None
    places: tuple[Place, ...] = ()


@frozen
class SubscriptionListView:
    """What comes to somebody, or to a group."""

    subscriptions: tuple[SubscriptionView, ...]


@frozen
class SubscribeView:
    """What can be subscribed to. `kind` None: that is to be chosen first; then the project (None: the mission)."""

    kind: Kind | None
    projects: tuple[str | None, ...]
