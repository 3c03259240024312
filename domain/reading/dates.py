"""Days and shifts as people say them: "hier soir", "sam 21/11", "nuit du 21 au 22", "last night"."""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import OSA

from domain.reading.day_names import FULL, MONTH, MONTHS, SHORT, TYPO_TARGETS, WEEKDAYS
from domain.reading.lexicon import ORDINARY, SMALL
from domain.reading.reckoning import (
    DAY,
    Clock,
    Said,
    dated,
    day_of_month,
    latest,
    this_night,
    unless_small_hours,
    with_part,
)
from domain.reading.report import Shift
from domain.reading.searching import Search, claim
from domain.reading.short_days import SHORT_BESIDE, is_companion, short_days
from domain.reading.top_marks import praise_in, top_marks

_MOST_DATES = 40  # of one form in one message; a report has one
_PARTS = (
    r"(?P<part>matinee|matin|morning|apres[- ]?midi|aprem|apm|afternoon|soiree|soir|evening|eve|nuit|night|midi|"
    r"lunchtime|(?:en )?journee)"
)
_NIGHT_PARTS = frozenset(("soir", "soiree", "evening", "eve", "nuit", "night"))
_B, _E = r"(?<![^\W_])", r"(?![^\W_])"

_NIGHT_OF_DAYS = Search(
    rf"{_B}(?:nuit|night)\s?(?:du |de |des |d'|of |of the |the )?(?P<d1>\d{{1,2}})(?:er|st|nd|rd|"
    rf"th)?(?:\s?[/.]\s?(?P<m1>\d{{1,2}}))?"
    rf"\s?(?P<sep>au|a|to|to the|-|–|/)\s?(?P<d2>\d{{1,2}})(?:er|st|nd|rd|th)?"
    rf"(?:\s?[/.]\s?(?P<m2>\d{{1,2}})|\s(?:of )?(?P<name>{MONTH}))?{_E}"
)
_ISO = Search(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d-])")
_FULL_DATE = Search(r"(?<![\d/.-])(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4}|\d{2})(?![\d/]|[.-]\d)")
_DAY_MONTH = Search(r"(?<![\d/.,:])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/]|\s?h(?![^\W_])|\s?%)")
_LED = rf"(?:^(?=\d\d?\.\d\d[\s:])|{_B}(?:le|du|on|of|{FULL}|{SHORT})\.?\s)"
_DOTTED = Search(rf"{_LED}(?P<d>\d{{1,2}})[.-](?P<m>\d{{1,2}})(?![\d.]|-\d)")
_DAY_NAME = Search(
    rf"(?<![\d/.,])(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?\s?(?:of )?(?P<name>{MONTH})\.?(?:\s(?P<y>20\d\d))?{_E}"
)
_NAME_DAY = Search(
    rf"{_B}(?P<name>jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|"
    rf"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y>20\d\d))?(?![\d/]|[^\W_])"
)
_AGO = Search(rf"{_B}(?:il y a (?P<n1>\d{{1,2}}|un|deux|trois) jours?|(?P<n2>\d{{1,2}}|one|two|three|a) days? ago){_E}")
_PERIOD = Search(
    rf"{_B}(?:du|from|from the)\s\d{{1,2}}(?:er|st|nd|rd|th)?(?:/\d{{1,2}})?\s(?:au|to|to the)\s\d{{1,2}}(?:er|"
    rf"st|nd|rd|th)?(?:/\d{{1,2}}|\s(?:{MONTH}))?{_E}"
)
_SPELL = Search(
    rf"{_B}(?:cette semaine|this week|la semaine|the week|week-?end|we de|semaine \d{{1,2}}|week \d{{1,2}}|"
    rf"(?:semaine|week)(?=\s?:)|hebdo(?:madaires?)?|weekly (?:report|figures|totals?|stats)|"
    rf"ce mois|this month|"
    rf"(?:depuis|since) (?:{FULL}|hier|avant-hier|yesterday)){_E}"
)
_RELATIVE = Search(
    rf"{_B}(?P<before>avant[- ]hier|(?:the )?day before yesterday)(?:\s{_PARTS.replace('part', 'p0')})?{_E}"
    rf"|{_B}(?P<yesterday>hier|yesterday|yest|yday|ystd)(?:\s(?:au |in the )?{_PARTS.replace('part', 'p1')})?{_E}"
    rf"|{_B}(?P<lastnight>last (?:night|evening)|(?:la )?nuit (?:derniere|passee)|(?:la )?nuit d'hier){_E}"
    rf"|{_B}(?P<thisnight>cette nuit|tonight|this night){_E}"
    rf"|{_B}(?:ce|cet|cette|this)\s{_PARTS.replace('part', 'p2')}{_E}"
    rf"|{_B}(?P<today>aujourd'? ?hui|today|auj|ajd|tdy|ce jour|this day)(?:\s{_PARTS.replace('part', 'p3')})?{_E}"
    rf"|{_B}(?P<future>demain|tomorrow|apres[- ]demain|(?:la )?semaine prochaine|next week)(?:\s(?:matin|soir|"
    rf"morning|evening))?{_E}"
)
_WEEKDAY = Search(
    rf"{_B}(?P<full>{FULL})(?P<last>\sdernier|\spasse)?(?:\s(?:au |in the )?{_PARTS})?{_E}(?:\s?(?:le |"
    rf"the )?(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?(?![\d/.,h%]|:\d|[^\W_]))?"
    rf"|{_B}(?P<short>{SHORT})\.?\s(?:le |the )?(?P<sd>\d{{1,2}})(?:er|st|nd|rd|th)?(?![\d/.,:h%]|[^\W_])"
    rf"|(?:^|(?<=[\n:]))\s?(?P<alone>{SHORT})\.?(?=\s?:)|{_B}(?P<beside>{SHORT})\.?(?=\s(?:{SHORT}|\d{{1,2}}/))"
)
# Without a date beside them some short forms are days, the others may be the sea, the sun, or "mine".
_SHORT_ALONE = Search(
    rf"{_B}(?P<sure>lun|jeu|ven|vendr|sam|dim|tues?|wed|thu|thurs|fri)\.?(?:\s{_PARTS}{_E}|(?=\s?:|\s\d))"
    rf"|{_B}(?P<unsure>mer|mar|mon|sat|sun)\.?(?:\s{_PARTS.replace('part', 'p1')}{_E}|(?=\s?:?\s?\d))"
)
_LE = Search(
    rf"(?:^|(?<=[\n,;:(])|{_B}(?P<night>nuit|night)\s)\s?(?:le|du|the|of the|of)\s(?P<d>\d{{1,2}})(?:er|st|nd|"
    rf"rd|th)?(?=\s?(?:[:,\n)]|$))"
    rf"|(?<=[a-z] du)\s(?P<d5>\d{{1,2}})(?:er)?(?=\s?[:\n])"
    rf"|(?<=\s)le\s(?P<d3>\d{{1,2}})(?:er)?(?=\s?(?:[:\n,;.)]|$))"
    rf"|{_B}the\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)(?=\s?(?:[:,;.\n)\d]|$))"
    rf"|{_B}(?:date|rapport du|report of the|report for the)\s?"
    rf":?\s?(?P<d2>\d{{1,2}})(?:er|st|nd|rd|th)?(?=\s?(?:[:,\n)]|$))"
)
_SHIFT = Search(
    rf"{_B}(?P<day>matinee|matin|morning|apres[- ]?midi|aprem|apm|afternoon|(?:shift|poste|equipe|"
    rf"service)[ :-](?:de )?jour|(?<=maraude )(?:de )?jour|"
    rf"(?:shift|poste|equipe|service)\s?:\s?(?:jour|day)|day[- ]?(?:shift|team)|daytime|en journee|de jour){_E}"
    rf"|{_B}(?P<night>nuit|night|overnight|nocturne|nightshift|evening[- ]?(?:shift|team)|"
    rf"(?:shift|poste|equipe|service)[ :-]\s?(?:du )?soir){_E}"
)
SEARCHES = (
    _NIGHT_OF_DAYS, _ISO, _FULL_DATE, _DAY_MONTH, _DOTTED, _DAY_NAME, _NAME_DAY, _AGO, _PERIOD, _SPELL, _RELATIVE,
    _WEEKDAY, _SHORT_ALONE, SHORT_BESIDE, _LE, _SHIFT,
)  # fmt: skip
# "2nd clinic of the week", "busiest day this week": the one that is told of, not all of them.
_NTH_OF = re.compile(
    rf"{_B}(?:\d(?:nd|rd|st|th|e|eme|ere?)|first|second|third|last|only|best|worst|[^\W\d_]{{2,9}}est|premiere?|"
    r"deuxieme|seconde?|troisieme|derniere?|seule?|meilleure?|pire|record|pic|peak|plus [^\W\d_]{3,12}) "
    r"(?:[^\W\d_]{2,15} ){0,2}(?:(?:of|de|in) )?$"
)
_AFTER_SPELL = re.compile(r"(?!\s(?:pour|for)\s)")
_WORD = re.compile(r"[a-z]{6,10}")


