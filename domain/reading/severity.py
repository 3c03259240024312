"""How grave an incident is, where the message says so or leaves no choice; and whether it only nearly happened."""

import re
from collections.abc import Sequence

from domain.reading.cues import Match

CRITICAL = 4

_LEVEL = r"(?:1|2|3|4|low|faible|moderate|moderee?|high|elevee?|haute?|critical|critique)"
_NAMED = re.compile(
    r"(?<![a-z])(?:gravite|grav|severite|severity|sev|niveau(?: de gravite)?|level|lvl|alerte niveau|niv"
    r"|criticite|prio|priorite|priority)"
    rf"[\s.:=]*(?:de |d'|est |is |a )?({_LEVEL})(?![\w])(?!\s*(?:h|km|m|€|%)(?![a-z]))"
)
_AFTER = re.compile(r"(?<![a-z])(low|moderate|high|critical)[\s-]+severity|(?<![\w/])([1-4]) ?/ ?4(?![\w/])")
_ALONE = re.compile(r"(?<![a-z])(critique|critical)(?![a-z])")
_TAG = re.compile(rf"(?:^|[(\[|.,;:!\n])[ ]?({_LEVEL.replace('1|2|3|4|', '')})[ ]?(?=[)\]|.,;:!\n]|$)")
_THOUGHT = re.compile(
    rf"(?<![a-z])({_LEVEL.replace('1|2|3|4|', '')}),? (?:pour l'instant|pour le moment|i'd say|i would say|i think"
    r"|for now|so far|je dirais|je pense|a mon avis|selon moi)(?![a-z])"
)
_CORRECTED = re.compile(
    rf"[\s,.;:(]*(?:non|no|nope|pardon|oups|oops|sorry|plutot|correction|en fait|rather|wait|disons"
    rf"|make (?:it|that)|je voulais dire|i mean)[\s,:]+(?:[a-z]+[\s,:]+)?({_LEVEL})(?![\w])"
)
_NOT = re.compile(r"(?:pas|rien de|not|non|nothing|jamais|never|plus|isn't|n'est|no)\s+(?:\w+\s+)?$")
_VALUES = {
    "1": 1, "low": 1, "faible": 1, "2": 2, "moderate": 2, "modere": 2, "moderee": 2, "3": 3, "high": 3, "eleve": 3,
    "elevee": 3, "haut": 3, "haute": 3, "4": 4, "critical": 4, "critique": 4,
}  # fmt: skip
_SIGNS = {"⚪": 1, "🟡": 2, "🟠": 3, "🔴": 4}

NEAR = re.compile(
    r"faill[a-z]+|manqu[a-z]+ d(?:e |')(?!\s*(?:place|eau|nourriture|couverture|tente|temps|staff"
    r"|personnel|stock|lit))(?:[a-z']+ )?[a-z]+(?:er|ir|re)(?![a-z])"
    r"|evit[a-z]+ (?:de )?(?:justesse|peu)|de justesse|(?:presqu[e']?|quasi)[- ]?(?:accident|incident|incendie|noyade"
    r"|collision|naufrage|drame)(?![a-z])"
    r"|near[- ]?miss|nearmiss|close call|narrow(?:ly)?(?: escape)?"
    r"|(?:nearly|almost|presque)(?: \w+){0,2} (?:hit|ran|run|got|fell|drown|crash|collid|shot|killed|died"
    r"|burn|stab|lost|capsiz|knock|attack|renvers|touch|percut|ecras|tomb|noy|brul|chavir|pris feu|caught"
    r"|set|went|rolled|sank|hurt|tip|collis)\w*"
    r"|(?:rate|loupe|manque|frole|missed)(?:s|es|d)? (?:de peu|nous|us|me|him|her|them|by)|(?:nous|l'|m'"
    r"|les|l')\s?(?:a|ont) (?:rate|loupe|manque|frole)|frol(?:e|er|es|ee|ait)(?![a-z])"
    r"|a (?:un cheveu|deux doigts|2 doigts) d|(?:accident|collision|choc|drame|catastrophe|naufrage"
    r"|incendie) evitee?(?![a-z])|(?:avoided|averted)(?! \w+ing)|on a eu chaud"
    r"|plus de peur que de mal, evit|un peu plus et|a (?:\d+|quelques|un|deux) (?:cm|centimetres)"
    r"|(?:on|nous) (?:a|avons) evite|s'est arrete a \d+ ?c?m|stopped (?:just )?(?:\w+ )?(?:before|short)"
    r"|in the nick of time|just in time|juste a temps|inches (?:away|from)"
)
_NOT_NEAR = re.compile(r"(?:pas|not|no|aucun|without|sans) (?:\w+ ){0,2}$")

