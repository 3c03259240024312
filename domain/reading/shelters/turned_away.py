"""A message read as people turned away: how many, of which category, and why."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.reading.lexicon import word_set
from domain.reading.report import Question
from domain.reading.shelters.articles import without_articles
from domain.reading.shelters.bed_holds import strange_figure
from domain.reading.shelters.guests import guests_of
from domain.reading.shelters.items import Item, question
from domain.reading.shelters.language import PHRASES, What
from domain.reading.shelters.place import Shelter, categories_meant
from domain.reading.shelters.readings import Reason, TurnedAway
from domain.reading.shelters.vocabulary import Vocabulary

_BROKEN = frozenset(p.strip() for p in PHRASES[What.OUT].split(";"))
_OF_AGE = frozenset(("adult",))
_LACKING = word_set("assez enough manque manquait lack lacking absence missing short faute")
_AWAY = word_set(
    "malade malades absent absente absents absentes sick ill absence manque manquait manquant manquante missing off"
)
_WHOSE = word_set("son sa ses his her leur")
_REASONS: dict[What, Reason] = {What.FULL: "full", What.RULES: "rules", What.OTHER: "other"}


def read_turned_away(items: Sequence[Item], text: str, vocabulary: Vocabulary, shelter: Shelter) -> TurnedAway:
    """The refusal that the items of a message tell of, at its shelter."""
    items = _without_whose_beds(without_articles(items, frozenset(_REASONS)))
    items, too_old = _without_coming_of_age(items, vocabulary, shelter.key)
    guests = guests_of([i for i in items if i.what not in _REASONS], text, vocabulary, shelter.key)
    reason, doubt = _reason(items, text)
    if too_old and reason is None and doubt is None:
        reason = "rules"  # the shelter does not take adults
    questions = [shelter.question, *guests.questions, doubt, strange_figure(items, text)]
    declined = [i for at, i in enumerate(items) if i.what is What.REFUSES and not _breaks_rules(items[at + 1 :])]
    if declined:
        questions.append(question("unclear_message", text, declined))
    people = guests.people
    if people == 0:
        questions.append(question("unclear_number", text, [i for i in items if i.what is What.NUMBER]))
        people = None
    asked = tuple(dict.fromkeys(q for q in questions if q is not None))
    return TurnedAway(shelter.key, guests.category, people, reason, asked)


def _without_whose_beds(items: Sequence[Item]) -> list[Item]:
    """ "Plus de lit bébé", "no room for families": whose beds are full, where it is said before who came."""
    row: list[Item] = []
    here: Item | None = None
    for item in items:
        if item.what is not What.SMALL:
            whose = item.what is What.WHO and here is not None and here.what is What.FULL
            here = item
            if whose and any(i.what is What.WHO for i in row):
                continue
        row.append(item)
    return row


def _breaks_rules(after: Sequence[Item]) -> bool:
    """ "Il veut pas signer le règlement", "refuse de laisser son chien": it is not the bed that was declined."""
    for item in after[:5]:
        if item.what is What.RULES:
            return True
        if item.what not in (What.SMALL, What.WORD):
            return False
    return False


def _without_coming_of_age(
    items: Sequence[Item], vocabulary: Vocabulary, shelter: str | None
) -> tuple[list[Item], list[Item]]:
    """ "Une fille majeure", where no adults are taken: a reason, and no other category. With the words."""
    row: list[Item] = []
    old: list[Item] = []
    others = [i for i in items if i.what is What.WHO and i.said != _OF_AGE]
    for item in items:
        if shelter is not None and item.what is What.WHO and item.said >= _OF_AGE:
            rest = item.said - _OF_AGE
            taken = categories_meant(item.said, shelter, vocabulary) or categories_meant(_OF_AGE, shelter, vocabulary)
            if not taken and (len(categories_meant(rest, shelter, vocabulary)) == 1 if rest else others):
                old.append(item)
                item = replace(item, said=rest) if rest else replace(item, what=What.SMALL, said=rest)
        row.append(item)
    return row, old


def _reason(items: Sequence[Item], text: str) -> tuple[Reason | None, Question | None]:
    """The reason, or the question about it: two reasons, "pas complet", or words that may be one."""
    said = [i for i in items if i.what in _REASONS]
    for at, item in enumerate(items[:-1]):
        denied = item.what is What.NOT or (item.what is What.FIX and item.text == "non")
        if denied and items[at + 1].what in _REASONS:
            return None, question("unclear_reason", text, items[at : at + 2])
    broken = [
        b
        for a, b in pairwise(i for i in items if i.what is not What.SMALL)
        if a.what in (What.BED, What.NUMBER, What.WHO) and b.what is What.OTHER and b.text in _BROKEN
    ]
    if broken:
        return None, question("unclear_reason", text, broken)  # "2 lits HS": full, or closed
    nobody = _lacking_staff(items)
    if nobody is not None:
        said.append(nobody)
    reasons = {_REASONS.get(i.what, "other") for i in said}
    if len(reasons) > 1:
        return None, question("unclear_reason", text, said)
    if reasons:
        return reasons.pop(), None
    unknown = [i for i in items if i.what in (What.WORD, What.NOT, What.NO) and i.text not in _WHOSE]
    if unknown and any(i.what is What.BECAUSE for i in items):
        return "other", None
    return None, question("unclear_reason", text, unknown) if unknown else None


def _lacking_staff(items: Sequence[Item]) -> Item | None:
    """ "Pas de veilleuse", "not enough staff", "gardien malade": nobody to keep the shelter."""
    for at, item in enumerate(items):
        if item.what is not What.STAFF:
            continue
        before, after = items[max(0, at - 3) : at], items[at + 1 : at + 4]
        sick = before[-1:] and before[-1].text in _AWAY
        if sick or any(i.what is What.NO or i.text in _LACKING for i in before) or any(i.text in _AWAY for i in after):
            return item
    return None
