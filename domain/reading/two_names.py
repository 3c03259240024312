"""One number beside two names: "3 gale et plaies", "1 survivante reçue aujourd'hui <72h"."""

from collections.abc import Sequence

from domain.reading.items import Item, What
from domain.reading.lexicon import DONE
from domain.reading.shares import ALL
from domain.reading.walk import Figure, Walk

ENDS = frozenset(
    (
        What.COMMA,
        What.STOP,
        What.LINE,
        What.SLASH,
        What.OPEN,
        What.CLOSE,
        What.JOIN,
        What.OF_WHICH,
        What.FIX,
        What.FUTURE,
    )
)
"""What ends a stretch of a message."""
_PASSED = frozenset((What.LINK, What.SMALL, What.DATE))


def is_one_for_two(walk: Walk, figure: Figure, stretch: Sequence[Item]) -> bool:
    """ "3 gale et plaies": one number, two names joined."""
    at = walk.at[id(stretch[-1])]
    rest = walk.items[at + 1 : at + 4]
    if figure.value == 0 or not rest or rest[0].what not in (What.JOIN, What.SLASH) or len(rest) < 2:
        return False
    name = rest[1]
    if name.what is not What.NAME or not walk.counts(name) or set(walk.meanings(name)) & set(figure.meanings):
        return False
    after = rest[2] if len(rest) > 2 else None
    return bool(walk.meanings(name)) and (after is None or after.what in ENDS)


def is_said_of_them(walk: Walk, figure: Figure, rest: Sequence[Item], paired: set[int]) -> bool:
    """ "1 survivante reçue aujourd'hui <72h": a part of what was counted is named after it, without a number."""
    name = next((i for i in rest if i.what not in _PASSED and i.text not in DONE), None)
    if name is None or name.what is not What.NAME or id(name) in paired or len(figure.meanings) != 1:
        return False
    if any(i.text in ALL for i in rest):
        return False  # "12 cs tous mna"
    whole = figure.meanings[0]
    of = walk.catalogue.activity(whole.of)
    return any(m.of == whole.of and of.indicator(m.key).part_of == whole.key for m in walk.meanings(name))
