"""Figures of a shelter message that count nobody in it: ages, rooms, roads, telephones, dates, another day's figures.

Every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

from collections.abc import Callable

from domain.reading.mask_rules import FIRST, LAST
from domain.reading.masks import Mask, masks
from domain.reading.patterns import Pattern
from domain.reading.report import Span
from domain.reading.searching import Lookout, claim
from domain.reading.shelters.language import What

_DAY_BEFORE = r"(?:avant[- ]hier|hier(?: soir)?|yesterday|last night|(?:la )?veille)"
_SKIPPED = Pattern(
    r"(?<![^\W_])(?:"
    r"(?:(?:de )?(?:moins|plus) de |under |over |below )?\d{1,2}(?:\s?(?:et|a|-|,|/|and|to|ou|"
    r"or)\s?\d{1,2}){0,4}\s?(?:ans?|yo|y/o|y\.o\.?|years?(?:[- ]olds?)?|"
    r"mois|months?)(?:\s(?:et demi|and a half))?|11[259]|(?:lit n|bed n|canal|channel|radio)\s?(?:n°|no\.?|"
    r"numero|#)?\s?\d{1,3}"
    r"|(?:n°|#)\s?\d{1,4}|(?:0\d|\+33\s?\d)(?:[\s.]?\d\d){4}|\d{1,2}(?:er|ere|eme|e|nd|rd|st|th)"
    r"|(?:lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?|monday|"
    r"tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|le|du|on)\s\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|20\d\d-\d\d-\d\d"
    r"|s?he(?:'s| is)\s\d{1,2}"
    r"|(?:vs\.?|contre)\s\d{1,3}"
    r")(?![^\W_])"
    r"|(?:il fait|it's|temperature)\s?:?\s?-?\d{1,2}(?:[.,]\d)?(?:\s?°\s?c?|\s?degres?|\s?degrees?)?(?![^\W_])"
    r"|-\d{1,2}\s(?:dehors|outside)"
    r"|(?<![\d.,])\d{1,4}(?:[.,]\d{1,2})?\s?(?:€|£|\$|(?:euros?|eur)(?![^\W_]))|[€£$]\s?\d{1,4}(?:[.,]\d{1,2})?(?!\d)"
    r"|(?<![^\W_])(?:le|the|au|to|via|par)\s1(?:1[25]|[578])(?![^\W_])"
    rf"|(?<![^\W_])(?:it was|we were at|c'etait|on etait(?: a)?|on avait|we had|there were|ils etaient|elles etaient)\s"
    rf"(?:\d{{1,3}}\s(?:[^\W\d_]{{1,15}}\s){{0,2}}{_DAY_BEFORE}|{_DAY_BEFORE}\s?:?\s?\d{{1,3}})"
    rf"|(?<![^\W_]){_DAY_BEFORE},?\s(?:it was|we were at|c'etait|on etait(?: a)?|on avait|we had|there were)\s\d{{1,3}}"
    r"|(?<=[,(;])\s?(?:was|etait|were|etaient)\s\d{1,3}(?=\s?(?:[,;.)!\n]|$))"
    r"|\(\s?[+-]\s?\d{1,2}\s?\)"
    rf"|(?<![^\W_])(?:idem|pareil|same|identique)(?: que| qu'| as)?\s?{_DAY_BEFORE}"
    rf"|(?<=[,;(])\s?(?:{_DAY_BEFORE}\s?:?\s?\d{{1,3}}|\d{{1,3}}\s(?:[^\W\d_]{{1,15}}\s)?{_DAY_BEFORE})"
    r"(?=\s?(?:[,;.)!\n]|$))"
)
_TODAY = r"(?:ce soir|cette nuit|tonight|this evening|today|aujourd'? ?hui|auj|maintenant|now)"
_YESTERDAYS = Pattern(
    rf"(?:(?<=[,;(.:\n])|^)\s{{0,20}}(?:(?:[^\W\d_]{{1,15}} )?{_DAY_BEFORE}\s?:?\s?\d{{1,3}}(?: [^\W\d_]{{1,15}})?"
    rf"|\d{{1,3}}\s(?:[^\W\d_]{{1,15}}\s)?{_DAY_BEFORE})(?=\s?(?:[,;.)\n]|$))"
)
_TONIGHTS = Pattern(
    rf"(?<![^\W_])(?:\d{{1,3}}\s(?:[^\W\d_]{{1,15}}\s){{0,2}}{_TODAY}|{_TODAY}\s?:?\s?(?:on est a |on a |"
    rf"we have )?\d{{1,3}})(?![^\W_])"
)
"""A figure of yesterday is left alone where tonight's stands beside it: "34 hier, 32 ce soir"."""
_DATES = Pattern(
    r"(?<![^\W_])(?:\d{1,2}(?:er)?\s(?:janv?(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|"
    r"sept?(?:embre)?|"
    r"oct(?:obre)?|nov(?:embre)?|dec(?:embre)?|january|february|march|april|may|june|july|august|october|november|"
    r"december)|(?:du|from the|from)\s\d{1,2}(?:er)?\s(?:au|to the|to)\s\d{1,2}(?=\s?(?:[:,;.)\n]|$))|(?:lundi|"
    r"mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s\d{1,2}(?=\s?[:\n)]))(?![^\W_])"
)
_AGE_LIMIT = Pattern(
    r"(?:(?<![^\W_])(?:over|above|under|below|older than|younger than|plus de|moins de|au[- ]dessus de)\s"
    r"(?:1[2-9]|2\d)(?:\s?(?:ans|yo|y/o|years?(?: old)?))?|\+\s?(?:1[68]|21)(?:\s?(?:ans|yo))?)(?!\d)"
)
"""In a refusal, "over 18" is who the shelter is not for: no amount."""

