"""The state of a reading: which headings are open, what was said last, and what came out of it so far."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from domain.catalogue import Catalogue, Indicator
from domain.reading.headings import is_counted_part, is_heading, is_round
from domain.reading.items import Item, What
from domain.reading.lexicon import AT
from domain.reading.phrases import Meaning, name_words
from domain.reading.report import Held, Question, Span

_NAMES_OF_ONE = 2
"""Names that two activities' indicators must share to be the same thing, counted by both."""


def _are_one(indicator: Indicator, other: Indicator) -> bool:
    return len(_words_of(indicator.names) & _words_of(other.names)) >= _NAMES_OF_ONE


@lru_cache(maxsize=256)
def _words_of(names: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(map(name_words, names))


@dataclass(slots=True)
class Figure:
    """One figure: what it can be of (one meaning once that is certain), and where it was said."""

    meanings: tuple[Meaning, ...]
    value: int
    span: Span
    about: str
    article: bool = False  # said as un, une, one
    corrects: bool = False
    slip: bool = False
    detail: str = ""  # which ones were counted: "cuisine" in "1 atelier cuisine"
    renamed: bool = False  # taken back, since its name was wrong
    told: bool = True  # the value was said; else it only stands for "some"

    @property
    def held(self) -> Held:
        """The figure as a question holds it back."""
        return Held(tuple(m.path for m in self.meanings), self.value if self.told else None)


Left = Literal["duration", "line", "phrase", "planned", "retracted", "time"]
"""Why a number was left out without a question: see `Means`."""


@dataclass(slots=True)
class Figures:
    """What a message reports: certain and uncertain figures, questions, and the headings they stand under."""

    certain: list[Figure] = field(default_factory=list)
    orphans: list[Figure] = field(default_factory=list)  # under no heading
    questions: list[Question] = field(default_factory=list)
    doubtful: list[Figure] = field(default_factory=list)  # asked about: enough for an unconfirmed alert
    headings: list[tuple[str, Item]] = field(default_factory=list)
    bare_headings: list[tuple[str, Item]] = field(default_factory=list)  # with a colon, or alone on their line
    nothing: list[tuple[str, Item, bool]] = field(default_factory=list)  # (activity, where, only about the rest)
    used: set[int] = field(default_factory=set)  # ids of the items read as figures' names
    kept: list[Figure] = field(default_factory=list)  # what the entries say, in the end
    left: list[tuple[Item, Left]] = field(default_factory=list)  # numbers that are no figures, with the reason

    def ask(
        self,
        code: str,
        about: str,
        span: Span,
        options: Iterable[str] = (),
        held: Iterable[Figure] = (),
        under: Iterable[str] = (),
    ) -> None:
        """Note a question, and the figures that wait for its answer."""
        figures = tuple(figure.held for figure in held)
        self.questions.append(Question(code, about, tuple(dict.fromkeys(options)), span, figures, tuple(under)))


class Walk:
    """What is known while the items of a message are walked once, from left to right."""

    def __init__(self, items: Sequence[Item], plain: str, catalogue: Catalogue, site_names: Set[str]) -> None:
        self.items = items
        self.plain = plain
        self.catalogue = catalogue
        self.site_names = site_names  # of all sites, as they are spelled once folded
        self.out = Figures()
        self.scope: list[str] = []
        self.fresh = False  # a heading stands right before: a bare number is its headline
        self.fixing = False
        self.fixed = False  # no figure came since a word like "pardon"
        self.last: Figure | None = None
        self.zero_carries = False  # "0 décès ni …": a zero waits for a further name
        self.at = {id(item): at for at, item in enumerate(items)}
        self.paired: set[int] = set()  # ids of the names in the stretch that have their number
        self.doubted: set[int] = set()  # and of those that may have one
        self.begin = 0  # where the stretch begins
        self.first_number = next((at for at, i in enumerate(items) if i.what is What.NUMBER), len(items))
        self.ahead = any(i.what is What.FUTURE for i in items)
        self.was_ahead = False  # whether the stretch before told of a day that lies ahead
        self.each = False  # whether it says "each"
        self.crowds: list[tuple[str, Item, Item]] = []  # (activity, first, last) of words like "loads of folks"
        self._twins: dict[tuple[object, ...], tuple[Meaning, ...]] = {}
        self.undone = False  # whether it tells of what is left, lost or called off

    @cached_property
    def lines(self) -> set[tuple[str, str]]:
        """Numbers that are names, with their activity: the telephone lines of an activity's indicators."""
        activities = self.catalogue.activities
        return {(a.key, name) for a in activities for i in a.indicators for name in i.synonyms if name.isdigit()}

    def text(self, start: int, end: int) -> str:
        """The person's own words between two places."""
        return self.plain[start:end].strip()

    def meanings(self, item: Item) -> tuple[Meaning, ...]:
        """What an indicator's name can mean under the open heading: empty where it is none of its indicators."""
        indicators = item.of("indicator")
        if not self.scope or not indicators:
            return indicators
        return tuple(m for m in indicators if m.of in self.scope) or self._same_here(indicators)

    def _same_here(self, foreign: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """What an open activity counts that another activity knows by the word too: "referred" for "referrals"."""
        known = self._twins.get((foreign, *self.scope))
        if known is None:
            known = self._twins[(foreign, *self.scope)] = self._twins_of(foreign)
        return known

    def _twins_of(self, foreign: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        found = {
            Meaning("indicator", indicator.key, key)
            for key in self.scope
            for indicator in self.catalogue.activity(key).indicators
            for m in foreign
            if _are_one(indicator, self.catalogue.activity(m.of).indicator(m.key))
        }
        return tuple(found) if len(found) == 1 else ()

    def counts(self, item: Item) -> bool:
        """Whether a number can belong to this name here."""
        indicators = item.of("indicator")
        if not indicators:
            return False
        inside = any(m.of in self.scope for m in indicators)
        if item.of("site") and self.is_where(self.at[id(item)]):
            return False
        if item.of("activity"):
            return inside or (not self.scope and is_counted_part(self.items, self.at[id(item)]))
        if item.of("site"):
            at = self.at[id(item)]
            before = self.items[at - 1] if at else None
            counted = before is not None and before.what in (What.NUMBER, What.ONE, What.NONE, What.NO, What.LINK)
            return inside or (not self.scope and (counted or self.is_plural_of_place(at)))
        return True

    def is_where(self, at: int) -> bool:
        """ "Au foyer : 36 kits": spelled as the place and after a word like "au", it counts nothing.

        So too before a colon where the figure after it has its own name: "foyer : 36 kits"."""
        if self.items[at].text not in self.site_names:
            return False
        before = self.items[at - 1] if at else None
        if before is not None and before.text in AT and before.what is not What.NAME:
            return True
        rest = [i for i in self.items[at + 1 : at + 5] if i.what is not What.LINK]
        headed = [i.what for i in rest[:3]] == [What.COLON, What.NUMBER, What.NAME]
        return headed and bool(rest[2].of("indicator")) and not rest[2].of("site")

    def is_plural_of_place(self, at: int) -> bool:
        """ "Foyers : 26" on a line: spelled as what is counted and not as the place ("foyer"), with its number."""
        rest = [i for i in self.items[at + 1 : at + 4] if i.what is not What.COLON]
        if not rest or rest[0].what not in (What.NUMBER, What.NONE):
            return False
        if len(rest) > 1 and rest[1].what not in (What.LINE, What.COMMA, What.STOP):
            return False
        return self.items[at].text not in self.site_names

    def is_heading(self, at: int, start: int) -> bool:
        """Whether the name at `at` opens an activity, in a stretch that begins at `start`."""
        return is_heading(self.items, at, start, self.scope) and not self._is_round(at)

    def _is_round(self, at: int) -> bool:
        """ "Maraude 2e tournée": whether the activity at `at`, which counts the same, is only the open one's round."""
        if len(self.scope) != 1 or not is_round(self.items, at):
            return False
        headlines = {self.catalogue.activity(m.key).headline.key for m in self.items[at].of("activity")}
        return self.catalogue.activity(self.scope[0]).headline.key in headlines

    def is_rival(self, at: int, key: str) -> bool:
        """ "Maraude tournée 41 pers": the name of another activity stands right before, and both count the same."""
        before = self.items[at - 1] if at else None
        beside = before is not None and [m.key for m in before.of("activity")][:1] == self.scope[-1:]
        heads = {self.catalogue.activity(k).headline.key for k in (self.scope[-1], key)}
        return beside and key not in self.scope and len(heads) == 1

    def says_headline(self, item: Item) -> bool:
        """Whether a name says the headline of an open activity."""
        return any(
            m.of in self.scope and self.catalogue.activity(m.of).headline.key == m.key for m in item.of("indicator")
        )

    def place(self, item: Item) -> int:
        """Where in its stretch an item is."""
        return self.at.get(id(item), self.begin) - self.begin

    def next(self, stretch: Sequence[Item]) -> Item | None:
        """The item after a stretch."""
        at = self.at[id(stretch[-1])] + 1
        return self.items[at] if at < len(self.items) else None

    def keep(self, figure: Figure) -> None:
        """Note a figure that is certain, but perhaps for its activity."""
        if len(figure.meanings) > 1 and self.scope:
            self.doubtful("ambiguous_activity", figure)
            return
        kept = self.out.certain if self.scope else self.out.orphans
        last = kept[-1] if kept else None
        if self.fixed and last is not None and last.value == figure.value and last.meanings != figure.meanings:
            last.renamed = True  # "12 femmes, pardon 12 hommes"
        kept.append(figure)
        self.last, self.fixed = figure, False

    def doubtful(self, code: str, figure: Figure) -> None:
        """Note a figure that has to be asked about."""
        self.out.doubtful.append(figure)
        self.out.ask(code, figure.about, figure.span, (m.path for m in figure.meanings), (figure,), self.scope)

    def fix_follows(self, at: int) -> bool:
        """Whether a figure comes soon after a word like "pardon": else it excuses something else."""
        rest = self.items[at + 1 : at + 9]
        ends = next((n for n, i in enumerate(rest) if n and i.what in (What.STOP, What.LINE)), len(rest))
        return at > self.first_number and any(i.what in (What.NUMBER, What.NONE) for i in rest[:ends])

    def size_of_last(self, before: Sequence[Item]) -> bool:
        """Whether "de" joins what follows to the figure right before: "3 groupes de …"."""
        if len(before) < 2 or before[-1].what is not What.LINK or before[-1].text not in ("de", "of"):
            return False
        return self.last is not None and self.last.span[1] == before[-2].end

    def says_what_of(self, joint: Item) -> bool:
        """Whether a name without a number follows a word like "avec": "une femme avec toux"."""
        rest = [i for i in self.items[self.at[id(joint)] + 1 :][:3] if i.what is not What.LINK]
        return joint.text in ("avec", "with") and bool(rest) and rest[0].what is What.NAME and self.counts(rest[0])

    def is_team_after(self, joint: Item) -> bool:
        """Whether a word like "par" only names who did it: "18 cs par 3 soignants"."""
        after = self.items[self.at[id(joint)] + 1 :][:1]
        return bool(after) and after[0].rule is not None and after[0].rule.means == "team"
