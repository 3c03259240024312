"""What was understood of a count in words, what is still to be asked, and what the likely answers make of it."""

import unicodedata
from collections.abc import Callable, Collection, Mapping
from itertools import takewhile

from domain.catalogue.parts import Shelter
from domain.frozen import frozen
from domain.reading import Question
from domain.reading.report import Held
from domain.reading.shelters import BedCount
from domain.reading.shelters import Beds as Said
from domain.shelters.types import Standing

SHELTER, CATEGORY, FREE = "ambiguous_shelter", "ambiguous_category", "free_or_occupied"
_OVER = "above_capacity"


@frozen
class Answer:
    """A likely answer: a shelter, a category, or how many beds of the category are occupied (and so many `free`)."""

    shelter: str | None = None
    category: str | None = None
    occupied: int | None = None
    free: int | None = None


def understood(reading: BedCount, settled: Mapping[str, Said]) -> tuple[dict[str, Said], tuple[Question, ...]]:
    """The figures that are certain, and the questions that are left. `settled`: what answers have made certain.

    More people than beds is no question about the words: it is asked once all of them are clear, whoever counts how.
    """
    values, left = dict(reading.counts), []
    for question in reading.questions:
        key = question.options[0] if question.options else ""
        if question.code == _OVER and question.held:
            held = _figures(question.held)
            values[key] = Said(held.get("occupied"), held.get("out"))
        elif question.code != FREE or key not in settled:
            left.append(question)
    return {**values, **settled}, tuple(left)


def _figures(held: Collection[Held]) -> dict[str, int]:
    return {h.paths[0].rpartition(".")[2]: h.value for h in held if h.paths and h.value is not None}


def answers(question: Question, countable: Collection[str], standing: Standing | None) -> tuple[Answer, ...]:
    """Likely answers to a question about a count; () where only words, or steppers, can tell."""
    if question.code == SHELTER:
        return tuple(Answer(shelter=site) for site in question.options or countable if site in countable)
    if question.code == CATEGORY:
        return tuple(Answer(category=key) for key in question.options)
    held = _figures(question.held)
    if question.code == FREE and "free" in held and standing is not None:
        beds = standing.of(question.options[0])
        usable = beds.capacity - held.get("out", beds.out_of_service)
        said = held["free"]
        if said <= usable:
            pairs = dict.fromkeys((usable - said, said))
            return tuple(Answer(category=beds.category, occupied=n, free=usable - n) for n in pairs)
    return ()


def out_of_service(question: Question) -> int | None:
    """What a question about free beds says of those out of service."""
    return _figures(question.held).get("out")


def with_category(
    text: str, question: Question, category: str, shelter: Shelter, read: Callable[[str], BedCount]
) -> str | None:
    """The text with the category's name where the question is; None where it is not clearer for it."""
    text = unicodedata.normalize("NFC", text)
    label = shelter.category(category).label.fr
    start, end = question.span
    figures = "".join(takewhile(lambda c: c.isdigit() or c == "/", question.about))
    for name in (label, shelter.category(category).label.en):
        for said in (f"{text[start:end]} {name}", f"{figures} {name}", name):
            tried = f"{text[:start]}{said}{text[end:]}" if end else f"{text} {said}"
            if not any(q.code == CATEGORY and q.span[0] <= start for q in read(tried).questions):
                return tried
    return None


def with_words(text: str, question: Question, said: str, read: Callable[[str], BedCount]) -> str | None:
    """The text with other words where the question is: "vingt-deux" for "une vingtaine"; or with the category beside
    its figure. None where it is not clearer for it."""
    text = unicodedata.normalize("NFC", text)
    start, end = question.span
    if end == 0:
        return None

    def left(tried: str) -> int:
        return len(understood(read(tried), {})[1])

    whole, figure = f"{text[:start]}{said}{text[end:]}", _in_place_of_the_amount(text, question, said)
    beside = f"{text[:end]} {said}{text[end:]}" if question.code == CATEGORY else None
    return next((t for t in (beside, figure, whole) if t is not None and left(t) < left(text)), None)


def _in_place_of_the_amount(text: str, question: Question, said: str) -> str | None:
    """ "22" for "une vingtaine de mna" leaves who they are: the number stands before the words, which stay."""
    start, end = question.span
    last = text[start:end].split()[-1:]
    return f"{text[:start]}{said} {last[0]}{text[end:]}" if last and said.strip().isdecimal() else None


def example(shelter: Shelter, language: str) -> str:
    """Words that would be understood: `femmes seules 15/20`."""
    category = shelter.categories[0]
    return f"{category.label.text(language).lower()} {category.capacity * 3 // 4}/{category.capacity}"
