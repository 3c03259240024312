"""Which items of a bed count are figures, and which "un" is an article."""

from collections.abc import Sequence

from domain.reading.lexicon import word_set
from domain.reading.shelters.items import Item
from domain.reading.shelters.language import ABSENT, LEAD_AWAY, What

_NONE = word_set("none aucun aucune neant nil nul nulle")
BESIDE = word_set("avec with by par pour for w chez")
_VALUES = frozenset((What.NUMBER, What.FULL, What.EMPTY, What.NO))


def counts(items: Sequence[Item], item: Item) -> bool:
    """Whether an item is a figure, or says how full a category is as one would."""
    if item.what is What.NO:
        # "aucune famille", "pas de mineurs": a zero for the words after it; "familles : aucune" for those before.
        at = items.index(item)
        after = items[at + 1 :]
        if after and after[0].text in ("de", "d"):
            after = after[1:]  # "rien de cassé"
        if item.text in _NONE and after and after[0].text in BESIDE:
            after = after[1:]  # "none with children", "aucune avec enfants"
        if not after and item.text in _NONE and any(i.what in (What.WHO, What.OUT) for i in items[:at]):
            return True
        return bool(after) and after[0].what in (What.WHO, What.OUT, What.OCCUPIED, What.BED, What.FREE, What.PEOPLE)
    if item.what is What.NUMBER and item.one:
        # "pour une fièvre": an article, and none of those who sleep there.
        at = items.index(item)
        beside = items[at - 1 : at + 2 : 2] if at else ()
        if len(beside) == 2 and beside[0].text in LEAD_AWAY and beside[1].what is What.WORD:
            return False
        if item.text in ("un", "une", "a", "an") and _is_article(items[at + 1 : at + 4]):
            return False
    return item.what in _VALUES


def _is_article(after: Sequence[Item]) -> bool:
    """ "Une fuite dans la douche", unlike "une petite fille"."""
    telling = [i.what for i in after if i.what is not What.SMALL and i.text not in ABSENT]
    return telling[:1] == [What.WORD] and not {What.WHO, What.PEOPLE, What.BED, What.PLACE_WORD} & set(telling)
