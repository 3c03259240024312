"""Stretches of a message that are recognised before it is cut into words: numbers that count nothing, and set phrases.

Every pattern works on text that went through `flat`. Each repeats over a bounded length only, so that no message can make
one slow.
"""

import re
from dataclasses import dataclass
from enum import Enum

from domain.reading.report import Span


class Mask(Enum):
    """What a masked stretch is."""

    SKIP = "skip"  # counts nothing: times, roads, ages; or says nothing: greetings
    SOFT = "soft"  # counts nothing as it looks; asked about where a word of the catalogue follows
    PLANNED = "planned"  # a figure that was planned, not reached
    PAST = "past"  # another day's figure, for comparison
    FIX = "fix"  # the next figure corrects the one before
    VAGUE = "vague"  # the figure beside it is not exact
    RANGE = "range"  # between two figures
    NOTHING = "nothing"  # a reported zero


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, what it finds, and whether it can only be in a text with figures."""

    kind: Mask
    pattern: re.Pattern[str]
    figures: bool = True


def _rule(kind: Mask, pattern: str, figures: bool = True) -> Rule:
    return Rule(kind, re.compile(pattern), figures)


_N = r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?"
_SMALL_N = r"(?:\d{1,2}|un|une|one|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten)"
_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"{_HOUR}\s?(?:h(?:eures?)?\s?[0-5]\d|h(?:eures?|rs?)?|:[0-5]\d|[.:]?(?:[0-5]\d)?\s?[ap]\.?m\.?)"
_TO = r"\s?(?:-|–|a|/|to|et|and|jusqu'a|until|till|>|→|->)\s?"
_PAST_DAY = (
    r"(?:avant[- ]hier|hier|yesterday|(?:la )?veille|(?:the )?day before|last \w{3,9}|"
    r"(?:la |le |l')?(?:semaine|mois|annee|an|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|fois)"
    r" (?:derniere?|passee?|precedente?|d'avant))"
)
_PLANNED_WORD = (
    r"(?:prevu\w{0,2}|planifie\w{0,2}|programme\w{0,2}|attendu\w{0,2}|inscrit\w{0,2}|planned|expected|scheduled|booked|registered)"
)
_STAFF = (
    r"(?:soignant|infirmier|infirmiere|medecin|docteur|benevole|volontaire|volunteer|nurse|doctor|collegue|colleague|"
    r"psychologue|mediateur|mediatrice|mediator|interprete|interpreter|translator|traducteur|traductrice|logisticien|log|"
    r"chauffeur|driver|coordo|coordinateur|coordinatrice|salarie|stagiaire|intern|accompagnant|maraudeur|maraudeuse|equipier|"
    r"intervenant|coequipier|team member|staff member|membre)e?s?|ide|ides|staff|mediatrices"
)
GREETINGS = (
    _rule(
        Mask.SKIP,
        rf"{_BEGIN}(?:bonne|belle|good|have an?(?: (?:good|nice|great))?|bon)\s(?:journee|nuit|soiree|matinee|apres-midi|aprem|week-?end|weekend|morning|"
        rf"night|evening|day|afternoon|courage|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday){_END}",
        figures=False,
    ),
    _rule(Mask.SKIP, rf"{_BEGIN}(?:pas|plus|moins|tres|si|fait|du) mal{_END}|{_BEGIN}mal (?:de|a|au|aux){_END}", figures=False),
    _rule(
        Mask.SKIP,
        rf"{_BEGIN}(?:a|see (?:you|ya|u)|jusqu'a|jusqu'au|until|till|depuis|since|prochain|next|rdv|meeting)\s(?:demain|tomorrow|ce soir|cette nuit|tonight|lundi|mardi|mercredi|jeudi|"
        rf"vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|plus|bientot|toute|tout a l'heure){_END}",
        figures=False,
    ),
)

FIRST = (
    _rule(Mask.SKIP, r"https?://\S+|www\.\S+", figures=False),
    _rule(Mask.SKIP, r"(?<!\w)@[a-z_]\w{3,32}", figures=False),
    _rule(Mask.SKIP, r"(?:\+|\b00)\d[\d .\-/()]{6,18}\d|\b0\d(?:[ .\-]?\d{2}){4}\b"),
    _rule(Mask.SKIP, rf"{_BEGIN}(?:tel|telephone|phone|num|portable)\.?\s?:?\s?\d[\d .\-]{{3,18}}"),
    # Clock times: ranges, minutes, am and pm, or a word before that only a time can follow.
    _rule(Mask.SKIP, rf"\b(?:de |from |entre |between )?{_CLOCK}{_TO}{_CLOCK}{_END}"),
    _rule(Mask.SKIP, rf"\b(?:de |from |entre |between )?{_HOUR}{_TO}{_HOUR}\s?(?:h(?:[0-5]\d)?|[ap]\.?m\.?){_END}(?!\s?\d)"),
    _rule(Mask.SKIP, rf"(?<![\d:,.]){_HOUR}(?:h[0-5]\d|:[0-5]\d|[.:]?(?:[0-5]\d)?\s?[ap]\.?m\.?){_END}(?!:)"),
    _rule(
        Mask.SKIP,
        rf"{_BEGIN}(?:a|vers|des|depuis|jusqu'a|avant|apres|at|around|from|since|until|till|before|after|by|il est|@)"
        rf"\s{_HOUR}\s?(?:h(?:\s?[0-5]\d)?|heures?|o'clock){_END}",
    ),
    _rule(Mask.SKIP, r"\b24\s?h?\s?/\s?24h?|\b7\s?j?\s?/\s?7j?|\b24/7\b|\bh24\b|\bcovid\W?19\b"),
    # Temperatures, distances, wind and sea, shares, money.
    _rule(Mask.SKIP, r"[-+]?\b\d{1,2}(?:[.,]\d)?\s?(?:°\s?[cf]?|º\s?c?|degres?\b|degrees?\b|celsius\b)"),
    _rule(
        Mask.SKIP,
        rf"{_N}\s?(?:km/?h|kms?|metres?|meters?|cm|mm|miles?|noeuds?|nds|knots?|kts?|nautiques|nm|beaufort|bft){_END}",
    ),
    _rule(Mask.SKIP, rf"{_BEGIN}(?:force|houle|vagues?|waves?|swell|creux|vent|wind|rafales?|gusts?|mer)(?: de| of| a)?\s?{_N}\s?m?{_END}"),
    _rule(Mask.SKIP, rf"{_N}\s?m (?:de|d'|of) (?:houle|vagues?|creux|haut|profondeur|waves?|swell)"),
    _rule(Mask.SOFT, rf"{_N}\s?(?:%|€|euros?{_END}|eur{_END}|£|\$)"),
    # Roads, channels.
    _rule(Mask.SKIP, rf"{_BEGIN}(?:(?:rn|rd|cd)\s?\d{{1,4}}|[adne]\d{{1,4}}|(?:route|nationale|autoroute|departementale)\s?\d{{1,4}}){_END}"),
    _rule(Mask.SKIP, rf"{_BEGIN}(?:sortie|exit)\s?\d{{1,2}}{_END}"),
    _rule(Mask.SKIP, rf"{_BEGIN}(?:vhf|canal|channel)(?: ch| canal| channel)?\s?:?\s?\d{{1,2}}{_END}"),
    # Ages and durations.
    _rule(
        Mask.SKIP,
        rf"{_BEGIN}(?:(?:de|d'|of|aged?|ages? de)\s)?(?:{_SMALL_N}(?:\s?(?:-|–|a|to|et|ou|or)\s?))?{_SMALL_N}[\s-]?"
        rf"(?:ans?|yo|y/o|mois|months?|years?|yrs?)(?:[\s-]old)?s?{_END}",
    ),
    _rule(Mask.SKIP, rf"(?:(?:un|une|one|\d) (?:de|d'|of) )?{_N}\s?h\s(?:d'|de |of )(?:attente|queue|route|marche|retard|wait|pause|trajet|entretien|delay)"),
    _rule(
        Mask.SKIP,
        rf"{_BEGIN}(?:(?:un|une|one|\d) )?(?:de|d'|of|pendant|pdt|attente|wait|waiting|queue|retard|pause|for|during|every|apres|dans|in|"
        rf"duree|durant|lasted|environ)\s?:?\s?{_N}\s?h(?:[0-5]\d)?{_END}(?!\s?[,/]\s?\d{{1,3}}\s?f)",
    ),
    _rule(
        Mask.SKIP,
        rf"{_BEGIN}(?:(?:un|une|one|\d) )?(?:(?:de|d'|of) )?(?:{_SMALL_N}|\d{{1,3}})(?:\s?(?:-|–|a|to|ou|or)\s?\d{{1,3}})?(?:[.,]\d)?\s?"
        rf"(?:heures?|hours?|hrs?|minutes?|mins|mn|secondes?|seconds?|jours?|days?|semaines?|weeks?|nuits|nights){_END}",
    ),
    _rule(
        Mask.SKIP,
        rf"{_BEGIN}(?:de|pendant|attente|wait|waiting|retard|pause|break|for|during|every|toutes les|apres|after|dans|in|duree)"
        rf"\s?:?\s?{_N}\s?min{_END}|{_N}\s?min{_END}\s?(?:d'|de |of |late|en retard|a pied|walk|drive|wait|break|pause)\w*",
    ),
    # Whole numbers of something else: ordinals, telephone lines, numbered places.
    _rule(Mask.SKIP, rf"(?<![\d.,])(?:1(?:er|ere|re|st)|\d{{1,3}}(?:e|eme|ieme|nd|rd|th)){_END}"),
    _rule(Mask.SOFT, rf"(?:{_BEGIN}(?:n°|no\.|numero|nr\.?)|#)\s?\d{{1,5}}{_END}"),
    _rule(
        Mask.SOFT,
        rf"{_BEGIN}(?:zone|secteur|sector|salle|room|quai|porte|gate|bus|ligne|line|point|spot|lot|phase|etape|pk|batiment|bat|"
        rf"building|bloc|block|rue|etage|floor)\s\d{{1,4}}{_END}|{_BEGIN}[jd][+-]\d{{1,2}}{_END}",
    ),
    _rule(Mask.SOFT, rf"{_BEGIN}(?:{_SMALL_N})\s(?:fois|times){_END}"),
    # Teams.
    _rule(Mask.SOFT, rf"{_BEGIN}(?:a\s|avec\s|with\s)?{_SMALL_N}\s(?:{_STAFF})(?: de l'equipe)?{_END}"),
    _rule(Mask.SOFT, rf"{_BEGIN}(?:equipe|equipes|team|effectif|binome|staff)\s?(?:de|of|a|=)\s?{_SMALL_N}(?:\s(?:pers|personnes|people|ppl)\b)?{_END}"),
    _rule(Mask.SOFT, rf"(?:^|(?<=[\n,;.(/]))\s?(?:equipe|team|effectif|staff)\s?:?\s?{_SMALL_N}(?=\s?(?:[,;.)/\n]|$))"),
    _rule(Mask.SOFT, rf"{_BEGIN}(?:on|nous|we|etait|were|etions)\s(?:etait|etions|est|sommes|were|are)\s(?:a\s|que\s|only\s)?{_SMALL_N}{_END}"),
    _rule(Mask.SOFT, rf"{_BEGIN}{_SMALL_N}\s(?:of us|d'entre nous|dans l'equipe|in the team|on the team){_END}"),
    _rule(Mask.SOFT, rf"{_BEGIN}(?:equipe|team)?\s?a\s(?:\d|deux|trois|quatre|cinq|six)(?=\s?(?:[,:;.)\n]|$))"),
    # Planned figures and room.
    _rule(
        Mask.PLANNED,
        rf"(?:{_BEGIN}(?:sur|out of|of|pour|contre|/)\s?(?:les |the )?)?(?<![\d.,])\d{{1,4}}\s(?:(?!comme|as\b|par\b|than\b)[^\W\d_]{{1,20}}\s)?{_PLANNED_WORD}{_END}",
    ),
    _rule(Mask.PLANNED, rf"{_BEGIN}{_PLANNED_WORD}\s?:\s?\d{{1,4}}{_END}"),
    _rule(Mask.PLANNED, rf"{_BEGIN}(?:capacite|capacity|jauge|objectif|target|cible|quota|max|maximum)\s?(?:de|of|:|=)?\s?\d{{1,4}}{_END}"),
    _rule(Mask.PLANNED, rf"{_BEGIN}(?:sur|out of)\s\d{{1,4}}\s(?:places?|lits?|beds?|rdvs? pris){_END}"),
    # Another day's figures. Without a figure it still says that this day is not the report's.
    _rule(
        Mask.PAST,
        rf"\(\s?(?:vs\.?|versus|contre|against|compare\w?(?: a| to| with)?|au lieu de|etait|was|were)?\s?(?:les? |the )?(?:{_PAST_DAY}\s?:?\s?\d{{1,4}}"
        rf"|\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?{_PAST_DAY})\s?\)",
    ),
    _rule(Mask.PAST, r"\(\s?(?:vs\.?|versus)\s\d{1,4}(?:\s[^\W\d_]{1,15})?\s?\)"),
    _rule(
        Mask.PAST,
        rf"{_BEGIN}(?:vs\.?|versus)\s(?:les? |the )?(?:\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?)?(?:(?:le|la|the|on)\s)?{_PAST_DAY}(?:\s?[(:]?\s?\d{{1,4}}\s?\)?)?",
    ),
    _rule(
        Mask.PAST,
        rf"(?:[-+]\s?\d{{1,4}}\s)?(?:{_BEGIN}\d{{1,4}}\s(?:de plus|de moins|more|less|fewer)\s)?{_BEGIN}"
        rf"(?:contre|against|compare\w{{0,2}} (?:a|to|with)|par rapport a|au lieu de|instead of|rather than|que|qu'|than|up from|down from|comme|like|as)"
        rf"\s?(?:les? |the |a )?(?:\d{{1,4}}\s(?:[^\W\d_]{{1,15}}\s)?)?{_PAST_DAY}(?:\s?\(\s?\d{{1,4}}\s?\))?",
        figures=False,
    ),
    _rule(Mask.PAST, rf"{_BEGIN}(?:up from|down from|contre|against|au lieu de|instead of|rather than|par rapport aux?)\s(?:les? |the )?\d{{1,4}}{_END}"),
    _rule(Mask.RANGE, rf"{_BEGIN}(?:entre|between)\s\d{{1,4}}\s(?:et|and|a|-|to)\s\d{{1,4}}{_END}"),
    # A figure taken back: "36 et non 34", "pas 34 mais 36".
    _rule(Mask.SKIP, rf"{_BEGIN}(?:et non|et pas|and not|non pas|not|pas)(?: pas)?\s\d{{1,4}}{_END}"),
)

LAST = (
    # The lines one rings: by the words around them, since 15 can be a figure as well.
    _rule(
        Mask.SOFT,
        rf"{_BEGIN}(?:le|au|the|via|appele?|appel au|called|call|calling|contacte|samu|dial|rang|joint|prevenu|via le)\s(?:le |au |the )?"
        rf"(?:15|17|18|112|114|115|116|119|196|999)(?=\s?(?:[,;.)!\n]|$|(?:a|at|vers)\s|appele|prevenu|contacte|called|informe|joint|et\s|and\s|pour\s|for\s|ok))",
    ),
    _rule(Mask.SOFT, rf"(?<![\d.,])(?:15|17|18|112|115|119|196|999)\s(?:a ete |was )?(?:appele|prevenu|contacte|called|informe|informed|joint|declenche|sollicite|regulation)\w{{0,2}}{_END}"),
    _rule(Mask.FIX, rf"{_BEGIN}(?:je voulais dire|je veux dire|i mean|i meant|make that|scratch that|my mistake|mon erreur|au temps pour moi|autant pour moi|should be|c'est plutot|it's actually|je corrige|en fait)\s?:?(?=\s?\d)"),
    _rule(
        Mask.VAGUE,
        rf"{_BEGIN}(?:environ|env\.?|approx\w{{0,12}}\.?|about|around|roughly|a peu pres|presque|pres de|almost|nearly|plus de|plus d'|moins de|moins d'|"
        r"more than|less than|fewer than|over|under|at least|at most|au moins|au plus|maximum|minimum|up to|jusqu'a|autour de|autour des|dans les|"
        r"circa|quelque|some|maybe|perhaps|peut[- ]etre|probablement|probably|sans doute|je crois|je pense|i think|entre|between|estime a|une petite|\+/-|"
        r"a good|une bonne)\s?(?=\d|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|"
        r"two|three|four|five|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a hundred)\b)",
        figures=False,
    ),
    _rule(
        Mask.VAGUE,
        rf"\(?{_BEGIN}(?:environ|approx\w{{0,12}}|or so|peut[- ]etre|maybe|perhaps|je crois|je pense|i think|a confirmer|a verifier|tbc|to be confirmed|"
        rf"to confirm|grosso modo|a peu pres|plus ou moins|more or less|give or take|a la louche|au moins|at least|minimum|probablement|probably|je sais plus|not sure|pas sur){_END}\s?\)?",
        figures=False,
    ),
    _rule(Mask.NOTHING, rf"{_BEGIN}(?:rien a (?:signaler|declarer)|nothing to (?:report|declare)|r\.?a\.?s\.?|nobody|pas un chat|zero pointe){_END}", figures=False),
    _rule(Mask.SKIP, rf"{_BEGIN}(?:tout(?:es)? (?:le monde|les? equipes?)|tous ensemble|rien (?:d'autre|de special|de particulier|de neuf)|nothing (?:else|special|new)){_END}", figures=False),
)


def masks(plain: str, rules: tuple[Rule, ...], taken: bytearray, figures: bool) -> list[tuple[Span, Mask]]:
    """What `rules` find in `plain`, first rule first; `taken` holds a 1 for every character that is spoken for."""
    found: list[tuple[Span, Mask]] = []
    for rule in rules:
        if rule.figures and not figures:
            continue
        for match in rule.pattern.finditer(plain):
            start, end = match.span()
            while start < end and plain[start].isspace():
                start += 1
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(((start, end), rule.kind))
    return found
