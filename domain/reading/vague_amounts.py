"""Amounts in words that are no numbers: "plein de monde", "une vingtaine"."""

import re
from collections.abc import Sequence

from domain.reading.items import Item, What
from domain.reading.lexicon import CROWD, VAGUE_OF_ALL
from domain.reading.walk import Figure, Walk

_PART_OF = re.compile(r"(?<![^\W_])(?:half a|une? demi|demi|(?:a )?couple(?: of)?)[ -]+$", re.IGNORECASE)
_LONGEST_PART = 14


def amount_start(walk: Walk, item: Item) -> int:
    """Where an amount begins: "half a dozen" is not a dozen."""
    before = walk.plain[max(0, item.start - _LONGEST_PART) : item.start]
    found = _PART_OF.search(before)
    return item.start if found is None else item.start - len(before) + found.start()


def note_crowd(walk: Walk, stretch: Sequence[Item]) -> None:
    """ "Outreach: loads of folks", "peu de personnes": no more than a remark where the number of all is said."""
    for at, item in enumerate(stretch):
        if item.what is not What.VAGUE_WORD and item.text not in VAGUE_OF_ALL:
            continue
        named = next((i for i in stretch[at + 1 :] if i.what is not What.LINK), None)
        if named is None or id(named) in walk.out.used:
            continue
        if named.text in CROWD or (named.what is What.NAME and walk.says_headline(named)):
            walk.crowds.append((walk.scope[0], item, named))


def ask_for_crowds(walk: Walk) -> None:
    """Ask about the crowds that were noted, where nobody said how many they were."""
    said = {m.path for f in (*walk.out.certain, *walk.out.doubtful) for m in f.meanings}
    said |= {m.path for f in walk.out.orphans for m in f.meanings}
    for key, first, last in walk.crowds:
        path = f"{key}.{walk.catalogue.activity(key).headline.key}"
        if path not in said:
            span = first.start, last.end
            walk.out.used.add(id(last))
            walk.out.ask("vague_amount", walk.text(*span), span, (path,), (), (key,))


def ask_for_vague(walk: Walk, stretch: Sequence[Item]) -> None:
    """Amounts that are no numbers, with nothing of the catalogue beside them: "une vingtaine"."""
    for at, item in enumerate(stretch):
        if item.what is What.VAGUE_AMOUNT:
            named = any(i.what is What.NAME and id(i) in walk.out.used for i in stretch[at + 1 : at + 4])
            if not named:
                options: tuple[str, ...] = ()
                if len(walk.scope) == 1:
                    activity = walk.catalogue.activity(walk.scope[0])
                    options = (f"{activity.key}.{activity.headline.key}",)
                span = amount_start(walk, item), item.end
                walk.out.ask("vague_amount", walk.text(*span), span, options, (), walk.scope)
        elif item.what is What.SOFT:
            nxt = next((i for i in stretch[at + 1 :] if i.what is not What.LINK), None)
            if nxt is not None and nxt.what is What.NAME and walk.meanings(nxt) and id(nxt) not in walk.out.used:
                figure = Figure(walk.meanings(nxt), 1, (item.start, nxt.end), "", told=False)
                figure.about = walk.text(*figure.span)
                walk.doubtful("unclear_number", figure)