# Words that leave no choice, whatever else is said.
_UNCONSCIOUS = re.compile(
    r"inconscien[a-z]+|unconscious|unresponsive|passed out|knocked out|(?<![a-z])ko(?![a-z])|evanoui[a-z]*"
    r"|(?:perte de|perdu|sans) connaissance|lost consciousness|coma(?![a-z])|comateu\w+"
    r"|(?:ne? ?|(?:il|elle|mec|gars|type|dame|homme|femme|jeune|patiente?|residente?) )(?:respire|repond|reagit|bouge)"
    r" (?:plus|pas)(?! (?:au|a|aux) (?:tel|phone|portable|messages?|appels?|sms))|en pls(?![a-z])|recovery position"
    r"|not (?:breathing|responding|responsive)"
    r"|stopped breathing|isn't breathing|n'est plus conscient\w*|inanimee?s?(?![a-z])|aucune reaction"
    r"|(?<![a-z])no (?:reaction|response)(?! from)"
    r"|not waking up|(?:can't|cant|cannot|couldn't|couldnt) wake|(?<![a-z])(?:rcp|cpr|acr)(?![a-z])"
    r"|massage cardiaque|cardiac arrest"
    r"|arret (?:cardiaque|cardio\w*|respiratoire)|no pulse|pas de pouls|plus de pouls|won'?t wake"
    r"|ne se reveille (?:pas|plus)|pronostic vital|entre la vie et la mort|defibrill\w+|fainted"
)
_SHOTS = re.compile(
    r"coups? de feu|(?<![a-z])tirs?(?![a-z])(?! de (?:lacrymo|gaz|lbd|flash|mortier|feu d)| (?:lacrymo"
    r"|au but|tendu|de gaz))|fusillade|gunshots?|gunfire|(?<![a-z])(?:shots?|shooting)(?! (?:of|film"
    r"|photo))(?![a-z])|(?<![a-z])shot (?:at|in|dead)"
    r"|opened fire|(?<![a-z])firing|par balles?|balle perdue|rafales? (?:de|d')\s?(?:armes?|kalach\w*"
    r"|tirs)|on (?:nous )?tire (?:sur|dessus)|ca tire|tire (?:sur|dessus)|tirent (?:sur|dessus)"
    r"|kalach\w* .{0,20}tire|(?<![a-z])canard(?:e|ent|er|age)(?![a-z])"
    r"|bullet (?:wound|in)|(?:took|taken|hit by) a bullet|(?:pris|recu|prend) (?:une|des) balles?"
    r"|balle dans (?:le|la|l'|les)"
)
_SINKING = re.compile(
    r"(?:en train de )?coul(?:e|ent|er)(?![a-z])|(?<![a-z])sink(?:ing|s)?(?![a-z])|chavir\w+|capsiz\w+"
    r"|prend(?:s|re)? l'eau|prennent l'eau|tak(?:ing|es) (?:on )?water|(?:people|persons?|folks?|men|women|kids"
    r"|children|some|\d+|ppl)(?: \w+)? (?:still )?in the (?:water|sea)"
    r"|(?:personnes?|gens|pers|enfants?|monde|hommes?|femmes?|\d+|passagers?|certains"
    r"|exiles)(?: \w+){0,2} (?:a|dans|ds) l'eau|overboard|a la mer(?![a-z])|tombe\w* a l'eau"
    r"|naufrage en cours|en detresse|in distress|detresse en mer|distress at sea|mayday|appel de detresse"
    r"|se noie\w*|drowning"
    r"|going (?:down|under)(?![a-z])|(?:water|eau) (?:is )?(?:com\w+|gett\w+|pour\w+|rentre|entre|monte)"
    r"|(?<![a-z])(?:deflat\w+|degonfl\w+|fold(?:ing|s|ed) in)|nagent|(?:are|they) swim\w*|breaking (?:up|apart)"
)
_SINKING_TOPIC = re.compile(r"naufrag|shipwreck|ship wreck")
_OVER = re.compile(
    r"(?<![a-z])(?:hier|yesterday|tous sauves|secouru\w*|rescue[ds]|sauves?|sains et saufs|ramene\w*"
    r"|brought back|rescapes?|survivors?|survivants?|last (?:night|week|month)|cette nuit|this morning"
    r"|semaine derniere|a terre|ashore|safe|mis a l'abri|recuper\w+|repech\w+|retour a quai"
    r"|debarqu\w+|suite (?:au|a la|aux)|following (?:the|last)"
    r"|(?:de|of|from|'s) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday))(?![a-z])"
)


def severity_of(plain: str, matches: Sequence[Match], type_topic: str | None, *, near: bool) -> int | None:
    """1 to 4 where it is said, or forced by the words; else None. `matches`: cues of what happened, none denied."""
    said = _said(plain)
    if said is not None:
        return said
    topics = {type_topic, *(m.cue.topic for m in matches if m.cue.weight >= 3)}
    if near or _FALSE_ALARM.search(plain):
        return None
    if type_topic == "death" or ("death" in topics and type_topic not in _NOBODY_DIED and not _ANIMAL.search(plain)):
        return CRITICAL
    if _clear(_UNCONSCIOUS, plain) or ("armed" in topics and _clear(_SHOTS, plain)):
        return CRITICAL
    if "shipwreck" in topics and not _done(plain):
        return CRITICAL if _clear(_SINKING, plain) or _clear(_SINKING_TOPIC, plain) else None
    return None


# A phone is dead, a boiler too; who says "you are dead" threatens.
_NOBODY_DIED = (None, "missing", "other", "access", "weather", "theft", "threat")
_ANIMAL = re.compile(
    r"(?<![a-z])(?:deer|dog|cat|fox|boar|horse|sheep|cow|seal|bird|rats?|cerf|chevreuil|biche|chien|chat|sanglier|cheval|mouton|vache|phoque)"
    r" (?:is |was |est |etait )?(?:dead|killed|mort|tue)(?![a-z])"
)
_FALSE_ALARM = re.compile(r"fausses? alertes?|false alarm|finalement (?:rien|non)|en fait (?:non|rien)|turned out")


def _done(plain: str) -> bool:
    return bool(_OVER.search(plain)) and not re.search(r"en cours|still|encore|ongoing|toujours|now|maintenant", plain)


def _clear(pattern: re.Pattern[str], plain: str) -> bool:
    return any(not _NOT.search(plain[max(0, m.start() - 24) : m.start()]) for m in pattern.finditer(plain))


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
    return any(not _NOT_NEAR.search(plain[max(0, m.start() - 24) : m.start()]) for m in NEAR.finditer(plain))
