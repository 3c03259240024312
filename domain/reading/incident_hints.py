"""What the word lists find in a message, as features that the model learns from beside the words themselves."""

from collections.abc import Sequence
from itertools import pairwise

from domain.reading import lexicon
from domain.reading.authors import staff_did_it, staff_suffered
from domain.reading.context import denied
from domain.reading.cues import CueIndex, Match, Word
from domain.reading.incident_words import EVENTS
from domain.reading.people_words import PEOPLE
from domain.reading.restricted_words import RESTRICTED

GENERAL = (*EVENTS, *RESTRICTED, *PEOPLE)
_HARMS = ("assault", "threat", "armed", "theft", "act", "sexual", "sexual_hint")


def general_index() -> CueIndex:
    """The cues that belong to no catalogue."""
    return CueIndex.of(GENERAL, lexicon.SMALL | lexicon.ORDINARY)


def hints_of(words: Sequence[Word], found: Sequence[Match], staff: Sequence[Match]) -> set[str]:
    """Each topic that is named or denied, which follows which, and whether one of `staff` did harm or suffered it."""
    general = sorted((m for m in found if not m.cue.topic.startswith("type:")), key=lambda m: m.first)
    hints = {f"#{m.cue.topic}{'-' if denied(words, m) else ''}" for m in general}
    order = [m.cue.topic for m in general]
    hints.update(f"#{one}>{next_}" for one, next_ in pairwise(order) if one != next_)
    if staff:
        harms = [m for m in general if m.cue.topic in _HARMS and not denied(words, m)]
        if staff_did_it(words, staff, harms):
            hints.add("#ours did")
        elif staff_suffered(words, staff, harms):
            hints.add("#ours suffered")
    return hints
