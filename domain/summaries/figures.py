"""What reports add up to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Figure:
    """What was reported of one indicator at one site about one day. `estimates`: how many of the values are rough ones;
    `corrected`: how many come from a report that its author changed."""

    project: str
    site: str | None
    day: date
    activity: str
    indicator: str
    value: int
    reports: int
    estimates: int = 0
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """What figures of one indicator add up to. `value` None: nobody reported it, which is not zero."""

    value: int | None
    reports: int = 0
    estimates: int = 0
    corrected: int = 0


NOTHING = Total(None)


def totals(figures: Iterable[Figure]) -> Mapping[tuple[str, str], Total]:
    """(activity, indicator) to what was reported of it, over all sites and days."""
    found: dict[tuple[str, str], list[int]] = {}
    for f in figures:
        sums = found.setdefault((f.activity, f.indicator), [0, 0, 0, 0])
        sums[0] += f.value
        sums[1] += f.reports
        sums[2] += f.estimates
        sums[3] += f.corrected
    return {key: Total(*sums) for key, sums in found.items()}


def by_site(figures: Iterable[Figure]) -> Mapping[tuple[str, str | None], Mapping[tuple[str, str], Total]]:
    """(project, site) to its totals. Under a successor the predecessors' sites stay where they were."""
    found: dict[tuple[str, str | None], list[Figure]] = {}
    for f in figures:
        found.setdefault((f.project, f.site), []).append(f)
    return {place: totals(some) for place, some in found.items()}


def by_day(figures: Iterable[Figure]) -> Mapping[date, Mapping[tuple[str, str], Total]]:
    """Each day to its totals; a day without any report has none."""
    found: dict[date, list[Figure]] = {}
    for f in figures:
        found.setdefault(f.day, []).append(f)
    return {day: totals(some) for day, some in found.items()}


def series(figures: Iterable[Figure], days: Sequence[date], activity: str, indicator: str) -> tuple[int | None, ...]:
    """One indicator day by day; None where nobody reported it."""
    found: dict[date, int] = {}
    for f in figures:
        if (f.activity, f.indicator) == (activity, indicator):
            found[f.day] = found.get(f.day, 0) + f.value
    return tuple(found.get(day) for day in days)
