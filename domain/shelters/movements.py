"""Who came or left since the last count: `/in 2 femmes`, `/sortie 1`."""

import re
from datetime import datetime

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading.shelters import BedHold, read_shelter_message
from domain.reading.words import flat

_SAID_AGAIN = re.compile(
    r"(?<!\w)(?:arriv\w*|entr[ée]\w*|sorti\w*|parti\w*|d[ée]parts?|departures?|left|gone|came|come|arrived|in|out)(?!\w)",
    re.IGNORECASE,
)
"""What the command has said already: "/sortie 1 partie"."""
_LONGEST = 80
_CAME = r"entrees?|entres|arriv(?:ees?|es|als?|ed)|came(?: in)?"
_WENT = r"sort(?:ies?|is?)|departs?|departures?|parti(?:e?s|e)|left|gone"
_COUNTED = r"\+?\s?(?:\d{1,2}|une?|one|deux|two|trois|three|quatre|four|cinq|five|six)"
_WHO = r"(?:\s(?!(?:de|du|des|from|for|pour|a|to|vers)\s)[a-z'-]+){0,3}"
_IN_WORDS = re.compile(
    rf"{_COUNTED}{_WHO}\s(?:(?:est|sont|ont|has|have)\s)?(?:(?P<in>{_CAME})|(?P<out>{_WENT})){_WHO}[\s.!]*"
    rf"|(?:(?P<in2>{_CAME})|(?P<out2>{_WENT}))\s?[:=]?\s?{_COUNTED}{_WHO}[\s.!]*"
)
"""A text that says nothing else: "2 entrées", "une femme seule est partie", "sorties : 1"."""
_PLACE = frozenset({"ambiguous_category", "ambiguous_shelter"})


@frozen
class Movement:
    """`categories`, `shelters`: the likely ones, where it was not said which. `people` None: not understood."""

    shelter: str | None
    category: str | None
    people: int | None
    shelters: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


def read_movement(text: str, *, catalogue: Catalogue, project: str | None, site: str | None, now: datetime) -> Movement:
    """The text after the command: how many people of which category. Read as a hold is: so many people, and whose
    beds they need."""
    said = "/hold " + _SAID_AGAIN.sub(" ", text)
    reading = read_shelter_message(said, catalogue=catalogue, project=project, site=site, now=now)
    if not isinstance(reading, BedHold) or reading.until is not None or reading.beds is None:
        return Movement(None, None, None)
    if any(question.code not in _PLACE for question in reading.questions) or reading.beds == 0:
        return Movement(None, None, None)
    options = {question.code: question.options for question in reading.questions}
    return Movement(
        reading.shelter,
        reading.category,
        reading.beds,
        options.get("ambiguous_shelter", ()),
        options.get("ambiguous_category", ()),
    )


def left_in_words(text: str) -> bool | None:
    """Whether a text without a command says that so many left (True) or came (False); None: it says something else."""
    match = _IN_WORDS.fullmatch(flat(text.strip()[:_LONGEST]))
    return None if match is None else bool(match["out"] or match["out2"])
