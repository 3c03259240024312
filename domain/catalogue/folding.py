"""Words made comparable: without case, accents, plural and gender endings.

The catalogue uses it to find names that a reader could not tell apart, the reader to find them in a message: both
must agree on what "the same word" is, so both use this file.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


def fold(text: str) -> str:
    """`text` in lower case without accents: "Décès" and "DECES" are both "deces"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A folded word without plural and feminine endings: "rencontrees" and "rencontre" are the same.

    Short words stay whole: in "cs", "vs" or "gale" the ending is what tells them apart.
    """
    if len(word) >= 4 and word[-1] in "sx" and not word.endswith("ss") and not word[0].isdigit():
        word = word[:-1]
    while len(word) >= 5 and word[-1] == "e":
        word = word[:-1]
    return word


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a label or synonym: "Loon-Plage" gives ("loon", "plage")."""
    return tuple(_WORD.findall(fold(text)))
