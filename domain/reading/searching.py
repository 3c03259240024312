"""Many searches of one message, of which only those are made that are not in vain; and the places that they take."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from domain.reading.needs import all_needs_of, has_figures, squeezed


@dataclass(frozen=True, eq=False)
class Search:
    """A regular expression for texts that went through `flat`."""

    expression: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a message may hold what it finds: there are many, and most are seldom of use."""
        return re.compile(self.expression)

    @cached_property
    def all_needs(self) -> list[tuple[str, ...]]:
        """Rows of fragments: of each row one at least is in every text that it finds something in: see `needs_of`."""
        return all_needs_of(self.expression)

    @property
    def needs(self) -> tuple[str, ...]:
        """The first of these rows: the one that is best looked for first."""
        return self.all_needs[0]

    def has_all_in(self, close: str, zeros: str) -> bool:
        """Whether a squeezed text that has the first of what it needs has the rest as well."""
        return all(any(need in zeros or need in close for need in row) for row in self.all_needs[1:])

    def found(self, plain: str, likely: Collection["Search"]) -> Iterable[re.Match[str]]:
        """What it finds in `plain`, from left to right; nothing where it is not among the `likely` ones."""
        return self.pattern.finditer(plain) if self in likely else ()


_Needed = list[tuple[str, set[Search]]]


@dataclass(slots=True)
class _Fragments:
    """Fragments with the searches that need them, by how they are looked for."""

    with_figures: _Needed = field(default_factory=list)
    short: _Needed = field(default_factory=list)
    by_start: dict[tuple[str, ...], _Needed] = field(default_factory=dict)  # by their first three characters
    starts: frozenset[tuple[str, ...]] = frozenset()


class Lookout:
    """Knows at a glance which of many searches can find something in a text."""

    def __init__(self, searches: Iterable[Search]) -> None:
        self.searches = tuple(searches)

    def likely(self, plain: str) -> set[Search]:
        """All of the searches that find something in a text that went through `flat`, and a few that do not."""
        close, zeros = squeezed(plain)
        fragments = self._fragments
        found: set[Search] = set()
        for need, searches in fragments.with_figures:
            if need in close:
                found |= searches
        for need, searches in fragments.short:
            if need in zeros:
                found |= searches
        # Hundreds of fragments are too many to look for one by one: first the beginnings, all at once.
        for start in fragments.starts.intersection(zip(zeros, zeros[1:], zeros[2:], strict=False)):
            for need, searches in fragments.by_start[start]:
                if need in zeros:
                    found |= searches
        return {search for search in found if search.has_all_in(close, zeros)}

    @cached_property
    def _fragments(self) -> _Fragments:
        """Gathered when the first message is read: a start should not wait for it."""
        all_needs: dict[str, set[Search]] = {}
        for search in self.searches:
            for need in search.needs:
                all_needs.setdefault(need, set()).add(search)
        fragments = _Fragments()
        for need, searches in all_needs.items():
            if has_figures(need):
                fragments.with_figures.append((need, searches))
            elif len(need) < 3:
                fragments.short.append((need, searches))
            else:
                fragments.by_start.setdefault(tuple(need[:3]), []).append((need, searches))
        fragments.starts = frozenset(fragments.by_start)
        return fragments


def claim(taken: bytearray, start: int, end: int) -> bool:
    """Whether a stretch is free; from now on it is taken. `taken` has a 1 for every character that is spoken for."""
    if taken.find(1, start, end) >= 0:
        return False
    taken[start:end] = b"\x01" * (end - start)
    return True
