"""Until when beds are kept: "jusqu'à 21h30", "till 9pm", "30 min", "pour 1h". Every other time is no number, either."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.frozen import frozen
from domain.reading.day_names import WEEKDAYS
from domain.reading.report import Span
from domain.reading.searching import claim
from domain.reading.shelters.hour_words import (
    AGO,
    AWAY_AFTER,
    AWAY_BEFORE,
    BARE,
    CLOCK,
    COMING,
    DURATION,
    EVENING,
    IN_OR_BY,
    LENGTH,
    LESS,
    LONG,
    MINUTES_SAID,
    NOT_BEFORE,
    OF_AGE,
    OLD,
    OPEN_END,
    SEEN,
    SINCE,
    SPOKEN,
    WITHIN,
    WORDED,
)

LONGEST_HOLD = timedelta(hours=24)
_NEXT_ON_THE_CLOCK = timedelta(hours=12)
"""An hour without its day is the next one, where that is not further away; else it may be over."""
_QUARTERS, _HALVES = ("quart", "1/4", "¼"), ("demi", "demie", "1/2", "½")
_DAY = timedelta(days=1)
_MOST_TIMES = 50  # more are no message, and are not worth a reading
_LATE_DURATION = 4  # "pour 4h" is how long; "pour 13h" is when; between the two nobody knows


@frozen
class Time:
    """A time in the text. `until`: the instant it names; `doubt`: the code of the question about it.

    `limit`: it says itself that it is the end ("jusqu'à"). `aside`: beside one that does, it is that of something else.
    """

    span: Span
    until: datetime | None = None
    doubt: str | None = None
    limit: bool = False
    aside: bool = False


def times_of(plain: str, now: datetime, zone: ZoneInfo, tells: Callable[[str], bool]) -> list[Time]:
    """Every time in a text that went through `flat`, apart and in order, as the end of a hold that begins at `now`.

    `tells`: whether words are about beds, or those in them, so that the figure before them is no part of an hour.
    """
    found: list[Time] = []
    taken = bytearray(len(plain))
    for search, read in (
        (SPOKEN, _spoken), (DURATION, _lasting), (LONG, _too_long), (CLOCK, _clock), (BARE, _bare)
    ):  # fmt: skip
        for match in search.finditer(plain):
            if read is _clock and len(found) < _MOST_TIMES:
                match = _without_figures(match, plain, tells)
            span = match.span()
            start = span[0] + len(match[0]) - len(match[0].lstrip())
            if read is _clock and _is_no_clock(match):
                continue
            if match[0].strip() and claim(taken, start, span[1]):
                if len(found) >= _MOST_TIMES:
                    found.append(Time((start, span[1]), None, "unclear_hour"))
                    continue
                until, doubt = read(match, plain, now, zone)
                limit = bool(match.groupdict().get("until"))
                if limit and NOT_BEFORE.search(plain[: start + 8], max(0, start - 8)):
                    until, doubt = None, "unclear_hour"
                aside = not limit and (read in (_clock, _spoken) or WITHIN.match(match[0]) is not None)
                if not limit and read is not _too_long:
                    before, after = plain[max(0, start - 40) : start], plain[span[1] : span[1] + 20]
                    if SINCE.search(before) or AGO.match(after):
                        until, doubt, aside = None, None, True
                    elif read is _lasting and (AWAY_BEFORE.search(before) or AWAY_AFTER.match(after)):
                        until, doubt, aside = None, "unclear_hour", True
                if read is _too_long and _is_age(plain, start, span[1]):
                    until, doubt = None, None
                found.append(Time((start, span[1]), until, doubt, limit, aside))
    found += [Time(m.span(), None, "unclear_hour") for m in OPEN_END.finditer(plain) if claim(taken, *m.span())]
    return sorted(found, key=lambda t: t.span)


_Read = tuple[datetime | None, str | None]


def _without_figures(match: re.Match[str], plain: str, tells: Callable[[str], bool]) -> re.Match[str]:
    """ "19h 22 mineurs": the hour without the figure behind it."""
    for part in ("m", "half", "half2", "half3", "half4"):
        start = match.start(part)
        if start > 0 and plain[start - 1].isspace() and tells(plain[match.end() : match.end() + 40]):
            return CLOCK.search(plain, match.start(), start) or match
    return match


def _spoken(match: re.Match[str], plain: str, now: datetime, zone: ZoneInfo) -> _Read:
    """ "22h moins le quart", "half past ten"."""
    part = match.groupdict()
    noon = part["noon"] or part["noon2"]
    word = part["w"] or part["w2"] or part["w3"] or ""
    number = part["h"] or part["h2"]
    hour = (0 if noon[:3] == "min" or noon == "midnight" else 12) if noon else 0
    hour = hour if noon else int(number) if number else WORDED.get(_worded(word), 99)
    said = part["m"] or part["m2"] or ""
    minute = int(said) if said.isdigit() else _minutes_said(said)
    minute = 30 if part["half"] or part["w3"] else 15 if part["q"] or part["q2"] else minute
    day, ampm = part["part"] or "", part["ampm"] or part["ampm3"]
    if hour > 23 or not 0 < minute < 60 or (ampm and hour > 12):
        return None, "unclear_hour"
    if (part["way"] or part["w3"]) and hour <= 12 and not (noon or ampm or day):
        return None, "unclear_hour"  # of the morning, or of the evening
    if ampm:
        hour = hour % 12 + (12 if ampm == "p" else 0)
    elif hour <= 12 and not noon and EVENING.search(day):
        hour = hour % 12 + 12
    shift = -minute if part["way"] == "to" or part["m"] or part["q"] else minute
    at = _at(hour, shift, now, zone, day)
    if "vers" in (part["until"] or "") or re.search(r"environ|about|around", part["until"] or ""):
        return None, "unclear_hour"
    return (at[0], "unclear_hour") if not part["until"] and _is_aside(match, plain) else at


def _minutes_said(words: str) -> int:
    """ "vingt-cinq" as 25; 0 for what says no minutes."""
    tens, _, five = _worded(words).removeprefix("et-").partition("-")
    if words and tens in MINUTES_SAID:
        return MINUTES_SAID[tens] + (5 if five in ("cinq", "five") else 0)
    return WORDED.get(_worded(words), 0)


def _lasting(match: re.Match[str], plain: str, now: datetime, zone: ZoneInfo) -> _Read:
    part = match.groupdict()
    if part["until"] and part["h"]:
        return _at(int(part["h"]), int(part["m0"]), now, zone)  # "jusqu'à 1h 30 min" is a clock, written at length
    minutes: int | None
    if part["h"]:
        minutes = int(part["h"]) * 60 + int(part["m0"])
    elif part["m"]:
        minutes = int(part["m"])
    elif part["mw"]:
        minutes = WORDED.get(_worded(part["mw"]))
    elif part["dec"]:
        minutes = int(part["dec"]) * 60 + 30
    else:
        minutes = 45 if part["f"] else 30 if part["half"] else 15 if part["q"] else 90
    if part["vague"]:
        return None, "unclear_hour"
    return _after(minutes, now, zone)


def _after(minutes: int | None, now: datetime, zone: ZoneInfo) -> _Read:
    if not minutes:
        return None, "unclear_hour"
    length = timedelta(minutes=minutes)
    if length > LONGEST_HOLD:
        return None, "hold_too_long"
    return (now.astimezone(UTC) + length).astimezone(zone).replace(microsecond=0), None


def _too_long(match: re.Match[str], plain: str, now: datetime, zone: ZoneInfo) -> _Read:
    return None, "hold_too_long"


def _worded(words: str) -> str:
    return re.sub(r"[\s-]+", "-", words.strip())


def _clock(match: re.Match[str], plain: str, now: datetime, zone: ZoneInfo) -> _Read:
    part = match.groupdict()
    minute = int(part["m"] or 0)
    half = part["half"] or part["half2"] or part["half3"] or part["half4"] or ""
    minute = (
        15 if half.endswith(_QUARTERS) else 30 if half.endswith(_HALVES) else _minutes_said(half) if half else minute
    )
    if part["noon"]:
        hour = 0 if part["noon"] in ("minuit", "midnight") else 12
        written, exact = False, True
    else:
        word = part["w"] or part["w2"]
        hour = int(part["h"]) if part["h"] else WORDED.get(_worded(word), 99)
        written = (part["h2"] or part["h3"] or "")[:2] in ("he", "ho", "hr")
        exact = bool(part["m"])
    ampm = part["ampm"] or part["a2"] or part["a3"]
    if hour > 24 or (ampm and hour > 12) or LESS.match(plain, match.end()):
        return None, "unclear_hour"
    day = part["part"] or part["day"] or ""
    if ampm:
        hour = hour % 12 + (12 if ampm == "p" else 0)
    elif hour < 12 and EVENING.search(day):
        hour = (hour + 12) % 24
    elif hour == 24 and part["for"]:
        return None, "unclear_hour"  # until midnight, or a day long
    elif part["near"]:
        return None, "unclear_hour"
    elif not part["noon"] and not day and not (part["until"] and not IN_OR_BY.search(part["until"])):
        length = _length(part, hour, minute, written, exact, ":" in match[0])
        if length is not None:
            return _after(length, now, zone) if length else (None, "unclear_hour")
    if part["near"] or "vers" in (part["until"] or "") or re.search(r"environ|about|around", part["until"] or ""):
        return None, "unclear_hour"
    if not part["until"] and SEEN.search(plain[max(0, match.start() - 40) : match.start()]):
        return None, None
    at = _at(hour, minute, now, zone, day)
    if not part["until"] and _is_aside(match, plain):
        return at[0], "unclear_hour"
    return at


def _is_age(plain: str, start: int, end: int) -> bool:
    """ "Enceinte de 8 mois", "baby (3 months)"."""
    return bool(OF_AGE.search(plain[max(0, start - 20) : start]) or OLD.match(plain[end : end + 12]))


def _bare(match: re.Match[str], plain: str, now: datetime, zone: ZoneInfo) -> _Read:
    """ "Jusqu'à 22" is an hour of the evening, while "until 9" may be one of the morning."""
    hour = int(match["h"])
    if match["part"] and hour < 12:
        hour += 12
    return _at(hour, 0, now, zone) if 12 < hour < 24 else (None, "unclear_hour")


def _is_no_clock(match: re.Match[str]) -> bool:
    """ "52:25" with nothing that leads to an hour."""
    return bool(match["h"] and int(match["h"]) > 24 and match["m"] and not (match["until"] or match["for"]))


def _is_aside(match: re.Match[str], plain: str) -> bool:
    """Whether a clock is rather the time of something else: "vus à 18h", "arrivent 21h"."""
    return bool(match["at"] or COMING.search(plain[max(0, match.start() - 40) : match.start()]))


def _length(part: dict[str, str | None], hour: int, minute: int, written: bool, exact: bool, colon: bool) -> int | None:
    """Minutes, where a number of hours says how long; None where it says when, 0 where nobody knows."""
    lead = (part["for"] or part["until"] or "").strip()
    if part["a2"] or part["a3"] or part["at"] or ((part["h2"] or part["h3"] or "").startswith("o")):
        return None
    if re.fullmatch(LENGTH, lead):
        return hour * 60 + minute
    if hour > 12 or colon or (exact and hour > _LATE_DURATION):
        return None
    if hour <= _LATE_DURATION and (lead or written):
        return 0 if lead.startswith("max") and not written else hour * 60 + minute
    return 0


def _at(hour: int, minute: int, now: datetime, zone: ZoneInfo, day: str = "") -> _Read:
    """The next time that clocks in `zone` show this; an hour of this day that is over is asked about.

    `day`: the words around it that may name a day ("demain", "mardi matin").
    """
    local = now.astimezone(zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, fold=0)
    moment = midnight + timedelta(hours=hour, minutes=minute)
    ahead = _days_ahead(day, local)
    days = (moment,) if hour == 24 else (moment, moment + _DAY) if ahead is None else (moment + ahead,)
    longest = _NEXT_ON_THE_CLOCK if ahead is None else LONGEST_HOLD
    for wall in days:
        # Where clocks go back, the first of the two moments that is still to come; where forward, the one an hour on.
        for fold in (0, 1):
            at = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
            if at <= now:
                continue
            if at - now.astimezone(UTC) > longest:
                return None, "hold_too_long" if wall.date() == local.date() or ahead is not None else "past_hour"
            if wall.date() > local.date() and wall.hour >= 12 and ahead is None:
                return None, "past_hour"
            return at.astimezone(zone), None
    return None, "past_hour"


def _days_ahead(day: str, local: datetime) -> timedelta | None:
    """How far ahead the day is that the words name; None where they name none."""
    for word in day.split():
        if word in ("demain", "tomorrow"):
            return _DAY
        if word in WEEKDAYS:
            return ((WEEKDAYS[word] - local.weekday()) % 7) * _DAY
    return None
