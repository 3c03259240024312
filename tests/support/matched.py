"""Texts in which a regular expression finds something, made from the expression itself.

Hypothesis has `from_regex`, for which every expression is a strategy to be made ready: of the processor's time for a
hundred expressions nearly all goes there.
"""

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from re import _constants as _re  # type: ignore[attr-defined]  # there is no public one
from re import _parser
from typing import Any

_MOST_TIMES = 3  # that a part is repeated beyond what it must be: figures have as many digits
_MOST_TRIES = 200  # for each text: looking round may forbid what was drawn
_CATEGORIES = {
    _re.CATEGORY_DIGIT: re.compile(r"\d"),
    _re.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    _re.CATEGORY_SPACE: re.compile(r"\s"),
    _re.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    _re.CATEGORY_WORD: re.compile(r"\w"),
    _re.CATEGORY_NOT_WORD: re.compile(r"\W"),
}


def matched_by(expression: str, letters: str, random: Random) -> Iterator[str]:
    """Texts of `letters` without end, each with something that the expression finds, bare or amid other letters."""
    pattern, parsed = re.compile(expression), _parser.parse(expression)
    while True:
        for _ in range(_MOST_TRIES):
            before, after = ("".join(random.choices(letters, k=random.choice((0, 0, 1, 4)))) for _ in "12")
            text = before + _Drawing(letters, random).text(parsed) + after
            if pattern.search(text):
                yield text
                break
        else:
            raise ValueError(expression)


class _Drawing:
    """One text, drawn part by part."""

    def __init__(self, letters: str, random: Random) -> None:
        self._letters = letters
        self._random = random
        self._groups: dict[int, str] = {}

    def text(self, parts: Any) -> str:
        return "".join(self._part(op, argument) for op, argument in parts)

    def _part(self, op: Any, argument: Any) -> str:
        match op:
            case _re.LITERAL:
                return chr(argument)
            case _re.NOT_LITERAL:
                return self._random.choice(self._letters.replace(chr(argument), ""))
            case _re.ANY:
                return self._random.choice(self._letters.replace("\n", ""))
            case _re.IN:
                return self._random.choice(_those_in(self._letters, tuple(argument)))
            case _re.BRANCH:
                return self.text(self._random.choice(argument[1]))
            case _re.SUBPATTERN:
                self._groups[argument[0]] = found = self.text(argument[-1])
                return found
            case _re.GROUPREF:
                return self._groups.get(argument, "")
            case _re.MAX_REPEAT | _re.MIN_REPEAT:
                least, most, part = argument
                times = self._random.randint(least, min(int(most), least + _MOST_TIMES))
                return "".join(self.text(part) for _ in range(times))
            case _re.ASSERT:
                return self.text(argument[-1])
            case _re.AT | _re.ASSERT_NOT:  # whether it holds is seen when the text is there
                return ""
        raise NotImplementedError(op)


@cache
def _those_in(letters: str, among: Any) -> str:
    return "".join(letter for letter in letters if _is_in(letter, among))


def _is_in(letter: str, among: Any) -> bool:
    wanted = among[0][0] is not _re.NEGATE
    for op, argument in among:
        if (
            (op is _re.LITERAL and letter == chr(argument))
            or (op is _re.RANGE and argument[0] <= ord(letter) <= argument[1])
            or (op is _re.CATEGORY and _CATEGORIES[argument].match(letter))
        ):
            return wanted
    return not wanted
