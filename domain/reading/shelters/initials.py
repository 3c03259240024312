"""A bed count in initials: "m25 f18 a9", one letter for each category."""

import re
from collections.abc import Iterable

from domain.catalogue import Catalogue
from domain.reading.report import Span
from domain.reading.shelters.items import Item
from domain.reading.shelters.language import What
from domain.reading.shelters.vocabulary import Vocabulary
from domain.reading.words import flat

_PAIR = re.compile(r"(?<![^\W_])([a-z])\s?[:=]?\s?(\d{1,3})(?![^\W_])")
_PAIR_TURNED = re.compile(r"(?<![^\W_])(\d{1,3})\s?([a-z])(?![^\W_])")
_NOTHING_MORE = re.compile(r"[\s,;/.|+:\-–!]*(?:ras|ok|merci|thanks|ce soir|tonight)?[\s.!]*")
_LONGEST = 80  # characters: with more, it is no row of initials


def initials_in(
    plain: str, aside: Iterable[Span], catalogue: Catalogue, shelter: str | None, vocabulary: Vocabulary
) -> list[Item] | None:
    """The items of a count whose categories are all said by their first letters; None where it is no such count.

    `plain`: the text that went through `flat`, without its command. `aside`: where the shelter and the hour are said.
    """
    if shelter is None or len(plain.strip()) > _LONGEST:
        return None
    for start, end in aside:
        plain = plain[:start] + " " * (end - start) + plain[end:]
    of = _letters(catalogue, shelter)
    for pattern, turned in ((_PAIR, False), (_PAIR_TURNED, True)):
        pairs = list(pattern.finditer(plain))
        letters = [m[2] if turned else m[1] for m in pairs]
        known = len(letters) == len(set(letters)) and all(letter in of for letter in letters)
        if not pairs or not known or not _NOTHING_MORE.fullmatch(pattern.sub(" ", plain)):
            continue
        if len({of[letter] for letter in letters}) < 2:
            continue  # "30 f": women or girls
        row: list[Item] = []
        for match, letter in zip(pairs, letters, strict=True):
            who, number = match.span(2 if turned else 1), match.span(1 if turned else 2)
            said = vocabulary.categories[shelter][of[letter]][0]
            row += [
                Item(What.WHO, *who, letter, said),
                Item(What.COLON, who[1], who[1], ":"),
                Item(What.NUMBER, *number, plain[slice(*number)], value=int(plain[slice(*number)])),
                Item(What.SEPARATOR, match.end(), match.end(), ","),
            ]
        return row
    return None


def _letters(catalogue: Catalogue, shelter: str) -> dict[str, str]:
    """The categories of a shelter by the letters that begin a name of one of them only."""
    found: dict[str, set[str]] = {}
    for category in next(s for s in catalogue.shelters if s.site == shelter).categories:
        for name in category.names:
            found.setdefault(flat(name)[:1], set()).add(category.key)
    return {letter: keys.pop() for letter, keys in found.items() if len(keys) == 1}
