"""Surveillance: which weekly figures are an early warning.

A figure of an ISO week is held against the catalogue's threshold: a number from which on it always warns, or what was
usual in the last eight complete weeks (domain/summaries/comparing.warning_level). A week in which nobody reported the
figure is not known, and no zero: it makes nothing usual.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from domain.catalogue.parts import Threshold
from domain.frozen import frozen
from domain.summaries.comparing import warning_level
from domain.summaries.figures import Figure
from domain.summaries.periods import Period

WEEKS = 8
"""How many complete weeks make what is usual."""


@frozen
class EarlyWarning:
    """One figure of one week of a project, with its threshold. `at_least`: the threshold is the catalogue's number, and
    warns from there on; else it is reckoned from the weeks before, and warns above. `past`: those weeks, oldest first;
    None where nobody reported the figure."""

    project: str
    activity: str
    indicator: str
    week: Period
    value: int | None
    threshold: float | None
    """None: of too few weeks anything is known."""
    at_least: bool
    past: tuple[tuple[Period, int | None], ...]

    @property
    def passed(self) -> bool:
        """Whether it warns."""
        if self.value is None or self.threshold is None:
            return False
        return self.value >= self.threshold if self.at_least else self.value > self.threshold


def weeks_before(week: Period) -> tuple[Period, ...]:
    """The complete weeks that a week is held against, oldest first."""
    return tuple(Period.week(week.first - timedelta(weeks=n)) for n in range(WEEKS, 0, -1))


def weekly(figures: Iterable[Figure]) -> Mapping[tuple[str, str, date], int]:
    """(activity, indicator, the week's Monday) to what was reported in that week."""
    found: dict[tuple[str, str, date], int] = {}
    for f in figures:
        key = (f.activity, f.indicator, Period.week(f.day).first)
        found[key] = found.get(key, 0) + f.value
    return found


def held_against(
    project: str, week: Period, thresholds: Iterable[Threshold], figures: Iterable[Figure]
) -> Iterator[EarlyWarning]:
    """Each watched figure of the project's week with its threshold, whether it passed or not. `figures`: the project's,
    of the week and of those before."""
    sums = weekly(figures)
    for rule in thresholds:
        past = tuple((p, sums.get((rule.activity, rule.indicator, p.first))) for p in weeks_before(week))
        value = sums.get((rule.activity, rule.indicator, week.first))
        usual = warning_level([n for _, n in past if n is not None]) if rule.above_usual else None
        fixed = rule.at_least
        # Of two rules the one that warns says so; where both do, or neither, the number that never moves.
        by_number = fixed is not None and (usual is None or value is None or value >= fixed or value <= usual)
        yield EarlyWarning(
            project,
            rule.activity,
            rule.indicator,
            week,
            value,
            float(fixed) if by_number and fixed is not None else usual,
            by_number,
            past,
        )


@frozen
class WarningView:
    """A warning as it stands now: after a correction it may be none any more."""

    warning: EarlyWarning
    today: date
