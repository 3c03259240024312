"""Exercises: an alert that is none, raised to see how long it takes until somebody has it.

An exercise is over once somebody takes it, once every step of its ladder has waited in vain, at a tap, or as soon as a
real alert of the same project leaves: it must never stand beside one.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from domain.frozen import frozen
from domain.incidents.ladder import Crew, is_last
from domain.incidents.types import Climb, Facts, Severity, Step


class DrillEnd(StrEnum):
    """By what an exercise ended."""

    TAKEN = "taken"
    NOBODY = "nobody"
    """Every step was run, and nobody took it."""
    STOPPED = "stopped"
    """Somebody ended it with a tap."""
    REAL = "real"
    """A real alert left."""


def scenario(facts: Facts) -> Facts:
    """What an exercise is about, by the words that came with it. What cannot be ruled out is not asked: nothing
    happened. It always climbs, since that is what is tried."""
    severity = None if facts.severity is Severity.LOW else facts.severity
    return Facts(
        type=facts.type,
        restricted=facts.restricted is True,
        severity=severity,
        site=facts.site,
        narrative=facts.narrative,
    )


def in_vain(climb: Climb, crew: Crew, now: datetime) -> bool:
    """Whether the last step has waited in vain. A real alert goes on repeating its last ones, an exercise does not."""
    due = climb.next_at is not None and climb.next_at <= now
    return due and climb.step is not None and is_last(crew, climb.step)


@frozen
class DrillMenuView:
    """/drill: the projects in which the reader may raise an exercise, those in which one is under way, and those in
    which a real alert that nobody took yet stands in its way."""

    projects: tuple[str, ...]
    under_way: tuple[str, ...] = ()
    real: tuple[str, ...] = ()
    said: str | None = None


@frozen
class DrillResultView:
    """How an exercise went, for those who had it and whoever raised it."""

    number: str | None
    project: str | None
    raised_at: datetime
    now: datetime
    raised_by: str | None
    """None: the reader."""
    end: DrillEnd
    ended_by: str | None
    """Who ended it with a tap; None: nobody in particular, or the reader (`by_reader`)."""
    by_reader: bool
    taken_by: str | None
    """None: the reader, where it was taken at all."""
    took: timedelta
    """Until somebody took it, else until it ended."""
    opened_after: timedelta | None
    """Until somebody first tapped something on it; None: nobody did."""
    step: Step | None
    people: int
    declined: tuple[str | None, ...]
    unreachable: tuple[str, ...]
