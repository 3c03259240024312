"""Marks that look like a date: "10/10 team!" praises as much as it dates."""

import re

from domain.reading.day_names import FULL, SHORT
from domain.reading.reckoning import DAY, Clock, Said, dated

_B = r"(?<![^\W_])"
_DATE_BEFORE = re.compile(rf"(?:^|[\n:(]|{_B}(?:le|du|au|on|of|the|date|nuit|night|{FULL}|{SHORT}))$")
_AFTER_MARKS = re.compile(r"\s?(?:$|[^\w\s/]|\n|(?:team|equipe|bravo|everyone|tous|tlm|les gars|guys)(?![^\W_]))")
_LATE = 14 * DAY


def top_marks(match: re.Match[str], plain: str) -> bool:
    """ "10/10 team!" praises as much as it dates, unless it opens a line or a word like "du" stands before."""
    before = plain[: match.start()].rstrip(" ")
    return match["d"] == match["m"] == "10" and not _DATE_BEFORE.search(before)


def praise_in(match: re.Match[str], plain: str, clock: Clock) -> Said | None:
    """The marks of "6 repas, 10/10 !", which date nothing, unless the tenth of October is not long ago."""
    figures = any(map(str.isdigit, plain[: match.start()]))
    if not figures or not top_marks(match, plain) or not _AFTER_MARKS.match(plain, match.end()):
        return None
    day = dated(match.span(), 10, 10, None, clock).day
    if day is None or day == clock.today:
        return Said(match.span(), day=day)
    return Said(match.span()) if abs(clock.today - day) > _LATE else None
