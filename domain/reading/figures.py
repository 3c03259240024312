"""From pairs of numbers and names to figures of activities: under which heading each stands, and which are in doubt."""

from collections.abc import Sequence

from domain.reading.bare import number_alone, reached, size_of
from domain.reading.headings import is_called_off, is_denied_after, joined_to_heading, says_nothing, trails
from domain.reading.items import Item, What
from domain.reading.lexicon import PEOPLE, SEEN
from domain.reading.pairing import TIMES, Pair, is_undone, pair
from domain.reading.phrases import Meaning
from domain.reading.shares import (
    adds_to_before,
    is_aged,
    is_agent,
    is_for_one,
    is_of_other,
    is_time,
    share_of_last,
)
from domain.reading.two_names import ENDS, is_one_for_two, is_said_of_them
from domain.reading.vague_amounts import amount_start, ask_for_crowds, ask_for_vague, note_crowd
from domain.reading.walk import Figure, Figures, Walk
from domain.reading.whole_names import GOES_ON, sent_to, whole_name

# What may stand between an activity's name and a bare number that is its headline.
_TRANSPARENT = frozenset(
    (What.COLON, What.LINK, What.DASH, What.DATE, What.SKIP, What.SOFT, What.SMALL, What.TOTAL, What.COMMA, What.LINE,
     What.SIGN, What.VAGUE, What.WEAK_FIX, What.OPEN, What.CLOSE)
)  # fmt: skip
_UNDOING = frozenset((What.WORD, What.ELSE, What.NO))
_AWAITING = frozenset(("attend", "attendons", "prevoit", "prevoyons", "expect", "expecting", "planning", "aura"))
_ABOUT = frozenset(("a", "sur", "on", "about", "contre", "against"))
_PART_WORDS = frozenset(("par", "per"))
_BLANK = frozenset((What.COLON, What.DASH))  # "gale :", "urgences -"


