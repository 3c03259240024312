"""Days and shifts as people say them: "hier soir", "sam 21/11", "nuit du 21 au 22", "last night"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from domain.reading.lexicon import ORDINARY, SMALL
from domain.reading.report import Question, Shift, Span

Problem = Literal[
    "impossible_date", "future_date", "ambiguous_yesterday", "ambiguous_night", "several_days", "old_date", "ambiguous_date"
]
_DAY = timedelta(days=1)
_OLDEST = timedelta(days=180)

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "lundi lun monday mon", "mardi mar tuesday tue tues", "mercredi mer mercr wednesday wed weds",
            "jeudi jeu thursday thu thur thurs", "vendredi ven vendr friday fri", "samedi sam saturday sat",
            "dimanche dim sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january", "fevrier fevr fev feb february", "mars mar march", "avril avr apr april",
            "mai may", "juin jun june", "juillet juil jul july", "aout aug august", "septembre sept sep september",
            "octobre oct october", "novembre nov november", "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_FULL = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SHORT = "lun|mar|mer|jeu|ven|vendr|sam|dim|mon|tues?|weds?|thu|thurs?|fri|sat|sun"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PARTS = (
    r"(?P<part>matinee|matin|morning|apres[- ]?midi|aprem|afternoon|soiree|soir|evening|eve|nuit|night|midi|"
    r"lunchtime|(?:en )?journee)"
)
_NIGHT_PARTS = frozenset(("soir", "soiree", "evening", "eve", "nuit", "night"))
_B, _E = r"(?<![^\W_])", r"(?![^\W_])"

_NIGHT_OF_DAYS = re.compile(
    rf"{_B}(?:nuit|night)\s?(?:du |de |des |d'|of |of the |the )?(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th)?(?:\s?[/.]\s?(?P<m1>\d{{1,2}}))?"
    rf"\s?(?:au|a|to|to the|-|–|/)\s?(?P<d2>\d{{1,2}})(?:er|st|nd|rd|th)?"
    rf"(?:\s?[/.]\s?(?P<m2>\d{{1,2}})|\s(?:of )?(?P<name>{_MONTH}))?{_E}"
)
_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?![\d-])")
_FULL_DATE = re.compile(r"(?<![\d/.-])(?P<d>\d{1,2})([/.-])(?P<m>\d{1,2})\2(?P<y>\d{4}|\d{2})(?![\d/]|[.-]\d)")
_DAY_MONTH = re.compile(r"(?<![\d/.,:])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/]|\s?h(?![^\W_])|\s?%)")
_DOTTED = re.compile(rf"(?:{_B}(?:le|du|on|of|{_FULL}|{_SHORT})\.?\s)(?P<d>\d{{1,2}})[.-](?P<m>\d{{1,2}})(?![\d.]|-\d)")
_DAY_NAME = re.compile(
    rf"(?<![\d/.,])(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?\s?(?:of )?(?P<name>{_MONTH})\.?(?:\s(?P<y>20\d\d))?{_E}"
)
_NAME_DAY = re.compile(
    rf"{_B}(?P<name>jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    rf"nov(?:ember)?|dec(?:ember)?)\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y>20\d\d))?(?![\d/]|[^\W_])"
)
_AGO = re.compile(rf"{_B}(?:il y a (?P<n1>\d{{1,2}}|un|deux|trois) jours?|(?P<n2>\d{{1,2}}|one|two|three|a) days? ago){_E}")
_PERIOD = re.compile(
    rf"{_B}(?:du|from|from the)\s\d{{1,2}}(?:er|st|nd|rd|th)?(?:/\d{{1,2}})?\s(?:au|to|to the)\s\d{{1,2}}(?:er|st|nd|rd|th)?(?:/\d{{1,2}}|\s(?:{_MONTH}))?{_E}"
)
_SPELL = re.compile(
    rf"{_B}(?:cette semaine|this week|la semaine|the week|week-?end|we de|semaine \d{{1,2}}|week \d{{1,2}}|ce mois|this month){_E}"
)
_RELATIVE = re.compile(
    rf"{_B}(?P<before>avant[- ]hier|(?:the )?day before yesterday)(?:\s{_PARTS.replace('part', 'p0')})?{_E}"
    rf"|{_B}(?P<yesterday>hier|yesterday|yest|yday|ystd)(?:\s(?:au |in the )?{_PARTS.replace('part', 'p1')})?{_E}"
    rf"|{_B}(?P<lastnight>last (?:night|evening)|(?:la )?nuit (?:derniere|passee)|(?:la )?nuit d'hier){_E}"
    rf"|{_B}(?P<thisnight>cette nuit|tonight|this night){_E}"
    rf"|{_B}(?:ce|cet|cette|this)\s{_PARTS.replace('part', 'p2')}{_E}"
    rf"|{_B}(?P<today>aujourd'? ?hui|today|auj|ajd|tdy|ce jour|this day)(?:\s{_PARTS.replace('part', 'p3')})?{_E}"
    rf"|{_B}(?P<future>demain|tomorrow|apres[- ]demain|(?:la )?semaine prochaine|next week)(?:\s(?:matin|soir|morning|evening))?{_E}"
)
_WEEKDAY = re.compile(
    rf"{_B}(?P<full>{_FULL})(?P<last>\sdernier|\spasse)?(?:\s(?:au |in the )?{_PARTS})?{_E}(?:\s?(?:le |the )?(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?(?![\d/.,:h%]|[^\W_]))?"
    rf"|{_B}(?P<short>{_SHORT})\.?\s(?:le |the )?(?P<sd>\d{{1,2}})(?:er|st|nd|rd|th)?(?![\d.,:h%]|[^\W_])"
    rf"|(?:^|(?<=[\n:]))\s?(?P<alone>{_SHORT})\.?(?=\s?:)|{_B}(?P<beside>{_SHORT})\.?(?=\s(?:{_SHORT}|\d{{1,2}}/))"
)
_LE = re.compile(
    rf"(?:^|(?<=[\n,;:(])|{_B}(?P<night>nuit|night)\s)\s?(?:le|du|the|of the|of)\s(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)?(?=\s?(?:[:,\n)]|$))"
    rf"|{_B}(?:date|rapport du|report of the|report for the|clinique du|maraude du)\s?:?\s?(?P<d2>\d{{1,2}})(?:er|st|nd|rd|th)?(?=\s?(?:[:,\n)]|$))"
)
_SHIFT = re.compile(
    rf"{_B}(?P<day>matinee|matin|morning|apres[- ]?midi|aprem|afternoon|(?:shift|poste|equipe|maraude|service)[ :-](?:de )?jour|"
    rf"(?:shift|poste|equipe|service)\s?:\s?(?:jour|day)|day[- ]?(?:shift|team)|daytime|en journee|de jour){_E}"
    rf"|{_B}(?P<night>nuit|night|overnight|nocturne|nightshift){_E}"
)
_TYPO_TARGETS = tuple("yesterday monday tuesday wednesday thursday friday saturday sunday mercredi vendredi samedi dimanche".split())
_WORD = re.compile(r"[a-z]{6,10}")


@dataclass(frozen=True, slots=True)
class Said:
    """One mention of a day or shift. `day` is None where only a shift was said, or where `problem` says why not."""

    span: Span
    day: date | None = None
    shift: Shift | None = None
    problem: Problem | None = None
    options: tuple[date, ...] = ()
    weekday: int | None = None
    future: bool = False
    figure: int | None = None
    """The day's number after a weekday ("lundi 23"), where it could as well be a figure."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The moment of writing, as days are told by it."""

    local: datetime
    today: date
    """The reporting day of the moment."""

    @property
    def small_hours(self) -> bool:
        """Between midnight and the start of the day: the calendar's today is not yet the reporting day."""
        return self.local.date() != self.today


