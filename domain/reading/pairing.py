"""Which number belongs to which name, within one stretch of a message.

Numbers stand before their names ("12 f") or after them ("f: 12"). A stretch counts only where one way of reading it
leaves nothing over; where two are possible, it is in doubt as a whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from domain.reading.items import Item, What
from domain.reading.lexicon import DONE, NOT, OF_THEM, SENT, TOWARDS, UNDONE

_AFTER_NAME = frozenset((What.COLON, What.LINK, What.DASH, What.TOTAL, What.DATE, What.VAGUE, What.SIGN))
TIMES = ("x", "*", "×")
_WHOLE_WORD = 4  # letters: a shorter one may be a figure's slip, as in "l2"
_ISH = ("ish", "odd", "something")
_HAD = frozenset(("eu", "vu", "fait", "recu", "had", "seen", "any"))
_NUMBERS = frozenset((What.NUMBER, What.ONE, What.NONE, What.NOTHING, What.NO))


class Edge(Enum):
    """How closely a number and a name stand together."""

    NONE = 0
    WEAK = 1
    STRONG = 2  # a colon or equals sign


@dataclass(slots=True)
class Pair:
    """A number with its name; or one of them alone. `doubt`: other items it could as well belong to."""

    number: Item | None
    name: Item | None
    doubt: tuple[Item, ...] = ()

    @property
    def start(self) -> int:
        """Where it starts in the text."""
        return min(i.start for i in (self.number, self.name) if i is not None)


def is_undone(stretch: Sequence[Item]) -> bool:
    """Whether a stretch tells of what is left, lost or called off: "reste 20 tentes", "3 rdv annulés"."""
    if any(i.what is What.WORD and i.text in UNDONE for i in stretch):
        return True
    for i, after in pairwise(stretch) if any(i.text in NOT for i in stretch) else ():
        # "10 tentes non distribuées"
        if i.text in NOT and (after.text in DONE or (i.text == "non" and after.what is What.WORD)):
            return True
    return any(i.text == "reste" and after.what is What.NUMBER for i, after in pairwise(stretch))


def pair(
    stretch: Sequence[Item], counts: Callable[[Item], bool], is_headline: Callable[[Item], bool] | None
) -> list[Pair]:
    """The pairs of a stretch, in the order of the text. `counts`: whether a name is one that a number can belong to.

    `is_headline`: given where an activity's name stands before, so that the first number may stand alone as its
    headline; whether a name says that headline.
    """
    places = [i for i, item in enumerate(stretch) if item.what in _NUMBERS or (item.what is What.NAME and counts(item))]
    edges = [_edge(stretch, a, b) for a, b in pairwise(places)]
    done: list[Pair] = []
    for first, last in _chains(edges, len(places)):
        chain = [stretch[p] for p in places[first : last + 1]]
        leads = (
            is_headline is not None
            and chain[0] is stretch[0]
            and chain[0].what is What.NAME
            and len(chain[0].text) >= _WHOLE_WORD
        )
        done += _settle(chain, edges[first:last], None if done else is_headline, leads)
    return sorted(done, key=lambda p: p.start) if len(done) > 1 else done


def _chains(edges: Sequence[Edge], count: int) -> list[tuple[int, int]]:
    """The runs of numbers and names that stand close together: first and last of each."""
    found: list[tuple[int, int]] = []
    first = 0
    for n in range(count):
        if n == count - 1 or edges[n] is Edge.NONE:
            found.append((first, n))
            first = n + 1
    return found


def _edge(stretch: Sequence[Item], a: int, b: int) -> Edge:
    first, second = stretch[a], stretch[b]
    if first.what in _NUMBERS and second.what is What.NAME:
        if b == a + 1:
            return Edge.NONE if first.what is What.NOTHING else Edge.WEAK
        way = [i.text for i in stretch[a + 1 : b] if i.what is not What.LINK]
        sent = len(way) == 2 and way[0] not in TOWARDS and SENT.issuperset(way)
        sent = sent or (first.what is What.NUMBER and way in (["to"], ["a"], ["au"]))  # "1 to hospital"
        lead = next((i.what for i in reversed(stretch[:a]) if i.what is not What.LINK), None)
        sent = sent and lead is not What.NAME  # "referred 1 to hospital"
        of_them = first.what is What.NUMBER and OF_THEM.issuperset(way)
        # "2 en hypothermie": how they are, and no place
        of_them = of_them or (first.what is What.NUMBER and way in (["en"], ["in"]) and not second.of("site"))
        had = first.what is What.NO and _HAD.issuperset(way)  # "pas eu d'urgences"
        ish = len(way) == 1 and stretch[a + 1].what is What.VAGUE and way[0].strip(" -()") in _ISH  # "20ish women"
        joined = not way or sent or of_them or had or ish
        return Edge.WEAK if joined and first.what is not What.NOTHING else Edge.NONE
    if first.what is What.NAME and second.what in _NUMBERS:
        signs = [item.what for item in stretch[a + 1 : b]]
        if second.what in (What.ONE, What.NO) and What.COLON not in signs:
            return Edge.NONE
        detailed = b > a + 2 and stretch[b - 1].text in TIMES  # "atelier bien-être x1"
        between = stretch[a + 1 : b - 1] if detailed else stretch[a + 1 : b]
        if not all(_leads_on(i) or (detailed and i.what in (What.WORD, What.SMALL, What.DASH)) for i in between):
            return Edge.NONE
        if What.COLON in signs:
            return Edge.STRONG
        if b + 1 < len(stretch) and stretch[b + 1].what is What.WORD:
            return Edge.NONE  # "tentes 30 gouters": the number belongs to the unknown word
        return Edge.NONE if second.what is What.NOTHING else Edge.WEAK
    return Edge.NONE


def _leads_on(item: Item) -> bool:
    """Whether a number after the item can belong to the name before it."""
    if item.what is What.LINK:
        return item.text in TIMES or item.text in ("'", "d")  # "ref'd 2"
    return item.what in _AFTER_NAME or item.text in DONE


def _pair(first: Item, second: Item) -> Pair:
    return Pair(second, first) if first.what is What.NAME else Pair(first, second)


def _settle(
    chain: list[Item], edges: Sequence[Edge], is_headline: Callable[[Item], bool] | None, leads: bool = False
) -> list[Pair]:
    """A chain of numbers and names in turn, each beside the next. `leads`: it starts with a name, and the stretch so.

    An even chain has one reading, whatever its signs: in "14 consults: 6 anc" the colon only announces. An odd one is
    read by its colons ("cs: 34 urgences"), and what they leave over stands alone or is in doubt.
    """
    if len(chain) < 2:
        return [Pair(i, None) if i.what is not What.NAME else Pair(None, i) for i in chain]
    if len(chain) % 2 == 0:
        return [_pair(a, b) for a, b in zip(chain[::2], chain[1::2], strict=True)]
    if chain[0].what is What.NUMBER and is_headline and not any(is_headline(i) for i in chain[1::2]):
        # "clinique 34 gale 12": only the headline can stand alone.
        return [Pair(chain[0], None), *(_pair(a, b) for a, b in zip(chain[1::2], chain[2::2], strict=True))]
    if is_headline and leads and is_headline(chain[2]):
        return [
            _pair(a, b) for a, b in zip(chain[1::2], chain[2::2], strict=True)
        ]  # "accueil filles 19 présentes": the first name says whose it is
    strong = next((n for n, edge in enumerate(edges) if edge is Edge.STRONG), None)
    if strong is not None and not (len(chain) == 3 and strong == 1 and chain[0].what is What.NUMBER):
        return [
            *_settle(chain[:strong], edges[: strong - 1], is_headline),
            _pair(chain[strong], chain[strong + 1]),
            *_settle(chain[strong + 2 :], edges[strong + 2 :], None),
        ]
    if chain[0].what is What.NAME and len(chain) == 3 and set(chain[0].meanings) & set(chain[2].meanings):
        return [_pair(chain[1], chain[2])]  # "rencontré 40 personnes"
    twice = [
        n
        for n in range(len(chain) - 2)
        if chain[n].what is What.NAME and set(chain[n].meanings) & set(chain[n + 2].meanings)
    ]
    if chain[0].what is What.NAME and len(twice) == 1:  # "foyers 62 eau 500 litres": its unit says it again
        chain = chain[: twice[0] + 2] + chain[twice[0] + 3 :]
        return [_pair(a, b) for a, b in zip(chain[::2], chain[1::2], strict=True)]
    middle = next(i for i in chain if i.what is not What.NAME)
    return [Pair(middle, None, tuple(i for i in chain if i is not middle))]
