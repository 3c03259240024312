"""What stands before a cue and turns it round: a denial, a fear, another day's event."""

from collections.abc import Sequence

from domain.reading.cues import Match, Word
from domain.reading.lexicon import word_set

_DENIALS = word_set(
    "pas aucun aucune aucuns aucunes sans no not ni nobody nor neither without zero never jamais non 0 noone"
)
_BRIDGE = word_set(
    """
    de d des du un une la le les l ete eu the a any been was is are were has have had of se s fait faire other autre
    autres nouveau nouvelle new more plus grave graves or ou et and for yet encore to ont signes signs trace
    traces cas case cases serious gros major been eu sign we on y en cette this ce
    """
)
_BEFORE = word_set(
    """
    apres depuis suite since after following comme like because lors cause caused before avant hier pendant pdt during
    amid
    """
)
_MAYBE = word_set(
    """
    risque risk risques peur crainte craint craignent craignons si if fear fears afraid might could eviter avoid rumeur
    rumeurs rumour rumours prevention formation training exercice drill protocole protocol affiche reunion atelier
    simulation risquent menacent cours
    """
)


_NOBODY_BEFORE = word_set("n ne de d blesse touche hurt arrete interpelle injured")


def denied(words: Sequence[Word], match: Match) -> bool:
    """Whether the message says that this did not happen: "aucun mort", "no arrests", "personne n'a été blessé"."""
    strange = 0
    first = words[match.first]
    for at in range(match.first - 1, max(-1, match.first - 7), -1):
        word = words[at]
        if word.clause != first.clause:
            return False
        if word.text in _DENIALS or (word.text == "personne" and _nobody(words, at)):
            return True
        if word.text not in _BRIDGE:
            strange += 1
            if strange > 1:
                return False
    return False


def _nobody(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    counted = before in ("une", "la", "cette", "autre", "chaque", "1", "deuxieme", "per", "jeune")
    return not counted and after in (
        "n",
        "ne",
        "de",
        "blesse",
        "touche",
        "hurt",
        "d",
        "arrete",
        "interpelle",
        "injured",
    )


def lessened(words: Sequence[Word], match: Match) -> float:
    """How much weaker a cue is for what stands before it: a cause, an earlier event, a mere possibility."""
    for at in range(match.first - 1, max(-1, match.first - 5), -1):
        word = words[at]
        if word.clause != words[match.first].clause:
            return 0
        if word.text in _BEFORE:
            return 1.5
        if word.text in _MAYBE:
            return 0.8
        if word.text not in _BRIDGE:
            return 0
    return 0
