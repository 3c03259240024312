"""Days that are spoken of because something is due or planned then: "commande avant vendredi", "next clinic monday".

They are no reporting days. Like words such as tomorrow they only tell that what stands beside them lies ahead.
"""

import re
from collections.abc import Set

from domain.reading.day_names import FULL, MONTH, WEEKDAYS
from domain.reading.lexicon import word_set
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.reckoning import Clock, Said, latest
from domain.reading.searching import Search, claim

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_PART = r"(?:\s(?:au |in the )?(?:matin|soir|midi|aprem|apres-midi|morning|evening|afternoon|noon|night|nuit))?"
_WEEKDAY = rf"(?P<day>{FULL}|tues|wed|thurs?|fri|vendr){_E}(?:\s(?:le |the )?\d{{1,2}}(?=\s?(?:[,;.)!\n]|$)))?{_PART}"
_DATE = (
    rf"\d{{1,2}}(?:er|st|nd|rd|th)?(?:/\d{{1,2}}(?:/\d{{2,4}})?(?![\d/])|\s(?:of )?(?:{MONTH}){_E}"
    r"|(?=\s?(?:[,;.)!\n]|$)))"
)
_ON = r"(?:le |la |on |the |du |this |ce )?"
_DUE = Search(
    rf"{_B}(?:avant|before|by|d'ici(?: a)?|jusqu'(?:a|au)|until|till|no later than|au plus tard|ahead of|des|"
    rf"a partir d[eu]|starting(?: on| from)?|as of|from next)\s{_ON}{_WEEKDAY}"
    rf"|{_B}(?:avant|before|by|d'ici|no later than|au plus tard)\s(?:le |the ){_DATE}"
    rf"|{_B}(?:avant|before)\s\d{{1,2}}/\d{{1,2}}(?![\d/])"
)
_NEXT = Search(
    rf"{_B}prochaine?s?\s?:?\s(?:le )?{_WEEKDAY.replace('?P<day>', '?:')}"
    rf"|{_B}(?:prochaine?s?|next)\s(?:(?!week|semaine)[^\W\d_]{{2,20}}\s){{0,2}}?(?!week|semaine)[^\W\d_]{{2,20}}\s?:?\s{_ON}(?:{_WEEKDAY}|{_DATE})"
)
_PLANNED = Search(
    rf"{_B}(?:(?P<for>pour|for)|prevue?s?|planned|expected|attendue?s?|forecast|planifiee?s?|programmee?s?|scheduled|reportee?s?|postponed|decalee?s?|"
    rf"rdv|rendez-vous|reunion|meeting|formation|training|livraison|delivery|commande|order|retour|revient|"
    rf"revenons|reviendra|reviendrons|repasse|repassons|back|return|returning|reouverture|reouvre|reopen|reopens|"
    rf"reopening|reprise|reprend|resumes?|fermeture|closure|rappeler|relancer|visite|visit)"
    rf"(?:(?<!pour)(?<!for)\s(?!pour|for)[^\W\d_]{{2,15}}){{0,3}}?\s(?:(?:pour|for|a|to|until)\s)?{_ON}(?:{_WEEKDAY}|\d{{1,2}}/\d{{1,2}}(?![\d/]))(?!\s?:|\s\d)"
)
PLANS = (_DUE, _NEXT, _PLANNED)
_CLAUSE = re.compile(r"[,.;:!?\n(–]")
_WORDS = re.compile(r"[^\W\d_]+")
# "Stats pour lundi": these are reported, whatever came before.
_REPORT = re.compile(
    rf"{_B}(?:rapports?|reports?|stats?|chiffres?|figures|bilan|cr|data|donnees|numbers|totaux|total)$"
)
_FOR = re.compile(rf"{_B}(?:pour|for)\s")
_NEGLIGIBLE = word_set("et and aussi also merci thanks puis then")


def plans(plain: str, likely: Set[Search], clock: Clock, taken: bytearray) -> list[Said]:
    """Every day of a deadline or plan in a text that went through `flat`; what is found is `taken` from then on."""
    found: list[Said] = []
    if likely.isdisjoint(PLANS):
        return found
    for search in (_DUE, _NEXT, _PLANNED):
        for match in search.found(plain, likely):
            said = _after_figures(match, plain, clock) if search is _PLANNED else Said(match.span(), future=True)
            if said is not None and claim(taken, *match.span()):
                found.append(said)
    return found


def _after_figures(match: re.Match[str], plain: str, clock: Clock) -> Said | None:
    """ "Livraison lundi" after the figures is a plan; before them, or with its own, it can be what is reported."""
    start = match.start()
    begin = max((mark.end() for mark in _CLAUSE.finditer(plain, 0, start)), default=0)
    clause = plain[begin:start].strip()
    if _REPORT.search(clause):
        return None
    if not _has_number(plain[:begin]):
        reported = match["for"] or match.group().startswith("visit") or _has_number(clause)
        return None if reported else _asked(match, clock)
    if _has_number(clause):
        # "20 cs, 3 gale pour lundi": Monday's figures, or what Monday needs?
        return _asked(match, clock) if _FOR.search(match.group()) else None
    if match["for"] and not set(_WORDS.findall(clause)) - _NEGLIGIBLE:
        return None
    return Said(match.span(), future=True)


def _asked(match: re.Match[str], clock: Clock) -> Said | None:
    """The mention of a weekday that may be the report's, or may not; None where both are today."""
    day = latest(match.span(), WEEKDAYS[match["day"]], None, clock).day if match["day"] else None
    if day is None or day == clock.today:
        return None
    return Said(match.span(), problem="ambiguous_date", options=(day, clock.today))


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text)) or not NUMBER_WORDS.isdisjoint(_WORDS.findall(text))
