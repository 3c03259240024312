"""Whole numbers that tell how or where the work was done, and count none of it: "sur 3 camps", "2 par foyer".

As in `mask_rules`, every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

import re

from domain.reading.masks import Mask, rule

_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_FEW = (
    r"(?:\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|two|three|four|five|seven|eight)"
    r"(?: (?:differents?|different|petits|grands|small))?"
)
_HOW = (
    r"(?:en (?:camionnette|voiture|camion|velo|van|fourgon|bus|vehicule|equipe|maraude|renfort|binomes?)|"
    r"dans le|sous la|ce (?:matin|soir|midi)|cet apr\w{1,8}|cette (?:nuit|apr\w{1,8})|aujourd'hui|hier|"
    r"this (?:morning|afternoon)|today)"
)
_HAS_FIGURE = re.compile(r"\d")


def _comes_first(plain: str, start: int, end: int) -> bool:
    """Whether no figure stands before: a team's size is told first, and "descendus à 3 ce matin" is not."""
    return _HAS_FIGURE.search(plain, 0, start) is None


_FIGURE = re.compile(r"\d+")


def _adds_up(plain: str, start: int, end: int) -> bool:
    """Whether the figures of a sum come to the one behind its equals sign; else both are asked about."""
    behind = _FIGURE.match(plain, end)
    return behind is not None and sum(map(int, _FIGURE.findall(plain[start:end]))) == int(behind[0])


_MONTH_NAMES = (
    "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|"
    "april|may|june|july|august|september|october|november|december)"
)
_PLACES = (
    r"(?:sites?|camps|spots?|lieux(?: de (?:vie|survie))?|points?|endroits|places|stops|campements|plages|beaches|"
    r"locations|areas|secteurs|arrets)"
)

_SOMEBODY = (
    r"homme|femme|dame|monsieur|mineure?|jeune|enfant|personne|famille|patiente?|garcon|fille|maman|mere|pere|couple"
)
_ASKS = (
    r"demandent|demandait|demandaient|voulait|voulaient|veut|veulent|souhaite|souhaitent|souhaitait|cherche|cherchent"
)
_HAS_ASKED = r"(?:a|ont) (?:demande|reclame|voulu|cherche)"

ASIDES = (
    # "14 + 11 = 25 cs": how it was reckoned
    rule(Mask.SKIP, "phrase", r"(?<![\d.,/:])\d{1,4}(?:\s?\+\s?\d{1,4}){1,4}\s?=\s?(?=\d)", holds=_adds_up),
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:sur|dans|on|in|across|over|at)\s{_FEW}\s{_PLACES}{_END}(?!\s?=)"
        rf"|{_BEGIN}{_FEW}\s{_PLACES}\s(?:visit|parcour|couvert|cover|tourne|faits?)\w{{0,4}}{_END}"
        rf"|\(\s?{_FEW}\s{_PLACES}\s?\)",
        figures=False,
    ),
    # "2x plus de monde qu'hier"
    rule(
        Mask.SKIP,
        "comparison",
        rf"{_BEGIN}\d{{1,2}}\s?(?:x|fois|times)\s(?:plus|moins|more|less|fewer|as (?:many|much))"
        rf"(?:\s(?:de |of |d')?(?:monde|gens|patients|personnes|jeunes|people)(?: as)?)?{_END}",
    ),
    # How often they went round.
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:\d|une?|deux|trois|quatre|two|three|four)\s(?:tours?|rondes?|rotations?|aller[s-]*retours?|laps|"
        rf"round trips)(?:\s(?:de|of|du|sur)\s(?:la |the )?(?:plages?|camps?|beach|cote|littoral|coast))?{_END}",
        figures=False,
    ),
    # How often it was held.
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:[2-5]|deux|trois|quatre|two|three|four)(?=\s(?:cliniques|clinics|maraudes|tournees|distris|distribs|"
        rf"distributions|outreaches|patrols|rounds){_END})",
        figures=False,
    ),
    # Where, and no activity.
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:hotels?|reseaux?|logements?|centres?|bailleurs?|residences?) socia(?:l|le|ux|les){_END}"
        rf"|{_BEGIN}social (?:media|housing|hotels?){_END}",
        figures=False,
    ),
    # How many went out; but "on a 4 en observation" has four of them.
    rule(
        Mask.SOFT,
        "team",
        rf"(?<!on )(?<!il )(?<!elle )(?<!y )(?<!qui ){_BEGIN}a\s(?:[2-6]|deux|trois|quatre|cinq|six)(?=\s{_HOW}{_END})",
        holds=_comes_first,
    ),
    # A rate: "soit 7 par heure". Whole hours after "en" are how long it took.
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:soit |so )?\d{{1,3}}\s?(?:/(?:heure|hour)|(?:par|per|an) (?:heure|hour)|(?:a|de) l'heure)"
        rf"{_END}|"
        rf"{_BEGIN}en \d{{1,2}}\s?h(?:[0-5]\d)?(?=\s?(?:[,;.)!\n]|$))",
    ),
    # Which team, where its heading stands: "équipe 2 : clinique 18 cs".
    rule(Mask.SOFT, "number_name", rf"{_BEGIN}(?:equipe|team|binome|groupe mobile)\s\d(?=\s?[:\n])"),
    rule(Mask.SKIP, "measure", r"(?<![\w.,])(?:3[5-9]|4[0-2])(?:[.,]\d)?\s(?:de |of )?(?:fievre|fever)\b"),
    # Whom a story is about: "un homme nous a remerciés". Nobody reports one man in this way.
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}une?(?=\s(?:{_SOMEBODY})(?:\s[^\W\d_]{{3,12}})?\s(?:s'appel|nous\s|m'|{_ASKS}|{_HAS_ASKED}|"
        rf"a (?:dit|raconte|remercie|pleure|explique|insiste)|dit\s|raconte|remercie))",
        figures=False,
    ),
    # What was wished for is not what was given: "a demandé une tente"; of "ont demandé 2 tentes" nobody knows.
    rule(Mask.SKIP, "phrase", rf"{_BEGIN}(?:{_ASKS}|{_HAS_ASKED})\sune?(?=\s[^\W\d_])", figures=False),
    rule(
        Mask.SOFT,
        "phrase",
        rf"{_BEGIN}(?:{_ASKS}|{_HAS_ASKED}|asked for|asking for)\s{_FEW}(?=\s[^\W\d_])",
        figures=False,
    ),
    # A rate in brackets, after what it comes to: "80 couv (2 par foyer)".
    rule(Mask.SKIP, "phrase", r"(?<=[a-z] )\(\s?\d{1,3}\s?(?:par\s|per\s|/\s?)[^\W\d_]{3,15}\s?\)"),
    rule(
        Mask.SKIP,
        "duration",
        r"(?<![\w.,])\d{1,2}\s?h(?:\d\d)?(?=\s(?:d'|de |of )(?:aller|clini|maraud|distri|tourn|permanence|outreach|"
        r"terrain|accueil|travail|work|patrol|consult))",
    ),
)

STREETS = (
    # A street that bears a date; it is no day of ours.
    rule(
        Mask.SKIP,
        "number_name",
        rf"{_BEGIN}(?:rue|place|avenue|av|bd|boulevard|quai|pont|square|stade|parking|ecole|salle|cite)\s(?:du\s|le\s)?"
        rf"\d{{1,2}}(?:er)?\s{_MONTH_NAMES}(?:\s(?:19|20)\d\d)?{_END}",
    ),
)
"""Made before days are found."""
