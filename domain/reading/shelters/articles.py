"""Articles and figures that count nobody: "une" in "suite à une panne", "2 tentes données"."""

from collections.abc import Sequence
from dataclasses import replace

from domain.reading.shelters.items import Item
from domain.reading.shelters.language import LEAD_AWAY, What
from domain.reading.shelters.reason_words import GIVEN, THINGS


def without_articles(items: Sequence[Item], reasons: frozenset[What] = frozenset()) -> list[Item]:
    """The items without what counts nobody: "une" in "suite à une panne"; the beds of "16/16" say that it is full.

    `reasons`: what words that say why somebody was turned away are.
    """
    row: list[Item] = []
    counted = False
    for at, item in enumerate(items):
        if item.what is What.NUMBER:
            after = next((i for i in items[at + 1 : at + 4] if i.what is not What.SMALL), None)
            led_away = at > 0 and items[at - 1].text in LEAD_AWAY
            strange = counted and led_away and after is not None and after.what is What.WORD
            if counted and after is not None and after.what in reasons and after.text in THINGS:
                continue
            if counted and after is not None and after.text in GIVEN:
                continue
            if after is not None and after.what is What.STAFF:
                continue  # "la maraude (3 bénévoles) l'amène"
            if item.one and (strange or (after is not None and after.what in reasons)):
                continue
            if item.one and counted and after is not None and _names_another(items, at, after):
                continue
            if counted and reasons and item.of is not None and item.of == item.value:
                row.append(replace(item, what=What.FULL))
                continue
            counted = counted or item.doubt is None
        row.append(item)
    return row


def _names_another(items: Sequence[Item], at: int, after: Item) -> bool:
    """ "Une équipe les amène": an article before somebody or something else. "Et une", "puis un": one more."""
    if items[at - 1].what is What.JOIN or items[at - 1].text in ("plus", "puis", "then"):
        return False
    return after.what in (What.STAFF, What.WORD, What.TIME)
