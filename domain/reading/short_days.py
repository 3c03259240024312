"""Weekdays in short forms that nothing but an activity or a stop stands beside: "tue clinic", "clinique (ven)"."""

import re
from collections.abc import Callable, Collection, Iterator

from domain.reading.day_names import WEEKDAYS
from domain.reading.reckoning import Clock, Said, latest
from domain.reading.searching import Search

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
# The last ones may be the sea, the sun or "mine".
SHORT_BESIDE = Search(
    rf"(?:^|(?<=\n))\s?(?:(?P<sure>lun|jeu|ven|vendr|sam|dim|tues?|wed|thu|thurs|fri)|(?P<unsure>mar|mer|mon|sat|sun))"
    rf"\.?(?=\s[a-z])|{_B}(?P<apart>lun|ven|vendr|dim|tues|wed|thu|thurs|fri){_E}\.?(?=\s?(?:[,;)\n]|$))"
)
# "With Léa and Sam: 28": a name, although Saturday is spelled so as well.
_COMPANIONS = re.compile(rf"{_B}(?:with|avec)\s(?:[^\W\d_]{{2,15}}\s?(?:,|&|\+|et\s|and\s)\s?){{0,4}}$")


def is_companion(plain: str, at: int) -> bool:
    """Whether what starts at a place of the text is the name of somebody who came along."""
    return _COMPANIONS.search(plain, max(0, at - 60), at) is not None


def short_days(plain: str, likely: Collection[Search], clock: Clock, heads_at: Callable[[int], bool]) -> Iterator[Said]:
    """The days that such short forms name. `heads_at`: whether an activity is named at a place of the text."""
    for m in SHORT_BESIDE.found(plain, likely):
        if is_companion(plain, m.start()) if m["apart"] else not heads_at(m.end()):
            continue
        day = latest(m.span(), WEEKDAYS[m["sure"] or m["unsure"] or m["apart"]], None, clock)
        if m["unsure"] and day.day is not None and day.day != clock.today:
            day = Said(m.span(), problem="ambiguous_date", options=(day.day, clock.today), weekday=day.weekday)
        yield day
