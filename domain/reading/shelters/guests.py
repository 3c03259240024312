"""How many people a hold or a refusal is about, and of which category: "famille de 5", "une maman et ses 2 enfants"."""

from collections.abc import Sequence
from itertools import pairwise

from domain.reading.lexicon import EACH, word_set
from domain.reading.shelters.households import (
    MEMBERS,
    PARENTS,
    Group,
    Guests,
    give_beds,
    is_parent,
    lone_parents,
    may_belong,
    members_of,
)
from domain.reading.shelters.items import Item, question
from domain.reading.shelters.language import What
from domain.reading.shelters.place import categories_meant, is_children_alone
from domain.reading.shelters.vocabulary import Vocabulary

_OPENS_SIZE = word_set("de d of x with avec ( : , - = des a")
_OPENS_WITH = word_set("avec with ( :")
_SIBLINGS = ("fratrie", "siblings")
_MORE = word_set("autre autres other others another more deuxieme seconde second troisieme third")


def guests_of(items: Sequence[Item], text: str, vocabulary: Vocabulary, shelter: str | None) -> Guests:
    """Who needs a bed, as the items of a message say it, with the category at `shelter` where it is known."""
    guests = Guests()
    told = lone_parents(_without_parts(items))
    groups = _groups(told)
    for group in groups:
        if group.item is not None and group.item.doubt is not None:
            guests.questions.append(question(group.item.doubt, text, [group.item]))
        elif group.item is not None and group.item.of is not None:
            guests.questions.append(question("vague_amount", text, [group.item]))  # "2/3 adultes": two or three
    for item in told:
        if item.what in (What.VAGUE, What.UNSURE):
            guests.questions.append(question("vague_amount", text, [item]))
    _category(guests, told, groups, text, vocabulary, shelter)
    _figures(guests, groups, text)
    first = next((i for i in told if i.what is What.NUMBER), None)
    later = [(b, i) for b, i in pairwise(told) if b.what is What.NUMBER and b is not first]
    more = [i for _, i in later if i.text in _MORE]
    if more:
        guests.questions.append(question("unclear_number", text, more))  # "une seule, puis une autre"
    each = [i for i in told if i.text in EACH]
    if each:
        guests.questions.append(question("each_or_total", text, each))  # "2 moms with 1 kid each"
    if more or each or any(g.item is not None and g.item.of is not None for g in groups):
        guests.people = guests.beds = None
    return guests


def _without_parts(items: Sequence[Item]) -> list[Item]:
    """The items without "dont 2 enceintes", which counts nobody else."""
    row: list[Item] = []
    part = False
    for item in items:
        if item.what is What.OF_WHICH:
            part = True
        elif part and item.what is What.SEPARATOR:
            part = False
        if not part:
            row.append(item)
    return row


def _groups(items: Sequence[Item]) -> list[Group]:
    groups: list[Group] = []
    used: set[int] = set()
    for at, item in enumerate(items):
        if item.what is What.NUMBER:
            group = Group(item, size=_is_size(items, at))
            for after in items[at + 1 :]:
                group.people = group.people or after.what is What.PEOPLE or after.text in ("en", "in")
                if after.what is What.BED or after.what is What.PLACE_WORD:
                    group.beds = True
                elif after.what is What.WHO:
                    group.who = after
                    used.add(id(after))
                    group.beds = group.beds or _are_beds(items, after)
                    break
                elif after.what not in (What.SMALL, What.HELD, What.FREE, What.MOVED, What.PEOPLE, What.REFUSED):
                    break
            groups.append(group)
        elif item.what is What.WHO and id(item) not in used:
            groups.append(Group(None, item))
    return groups


def _are_beds(items: Sequence[Item], who: Item) -> bool:
    """ "2 family beds"."""
    return any(a is who and b.what in (What.BED, What.PLACE_WORD) for a, b in pairwise(items))


