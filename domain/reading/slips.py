"""Typing slips set right: the one known word that somebody must have meant."""

from collections.abc import Callable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

FEWEST_LETTERS = 4
"""Shorter words are too easily another word."""
MOST_LETTERS = 24
_LETTERS_FOR_TWO_SLIPS = 9
_MOST_RIVALS = 8


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
