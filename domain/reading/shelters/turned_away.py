"""A message read as people turned away: how many, of which category, and why."""

from collections.abc import Sequence

from domain.reading.report import Question
from domain.reading.shelters.bed_holds import strange_figure
from domain.reading.shelters.guests import guests_of
from domain.reading.shelters.items import Item, question
from domain.reading.shelters.language import What
from domain.reading.shelters.place import Shelter
from domain.reading.shelters.readings import Reason, TurnedAway
from domain.reading.shelters.vocabulary import Vocabulary

_REASONS: dict[What, Reason] = {What.FULL: "full", What.RULES: "rules", What.OTHER: "other"}


def read_turned_away(items: Sequence[Item], text: str, vocabulary: Vocabulary, shelter: Shelter) -> TurnedAway:
    """The refusal that the items of a message tell of, at its shelter."""
    guests = guests_of([i for i in items if i.what not in _REASONS], text, vocabulary, shelter.key)
    reason, doubt = _reason(items, text)
    questions = [shelter.question, *guests.questions, doubt, strange_figure(items, text)]
    declined = [i for i in items if i.what is What.REFUSES]
    if declined:
        questions.append(question("unclear_message", text, declined))
    people = guests.people
    if people == 0:
        questions.append(question("unclear_number", text, [i for i in items if i.what is What.NUMBER]))
        people = None
    asked = tuple(dict.fromkeys(q for q in questions if q is not None))
    return TurnedAway(shelter.key, guests.category, people, reason, asked)


def _reason(items: Sequence[Item], text: str) -> tuple[Reason | None, Question | None]:
    """The reason, or the question about it: two reasons, "pas complet", or words that may be one."""
    said = [i for i in items if i.what in _REASONS]
    for at, item in enumerate(items[:-1]):
        if item.what is What.NOT and items[at + 1].what in _REASONS:
            return None, question("unclear_reason", text, items[at : at + 2])
    nobody = _lacking_staff(items)
    if nobody is not None:
        said.append(nobody)
    reasons = {_REASONS.get(i.what, "other") for i in said}
    if len(reasons) > 1:
        return None, question("unclear_reason", text, said)
    if reasons:
        return reasons.pop(), None
    unknown = [i for i in items if i.what in (What.WORD, What.NOT, What.NO)]
    if unknown and any(i.what is What.BECAUSE for i in items):
        return "other", None
    return None, question("unclear_reason", text, unknown) if unknown else None


def _lacking_staff(items: Sequence[Item]) -> Item | None:
    """ "Pas de veilleuse": nobody to keep the shelter."""
    for at, item in enumerate(items[:-1]):
        if item.what is What.NO and items[at + 1].what is What.STAFF:
            return items[at + 1]
    return None