class Reader(Walk):
    """Walks the items of one message once, from left to right."""

    def read(self) -> Figures:
        """The figures of the message."""
        start = 0
        for at, item in enumerate(self.items):
            heading = item.what is What.NAME and self.is_heading(at, start)
            if not heading and item.what not in ENDS:
                continue
            self._stretch(start, at)
            if heading:
                self._open(item, at)
            elif item.what is What.FIX:
                self.fixed = self.fix_follows(at)
                if not self.fixed and self.last is not None and self.last.span[1] == self.items[at - 1].end:
                    self.last.corrects = True  # "7 f... 8 f pardon"
                self.fixing = self.fixing or self.fixed
            elif item.what in (What.STOP, What.LINE, What.COMMA):
                nxt = self.items[at + 1] if at + 1 < len(self.items) else None
                if item.what is not What.COMMA or nxt is None or nxt.what is not What.NAME:
                    self.zero_carries = False
            start = at + 1
        self._stretch(start, len(self.items))
        ask_for_crowds(self)
        return self.out

    def _open(self, item: Item, at: int) -> None:
        """A heading: the activity under which what follows stands."""
        key = item.of("activity")[0].key
        before = self.items[at - 1] if at else None
        if before is not None and before.what is What.LINK and at > 1:
            before = self.items[at - 2]
        denied = before is not None and before.what in (What.NO, What.NONE, What.WEAK_FIX) and before.text != "non"
        denied = denied and not self._closes_heading(at)
        together = self.scope and self.fresh and (joined_to_heading(self.items, at) or self.is_rival(at, key))
        self.scope = [*self.scope, key] if together else [key]
        self.out.headings.append((key, item))
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is None or after.what in (What.COLON, What.LINE):
            self.out.bare_headings.append((key, item))
        self._nothing_before(at, key)
        self.fresh, self.last = True, None
        if (denied and not self._nobody_of(at)) or is_called_off(self.items, at):
            # "pas de maraude", "maraude annulée": nobody went, or nobody was met? Only who wrote it knows.
            start = before.start if denied and before is not None else item.start
            self.out.ask("not_held", self.text(start, item.end), (start, item.end), (key,), (), (key,))

    def _closes_heading(self, at: int) -> bool:
        """ "VS néant psy néant": a zero before the activity at `at`, which is that of the one before it."""
        before = [i for i in self.items[max(0, at - 3) : at] if i.what not in (What.COLON, What.LINK)]
        headed = len(before) > 1 and any(before[-2] is item for _, item in self.out.headings)
        return headed and before[-1].what is What.NONE

    def _nobody_of(self, at: int) -> bool:
        """ "No clinic patients today": a zero for the headline, where its name follows the activity's; notes it."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is None or after.what is not What.NAME or not self.says_headline(after):
            return False
        self.out.used.add(id(after))
        self.keep(Figure(self.meanings(after), 0, after.span, after.text))
        return True

    def _nothing_before(self, at: int, key: str) -> None:
        """A zero that was said for no activity is that of the heading right after it."""
        known = [k for k, _, _ in self.out.nothing]
        if not known or (known[-1] and known[-1] not in known[:-1]):
            return  # of the activity before, unless that has its zero: "rien à la clinique, rien à la distri"
        _, said, rest = self.out.nothing[-1]
        if says_nothing(self.items, self.at[id(said)], at) or is_denied_after(self.items, self.at[id(said)], at):
            self.out.nothing[-1] = key, said, rest

    def _stretch(self, start: int, end: int) -> None:
        """The items between two separators."""
        stretch = self.items[start:end]
        if not stretch:
            return
        self.begin = start
        whats = {i.what for i in stretch}
        self.each = What.EACH in whats
        self.undone = not whats.isdisjoint(_UNDOING) and is_undone(stretch)
        # Words like tomorrow end a stretch: what stands beside one is about it, and what "avec" joins to that.
        future = self.ahead and any(i.what is What.FUTURE for i in self.items[max(0, start - 1) : end + 1])
        later = self.was_ahead and self.items[start - 1].what in (What.OF_WHICH, What.JOIN)
        self.was_ahead = later or (future and start > 0 and self.items[start - 1].what is What.FUTURE)
        trailing = trails(self.items, start, end, self.scope)
        if trailing is not None:
            key = trailing.of("activity")[0].key
            self.scope, self.fresh = [key], False
            self.out.headings.append((key, trailing))
        pairs = pair(stretch, self.counts, self.says_headline if self.fresh else None)
        if future or later:
            self.out.used |= {id(p.name) for p in pairs if p.name is not None}
            self._ahead(stretch, after=self.was_ahead)
            return
        paired = {id(p.name) for p in pairs if p.name is not None and p.number is not None}
        self.paired = paired
        self.doubted = {id(item) for p in pairs for item in p.doubt}
        for p in pairs:
            self._pair(p, stretch, start, paired)
        if What.VAGUE_AMOUNT in whats or What.SOFT in whats:
            ask_for_vague(self, stretch)
        if self.scope and (What.VAGUE_WORD in whats or What.SMALL in whats):
            note_crowd(self, stretch)
        if self.fresh and any(i.what not in _TRANSPARENT and not self._is_place(i) for i in stretch):
            self.fresh = False

    def _ahead(self, stretch: Sequence[Item], after: bool) -> None:
        """Figures beside a word like tomorrow: "demain 8 rdv" is planned, "12 f demain repos" could be today's."""
        for item in stretch:
            if item.what is What.NUMBER and (after or any(i.text in _AWAITING for i in stretch[: self.place(item)])):
                self.out.left.append((item, "planned"))
            elif item.what is What.NUMBER:
                span = item.start, stretch[-1].end
                meanings = tuple(m for name in stretch for m in self.meanings(name))
                value = item.amount.value if item.amount else 0
                self.doubtful("unclear_number", Figure(meanings, value, span, self.text(*span)))
                return

    def _is_place(self, item: Item) -> bool:
        return item.what is What.NAME and bool(item.of("site") or item.of("project")) and not item.of("indicator")

    def _pair(self, p: Pair, stretch: Sequence[Item], start: int, paired: set[int]) -> None:
        if p.number is None:
            if p.name is not None and id(p.name) not in self.paired:
                self._name_alone(p.name, stretch)
            return
        if p.name is None:
            number_alone(self, p, stretch, start)
            return
        span = (min(p.number.start, p.name.start), max(p.number.end, p.name.end))
        self.out.used.add(id(p.name))
        meanings, after = self.meanings(p.name), self.at[id(p.name)] + 1
        if after < len(self.items) and self.items[after].what in GOES_ON:
            meanings, span = whole_name(self, p, stretch, span)
        if p.name.text in PEOPLE and self.last is not None and self.last.value == 1:
            meanings = self._in_it(stretch[: self.place(p.number)]) or meanings
        if not self.scope and p.name.start < p.number.start:
            meanings = sent_to(self, p.name) or meanings  # "orientations hôpital 2": what was sent there
        meanings = meanings or reached(self, self.at[id(p.number)], p.name) or sent_to(self, p.name)
        value = p.number.amount.value if p.number.amount else (1 if p.number.what is What.ONE else 0)
        figure = Figure(meanings, value, span, self.text(*span), p.number.what is What.ONE, self.fixing, p.name.slip)
        last = max(self.place(p.number), self.place(p.name))
        if last + 1 < len(stretch):
            figure.detail = next((i.text for i in stretch[last + 1 :] if i.what in (What.WORD, What.NAME)), "")
        at = self.place(p.number)
        if p.name.text == "min" and 0 < at < self.place(p.name) and stretch[at - 1].what is What.WORD:
            self.out.left.append((p.number, "duration"))  # "détour 20 min"
            return
        doubt = self._doubt(p, figure, stretch, paired)
        if doubt:
            figure.meanings = meanings or p.name.of("indicator")
            self.doubtful(doubt, figure)
        elif not meanings:
            figure.meanings = p.name.of("indicator")
            if is_time(p, figure):
                self.out.left.append((p.number, "time"))
            elif p.number.what is What.NO or is_for_one(self, p, stretch):
                self.out.left.append((p.number, "phrase"))  # "sans eau": nobody counts it here
            else:
                self.doubtful("not_in_activity", figure)
        else:
            self.keep(figure)
            self.zero_carries = value == 0
        self.fresh = False

    def _doubt(self, p: Pair, figure: Figure, stretch: Sequence[Item], paired: set[int]) -> str | None:
        """The code of what is doubtful about a pair, or None."""
        if p.number is None or p.name is None:
            return None
        if p.number.amount is not None and p.number.amount.doubt:
            return p.number.amount.doubt
        at, to = self.place(p.number), self.place(p.name)
        before, after = min(at, to), max(at, to)
        if any(i.what is What.VAGUE for i in stretch[max(0, before - 1) : after + 2]):
            return "vague_amount"
        following = [i for i in stretch[after + 1 : after + 4] if i.what is not What.LINK][:1]
        closing = None if following else self.next(stretch)
        if closing is not None and closing.text == "?":
            return "vague_amount"
        described = p.number.what is What.ONE and is_aged(self, figure, p.name, following)
        described |= p.number.what is What.ONE and closing is not None and self.says_what_of(closing)
        if adds_to_before(self, after, stretch):
            return "unclear_number"
        if self.undone or described or (figure.meanings and is_for_one(self, p, stretch)) or is_of_other(self, figure):
            return "unclear_number"
        if self._shared_out(p.name, stretch[max(0, before - 2) : before], following):
            return "each_or_total"
        seen = bool(following) and following[0].text in SEEN  # "1 survivante vue <72h"
        beside = stretch[self.place(following[0]) + 1 :][:1] if seen else following
        nxt = beside[0] if beside else self.next(stretch)
        if nxt is not None and nxt.what is What.NAME and id(nxt) not in paired and self.counts(nxt):
            other = self.meanings(nxt)
            if following and set(other) and not set(other) & set(figure.meanings):
                return "two_words_one_number"
        if not following and is_one_for_two(self, figure, stretch):
            return "two_words_one_number"
        if is_said_of_them(self, figure, stretch[after + 1 :], paired):
            return "two_words_one_number"
        return None

    def _in_it(self, before: Sequence[Item]) -> tuple[Meaning, ...]:
        """ "1 groupe de 9 personnes": what counts those who were in the one of the last figure."""
        return size_of(self) if self.size_of_last(before) else ()

    def _shared_out(self, name: Item, before: Sequence[Item], following: Sequence[Item]) -> bool:
        """ "3 groupes de 8", "2 kits par famille", "40 foyers x 2 couvertures": each of them, or all together?"""
        if self.each or (following and following[0].text in _PART_WORDS and not self.is_team_after(following[0])):
            return self.each or not is_agent(self, following[0], name)
        if len(before) > 1 and before[-1].text in TIMES and before[-2].what in (What.NAME, What.NUMBER):
            return True
        return self.size_of_last(before) and self.last is not None and self.last.value > 1

    def _name_alone(self, name: Item, stretch: Sequence[Item]) -> None:
        """A name without a number: a story, a blank in a form, or a zero that an earlier word carries over."""
        meanings = self.meanings(name)
        at = self.at[id(name)]
        if self.zero_carries and meanings and self._carried(at):
            self.out.used.add(id(name))
            self.keep(Figure(meanings, 0, name.span, name.text))
            return
        if share_of_last(self, name, stretch):
            return
        before = [i for i in self.items[max(0, at - 3) : at] if i.what is not What.LINK and i.what is not What.SMALL]
        figure = Figure(meanings or name.of("indicator"), 1, name.span, name.text, told=False)
        if before and before[-1].what in (What.VAGUE_WORD, What.VAGUE_AMOUNT):
            self.out.used.add(id(name))
            figure.span = (amount_start(self, before[-1]), name.end)
            figure.about = self.text(*figure.span)
            self.doubtful("vague_amount", figure)
            return
        here = self.place(name)
        nxt = self.next(stretch)
        colon = here + 1 < len(stretch) and stretch[here + 1].what in _BLANK and len(stretch) == here + 2
        label = nxt is not None and nxt.what is What.NAME and bool(nxt.of("activity"))  # "activité : clinique"
        wondered = nxt is not None and nxt.text == "?" and len(stretch) == 1  # "gale ?"
        wondered = wondered or (at > 0 and self.items[at - 1].text == "?" and len(stretch) == 1)  # "?? cs"
        if meanings and ((colon and not label) or wondered):
            self.doubtful("number_missing", figure)
            return
        lead = [i.text for i in self.items[max(0, at - 3) : at] if i.text not in ("la", "le", "the", "l", "'")]
        about = bool(lead) and lead[-1] in _ABOUT and not meanings  # "10 sensibilisés à la rougeole"
        if not about and any(self.catalogue.activity(m.of).indicator(m.key).notifiable for m in figure.meanings):
            self.doubtful("number_missing", figure)

    def _carried(self, at: int) -> bool:
        before = self.items[at - 1] if at else None
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        joined = before is not None and before.what in (What.JOIN, What.SLASH, What.NO)
        return joined and (after is None or after.what in ENDS)
