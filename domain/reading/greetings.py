"""What is recognised before all else, since its words would be days or places elsewhere: greetings, turns of speech.

As in `mask_rules`, every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

from domain.reading.day_names import FULL
from domain.reading.elsewhere import COMPARED
from domain.reading.masks import Mask, rule

_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_HOUR = r"(?:[01]?\d|2[0-4])"

_DAY = (
    r"(?:avant[- ]hier|hier|(?:day before )?yesterday|la veille|(?:ce|this) (?:matin|soir|morning|evening)|"
    r"(?:cet apres-midi|this afternoon)|cette nuit|tonight|la (?:nuit|semaine) (?:derniere|passee)|last (?:night|week)|"
    rf"(?:le |on )?(?:{FULL})|(?:le )?\d{{1,2}}/\d{{1,2}}|\d{{1,2}}(?=\s?(?:[,.;)\n]|$)))"
    r"(?:\s(?:au )?(?:matin|soir|midi|apres-midi|morning|evening|afternoon|night|derniere?|passee?))?"
)
_BECAUSE = (
    r"(?:apres|depuis|suite (?:a|aux?)|a cause|en raison|malgre|vu|following|since|after|because of|due to|despite|"
    r"(?:avec|with)(?![^\n.!?,]{0,60}:))"
)
_NO_REPORT = r"(?!(?:stats?|chiffres?|rapports?|donnees|bilan|cr|figures|numbers|reports?|data)(?![^\W_]))"

GREETINGS = (
    # The day of something else: "calme après l'expulsion d'hier", "since Monday's storm".
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}{_BECAUSE}\s(?:(?:de |du |d')?(?:l'|le |la |les |the |cette |cet |ce )?)"
        rf"(?:{_NO_REPORT}[^\W\d_]{{2,20}}\s){{1,3}}?(?:d'|de |du |of |on )(?:the )?{_DAY}{_END}"
        rf"|{_BEGIN}{_BECAUSE}\s(?:the )?{_DAY}'s\s{_NO_REPORT}[^\W\d_]{{2,20}}{_END}",
        figures=False,
    ),
    # Another day's figure with its date, which would be the report's elsewhere: "(vs 28 le 12/11)".
    rule(
        Mask.PAST,
        "comparison",
        rf"{COMPARED}\s(?:les? |the )?\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?(?:le |du |on |the )?\d{{1,2}}/\d{{1,2}}{_END}"
        rf"|{COMPARED}\s(?:le |du |on |the )\d{{1,2}}/\d{{1,2}}(?:\s?(?:\(\s?\d{{1,4}}\s?\)|:\s?\d{{1,4}}{_END}))?",
    ),
    # A blood pressure looks like a date.
    rule(
        Mask.SKIP,
        "measure",
        rf"{_BEGIN}(?:ta|tension|bp|blood pressure)\s?(?:a|de|of|:|=)?\s?\d{{1,3}}\s?/\s?\d{{1,3}}(?!\d)",
    ),
    # When it closed, or why it was closed, is no shift; nor is when they were back.
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:fermee?s?|fermons|closed|fermeture)\s(?:l'|cet |cette |ce |this |in the |for the |le )?"
        rf"(?:apres[- ]?midi|aprem|matin|soir|afternoon|evening|morning){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "time",
        rf"{_BEGIN}(?:back|home|returned|rentree?s?|retour)\s(?:at|a|vers|@)\s"
        rf"{_HOUR}(?=\s?(?:[,;.)!\n]|$))",
    ),
    # When something was written is not when it happened.
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:ecrite?s?|dite?s?|annoncee?s?|envoyee?s?|notee?s?|indiquee?s?|signalee?s?|transmise?s?|reported|noted|said|sent|wrote|written|told)"
        rf"\s(?:ce matin|cet apres-midi|ce soir|cette nuit|hier(?: soir| matin)?|this morning|"
        rf"this afternoon|yesterday|last night|tonight){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "greeting",
        rf"{_BEGIN}(?:bonne|belle|good|have an?(?: (?:good|nice|great))?|bon)\s(?:journee|nuit|soiree|matinee|"
        rf"apres-midi|aprem|week-?end|weekend|morning|"
        rf"night|evening|day|afternoon|courage|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|"
        rf"tuesday|wednesday|thursday|friday|saturday|sunday){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:plages? horaires?|centre[- ](?:ville|commercial|hospitalier)|accueil (?:chaleureux|froid|sympa)|"
        rf"(?:bon|super|tres bon|mauvais) accueil|"
        rf"retour (?:de |du |sur le )?terrain|(?:en|de) terrain|"
        rf"terrain (?:boueux|glissant|inonde|difficile|complique)){_END}",
        figures=False,
    ),
    rule(Mask.MANY, "vague", rf"{_BEGIN}pas mal (?:de{_END}|d'(?=\w))", figures=False),
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:pas|plus|moins|tres|si|fait|du) mal{_END}|{_BEGIN}mal (?:de|a|au|aux){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "greeting",
        rf"(?<!rapport ){_BEGIN}(?:a|see (?:you|ya|u)|jusqu'a|jusqu'au|until|till|prochain|next|"
        rf"(?<!\d )rdv(?!\s[^\W\d_]{{5,9}}\s?:?\s\d{{1,4}}\s?(?:[,;.)\n]|$))|meeting)\s(?:demain|"
        rf"tomorrow|ce soir|cette nuit|tonight|lundi|mardi|mercredi|jeudi|"
        rf"vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|plus|bientot|toute|"
        rf"tout a l'heure){_END}(?:\s(?:a|at|vers)\s{_HOUR}h?(?![^\W_]|\s[^\W_])|\s{_HOUR}h(?![^\W_]))?"
        rf"|{_BEGIN}(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) prochain{_END}"
        rf"|{_BEGIN}(?:(?:bonnes?|mauvaises?) nouvelles?|(?:good|bad) news){_END}",
        figures=False,
    ),
)
