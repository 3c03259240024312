"""Stretches recognised before a message is cut into words: what they are, and how they are found."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from domain.reading.report import Span


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


@dataclass(frozen=True)
class Rule:
    """What is found, where, and whether it can only be in a text with figures."""

    kind: Mask
    expression: str
    figures: bool = True

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when the first message is read: there are many, and a start should not wait for them."""
        return re.compile(self.expression)


def rule(kind: Mask, expression: str, figures: bool = True) -> Rule:
    """A rule from its expression."""
    return Rule(kind, expression, figures)


def masks(plain: str, rules: tuple[Rule, ...], taken: bytearray, figures: bool) -> list[tuple[Span, Mask]]:
    """What `rules` find in `plain`, first rule first; `taken` holds a 1 for every character that is spoken for."""
    found: list[tuple[Span, Mask]] = []
    for rule in rules:
        if rule.figures and not figures:
            continue
        for match in rule.pattern.finditer(plain):
            start, end = match.span()
            while start < end and plain[start].isspace():
                start += 1
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(((start, end), rule.kind))
    return found
