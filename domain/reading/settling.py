"""The one reporting day and shift of a message, from every mention of a day in it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.reading.items import Item, What
from domain.reading.lexicon import FIXES, TITLES, WEAK_FIXES, WHO_REPORTS, word_set
from domain.reading.reckoning import DAY, Clock, Said
from domain.reading.report import Question, Shift

_CLAUSE_ENDS = frozenset((What.COMMA, What.STOP, What.LINE, What.COLON, What.OPEN, What.CLOSE, What.FUTURE))
_SENTENCE_ENDS = frozenset((What.STOP, What.LINE))
_NEAR = 30  # words before and after a day: no clause is longer
_REPORTS = frozenset((What.NUMBER, What.ONE, What.NONE, What.NOTHING, What.VAGUE_AMOUNT))
_FILLING = word_set("wait attends attendez mean meant voulais veux dire c ah")
_DID = word_set("sont ont a etaient avaient came have has had were")
_SUCH = word_set("celle celui celles ceux")
_OTHER = word_set("que qu than pas not et and")
_LIGHT = frozenset((What.SMALL, What.LINK, What.COMMA, What.STOP, What.OPEN, What.DASH, What.COLON, What.FIX, What.JOIN,
                    What.WEAK_FIX, What.NO))  # fmt: skip
_OLDEST = timedelta(days=92)
_CLOSED = (
    r"(?:ferme|fermee?s|fermes|closed|shut|off|annulee?s?|cancell?ed|repos|en greve|on strike|pas ouverts?|not open|"
    r"pas travaille|pas sortis?|pas d'activite|no activity)(?![^\W_])"
)
_SUBJECT = r"(?:on|nous|we|c'est|c'etait|ca|it|ils|elles|they|il|there|y avait|tout|everything)(?![^\W_])"
_CLOSED_THEN = re.compile(rf"[\s:(]{{0,3}}(?:(?:[^\W\d_]|'){{1,12}} ){{0,4}}?{_CLOSED}")
_WERE_CLOSED = re.compile(rf"(?<![^\W_]){_CLOSED} (?:(?:[^\W\d_]|'){{1,12}} ){{0,2}}$")
_SENTENCE = re.compile(rf"\s?:?\s{_SUBJECT}")


def settle(said: Sequence[Said], clock: Clock, plain: str) -> tuple[date | None, Shift | None, Question | None]:
    """The one reporting day and shift that all mentions agree on; a question, and no day, where they do not.

    Days that lie ahead or far back are asked about, and days that contradict each other.
    """
    if not said:
        return clock.today, None, None
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
        return clock.today - DAY, shift, None
    return clock.today, shift, None


def of_report(said: Sequence[Said], items: Sequence[Item], clock: Clock) -> list[Said]:
    """The mentions without those taken back ("lundi, pardon mardi"), and where days differ without those that are of
    something else: "aujourd'hui 19 cs, la pluie d'hier a tout trempé"."""
    if not said:
        return []
    taken_back = _taken_back(items) if len(said) > 1 else ()
    gone = {id(s) for s in (*taken_back, *_plans(items, clock))}
    kept = [s for s in said if id(s) not in gone]
    if len({s.day for s in kept if s.day}) < 2:
        return kept
    today = any(s.day == clock.today and s.weekday is None for s in kept)
    aside = {id(item.said) for at, item in enumerate(items) if item.said is not None and _is_aside(items, at, today)}
    rest = [s for s in kept if id(s) not in aside]
    return rest if any(s.day for s in rest) else kept


def _taken_back(items: Sequence[Item]) -> Iterator[Said]:
    last: Said | None = None
    fixed = other = ""
    for item in items:
        if item.what is What.DATE and item.said is not None:
            if last is not None and fixed:
                yield item.said if other in ("que", "qu", "than") else last
            elif last is not None and other in ("pas", "not"):
                yield item.said
            last, fixed, other = item.said, "", ""
        elif item.text in _FILLING or item.what is What.FIX or item.text in FIXES or item.text in WEAK_FIXES:
            fixed = item.text if item.text not in ("c", "ah", "dire") else fixed
        elif item.what in _LIGHT:
            other = item.text if item.text in _OTHER else other
        else:
            last, fixed, other = None, "", ""


def _plans(items: Sequence[Item], clock: Clock) -> Iterator[Said]:
    """ "5 rdv, tribunal le 3/12": after the figures, a day to come in a clause that reports nothing; or the day on
    which others did something."""
    figures = False
    for at, item in enumerate(items):
        figures = figures or item.what is What.NUMBER
        day = item.said.day if item.said is not None else None
        if not figures or item.said is None or day is None or day == clock.today:
            continue
        if _tells_only(_clause(items, at)) if day > clock.today else _is_story(items, at):
            yield item.said


def _is_aside(items: Sequence[Item], at: int, today: bool) -> bool:
    """Whether the day at `at` is that of another thing; or, beside a word like `today`, of a clause that only tells."""
    return _is_of_thing(items, at) or (today and _tells_only(_clause(items, at)))


def _is_of_thing(items: Sequence[Item], at: int) -> bool:
    """ "La pluie d'hier", "yesterday's rain": the day of something that is no report and no activity."""
    before = [i for i in items[max(0, at - 5) : at] if i.text not in ("'", "d", "de", "du", "of", "le", "la", "l")]
    owns = at > 0 and items[at - 1].text in ("'", "d", "de", "du", "of")
    thing, counted = (before[-1] if before else None), len(before) > 1 and before[-2].what in _REPORTS
    after = [i.text for i in items[at + 1 : at + 3]]
    if after == ["'", "s"] and at + 3 < len(items):
        owns, thing, counted = True, items[at + 3], False
    if not owns or thing is None or thing.text in TITLES or thing.text in _SUCH:
        return False
    if counted:  # "34 cs de lundi" are Monday's; of "34 pers dont 12 rescapés de lundi" nobody knows
        return sum(1 for i in items[:at] if i.what is What.NUMBER) > 1
    return thing.what is What.WORD or (thing.what is What.NAME and bool(thing.of("indicator")))


def _clause(items: Sequence[Item], at: int) -> Sequence[Item]:
    first, last = at, at
    while at - first < _NEAR and first and items[first - 1].what not in _CLAUSE_ENDS:
        first -= 1
    while last - at < _NEAR and last + 1 < len(items) and items[last + 1].what not in _CLAUSE_ENDS:
        last += 1
    return items[first : last + 1]


def _tells_only(clause: Sequence[Item]) -> bool:
    """Whether a clause tells of something and reports nothing."""
    if any(i.what in _REPORTS or i.of("activity") or i.text in TITLES for i in clause):
        return False
    return any(i.what is What.WORD or i.of("indicator") for i in clause)


def _is_story(items: Sequence[Item], at: int) -> bool:
    """ "Les CRS sont passés hier": a sentence of its own, of what others did that day."""
    clause = _clause(items, at)
    first = next(n for n, item in enumerate(items) if item is clause[0])
    after = items[first + len(clause)] if first + len(clause) < len(items) else None
    if (first and items[first - 1].what not in _SENTENCE_ENDS) or (after and after.what not in _SENTENCE_ENDS):
        return False
    did = next((n for n, item in enumerate(clause) if item.text in _DID), 0)
    who = any(item.what is What.WORD for item in clause[:did])
    return who and WHO_REPORTS.isdisjoint(item.text for item in clause) and _tells_only(clause)


def another_day(said: Sequence[Said], clock: Clock, plain: str) -> Question | None:
    """The question for "30 cs hier on était fermé": the day is told of, and the figures may be those of today."""
    for mention in said:
        if mention.day is None or mention.day == clock.today:
            continue
        start, end = mention.span
        told = _SENTENCE.match(plain, end) and any(map(str.isdigit, plain[:start]))
        if told or _CLOSED_THEN.match(plain, end) or _WERE_CLOSED.search(plain, max(0, start - 60), start):
            days = (mention.day.isoformat(), clock.today.isoformat())
            return Question("ambiguous_date", plain[start:end].strip(), days, (start, end))
    return None


def told_aside(said: Sequence[Said], items: Sequence[Item], clock: Clock, plain: str) -> Question | None:
    """The question for "15 cs, camion au garage vendredi": a clause of its own that tells of something."""
    if all(s.day is None or s.day == clock.today for s in said):
        return None
    figures = False
    for at, item in enumerate(items):
        figures = figures or item.what is What.NUMBER
        day = item.said.day if item.said is not None else None
        if day is None or day == clock.today or item.said not in said:
            continue
        if not figures and not _is_story(items, at):
            continue
        if _tells_only(_clause(items, at)) or _is_of_thing(items, at):
            start, end = item.span
            days = (day.isoformat(), clock.today.isoformat())
            return Question("ambiguous_date", plain[start:end].strip(), days, (start, end))
    return None


def _without_night_ends(mentions: list[Said], plain: str) -> list[Said]:
    """ "Nuit de samedi à dimanche" is Saturday's: the day on which a night ends is not another day of the report."""
    kept: list[Said] = []
    for mention in sorted(mentions, key=lambda m: m.span):
        last = kept[-1] if kept else None
        if last is not None:
            between = plain[last.span[1] : mention.span[0]].strip()
            before = plain[: last.span[0]].rstrip()
            joined = between in ("au", "a", "to", "-", "–", "/", "et", "and", "into", "to the", "->", "→")
            night = (
                re.search(r"(?:nuit|night)(?: (?:du|de|d'|of|of the|le))?$", before) is not None
                or last.shift == "night"
            )
            if joined and night and last.weekday is not None and mention.weekday == (last.weekday + 1) % 7:
                if last.day and mention.day and mention.day > last.day + DAY:
                    kept[-1] = last
                continue
            if joined and night and last.day and mention.day == last.day + DAY:
                continue
        kept.append(mention)
    return kept
