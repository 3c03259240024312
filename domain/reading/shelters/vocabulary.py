"""The words of shelter messages: those of the language, and the catalogue's names of shelters and bed categories."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from domain.catalogue import Catalogue
from domain.catalogue.folding import stem
from domain.frozen import frozen
from domain.reading.lexicon import ORDINARY, SMALL, word_set
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.shelters.language import PHRASES, WET, What
from domain.reading.shelters.own_words import OWN_WORDS
from domain.reading.shelters.people_words import PEOPLE_PHRASES, PEOPLE_WORDS
from domain.reading.shelters.reason_words import REASON_PHRASES
from domain.reading.shelters.small_talk import SMALL_TALK
from domain.reading.slips import FEWEST_LETTERS, MOST_LETTERS, nearest_word
from domain.reading.words import Kind, Token, flat, tokenise

Words = tuple[str, ...]
Said = frozenset[str]
"""What words say about people ("woman", "single"), or the keys of the sites or projects that they name."""

NOTHING_SAID: Said = frozenset()
_JOINING = word_set("avec with w av et and de des d du of the la le les l a au aux en un une non")
_ONLY_IN: Mapping[str, frozenset[What]] = {
    "count": frozenset((What.RULES, What.OTHER, What.BECAUSE, What.REFUSES, What.HOLD, What.RELEASES)),
    "hold": frozenset((What.RULES, What.OTHER, What.BECAUSE, What.REFUSES, What.REFUSED, What.OUT, What.MOVED)),
    "refused": frozenset((What.OUT, What.HOLD, What.OCCUPIED, What.FREE, What.HELD, What.CAPACITY, What.RELEASES)),
    "any": frozenset((What.RULES, What.OTHER, What.BECAUSE, What.RELEASES)),
}
"""By kind of message, what its words are not taken for: "cassé" is a reason to refuse, or a bed out of service."""


TELLING = frozenset(
    (What.WHO, What.PEOPLE, What.BED, What.PLACE_WORD, What.OCCUPIED, What.FREE, What.HELD, What.EXTRA, What.MOVED)
)


@frozen
class Sense:
    """What a phrase is, and what it says."""

    what: What
    said: Said = NOTHING_SAID


@dataclass(slots=True, eq=False)
class Vocabulary:
    """Every phrase that one kind of message can hold. Built once a catalogue, kind and state of its sites."""

    kind: str
    on: date  # a day on which shelters are where they are
    phrases: dict[Words, Sense]
    beginnings: frozenset[Words]
    known: frozenset[str]
    words: tuple[str, ...]
    categories: Mapping[str, Mapping[str, tuple[Said, ...]]]  # by shelter and category: what each of its names says
    _slips: dict[str, str] = field(default_factory=dict)

    def find(self, tokens: Sequence[Token], at: int) -> tuple[Sense, int] | None:
        """The longest phrase that starts at token `at`, with its last token; None where none does or no token is."""
        words: Words = ()
        best: tuple[Sense, int] | None = None
        here = at
        while 0 <= here < len(tokens):
            words = (*words, self.word(tokens[here].text))
            sense = self.phrases.get(words)
            if sense is not None:
                best = sense, here
            if words not in self.beginnings:
                break
            here = _next_word(tokens, here)
        return best

    def tells(self, words: str) -> bool:
        """Whether words right after a figure make it one of beds, or of those in them."""
        tokens = tokenise(words)
        found = self.find(tokens, 0) if tokens else None
        return found is not None and found[0].what in TELLING

    def carries(self, text: str) -> bool:
        """Whether a figure may be glued to the end of this word: "mna22", "x3"."""
        sense = self.phrases.get((self.word(text),)) if len(text) > 1 else None
        return text == "x" or (sense is not None and sense.what is What.WHO)

    def word(self, text: str) -> str:
        """The known word that `text` is, endings and slips set right; its own stem where it is none."""
        known = self._slips.get(text)
        if known is None:
            known = self._set_right(text)
            if len(self._slips) < 20_000:  # strangers' words must not fill the memory
                self._slips[text] = known
        return known

    def _set_right(self, text: str) -> str:
        own = stem(text)
        if own in self.known or not FEWEST_LETTERS < len(text) <= MOST_LETTERS or _everyday(text, own):
            return own
        return nearest_word(own, self.words, lambda word: self.phrases.get((word,), word))


def _everyday(text: str, own: str) -> bool:
    return text in SMALL or text in ORDINARY or text in NUMBER_WORDS or own in OWN_WORDS


def _next_word(tokens: Sequence[Token], here: int) -> int:
    """The next word of a phrase: past hyphens and apostrophes; -1 where something else stands between."""
    here += 1
    while here < len(tokens):
        token = tokens[here]
        if token.kind is Kind.WORD:
            return here
        if token.kind is not Kind.SIGN or token.text not in "-'." or not token.glued:
            return -1
        here += 1
    return -1


def phrase_words(text: str) -> Words:
    """A phrase as the vocabulary knows it: the stems of its words."""
    return tuple(stem(t.text) for t in tokenise(flat(text)) if t.kind is Kind.WORD)


def _general(kind: str) -> Iterator[tuple[Words, Sense]]:
    for said, words in PEOPLE_WORDS.items():
        yield from (((stem(w),), Sense(What.WHO, frozenset(said.split()))) for w in words.split())
    for said, text in PEOPLE_PHRASES.items():
        yield from ((phrase_words(p), Sense(What.WHO, frozenset((said,)))) for p in text.split(";"))
    left_out = _ONLY_IN[kind]
    for what, text in (*PHRASES.items(), *REASON_PHRASES.items(), (What.SMALL, SMALL_TALK)):
        if what not in left_out:
            yield from ((phrase_words(p), Sense(what)) for p in _as_spoken(text.split(";"), what))
    if kind == "refused":
        broken = [p for p in PHRASES[What.OUT].split(";") if p.strip() not in WET]
        yield from ((phrase_words(p), Sense(What.OTHER)) for p in broken)  # "douche HS"


def _as_spoken(phrases: Sequence[str], what: What) -> Iterator[str]:
    """The phrases; "plus de place" as it is said as well: "pu de place"."""
    for phrase in phrases:
        yield phrase
        if what is not What.VAGUE and phrase.strip().startswith(("plus d", "plus a", "plus un", "plus r")):
            yield from (phrase.replace("plus", short, 1) for short in ("pu", "plu", "pus"))


@cache
def _people() -> Mapping[Words, Said]:
    return {w: s.said for w, s in _general("any") if s.what is What.WHO}


@cache
def _every_word() -> frozenset[str]:
    texts = (*PHRASES.values(), *REASON_PHRASES.values())
    return frozenset(word for text in texts for p in text.split(";") for word in phrase_words(p))


def _said_by(name: str) -> Said:
    """What the name of a category says: "femmes seules" is a woman, and single."""
    words, people = phrase_words(name), _people()
    said: set[str] = set()
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if words[at : at + n] in people and at + n <= len(words)), 0)
        if size:
            said |= people[words[at : at + size]]
        elif words[at] not in _JOINING:
            said.add(f"={words[at]}")  # a word of this mission only
        at += size or 1
    return frozenset(said)


def _sites(catalogue: Catalogue, on: date) -> Iterator[tuple[Words, Sense]]:
    """The words for shelters, those of one that has become another one, too: they mean that."""
    named: dict[Words, set[str]] = {}
    known = catalogue.begun_by(on)
    standing = {shelter.site for shelter in catalogue.shelters_on(on)}
    for shelter in catalogue.shelters:
        if ("site", shelter.site) not in known:
            continue
        meant = standing.intersection(catalogue.sites_on(shelter.site, on))
        for name in catalogue.site(shelter.site).names:
            if meant and (words := phrase_words(name)):
                named.setdefault(words, set()).update(meant)
    yield from ((words, Sense(What.SHELTER, frozenset(sites))) for words, sites in named.items())
    for project in (p for p in catalogue.projects if ("project", p.key) in known):
        yield from (
            (words, Sense(What.PROJECT, frozenset((project.key,)))) for n in project.names if (words := phrase_words(n))
        )


def _category_words(catalogue: Catalogue) -> Iterator[tuple[Words, Sense]]:
    for shelter in catalogue.shelters:
        for category in shelter.categories:
            for name in category.names:
                words = phrase_words(name)
                said = _said_by(name)
                own = {f"={w}": w for w in words}
                yield from (((own[s],), Sense(What.WHO, frozenset((s,)))) for s in said if s in own)
                initials = "".join(w[0] for w in words if w not in _JOINING - {"non", "avec", "with"})
                if 2 <= len(words) == len(initials):
                    yield (initials,), Sense(What.WHO, said)


@lru_cache(maxsize=16)
def _build(fingerprint: str, kind: str, on: date, source: "_Source") -> Vocabulary:
    catalogue = source.catalogue
    standing = catalogue.shelters_on(on)
    phrases: dict[Words, Sense] = {}
    for words, sense in (*_sites(catalogue, on), *_general(kind), *_category_words(catalogue)):
        if words:
            phrases.setdefault(words, sense)
    words_here = frozenset(word for words in phrases for word in words)
    return Vocabulary(
        kind=kind,
        on=on,
        phrases=phrases,
        beginnings=frozenset(words[:n] for words in phrases for n in range(1, len(words))),
        known=words_here | _every_word(),  # a word of another kind of message is no slip: "fermée" is not "femme"
        words=tuple(sorted(words_here)),
        categories={s.site: {c.key: tuple(map(_said_by, c.names)) for c in s.categories} for s in standing},
    )


@frozen
class _Source:
    """Carries a catalogue past the cache's key: equal fingerprints are equal catalogues, and cheap to compare."""

    fingerprint: str
    catalogue: Catalogue = field(compare=False, hash=False)


def vocabulary_of(catalogue: Catalogue, kind: str, day: date) -> Vocabulary:
    """The vocabulary of one kind of message: "count", "hold", "refused", or "any" where it is not known yet; with the
    shelters of a reporting day."""
    return _build(catalogue.fingerprint, kind, catalogue.lineage.since(day), _Source(catalogue.fingerprint, catalogue))
