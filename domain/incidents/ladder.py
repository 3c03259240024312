"""The ladder: who is rung at which step, when the next one comes, and what is run after Vigie was down.

An alert's *crew* says whom each of its steps adds; a step rings those whom it adds and those of the steps before it.
What is restricted, or may be, has only the first and the last step. The last two repeat until somebody takes it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.frozen import frozen
from domain.incidents.types import Alerted, Climb, Step
from domain.roles import Role

LATE_AFTER = timedelta(minutes=1)
"""What comes later than this is marked as late."""


@frozen
class Member:
    """Somebody of a crew. `chat`: their private chat. `on_duty`: they are, at this moment. `reachable`: as far as
    Telegram has said."""

    person: int
    chat: int
    role: Role
    on_duty: bool = False
    reachable: bool = True


@frozen
class Rung:
    """Whom one step adds: `rings` are rung, `watches` only have the card."""

    step: Step
    rings: tuple[Member, ...]
    watches: tuple[Member, ...] = ()


Crew = tuple[Rung, ...]
"""The steps of one incident's ladder, in order."""


@frozen
class Due:
    """One step that is to be run. `late`: it should have been run before."""

    step: Step
    at: datetime
    late: bool


def following(crew: Crew, last: Step | None) -> Step:
    """The step after `last` (None: none was run yet); after the last one the last but one."""
    steps = [rung.step for rung in crew]
    if last not in steps:
        return steps[0]
    at = steps.index(last) + 1
    return steps[at] if at < len(steps) else steps[max(0, at - 2)]


def up_to(crew: Crew, step: Step) -> Iterator[tuple[Step, Member, bool]]:
    """Everybody whom the ladder has reached at a step, each once, with the step that added them and whether they are
    rung."""
    seen: dict[int, bool] = {}
    found: list[tuple[Step, Member]] = []
    for rung in crew:
        if rung.step > step:
            break
        for rings, members in ((True, rung.rings), (False, rung.watches)):
            for member in members:
                if member.person not in seen:
                    found.append((rung.step, member))
                seen[member.person] = seen.get(member.person, False) or rings
    for added, member in found:
        yield added, member, seen[member.person]


def declined(alerted: Collection[Alerted], climb: Climb) -> frozenset[int]:
    """Who said in this climb that they cannot."""
    return frozenset(
        a.person
        for a in alerted
        if a.declined_at is not None and climb.since is not None and a.declined_at >= climb.since
    )


def left(crew: Crew, step: Step, gone: Collection[int]) -> tuple[Member, ...]:
    """Those whom the step rings: whoever can be reached and is not `gone` (said that they cannot)."""
    return tuple(m for _, m, rings in up_to(crew, step) if rings and m.reachable and m.person not in gone)


def is_last(crew: Crew, step: Step) -> bool:
    """Whether no step comes after it but repeats."""
    return step == crew[-1].step


def due_steps(climb: Climb, crew: Crew, wait: timedelta, now: datetime) -> Sequence[Due]:
    """The steps that are due, in order: several where Vigie was down, each once. Repeats that were missed are not made
    up for."""
    found: list[Due] = []
    step, at = climb.step, climb.next_at
    while at is not None and at <= now and not (found and is_last(crew, found[-1].step)):
        step = following(crew, step)
        found.append(Due(step, at, now - at > LATE_AFTER))
        at += wait
    return found


def begun(climb: Climb, now: datetime, after: Step | None = None) -> Climb:
    """The alert climbs (again) from now on: its next step is the one after `after`, at once."""
    return replace(climb, step=after, since=now, next_at=now, held_since=None, reminded_at=None)


def ran(climb: Climb, step: Step, now: datetime, wait: timedelta | None) -> Climb:
    """A step was run. `wait` None: no further one comes."""
    return replace(climb, run=climb.run + 1, step=step, last_at=now, next_at=None if wait is None else now + wait)
