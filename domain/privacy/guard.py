"""The guard: finds in free text what identifies somebody, and masks it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from domain.privacy.findings import MASK, Finding, Kind
from domain.privacy.patterns import CALLED_AT, EIGHT_DIGITS, FRENCH_PHONE, PATTERNS, PERHAPS

MOST = 20_000
"""So many characters are looked at; a message of Telegram's has 4,096."""
_ROUNDS = 4
_TRIES = 100
"""How much that is no telephone number is looked at as one: a page of figures is not to take a second."""
_REGIONS = ("FR", "GB", "BE")
"""Whose numbers people write without a country's: where they are, where they want to, where they came through."""
_HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d]")


def find(text: str, known: Iterable[str] = ()) -> tuple[Finding, ...]:
    """What identifies somebody in the text, in order, apart from one another. `known`: stretches that were found beside
    it, which are looked for as they are: what is masked in one field must not stand in the next."""
    words = {word.casefold(): Kind.NAME for word in known if len(word) > 2}
    if not words and PERHAPS.search(text) is None:
        return ()
    plain, places = _plain(text[:MOST])
    kinds: dict[int, Kind] = {}
    rest = plain
    for _ in range(_ROUNDS):
        found = list(_spans(rest, words))
        if not found:
            break
        signs = list(rest)
        for kind, start, end in found:
            if kind is Kind.NAME:
                words.update((part.casefold(), kind) for part in rest[start:end].split() if len(part) > 2)
            for place in range(start, end):
                kinds.setdefault(place, kind)
                signs[place] = MASK[0]
        rest = "".join(signs)
    return tuple(_joined(kinds, places, text))


def find_in(texts: Iterable[str]) -> tuple[tuple[str, Kind], ...]:
    """What is found in any of several texts, as it is written there, each once."""
    found: dict[str, Kind] = {}
    for text in texts:
        for finding in find(text):
            found.setdefault(text[finding.start : finding.end], finding.kind)
    return tuple(found.items())


def masked(text: str, known: Iterable[str] = ()) -> str:
    """The text with `MASK` in the place of what is found; everything else stays as it is."""
    parts, at = list[str](), 0
    for finding in find(text, known):
        parts += [text[at : finding.start], MASK]
        at = finding.end
    return "".join([*parts, text[at:]]) if parts else text


def _plain(text: str) -> tuple[str, list[int]]:
    """The text as it is looked at, without what hides in it, and where each of its signs stands."""
    text = _DASHES.sub("-", _SPACES.sub(" ", text))
    if _HIDDEN.search(text) is None:
        return text, list(range(len(text)))
    places = [place for place, sign in enumerate(text) if _HIDDEN.match(sign) is None]
    return "".join(text[place] for place in places), places


def _spans(text: str, words: dict[str, Kind]) -> Iterator[tuple[Kind, int, int]]:
    for kind, pattern in PATTERNS[:_BEFORE_NUMBERS]:
        for match in pattern.finditer(text):
            yield kind, *match.span("it")
    yield from ((Kind.PHONE, start, end) for start, end in _phones(text))
    for kind, pattern in PATTERNS[_BEFORE_NUMBERS:]:
        for match in pattern.finditer(text):
            yield kind, *match.span("it")
    if words:
        for match in _any_of(frozenset(words)).finditer(text):
            yield words.get(match.group().casefold(), Kind.NAME), *match.span()


_BEFORE_NUMBERS = sum(kind in (Kind.EMAIL, Kind.PLACE) for kind, _ in PATTERNS)
"""What has digits of its own, and comes first in the table."""


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def _phones(text: str) -> Iterator[tuple[int, int]]:
    if EIGHT_DIGITS.search(text) is None:
        return
    for match in FRENCH_PHONE.finditer(text):
        yield match.span()
    for match in CALLED_AT.finditer(text):
        yield match.span("it")
    for region in _REGIONS:
        for found in _matches(text, region):
            yield found.start, found.end


def _matches(text: str, region: str) -> Any:
    # Big, and most processes' first minutes go by without it.
    from phonenumbers import Leniency, PhoneNumberMatcher

    return PhoneNumberMatcher(text, region, leniency=Leniency.VALID, max_tries=_TRIES)


def _joined(kinds: dict[int, Kind], places: list[int], text: str) -> Iterator[Finding]:
    """Neighbouring signs are one finding, of the kind that was found first; what hides between them belongs to it."""
    start = end = -1
    kind = Kind.NAME
    for place in sorted(kinds):
        if start >= 0 and place == end:
            end += 1
            continue
        if start >= 0:
            yield _finding(kind, start, end, places)
        start, end, kind = place, place + 1, kinds[place]
    if start >= 0:
        yield _finding(kind, start, end, places)


def _finding(kind: Kind, start: int, end: int, places: list[int]) -> Finding:
    return Finding(kind, places[start], places[end - 1] + 1)