_N = r"(?:\d{1,2}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|one|two|three|four|five|seven|eight|nine|ten)"
_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_SOFT = Pattern(
    # Who works there: "équipe de 3", "3 of us", "on est 2 de garde".
    rf"{_B}(?:equipe|team|staff|effectif|binome|trinome|crew)(?: (?:de nuit|du soir|de garde|nuit|on duty|"
    rf"tonight|ce soir))?"
    rf"\s?(?:de|of|a|:|=|est de|est a|is)?\s?{_N}(?:\s(?:pers(?:onnes?)?|people|ppl))?{_E}"
    rf"|{_B}(?:(?:on|nous|we)(?: est| etait| sommes| etions| are| were|'re) (?:a |que |only |just )?)?{_N} "
    rf"(?:of us|d'entre nous|(?:people |pers\w* )?(?:on shift|on duty|de garde|de service|de permanence|d'astreinte|"
    rf"en poste|au poste|pour la nuit a l'accueil|a la veille|a veiller|on watch)){_E}"
    rf"|{_B}(?:on|nous|we)(?: est| etait| sommes| etions| are| were|'re) (?:a |que |only |just )?"
    rf"(?:[1-6]|deux|trois|quatre|cinq|two|three|four|five){_E}(?!\s?/)"
    # Some of those who are counted already: "one of the women".
    rf"|{_B}(?:\d|un|une|one|two|three|deux|trois|quatre|four|five|cinq) (?:of (?:the|them|our|these)|"
    rf"d'entre (?:elles|eux)|des)(?: [^\W\d_]{{1,15}})?{_E}"
    rf"(?![^,;.\n]{{0,30}}(?:bed|lit|matel|mattre|bunk|place|hs|broken|cass|\d))"
    # What has a number for a name.
    rf"|{_B}(?:bus|tram|tramway|ligne|line|train|metro|quai|platform|gate|rue|avenue|zone|secteur|sector|salle|"
    rf"parking|bloc|block|bat|batiment|building|bungalow|conteneur|container|casier|locker|badge|dossier|"
    rf"ticket|fiche|niveau|level|box|km|pk|chambre|ch\.|room|dorm|dortoir|etage|floor|aile|wing|camion|minibus|"
    rf"navette|shuttle)"
    rf"\s?(?:n°|no\.?|numero|number|#)?\s?\d{{1,4}}{_E}"
    rf"|{_B}\d{{1,3}} (?:fois|times){_E}"
    # Ages: "aged 15 & 16".
    rf"|{_B}(?:aged|agee?s? de|ages?\s?:)\s?{_N}(?:\s?(?:et|and|&|,|/|-|a|to|ou|or)\s?{_N}){{0,4}}{_E}"
    rf"|{_B}(?:nee?s?|born)\s(?:en |in )?(?:19|20)\d\d{_E}"
)
"""What counts nobody here unless it is words about beds, or those in them, that follow: "on est 3 femmes"."""
_ALL_TAKEN = Pattern(
    rf"{_B}(?:les|all|all the|nos|our)\s(?:\d{{1,2}}|(?:vingt|trente|twenty|thirty)(?:[ -][^\W\d_]{{3,6}})?|seize|"
    rf"sixteen|huit|eight)\s(?:[^\W\d_]{{1,12}}\s){{0,2}}"
    rf"(?:sont |etaient |are |were )?(?:deja |already )?(?:pris(?:es?)?|occupee?s?|pleine?s?|taken|full|occupied){_E}"
    r"|(?<![^\W_])\+\s?(?:de |d'|aucune? )(?:places?|lits?|dispo\w{0,8}|beds?)(?:\s(?:libres?|dispo\w{0,8}))?(?![^\W_])"
    rf"|{_B}0\s(?:places?|lits?|beds?|spaces?|rooms?|dispo\w{{0,8}})(?:\s(?:libres?|dispo\w{{0,8}}|left|free|"
    rf"available))?{_E}"
)
"""In a refusal, "les 20 sont pris" says that the shelter is full."""
_NUMBERED = Pattern(r"(?:^|(?<=\n))\s{0,20}([1-9])\s?[.)](?=\s)")
"""Lines of a list: "1) mineurs 29"."""
_NEXT_WORDS = Pattern(r"\s?([^\W\d_]{1,20}(?:[\s'-][^\W\d_]{1,20}){0,2})")

