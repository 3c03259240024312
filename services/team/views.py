"""What one reader may be shown of a team, and of accounts that are locked."""

from dataclasses import replace

from domain.duty import held_by
from domain.incidents.views import RingGoneView
from domain.notices import LockTold, MessagesRecalled, TeamCard, TeamEndPrompt
from domain.people import Grant, Person, UseCase, allowed, grantable
from domain.team import Held, LockView, TeamView, ends_to_choose, of_scope
from services import duty
from services.duty.standing import standing
from services.team.standing import may_lock, member, members, project_of, scopes
from services.work import Work

__all__ = ["card_view", "lock_view", "opened_view", "prompt_view", "recalled_view", "scopes"]


async def card_view(work: Work, reader: Person, notice: TeamCard) -> TeamView | None:
    """The team, or one of it; None for one who sees no team (any more)."""
    open_now = scopes(work, reader)
    if not open_now:
        return None
    scope = notice.scope if notice.scope in open_now else open_now[0] if len(open_now) == 1 else None
    view = TeamView(scope, open_now, work.today, page=notice.page, said=notice.said)
    if scope is None:
        return view
    view = replace(view, may_invite=bool(grantable(reader, project_of(scope), work.now)))
    one = None if notice.person_id is None else await member(work, reader, scope, notice.person_id)
    if notice.person_id is None or (one is None and notice.part != "done"):
        return replace(view, members=await members(work, reader, scope))
    return await _person(work, reader, notice, replace(view, member=one, part=notice.part, what=notice.what))


async def _person(work: Work, reader: Person, notice: TeamCard, view: TeamView) -> TeamView | None:
    assert notice.person_id is not None
    assert view.scope is not None  # the caller looked
    other = await duty.person_of(work, notice.person_id)
    if other is None:
        return None
    project = project_of(view.scope)
    held = in_question(notice, () if view.member is None else view.member.roles, view.scope)
    after = becomes(notice, held)
    others = project is not None and len(view.scopes) > 1
    return replace(
        view,
        name=other.first_name,
        of=other.id,
        mine=other.id == reader.id,
        held=held,
        after=after,
        roles=grantable(reader, project, work.now),
        sites=() if project is None else tuple(s.key for s in work.catalogue.sites_of(project, work.today)),
        projects=tuple(s for s in view.scopes if project_of(s) is not None and s != project) if others else (),
        ends=ends_to_choose(work.today),
        on_duty=await _leaves_duty(work, other, held, after, notice),
        sure=notice.sure,
        may_lock=reader.id != other.id and may_lock(work, reader, other),
    )


def in_question(notice: TeamCard, roles: tuple[Held, ...], scope: str) -> tuple[Held, ...]:
    """The roles that a card is about: the one that was chosen, else every one in the scope."""
    own = of_scope(roles, scope)
    return own if notice.grant_id is None else tuple(h for h in own if h.id == notice.grant_id)


def becomes(notice: TeamCard, held: tuple[Held, ...]) -> Grant | None:
    """What the role becomes by what was chosen; None where it ends, or nothing was chosen yet."""
    if len(held) != 1:
        return None
    grant = held[0].grant
    match notice.what:
        case "role":
            return None if notice.role is None else replace(grant, role=notice.role)
        case "sites":
            return replace(grant, sites=None if notice.sites is None else frozenset(notice.sites))
        case "project":
            return None if notice.project is None else replace(grant, project=notice.project, sites=None)
        case "end":
            return replace(grant, until=notice.until)
    return None


async def _leaves_duty(
    work: Work, other: Person, held: tuple[Held, ...], after: Grant | None, notice: TeamCard
) -> bool:
    """Whether the person stands in a plan by a role that is to end."""
    if notice.part != "ask" or notice.what in ("unlock", "end"):
        return False
    gone = set() if notice.what == "lock" else {h.grant for h in held}
    rest = tuple(g for g in other.grants if g not in gone) + (() if after is None else (after,))
    left = replace(other, grants=() if notice.what == "lock" else rest)
    for project in work.catalogue.projects_on(work.today):
        before = allowed(other, UseCase.TAKE_DUTY, project=project.key, now=work.now)
        if not before or allowed(left, UseCase.TAKE_DUTY, project=project.key, now=work.now):
            continue
        stands = await standing(work, project.key)
        if any(held_by(plan, other.id, work.now) for plan in stands.plans):
            return True
    return False


async def prompt_view(work: Work, reader: Person, notice: TeamEndPrompt) -> TeamView | None:
    """Whose role is to end; None for one who may not change it (any more)."""
    if notice.scope not in scopes(work, reader):
        return None
    for one in await members(work, reader, notice.scope):
        held = tuple(h for h in one.roles if h.id == notice.grant_id)
        if held and held[0].id in one.changeable:
            return TeamView(notice.scope, (), work.today, member=one, name=one.name, held=held)
    return None


async def lock_view(work: Work, reader: Person, notice: LockTold) -> LockView | None:
    """How somebody's locked account stands, for those who answer for them."""
    other = await duty.person_of(work, notice.person_id)
    if other is None or other.id == reader.id or not may_lock(work, reader, other):
        return None
    names = await work.unit.people.names([i for i in (notice.by, notice.opened_by) if i is not None])
    own = notice.by == other.id
    return LockView(
        person=other.id,
        name=other.first_name,
        by=None if own else names.get(notice.by, ""),
        by_me=notice.by == reader.id,
        at=notice.at,
        now=work.now,
        opened_by=None if notice.opened_by is None else names.get(notice.opened_by, ""),
        opened_by_me=notice.opened_by == reader.id,
        open=other.locked_at != notice.at,
    )


async def opened_view(work: Work, by: int) -> LockView | None:
    """To somebody whose account is open again: who opened it."""
    name = (await work.unit.people.names([by])).get(by, "")
    return LockView(0, "", None, False, work.now, work.now, name, False, True)


async def recalled_view(work: Work, chat_id: int, notice: MessagesRecalled) -> RingGoneView:
    """The messages that are to be taken away."""
    return RingGoneView(tuple(await work.unit.outbox.messages_in(notice.rows, chat_id)), emptied=True)
