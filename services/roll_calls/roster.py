"""Who is to be on a roll, and who may see who answered: by the roles of this moment."""

from collections.abc import Sequence

from domain.catalogue import UnknownKey
from domain.people import Person, UseCase, allowed, has_role
from domain.roles import Role
from domain.roll_calls import Entry, RollCall, belongs, may_be_at
from services.work import Work

_WATCHING = (Role.COORDINATOR, Role.SECURITY_ADVISER)


async def team(work: Work, project: str) -> list[Person]:
    """Everybody of the project, in order of admission."""
    try:
        found = await work.holding(Role, project)
    except UnknownKey:
        return []
    return [person for person in found if belongs(person, project, work.now)]


def family(work: Work, project: str) -> tuple[str, ...]:
    """The project and its predecessors; one that the catalogue has dropped has none."""
    try:
        return work.catalogue.family(project, work.today)
    except UnknownKey:
        return (project,)


def at_site(work: Work, people: Sequence[Person], project: str, site: str | None) -> list[Person]:
    """Those who are to be asked where only a site is called."""
    return [p for p in people if site is None or may_be_at(p, project, site, work.now)]


async def reporting_from(work: Work, project: str, site: str) -> set[int]:
    """Who reported from the site today: our own ids. They may be there, whatever their usual one is."""
    found = await work.unit.shift_reports.of_day(project, work.today)
    return {report.author_id for report, revision in found if revision.content.site == site}


async def to_ask(work: Work, project: str, site: str | None) -> list[Person]:
    """Everybody whom a roll call that starts now asks."""
    people = await team(work, project)
    seen = set() if site is None else await reporting_from(work, project, site)
    expected = {person.id for person in at_site(work, people, project, site)}
    return [person for person in people if person.id in expected | seen]


async def moves(work: Work, call: RollCall, roll: Sequence[Entry]) -> tuple[list[Person], list[Entry], list[Entry]]:
    """Who joined the project since the roll was made, who left it, and who came back. Nobody goes off a roll for
    choosing another usual site."""
    people = await team(work, call.project)
    known = {entry.person for entry in roll}
    there = {person.id for person in people}
    joined = [p for p in at_site(work, people, call.project, call.site) if p.id not in known]
    left = [entry for entry in roll if entry.left_at is None and entry.person not in there]
    back = [entry for entry in roll if entry.left_at is not None and entry.person in there]
    return joined, left, back


async def watching(work: Work, project: str) -> list[Person]:
    """Those who get the tally: the project's coordinators and security advisers."""
    return [
        person
        for person in await team(work, project)
        if any(has_role(person, role, work.now, project) for role in _WATCHING)
        and allowed(person, UseCase.CALL_ROLL, project=project, now=work.now)
    ]
