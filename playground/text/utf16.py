"""Telegram counts text in UTF-16 code units; Python in code points."""

from __future__ import annotations


def utf16_len(text: str) -> int:
    """Length in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for char in text if char > "\uffff")


class Units:
    """Translates between code point indexes and UTF-16 offsets of one text."""

    __slots__ = ("_ends", "_plain", "text", "total")

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain = text.isascii() or max(text) <= "\uffff"
        self._ends: list[int] = []
        if self._plain:
            self.total = len(text)
            return
        units = 0
        for char in text:
            self._ends.append(units)
            units += 2 if char > "\uffff" else 1
        self._ends.append(units)
        self.total = units

    def of_index(self, index: int) -> int:
        """UTF-16 offset of the code point at `index` (`len(text)` gives the whole length)."""
        return index if self._plain else self._ends[index]

    def to_index(self, offset: int) -> int | None:
        """Code point index at a UTF-16 offset; None inside a surrogate pair or beyond the text."""
        if self._plain:
            return offset if 0 <= offset <= self.total else None
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            if self._ends[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._ends) and self._ends[low] == offset else None

    def cut(self, offset: int, length: int) -> str | None:
        """The text at a UTF-16 range, None where the range does not fit it."""
        start, end = self.to_index(offset), self.to_index(offset + length)
        return None if start is None or end is None else self.text[start:end]
