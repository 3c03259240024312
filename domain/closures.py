"""A place that is closed, as people say it: "/ferme accueil de jour demain au 27/11 grève"; and its views."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading.day_names import FULL, MONTH, MONTHS, SHORT, WEEKDAYS
from domain.reading.patterns import Pattern
from domain.reading.words import flat
from domain.summaries.completeness import Closure, expectations_on

_DAY = timedelta(days=1)
BACK, AHEAD = timedelta(days=60), timedelta(days=366)
"""How far a closure reaches: what a month's report said can be put right, and nobody plans beyond a year."""
LONGEST_REASON = 120

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_D = r"(?<![\w/.-])"
"""Where a day may begin: not within a date."""
_NTH = r"(?:er|st|nd|rd|th)?"


def _one_day(n: int, *, bare: bool) -> str:
    """A day, its groups numbered so that two stand in one expression. `bare`: a number alone is a day of the month."""
    alone = "" if bare else r"(?:le |the )"
    return (
        rf"(?:(?P<after{n}>apres[- ]demain|(?:the )?day after tomorrow)|(?P<tomorrow{n}>demain|tomorrow)|"
        rf"(?P<today{n}>aujourd'? ?hui|auj|today)|(?P<yesterday{n}>hier|yesterday)|"
        rf"(?P<iso{n}>\d{{4}}-\d{{2}}-\d{{2}})|"
        rf"(?:(?:{FULL}|{SHORT})\.? )?(?:le |the )?(?P<d{n}>\d{{1,2}})[/.](?P<m{n}>\d{{1,2}})"
        rf"(?:[/.](?P<y{n}>(?:20)?\d{{2}}))?(?!\d)|"
        rf"(?:(?:{FULL}|{SHORT})\.? )?(?:le |the )?(?P<dn{n}>\d{{1,2}}){_NTH} (?:of )?(?P<mn{n}>{MONTH})\b\.?"
        rf"(?: (?P<yn{n}>20\d{{2}}))?|"
        rf"(?P<mb{n}>{MONTH})\.? (?P<db{n}>\d{{1,2}}){_NTH}(?!\d)|"
        rf"(?:(?:{FULL}|{SHORT})\.? )(?:le |the )?(?P<dw{n}>\d{{1,2}}){_NTH}(?!\d)|"
        rf"(?:le |the )?(?P<weekday{n}>{FULL})|"
        rf"{alone}(?P<alone{n}>\d{{1,2}}){_NTH}(?!\d))"
    )


_TO = r"(?: ?(?:-|–|->|→|=>) ?| (?:jusqu'?au|jusqu'?a|au|a|to|until|till|through) )"
_RANGE = Pattern(rf"{_D}(?:du |de |from )?(?:le |the )?{_one_day(1, bare=True)}{_TO}(?:le |the )?"
                    rf"{_one_day(2, bare=True)}{_E}")  # fmt: skip
_UNTIL = Pattern(rf"{_D}(?:jusqu'?(?:au|a)|until|till) (?:le |the )?{_one_day(1, bare=True)}{_E}")
_SINGLE = Pattern(rf"{_D}{_one_day(1, bare=False)}{_E}")
_WEEK = Pattern(
    rf"{_B}(?:toute )?(?:(?P<this>cette semaine|(?:all )?this week)|(?P<next>(?:la )?semaine prochaine|next week)){_E}"
)
_BEFORE_REASON = Pattern(
    r"^(?:[\s,;:.–-]+|(?:pour cause de|pour cause d'|a cause de|a cause d'|pour|cause|motif|raison|because of|because|"
    r"due to|for|reason|car|on|le|la|les|the|du|de|est|is|ferme[es]{0,2}|closed)(?![^\W_]))+"
)


@frozen
class ClosureSaid:
    """What was understood. `sites`: those that may be meant, where it is not one; `first` and `last` None: no days."""

    site: str | None
    sites: tuple[str, ...]
    activity: str | None
    first: date | None
    last: date | None
    reason: str | None


