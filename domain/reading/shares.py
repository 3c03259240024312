"""Parts that are said without a figure of their own: "2 survivors, both within 72 hours", "20 cs, all men"."""

from collections.abc import Sequence
from dataclasses import replace

from domain.reading.items import Item, What
from domain.reading.lexicon import NOT, word_set
from domain.reading.pairing import Pair
from domain.reading.phrases import Meaning
from domain.reading.walk import Figure, Walk
from domain.reading.whole_names import BEFALLEN

ALL = word_set("all tous toutes tout toute both")
# "Que des hommes", "only men": all of them as well, where nothing else stands before.
_ONLY = word_set("que only uniquement exclusivement seulement")
_BETWEEN = word_set(
    "of them these those were was are is sont etaient des de d entre eux elles have has been ont ete et"
)
_LESS = NOT | word_set("presque nearly almost quasi quasiment sauf except but")
_BOTH = 2
_UNITS = {"h": 24, "m": 24, "min": 24 * 60, "f": 12}  # the most of each


def share_of_last(walk: Walk, name: Item, stretch: Sequence[Item]) -> bool:
    """Keeps, or asks about, a name without a number that says which part of the last figure it was. Whether it did."""
    meanings, whole = walk.meanings(name), walk.last
    if not walk.scope and whole is not None and len(whole.meanings) == 1:
        meanings = tuple(m for m in meanings if m.of == whole.meanings[0].of)
    if not walk.scope and whole is not None and len(meanings) == 1:
        here = tuple(m for m in whole.meanings if m.of == meanings[0].of)  # "14 cs, tous mineurs"
        whole = replace(whole, meanings=here) if len(here) == 1 else whole
    if len(meanings) != 1 or whole is None or len(whole.meanings) != 1 or whole.value < 1:
        return False
    if not _is_part(walk, whole.meanings[0], meanings[0], name):
        return False
    before = [i for i in stretch[: walk.place(name)] if i.text not in _BETWEEN and i.start >= whole.span[1]]
    if before and (not _says_all(before) or stretch[-1] is not name):
        return False  # "que des femmes dans l'équipe"
    rest = stretch[walk.place(name) + 1 :]
    sent = BEFALLEN.search(walk.text(*name.span)) is not None and _says_where(walk, rest)
    alone = whole.value == 1 and (len(stretch) == 1 or sent)
    if not before and not any(map(str.isdigit, name.text)) and not alone:
        return False  # "20 cs, femmes et enfants": a remark
    span = (before[-1] if before else name).start, name.end
    figure = Figure(meanings, whole.value, span, walk.text(*span), corrects=walk.fixing, slip=name.slip)
    walk.out.used.add(id(name))
    walk.paired.add(id(name))
    if whole.value != (_BOTH if before and before[-1].text == "both" else whole.value if before else 1):
        walk.doubtful("unclear_number", figure)
    else:
        walk.keep(figure)
        walk.last = whole  # the next part is of the same
    return True


def _says_where(walk: Walk, rest: Sequence[Item]) -> bool:
    """ "…, orientée à l'hôpital": where to, in words that nobody counts here."""
    telling = [i for i in rest if i.what not in (What.LINK, What.SMALL)]
    return len(telling) <= 1 and all(
        i.what is What.WORD or (i.what is What.NAME and not walk.meanings(i)) for i in telling
    )


def _says_all(before: Sequence[Item]) -> bool:
    """Whether the words before a name say that it is true of all: but not "presque tous", nor "tous les repas"."""
    last = before[-1]
    if any(i.text in _LESS or i.what in (What.VAGUE, What.NO) for i in before):
        return False
    return last.text in ALL or (last.text in _ONLY and len(before) == 1)


def _is_part(walk: Walk, whole: Meaning, part: Meaning, name: Item) -> bool:
    """Whether the last figure is the whole of what the name says; of the headline any of those met can be said."""
    if whole.of != part.of or whole.key == part.key:
        return False
    activity = walk.catalogue.activity(part.of)
    if activity.indicator(part.key).part_of is not None:
        return activity.indicator(part.key).part_of == whole.key
    return activity.headline.key == whole.key and BEFALLEN.search(walk.text(*name.span)) is not None


def is_for_one(walk: Walk, p: Pair, stretch: Sequence[Item]) -> bool:
    """ "Appelé le 115 pour une famille": somebody that is told of; whether counted, only its author knows."""
    at = walk.place(p.number) if p.number is not None and p.number.what is What.ONE else 0
    return at > 0 and stretch[at - 1].text in ("pour", "for", "chez") and walk.last is not None


def is_aged(walk: Walk, figure: Figure, name: Item, following: Sequence[Item]) -> bool:
    """ "Un enfant de 3 ans", where no figure said how many there were: somebody that is told of, or all of them."""
    if not any(i.rule is not None and i.rule.means == "age" for i in following) or walk.says_headline(name):
        return False
    return not any(set(f.meanings) & set(figure.meanings) for f in walk.out.certain)


def is_of_other(walk: Walk, figure: Figure) -> bool:
    """ "3 urgences dont 2 mineurs", "1 atelier (12 filles)": a part of something else than its whole."""
    last, begin = walk.last, walk.begin
    if last is None or not begin or walk.items[begin - 1].what not in (What.OPEN, What.OF_WHICH):
        return False
    if len(figure.meanings) != 1 or len(last.meanings) != 1 or last.span[1] != walk.items[begin - 2].end:
        return False
    whole, other = (
        walk.catalogue.activity(m.of).indicator(m.key).part_of for m in (figure.meanings[0], last.meanings[0])
    )
    return whole is not None and other is None and last.meanings[0].key != whole


def adds_to_before(walk: Walk, last: int, stretch: Sequence[Item]) -> bool:
    """ "Oublié : 2 gales de plus": to be added to what was reported before."""
    rest = [i.text for i in stretch[last + 1 : last + 4]]
    if rest[:2] not in (["de", "plus"], ["en", "plus"]) or rest[2:] in (["que"], ["qu"]):
        return False
    return sum(1 for i in walk.items if i.what is What.NUMBER) == 1


def is_agent(walk: Walk, joint: Item, name: Item) -> bool:
    """ "2 blessés par lbd": who or what did it, in words that nobody counts."""
    after = walk.items[walk.at[id(joint)] + 1 :][:2]
    return BEFALLEN.search(walk.text(*name.span)) is not None and all(i.what is not What.NAME for i in after)


def is_time(p: Pair, figure: Figure) -> bool:
    """ "maraude 14h", "F5": without such an indicator h is the hour, m the metre, min the minute, F the wind."""
    name = p.name.text if p.name is not None else ""
    return figure.value <= _UNITS.get(name, -1) and (name != "f" or figure.about[:1] in "fF")
