"""A message read as a hold: how many beds to keep, for whom, and until when."""

from collections.abc import Sequence
from datetime import datetime

from domain.catalogue import Catalogue
from domain.reading.lexicon import word_set
from domain.reading.report import Question
from domain.reading.shelters.articles import without_articles
from domain.reading.shelters.guests import guests_of
from domain.reading.shelters.items import Item, question
from domain.reading.shelters.language import What
from domain.reading.shelters.place import Shelter
from domain.reading.shelters.readings import BedHold
from domain.reading.shelters.vocabulary import Vocabulary

_OF_TIME = word_set("h heure heures hour hours hr hrs minute minutes min mins mn")


def read_hold(
    items: Sequence[Item], text: str, catalogue: Catalogue, vocabulary: Vocabulary, shelter: Shelter
) -> BedHold:
    """The hold that the items of a message ask for, at its shelter."""
    items = without_articles(items)
    guests = guests_of(items, text, vocabulary, shelter.key)
    until, doubt = _until(items, text)
    questions = [shelter.question, *guests.questions, doubt, strange_figure(items, text)]
    released = [i for i in items if i.what is What.RELEASES]
    if released:
        questions.append(question("unclear_message", text, released))
    beds = guests.beds
    if beds is None and guests.people is not None:
        questions.append(question("number_missing", text, [i for i in items if i.what is What.WHO]))
    if beds == 0:
        questions.append(question("unclear_number", text, [i for i in items if i.what is What.NUMBER]))
        beds = None
    if beds is not None and beds > _capacity(catalogue, shelter.key, guests.category, beds):
        figures = [i for i in items if i.what is What.NUMBER]
        questions.append(question("above_capacity", text, figures, (guests.category,) if guests.category else ()))
    asked = tuple(dict.fromkeys(q for q in questions if q is not None))
    return BedHold(shelter.key, guests.category, beds, until, asked)


def _capacity(catalogue: Catalogue, shelter: str | None, category: str | None, otherwise: int) -> int:
    if shelter is None or category is None:
        return otherwise
    return catalogue.shelter(shelter).category(category).capacity


def _until(items: Sequence[Item], text: str) -> tuple[datetime | None, Question | None]:
    times = [i for i in items if i.time is not None and (i.time.until or i.time.doubt)]
    mended = max((i.start for i in items if i.what is What.FIX), default=0)
    times = [i for i in times if i.start > mended] or times  # "jusqu'à 21h, non 22h"
    ends = [i.time.until for i in times if i.time is not None and i.time.limit and i.time.until is not None]
    if ends:  # "jusqu'à 20h15, vus à 18h": what comes before the end is the time of something else
        times = [i for i in times if i.time and not (i.time.aside and (i.time.until or max(ends)) <= max(ends))]
    for item in times:
        if item.time is not None and item.time.doubt is not None:
            return None, question(item.time.doubt, text, [item])
    unread = [i for i in items if i.what in (What.WORD, What.SMALL) and i.text in _OF_TIME]
    if unread:
        return None, question("unclear_hour", text, unread)  # "for another hour", "a few minutes"
    instants = {i.time.until for i in times if i.time is not None}
    if len(instants) > 1:
        return None, question("unclear_hour", text, times)
    return (instants.pop() if instants else None), None


def strange_figure(items: Sequence[Item], text: str) -> Question | None:
    """A figure of something that nobody knows: "2 licornes"."""
    for at, item in enumerate(items[:-1]):
        if item.what is What.NUMBER and items[at + 1].what is What.WORD and not item.one:
            return question("unknown_word", text, items[at : at + 2])
    return None
