"""What reports add up to."""

from collections.abc import Iterable, Mapping
from datetime import date

from domain.frozen import frozen


@frozen
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


@frozen
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
        sums = found.get((f.activity, f.indicator))
        if sums is None:
            found[f.activity, f.indicator] = [f.value, f.reports, f.estimates, f.corrected]
        else:  # thousands of them make a year
            sums[0] += f.value
            sums[1] += f.reports
            sums[2] += f.estimates
            sums[3] += f.corrected
    return {key: Total(*sums) for key, sums in found.items()}
