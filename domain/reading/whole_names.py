"""Two names side by side that are one: "orient psychiatrie" for "orientations psychiatriques"."""

import re
from collections.abc import Sequence

from domain.catalogue import Catalogue
from domain.reading.items import Item, What
from domain.reading.lexicon import ANYBODY, PEOPLE, SEEN, TOWARDS
from domain.reading.pairing import Pair
from domain.reading.phrases import Meaning, name_words
from domain.reading.report import Span
from domain.reading.walk import Walk

GOES_ON = frozenset((What.NAME, What.LINK, What.SMALL, What.WORD))
"""What may stand after the first of two names that are one."""
_HOSPITALS = frozenset(("ch", "umj", "pass"))
_SHORTEST = 4
"""Letters that two words must begin with to be forms of one; a word that is shorter must be the other's beginning."""
# The participle that people carry: "blessées", "injured"; but no noun like "activités".
BEFALLEN = re.compile(r"(?:(?<!it)ée?s?|[^q]ue?s?|[^e]ed)$", re.IGNORECASE)


def whole_name(walk: Walk, p: Pair, stretch: Sequence[Item], span: Span) -> tuple[tuple[Meaning, ...], Span]:
    """What a pair counts here, and where it was said: with the name after its own, where both say one."""
    if p.name is None or p.number is None:
        return (), span
    own = walk.meanings(p.name)
    if p.number.start > p.name.start:
        return own, span
    rest = [i for i in stretch[walk.place(p.name) + 1 :] if i.what is not What.LINK]
    if not own and p.name.text in PEOPLE and len(walk.scope) == 1 and rest and rest[0].text in SEEN:
        headline = walk.catalogue.activity(walk.scope[0]).headline.key
        return (Meaning("indicator", headline, walk.scope[0]),), span  # "clinique 26 pers vues"
    for_it = not walk.scope and p.name.text in ANYBODY and bool(rest) and rest[0].text in ("for", "pour")
    if (not own or for_it) and rest and rest[0].text in (*TOWARDS, "en") and rest[0].what is What.SMALL:
        rest = rest[1:]
    second = rest[0] if rest else None
    taken = second is not None and (id(second) in walk.paired or id(second) in walk.doubted)
    if second is None or second.what is not What.NAME or taken or not walk.counts(second):
        return own, span
    other = walk.meanings(second)
    both = () if set(own) & set(other) else _together(walk, p.name, second)
    if not both and for_it and {m.of for m in own}.isdisjoint(m.of for m in other):
        both = other  # "6 women for contraception"
    if both:
        walk.out.used.add(id(second))
        walk.paired.add(id(second))
        return both, (span[0], max(span[1], second.end))
    return own, span


def sent_to(walk: Walk, place: Item) -> tuple[Meaning, ...]:
    """ "Orient CH 1": the word for where is no figure's name here; the one right before it is."""
    at = walk.at[id(place)]
    before = walk.items[at - 1] if at else None
    told = before is not None and before.what is What.NAME and id(before) not in walk.paired
    if before is None or not told or not (place.text in TOWARDS or place.text in _HOSPITALS):
        return ()
    walk.out.used.add(id(before))
    return walk.meanings(before)


def _together(walk: Walk, first: Item, second: Item) -> tuple[Meaning, ...]:
    """What two names say together, of what they mean here, each alone."""
    own, other = walk.meanings(first), walk.meanings(second)
    if not own and first.end + 1 == second.start and not first.of("site") and _is_some_of(walk, first, second):
        return other  # "3 nouvelles survivantes": the first is counted elsewhere only
    if first.text in PEOPLE and not own:
        # "7 people one to one": the first only says that people were counted.
        return tuple(m for m in other if walk.catalogue.activity(m.of).headline.key == m.key)
    if first.text in PEOPLE and BEFALLEN.search(walk.text(*second.span)):
        return other  # "3 personnes blessées"
    if not walk.scope and first.text in ANYBODY and (second.text == "came" or BEFALLEN.search(walk.text(*second.span))):
        return other  # "38 kids came": whoever they are, so many came
    here, there = name_words(first.text), name_words(second.text)
    if len(here) != 1 or len(there) != 1:
        return ()
    found = tuple(m for m in other if _has_word(m, here[0], walk.catalogue))
    return found or tuple(m for m in own if _has_word(m, there[0], walk.catalogue))


def _is_some_of(walk: Walk, name: Item, second: Item) -> bool:
    """Whether the first of two names only says which they were, or how: but not "1 urgence psychiatrique"."""
    if name.text in PEOPLE or not second.text.rstrip("s").endswith("ique"):
        return True
    return any(walk.catalogue.activity(m.of).indicator(m.key).part_of is not None for m in name.of("indicator"))


def _has_word(meaning: Meaning, word: str, catalogue: Catalogue) -> bool:
    """Whether a name of two words has a form of `word` in it."""
    names = map(name_words, catalogue.activity(meaning.of).indicator(meaning.key).names)
    return any(len(words) == 2 and any(_akin(word, w) for w in words) for words in names)


def _akin(word: str, other: str) -> bool:
    """Whether two stems are forms of one word: "pers" and "personne", "referred" and "referral"."""
    short, long = sorted((word, other), key=len)
    if len(short) >= 3 and long.startswith(short):
        return True
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return same >= max(_SHORTEST, len(short) - 2)