def numeric_dates(
    plain: str, likely: Collection[Search], clock: Clock, names_at: Callable[[int], bool], taken: bytearray
) -> list[Said]:
    """Dates written in figures or with a month's name. `names_at`: whether what a number could count stands there.

    Of the searches only those that are `likely` are made; what they find is `taken` from then on.
    """
    found: list[Said] = []

    def take(said: Said) -> None:
        if claim(taken, *said.span):
            found.append(said)

    for m in _NIGHT_OF_DAYS.found(plain, likely):
        if (said := _night_of(m, clock)) is not None:
            take(said)
    for m in _PERIOD.found(plain, likely):
        take(Said(m.span(), problem="several_days"))
    for search in (_ISO, _FULL_DATE, _DAY_NAME, _NAME_DAY, _DOTTED, _DAY_MONTH):
        for m in islice(search.found(plain, likely), _MOST_DATES):
            said_by = m.groupdict()
            named, year = said_by.get("name"), said_by.get("y")
            month = MONTHS[named] if named else int(m["m"])
            loose = search is _DAY_MONTH
            if loose and (praise := praise_in(m, plain, clock)) is not None:
                take(praise)
                continue
            if loose and (
                names_at(m.end()) or not 1 <= month <= 12 or not 1 <= int(m["d"]) <= 31 or top_marks(m, plain)
            ):
                continue  # "12/15 rdv": a share, asked about as a figure
            if search is _NAME_DAY and names_at(m.end()) and year is None:
                continue
            take(with_part(dated(m.span(), int(m["d"]), month, int(year) if year else None, clock), plain))
    for m in _AGO.found(plain, likely):
        said_number = m["n1"] or m["n2"]
        number = {"un": 1, "one": 1, "a": 1, "deux": 2, "two": 2, "trois": 3, "three": 3}.get(said_number) or int(
            said_number
        )
        take(unless_small_hours(m.span(), clock.today - number * DAY, None, clock))
    return found


