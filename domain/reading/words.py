"""A message cut into words, numbers and signs, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from domain.catalogue.folding import fold
from domain.reading.report import Span

# Wide enough for every message that Telegram carries; what is longer is no report.
LONGEST = 4096


class _Flat(dict[int, int]):
    """For str.translate: one plain lower-case character for each character, so that places in the text stay true."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if char in "\u2018\u2019\u02bc\u00b4":
            plain = "'"
        elif char in "\u2010\u2011\u2212":
            plain = "-"
        elif char in "\u2013\u2014":
            plain = "–"
        elif char in "\n\r\u2028\u2029\x0b\x0c":
            plain = "\n"
        elif char in "\ufe0f\u20e3":  # make a keycap of a figure
            plain = " "
        elif char.isspace() or unicodedata.category(char) in ("Cf", "Cc"):
            plain = "\u00a0" if char in "\u00a0\u202f\u2009" else " "
        else:
            parts = unicodedata.normalize("NFKD", char)
            base = parts[:1].lower()
            # "½" is not 1, "⑫" not 1 either: what is several figures in one character stays a sign of its own.
            several = char.isnumeric() and len(parts) > 1
            plain = base if len(base) == 1 and not base.isspace() and not several else char
        if plain.isdecimal() and not plain.isascii():
            plain = str(unicodedata.decimal(plain))
        self[code] = ord(plain)
        return self[code]


_FLAT = _Flat()


def flat(text: str) -> str:
    """`text` in lower case and without accents, every character still in its place."""
    return text.translate(_FLAT)


class Kind(Enum):
    """What a token is. MASK: a stretch that was recognised as a whole before the text was cut."""

    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    LINE = "line"
    MASK = "mask"


@dataclass(slots=True)
class Token:
    """One word, number, sign or line end. `text` is folded; `glued`: no space stands before it."""

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool
    mask: object = None


# An English 's belongs to its word ("women's"); any other apostrophe ends a word ("d'eau").
_PIECE = re.compile(r"([^\W\d_]{3,}(?:'s(?![^\W_]))?|[^\W\d_]+)|(\d+)|(\n)|([^\s\w]|_)")
_KINDS = (Kind.SIGN, Kind.WORD, Kind.NUMBER, Kind.LINE, Kind.SIGN)  # by the group that matches


def tokenise(plain: str, masks: Iterable[tuple[Span, object]] = ()) -> list[Token]:
    """The tokens of a text that went through `flat`. Each of `masks` (in order, apart) becomes one MASK token."""
    tokens: list[Token] = []
    at = 0
    for (start, end), mask in masks:
        _cut(plain, at, start, tokens)
        tokens.append(
            Token(Kind.MASK, plain[start:end], start, end, start > 0 and not plain[start - 1].isspace(), mask)
        )
        at = end
    _cut(plain, at, len(plain), tokens)
    return tokens


def _cut(plain: str, start: int, end: int, tokens: list[Token]) -> None:
    # Pieces leave out nothing but spaces: what begins where the piece before ends is glued to it.
    glue = start if start and not plain[start - 1].isspace() else -1
    word, line = Kind.WORD, Kind.LINE
    for match in _PIECE.finditer(plain, start, end):
        kind = _KINDS[match.lastindex or 0]
        text = match[0]
        begin, beyond = match.span()
        if kind is word and not (text.isascii() and text.isalpha()):
            text = fold(text.replace("'", ""))
        tokens.append(Token(kind, text, begin, beyond, begin == glue))
        glue = beyond if kind is not line else -1
