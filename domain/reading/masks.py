"""Stretches recognised before a message is cut into words: what they are, and how they are found."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

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
    NOTHING = "nothing"  # a reported zero


@dataclass(frozen=True, eq=False)
class Rule(Search):
    """What is found, where, and whether it can only be in a text with figures."""

    kind: Mask
    figures: bool = True


def rule(kind: Mask, expression: str, figures: bool = True) -> Rule:
    """A rule from its expression."""
    return Rule(expression, kind, figures)


def masks(
    plain: str, rules: tuple[Rule, ...], likely: Collection[Search], taken: bytearray, figures: bool
) -> list[tuple[Span, Mask]]:
    """What `rules`, as far as they are `likely`, find in `plain` where nothing is taken yet; first rule first."""
    found: list[tuple[Span, Mask]] = []
    for rule in rules:
        if rule not in likely or (rule.figures and not figures):
            continue
        for match in rule.pattern.finditer(plain):
            start, end = match.span()
            while start < end and plain[start].isspace():
                start += 1
            if start < end and claim(taken, start, end):
                found.append(((start, end), rule.kind))
    return found