# What reports skip counts nobody here either; but words about beds keep their own meaning, and shares are asked about.
_RULES = tuple(
    r
    for r in (*FIRST, *LAST)
    if (r.means in ("comparison", "link", "measure", "number_name", "phone", "retracted") and r.kind is not Mask.SOFT)
    or r.means in ("line", "correction")
)
_LOOKOUT = Lookout(_RULES)


def asides_in(plain: str, taken: bytearray, kind: str, tells: Callable[[str], bool]) -> list[tuple[Span, What]]:
    """Stretches of a text that went through `flat` that count nobody, where nothing is `taken` yet; what they say.

    `tells`: whether words are about beds, or those in them.
    """
    found: list[tuple[Span, What]] = []

    def soft(pattern: Pattern, what: What) -> None:
        for match in pattern.finditer(plain):
            after = _NEXT_WORDS.match(plain, match.end())
            if (after is None or not tells(after[1])) and claim(taken, *match.span()):
                found.append((match.span(), what))

    if kind == "refused":
        soft(_AGE_LIMIT, What.RULES)
        found += [(m.span(), What.FULL) for m in _ALL_TAKEN.finditer(plain) if claim(taken, *m.span())]
    soft(_SOFT, What.SMALL)
    lines = list(_NUMBERED.finditer(plain))
    if len(lines) > 1 and [int(m[1]) for m in lines] == list(range(1, len(lines) + 1)):
        found += [(m.span(1), What.SMALL) for m in lines if claim(taken, *m.span(1))]
    for span, rule in masks(plain, _RULES, _LOOKOUT.likely(plain), taken, True):
        found.append((span, What.FIX if rule.means == "correction" else What.SMALL))
    for pattern in (_SKIPPED, _DATES, *((_YESTERDAYS,) if _TONIGHTS.search(plain) else ())):
        found += [(m.span(), What.SMALL) for m in pattern.finditer(plain) if claim(taken, *m.span())]
    return found
