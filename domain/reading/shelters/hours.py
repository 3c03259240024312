"""Until when beds are kept: "jusqu'à 21h30", "till 9pm", "30 min", "pour 1h". Every other time is no number, either."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.reading.day_names import FULL, WEEKDAYS
from domain.reading.report import Span
from domain.reading.searching import claim

LONGEST_HOLD = timedelta(hours=24)
_NEXT_ON_THE_CLOCK = timedelta(hours=12)
"""An hour without its day is the next one, where that is not further away; else it may be over."""
_DAY = timedelta(days=1)
_MOST_TIMES = 50  # more are no message, and are not worth a reading
_LATE_DURATION = 4  # "pour 4h" is how long; "pour 13h" is when; between the two nobody knows

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_UNTIL = (
    r"(?:jusq\w{0,3}(?:\s?['’]?\s?(?:a|au|aux|vers))?|juska|jusk\s?a|jsq\w?|till?|until+|untill|avant|before|by|"
    r"au plus tard(?: a)?|"
    r"(?:no|not) later than|pas plus tard que|up to|"
    r"at the latest(?: at)?|max(?:i(?:mum)?)?|d'ici(?: a)?|d ici|limite|heure limite|fin a|->|→|>)"
)
_FOR = r"(?:for (?:a )?max(?:imum)?(?: of)?|pour max(?:imum)?|pendant max(?:imum)?|pour|pr|pendant|pdt|durant|for|dans|in|within|encore|next|the next|d'ici|d ici|under)"
_LENGTH = r"(?:(?:for|pour|pendant) .{0,2}max.*|pendant|pdt|durant|for|dans|in|within|encore|next|the next|under)"
_NUMBER_WORD = (
    r"(?:zero|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    r"one|two|three|four|five|seven|eight|nine|ten|eleven|twelve|an)"
)
_UP_TO_23 = """
    zero; un une one an; deux two; trois three; quatre four; cinq five; six; sept seven; huit eight; neuf nine; dix ten;
    onze eleven; douze twelve; treize; quatorze; quinze; seize; dix-sept; dix-huit; dix-neuf; vingt;
    vingt-et-une vingt-un vingt-une; vingt-deux; vingt-trois
    """
_WORDED = {word: n for n, words in enumerate(_UP_TO_23.split(";")) for word in words.split()} | {
    "fifteen": 15,
    "twenty": 20,
    "trente": 30,
    "thirty": 30,
    "quarante": 40,
    "quarante-cinq": 45,
    "forty-five": 45,
}
_W = rf"{_NUMBER_WORD}(?:[\s-](?:et[\s-])?{_NUMBER_WORD}){{0,2}}"
_PART = (
    r"(?:\s?(?:,\s?)?(?P<part>(?:du |ce |le |in the |this |at )?(?:soir|matin|morning|evening|night|aprem|apres-midi|"
    rf"afternoon)|tonight|cette nuit|de la nuit|(?:on )?(?:demain|tomorrow|{FULL})(?: matin| morning)?))?"
)
_TOMORROW = rf"(?P<day>demain|tomorrow|{FULL})\s(?:matin\s|morning\s)?(?:a |at )?"
_AMPM = r"(?P<ampm>[ap])\.?\s?m\b\.?"
_CLOCK = re.compile(
    rf"(?P<until>{_B}{_UNTIL}\s*(?:{_TOMORROW})?(?:environ |vers |about |around |les )?)?(?P<for>{_B}{_FOR}\s+)?"
    rf"(?P<near>(?:{_B}(?:vers|around|about|approx|environ|env|circa)\.?|[~≈])\s*)?(?P<at>{_B}(?:a|at|@)\s+)?"
    rf"(?:(?<![\w.,/:])(?P<h>\d{{1,2}})(?:(?:[:.]|\s?(?:h|heures?|hrs?)\s?)(?P<m>[0-5]\d)(?![.:]?\d)(?:\s?min)?(?:\s?{_AMPM})?|\s?(?P<a2>[ap])\.?\s?m(?![^\W_])\.?|"
    rf"\s?(?P<h2>h|hrs?|heures?|hours?|o'?clock|hr){_E}(?:\s(?P<half>et demie|et demi|trente|et quart))?)"
    rf"|{_B}(?P<noon>minuit|midnight|midi|noon){_E}(?:\s(?P<half3>et demie|et demi|trente))?"
    rf"|{_B}(?P<w>{_W})\s?(?P<h3>heures?|hours?|hrs?|o'?clock|h){_E}(?:\s(?P<half2>et demie|et demi|trente|et quart))?"
    rf"|{_B}(?P<w2>{_W})\s?(?P<a3>[ap])\.?m{_E}){_PART}"
)
_DURATION = re.compile(
    rf"(?P<until>{_B}{_UNTIL}\s*)?(?P<for>{_B}{_FOR}\s+)?(?P<vague>(?:environ|about|around|~)\s*)?(?:"
    rf"(?<![\w.,/:])(?P<h>\d{{1,2}})\s?(?:h|heures?|hours?|hrs?|hr)\s?(?:et |and )?"
    rf"(?P<m0>\d{{1,2}})\s?(?:min(?:ute)?s?|mn){_E}"
    rf"|(?<![\w.,/:])(?P<m>\d{{1,3}})\s?(?:min(?:ute)?s?|mns?|minuttes?|'){_E}"
    rf"|{_B}(?P<mw>{_W}|trente|quarante|quarante-cinq|thirty|fifteen|twenty|forty-five)\s(?:minutes?|mins?|mn){_E}"
    rf"|{_B}(?P<f>trois quarts? d'heures?|3/4 d'heure|three quarters of an hour)"
    rf"|(?<![\w/])(?P<half>(?:une |1 |half |a )?(?:demi[e]?[- ]?heure|demi[- ]h\b|half (?:an )?hour|half[- ]hour|"
    rf"1/2 ?h(?:eure)?{_E}|½ ?h(?:eure)?))"
    rf"|{_B}(?P<q>(?:un |1 |a )?quart d'heure|quarter of an hour|a quarter hour)"
    rf"|{_B}(?P<hh>une heure et demie|1 heure et demie|1h et demie|an hour and a half|"
    rf"one hour and a half|one and a half hours?)"
    rf"|(?<![\w/])(?P<dec>\d)[.,]5\s?(?:h|heures?|hours?|hrs?){_E})"
)
_LONG = re.compile(
    rf"{_B}(?:{_FOR}\s+)?(?:(?:\d{{1,3}}|{_W})\s?(?:nuits?|nights?|jours?|days?|semaines?|weeks?|mois|months?)|"
    rf"(?:toute )?(?:la |une |a )?semaine|a week|the week|le week-?end){_E}"
)
_BARE = re.compile(
    rf"{_B}(?P<until>jusq\w{{0,3}}(?:\s?'?\s?(?:a|au))?|till?|until|avant|before|by|au plus tard(?: a)?|no later than)"
    r"\s(?P<h>\d{1,2})(?=\s?(?:[,;.)!\n]|$))"
)
_OPEN_END = re.compile(
    rf"{_B}(?:jusq\w{{0,3}}|jusk\s?a|juska|till?|until+){_E}|{_B}(?:demain|tomorrow|(?<!au )plus tard|toute la nuit|all night|the whole night|later|tout a l'heure|"
    rf"bientot|soon|fin de (?:soiree|journee)|dans la soiree|later on){_E}"
)
_COMING = re.compile(
    r"(?:arriv\w*|eta|viennent|vient|viendr\w*|seront? la|will be|come|coming|rdv|rendez-vous|des|from|de|depuis|since|"
    r"depart|departure|part|partent|partons|leaving|leave|leaves|apres|after|partir de|fermeture|ferme|closing|closes)"
    r"\W{0,4}(?:ici |la |there )?(?:entre )?$"
)

_SEEN = re.compile(
    r"(?<![^\W_])(?:vue?s?|rencontree?s?|croisee?s?|seen|met|spotted|found|trouvee?s?)\s(?:(?!jusqu)[^\W\d_]{1,15}\s){0,2}$"
)
_SINCE = re.compile(
    r"(?<![^\W_])(?:depuis|since|il est|it'?s|it is|il y a|y a|ya|wait(?:ed|ing)(?: for)?|attend(?:ent|u)?)\s"
    r"(?:deja |env(?:iron)? )?$"
)
_AGO = re.compile(r"\s?(?:ago|earlier|already|plus tot|deja|qu'(?:il|elle)s? attend\w*)(?![^\W_])")
_AWAY_BEFORE = re.compile(r"(?<![^\W_])(?:a|est|are|at)\s$")
_AWAY_AFTER = re.compile(
    r"\s?(?:(?:de |of )?(?:retard|marche|route|trajet|walk(?:ing)?|drive|driving|delay)|late|away|a pied|"
    r"(?:de|en) (?:bus|train)|de voiture|"
    r"en voiture|by (?:bus|car|train))(?![^\W_])"
)
_WITHIN = re.compile(r"\s*(?:dans|in|sous)\s")
_OF_AGE = re.compile(
    r"(?<![^\W_])(?:ans(?: et|,)?\s?|(?:de|d'|of|agee?s? de|aged)\s?|(?:bebe|baby|enceinte|pregnant|nourrisson)\W{0,3})$"
)
_OLD = re.compile(r"\s?(?:old|pregnant|enceinte|of age)(?![^\W_])")
_NOT_BEFORE = re.compile(r"(?<![^\W_])(?:pas|not|never|jamais)\s(?:avant|before)(?![^\W_])")
_IN_OR_BY = re.compile(r"ici|max")  # "d'ici 2h", "max 2h": how long; "d'ici 21h", "max 21h": when


@dataclass(frozen=True, slots=True)
class Time:
    """A time in the text. `until`: the instant it names; `doubt`: the code of the question about it.

    `limit`: it says itself that it is the end ("jusqu'à"). `aside`: beside one that does, it is the time of something else.
    """

    span: Span
    until: datetime | None = None
    doubt: str | None = None
    limit: bool = False
    aside: bool = False


def times_of(plain: str, now: datetime, zone: ZoneInfo) -> list[Time]:
    """Every time in a text that went through `flat`, apart and in order, as the end of a hold that begins at `now`."""
    found: list[Time] = []
    taken = bytearray(len(plain))
    for search, read in ((_DURATION, _lasting), (_LONG, _too_long), (_CLOCK, _clock), (_BARE, _bare)):
        for match in search.finditer(plain):
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
                if limit and _NOT_BEFORE.search(plain[: start + 8], max(0, start - 8)):
                    until, doubt = None, "unclear_hour"
                aside = not limit and (read is _clock or _WITHIN.match(match[0]) is not None)
                if not limit and read is not _too_long:
                    before, after = plain[max(0, start - 40) : start], plain[span[1] : span[1] + 20]
                    if _SINCE.search(before) or _AGO.match(after):
                        until, doubt, aside = None, None, True
                    elif read is _lasting and (_AWAY_BEFORE.search(before) or _AWAY_AFTER.match(after)):
                        until, doubt, aside = None, "unclear_hour", True
                if read is _too_long and _is_age(plain, start, span[1]):
                    until, doubt = None, None
                found.append(Time((start, span[1]), until, doubt, limit, aside))
    found += [Time(m.span(), None, "unclear_hour") for m in _OPEN_END.finditer(plain) if claim(taken, *m.span())]
    return sorted(found, key=lambda t: t.span)


_Read = tuple[datetime | None, str | None]


def _lasting(match: re.Match[str], plain: str, now: datetime, zone: ZoneInfo) -> _Read:
    part = match.groupdict()
    if part["until"] and part["h"]:
        minutes = None  # "jusqu'à 1h 30 min" is a clock, written at length
        return _at(int(part["h"]), int(part["m0"]), now, zone)
    if part["h"]:
        minutes = int(part["h"]) * 60 + int(part["m0"])
    elif part["m"]:
        minutes = int(part["m"])
    elif part["mw"]:
        minutes = _WORDED.get(_worded(part["mw"]))
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
    half = part["half"] or part["half2"] or part["half3"] or ""
    minute = 15 if "quart" in half else 30 if half else minute
    if part["noon"]:
        hour = 0 if part["noon"] in ("minuit", "midnight") else 12
        written, exact = False, True
    else:
        word = part["w"] or part["w2"]
        hour = int(part["h"]) if part["h"] else _WORDED.get(_worded(word), 99)
        written = (part["h2"] or part["h3"] or "")[:2] in ("he", "ho", "hr")
        exact = bool(part["m"])
    ampm = part["ampm"] or part["a2"] or part["a3"]
    if hour > 24 or (ampm and hour > 12):
        return None, "unclear_hour"
    day = part["part"] or part["day"] or ""
    if ampm:
        hour = hour % 12 + (12 if ampm == "p" else 0)
    elif hour < 12 and any(w in day for w in ("soir", "evening", "tonight", "aprem", "apres", "afternoon", " night")):
        hour = (hour + 12) % 24
    elif hour == 24 and part["for"]:
        return None, "unclear_hour"  # until midnight, or a day long
    elif part["near"]:
        return None, "unclear_hour"
    elif not part["noon"] and not day and not (part["until"] and not _IN_OR_BY.search(part["until"])):
        length = _length(part, hour, minute, written, exact, ":" in match[0])
        if length is not None:
            return _after(length, now, zone) if length else (None, "unclear_hour")
    if part["near"] or "vers" in (part["until"] or "") or re.search(r"environ|about|around", part["until"] or ""):
        return None, "unclear_hour"
    if not part["until"] and _SEEN.search(plain[max(0, match.start() - 40) : match.start()]):
        return None, None
    at = _at(hour, minute, now, zone, day)
    if not part["until"] and _is_aside(match, plain):
        return at[0], "unclear_hour"
    return at


def _is_age(plain: str, start: int, end: int) -> bool:
    """ "Enceinte de 8 mois", "baby (3 months)"."""
    return bool(_OF_AGE.search(plain[max(0, start - 20) : start]) or _OLD.match(plain[end : end + 12]))


def _bare(match: re.Match[str], plain: str, now: datetime, zone: ZoneInfo) -> _Read:
    """ "Jusqu'à 22" is an hour of the evening, while "until 9" may be one of the morning."""
    hour = int(match["h"])
    return _at(hour, 0, now, zone) if 12 < hour < 24 else (None, "unclear_hour")


def _is_no_clock(match: re.Match[str]) -> bool:
    """ "52:25" with nothing that leads to an hour."""
    return bool(match["h"] and int(match["h"]) > 24 and match["m"] and not (match["until"] or match["for"]))


def _is_aside(match: re.Match[str], plain: str) -> bool:
    """Whether a clock is rather the time of something else: "vus à 18h", "arrivent 21h"."""
    return bool(match["at"] or _COMING.search(plain[max(0, match.start() - 40) : match.start()]))


def _length(part: dict[str, str | None], hour: int, minute: int, written: bool, exact: bool, colon: bool) -> int | None:
    """Minutes, where a number of hours says how long; None where it says when, 0 where nobody knows."""
    lead = (part["for"] or part["until"] or "").strip()
    if part["a2"] or part["a3"] or part["at"] or ((part["h2"] or part["h3"] or "").startswith("o")):
        return None
    if re.fullmatch(_LENGTH, lead):
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
