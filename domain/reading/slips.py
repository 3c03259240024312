"""Typing slips set right: the one known word that somebody must have meant."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

FEWEST_LETTERS = 4
"""Shorter words are too easily another word."""
MOST_LETTERS = 24
_LETTERS_FOR_TWO_SLIPS = 9
_MOST_RIVALS = 8
_FEWEST_CONSONANTS_FOR_VOWELS = 5
_MOST_VOWELS_WRONG = 2


_VOWELS = str.maketrans("", "", "aeiouy")
_FEWEST_CONSONANTS = 3
_FEWEST_LETTERS_OF_A_CUT = 5
_FEWEST_LETTERS_TO_DOUBLE = 6


def skeleton(word: str) -> str:
    """A word without its vowels but the first letter, and with no letter doubled: what abbreviations leave of it."""
    return _single(word[:1] + word[1:].translate(_VOWELS))


def _single(word: str) -> str:
    """A word with no letter doubled."""
    return "".join(c for at, c in enumerate(word) if at == 0 or c != word[at - 1])


def _keeps_order(short: str, word: str) -> bool:
    letters = iter(word)
    return all(c in letters for c in short)


def unshortened(
    own: str, words: Mapping[str, Sequence[str]], vocabulary: Sequence[str], meaning: Callable[[str], object]
) -> str:
    """The one word that `own` (a stem) is short for: without some vowels ("nvelles"), or cut off ("contracep"). Also
    the one with the same consonants, but for letters doubled or not ("refferal") and for vowels ("outrich").

    `words`: the vocabulary by its skeletons. `own` itself where it is short for none, or could be for several.
    """
    bones = skeleton(own)
    alike = words.get(bones, ()) if len(bones) >= _FEWEST_CONSONANTS else ()
    found = [w for w in alike if _single(w) == _single(own)]
    found = found or [w for w in alike if len(w) > len(own) and _keeps_order(own, w)]
    if not found and len(bones) >= _FEWEST_CONSONANTS_FOR_VOWELS:
        found = [w for w in alike if OSA.distance(own, w) <= _MOST_VOWELS_WRONG]
    if not found and len(own) >= _FEWEST_LETTERS_TO_DOUBLE and len(bones) >= _FEWEST_CONSONANTS:
        found = [w for w in alike if OSA.distance(_single(own), _single(w)) <= 1]  # "aceuil"
    if not found and len(own) >= _FEWEST_LETTERS_OF_A_CUT:
        at = bisect_left(vocabulary, own)
        while at < len(vocabulary) and vocabulary[at].startswith(own):
            found.append(vocabulary[at])
            at += 1
    return found[0] if found and len({meaning(word) for word in found}) == 1 else own


def nearest_word(own: str, words: Sequence[str], meaning: Callable[[str], object]) -> str:
    """The one of `words` that `own` (a stem) is with a slip or two; `own` itself where none is, or several could be.

    Words of one `meaning` are no rivals.
    """
    allowed = 2 if len(own) >= _LETTERS_FOR_TWO_SLIPS else 1
    matches = process.extract(own, words, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST_RIVALS)
    # A slip on the first letter is rare, and lets other words in: "raison" is no "maison".
    near = [(str(m[0]), int(m[1])) for m in matches if m[0][0] == own[0] and len(m[0]) >= FEWEST_LETTERS]
    if not near:
        return own
    nearest = min(distance for _, distance in near)
    # Unique and clearly ahead, or else it is no word that we know.
    if len({meaning(word) for word, distance in near if distance <= nearest + (nearest > 1)}) > 1:
        return own
    return next(word for word, distance in near if distance == nearest)
