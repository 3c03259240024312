"""Which summary somebody asks for: "hier", "calais semaine dernière", "mission octobre", "2026-W47"."""

import re
from datetime import date, datetime, timedelta

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading import read_report
from domain.reading.day_names import MONTH, MONTHS
from domain.reading.words import flat
from domain.summaries.periods import Kind, Period

_MISSION = re.compile(r"\b(?:mission|(?:tous|toute|tout)(?: les)?(?: projets?)?|all(?: projects)?|everything)\b")
_LITTLE = re.compile(r"\b(?:de|du|des|d|la|le|les|l|pour|the|of|for|on|ce|cette|this|point|resume|summary)\b|[',.]")
_LAST = re.compile(r"\b(?:derniere?|passee?|precedente?|last|previous|d'?avant|before)\b")
_WEEK = re.compile(r"\b(?:(?P<year>20\d\d)[- ]?)?(?:semaine|week|sem|s|w)[- ]?(?P<n>\d{1,2})?\b")
_MONTH = re.compile(r"\b(?:mois|month)\b")
_YEAR_MONTH = re.compile(r"\b(20\d\d)[-/](\d{1,2})\b(?![-/]\d)")
_NAMED = re.compile(rf"({MONTH})(?: (20\d\d))?")
_TODAY = re.compile(r"aujourd'? ?hui|today|auj|ajd|jour|day")


@frozen
class Asked:
    """`project` None: none was named. `mission`: all projects together. `period` None: what was said is none."""

    kind: Kind
    period: Period | None
    project: str | None = None
    mission: bool = False


def read_asked(said: str, *, catalogue: Catalogue, now: datetime, today: date, own: str | None = None) -> Asked:
    """What follows /summary, said by somebody of the project `own`. Nothing said means today; nothing is about days to
    come."""
    text = flat(said).strip()
    mission = _MISSION.search(text) is not None
    text = _MISSION.sub(" ", text)
    project, text = _project(text, catalogue, today, own)
    bare = " ".join(_LITTLE.sub(" ", text).split())
    kind, period = _period(bare, text, catalogue, now, today)
    if period is not None and period.first > today:
        period = None
    return Asked(kind, period, project, mission)


def _project(text: str, catalogue: Catalogue, today: date, own: str | None) -> tuple[str | None, str]:
    """The project that is named, and the text without its name. The longest name counts."""
    begun = [p for p in catalogue.projects if p.open_on(today)]
    names = sorted(((flat(name), p.key) for p in begun for name in p.names), key=lambda pair: -len(pair[0]))
    for name, key in names:
        found = re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", text)
        if found is not None:
            return catalogue.meant_by(key, own, today), text[: found.start()] + " " + text[found.end() :]
    return None, text


def _period(bare: str, text: str, catalogue: Catalogue, now: datetime, today: date) -> tuple[Kind, Period | None]:
    if not bare:
        return Kind.DAILY, Period.day(today)
    last = _LAST.search(bare) is not None
    if (month := _YEAR_MONTH.fullmatch(bare)) is not None:
        return Kind.MONTHLY, _month(int(month[1]), int(month[2]))
    if _MONTH.search(bare):
        current = Period.month(today)
        return Kind.MONTHLY, current.before(Kind.MONTHLY) if last else current
    week = _WEEK.search(bare)
    if week is not None and _LAST.sub("", bare).strip() == week[0].strip():
        return Kind.WEEKLY, _week(week, today, last=last)
    named = _NAMED.fullmatch(_LAST.sub("", bare).strip())
    if named is not None:
        number = MONTHS[named[1]]
        year = int(named[2]) if named[2] else today.year - (number > today.month)
        return Kind.MONTHLY, _month(year, number)
    return Kind.DAILY, _day(text.strip(), bare, catalogue, now, today)


def _day(text: str, bare: str, catalogue: Catalogue, now: datetime, today: date) -> Period | None:
    """The day that is said as a report would say it. What says none is read as today's, so it is read once more as if
    it were said some days later: only a day that was said stays where it is."""
    if _TODAY.fullmatch(bare):
        return Period.day(today)
    later = timedelta(days=3)
    found, again = (
        read_report(text, catalogue=catalogue, project=None, site=None, now=moment) for moment in (now, now + later)
    )
    if found.date is None or found.entries or (found.date == today and again.date == today + later):
        return None
    return Period.day(found.date)


def _month(year: int, number: int) -> Period | None:
    return Period.month(date(year, number, 1)) if 1 <= number <= 12 else None


def _week(match: re.Match[str], today: date, *, last: bool) -> Period | None:
    if match["n"] is None:
        current = Period.week(today)
        return current.before(Kind.WEEKLY) if last else current
    year = int(match["year"]) if match["year"] else today.isocalendar().year
    try:
        found = Period.week(date.fromisocalendar(year, int(match["n"]), 1))
        if found.first > today and not match["year"]:  # week 50, said in January, is last year's
            found = Period.week(date.fromisocalendar(year - 1, int(match["n"]), 1))
    except ValueError:
        return None
    return found