def read_closure(said: str, *, catalogue: Catalogue, sites: Sequence[str], project: str | None, today: date) -> (
    ClosureSaid
):  # fmt: skip
    """What follows /closed. `sites`: those that may be meant; of two that are called the same the one of the project
    that is named, or of the person's own, is meant."""
    text = flat(said)
    taken = bytearray(len(text))
    near = _project(text, catalogue, taken) or project
    theirs = () if near is None else tuple(site.key for site in catalogue.sites_of(near, today))
    meant = _sites(text, catalogue, sites, theirs, taken, today)
    expected = {(site, e.activity) for site, e in expectations_on(catalogue, today)}
    activity, meant = _activity(text, catalogue, expected, meant or _nearest(sites, theirs), taken, named=bool(meant))
    site = meant[0] if len(meant) == 1 else None
    first, last = _days(text, taken, today)
    return ClosureSaid(site, () if site else meant, activity, first, last, _reason(said, text, taken))


def read_days(said: str, today: date) -> tuple[date, ...]:
    """The days that are said, and nothing else; empty where that is none, or more than a month."""
    text = flat(said)
    taken = bytearray(len(text))
    first, last = _days(text, taken, today)
    if first is None or last is None or _reason(said, text, taken) is not None or last - first > timedelta(days=31):
        return ()
    return tuple(first + n * _DAY for n in range((last - first).days + 1))


def _claim(taken: bytearray, start: int, end: int) -> bool:
    if any(taken[start:end]):
        return False
    taken[start:end] = b"\x01" * (end - start)
    return True


def _found(text: str, names: Iterable[tuple[str, str]], taken: bytearray) -> tuple[str, ...]:
    """The keys of the longest name that stands in the text."""
    by_name: dict[str, list[str]] = {}
    for name, key in names:
        by_name.setdefault(flat(name), []).append(key)
    for name in sorted(by_name, key=lambda name: -len(name)):
        for match in re.finditer(rf"{_B}{re.escape(name)}{_E}", text):
            if _claim(taken, *match.span()):
                return tuple(dict.fromkeys(by_name[name]))
    return ()


def _project(text: str, catalogue: Catalogue, taken: bytearray) -> str | None:
    names = [(name, p.key) for p in catalogue.projects for name in p.names]
    found = _found(text, names, taken)
    return found[0] if found else None


def _sites(
    text: str, catalogue: Catalogue, sites: Sequence[str], theirs: Sequence[str], taken: bytearray, today: date
) -> tuple[str, ...]:
    """Those that are named; a site that has become another one lends it its words."""
    known = catalogue.begun_by(today)
    every = [site for p in catalogue.projects for site in p.sites if ("site", site.key) in known]
    meant = [(name, key) for site in every for name in site.names for key in catalogue.sites_on(site.key, today)]
    return _nearest(_found(text, [(name, key) for name, key in meant if key in sites], taken), theirs)


