"""Which figures are far from what a site usually reports: asked about, never refused, never changed.

The rule is the modified z-score of Iglewicz and Hoaglin (*How to Detect and Handle Outliers*, ASQC 1993):
0.6745 · (value − median) / MAD, with MAD the median of the distances to the median, and 3.5 as the score beyond which
a value is suspect. Their rule alone would nag where a figure hardly moves: at a MAD of 0 it cannot be reckoned at all.
So the spread is never taken for smaller than

* where the MAD is 0, the mean distance to the median · 1.2533, the same measure of a normal spread (as SPSS does), and
* the root of the median, at least 1: the chance alone by which a count varies (Poisson), whatever the past says.

After eight quiet weeks at 0 nobody is asked about 3, and after eight weeks at exactly 12 nobody about 20. A value that
lies in the usual range is never asked about either: where two sizes of day are usual, both are.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from domain.catalogue import Plausibility
from domain.frozen import frozen
from domain.shift_reports import Content, Doubt

NORMAL_MAD = 0.6745
"""The MAD of a normal distribution in standard deviations."""
NORMAL_MEAN_DISTANCE = 1.2533
"""A normal distribution's standard deviation in mean distances to its median."""


class DayFigure(NamedTuple):
    """What one site reported of one figure on one reporting day, in one shift: the sum of `reports` reports."""

    value: int
    reports: int


History = Mapping[tuple[str, str], Sequence[DayFigure]]
"""By activity and indicator: the days on which the figure was reported, in any order."""


@frozen
class Usual:
    """What is usual: the middle, how far days stray from it (never 0), and the range in which four of five days lie."""

    median: float
    spread: float
    low: int
    high: int

    def score(self, value: int) -> float:
        """The modified z-score: below 0 for less than usual."""
        return (value - self.median) / self.spread


def usual(values: Sequence[int]) -> Usual:
    """What the values of some days make usual. ValueError where there is none."""
    if not values:
        raise ValueError("of no days nothing is usual")
    ordered = sorted(values)
    middle = _middle(ordered)
    distances = sorted([abs(value - middle) for value in ordered])
    spread = _middle(distances) / NORMAL_MAD or NORMAL_MEAN_DISTANCE * sum(distances) / len(distances)
    tenth = (len(ordered) - 1) / 10
    # Between two values the range goes to the outer one: it is shown to people, and must hold what they remember.
    low, high = ordered[math.floor(tenth)], ordered[math.ceil(len(ordered) - 1 - tenth)]
    return Usual(middle, max(spread, math.sqrt(max(middle, 1))), low, high)


def _middle(ordered: Sequence[float]) -> float:
    """The median of numbers in order; the statistics module would sort them again."""
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def doubts(content: Content, history: History, rule: Plausibility) -> tuple[Doubt, ...]:
    """The figures of a report that are far from usual, in its order.

    `history`: the days of the rule's window before the report's own, of its site and shift, this report left out.
    """
    found = []
    for activity, indicator, value in content.values():
        past = history.get((activity, indicator), ())
        if len(past) < rule.at_least:
            continue
        now = usual([figure.value for figure in past])
        score = now.score(value)
        # Where several reports usually make a day, one alone is a part of it: little is no sign of a slip.
        too_little = score < -rule.threshold and _middle(sorted([figure.reports for figure in past])) <= 1
        if (score > rule.threshold or too_little) and not now.low <= value <= now.high:
            found.append(Doubt(activity, indicator, value, now.low, now.high))
    return tuple(found)


def judged_anew(before: Iterable[Doubt], found: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """A report's doubts once another revision counts: what its author has confirmed is not asked again."""
    confirmed = {(d.activity, d.indicator, d.value): d for d in before if d.confirmed}
    new = {(d.activity, d.indicator, d.value): d for d in found}
    return tuple({**new, **confirmed}.values())


def open_doubts(content: Content, of_report: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Those about figures that the content reports and that nobody has confirmed."""
    said: Mapping[tuple[str, str], int] = {(a, i): value for a, i, value in content.values()}
    return tuple(d for d in of_report if not d.confirmed and said.get((d.activity, d.indicator)) == d.value)


def confirmed(content: Content, of_report: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """The report's doubts once its author says that the figures of the content are right."""
    answered = set(open_doubts(content, of_report))
    return tuple(replace(d, confirmed=True) if d in answered else d for d in of_report)
