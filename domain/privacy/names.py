"""Names as Telegram gives them, which anybody may have typed: without what turns or hides the text around them."""

import unicodedata

MOST = 64
"""Telegram: a first name is no longer."""
_JOINERS = frozenset("\u200c\u200d")
"""Letters of Persian and Indic names are joined or parted by them; between letters they hide nothing."""


def cleaned(name: str) -> str:
    """The name on one line, less control characters, overrides of the direction, and what has no width; "?" where
    nothing is left."""
    if name.isascii() and name.isprintable() and name:
        return " ".join(name.split())[:MOST] or "?"
    kept = "".join(_kept(name, place, sign) for place, sign in enumerate(name))
    return " ".join(kept.split())[:MOST].strip() or "?"


def _kept(name: str, place: int, sign: str) -> str:
    if sign in _JOINERS and 0 < place < len(name) - 1 and name[place - 1].isalpha() and name[place + 1].isalpha():
        return sign
    category = unicodedata.category(sign)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    # Cf: directions, widths, tags; Cs: half a character; Co, Cn: nobody's letters.
    return "" if category in ("Cf", "Cs", "Co", "Cn") or sign in "\u115f\u1160\u3164\uffa0\u2800\u034f" else sign
