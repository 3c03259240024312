"""Who is in a team, and what of it somebody may change."""

from functools import partial

from domain.catalogue import UnknownKey
from domain.people import Grant, Person, UseCase, allowed, as_of, may_revoke, projects_of, removal_leaves_an_admin
from domain.roles import Role
from domain.team import WHOLE_MISSION, Held, Member, of_scope, reaching
from services.work import Work


def scopes(work: Work, person: Person) -> tuple[str, ...]:
    """The projects whose team the person sees, their own first; and the whole mission, where they lead that."""
    keys = sorted((p.key for p in work.catalogue.projects_on(work.today)), key=lambda key: key != person.project)
    found = projects_of(person, UseCase.SEE_TEAM, keys, work.now)
    whole = allowed(person, UseCase.SEE_TEAM, project=None, now=work.now)
    return (*found, WHOLE_MISSION) if whole else found


def project_of(scope: str) -> str | None:
    """The project that a scope is; None: the whole mission."""
    return None if scope == WHOLE_MISSION else scope


def family(work: Work, scope: str) -> tuple[str, ...]:
    """The project and those that it succeeded, whose roles reach it."""
    try:
        return () if scope == WHOLE_MISSION else work.catalogue.family(scope, work.today)
    except UnknownKey:
        return (scope,)


async def members(work: Work, reader: Person, scope: str) -> tuple[Member, ...]:
    """Everybody with a role that reaches the scope, by name."""
    ids = await work.unit.team.of_projects(family(work, scope))
    roles: dict[int, list[Held]] = {}
    for held in await work.unit.team.held(ids):
        roles.setdefault(held.person, []).append(held)
    people = {p.id: p for p in (await work.unit.people.by_ids(ids))}
    gone = await work.unit.chats.unreachable_among([p.telegram_id for p in people.values()])
    found = []
    for person_id, person in people.items():
        reached = reaching(roles.get(person_id, ()), scope, family(work, scope), work.now)
        if reached:
            found.append(_member(work, reader, person, reached, scope, person.telegram_id in gone))
    return tuple(sorted(found, key=lambda m: (m.name.casefold(), m.id)))


async def member(work: Work, reader: Person, scope: str, person_id: int) -> Member | None:
    """One of them; None where no role of theirs reaches the scope any more."""
    return next((m for m in await members(work, reader, scope) if m.id == person_id), None)


def _member(work: Work, reader: Person, person: Person, held: tuple[Held, ...], scope: str, gone: bool) -> Member:
    may = {
        h.id
        for h in of_scope(held, scope)
        if allowed(reader, UseCase.CHANGE_TEAM, project=h.grant.project, now=work.now)
        and may_revoke(reader, h.grant, person.id, work.now)
    }
    me = person.id == reader.id
    return Member(person.id, person.first_name, held, person.locked, gone and not person.locked, me, frozenset(may))


async def leaves_an_admin(work: Work, person_id: int, ending: list[Grant], after: Grant | None) -> bool:
    """Whether somebody administers the whole mission for good once these roles have ended or are another."""

    def administers(grant: Grant) -> bool:
        return grant.role is Role.ADMIN and grant.project is None

    def lasting(grant: Grant) -> bool:
        return administers(grant) and grant.until is None

    if not any(administers(grant) for grant in ending):
        return True
    if after is not None and administers(after) and (lasting(after) or not any(map(lasting, ending))):
        return True
    holding = [p for p in await work.unit.people.holding([Role.ADMIN]) if not p.locked]
    admins = [p.id for p in holding if any(lasting(g) for g in p.grants)]
    return removal_leaves_an_admin(admins, person_id)


def may_lock(work: Work, reader: Person, other: Person) -> bool:
    """Whether the reader may lock the other's account, and open it again: where they answer for one of the other's
    projects, or for the sites to which the other is limited there."""
    found = as_of(other, work.catalogue, work.today)
    held = [grant for grant in found.grants if grant.counts(work.now)]
    places = [(grant.project, site) for grant in held for site in grant.sites or (None,)]
    if any(grant.project is None for grant in held):
        places += [(project.key, None) for project in work.catalogue.projects_on(work.today)]
    may = partial(allowed, reader, UseCase.LOCK_ACCOUNT, now=work.now)
    return any(may(project=project, site=site, throughout=site is None) for project, site in places)
