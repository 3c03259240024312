"""Days reckoned from the moment of writing: what "hier", "lundi" or "le 21" is, and where nobody can know."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from domain.frozen import frozen
from domain.reading.report import Shift, Span

Problem = Literal[
    "impossible_date",
    "future_date",
    "ambiguous_yesterday",
    "ambiguous_night",
    "several_days",
    "old_date",
    "ambiguous_date",
]
DAY = timedelta(days=1)
_PART_BEHIND = re.compile(
    r"\s(?:au |in the |le )?(?:(?P<night>soiree|soir|evening|nuit|night)"
    r"|matinee|matin|morning|apres[- ]?midi|aprem|apm|afternoon)(?![^\W_]|\sdu\s)"
)


@frozen
class Said:
    """One mention of a day or shift. `day` is None where only a shift was said, or where `problem` says why not."""

    span: Span
    day: date | None = None
    shift: Shift | None = None
    problem: Problem | None = None
    options: tuple[date, ...] = ()
    weekday: int | None = None
    future: bool = False
    figure: int | None = None
    """The day's number after a weekday ("lundi 23"), where it could as well be a figure."""


@frozen
class Clock:
    """The moment of writing, as days are told by it."""

    local: datetime
    today: date
    """The reporting day of the moment."""

    @property
    def small_hours(self) -> bool:
        """Between midnight and the start of the day: the calendar's today is not yet the reporting day."""
        return self.local.date() != self.today


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dated(span: Span, day: int, month: int, year: int | None, clock: Clock) -> Said:
    if year is not None:
        exact = _valid(year + 2000 if year < 100 else year, month, day)
        return Said(span, day=exact) if exact else Said(span, problem="impossible_date")
    candidates = [
        d for y in (clock.today.year - 1, clock.today.year, clock.today.year + 1) if (d := _valid(y, month, day))
    ]
    if not candidates:
        return Said(span, problem="impossible_date")
    nearest = min(candidates, key=lambda d: abs(d - clock.today))
    if nearest.month == 2 and nearest.day == 29 and nearest.year != clock.today.year:
        return Said(span, problem="impossible_date")
    return Said(span, day=nearest)


def with_part(said: Said, plain: str) -> Said:
    """A day with the part of it that stands right behind: "14/10 au soir"."""
    part = _PART_BEHIND.match(plain, said.span[1])
    if part is None or said.day is None:
        return said
    return replace(said, span=(said.span[0], part.end()), shift="night" if part["night"] else "day")


def day_of_month(span: Span, number: int, shift: Shift | None, clock: Clock) -> Said:
    """ "le 21": the latest day with that number, unless it is so long ago that the coming one may be meant."""
    here = clock.today
    for _ in range(62):
        if here.day == number:
            near = here.month == clock.today.month or clock.today - here <= 15 * DAY
            return (
                Said(span, day=here, shift=shift)
                if near
                else Said(span, problem="future_date", shift=shift, options=(here,))
            )
        here -= DAY
    return Said(span, problem="impossible_date", shift=shift)


def unless_small_hours(span: Span, day: date, shift: Shift | None, clock: Clock) -> Said:
    """A day counted back from today. Between midnight and the day's start nobody knows from which."""
    if clock.small_hours:
        return Said(span, shift=shift, problem="ambiguous_yesterday", options=(day + DAY, day))
    return Said(span, day=day, shift=shift)


def this_night(span: Span, clock: Clock, evening: bool) -> Said:
    """The night that has just ended, or the one that has begun: by the hour of writing."""
    hour = clock.local.hour
    if clock.small_hours or hour >= 21 or (evening and hour >= 16):
        return Said(span, day=clock.today, shift="night")
    if not evening and hour < 18:
        return Said(span, day=clock.today - DAY, shift="night")
    return Said(span, shift="night", problem="ambiguous_night", options=(clock.today - DAY, clock.today))


def latest(span: Span, weekday: int, shift: Shift | None, clock: Clock, before_today: bool = False) -> Said:
    """The latest such weekday; today's name is today."""
    if clock.small_hours and clock.local.weekday() == weekday:
        days = (clock.local.date(), clock.local.date() - 7 * DAY)
        return Said(span, shift=shift, problem="ambiguous_date", options=days, weekday=weekday)
    back = (clock.today.weekday() - weekday) % 7
    if before_today and back == 0:
        back = 7
    return Said(span, day=clock.today - back * DAY, shift=shift, weekday=weekday)