def _nearest(sites: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Those of the project; all of them where none is."""
    return tuple(key for key in sites if key in theirs) or tuple(sites)


def _activity(
    text: str,
    catalogue: Catalogue,
    expected: Collection[tuple[str, str]],
    sites: Collection[str],
    taken: bytearray,
    *,
    named: bool,
) -> tuple[str | None, tuple[str, ...]]:
    """The activity that is named, where a site has several, and the sites that may be meant then."""
    expected = {(site, activity) for site, activity in expected if site in sites}
    names = [(n, a.key) for a in catalogue.activities for n in a.names if any(k == a.key for _, k in expected)]
    found = _found(text, names, taken)
    if not found:
        return None, tuple(sites) if named else ()
    meant = tuple(site for site in sites if (site, found[0]) in expected)
    several = [key for site, key in expected if site in meant]
    return (found[0] if len(set(several)) > 1 else None), meant or (tuple(sites) if named else ())


def _days(text: str, taken: bytearray, today: date) -> tuple[date | None, date | None]:
    """The first and the last day; None where none is said, or none that can be."""
    for match in _WEEK.finditer(text):
        if _claim(taken, *match.span()):
            monday = today - today.weekday() * _DAY + (7 * _DAY if match["next"] else 0 * _DAY)
            return max(monday, today), monday + 6 * _DAY
    for match in _RANGE.finditer(text):
        if _claim(taken, *match.span()):
            first = _day(match, 1, today, today)
            last = None if first is None else _day(match, 2, today, first)
            return _span(first, last, today)
    for match in _UNTIL.finditer(text):
        if _claim(taken, *match.span()):
            return _span(today, _day(match, 1, today, today), today)
    for match in _SINGLE.finditer(text):
        if _claim(taken, *match.span()):
            day = _day(match, 1, today, today)
            return _span(day, day, today)
    return None, None


def _span(first: date | None, last: date | None, today: date) -> tuple[date | None, date | None]:
    if first is None or last is None or not today - BACK <= first <= last <= today + AHEAD:
        return None, None
    return first, last


def _day(match: re.Match[str], n: int, today: date, since: date) -> date | None:
    """The day; one that is said without month or year is the next one from `since` on."""
    said: Mapping[str, str | None] = {key[:-1]: value for key, value in match.groupdict().items() if key[-1] == str(n)}
    words = {"today": 0, "tomorrow": 1, "after": 2, "yesterday": -1}
    for word, days in words.items():
        if said[word]:
            return today + days * _DAY
    try:
        if said["iso"]:
            return date.fromisoformat(said["iso"])
        if said["weekday"]:
            return since + (WEEKDAYS[said["weekday"]] - since.weekday()) % 7 * _DAY
        number = int(said["d"] or said["dn"] or said["db"] or said["dw"] or said["alone"] or 0)
        named = said["mn"] or said["mb"]
        month = MONTHS[named] if named else int(said["m"]) if said["m"] else None
        year = said["y"] or said["yn"]
        if month is not None:
            return date(int(year) % 100 + 2000, month, number) if year else _in_year(number, month, since)
        return _in_month(number, since)
    except ValueError:
        return None


def _in_year(number: int, month: int, since: date) -> date:
    """Of the years around the one in which the day lies nearest ahead; a few weeks back is still this one."""
    day = date(since.year, month, number)
    if day < since - BACK:
        return day.replace(year=since.year + 1)
    before = day.replace(year=since.year - 1) if (month, number) != (2, 29) else day
    return before if since - BACK <= before and day > since + AHEAD - BACK else day


def _in_month(number: int, since: date) -> date | None:
    day = since
    for _ in range(62):
        if day.day == number:
            return day
        day += _DAY
    return None


def _reason(said: str, text: str, taken: bytearray) -> str | None:
    """What is left, less the words that lead to it."""
    kept = "".join(" " if gone else char for char, gone in zip(said, taken, strict=True))
    plain = flat(kept)
    led = _BEFORE_REASON.match(plain)
    left = " ".join(kept[led.end() if led else 0 :].split()).strip(" ,;:.–-")
    return left[:LONGEST_REASON] if re.search(r"[^\W\d_]", left) else None


# Views


@frozen
class ClosureRow:
    """One closure, as coordinators see it. `by`: who said so, by first name."""

    id: int
    closure: Closure
    reason: str | None
    by: str | None
    withdrawn: bool = False


@frozen
class ClosuresView:
    """What is closed now or will be."""

    rows: tuple[ClosureRow, ...]
    today: date


@frozen
class ClosureMenuView:
    """A closure that is being said. `sites`: to choose from, where the site is not known; then the days are asked."""

    site: str | None
    activity: str | None
    first: date | None
    last: date | None
    reason: str | None
    sites: tuple[str, ...]
    today: date


@frozen
class ClosureMadeView:
    """One closure, just made or withdrawn since."""

    row: ClosureRow
    today: date


@frozen
class ClosureAskedView:
    """Whoever was reminded says that the place is closed. `closed`: it is said to be by now; `came`: a report came."""

    reminder: int
    site: str
    activity: str
    day: date
    by: str
    closed: bool
    came: bool
    today: date
