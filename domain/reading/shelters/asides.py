"""Figures of a shelter message that count nobody in it: ages, rooms, roads, telephones, dates, another day's figures.

Every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

import re

from domain.reading.mask_rules import FIRST, LAST
from domain.reading.masks import Mask, masks
from domain.reading.report import Span
from domain.reading.searching import Lookout, claim
from domain.reading.shelters.language import What

_DAY_BEFORE = r"(?:avant[- ]hier|hier(?: soir)?|yesterday|last night|(?:la )?veille)"
_SKIPPED = re.compile(
    r"(?<![^\W_])(?:"
    r"\d{1,2}(?:\s?(?:et|a|-|,|/|and|to|ou|or)\s?\d{1,2}){0,4}\s?(?:ans?|yo|y/o|y\.o\.?|years?(?:[- ]olds?)?|"
    r"mois|months?)|(?:chambre|ch\.|room|dortoir|dorm|etage|floor|lit n|bed n|canal|channel|radio)"
    r"\s?(?:n°|no\.?|numero|#)?\s?\d{1,3}"
    r"|(?:n°|#)\s?\d{1,4}|(?:0\d|\+33\s?\d)(?:[\s.]?\d\d){4}|\d{1,2}(?:er|ere|eme|e|nd|rd|st|th)"
    r"|(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|le|du|on)\s\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|20\d\d-\d\d-\d\d"
    r"|(?:equipe|team)\s?(?:de|of|a|:)?\s?\d{1,2}"
    r"|s?he(?:'s| is)\s\d{1,2}"
    r"|(?:vs\.?|contre)\s\d{1,3}"
    r")(?![^\W_])"
    r"|(?:il fait|it's|temperature)\s?:?\s?-?\d{1,2}(?:[.,]\d)?(?:\s?°\s?c?|\s?degres?|\s?degrees?)?(?![^\W_])"
    r"|-\d{1,2}\s(?:dehors|outside)"
    r"|(?<![\d.,])\d{1,4}(?:[.,]\d{1,2})?\s?(?:€|£|\$|(?:euros?|eur)(?![^\W_]))|[€£$]\s?\d{1,4}(?:[.,]\d{1,2})?(?!\d)"
    r"|(?<![^\W_])(?:le|the|au|to|via|par)\s1(?:1[25]|[578])(?![^\W_])"
    rf"|(?<=[,;(])\s?(?:{_DAY_BEFORE}\s?:?\s?\d{{1,3}}|\d{{1,3}}\s(?:[^\W\d_]{{1,15}}\s)?{_DAY_BEFORE})"
    r"(?=\s?(?:[,;.)!\n]|$))"
)
_DATES = re.compile(
    r"(?<![^\W_])(?:\d{1,2}(?:er)?\s(?:janv?(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept?(?:embre)?|"
    r"oct(?:obre)?|nov(?:embre)?|dec(?:embre)?|january|february|march|april|may|june|july|august|october|november|"
    r"december)|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s\d{1,2}(?=\s?[:\n)]))(?![^\W_])"
)
_AGE_LIMIT = re.compile(
    r"(?:(?<![^\W_])(?:over|above|under|below|older than|younger than|plus de|moins de|au[- ]dessus de)\s"
    r"(?:1[2-9]|2\d)(?:\s?(?:ans|yo|y/o|years?(?: old)?))?|\+\s?(?:1[68]|21)(?:\s?(?:ans|yo))?)(?=\s?(?:[,.;:)!\n]|$))"
)
"""In a refusal, "over 18" is who the shelter is not for: no amount."""

# What reports skip counts nobody here either; but words about beds keep their own meaning, and shares are asked about.
_RULES = tuple(
    r
    for r in (*FIRST, *LAST)
    if (r.means in ("comparison", "link", "measure", "number_name", "phone", "retracted") and r.kind is not Mask.SOFT)
    or r.means == "line"
)
_LOOKOUT = Lookout(_RULES)


def asides_in(plain: str, taken: bytearray, refusal: bool) -> list[tuple[Span, What]]:
    """Stretches of a text that went through `flat` that count nobody, where nothing is `taken` yet; what they say."""
    found: list[tuple[Span, What]] = []
    if refusal:
        found += [(m.span(), What.RULES) for m in _AGE_LIMIT.finditer(plain) if claim(taken, *m.span())]
    found += [(span, What.SMALL) for span, _ in masks(plain, _RULES, _LOOKOUT.likely(plain), taken, True)]
    for pattern in (_SKIPPED, _DATES):
        found += [(m.span(), What.SMALL) for m in pattern.finditer(plain) if claim(taken, *m.span())]
    return found
