"""Who needs a bed, figure by figure, and how many a household of parents and children is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.reading.lexicon import word_set
from domain.reading.report import Question
from domain.reading.shelters.items import Item, question
from domain.reading.shelters.language import What

MEMBERS = frozenset(("adult", "child", "woman", "man", "girl", "boy", "minor", "youth", "parent"))
_BABIES = word_set("bebe baby nourrisson infant toddler newborn enfant child kid petit petite")
_THEIRS = word_set("ses son sa his her with avec")
PARENTS = frozenset(("woman", "man", "couple", "parent"))


@dataclass(slots=True)
class Group:
    """A figure with the words for those it counts; `beds` where it counts beds."""

    item: Item | None
    who: Item | None = None
    beds: bool = False
    size: bool = False  # of a family
    people: bool = False  # "8 personnes en famille"
    places: bool = False


@dataclass(slots=True)
class Guests:
    """People and beds as far as they are certain, and what has to be asked."""

    people: int | None = None
    beds: int | None = None
    category: str | None = None
    questions: list[Question] = field(default_factory=list)


def may_belong(who: Item) -> bool:
    """Whether somebody named after a parent may be of the same household."""
    return who.said <= {"child", "family"} or is_parent(who)


def is_parent(who: Item) -> bool:
    return bool(who.said & PARENTS) and "single" not in who.said


def lone_parents(items: Sequence[Item]) -> list[Item]:
    """The items; in "1 femme seule et ses 2 enfants" the woman is on her own with them, and no single woman."""
    row = list(items)
    who = [n for n, i in enumerate(row) if i.what is What.WHO]
    if len(who) != 2:
        return row
    parent, child = row[who[0]], row[who[1]]
    between = row[who[0] + 1 : who[1]]
    figure = next((n for n, i in enumerate(between) if i.what is What.NUMBER), len(between))
    with_her = not _THEIRS.isdisjoint(i.text for i in between[:figure])
    if with_her and child.said == {"child"} and parent.said & PARENTS and parent.singular:
        row[who[0]] = replace(parent, said=parent.said - {"single"})
    return row


def members_of(groups: Sequence[Group]) -> int | None:
    """How many a household of parents and children is, everyone in it counted or in the singular; else None."""
    total = parents = children = 0
    for group in groups:
        if group.who is None and group.beds:
            continue
        if group.who is None or "single" in group.who.said or not group.who.said <= MEMBERS | {"couple", "family"}:
            return None
        if "family" in group.who.said:
            if group.item is not None and group.item.value != 1 and not group.beds:
                return None
            continue
        counted = group.item is not None and not group.beds
        if not counted and not group.who.singular:
            return None
        number = group.item.value if group.item is not None and counted else 1
        is_child = group.who.said == {"child"}
        children += is_child
        parents += not is_child and bool(group.who.said & (PARENTS | {"adult"}))
        total += number * (2 if "couple" in group.who.said else 1)
    return total if parents and children else None


def give_beds(guests: Guests, people: int, groups: Sequence[Group], text: str) -> None:
    """The beds of a household: as said, one for each, or, with a baby that nobody counted, not known."""
    beds = [g.item for g in groups if g.beds and g.item is not None]
    uncounted = [g.who for g in groups if g.item is None and g.who is not None and g.who.said == {"child"}]
    guests.people = people
    if not beds:
        guests.beds = None if any(_BABIES & set(w.text.split()) for w in uncounted) else people
    elif beds[0].value == people or (uncounted and beds[0].value == people - 1):
        guests.beds = beds[0].value
    else:
        guests.people = None
        guests.questions.append(question("unclear_number", text, beds))
