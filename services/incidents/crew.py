"""Whom an incident's ladder reaches: by the roles and the duty of this moment, never the reporter themselves."""

from collections.abc import Iterable
from dataclasses import replace

from domain.incidents.circle import focal_points
from domain.incidents.ladder import Crew, Member, Rung
from domain.incidents.severity import severity_of
from domain.incidents.types import Incident, Severity, Step
from domain.people import Person, UseCase, allowed, as_of, has_role
from domain.roles import Role
from services import duty
from services.work import Work


async def crew_of(work: Work, incident: Incident) -> Crew:
    """The steps of the incident's ladder, and whom each adds."""
    on_duty = set() if incident.project is None else set(await duty.on_duty(work, incident.project))
    head = Rung(Step.HEAD, _members(await _anywhere(work, Role.HEAD_OF_MISSION), Role.HEAD_OF_MISSION))
    coordinators = [
        replace(member, on_duty=member.person in on_duty)
        for member in _members(await _of_project(work, incident, Role.COORDINATOR), Role.COORDINATOR)
    ]
    first = [member for member in coordinators if member.on_duty] or coordinators
    if incident.facts.restricted is False:
        urgent = severity_of(incident.facts, work.catalogue) is Severity.CRITICAL
        advisers = _members(await _of_project(work, incident, Role.SECURITY_ADVISER), Role.SECURITY_ADVISER)
        mission = _members(await _anywhere(work, Role.COORDINATOR), Role.COORDINATOR)
        rungs = [
            Rung(Step.DUTY, tuple(coordinators if urgent else first), (*coordinators, *advisers)),
            Rung(Step.PROJECT, tuple(coordinators)),
            Rung(Step.MISSION, mission),
            head,
        ]
    else:
        focal = [
            member
            for role in sorted(focal_points(incident.facts, work.catalogue))
            for member in _members(await _holding(work, incident, role), role)
        ]
        told_first = focal if incident.facts.restricted else [*first, *focal]
        rungs = [Rung(Step.DUTY, tuple(told_first)), head]
    return await _reachable(work, [_without(rung, incident.reporter_id) for rung in rungs])


def _members(people: Iterable[Person], role: Role) -> tuple[Member, ...]:
    return tuple(Member(person.id, role) for person in people)


async def _of_project(work: Work, incident: Incident, role: Role) -> list[Person]:
    """Whoever holds the role there and may see such an incident."""
    return [
        person
        for person in await _holding(work, incident, role)
        if incident.project is None
        or allowed(person, UseCase.SEE_INCIDENT, project=incident.project, site=incident.facts.site, now=work.now)
    ]


async def _holding(work: Work, incident: Incident, role: Role) -> list[Person]:
    """Whoever holds the role in the incident's project, or one that it has succeeded; of no project, anywhere."""
    if incident.project is None:
        return await _anywhere(work, role)
    family = [await work.unit.people.with_roles([role], key) for key in work.catalogue.family(incident.project)]
    found = {person.id: as_of(person, work.catalogue, work.today) for held in family for person in held}
    return [person for _, person in sorted(found.items()) if has_role(person, role, work.now, incident.project)]


async def _anywhere(work: Work, role: Role) -> list[Person]:
    found = [as_of(person, work.catalogue, work.today) for person in await work.unit.people.holding([role])]
    return [person for person in found if has_role(person, role, work.now)]


def _without(rung: Rung, person: int) -> Rung:
    rings = tuple(member for member in rung.rings if member.person != person)
    return Rung(rung.step, rings, tuple(member for member in rung.watches if member.person != person))


async def _reachable(work: Work, rungs: list[Rung]) -> Crew:
    """The crew with who of it can be reached."""
    gone = await unreachable(work, {m.person for rung in rungs for m in (*rung.rings, *rung.watches)})

    def seen(members: tuple[Member, ...]) -> tuple[Member, ...]:
        return tuple(replace(member, reachable=member.person not in gone) for member in members)

    return tuple(Rung(rung.step, seen(rung.rings), seen(rung.watches)) for rung in rungs)


async def unreachable(work: Work, people: Iterable[int]) -> set[int]:
    """Those of these people, by our own ids, whom Telegram says that nothing can be sent to."""
    chats = await work.unit.people.chats_of(people)
    gone = await work.unit.duty.unreachable_among(list(chats.values()))
    return {person for person, chat in chats.items() if chat in gone}