def numeric_dates(plain: str, clock: Clock, names_at: Callable[[int], bool], taken: bytearray) -> list[Said]:
    """Dates written in figures or with a month's name. `names_at`: whether a word of the catalogue stands there."""
    found: list[Said] = []

    def take(match: re.Match[str], said: Said) -> None:
        start, end = match.span()
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(said)

    if any(c.isdigit() for c in plain):
        for m in _NIGHT_OF_DAYS.finditer(plain):
            if (said := _night_of(m, clock)) is not None:
                take(m, said)
        for m in _PERIOD.finditer(plain):
            take(m, Said(m.span(), problem="several_days"))
        for pattern in (_ISO, _FULL_DATE, _DAY_NAME, _NAME_DAY, _DOTTED, _DAY_MONTH):
            for m in pattern.finditer(plain):
                named = m.groupdict().get("name")
                month = _MONTHS[named] if named else int(m["m"])
                loose = pattern is _DAY_MONTH
                if loose and (names_at(m.end()) or not 1 <= month <= 12 or not 1 <= int(m["d"]) <= 31):
                    continue  # "12/15 rdv": a share, asked about as a figure
                if pattern is _NAME_DAY and names_at(m.end()) and m["y"] is None:
                    continue
                year = m.groupdict().get("y")
                take(m, _dated(m.span(), int(m["d"]), month, int(year) if year else None, clock))
    for m in _AGO.finditer(plain):
        said_number = m["n1"] or m["n2"]
        number = {"un": 1, "one": 1, "a": 1, "deux": 2, "two": 2, "trois": 3, "three": 3}.get(said_number) or int(said_number)
        take(m, _unless_small_hours(m.span(), clock.today - number * _DAY, None, clock))
    return found


