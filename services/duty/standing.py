"""How duty stands in a project now: the plan, and who of it counts."""

from domain.duty import Absence, Hours, Plan, Shift, cleared, coming, on_duty_at
from domain.frozen import frozen
from domain.people import Person, UseCase, allowed, as_of
from domain.roles import Role
from services.work import Work


@frozen
class OnDuty:
    """Somebody who stands in the plan now; with an `absence` they do not count."""

    shift: Shift
    person: Person
    absence: Absence | None


@frozen
class Standing:
    """A project's duty now.

    `own`: the project's plan, which is what people change. `on` and `coming` have the plans of predecessors in them
    where the project's own leaves a gap: what was planned for them before the succession goes on.
    """

    own: Plan
    on: tuple[OnDuty, ...]
    coming: Plan
    plans: tuple[Plan, ...]

    @property
    def counting(self) -> tuple[int, ...]:
        """Who is on duty: our own ids."""
        return tuple(dict.fromkeys(o.person.id for o in self.on if o.absence is None))


def hours(work: Work) -> Hours:
    """When duty is handed over."""
    rules = work.catalogue.duty
    return Hours(work.catalogue.zone, rules.handover_at, rules.night_at)


async def on_duty(work: Work, project: str) -> list[int]:
    """Our own ids of those whom the project's alerts ring for first, by the plan of this moment; empty: nobody is on
    duty, and an alert rings for everybody. Somebody who lost the role or cannot be reached is left out. More than one
    only where a project has just succeeded several. Changes nothing. Raises UnknownKey for a project that is none."""
    return list((await standing(work, heir(work, project))).counting)


def heir(work: Work, project: str) -> str:
    """The project that stands for this one today."""
    return work.catalogue.project_on(project, work.today).key


async def standing(work: Work, project: str) -> Standing:
    """How duty stands in a project of today."""
    own = await _plan(work, project)
    plans = [own]
    for key in work.catalogue.family(project, work.today)[1:]:
        inherited = await _plan(work, key)
        for taken in own:
            inherited = cleared(inherited, taken.start, taken.end)
        plans.append(inherited)
    under_way = [shift for plan in plans if (shift := on_duty_at(plan, work.now)) is not None]
    after = sorted((s for plan in plans for s in coming(plan, work.now)), key=lambda s: s.start)
    return Standing(own, await _counted(work, project, under_way), tuple(after), tuple(plans))


async def _plan(work: Work, project: str) -> Plan:
    board = await work.unit.duty.by_project(project)
    return () if board is None else await work.unit.duty.plan(board.id, work.now)


async def _counted(work: Work, project: str, shifts: list[Shift]) -> tuple[OnDuty, ...]:
    found = []
    for shift in shifts:
        person = await person_of(work, shift.person)
        if person is not None:
            found.append(OnDuty(shift, person, await absence(work, person, project)))
    return tuple(found)


async def person_of(work: Work, person_id: int) -> Person | None:
    """The person as they stand today."""
    found = await work.unit.people.by_id(person_id)
    return None if found is None else as_of(found, work.catalogue, work.today)


async def absence(work: Work, person: Person, project: str) -> Absence | None:
    """Why the person could not be on duty in the project now; None where they could."""
    if person.locked:
        return Absence.LOCKED
    if not allowed(person, UseCase.TAKE_DUTY, project=project, now=work.now):
        return Absence.NO_ROLE
    unreachable = await work.unit.chats.is_unreachable(person.telegram_id)
    return Absence.UNREACHABLE if unreachable else None


async def coordinators(work: Work, project: str) -> list[Person]:
    """Everybody who may be on duty in the project, in order of admission, whether they can be reached or not."""
    found = await work.holding([Role.COORDINATOR], project)
    return [p for p in found if allowed(p, UseCase.TAKE_DUTY, project=project, now=work.now)]


async def candidates(work: Work, project: str) -> list[Person]:
    """Those of the coordinators who can be reached."""
    people = await coordinators(work, project)
    gone = await work.unit.chats.unreachable_among([person.telegram_id for person in people])
    return [person for person in people if person.telegram_id not in gone]
