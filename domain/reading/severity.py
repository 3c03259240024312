"""How grave an incident is, where the message says so or leaves no choice; and whether it only nearly happened."""

from collections.abc import Sequence

from domain.reading.cues import Match
from domain.reading.patterns import Pattern
from domain.reading.severity_words import (
    ALL_WELL_ABOARD,
    AT_SEA,
    AWAKE,
    DEAD,
    FALSE_ALARM,
    FOUNDERING,
    NO_GUN,
    NOT_OF_A_PERSON,
    NOT_YET,
    PAST,
    REVIVED,
    SAVED,
    SHOTS,
    UNCONSCIOUS,
)

CRITICAL = 4

_VALUES = {
    "1": 1, "low": 1, "faible": 1, "basse": 1, "bas": 1, "un": 1, "one": 1, "2": 2, "moderate": 2, "medium": 2,
    "modere": 2, "moderee": 2, "moyen": 2, "moyenne": 2, "deux": 2, "two": 2, "3": 3, "high": 3, "eleve": 3,
    "elevee": 3, "haut": 3, "haute": 3, "forte": 3,
    "trois": 3, "three": 3, "4": 4, "critical": 4, "critique": 4, "quatre": 4, "four": 4, "max": 4, "maximale": 4,
}  # fmt: skip
_SCALE = r"(?:low|faible|moderate|medium|moderee?|high|elevee?|critical|critique)"
_LEVEL = rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_SEVERITY = (
    r"(?:gravite|grav|severite|severity|sev|criticite|gravity|dangerosite|niveau de (?:gravite|severite|danger|risque))"
)
_SMALL = (
    r"(?:(?:plutot|je dirais|disons|estimee?|evaluee?|environ|probablement|selon moi|pour moi|i'd say|maybe|around"
    r"|about|at|is|was|est"
    r"|niveau|level|set|mise?|passe|now|maintenant|deja|encore|de|a|au|d'|je mets|je la mets a|probably|i think"
    r"|je pense|un|a|toujours"
    r"|still|would be|should be|serait|rather|quite|assez|tres|very|pretty|approx|on dit|let's say|say|as|=|:|->|>|-"
    r"|\.|,|\()[\s]*){0,4}"
)
_END = (
    r"(?![\w])(?!\s*(?:h|km|m|€|%|ans|pers\w*|blesse\w*|injured|people|jeunes|tentes?|kids|hommes|femmes)(?![a-z]))"
    r"(?![.,:/]\d)(?! a \d)"
)
_NAMED = Pattern(
    rf"(?<![a-z]){_SEVERITY}[\s.:=]*{_SMALL}({_LEVEL}){_END}"
    rf"|(?<![a-z])(?:alerte )?(?:niveau|level|lvl|niv)[\s.:=]*(?:d'alerte |of alert )?({_LEVEL}){_END}(?! (?:du|of"
    rf"|de la|car|parking|floor|sous))"
    rf"|(?<![a-z])(?:prio|priorite|priority)[\s.:=]*({_SCALE}|haute|basse){_END}"
)
_AFTER = Pattern(
    rf"(?<![a-z])({_SCALE})[\s-]+(?:severity|sev|gravity|level|priority|prio)(?![a-z])|(?<![\w/])([1-4]) ?(?:/|sur"
    rf"|out of) ?4(?![\w/])"
    rf"|(?<![\w/])({_LEVEL}) (?:en|de|pour la|pour|in|for|on|niveau|comme|as) (?:gravite|severity|severite)(?![a-z])"
    rf"|(?:je mets|j'ai mis|je dirais|je note|mettez|on met|i'd say|i put|put it|call it|i'd call it|id say|let's say"
    rf"|rate it|i rate it)"
    rf" (?:un |a |ca |it |en |at |as |comme )*([1-4]|{_SCALE}){_END}(?! \w)"
)
_ALONE = Pattern(
    r"(?<![a-z])(?<!auto)(critique|critical)(?![a-z])"
    r"(?! (?:l'|les |le |la |notre |nos |tout|infrastructure|thinking|of ))"
)
_TAG = Pattern(rf"(?:^|[(\[|.,;:!\n])[ ]?({_SCALE})[ ]?(?=[)\]|.,;:!\n]|[-–] |$)")
_THOUGHT = Pattern(
    rf"(?<![a-z])({_SCALE}),? (?:pour l'instant|pour le moment|i'd say|i would say|i think"
    r"|for now|so far|je dirais|je pense|a mon avis|selon moi)(?![a-z])"
)
_CORRECTED = Pattern(
    rf"[\s,.;:(]*(?:non|no|nope|pardon|oups|oops|sorry|plutot|correction|en fait|actually|rather|wait|disons|euh|enfin"
    rf"|nan"
    rf"|make (?:it|that)|je voulais dire|i mean)[\s,:]+(?:(?:[a-z]+[\s,:]+){{0,2}}?)({_LEVEL})(?![\w])"
)
_NOT = Pattern(
    r"(?:(?<![a-z\d])(?:pas|rien de|not|non|nothing|jamais|never|plus|isn't|n'est|no|aucune?s?|ni|sans|without|didn't"
    r"|wasn't|weren't|hasn't|nor|nobody|no one"
    r"|personne n'a(?: ete)?|zero|0))\s+(?:(?:de |d'|des |eu de |any |been |a |to |ete |un |was |un seul |one |got "
    r"|heard |entendu (?:de )?)*)(?:[\w']+\s+)?$"
)
_SIGNS = {"⚪": 1, "🟡": 2, "🟠": 3, "🔴": 4}

