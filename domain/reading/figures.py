"""From pairs of numbers and names to figures of activities: under which heading each stands, and which are in doubt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from domain.catalogue import Catalogue
from domain.reading.headings import is_heading, joined_to_heading, trails
from domain.reading.items import Item, What
from domain.reading.pairing import Pair, pair
from domain.reading.phrases import Meaning
from domain.reading.report import Question, Span

_ENDS = frozenset(
    (What.COMMA, What.STOP, What.LINE, What.SLASH, What.OPEN, What.CLOSE, What.JOIN, What.OF_WHICH, What.FIX, What.FUTURE)
)
# What may stand between an activity's name and a bare number that is its headline.
_TRANSPARENT = frozenset(
    (What.COLON, What.LINK, What.DASH, What.DATE, What.SKIP, What.SOFT, What.SMALL, What.TOTAL, What.COMMA, What.LINE,
     What.SIGN, What.VAGUE, What.WEAK_FIX, What.OPEN, What.CLOSE)
)  # fmt: skip
_NEAR = 8  # how many items around a bare number are looked at
_PART_WORDS = frozenset(("par", "per"))


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

    def ask(self, code: str, about: str, span: Span, options: Iterable[str] = ()) -> None:
        """Note a question."""
        self.questions.append(Question(code, about, tuple(dict.fromkeys(options)), span))


class Reader:
    """Walks the items of one message once, from left to right."""

    def __init__(self, items: Sequence[Item], plain: str, catalogue: Catalogue) -> None:
        self.items = items
        self.plain = plain
        self.catalogue = catalogue
        self.out = Figures()
        self.scope: list[str] = []
        self.fresh = False  # a heading stands right before: a bare number is its headline
        self.fixing = False
        self.last: Figure | None = None
        self.zero_carries = False  # "0 décès ni …": a zero waits for a further name
        self.at = {id(item): at for at, item in enumerate(items)}
        self.begin = 0  # where the stretch begins
        self.first_number = next((at for at, i in enumerate(items) if i.what is What.NUMBER), len(items))
        self.lines = {
            (a.key, name) for a in catalogue.activities for i in a.indicators for name in i.synonyms if name.isdigit()
        }
        self.each = False  # whether it says "each"

    def read(self) -> Figures:
        """The figures of the message."""
        start = 0
        for at, item in enumerate(self.items):
            heading = item.what is What.NAME and is_heading(self.items, at, start, self.scope)
            if not heading and item.what not in _ENDS:
                continue
            self._stretch(start, at)
            if heading:
                self._open(item, at)
            elif item.what is What.FIX:
                self.fixing = self.fixing or self._fix_follows(at)
            elif item.what in (What.STOP, What.LINE, What.COMMA):
                nxt = self.items[at + 1] if at + 1 < len(self.items) else None
                if item.what is not What.COMMA or nxt is None or nxt.what is not What.NAME:
                    self.zero_carries = False
            start = at + 1
        self._stretch(start, len(self.items))
        return self.out

    def _open(self, item: Item, at: int) -> None:
        """A heading: the activity under which what follows stands."""
        key = item.of("activity")[0].key
        before = self.items[at - 1] if at else None
        if before is not None and before.what is What.LINK and at > 1:
            before = self.items[at - 2]
        if before is not None and before.what in (What.NO, What.NONE, What.WEAK_FIX) and before.text != "non":
            # "pas de maraude": nobody went, or nobody was met? Only who wrote it knows.
            self.out.ask("not_held", self._text(before.start, item.end), (before.start, item.end), (key,))
        together = self.scope and self.fresh and joined_to_heading(self.items, at)
        self.scope = [*self.scope, key] if together else [key]
        self.out.headings.append((key, item))
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is None or after.what in (What.COLON, What.LINE):
            self.out.bare_headings.append((key, item))
        self.fresh, self.last = True, None

    def _fix_follows(self, at: int) -> bool:
        """Whether a figure comes soon after a word like "pardon": else it excuses something else."""
        near = self.items[at + 1 : at + 6]
        return at > self.first_number and any(i.what in (What.NUMBER, What.NONE) for i in near)

    def _stretch(self, start: int, end: int) -> None:
        """The items between two separators."""
        stretch = self.items[start:end]
        if not stretch:
            return
        self.begin = start
        self.each = any(i.what is What.EACH for i in stretch)
        future = any(i.what is What.FUTURE for i in self._clause(start, end))
        trailing = trails(self.items, start, end, self.scope)
        if trailing is not None:
            key = trailing.of("activity")[0].key
            self.scope, self.fresh = [key], False
            self.out.headings.append((key, trailing))
        pairs = pair(stretch, self._counts, self._says_headline if self.fresh else None)
        numbers = {id(i) for p in pairs for i in (p.number, *p.doubt) if i is not None and i.what is not What.NAME}
        if future:
            self.out.used |= {id(p.name) for p in pairs if p.name is not None}
            return
        paired = {id(p.name) for p in pairs if p.name is not None and p.number is not None}
        for p in pairs:
            self._pair(p, stretch, start, paired)
        self._vague(stretch, numbers)
        if any(i.what not in _TRANSPARENT and not self._is_place(i) for i in stretch):
            self.fresh = False

    def _clause(self, start: int, end: int) -> Sequence[Item]:
        """The stretch with its neighbours up to the ends of the sentence part, to see words like tomorrow."""
        while start > 0 and self.items[start - 1].what is What.FUTURE:
            start -= 1
        while end < len(self.items) and self.items[end].what is What.FUTURE:
            end += 1
        return self.items[start:end]

    def _is_place(self, item: Item) -> bool:
        return item.what is What.NAME and bool(item.of("site") or item.of("project")) and not item.of("indicator")

    def _counts(self, item: Item) -> bool:
        """Whether a number can belong to this name here."""
        indicators = item.of("indicator")
        if not indicators:
            return False
        inside = any(m.of in self.scope for m in indicators)
        if item.of("activity"):
            return inside
        if item.of("site"):
            at = self.at[id(item)]
            before = self.items[at - 1] if at else None
            counted = before is not None and before.what in (What.NUMBER, What.ONE, What.NONE, What.NO, What.LINK)
            return inside or (not self.scope and counted)
        return True

    def _says_headline(self, item: Item) -> bool:
        return any(m.of in self.scope and self.catalogue.activity(m.of).headline.key == m.key for m in item.of("indicator"))

    def _text(self, start: int, end: int) -> str:
        return self.plain[start:end].strip()

    def _meanings(self, item: Item) -> tuple[Meaning, ...]:
        """What an indicator's name can mean under the open heading: empty where it is none of its indicators."""
        indicators = item.of("indicator")
        return tuple(m for m in indicators if m.of in self.scope) if self.scope else indicators

    def _pair(self, p: Pair, stretch: Sequence[Item], start: int, paired: set[int]) -> None:
        if p.number is None:
            if p.name is not None:
                self._name_alone(p.name, stretch)
            return
        if p.name is None:
            self._number_alone(p, stretch, start)
            return
        span = (min(p.number.start, p.name.start), max(p.number.end, p.name.end))
        self.out.used.add(id(p.name))
        meanings = self._meanings(p.name)
        value = p.number.amount.value if p.number.amount else (1 if p.number.what is What.ONE else 0)
        figure = Figure(
            meanings, value, span, self._text(*span), p.number.what is What.ONE, self.fixing, p.name.slip
        )
        doubt = self._doubt(p, figure, stretch, paired)
        if doubt:
            figure.meanings = meanings or p.name.of("indicator")
            self._doubtful(doubt, figure)
        elif not meanings:
            figure.meanings = p.name.of("indicator")
            if not self._is_time(p, figure):
                self._doubtful("not_in_activity", figure)
        else:
            self._keep(figure)
            self.zero_carries = value == 0
        self.fresh = False

    def _doubt(self, p: Pair, figure: Figure, stretch: Sequence[Item], paired: set[int]) -> str | None:
        """The code of what is doubtful about a pair, or None."""
        assert p.number is not None and p.name is not None
        if p.number.amount is not None and p.number.amount.doubt:
            return p.number.amount.doubt
        at, to = self._place(p.number), self._place(p.name)
        before, after = min(at, to), max(at, to)
        around = [*stretch[max(0, before - 1) : before], *stretch[after + 1 : after + 2]]
        inside = stretch[before:after]
        if any(i.what is What.VAGUE for i in (*around, *inside)):
            return "vague_amount"
        following = stretch[after + 1 : after + 2]
        closing = None if following else self._next(stretch)
        if closing is not None and closing.text == "?":
            return "vague_amount"
        if self._shared_out(stretch[max(0, before - 2) : before], following):
            return "each_or_total"
        nxt = following[0] if following else self._next(stretch)
        if nxt is not None and nxt.what is What.NAME and id(nxt) not in paired and self._counts(nxt):
            other = self._meanings(nxt)
            if following and set(other) and not set(other) & set(figure.meanings):
                return "two_words_one_number"
        if not following and self._one_number_for_two(figure, stretch):
            return "two_words_one_number"
        return None

    def _place(self, item: Item) -> int:
        """Where in its stretch an item is."""
        return self.at.get(id(item), self.begin) - self.begin

    def _shared_out(self, before: Sequence[Item], following: Sequence[Item]) -> bool:
        """ "3 groupes de 8", "2 kits par famille": each of them, or all together?"""
        if self.each or (following and following[0].text in _PART_WORDS):
            return True
        return self._size_of_last(before) and self.last is not None and self.last.value > 1

    def _size_of_last(self, before: Sequence[Item]) -> bool:
        """Whether "de" joins what follows to the figure right before: "3 groupes de …"."""
        if len(before) < 2 or before[-1].what is not What.LINK or before[-1].text not in ("de", "of"):
            return False
        return self.last is not None and self.last.span[1] == before[-2].end

    def _next(self, stretch: Sequence[Item]) -> Item | None:
        at = self.at[id(stretch[-1])] + 1
        return self.items[at] if at < len(self.items) else None

    def _one_number_for_two(self, figure: Figure, stretch: Sequence[Item]) -> bool:
        """ "3 gale et plaies": one number, two names joined."""
        at = self.at[id(stretch[-1])]
        rest = self.items[at + 1 : at + 4]
        if figure.value == 0 or not rest or rest[0].what not in (What.JOIN, What.SLASH) or len(rest) < 2:
            return False
        name = rest[1]
        if name.what is not What.NAME or not self._counts(name) or set(self._meanings(name)) & set(figure.meanings):
            return False
        after = rest[2] if len(rest) > 2 else None
        return bool(self._meanings(name)) and (after is None or after.what in _ENDS)

    def _is_time(self, p: Pair, figure: Figure) -> bool:
        """ "maraude 14h": under a heading without such an indicator, h is the hour, m the metre, min the minute."""
        assert p.name is not None
        return p.name.text in ("h", "m", "min") and figure.value <= 24 * (60 if p.name.text == "min" else 1)

    def _keep(self, figure: Figure) -> None:
        if len(figure.meanings) > 1 and self.scope:
            self._doubtful("ambiguous_activity", figure)
            return
        (self.out.certain if self.scope else self.out.orphans).append(figure)
        self.last = figure

    def _doubtful(self, code: str, figure: Figure) -> None:
        self.out.doubtful.append(figure)
        self.out.ask(code, figure.about, figure.span, (m.path for m in figure.meanings))

    def _name_alone(self, name: Item, stretch: Sequence[Item]) -> None:
        """A name without a number: a story, a blank in a form, or a zero that an earlier word carries over."""
        meanings = self._meanings(name)
        at = self.at[id(name)]
        if self.zero_carries and meanings and self._carried(at):
            self.out.used.add(id(name))
            self._keep(Figure(meanings, 0, name.span, name.text))
            return
        before = [i for i in self.items[max(0, at - 3) : at] if i.what is not What.LINK and i.what is not What.SMALL]
        figure = Figure(meanings or name.of("indicator"), 1, name.span, name.text)
        if before and before[-1].what in (What.VAGUE_WORD, What.VAGUE_AMOUNT):
            self.out.used.add(id(name))
            figure.span = (before[-1].start, name.end)
            figure.about = self._text(*figure.span)
            self._doubtful("vague_amount", figure)
            return
        here = self._place(name)
        if meanings and here + 1 < len(stretch) and stretch[here + 1].what is What.COLON and len(stretch) == here + 2:
            self._doubtful("number_missing", figure)
            return
        if any(self.catalogue.activity(m.of).indicator(m.key).notifiable for m in figure.meanings):
            self._doubtful("number_missing", figure)

    def _carried(self, at: int) -> bool:
        before = self.items[at - 1] if at else None
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        joined = before is not None and before.what in (What.JOIN, What.SLASH, What.NO, What.COMMA)
        return joined and (after is None or after.what in _ENDS)

    def _number_alone(self, p: Pair, stretch: Sequence[Item], start: int) -> None:
        number = p.number
        assert number is not None
        if number.what is What.NO or number.what is What.ONE:
            return
        if p.doubt:
            names = [m for item in p.doubt for m in self._meanings(item)]
            self.out.used |= {id(i) for i in p.doubt}
            items = [number, *p.doubt]
            span = (min(i.start for i in items), max(i.end for i in items))
            value = number.amount.value if number.amount else 0
            self._doubtful("unclear_number", Figure(tuple(names), value, span, self._text(*span)))
            self.fresh = False
            return
        at = self._place(number)
        before, after = stretch[max(0, at - _NEAR) : at], stretch[at + 1 : at + 1 + _NEAR]
        if number.amount is None:
            self._nothing(number, before, after)
            return
        self._bare(number, before, after, start + at)
        self.fresh = False

    def _nothing(self, item: Item, before: Sequence[Item], after: Sequence[Item]) -> None:
        """RAS, rien, none: a zero for the headline of what is open; "aucun incident" is about something else."""
        if item.what is What.NONE and any(i.what in (What.WORD, What.NAME) for i in after[:2]):
            return
        rest = any(i.what is What.ELSE for i in (*before, *after))
        for key in self.scope or [""]:
            self.out.nothing.append((key, item, rest))
        self.fresh = False

    def _bare(self, number: Item, before: Sequence[Item], after: Sequence[Item], at: int) -> None:
        """A number without a name: the headline, a whole whose parts follow, a correction, or a question."""
        assert number.amount is not None
        amount = number.amount
        following = [i for i in after if i.what not in (What.LINK, What.SMALL, What.SIGN)]
        odd = following[0] if following and following[0].what in (What.WORD, What.NAME, What.VAGUE_WORD) else None
        if after and after[0].what is What.SMALL and odd is not None and odd.what is What.WORD:
            odd = None  # "34 et tout va bien"
        if odd is not None and odd.what is What.NAME and odd.of("project"):
            odd = None
        end = odd.end if odd is not None else number.end
        figure = Figure((), amount.value, (number.start, end), self._text(number.start, end), corrects=self.fixing)
        if odd is None and before and before[-1].what is What.WORD:
            odd = before[-1]
            figure.span = (odd.start, number.end)
            figure.about = self._text(*figure.span)
        if odd is not None:
            figure.meanings = odd.of("indicator")
            if not self._in_numbers_only(at):
                self._doubtful("unknown_word", figure)
            return
        code = amount.doubt or ("each_or_total" if self._size_of_last(before) else None) or ("vague_amount" if self._vague_beside(before, after) else None)
        figure.meanings = self._whole(at)
        headline = self.fresh or any(i.what is What.TOTAL for i in (*before, *after))
        if not figure.meanings and self.fixing and self.last is not None:
            if self._corrects_last(at):
                figure.meanings = self.last.meanings
        elif not figure.meanings and headline and len(self.scope) == 1:
            activity = self.catalogue.activity(self.scope[0])
            figure.meanings = (Meaning("indicator", activity.headline.key, activity.key),)
        if self._retracted(at):
            return
        if self._in_numbers_only(at):
            return
        if code:
            self._doubtful(code, figure)
        elif figure.meanings:
            self._keep(figure)
        else:
            self._doubtful("bare_number", figure)

    def _vague_beside(self, before: Sequence[Item], after: Sequence[Item]) -> bool:
        return any(i.what is What.VAGUE for i in (*before[-1:], *after[:1]))

    def _in_numbers_only(self, at: int) -> bool:
        """ "1 urgence (15)": a telephone line that is a name, not a figure, in brackets after a figure."""
        item = self.items[at]
        before = self.items[at - 1] if at else None
        is_line = any(name == item.text and (key in self.scope or not self.scope) for key, name in self.lines)
        bracketed = before is not None and before.what is What.OPEN
        return is_line and bracketed and self.last is not None and self.last.span[1] <= item.start

    def _whole(self, at: int) -> tuple[Meaning, ...]:
        """ "34 (12 f, 22 h)", "34 dont 12 femmes": the whole of which the figures after it are parts."""
        rest = [i for i in self.items[at + 1 : at + 6] if i.what is not What.SMALL]
        if not rest or rest[0].what not in (What.OPEN, What.OF_WHICH):
            return ()
        name = next((i for i in rest if i.what is What.NAME), None)
        if name is None:
            return ()
        wholes = []
        for m in self._meanings(name):
            whole = self.catalogue.activity(m.of).indicator(m.key).part_of
            if whole is not None:
                wholes.append(Meaning("indicator", whole, m.of))
        return tuple(wholes)

    def _corrects_last(self, at: int) -> bool:
        """Whether a bare number after "pardon" can only mean the last figure: it was bare too, or the only one."""
        assert self.last is not None
        if not any(c.isalpha() for c in self.last.about):
            return True
        of = self.last.meanings[0].of
        return sum(1 for f in (*self.out.certain, *self.out.orphans) if f.meanings[0].of == of) == 1

    def _retracted(self, at: int) -> bool:
        """ "34, non 36 cs": the first number was taken back before anybody said what it was."""
        if self.fresh or self._whole(at):
            return False
        near = self.items[at + 1 : at + 4]
        fix = next((i for i, item in enumerate(near) if item.what is What.FIX), None)
        return fix is not None and all(i.what in (What.COMMA, What.STOP, What.SMALL) for i in near[:fix]) and self._fix_follows(at + 1 + fix)

    def _vague(self, stretch: Sequence[Item], numbers: set[int]) -> None:
        """Amounts that are no numbers, with nothing of the catalogue beside them: "une vingtaine"."""
        for at, item in enumerate(stretch):
            if item.what is What.VAGUE_AMOUNT:
                named = any(i.what is What.NAME and id(i) in self.out.used for i in stretch[at + 1 : at + 4])
                if not named:
                    options: tuple[str, ...] = ()
                    if len(self.scope) == 1:
                        activity = self.catalogue.activity(self.scope[0])
                        options = (f"{activity.key}.{activity.headline.key}",)
                    self.out.ask("vague_amount", self._text(item.start, item.end), item.span, options)
            elif item.what is What.SOFT:
                nxt = stretch[at + 1] if at + 1 < len(stretch) else None
                if nxt is not None and nxt.what is What.NAME and self._counts(nxt) and id(nxt) not in self.out.used:
                    figure = Figure(self._meanings(nxt) or nxt.of("indicator"), 1, (item.start, nxt.end), "")
                    figure.about = self._text(*figure.span)
                    self._doubtful("unclear_number", figure)
