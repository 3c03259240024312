"""Somebody has it: when they are asked whether they still do, and when they count as not having it any more."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.incidents.types import Climb, Severity

ASK_AFTER, ASK_AFTER_CRITICAL = timedelta(minutes=60), timedelta(minutes=20)
LAPSES_AFTER = timedelta(minutes=15)
"""How long the question waits for an answer."""


def held(climb: Climb, severity: Severity, now: datetime) -> Climb:
    """Whoever has it gave a sign of life."""
    return timed(replace(climb, held_since=now, reminded_at=None), severity, now)


def asked(climb: Climb, severity: Severity, now: datetime) -> Climb:
    """They were asked whether they still have it."""
    return timed(replace(climb, reminded_at=now), severity, now)


def timed(climb: Climb, severity: Severity, now: datetime) -> Climb:
    """When the clock looks next, after the severity may have changed. Of a low one nobody is asked."""
    if severity is Severity.LOW or climb.held_since is None:
        return replace(climb, next_at=None)
    if climb.reminded_at is not None:
        return replace(climb, next_at=max(now, climb.reminded_at + LAPSES_AFTER))
    after = ASK_AFTER_CRITICAL if severity is Severity.CRITICAL else ASK_AFTER
    return replace(climb, next_at=max(now, climb.held_since + after))


def is_lapse(climb: Climb) -> bool:
    """Whether what is due is the end of having it; else it is the question."""
    return climb.reminded_at is not None
