"""Who plays: a few roles of every project of the catalogue, by their role's name, and the teams' groups."""

import hashlib

from bot.playground.words import words
from domain.catalogue import Catalogue, Project, Shelter
from domain.frozen import frozen
from domain.people import Grant
from domain.roles import Role
from playground.page import Part, Words

_PEOPLE, _GROUPS = 5_000_000_000, -1_002_000_000_000
"""Where the ids of people and groups begin: the same at every run, so that a kept database knows them again."""


@frozen
class Player:
    """One of the cast. `site`: the usual one; `part`: what the page shows beside the name."""

    name: str
    language: str
    grants: tuple[Grant, ...]
    site: str | None
    part: Part

    @property
    def id(self) -> int:
        """Their id with Telegram."""
        return _PEOPLE + _number(self.name)


@frozen
class TeamGroup:
    """A project's group. `topics`: it is a forum with these; `coordinator`: who links it."""

    title: str
    project: str
    coordinator: Player
    members: tuple[Player, ...]
    topics: tuple[str, ...] = ()

    @property
    def id(self) -> int:
        """Its id with Telegram."""
        return _GROUPS - _number(self.title)


def cast_of(catalogue: Catalogue) -> tuple[Player, ...]:
    """A coordinator, two of the team and a keeper for each shelter of every project with sites, one more coordinator
    and one more keeper who read English, and somebody for the whole mission."""
    found = [player for project in catalogue.projects if project.sites for player in _of(project, catalogue)]
    if "en" in catalogue.languages[1:]:
        found.insert(3, _in_english(next(project for project in catalogue.projects if project.sites)))
        if (shelter := shown_shelter(catalogue)) is not None:
            found.append(_keeper_in_english(shelter, catalogue))
    everywhere = Grant(Role.ADMIN, None), Grant(Role.HEAD_OF_MISSION, None)
    mission = _both(catalogue.label.fr, catalogue.label.en)
    direction = Part("Direction", words("heads the mission"), mission)
    return (*found, Player("Direction", catalogue.languages[0], everywhere, None, direction))


def _in_english(project: Project) -> Player:
    """A colleague of the project's coordinator, for whoever plays in English."""
    name, team = f"Coordinator {project.label.en}", _both(project.label.fr, project.label.en)
    return Player(
        name, "en", (Grant(Role.COORDINATOR, project.key),), None, Part(name, words("coordinates, in English"), team)
    )


def shown_shelter(catalogue: Catalogue) -> Shelter | None:
    """The shelter that the tour shows: one that is open all the year, if there is one."""
    always = (shelter for shelter in catalogue.shelters if catalogue.site(shelter.site).season is None)
    return next(always, next(iter(catalogue.shelters), None))


def _keeper_in_english(shelter: Shelter, catalogue: Catalogue) -> Player:
    """A colleague of that shelter's keeper, for whoever plays in English."""
    project = catalogue.project_of(shelter.site)
    name, team = f"Shelter {project.label.en}", _both(project.label.fr, project.label.en)
    label = catalogue.site(shelter.site).label
    part = Part(name, words("keeps, in English: {site}", site=_both(label.fr, label.en)), team)
    grant = Grant(Role.SHELTER_KEEPER, project.key, frozenset((shelter.site,)))
    return Player(name, "en", (grant,), shelter.site, part)


def _of(project: Project, catalogue: Catalogue) -> list[Player]:
    team, name = _both(project.label.fr, project.label.en), project.label.fr
    shelters = {shelter.site for shelter in catalogue.shelters}
    works = [site for site in project.sites if site.key not in shelters] or list(project.sites)
    member = (Grant(Role.TEAM_MEMBER, project.key),)
    english = "en" if "en" in catalogue.languages else catalogue.languages[0]
    found = [
        Player(
            f"Coordination {name}",
            catalogue.languages[0],
            (Grant(Role.COORDINATOR, project.key),),
            None,
            Part(f"Coordination {name}", words("coordinates"), team),
        ),
        Player(
            f"Équipe {name}",
            catalogue.languages[0],
            member,
            works[0].key,
            Part(f"Équipe {name}", _both(works[0].label.fr, works[0].label.en), team),
        ),
        Player(
            f"Team {project.label.en}",
            english,
            member,
            works[-1].key,
            Part(f"Team {project.label.en}", _both(works[-1].label.fr, works[-1].label.en), team),
        ),
    ]
    for number, site in enumerate((site for site in project.sites if site.key in shelters), start=1):
        keeper = Grant(Role.SHELTER_KEEPER, project.key, frozenset((site.key,)))
        place = _both(site.label.fr, site.label.en)
        called = f"Abri {name}" if number == 1 else f"Abri {name} {number}"
        part = Part(called, words("keeps: {site}", site=place), team)
        found.append(Player(called, catalogue.languages[0], (keeper,), site.key, part))
    return found


def groups_of(catalogue: Catalogue, cast: tuple[Player, ...]) -> tuple[TeamGroup, ...]:
    """A group for every project with sites; the first one has topics."""
    found: list[TeamGroup] = []
    for project in catalogue.projects:
        members = tuple(p for p in cast if any(grant.project == project.key for grant in p.grants))
        if members:
            topics = tuple(site.label.fr for site in project.sites[:2]) if not found else ()
            found.append(TeamGroup(f"Équipe · {project.label.fr}", project.key, members[0], members, topics))
    return tuple(found)


def _both(fr: str, en: str) -> Words:
    return {"fr": fr, "en": en}


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % 900_000_000
