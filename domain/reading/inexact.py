"""Words that make the figure beside them inexact: "environ 30", "50-ish", "une trentaine à tout casser".

As in `mask_rules`, every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

from domain.reading.masks import Mask, rule

_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_NUMBER = (
    r"(?:\d|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|"
    r"soixante|cent|two|three|four|five|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"a hundred)\b)"
)
# As well said before the figure as after it, and even behind a comma where nothing follows.
_EITHER = (
    r"environ|env\.?|approx\w{0,12}|roughly|grosso modo|en gros|a peu pres|plus ou moins|plus or minus|more or less|"
    r"peut[- ]etre|maybe|perhaps|probablement|probably|sans doute|je crois|je pense|je dirais|i think|i'd say|"
    r"i would say|i guess|au moins|au plus|au minimum|au maximum|at (?:the very )?(?:least|most)|minimum|maximum|"
    r"easily|facilement|a vue de nez|a vue d'oeil|au bas mot|a la louche|estimee?s?(?: a)?|estimated?|estimation|"
    r"quasi(?:ment)?"
)
_AFTER = (
    r"or so|or thereabouts|ou presque|or nearly|ou quelque chose comme ca|or something|mini|maxi|grand max(?:imum)?|"
    r"facile|a tout casser|a peu de choses? pres|a (?:un|une|deux|quelques|\d(?:-\d)?)(?:[- ][^\W\d_]{2,12}){0,2} pres|"
    r"give or take(?: (?:a few|one|two|a couple))?|at a guess|ballpark|et quelques|et des poussieres|"
    r"and (?:a bit|a few|some|change|counting)|ou (?:un peu )?(?:plus|moins)|or (?:a (?:bit|few) )?(?:more|less)|"
    r"a confirmer|a verifier|tbc|to be confirmed|to confirm|de memoire|de tete|from memory|off the top of my head|"
    r"sauf erreur(?: de ma part)?|si (?:je ne me trompe pas|j'ai bien compte)|if i counted right|je sais plus|"
    r"not sure|pas sure?"
)

INEXACT = (
    # Glued to its figure: "50ish", "50-odd", "fifty-something"; and a decade, "in the 40s".
    rule(Mask.VAGUE, "vague", rf"(?<=\d)[\s-]?\(?(?:ish|odd|something){_END}\)?|(?<=\d0)s{_END}"),
    rule(
        Mask.VAGUE,
        "vague",
        rf"(?:(?<=ty)|(?<=een)|(?<=[ -]ten))[\s-]?(?:ish|odd|something){_END}",
        figures=False,
    ),
    # Two figures, of which the second goes further: "50 voire 60".
    rule(Mask.VAGUE, "vague", rf"{_BEGIN}(?:voire|ou meme|if not|or even|or maybe)(?: meme)? \d{{1,4}}{_END}"),
    rule(
        Mask.VAGUE,
        "vague",
        rf"{_BEGIN}(?:{_EITHER}|max\.?|approx\.|est\.|c\.|about|around|presque|pres de|almost|nearly|plus (?:de|que)|"
        r"plus d'|moins de|moins d'|more than|less than|fewer than|over|under|up to|upwards of|circa|quelque|some|"
        rf"entre|between|une petite|\+/-|a good|une bonne|"
        rf"(?<!va )(?<!tout )(?<!tres )(?<!est )(?<!passe )bien|"
        rf"usually|normally|d'habitude|habituellement|normalement|en moyenne|on average)\s?(?={_NUMBER})",
        figures=False,
    ),
    rule(
        Mask.VAGUE,
        "vague",
        rf"{_BEGIN}(?:(?:jusqu'a|autour de|autour des|aux alentours de|dans les|vers les|limite|pas tout a fait|"
        r"not quite|(?:pas|plus|not) (?:tres |trop |too |very )?(?:loin|far) (?:de|d'|off|from)|close to|"
        r"in the region of|something like|quelque chose comme|de l'ordre de|disons|mettons|(?:let's )?say|"
        rf"must (?:be|have been)|(?:on )?(?:doit|devait|devaient|doivent) (?:etre|faire)(?: a)?)\s?(?={_NUMBER}))",
        figures=False,
    ),
    # Hearsay.
    rule(
        Mask.VAGUE,
        "vague",
        rf"{_BEGIN}(?:on parle de|(?:il )?parait(?: qu'il y a(?:urait)?)?|apparemment|reportedly|apparently|allegedly|"
        rf"soi-disant|rumeurs? de|rumou?rs? of)\s?(?={_NUMBER})",
        figures=False,
    ),
    rule(Mask.VAGUE, "vague", rf",\s?(?:{_EITHER}|{_AFTER})(?=\s?(?:[,;.!\n]|$))", figures=False),
    rule(Mask.VAGUE, "vague", rf"\(?{_BEGIN}(?:(?:mais|but|the) )?(?:{_EITHER}|{_AFTER}){_END}\s?\)?", figures=False),
    rule(Mask.VAGUE, "vague", r"(?<=[a-z] )(?:min|max)(?=\s?(?:[,;.)!\n]|$))"),
    rule(Mask.VAGUE, "vague", r"\+ (?:de|d'|than)\s?(?=\d)"),
    # A blank that was never filled in: "XX jeunes".
    rule(Mask.MANY, "vague", rf"{_BEGIN}xx{{1,3}}{_END}", figures=False),
)
"""Made after times and days are found, since "environ 8h" is an hour."""