def worded_dates(
    plain: str,
    likely: Collection[Search],
    clock: Clock,
    names_at: Callable[[int], bool],
    heads_at: Callable[[int], bool],
    taken_of: Callable[[], bytearray],
) -> list[Said]:
    """Days and shifts said in words, where nothing else was recognised before: what that is, `taken_of` says.
    `heads_at`: whether an activity is named there.

    It is asked only where there is something to say, since few messages name days.
    """
    found: list[Said] = []

    def free(start: int, end: int) -> bool:
        return claim(taken_of(), start, end)

    for m in _SPELL.found(plain, likely):
        if not (
            _NTH_OF.search(plain, max(0, m.start() - 60), m.start()) and _AFTER_SPELL.match(plain, m.end())
        ) and free(*m.span()):
            found.append(Said(m.span(), problem="several_days"))
    for m in _RELATIVE.found(plain, likely):
        if free(*m.span()):
            found.append(_relative(m, clock))
    for m in _WEEKDAY.found(plain, likely):
        if not m["full"] and is_companion(plain, m.start()):
            continue
        said, end = _weekday(m, clock, names_at)
        if said is not None and free(m.start(), end):
            found.append(said)
    for m in _SHORT_ALONE.found(plain, likely):
        if is_companion(plain, m.start()):
            continue
        beyond, taken = m.end() + 1, taken_of()
        if (beyond < len(taken) and taken[beyond]) or not free(*m.span()):
            continue
        name, part = m["sure"] or m["unsure"], m["part"] or m["p1"]
        day = latest(m.span(), WEEKDAYS[name], _shift_of(part), clock)
        if m["unsure"] and not part and day.day:
            day = Said(m.span(), problem="ambiguous_date", options=(day.day, clock.today), weekday=day.weekday)
        found.append(day)
    found += [said for said in short_days(plain, likely, clock, heads_at) if free(*said.span)]
    for m in _LE.found(plain, likely):
        number = int(m["d"] or m["d2"] or m["d3"] or m["d4"] or m["d5"])
        if 1 <= number <= 31 and free(*m.span()):
            found.append(day_of_month(m.span(), number, "night" if m["night"] else None, clock))
    for m in _SHIFT.found(plain, likely):
        if free(*m.span()):
            found.append(Said(m.span(), shift="day" if m["day"] else "night"))
    mistyped = any(map(_meant, _WORD.findall(plain)))
    for m in _WORD.finditer(plain) if mistyped else ():
        target = _meant(m.group())
        if target and free(*m.span()):
            if target == "yesterday":
                found.append(unless_small_hours(m.span(), clock.today - DAY, None, clock))
            else:
                found.append(latest(m.span(), WEEKDAYS[target], None, clock))
    return found


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The day that a mistyped word means: "yesteday", "wendesday". None where the word is something else."""
    if word in WEEKDAYS or word in SMALL or word in ORDINARY or word in ("yesterday", "mondial", "amedi"):
        return None
    near = [t for t in TYPO_TARGETS if t[0] == word[0] and abs(len(t) - len(word)) <= 1 and OSA.distance(t, word) <= 1]
    return near[0] if len(near) == 1 else None


def _night_of(match: re.Match[str], clock: Clock) -> Said | None:
    first, second = int(match["d1"]), int(match["d2"])
    if match["sep"] == "/" and not match["m1"] and not match["m2"] and not match["name"]:
        as_date = dated(match.span(), first, second, None, clock).day if second <= 12 else None
        if second not in (first + 1, 1):
            return None  # "nuit 23/11" is the night of a date
        if as_date is not None and as_date <= clock.today:
            return Said(match.span(), problem="ambiguous_date", shift="night")
    month = MONTHS[match["name"]] if match["name"] else int(match["m2"] or match["m1"] or 0)
    if not 1 <= first <= 31 or not 1 <= second <= 31:
        return None
    if month:
        end = dated(match.span(), second, month, None, clock).day
    else:
        end = day_of_month(match.span(), second, None, clock).day
        tomorrow = clock.today + DAY
        if end is None and tomorrow.day == second:
            end = tomorrow
    if end is None:
        return Said(match.span(), problem="impossible_date", shift="night")
    start = end - DAY
    if start.day != first:
        return Said(match.span(), problem="several_days", shift="night")
    return Said(match.span(), day=start, shift="night")


def _shift_of(part: str | None) -> Shift | None:
    if part is None:
        return None
    return "night" if part in _NIGHT_PARTS else "day"


def _relative(match: re.Match[str], clock: Clock) -> Said:
    span = match.span()
    if match["before"]:
        return unless_small_hours(span, clock.today - 2 * DAY, _shift_of(match["p0"]), clock)
    if match["yesterday"]:
        return unless_small_hours(span, clock.today - DAY, _shift_of(match["p1"]), clock)
    if match["lastnight"]:
        return unless_small_hours(span, clock.today - DAY, "night", clock)
    if match["future"]:
        return Said(span, future=True)
    if match["thisnight"] or match["p2"] in ("soir", "soiree", "evening", "eve", "night"):
        return this_night(span, clock, evening=not match["thisnight"] or match.group() == "tonight")
    return Said(span, day=clock.today, shift=_shift_of(match["p2"] or match["p3"]))


def _weekday(match: re.Match[str], clock: Clock, names_at: Callable[[int], bool]) -> tuple[Said | None, int]:
    """A weekday, with the day's number where one follows; and where the mention ends."""
    name = match["full"] or match["short"] or match["alone"] or match["beside"]
    weekday = WEEKDAYS[name]
    shift = _shift_of(match["part"])
    number = match["d"] or match["sd"]
    if number is None:
        return latest(match.span(), weekday, shift, clock, bool(match["last"])), match.end()
    start, before = match.start("d" if match["d"] else "sd"), match.start()
    if names_at(match.end()) or not 1 <= int(number) <= 31:
        if match["short"]:
            return None, 0  # "mer 34 cs": the sea, for all we know
        return latest((before, start), weekday, shift, clock, bool(match["last"])), start
    near = day_of_month(match.span(), int(number), shift, clock)
    if near.day is not None and near.day.weekday() == weekday:
        return Said(match.span(), day=near.day, shift=shift, weekday=weekday, figure=int(number)), match.end()
    if match["short"]:
        return None, 0
    # "lundi 20" when the 20th is no Monday: twenty of something on Monday, or a slip. The figure is asked about.
    return latest((before, start), weekday, shift, clock, bool(match["last"])), start
