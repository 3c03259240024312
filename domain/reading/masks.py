"""Stretches recognised before a message is cut into words: what they are, and how they are found."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from domain.reading.report import Span
from domain.reading.searching import Search, claim


class Mask(Enum):
    """What a masked stretch is."""

    SKIP = "skip"  # counts nothing: times, roads, ages; or says nothing: greetings
    SOFT = "soft"  # counts nothing as it looks; asked about where a word of the catalogue follows
    PLANNED = "planned"  # a figure that was planned, not reached
    PAST = "past"  # another day's figure, for comparison
    FIX = "fix"  # the next figure corrects the one before
    VAGUE = "vague"  # the figure beside it is not exact
    RANGE = "range"  # between two figures
    MANY = "many"  # an amount that is no number
    NOTHING = "nothing"  # a reported zero
    COLON = "colon"  # joins a name to its figure


Means = Literal[
    "age",
    "comparison",  # another day's figure
    "correction",  # words that announce one
    "duration",
    "greeting",
    "line",  # an emergency line: 15, 112
    "link",  # a web address, or somebody's handle
    "measure",  # a distance, a temperature, a share, money
    "nothing",  # words for a zero
    "number_name",  # a number that names something: a road, an exit, a channel, a room
    "ordinal",
    "phone",
    "phrase",  # a turn of speech that counts nothing
    "planned",
    "retracted",  # a figure taken back
    "team",
    "time",
    "vague",  # words that make a figure inexact
]
"""What a stretch that a rule finds is, in the account of a reading."""


@dataclass(frozen=True, eq=False)
class Rule(Search):
    """What is found, what it is to the reader and in an account, and whether only a text with figures can have it."""

    kind: Mask
    means: Means
    figures: bool = True
    holds: Callable[[str, int, int], bool] | None = None
    """Whether what was found in a text, from here to there, is what it looks like. Always, where not given."""


def rule(
    kind: Mask,
    means: Means,
    expression: str,
    figures: bool = True,
    holds: Callable[[str, int, int], bool] | None = None,
) -> Rule:
    """A rule from its expression."""
    return Rule(expression, kind, means, figures, holds)


def masks(
    plain: str, rules: tuple[Rule, ...], likely: set[Search], taken: bytearray, figures: bool
) -> list[tuple[Span, Rule]]:
    """What `rules`, as far as they are `likely`, find in `plain` where nothing is taken yet; first rule first."""
    found: list[tuple[Span, Rule]] = []
    for rule in filter(likely.__contains__, rules):
        if rule.figures and not figures:
            continue
        for match in rule.pattern.finditer(plain):
            start, end = match.span()
            while start < end and plain[start].isspace():
                start += 1
            if rule.holds is not None and not rule.holds(plain, start, end):
                continue
            if start < end and claim(taken, start, end):
                found.append(((start, end), rule))
    return found
