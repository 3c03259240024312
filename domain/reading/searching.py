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

    def found(self, plain: str, likely: Collection["Search"]) -> Iterable[re.Match[str]]:
        """What it finds in `plain`, from left to right; nothing where it is not among the `likely` ones."""
        return self.pattern.finditer(plain) if self in likely else ()


@dataclass(frozen=True, eq=False)
class _Row:
    """Fragments of which a search needs one. `further`: the other rows of its search, known by the first."""

    search: Search
    further: "frozenset[_Row] | None" = None


_Needed = list[tuple[str, set[_Row]]]


@dataclass(slots=True)
class _Fragments:
    """Fragments with the rows that they are of, by how they are looked for."""

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
        found: set[_Row] = set()
        for need, rows in fragments.with_figures:
            if need in close:
                found |= rows
        for need, rows in fragments.short:
            if need in zeros:
                found |= rows
        # Hundreds of fragments are too many to look for one by one: first the beginnings, all at once.
        for start in fragments.starts.intersection(zip(zeros, zeros[1:], zeros[2:], strict=False)):
            for need, rows in fragments.by_start[start]:
                if need in zeros:
                    found |= rows
        return {row.search for row in found if row.further is not None and row.further <= found}

    @cached_property
    def _fragments(self) -> _Fragments:
        """Gathered when the first message is read: a start should not wait for it."""
        all_needs: dict[str, set[_Row]] = {}
        for search in self.searches:
            first, *others = search.all_needs
            rows = [_Row(search) for _ in others]
            for row, needs in [(_Row(search, frozenset(rows)), first), *zip(rows, others, strict=True)]:
                for need in needs:
                    all_needs.setdefault(need, set()).add(row)
        fragments = _Fragments()
        for need, of in all_needs.items():
            if has_figures(need):
                fragments.with_figures.append((need, of))
            elif len(need) < 3:
                fragments.short.append((need, of))
            else:
                fragments.by_start.setdefault(tuple(need[:3]), []).append((need, of))
        fragments.starts = frozenset(fragments.by_start)
        return fragments


def claim(taken: bytearray, start: int, end: int) -> bool:
    """Whether a stretch is free; from now on it is taken. `taken` has a 1 for every character that is spoken for."""
    if taken.find(1, start, end) >= 0:
        return False
    taken[start:end] = b"\x01" * (end - start)
    return True