def worded_dates(plain: str, clock: Clock, names_at: Callable[[int], bool], taken: bytearray) -> list[Said]:
    """Days and shifts said in words, where nothing else was recognised before."""
    found: list[Said] = []

    def free(start: int, end: int) -> bool:
        if any(taken[start:end]):
            return False
        taken[start:end] = b"\x01" * (end - start)
        return True

    for m in _SPELL.finditer(plain):
        if free(*m.span()):
            found.append(Said(m.span(), problem="several_days"))
    for m in _RELATIVE.finditer(plain):
        if free(*m.span()):
            found.append(_relative(m, clock))
    for m in _WEEKDAY.finditer(plain):
        said, end = _weekday(m, clock, names_at)
        if said is not None and free(m.start(), end):
            found.append(said)
    for m in _LE.finditer(plain):
        number = int(m["d"] or m["d2"])
        if 1 <= number <= 31 and free(*m.span()):
            found.append(_day_of_month(m.span(), number, "night" if m["night"] else None, clock))
    for m in _SHIFT.finditer(plain):
        if free(*m.span()):
            found.append(Said(m.span(), shift="day" if m["day"] else "night"))
    for m in _WORD.finditer(plain):
        target = _meant(m.group())
        if target and free(*m.span()):
            if target == "yesterday":
                found.append(_unless_small_hours(m.span(), clock.today - _DAY, None, clock))
            else:
                found.append(_latest(m.span(), _WEEKDAYS[target], None, clock))
    return found


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The day that a mistyped word means: "yesteday", "wendesday". None where the word is something else."""
    if word in _WEEKDAYS or word in SMALL or word in ORDINARY or word in ("yesterday", "mondial", "amedi"):
        return None
    near = [t for t in _TYPO_TARGETS if t[0] == word[0] and abs(len(t) - len(word)) <= 1 and OSA.distance(t, word) <= 1]
    return near[0] if len(near) == 1 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(span: Span, day: int, month: int, year: int | None, clock: Clock) -> Said:
    if year is not None:
        exact = _valid(year + 2000 if year < 100 else year, month, day)
        return Said(span, day=exact) if exact else Said(span, problem="impossible_date")
    candidates = [d for y in (clock.today.year - 1, clock.today.year, clock.today.year + 1) if (d := _valid(y, month, day))]
    if not candidates:
        return Said(span, problem="impossible_date")
    nearest = min(candidates, key=lambda d: abs(d - clock.today))
    if nearest.month == 2 and nearest.day == 29 and nearest.year != clock.today.year:
        return Said(span, problem="impossible_date")
    return Said(span, day=nearest)


def _night_of(match: re.Match[str], clock: Clock) -> Said | None:
    first, second = int(match["d1"]), int(match["d2"])
    month = _MONTHS[match["name"]] if match["name"] else int(match["m2"] or match["m1"] or 0)
    if not 1 <= first <= 31 or not 1 <= second <= 31:
        return None
    if month:
        end = _dated(match.span(), second, month, None, clock).day
    else:
        end = _day_of_month(match.span(), second, None, clock).day
        tomorrow = clock.today + _DAY
        if end is None and tomorrow.day == second:
            end = tomorrow
    if end is None:
        return Said(match.span(), problem="impossible_date", shift="night")
    start = end - _DAY
    if start.day != first:
        return Said(match.span(), problem="several_days", shift="night")
    return Said(match.span(), day=start, shift="night")


def _day_of_month(span: Span, number: int, shift: Shift | None, clock: Clock) -> Said:
    """"le 21": the latest day with that number, unless it is so long ago that the coming one may be meant."""
    here = clock.today
    for _ in range(62):
        if here.day == number:
            near = here.month == clock.today.month or clock.today - here <= 15 * _DAY
            return Said(span, day=here, shift=shift) if near else Said(span, problem="future_date", shift=shift, options=(here,))
        here -= _DAY
    return Said(span, problem="impossible_date", shift=shift)


def _shift_of(part: str | None) -> Shift | None:
    if part is None:
        return None
    return "night" if part in _NIGHT_PARTS else "day"


def _unless_small_hours(span: Span, day: date, shift: Shift | None, clock: Clock) -> Said:
    """A day counted back from today. Between midnight and the day's start nobody knows from which."""
    if clock.small_hours:
        return Said(span, shift=shift, problem="ambiguous_yesterday", options=(day + _DAY, day))
    return Said(span, day=day, shift=shift)


