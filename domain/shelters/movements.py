"""Who came or left since the last count: `/in 2 femmes`, `/sortie 1`."""

import re
from dataclasses import dataclass
from datetime import datetime

from domain.catalogue import Catalogue
from domain.reading.shelters import BedHold, read_shelter_message

_SAID_AGAIN = re.compile(
    r"(?<!\w)(?:arriv\w*|entr[ée]\w*|sorti\w*|parti\w*|left|gone|came|come|arrived|in|out)(?!\w)", re.IGNORECASE
)
"""What the command has said already: "/sortie 1 partie"."""
_PLACE = frozenset({"ambiguous_category", "ambiguous_shelter"})


@dataclass(frozen=True, slots=True)
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
