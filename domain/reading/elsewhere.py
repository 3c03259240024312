"""Figures that are not of this report: planned ones, another day's, ranges, and those taken back.

As in `mask_rules`, every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

import re

from domain.reading.lexicon import DONE
from domain.reading.masks import Mask, rule
from domain.reading.numbers import NUMBER_WORDS

_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_PAST_DAY = (
    r"(?:avant[- ]hier|hier|yesterday|(?:la )?veille|(?:the )?day before|last \w{3,9}|"
    r"(?:la |le |l')?(?:semaine|mois|annee|an|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|fois)"
    r" (?:derniere?|passee?|precedente?|d'avant)|(?:la |le |l')?(?:derniere?|precedente?) (?:fois|semaine|mois|jour)|"
    r"(?:the )?(?:previous|other) (?:time|week|month|day|shift)|(?:the )?(?:time|week|month) before)"
)
_PLANNED_WORD = (
    r"(?:prevu\w{0,2}|planifie\w{0,2}|programme\w{0,2}|attendu\w{0,2}|inscrit\w{0,2}|planned|expected|scheduled|"
    r"booked|registered)"
)
_SPELLED = rf"(?:{'|'.join(sorted(NUMBER_WORDS, reverse=True))})"
_ROUND = (
    r"(?:dix|quinze|vingt|trente|quarante|cinquante|soixante|cent|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|a hundred)"
)
_WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
# A day beside a figure: with a comparing word before them, or both alone in brackets, the figure is that day's.
_OTHER_DAY = (
    rf"(?:(?:le |la |on |the )?(?:{_WEEKDAY}|lun|jeu|ven|vendr|sam|dim|tues?|wed|thu|thurs?|fri)\.?"
    r"(?: derniere?| passe)?|(?:le |du |on )?\d{1,2}/\d{1,2})"
)
# "12 repas de plus", "5 more wounds"
_MORE = r"\d{1,4}\s(?:(?:[^\W\d_]{1,15}\s)?de (?:plus|moins)|(?:more|less|fewer)(?:\s[^\W\d_]{1,15})?|plus|moins)"
COMPARED = (
    rf"{_BEGIN}(?:vs\.?|versus|contre|against|au lieu des?|par rapport aux?|compare\w{{0,2}} (?:a|to|with)|up from|"
    r"down from|plus que|plus qu'|moins que|moins qu'|more than|less than|fewer than|comme|like)"
)

_OPENS = re.compile(r"(?:^|[.!?;\n,])\s{0,3}$")
_HAS_NUMBER = re.compile(rf"\d|{_BEGIN}(?:{'|'.join(sorted(NUMBER_WORDS))}){_END}")
_AFTER_FIGURE = re.compile(r"\s(?:de |d')?(?P<what>[^\W\d_]{1,20})")
_NAMED = re.compile(r"(?:\s?:?\s?(?:\d{1,4}|[^\W\d_]{2,12}))?\s(?:de |d')?(?P<what>[^\W\d_]{1,20})")


def _compares(plain: str, start: int, end: int) -> bool:
    """Whether "vs hier" compares figures: something stands before it to be compared.

    "VS" can also be a heading: "VS hier: deux victimes". Then it opens the message or a sentence, and what it counts
    was not counted before.
    """
    before = plain[:start]
    if not _HAS_NUMBER.search(before):
        return False
    if not _OPENS.search(before):
        return True
    end = len(plain[:end].rstrip())
    named = (_AFTER_FIGURE if plain[end - 1].isdigit() else _NAMED).match(plain, end)
    return named is None or named["what"] in re.findall(r"[^\W\d_]+", before)


_WROTE = (
    r"(?:mis|note|ecrit|dit|annonce|envoye|indique|saisi|marque|compte|tape|put|wrote|written|said|typed|entered|sent|"
    r"reported|noted|given|counted)"
)
_BEFORE_NOW = (
    r"(?:avant|plus tot|tout a l'heure|par erreur|ce matin|earlier|before|previously|by mistake|in error|wrongly|"
    r"a tort|the first time|la premiere fois|au debut|at first)"
)


def _is_said_again(plain: str, start: int, end: int) -> bool:
    """Whether another figure, the right one, stands before."""
    return _HAS_NUMBER.search(plain, 0, start) is not None


ELSEWHERE = (
    # Planned figures and room.
    rule(
        Mask.PLANNED,
        "planned",
        rf"(?:{_BEGIN}(?:sur|out of|of|pour|contre|/)\s?(?:les |the )?)?(?<![\d.,])\d{{1,4}}\s(?:(?!comme|as\b|"
        rf"par\b|than\b)[^\W\d_]{{1,20}}\s)?{_PLANNED_WORD}{_END}",
    ),
    rule(
        Mask.PLANNED,
        "planned",
        rf"{_BEGIN}(?:sur|out of|contre)\s(?:les |the )?{_SPELLED}(?:[ -](?:et |and )?{_SPELLED}){{0,3}}"
        rf"\s(?:[^\W\d_]{{1,20}}\s)?{_PLANNED_WORD}{_END}",
        figures=False,
    ),
    rule(
        Mask.PLANNED,
        "planned",
        rf"{_BEGIN}(?:(?:on|nous|we|i)\s)(?:en\s|were\s|had\s)?(?:attend(?:ait|ions)|prevoy(?:ait|ions)|"
        rf"expecting|anticipat(?:ed|ing))\s(?:a |de )?\d{{1,4}}(?=\s?(?:[,;.)!\n]|$))",
    ),
    # "Comme prévu: 34" and "moins que prévu: 34" say what was reached.
    rule(
        Mask.PLANNED,
        "planned",
        rf"(?<!comme )(?<!que )(?<!as )(?<!than ){_BEGIN}{_PLANNED_WORD}(?:\s?:\s?|\s(?:pour|for)\s)\d{{1,4}}{_END}",
    ),
    rule(
        Mask.PLANNED,
        "planned",
        rf"{_BEGIN}(?:avait|avaient|avions|etait|etaient|were|was|had)\s(?:en )?{_PLANNED_WORD}\s"
        rf"(?:(?:de|of|to) [^\W\d_]{{1,15}}\s)?\d{{1,4}}{_END}"
        rf"|(?<!comme )(?<!que )(?<!as )(?<!than ){_BEGIN}{_PLANNED_WORD}\s\d{{1,4}}(?=\s?(?:[,;.)\n]|$))",
    ),
    rule(
        Mask.PLANNED,
        "planned",
        rf"{_BEGIN}(?:capacite|capacity|jauge|objectif|objective|target|goal|cible|quota)\s?(?:de|of|was|etait|:|"
        rf"=)?\s?\d{{1,4}}{_END}|{_BEGIN}max(?:imum)?\s?[:=]?\s?\d{{1,4}}(?=\s?(?:[,;.)!\n]|$))",
    ),
    # "9 appointments kept out of 14": what was done, of what could have been.
    rule(
        Mask.PLANNED,
        "planned",
        rf"{_BEGIN}(?=sur |out )(?:{'|'.join(f'(?<={word} )' for word in sorted(DONE))})"
        r"(?:sur|out of)\s(?:les |the )?\d{1,4}"
        r"(?=\s?(?:[,;.)!\n]|$))",
    ),
    rule(Mask.PLANNED, "planned", rf"{_BEGIN}(?:sur|out of)\s\d{{1,4}}\s(?:places?|lits?|beds?|rdvs? pris){_END}"),
    # Another day's figures. Without a figure it still says that this day is not the report's.
    rule(
        Mask.PAST,
        "comparison",
        rf"\(\s?(?:vs\.?|versus|contre|against|compare\w?(?: a| to| with)?|au lieu de|etait|was|"
        rf"were)?\s?(?:les? |the )?(?:{_PAST_DAY}\s?:?\s?\d{{1,4}}"
        rf"|\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?{_PAST_DAY})\s?\)",
    ),
    rule(Mask.PAST, "comparison", r"\(\s?(?:vs\.?|versus)\s\d{1,4}(?:\s[^\W\d_]{1,15})?\s?\)"),
    rule(
        Mask.PAST,
        "comparison",
        rf"(?:[-+]\s?\d{{1,4}}\s)?{_BEGIN}(?:vs\.?|versus)\s(?:les? |the )?"
        rf"(?:\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?)?(?:(?:le|la|the|"
        rf"on)\s)?{_PAST_DAY}(?:\s?[(:]?\s?\d{{1,4}}\s?\)?)?",
        holds=_compares,
    ),
    rule(
        Mask.PAST,
        "comparison",
        rf"(?:[-+]\s?\d{{1,4}}\s)?(?:{_BEGIN}{_MORE}\s)?{_BEGIN}"
        rf"(?:contre|against|compare\w{{0,2}} (?:a|to|with)|par rapport a|au lieu de|instead of|rather than|que|"
        rf"qu'|than|up from|down from|comme|like|as)"
        rf"\s?(?:les? |the |a )?(?:\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?)?{_PAST_DAY}(?:\s?\(\s?\d{{1,4}}\s?\))?",
        figures=False,
    ),
    rule(
        Mask.PAST,
        "comparison",
        rf"{COMPARED}\s(?:les? |the )?\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?{_OTHER_DAY}{_END}"
        rf"|{COMPARED}\s{_OTHER_DAY}\s?(?:\(\s?\d{{1,4}}\s?\)|:?\s?\d{{1,4}}(?=\s?(?:[,;.)\n]|$)))"
        rf"|\(\s?(?:les? |the )?\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?{_OTHER_DAY}\s?\)"
        rf"|\(\s?{_OTHER_DAY}\s?:\s?\d{{1,4}}\s?\)",
    ),
    rule(
        Mask.PAST,
        "comparison",
        rf"{_BEGIN}(?:up from|down from|contre|against|au lieu des?|instead of|rather than|"
        rf"par rapport aux?)\s(?:les? |the )?\d{{1,4}}{_END}",
    ),
    rule(
        Mask.PAST,
        "comparison",
        rf"{_BEGIN}(?:{_MORE}|(?:(?:un|une|one|deux|two|trois|three)\s)?"
        rf"(?:de plus|de moins|plus|moins|more|less|fewer))\s(?:que|qu'|than)\s(?:le |on |la |l')?"
        rf"(?:{_WEEKDAY}|autre jour){_END}"
        rf"|(?:[-+]\s?\d{{1,4}}\s)?{_BEGIN}(?:comme|like|contre|par rapport a|compared (?:to|with))\s(?:le |the )?"
        rf"(?:\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?)?(?:le |on )?{_WEEKDAY}{_END}",
        figures=False,
    ),
    # What there is on other days: "record : 31", "30 d'habitude".
    rule(
        Mask.PAST,
        "comparison",
        rf"[-+]\s?\d{{1,4}}\s?(?:/|p/r|sur)\s?(?:a )?{_PAST_DAY}{_END}"
        rf"|{_BEGIN}(?:le |the |la |our |notre )?(?:record|moyenne|average|avg|usual|d'habitude|habituellement|usually|"
        rf"normalement|normally)\s?(?:de|of|:|is|est|was|=)?\s?\d{{1,4}}{_END}(?:\s(?:d'habitude|habituellement))?"
        rf"|{_BEGIN}\d{{1,4}}\s(?:d'habitude|habituellement|en moyenne|on average|usually|normally|normalement){_END}",
        holds=_is_said_again,
    ),
    rule(Mask.RANGE, "vague", rf"{_BEGIN}(?:entre|between)\s\d{{1,4}}\s(?:et|and|a|-|to)\s\d{{1,4}}{_END}"),
    rule(
        Mask.RANGE,
        "vague",
        rf"{_BEGIN}(?:entre|between)\s{_ROUND}\s(?:et|and|a|to)\s{_ROUND}{_END}",
        figures=False,
    ),
    # A figure taken back: "36 et non 34", "pas 34 mais 36".
    # What was sent before, and was wrong: "j'avais mis 25", "I mistyped 63 earlier".
    rule(
        Mask.SKIP,
        "retracted",
        rf"{_BEGIN}(?:(?:(?:j'|on |nous )(?:avais|avait|avions)|i'd|(?:i|we) had|we'd) (?:d'abord |first )?{_WROTE}"
        rf"|(?:i |we )?mis-?(?:typed|counted|read|wrote)"
        rf"|(?:j'ai|on a|i|we|nous avons) {_WROTE}(?=\s\d{{1,4}}\s{_BEFORE_NOW}))\s\d{{1,4}}{_END}(?:\s{_BEFORE_NOW})?"
        rf"(?=\s?(?:[,;.)!\n]|$))",
        holds=_is_said_again,
    ),
    rule(
        Mask.SKIP, "retracted", rf"{_BEGIN}(?<!if )(?:et non|et pas|and not|non pas|not|pas)(?: pas)?\s\d{{1,4}}{_END}"
    ),
)