def _is_size(items: Sequence[Item], at: int) -> bool:
    """Whether the figure at `at` says how many a family are: "famille de 5", "famille (5)", "famille 5 pers"."""
    after = next((i for i in items[at + 1 :] if i.what is not What.SMALL), None)
    if after is not None and after.what is What.WHO:
        return False
    here = at - 1
    while here >= 0 and here > at - 4 and items[here].text in _OPENS_SIZE:
        here -= 1
    if here < 0 or items[here].what is not What.WHO or "family" not in items[here].said:
        return False
    between = {i.text for i in items[here + 1 : at]}
    if after is not None and after.what is What.PEOPLE:
        return not between.isdisjoint(("de", "d", "of", "x"))  # else they are all of them: "2 familles, 7 personnes"
    return "," not in between


def _category(
    guests: Guests,
    items: Sequence[Item],
    groups: Sequence[Group],
    text: str,
    vocabulary: Vocabulary,
    shelter: str | None,
) -> None:
    if shelter is None:
        return
    every = tuple(vocabulary.categories[shelter])
    who = [i for i in items if i.what is What.WHO]
    if not who:
        if len(every) == 1:
            guests.category = every[0]
        else:
            guests.questions.append(question("ambiguous_category", text, options=every))
        return
    who = [i for i in who if i.said != {"kin"}] or who
    family = [i for i in who if "family" in i.said]
    others = [i for i in who if "family" not in i.said]
    if family and all(i.said <= MEMBERS | {"couple"} for i in others) and not _apart(items, family[0], others):
        who = family[:1]
    elif len(who) > 1 and is_parent(who[0]) and others[1:] and all(may_belong(i) for i in who[1:]):
        joined = who[0].said.union(*(i.said for i in others))
        for said in (joined, frozenset(("family",))):
            if len(meant := categories_meant(said, shelter, vocabulary)) == 1:
                guests.category = meant[0]
                return
    found = {categories_meant(i.said, shelter, vocabulary): i for i in who}
    if len(found) == 1:
        meant, item = next(iter(found.items()))
        before = text[max(0, item.start - 6) : item.start]
        if len(meant) == 1 and is_children_alone(item, before, vocabulary, shelter, meant[0]):
            guests.questions.append(question("ambiguous_category", text, [item], every))
            return
        if len(meant) == 1:
            guests.category = meant[0]
            return
        code = "ambiguous_category" if meant else "unknown_word"
        guests.questions.append(question(code, text, [item], meant or every))
        return
    named = {m for meant in found for m in meant}
    guests.questions.append(question("several_categories", text, who, tuple(k for k in every if k in named)))


def _apart(items: Sequence[Item], family: Item, others: Sequence[Item]) -> bool:
    """Whether others are named beside a family, and not as its members: "une famille de 4 et 2 adultes"."""
    if not others:
        return False
    if others[0].start < family.start:
        return True
    rest = [i for i in items if i.start >= family.end]
    sizes = [i for at, i in enumerate(items) if i.what is What.NUMBER and _is_size(items, at)]
    if sizes and any(i.said != {"child"} for i in others):
        members = [i.value for i in rest if i.what is What.NUMBER and i is not sizes[0]]
        joint = next((i for i in rest if i.start >= sizes[0].end and i.text != ")"), None)
        return (
            len(sizes) == 1 and sum(members) != sizes[0].value and joint is not None and joint.text not in _OPENS_WITH
        )
    return bool(rest) and rest[0].what is What.JOIN