def _relative(match: re.Match[str], clock: Clock) -> Said:
    span = match.span()
    if match["before"]:
        return _unless_small_hours(span, clock.today - 2 * _DAY, _shift_of(match["p0"]), clock)
    if match["yesterday"]:
        return _unless_small_hours(span, clock.today - _DAY, _shift_of(match["p1"]), clock)
    if match["lastnight"]:
        return _unless_small_hours(span, clock.today - _DAY, "night", clock)
    if match["future"]:
        return Said(span, future=True)
    if match["thisnight"] or match["p2"] in ("soir", "soiree", "evening", "eve", "night"):
        return _this_night(span, clock, evening=not match["thisnight"] or match.group() == "tonight")
    return Said(span, day=clock.today, shift=_shift_of(match["p2"] or match["p3"]))


def _this_night(span: Span, clock: Clock, evening: bool) -> Said:
    """The night that has just ended, or the one that has begun: by the hour of writing."""
    hour = clock.local.hour
    if clock.small_hours or hour >= 21 or (evening and hour >= 16):
        return Said(span, day=clock.today, shift="night")
    if not evening and hour < 18:
        return Said(span, day=clock.today - _DAY, shift="night")
    return Said(span, shift="night", problem="ambiguous_night", options=(clock.today - _DAY, clock.today))


def _latest(span: Span, weekday: int, shift: Shift | None, clock: Clock, before_today: bool = False) -> Said:
    """The latest such weekday; today's name is today."""
    if clock.small_hours and clock.local.weekday() == weekday:
        days = (clock.local.date(), clock.local.date() - 7 * _DAY)
        return Said(span, shift=shift, problem="ambiguous_date", options=days, weekday=weekday)
    back = (clock.today.weekday() - weekday) % 7
    if before_today and back == 0:
        back = 7
    return Said(span, day=clock.today - back * _DAY, shift=shift, weekday=weekday)


