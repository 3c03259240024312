"""How the mission's shelters stand now, and who may do what about them."""

from collections.abc import Iterable, Mapping

from domain.catalogue import UnknownKey
from domain.catalogue.parts import Shelter, Site
from domain.frozen import frozen
from domain.people import Person, UseCase, allowed
from domain.roles import Role
from domain.shelters.seasons import is_open
from domain.shelters.types import Standing
from services.work import Work


@frozen
class Place:
    """A shelter of the mission today: its beds, its site, and the project that runs it now."""

    shelter: Shelter
    site: Site
    project: str


def places(work: Work) -> Mapping[str, Place]:
    """Every shelter that stands today by its site's key, in the order of the file."""
    return {shelter.site: place_of(work, shelter.site) for shelter in work.catalogue.shelters_on(work.today)}


def place_of(work: Work, site: str) -> Place:
    """A shelter, also one that has become another one; raises UnknownKey."""
    return Place(
        work.catalogue.shelter(site), work.catalogue.site(site), work.catalogue.project_of(site, work.today).key
    )


async def standings(work: Work, sites: Iterable[str]) -> list[Standing]:
    """How these shelters stand now, in the given order. Raises UnknownKey for a site without beds."""
    shelters = [work.catalogue.shelter(site) for site in sites]
    closed = [s.site for s in shelters if not is_open(work.catalogue, s.site, work.today)]
    return await work.unit.shelters.standings(shelters, work.now, closed)


async def standing_of(work: Work, site: str) -> Standing:
    """How one shelter stands now. Raises UnknownKey for a site without beds."""
    (found,) = await standings(work, [site])
    return found


def may(work: Work, person: Person, use_case: UseCase) -> bool:
    """Whether somebody may do what reaches over all projects: asking for beds, holding them, recording who was turned
    away. Whoever may in one project may in all: a bed in the next town is a bed."""
    projects = [p.key for p in work.catalogue.projects_on(work.today)]
    return any(allowed(person, use_case, project=project, now=work.now) for project in projects)


def are_there(work: Work) -> bool:
    """Whether the mission has any shelter."""
    return bool(work.catalogue.shelters)


def may_count_some(work: Work, person: Person) -> bool:
    """Whether somebody keeps the beds of some shelter."""
    return any(may_count(work, person, site) for site in places(work))


def may_count(work: Work, person: Person, site: str) -> bool:
    """Whether somebody keeps the beds of this shelter: counts them, closes it, sees holds arrive. False, too, for a
    site that is no shelter of the catalogue any more."""
    try:
        work.catalogue.shelter(site)
        project = work.catalogue.project_of(site, work.today).key
    except UnknownKey:
        return False
    return allowed(person, UseCase.COUNT_BEDS, project=project, site=site, now=work.now)


def role_at(work: Work, person: Person, site: str) -> Role:
    """As what somebody counts the beds of a shelter: as its keeper where they are one."""
    project = work.catalogue.project_of(site, work.today).key
    held = [g.role for g in person.grants if g.counts(work.now) and g.covers(project, site)]
    for role in (Role.SHELTER_KEEPER, Role.COORDINATOR, *held):
        if role in held:
            return role
    return Role.TEAM_MEMBER


async def keepers(work: Work, site: str) -> list[Person]:
    """Who is asked for a count and told of holds: the shelter's keepers who can be reached, else the project's
    coordinators."""
    project = work.catalogue.project_of(site, work.today).key
    for role in (Role.SHELTER_KEEPER, Role.COORDINATOR):
        able = [p for p in await work.holding([role], project) if may_count(work, p, site)]
        gone = await work.unit.chats.unreachable_among([p.telegram_id for p in able])
        reachable = [p for p in able if p.telegram_id not in gone]
        if reachable:
            return reachable
    return []