NEAR = Pattern(
    r"faill[a-z]+|manqu[a-z]+ d(?:e |')(?!\s*(?:place|eau|nourriture|couverture|tente|temps|staff"
    r"|personnel|stock|lit))(?:[a-z']+ )?[a-z]+(?:er|ir|re)(?![a-z])"
    r"|evit[a-z]+ (?:de )?(?:justesse|peu)|de justesse|(?:presqu[e']?|quasi)[- ]?(?:accident|incident|incendie|noyade"
    r"|collision|naufrage|drame)(?![a-z])"
    r"|presque (?:un |une )?(?:accident|naufrage|noyade|incendie|collision|drame)(?![a-z])"
    r"|near[- ]?miss|nearmiss|close call|narrow(?:ly)?(?: escape)?"
    r"|(?:nearly|almost|presque)(?: \w+){0,2} (?:hit|ran|run|got|fell|drown|crash|collid|shot|killed|died"
    r"|burn|stab|lost|capsiz|knock|attack|renvers|touch|percut|ecras|tomb|noy|brul|chavir|pris feu|caught"
    r"|set|went|rolled|sank|hurt|tip|collis)\w*"
    r"|(?:rate|loupe|manque|frole|missed)(?:s|es|d)? (?:de peu|nous|us|me|him|her|them|by)|(?:nous|l'|m'"
    r"|les|l')\s?(?:a|ont) (?:rate|loupe|manque|frole)|frol(?:e|er|es|ee|ait)(?![a-z])"
    r"|a (?:un cheveu|deux doigts|2 doigts) d|(?:accident|collision|choc|drame|catastrophe|naufrage"
    r"|incendie) evitee?(?![a-z])|(?:avoided|averted)(?! \w+ing)|on a eu chaud"
    r"|plus de peur que de mal, evit|un peu plus et|a (?:\d+|quelques|qq|qqs|qlq|un|deux) ?(?:cm|centimetres)(?![a-z])"
    r"(?! (?:du visage|de la (?:tete|figure)|d'eau|de profond|dans))"
    r"|(?:on|nous) (?:a|avons) evite|s'est arrete a \d+ ?c?m|stopped (?:just )?(?:\w+ )?(?:before|short)"
    r"|aurait pu (?:mal |etre |se |le |la |les |nous |y |tres )?(?:\w+ )?(?:finir|tourner|prendre|tuer|bruler|passer"
    r"|rester|grave|pire|drame|toucher|ecraser|blesser)"
    r"|could (?:have|'ve|of) (?:been|gone|ended|killed|hit|caught|hurt|burn\w*|crush\w*)|by a (?:hair|whisker"
    r"|few inches)|a un poil|a rien pres|d'un cheveu"
    r"|(?:vue?s?|debranchee?|retenue?|rattrapee?|freine|fermee?|stoppee?|coupee?|repere\w*) (?:juste )?a temps(?! par)"
    r"|(?<![a-z])au ras (?:de|du|des)(?![a-z])|(?:caught|spotted|seen|saw|noticed|off|out|stopped|unplugged|grabbed)"
    r" (?:it |them |him |her )?(?:just )?in time(?! for)"
    r"|in the nick of time|just in time|juste a temps|inches (?:away|from)"
    r"|pass\w+ (?:juste |tout )?(?:a cote|a rien|pres|au dessus)(?! (?:du|de la|de l'|des) (?:centre|camp|site))"
    r"|(?:mais|but) (?:rien n'?a? ?pris|nothing caught)|rien (?:n'a |de )(?:brule|pris feu|pris)(?![a-z])"
    r"|(?:thrown|lance\w*|jete\w*|threw) .{0,40}(?:,|and|but|mais) missed"
    r"|(?:mise?s?|posee?|jetee?|sortie?) dehors a temps|(?:ecart|eloign|enlev|retir|etouff)ee?s? a temps"
    r"|(?<![a-z])pil(?:e|er|ait|ent|es) (?:net |juste )?(?:a (?:\w+ )?(?:m|metres?|cm|temps)(?![a-z])|devant|avant)"
    r"|slam\w* (?:on )?(?:the |his |her )?brakes"
    r"|(?<![a-z])(?:ducked|dodged|esquiv\w+|sidestepped)(?![a-z])|jumped (?:back|aside|clear|out of the way)"
    r"|(?:saute|bondi) (?:sur le cote|en arriere)|in extremis"
    r"|(?:avant qu[e'] ?(?:ca|le feu|elle|il|tout|l'incendie)|before (?:it|anything|the fire|the whole thing)) "
    r"(?:ne )?(?:pren\w+|s'enflamm\w+|explos\w+|parte|brule|caught|catches|went up|blew|burn\w*|explod\w*)"
)
_NOT_NEAR = Pattern(r"(?:pas|not|no|aucun|without|sans) (?:\w+ ){0,2}$")

