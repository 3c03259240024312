"""Which words of a message name something of the catalogue: exactly, by another ending, or with a typing slip."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from domain.catalogue import Catalogue
from domain.catalogue.folding import stem
from domain.frozen import frozen
from domain.reading.day_names import MONTHS, WEEKDAYS
from domain.reading.lexicon import LINKS, ORDINARY, SMALL, VAGUE_NOUNS, word_set
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.searching import Search
from domain.reading.slips import FEWEST_LETTERS, MOST_LETTERS, nearest_word, skeleton, unshortened
from domain.reading.words import Kind, Token, flat, tokenise

Words = tuple[str, ...]
Known = frozenset[tuple[str, str]]  # ("project" | "site", key)

# Inside a name they may be said or left out: "suivi de grossesse", "suivi grossesse". Never at its ends.
_LOOSE = LINKS - {"x", "l", "cas", "case", "cases", "nb", "nbr", "nombre", "number"} | frozenset(
    ("a", "au", "en", "et", "and", "dans", "in", "within", "for", "pour")
)


_DAY_WORDS = {*map(stem, WEEKDAYS), *map(stem, MONTHS)} | set(
    map(stem, word_set("jour journee day nuit night matin matinee morning soir soiree evening midi noon week semaine"))
)


@frozen
class Meaning:
    """One thing of the catalogue that a phrase can name. `of`: the activity of an indicator, the project of a site."""

    kind: Literal["activity", "indicator", "site", "project"]
    key: str
    of: str = ""

    @property
    def path(self) -> str:
        """The key as questions offer it: "clinic.women" for an indicator, else the plain key."""
        return f"{self.of}.{self.key}" if self.kind == "indicator" else self.key


class Meanings(tuple[Meaning, ...]):
    """Everything that one name can mean."""

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Meaning, ...]]:
        """The meanings of each kind that there are any of. Sorted once a name: they are asked for all the time."""
        return {kind: tuple(m for m in self if m.kind == kind) for kind in {m.kind for m in self}}


NO_MEANINGS = Meanings()


@dataclass(slots=True)
class Phrase:
    """A stretch of tokens that names something. `slip`: a typing slip was set right."""

    meanings: Meanings
    first: int
    last: int
    slip: bool = False


@dataclass(eq=False)
class Index:
    """Every name of a catalogue, ready to be found. Built once a catalogue and set of open projects."""

    names: dict[Words, Meanings] = field(default_factory=dict)
    openings: frozenset[Words] = frozenset()  # how names of several words begin: what may go on
    first_words: frozenset[str] = frozenset()
    vocabulary: tuple[str, ...] = ()
    skeletons: Mapping[str, Sequence[str]] = field(default_factory=dict)  # the vocabulary, by what abbreviations leave
    day_words: tuple[str, ...] = ()  # those inside names of several words that could speak of a day: "jour"
    known: frozenset[str] = frozenset()
    spelled: frozenset[str] = frozenset()  # the words of names as they are spelled, folded
    with_digits: tuple[tuple[Search, Meanings], ...] = ()
    numbers_only: frozenset[int] = frozenset()
    site_words: tuple[tuple[str, str, frozenset[str]], ...] = ()  # (project, site, its names of one word)
    site_names: frozenset[str] = frozenset()  # of all sites, whether they have begun or not, as they are spelled
    _slips: dict[str, str] = field(default_factory=dict)

    def find(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        """The longest name that starts at token `at`, or None."""
        token = tokens[at]
        if token.kind is not Kind.WORD:
            return None
        first = self.word(token.text)
        if first not in self.first_words or (token.text in SMALL and token.text not in self.spelled):
            return None  # "tous" has the stem of "toux"
        words: Words = (first,)
        slipped = first != stem(token.text)
        best: tuple[Meanings, int, bool] | None = None
        here = at
        while True:
            meanings = self.names.get(words)
            if meanings:
                best = meanings, here, slipped
            here = _next_word(tokens, here) if words in self.openings else -1
            if here < 0:
                return Phrase(best[0], at, best[1], best[2]) if best else self._in_two(tokens, at, first)
            text = tokens[here].text
            word = self.word(text)
            slipped = slipped or word != stem(text)
            words = (*words, word)

    def _in_two(self, tokens: Sequence[Token], at: int, first: str) -> Phrase | None:
        """A name of which the second half is short: "infections respi"."""
        after = tokens[at + 1] if (first,) in self.openings and at + 1 < len(tokens) else None
        if after is None or after.kind is not Kind.WORD:
            return None
        second = self.word(after.text)
        meanings = self.names.get((second,), NO_MEANINGS)
        meant = [m for m in meanings if any(words[0] == first for words in self.long_names.get(m, ()))]
        return Phrase(Meanings(meant), at, at + 1, second != stem(after.text)) if len(meant) == 1 else None

    @cached_property
    def long_names(self) -> Mapping[Meaning, Sequence[Words]]:
        """The names of several words of everything that is counted."""
        found: dict[Meaning, list[Words]] = {}
        for words, meanings in self.names.items():
            for meaning in meanings if len(words) > 1 else ():
                if meaning.kind == "indicator":
                    found.setdefault(meaning, []).append(words)
        return found

    def word(self, text: str) -> str:
        """The word of the catalogue that `text` is, endings and slips set right; its own stem where it is none."""
        known = self._slips.get(text)
        if known is None:
            known = self._set_right(text)
            if len(self._slips) < 20_000:  # strangers' words must not fill the memory
                self._slips[text] = known
        return known

    def _set_right(self, text: str) -> str:
        own = stem(text)
        if own in self.known or not FEWEST_LETTERS <= len(own) <= MOST_LETTERS or _ordinary(text, own):
            return own
        if text.endswith("er") and stem(text[:-1]) in self.known:
            return stem(text[:-1])  # "1 blesser" for "1 blessé"
        if text[0] in "dl" and text[1] in "aeiouyh" and len(own) >= FEWEST_LETTERS and stem(text[1:]) in self.known:
            return stem(text[1:])  # "litres deau", "kits dhygiene"
        long = unshortened(own, self.skeletons, self.vocabulary, self._meaning_of)
        if long != own:
            return long
        near = nearest_word(own, self.vocabulary, self._meaning_of)
        if near == own and own[0] in "aeiouy" and len(own) > _FEWEST_BEHIND_H:
            silent = nearest_word(f"h{own}", self.vocabulary, self._meaning_of)  # "ipothermie"
            return silent if silent != f"h{own}" else own
        return near

    def _meaning_of(self, word: str) -> object:
        return self.names.get((word,), word)


_FEWEST_BEHIND_H = 6  # letters: shorter words are too easily others
_ORDINARY_STEMS = frozenset(stem(word) for word in ORDINARY)


def _ordinary(text: str, own: str) -> bool:
    return own in _ORDINARY_STEMS or text in SMALL or text in ORDINARY or text in NUMBER_WORDS or text in VAGUE_NOUNS


def _next_word(tokens: Sequence[Token], here: int) -> int:
    """The next word of a name: past loose words, hyphens and apostrophes; -1 where something else stands between."""
    here += 1
    while here < len(tokens):
        token = tokens[here]
        if token.kind is Kind.WORD:
            if token.text not in _LOOSE:
                return here
        elif token.kind is not Kind.SIGN or token.text not in "-'" or not token.glued:
            return -1
        here += 1
    return -1


@lru_cache(maxsize=4096)
def name_words(name: str) -> Words:
    """A name as the index knows it: stems, without loose words inside."""
    texts = [token.text for token in tokenise(flat(name)) if token.kind in (Kind.WORD, Kind.NUMBER)]
    return tuple(stem(t) for i, t in enumerate(texts) if t not in _LOOSE or len(texts) == 1)


def _names(catalogue: Catalogue, known: Known) -> Iterator[tuple[str, Meaning]]:
    for activity in catalogue.activities:
        yield from ((name, Meaning("activity", activity.key)) for name in activity.names)
        for indicator in activity.indicators:
            yield from ((name, Meaning("indicator", indicator.key, activity.key)) for name in indicator.names)
    for project in catalogue.projects:
        if ("project", project.key) in known:
            yield from ((name, Meaning("project", project.key)) for name in project.names)
        for site in project.sites:
            if ("site", site.key) in known:
                yield from ((name, Meaning("site", site.key, project.key)) for name in site.names)


def _digit_search(name: str) -> Search:
    """A name like "72h" or "dans les 72 h", found wherever its pieces stand, spaces or not."""
    tokens = [t for t in tokenise(flat(name)) if t.kind in (Kind.WORD, Kind.NUMBER)]
    pieces = [re.escape(t.text) for t in tokens]
    figures = "" if tokens[0].kind is Kind.NUMBER else r"\d"  # "3U18"
    return Search(
        rf"[<≤]?\s*(?<![^\W_{figures}])"
        r"(?:(?:within|in|under|less than|dans|sous|avant|en|moins de)\s(?:the |les )?)?"
        + r"[\s'\-]*".join(pieces)
        + r"(?:eures?|rs|rs?\.)?(?![^\W_])"
    )


@lru_cache(maxsize=16)
def _build(fingerprint: str, known_places: Known, source: "_Source") -> Index:
    names: dict[Words, list[Meaning]] = {}
    digits: dict[str, list[Meaning]] = {}
    numbers: set[int] = set()
    for name, meaning in _names(source.catalogue, known_places):
        texts = [t for t in tokenise(flat(name)) if t.kind in (Kind.WORD, Kind.NUMBER)]
        if any(t.kind is Kind.NUMBER for t in texts):
            if len(texts) == 1:
                numbers.add(int(texts[0].text))  # "15" is a telephone line, never a word that a number can carry
            else:
                digits.setdefault(name, []).append(meaning)
            continue
        words = name_words(name)
        if words and meaning not in names.setdefault(words, []):
            names[words].append(meaning)
    known = frozenset(word for words in names for word in words)
    skeletons: dict[str, list[str]] = {}
    for word in sorted(known):
        skeletons.setdefault(skeleton(word), []).append(word)
    return Index(
        skeletons=skeletons,
        names={words: Meanings(meanings) for words, meanings in names.items()},
        openings=frozenset(words[:n] for words in names for n in range(1, len(words))),
        first_words=frozenset(words[0] for words in names),
        vocabulary=tuple(sorted(known)),
        known=known,
        spelled=frozenset(t.text for name, _ in _names(source.catalogue, known_places) for t in tokenise(flat(name))),
        day_words=tuple(sorted({w for words in names if len(words) > 1 for w in words if w in _DAY_WORDS})),
        with_digits=tuple(
            (_digit_search(name), Meanings(meanings))
            for name, meanings in sorted(digits.items(), key=lambda d: -len(d[0]))
        ),
        numbers_only=frozenset(numbers),
        site_words=tuple(
            (project.key, site.key, frozenset(w[0] for w in map(name_words, site.names) if len(w) == 1))
            for project in source.catalogue.projects
            for site in project.sites
            if ("site", site.key) in known_places
        ),
        site_names=frozenset(flat(name) for p in source.catalogue.projects for s in p.sites for name in s.names),
    )


@frozen
class _Source:
    """Carries a catalogue past the cache's key: equal fingerprints are equal catalogues, and cheap to compare."""

    fingerprint: str
    catalogue: Catalogue = field(compare=False, hash=False)


def index_of(catalogue: Catalogue, known: Known) -> Index:
    """The index of a catalogue's names; of its projects and sites only those that are `known` (Catalogue.begun_by)."""
    return _build(catalogue.fingerprint, known, _Source(catalogue.fingerprint, catalogue))


def index_on(catalogue: Catalogue, day: date) -> Index:
    """The index of a catalogue's names, with the projects and sites that had begun by `day`."""
    return _begun_by(_Source(catalogue.fingerprint, catalogue), day)


@lru_cache(maxsize=64)
def _begun_by(source: _Source, day: date) -> Index:
    return index_of(source.catalogue, source.catalogue.begun_by(day))
