"""Cues: words and turns of phrase that speak of something, found in a message whatever their endings and small slips.

A cue is written as people say it. `frapp*` is every word that begins so, `chien|dog` either of them, `..` up to three
words in between, `=vol` this word and none of its other endings, `@weaker` a child or
a woman. Articles and the like may stand between its words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.catalogue.folding import stem
from domain.frozen import frozen
from domain.reading import lexicon
from domain.reading.words import Kind, flat, tokenise

MOST_WORDS = 700
_GAP = frozenset(("..",))
_WIDEST_GAP = 3
_FEWEST_LETTERS_TO_SLIP = 6
_LETTERS_FOR_TWO_SLIPS = 10
_MOST_KNOWN = 20_000  # strangers' words must not fill the memory

# May stand between the words of a cue.
_LOOSE = lexicon.word_set(
    """
    a an the of de d du des la le les l un une au aux en son sa ses leur leurs notre nos mon ma mes my our his her their
    its some tres very bien juste just encore been be was is are were est ete etait etaient sont se s y have has had
    so qui to on eu ont ces cette ce cet this that deux trois two three
    """
)
# After these stands who did it: "insulté par un jeune" says nothing of insulting the young.
_TURNS = frozenset(("par", "by"))
_BREAKS = frozenset(".!?;,:()[]\n|")


@frozen
class Cue:
    """What it speaks of, how strongly (1 to 6), and its words one after the other."""

    topic: str
    weight: float
    slots: tuple[frozenset[str], ...]


@dataclass(slots=True)
class Word:
    """A word of a message. `clause` counts the clauses: commas, stops and the like part them."""

    text: str
    start: int
    end: int
    clause: int
    keys: frozenset[str] = frozenset()


@dataclass(slots=True)
class Match:
    """A cue that was found; `at`: the places of its words in the message."""

    cue: Cue
    at: tuple[int, ...]

    @property
    def first(self) -> int:
        """The place of its first word."""
        return self.at[0]

    @property
    def last(self) -> int:
        """The place of its last word."""
        return self.at[-1]


def cues(topic: str, weight: float, text: str) -> list[Cue]:
    """The cues of a list, parted by commas or line ends."""
    found = []
    for phrase in text.replace("\n", ",").split(","):
        slots = tuple(_slot(word) for word in flat(phrase).replace("'", " ").replace("-", " ").split())
        while slots and slots[-1] == _GAP:
            slots = slots[:-1]
        if slots:
            found.append(Cue(topic, weight, slots))
    return found


def cue_of_name(topic: str, weight: float, name: str) -> Cue | None:
    """A name of the catalogue as a cue; None for one without a word."""
    texts = [t.text for t in tokenise(flat(name)) if t.kind is Kind.WORD]
    texts = [t for t in texts if t not in _LOOSE] or texts
    return Cue(topic, weight, tuple(frozenset((stem(t),)) for t in texts)) if texts else None


_WEAKER = (
    "fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women"
    "|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young"
)


@cache  # most words stand in many cues, and are kept once
def _slot(word: str) -> frozenset[str]:
    word = word.replace("@weaker", _WEAKER)
    return frozenset(w if w.endswith("*") or w.startswith("=") or w == ".." else stem(w) for w in word.split("|"))


def words_in(plain: str) -> list[Word]:
    """The words of a text that went through `flat`; signs other than letters and figures only part clauses."""
    words: list[Word] = []
    clause = 0
    for token in tokenise(plain):
        if token.kind in (Kind.SIGN, Kind.LINE):
            dash = token.text in "-–" and not token.glued
            if token.text in _BREAKS or dash:
                clause += 1
                continue
            if token.text.isascii():
                continue
        words.append(Word(token.text, token.start, token.end, clause))
        if len(words) >= MOST_WORDS:
            break
    return words


@dataclass(slots=True, eq=False)
class CueIndex:
    """Many cues, ready to be found."""

    by_first: dict[str, list[tuple[Cue, tuple[frozenset[str], ...]]]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    _shelves: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    _roots: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    _keys: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, all_cues: Iterable[Cue], ordinary: Iterable[str] = ()) -> "CueIndex":
        """The index of cues. `ordinary`: words that are never taken for a slip of another."""
        by_first: dict[str, list[tuple[Cue, tuple[frozenset[str], ...]]]] = {}
        known: set[str] = set()
        for cue in dict.fromkeys(all_cues):
            with_needs = cue, tuple(s for s in cue.slots[1:] if s != _GAP)
            for key in cue.slots[0]:
                by_first.setdefault(key, []).append(with_needs)
            for slot in cue.slots:
                known |= slot
        index = cls(by_first, frozenset(known - _GAP))
        for key in known:
            if "*" not in key and "=" not in key and len(key) >= _FEWEST_LETTERS_TO_SLIP - 1:
                index._shelves.setdefault((key[0], len(key)), []).append(key)
            elif key.endswith("*") and len(key) > _FEWEST_LETTERS_TO_SLIP:
                index._roots.setdefault((key[0], len(key) - 1), []).append(key[:-1])
        index._keys.update({word: index._exact(word) for word in ordinary})
        return index

    def find(self, words: Sequence[Word]) -> list[Match]:
        """Every cue in a message. Of two where one has all the words of the other, the longer one counts alone."""
        for word in words:
            word.keys = self.keys(word.text)
        # Nearly every cue needs a word that the message does not have.
        present: frozenset[str] = frozenset().union(*[word.keys for word in words])
        possible = {
            key: [c for c, needs in self.by_first.get(key, ()) if not needs or not any(map(present.isdisjoint, needs))]
            for key in present
        }
        found: list[Match] = []
        for at, word in enumerate(words):
            for key in word.keys:
                for cue in possible[key]:
                    rest = _rest(cue.slots, 1, words, at)
                    if rest is not None:
                        found.append(Match(cue, (at, *rest)))
        return _longest(found)

    def keys(self, text: str) -> frozenset[str]:
        """The words and beginnings of cues that a word of a message stands for."""
        keys = self._keys.get(text)
        if keys is None:
            keys = self._exact(text) or self._set_right(text)
            if len(self._keys) < _MOST_KNOWN:
                self._keys[text] = keys
        return keys

    def _exact(self, text: str) -> frozenset[str]:
        forms = {stem(text), "=" + text, *(text[:n] + "*" for n in range(3, min(len(text), 14) + 1))}
        return self.known & forms

    def _set_right(self, text: str) -> frozenset[str]:
        own = stem(text)
        if len(text) < _FEWEST_LETTERS_TO_SLIP or len(text) > 24 or own in ORDINARY_STEMS:
            return frozenset()
        allowed = 2 if len(own) >= _LETTERS_FOR_TWO_SLIPS else 1
        shelf = [k for n in range(-allowed, allowed + 1) for k in self._shelves.get((own[0], len(own) + n), ())]
        near = process.extract(own, shelf, scorer=OSA.distance, score_cutoff=allowed, limit=4)
        nearest = [str(m[0]) for m in near if m[1] == near[0][1]]
        if not nearest or near[0][1] > 1:
            # "atouchements" begins with a word that is told with one slip; "accouchements" takes two.
            begun = self._near_root(text)
            if begun or not nearest:
                return begun
        return frozenset(nearest) if len(nearest) == 1 else frozenset()

    def _near_root(self, text: str) -> frozenset[str]:
        """The one beginning of cues that the word begins with but for one slip."""
        near: set[str] = set()
        for length in range(_FEWEST_LETTERS_TO_SLIP, min(len(text) + 1, 15)):
            shelf = self._roots.get((text[0], length))
            if shelf:
                for cut in {text[: length - 1], text[:length], text[: length + 1]}:
                    near.update(
                        str(m[0]) for m in process.extract(cut, shelf, scorer=OSA.distance, score_cutoff=1, limit=3)
                    )
        shortest = min(near, key=len, default="")
        return frozenset((shortest + "*",)) if near and all(n.startswith(shortest) for n in near) else frozenset()


ORDINARY_STEMS = frozenset(stem(word) for word in lexicon.ORDINARY | lexicon.SMALL)


def _rest(slots: tuple[frozenset[str], ...], slot: int, words: Sequence[Word], at: int) -> tuple[int, ...] | None:
    """Where the words of a cue after its word at `at` stand, or None."""
    if slot == len(slots):
        return ()
    gap = slots[slot] is _GAP or slots[slot] == _GAP
    slot += gap
    skipped = 0
    for here in range(at + 1, min(at + 7, len(words))):
        word = words[here]
        if word.clause != words[at].clause:
            return None
        if not slots[slot].isdisjoint(word.keys):
            rest = _rest(slots, slot + 1, words, here)
            if rest is not None:
                return (here, *rest)
        if word.text in _TURNS:
            return None
        if word.text not in _LOOSE:
            skipped += 1
            if skipped > (_WIDEST_GAP if gap else 0):
                return None
    return None


def _longest(found: list[Match]) -> list[Match]:
    by_word: dict[int, list[frozenset[int]]] = {}
    sets = [frozenset(m.at) for m in found]
    for places in sets:
        if len(places) > 1:
            for place in places:
                by_word.setdefault(place, []).append(places)
    return [
        match
        for match, places in zip(found, sets, strict=True)
        if not any(places < other for other in by_word.get(match.first, ()))
    ]
