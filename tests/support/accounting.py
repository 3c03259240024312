"""The numbers of a message, and whether its account answers for each of them."""

from domain.reading.account import ACCOUNTED, Piece
from domain.reading.lexicon import ONE
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.words import Kind, flat, tokenise


def numbers_of(text: str) -> list[tuple[int, int]]:
    """Where figures and exact number words stand; un, une, one are articles as well."""
    words = NUMBER_WORDS - ONE
    found = tokenise(flat(text))
    return [(t.start, t.end) for t in found if t.kind is Kind.NUMBER or (t.kind is Kind.WORD and t.text in words)]


def unanswered(text: str, pieces: tuple[Piece, ...]) -> list[str]:
    """The numbers of a text that stand in no stretch of a kind that accounts for them."""
    spans = [p.span for p in pieces if p.kind in ACCOUNTED]
    return [text[s:e] for s, e in numbers_of(text) if not any(a <= s and e <= b for a, b in spans)]
