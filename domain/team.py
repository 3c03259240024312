"""A project's people and their roles, as whoever answers for them sees and changes them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.frozen import frozen
from domain.people import Grant, Person, may_grant
from domain.roles import Role

WHOLE_MISSION = "*"
"""The scope of roles for the whole mission, where a project is chosen."""
UNDO_TIME = timedelta(hours=24)
"""For how long a change can be undone with a tap."""
FURTHEST = timedelta(days=5 * 366)
"""An end that is further away is a slip of the finger."""


@frozen
class Held:
    """One role that somebody holds, by its number."""

    id: int
    person: int
    grant: Grant


@frozen
class Member:
    """Somebody of a team, with those of their roles that reach it. `changeable`: the numbers of those that the reader
    may end or change."""

    id: int
    name: str
    roles: tuple[Held, ...]
    locked: bool
    unreachable: bool
    me: bool
    changeable: frozenset[int]


@frozen
class TeamView:
    """A team's list (`member` None), or one person of it.

    `scope` None: choose one of `scopes`. `part`: what is open; `held`: the role in question; `after`: what it becomes,
    None where it ends. `roles`, `sites`, `projects`: what there is to choose from.
    """

    scope: str | None
    scopes: tuple[str, ...]
    today: date
    members: tuple[Member, ...] = ()
    page: int = 0
    member: Member | None = None
    name: str = ""
    """Whom the card is about, also where they are in the team no more; `of`: by our own id."""
    of: int = 0
    mine: bool = False
    """It is about the reader."""
    part: str | None = None
    held: tuple[Held, ...] = ()
    after: Grant | None = None
    what: str | None = None
    roles: tuple[Role, ...] = ()
    sites: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    ends: tuple[date, ...] = ()
    on_duty: bool = False
    """Shifts of theirs stay without anybody."""
    sure: bool = False
    """Asked for the second time: the reader would lead nothing any more."""
    may_lock: bool = False
    may_invite: bool = False
    said: str | None = None
    """Words that are no day on which a role can end."""


@frozen
class LockView:
    """That somebody's account is locked. `by` None: they did it themselves; `open`: nobody needs to do anything any
    more."""

    person: int
    name: str
    by: str | None
    by_me: bool
    at: datetime
    now: datetime
    opened_by: str | None
    opened_by_me: bool
    open: bool


def last_day(until: datetime, zone: ZoneInfo) -> date:
    """The last day on which a role counts that ends then."""
    return (until.astimezone(zone) - timedelta(microseconds=1)).date()


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """When a role ends whose last day this is: at the midnight after it."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)


def ends_to_choose(today: date) -> tuple[date, ...]:
    """Last days that are often meant: this Sunday, in two weeks, this month's and the next two months' last."""
    sunday = today + timedelta(days=6 - today.weekday())
    found = [sunday, today + timedelta(days=14)]
    first = today.replace(day=1)
    for _ in range(3):
        following = (first + timedelta(days=32)).replace(day=1)
        found.append(following - timedelta(days=1))
        first = following
    return tuple(sorted({day for day in found if day >= today}))


def possible_end(day: date, today: date) -> bool:
    """Whether a role can be said to end on the day."""
    return today <= day <= today + FURTHEST


def reaching(held: Sequence[Held], scope: str, family: Sequence[str], now: datetime) -> tuple[Held, ...]:
    """Those of somebody's roles that count now and reach a project (with its predecessors), or the whole mission."""
    wanted = (None,) if scope == WHOLE_MISSION else (*family, None)
    return tuple(h for h in held if h.grant.counts(now) and h.grant.project in wanted)


def of_scope(held: Sequence[Held], scope: str) -> tuple[Held, ...]:
    """Those that are of the scope itself: a role for the whole mission is not changed in one of its projects."""
    return tuple(h for h in held if (h.grant.project is None) == (scope == WHOLE_MISSION))


def toggled(grant: Grant, site: str | None, sites: Sequence[str]) -> Grant:
    """The role with a site more or less; None, none left and all of them: every site."""
    if site is None:
        return replace(grant, sites=None)
    chosen = frozenset(() if grant.sites is None else grant.sites) ^ {site}
    return replace(grant, sites=None if not chosen or chosen >= set(sites) else chosen)


def may_become(person: Person, after: Grant, now: datetime) -> bool:
    """Whether the person may give somebody this very role."""
    return may_grant(person, after.role, after.project, now)