# "Vitre cassée, rien de pris": that much has happened.
_UNTAKEN = Pattern(r"rien de pris|(?:mais|but) (?:rien n'?a? ?pris|nothing caught)")
_BROKEN = Pattern(r"(?:fractur|cass|fracass|forc|explos|detruit|degrad|brise|broke|smash|forced|damag)\w*")

_BY_NAME = Pattern(r"(?:presqu[e']?|quasi)[- ]?(?:un |une )?(?:accident|incident)(?![a-z])|near[- ]?miss|close call")


def without_near_miss(text: str) -> str:
    """The text without the word for a near miss: in "presqu'accident : palette tombée" it says nothing of what nearly
    happened, and names an accident."""
    return _BY_NAME.sub(" ", text)


def severity_of(plain: str, matches: Sequence[Match], type_topic: str | None, *, near: bool) -> int | None:
    """1 to 4 where it is said, or forced by the words; else None. `matches`: cues of what happened, none denied."""
    said = _said(plain)
    if said is not None:
        return said
    topics = {type_topic, *(m.cue.topic for m in matches if m.cue.weight >= 3)}
    if near or FALSE_ALARM.search(plain):
        return None
    if type_topic == "death":
        return None if NOT_YET.search(plain) else CRITICAL
    if "death" in topics and type_topic not in _NOBODY_DIED and _clear(DEAD, NOT_OF_A_PERSON.sub(" ", plain)):
        return CRITICAL
    if _clear(REVIVED, plain) or ("armed" in topics and _clear(SHOTS, NO_GUN.sub(" ", plain))):
        return CRITICAL
    if type_topic not in _NOBODY_FAINTS and _clear(UNCONSCIOUS, plain) and not AWAKE.search(plain):
        return CRITICAL
    return CRITICAL if type_topic == "shipwreck" and _is_under_way(plain) else None


# A phone is dead, a boiler too; who says "you are dead" threatens.
_NOBODY_DIED = (None, "missing", "other", "access", "weather", "theft", "threat", "arrest", "police")
# Who "répond plus" there does not pick up the phone; a defibrillator was stolen.
_NOBODY_FAINTS = ("missing", "theft", "access", "other", "threat", "weather")


def _is_under_way(plain: str) -> bool:
    """Whether people are in distress at sea now: unless it was before, or all are well or out of the water."""
    if ALL_WELL_ABOARD.search(plain) and not FOUNDERING.search(plain):
        return False
    if SAVED.search(plain) or PAST.search(plain):
        return bool(AT_SEA.search(_ASHORE.sub(" ", plain)))
    return True


_ASHORE = Pattern(
    r"(?:encore|toujours|still) (?:hospitalis\w*|a l'hopital|sous le choc|trempe\w*|shock\w*|in (?:hospital|shock)"
    r"|at (?:the )?hosp\w*|wet|cold|mouill\w*)"
    r"|(?:pas|no|aucun|none|nobody|personne n'est|0) (?:de )?(?:disparus?|missing|manquants?|cris)|(?:pls|svp|please"
    r"|plz|help|aide|send|envoyez|besoin)(?= .{0,40}(?:clothes|vetements|habits|couvertures"
    r"|blankets?|psy|interp\w*|socks|shoes|tea|the(?![a-z])))|(?<=clothes )(?:pls|please|svp)|(?<=secs )svp"
    r"|(?<=blankets )(?:pls|please|svp)|rescue over|search over"
)


def _clear(pattern: Pattern, plain: str) -> bool:
    return any(not _NOT.search(plain[max(0, m.start() - 32) : m.start()]) for m in pattern.finditer(plain))


def _said(plain: str) -> int | None:
    for sign, value in _SIGNS.items():
        if sign in plain:
            return value
    for pattern in (_NAMED, _AFTER, _ALONE, _TAG, _THOUGHT):
        for match in pattern.finditer(plain):
            corrected = _CORRECTED.match(plain, match.end())
            word = next(g for g in (corrected or match).groups() if g)
            if not _NOT.search(plain[max(0, match.start() - 20) : match.start()]):
                return _VALUES[word]
    return None


def near_miss(plain: str) -> bool:
    """Whether the message tells of something that only nearly happened."""
    near = [m for m in NEAR.finditer(plain) if not _NOT_NEAR.search(plain[max(0, m.start() - 24) : m.start()])]
    return any(not (_UNTAKEN.match(m[0]) and _BROKEN.search(plain)) for m in near)