def _weekday(match: re.Match[str], clock: Clock, names_at: Callable[[int], bool]) -> tuple[Said | None, int]:
    """A weekday, with the day's number where one follows; and where the mention ends."""
    name = match["full"] or match["short"] or match["alone"] or match["beside"]
    weekday = _WEEKDAYS[name]
    shift = _shift_of(match["part"])
    number = match["d"] or match["sd"]
    if number is None:
        return _latest(match.span(), weekday, shift, clock, bool(match["last"])), match.end()
    start, before = match.start("d" if match["d"] else "sd"), match.start()
    if names_at(match.end()) or not 1 <= int(number) <= 31:
        if match["short"]:
            return None, 0  # "mer 34 cs": the sea, for all we know
        return _latest((before, start), weekday, shift, clock, bool(match["last"])), start
    near = _day_of_month(match.span(), int(number), shift, clock)
    if near.day is not None and near.day.weekday() == weekday:
        return Said(match.span(), day=near.day, shift=shift, weekday=weekday, figure=int(number)), match.end()
    if match["short"]:
        return None, 0
    # "lundi 20" when the 20th is no Monday: twenty of something on Monday, or a slip. The figure is asked about.
    return _latest((before, start), weekday, shift, clock, bool(match["last"])), start


def settle(said: Sequence[Said], clock: Clock, plain: str) -> tuple[date | None, Shift | None, Question | None]:
    """The one reporting day and shift that all mentions agree on; a question, and no day, where they do not.

    Days that lie ahead or far back are asked about, and days that contradict each other.
    """
    shifts = {s.shift for s in said if s.shift}
    shift = shifts.pop() if len(shifts) == 1 else None
    mentions = _without_night_ends([s for s in said if not s.future and (s.day or s.problem)], plain)

    def doubt(code: str, about: Said, options: tuple[date, ...] = ()) -> tuple[None, Shift | None, Question]:
        start, end = about.span
        days = tuple(d.isoformat() for d in options)
        return None, shift, Question(code, plain[start:end].strip(), days, (start, end))

    for mention in mentions:
        if mention.problem:
            return doubt(mention.problem, mention, mention.options)
    dated = {m.day.weekday() for m in mentions if m.day and m.weekday is None}
    # "sam 14/11": the date says which Saturday.
    mentions = [m for m in mentions if m.weekday is None or m.weekday not in dated]
    days = {m.day for m in mentions if m.day}
    for mention in mentions:
        if mention.day and mention.day > clock.today:
            return doubt("future_date", mention)
        if mention.day and clock.today - mention.day > _OLDEST:
            return doubt("old_date", mention, (mention.day,))
    if len(days) > 1:
        return doubt("date_conflict", mentions[-1], tuple(sorted(days, reverse=True)))
    if len(shifts) >= 1 and shift is None:
        both = [s for s in said if s.shift]
        _, _, question = doubt("shift_conflict", both[-1])
        return (days.pop() if days else clock.today), None, question
    if days:
        return days.pop(), shift, None
    if shift == "night" and not clock.small_hours and clock.local.hour < 18:
        # The night of today has not begun: a night shift reported by day is the one that ended this morning.
        return clock.today - _DAY, shift, None
    return clock.today, shift, None


def _without_night_ends(mentions: list[Said], plain: str) -> list[Said]:
    """ "Nuit de samedi à dimanche" is Saturday's: the day on which a night ends is not another day of the report."""
    kept: list[Said] = []
    for mention in sorted(mentions, key=lambda m: m.span):
        last = kept[-1] if kept else None
        if last is not None:
            between = plain[last.span[1] : mention.span[0]].strip()
            before = plain[: last.span[0]].rstrip()
            joined = between in ("au", "a", "to", "-", "–", "/", "et", "and", "into", "to the", "->", "→")
            night = re.search(r"(?:nuit|night)(?: (?:du|de|d'|of|of the|le))?$", before) is not None or last.shift == "night"
            if joined and night and last.weekday is not None and mention.weekday == (last.weekday + 1) % 7:
                if last.day and mention.day and mention.day > last.day + _DAY:
                    kept[-1] = last
                continue
            if joined and night and last.day and mention.day == last.day + _DAY:
                continue
        kept.append(mention)
    return kept
