"""Whom an incident's ladder reaches: by the roles and the duty of this moment, never the reporter themselves, nor whom
they left out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from domain.incidents.circle import focal_points
from domain.incidents.ladder import Crew, Member, Rung
from domain.incidents.severity import severity_of
from domain.incidents.types import Incident, Severity, Step
from domain.people import Person, UseCase, allowed, as_of, has_role
from domain.roles import Role
from services import duty
from services.work import Work

_PLAIN = (Role.COORDINATOR, Role.SECURITY_ADVISER, Role.HEAD_OF_MISSION)


async def crew_of(work: Work, incident: Incident) -> Crew:
    """The steps of the incident's ladder, and whom each adds."""
    restricted = incident.facts.restricted
    focal = () if restricted is False else sorted(focal_points(incident.facts, work.catalogue))
    people = await _people(work, {*_PLAIN, *focal}, incident.excluded | {incident.reporter_id})
    on_duty = set() if incident.project is None else set(await duty.on_duty(work, incident.project))
    head = Rung(Step.HEAD, _members(_holding(work, people, Role.HEAD_OF_MISSION), Role.HEAD_OF_MISSION))
    coordinators = tuple(
        replace(member, on_duty=member.person in on_duty)
        for member in _members(_of_project(work, people, incident, Role.COORDINATOR), Role.COORDINATOR)
    )
    first = tuple(member for member in coordinators if member.on_duty) or coordinators
    if restricted is False:
        urgent = severity_of(incident.facts, work.catalogue) is Severity.CRITICAL
        advisers = _members(_of_project(work, people, incident, Role.SECURITY_ADVISER), Role.SECURITY_ADVISER)
        rungs = [
            Rung(Step.DUTY, coordinators if urgent else first, (*coordinators, *advisers)),
            Rung(Step.PROJECT, coordinators),
            Rung(Step.MISSION, _members(_holding(work, people, Role.COORDINATOR), Role.COORDINATOR)),
            head,
        ]
    else:
        told = [
            m
            for role in focal
            for m in _members(_holding(work, people, role, incident.project, incident.facts.site), role)
        ]
        rungs = [Rung(Step.DUTY, tuple(told) if restricted else (*first, *told)), head]
    return await _reachable(work, rungs)


async def _people(work: Work, roles: Iterable[Role], less: Collection[int]) -> list[Person]:
    """Everybody who holds one of the roles somewhere, as they stand today; `less` these, by our own ids."""
    found = await work.unit.people.holding(roles)
    return [as_of(person, work.catalogue, work.today) for person in found if person.id not in less]


def _holding(
    work: Work, people: Iterable[Person], role: Role, project: str | None = None, site: str | None = None
) -> list[Person]:
    """Those who hold the role in the project, at the site where it is known; without a project, anywhere."""
    return [person for person in people if has_role(person, role, work.now, project, site=site)]


def _of_project(work: Work, people: Iterable[Person], incident: Incident, role: Role) -> list[Person]:
    """Those who hold the role in the incident's project and may see what happens at its site; of an incident of no
    project, those who hold it anywhere."""
    project, site = incident.project, incident.facts.site
    held = _holding(work, people, role, project)
    if project is None:
        return held
    return [p for p in held if allowed(p, UseCase.SEE_INCIDENT, project=project, site=site, now=work.now)]


def _members(people: Iterable[Person], role: Role) -> tuple[Member, ...]:
    return tuple(Member(person.id, person.telegram_id, role) for person in people)


async def _reachable(work: Work, rungs: Sequence[Rung]) -> Crew:
    """The crew with who of it can be reached."""
    chats = {member.chat for rung in rungs for member in (*rung.rings, *rung.watches)}
    gone = await work.unit.chats.unreachable_among(chats)

    def seen(members: tuple[Member, ...]) -> tuple[Member, ...]:
        return tuple(replace(member, reachable=False) if member.chat in gone else member for member in members)

    return tuple(Rung(rung.step, seen(rung.rings), seen(rung.watches)) for rung in rungs)


async def unreachable(work: Work, people: Iterable[int]) -> set[int]:
    """Those of these people, by our own ids, whom Telegram says that nothing can be sent to."""
    chats = await work.unit.people.chats_of(people)
    gone = await work.unit.chats.unreachable_among(chats.values())
    return {person for person, chat in chats.items() if chat in gone}
