"""Whether a figure is much, little, or as usual: ▲ and ▼ stand only where they mean something."""

from collections.abc import Sequence
from math import fsum, sqrt
from statistics import fmean

AT_LEAST = 4
"""With fewer of the eight weekdays known nothing is compared."""


def usual(past: Sequence[int]) -> float | None:
    """The mean of the same weekday over the weeks before; None where too few of them are known."""
    return fmean(past) if len(past) >= AT_LEAST else None


def differs(value: int, past: Sequence[int]) -> int:
    """1 where the value lies above what is usual, -1 below, 0 where the difference means nothing (or is not known).

    It means something beyond two standard deviations of the past values; of counts no less than Poisson's is taken
    (the square root of the mean), or eight equal weeks would make the ninth's least change a finding.
    """
    mean = usual(past)
    if mean is None:
        return 0
    spread = max(_deviation(past, mean), sqrt(mean), 1.0)
    if abs(value - mean) <= 2 * spread:
        return 0
    return 1 if value > mean else -1


def warning_level(past_weeks: Sequence[int]) -> float | None:
    """The early-warning threshold of a weekly figure: mean + 2 standard deviations of the last complete weeks (the
    moving-average method of WHO's early-warning guidance); None with fewer than four weeks."""
    if len(past_weeks) < AT_LEAST:
        return None
    mean = fmean(past_weeks)
    return mean + 2 * _deviation(past_weeks, mean)


def _deviation(past: Sequence[int], mean: float) -> float:
    """The standard deviation of a sample. The standard library's reckons in fractions, which takes most of the time
    that a summary takes besides the database."""
    return sqrt(fsum((value - mean) ** 2 for value in past) / (len(past) - 1))


def rounded_to_5(value: int) -> int:
    """A sensitive figure as everybody may see it (catalogue.md): to the nearest 5."""
    return (value + 2) // 5 * 5