def _figures(guests: Guests, groups: Sequence[Group], text: str) -> None:
    numbers = [g for g in groups if g.item is not None]
    values = [g.item for g in numbers if g.item is not None]
    beds = [g for g in numbers if g.beds and g.item is not None]
    sizes = [g for g in numbers if g.size]
    families = [g for g in numbers if g.who is not None and "family" in g.who.said and not (g.beds or g.people)]
    people = [g for g in numbers if g not in beds and g not in families]
    people_of_one = members_of(groups)
    if people_of_one is not None and not sizes:
        give_beds(guests, people_of_one, groups, text)
        return
    uncounted = [g.who for g in groups if g.item is None and g.who is not None and "family" not in g.who.said]
    counted = [g.who for g in numbers if g.who is not None]
    if uncounted and counted and all(w.said == {"child"} for w in counted) and uncounted[0].said & PARENTS:
        guests.questions.append(question("number_missing", text, uncounted[:1]))  # "femmes avec 3 enfants"
        return
    kin = [who for who in uncounted if who.said == {"kin"}]
    if kin:
        guests.questions.append(question("number_missing", text, kin))  # "une femme seule et sa soeur"
        return
    children = [who for who in uncounted if who.said == {"child"}]
    if children and not beds and any(w.said & PARENTS for w in counted):
        guests.questions.append(question("number_missing", text, children))  # "une maman et ses enfants"
        return
    if not numbers:
        guests.questions.append(question("number_missing", text, [g.who for g in groups if g.who][:1]))
        return
    one_family = any(g.item is None and g.who is not None and "family" in g.who.said for g in groups)
    siblings = any(g.who is not None and g.who.text in _SIBLINGS for g in groups)
    count = _people(guests, people, sizes, families, text, one_family, one_family and not siblings)
    if not beds:
        guests.people = guests.beds = count
        return
    said = {g.item.value for g in beds if g.item is not None}
    only_an = all(g.item is not None and g.item.one for g in people)
    more = count is not None and all(g.who is not None and "child" in g.who.said for g in people) and max(said) > count
    if len(said) > 1 or (count is not None and people and count not in said and not (only_an or more)):
        guests.questions.append(question("unclear_number", text, values))
        return
    guests.beds = said.pop()
    guests.people = count if people and not (only_an or more) else guests.beds
    guests.questions = [q for q in guests.questions if q.code not in ("people_or_families", "each_or_total")]


def _people(
    guests: Guests,
    people: list[Group],
    sizes: list[Group],
    families: list[Group],
    text: str,
    one_family: bool,
    one_parents: bool,
) -> int | None:
    items = [g.item for g in (*families, *people) if g.item is not None]
    several = [g for g in families if g.item is not None and g.item.value != 1]
    if sizes:
        members = [g.item.value for g in people if g not in sizes and g.item is not None]
        if several or len(sizes) > 1 or (members and [sum(members)] != [g.item.value for g in sizes if g.item]):
            guests.questions.append(question("each_or_total", text, items))
            return None
        return sizes[0].item.value if sizes[0].item else None
    if not people:
        if families:
            guests.questions.append(question("people_or_families", text, items))
        return None
    values = [g.item.value for g in people if g.item is not None]
    if any(g.who is not None and "couple" in g.who.said for g in people):
        guests.questions.append(question("each_or_total", text, items))
        return None
    if len(values) == 1:
        if families and people[0].who is not None:
            guests.questions.append(question("people_or_families", text, items))
            return None
        if one_parents and people[0].who is not None and people[0].who.said == {"child"}:
            guests.questions.append(question("number_missing", text, items))  # "famille avec 3 enfants": and parents
            return None
        return values[0]
    if _household(people, families, one_family):
        return sum(values)
    if len(set(values)) > 1 or any(g.who is None for g in people[1:]) or len({g.who.said for g in people if g.who}) > 1:
        guests.questions.append(question("unclear_number", text, items))
        return None
    return values[0]


def _household(people: Sequence[Group], families: Sequence[Group], one_family: bool) -> bool:
    """ "Une maman et ses 3 enfants", "famille : 2 adultes, 3 enfants": everybody counts."""
    if not all(g.who is not None and g.who.said <= MEMBERS | {"couple"} for g in people):
        return False
    if any("couple" in g.who.said for g in people if g.who):
        return False
    first, rest = people[0], people[1:]
    if families or one_family:
        return all(g.item is not None and g.item.value == 1 for g in families)
    one = first.item is not None and first.item.value == 1
    return one and bool(first.who and is_parent(first.who)) and all(g.who and "child" in g.who.said for g in rest)
