"""What the word lists and a catalogue's own names make of a message that is read as an incident."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from domain.catalogue import Catalogue
from domain.catalogue.folding import fold
from domain.frozen import frozen
from domain.reading import lexicon
from domain.reading.authors import staff_did_it, staff_suffered, team_in
from domain.reading.context import denied, lessened
from domain.reading.cues import Cue, CueIndex, Match, Word, cue_of_name, words_in
from domain.reading.restricted import verdict_of

CERTAIN = 3.0
_STRONG = 4.0
ILL = 3.7
OWN_BODY = 4.4  # who cuts their own arms is no armed incident
_BEYOND = 4.5  # whatever else is said


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The cues of a catalogue, and which of its types each topic is."""

    index: CueIndex
    types: Mapping[str, str]
    own: frozenset[str]
    """Types that are no topic: of them only the catalogue's names speak."""
    phrases: Mapping[str, tuple[str, ...]]
    """Of each topic the catalogue's names of several words: no model knows better."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What was found in a message.

    said, weight: the topic that speaks loudest, and how loud. restricted: what the words alone say of that; None where
    nobody can rule it out. hints: what of all this the model learns from, beside the words themselves.
    """

    words: Sequence[Word]
    found: Sequence[Match]
    events: Sequence[Match]
    said: str | None
    weight: float
    restricted: bool | None
    hints: frozenset[str]
    known: _Words


@frozen
class _Source:
    fingerprint: str
    catalogue: Catalogue = field(compare=False, hash=False)


_HARMS = ("assault", "threat", "armed", "theft", "act", "sexual", "sexual_hint")


def events_in(plain: str, catalogue: Catalogue) -> tuple[Sequence[Word], Sequence[Match]]:
    """The words of a text that went through `flat`, and which of them say that something happened."""
    words = words_in(plain)
    return words, _events(words, _words_of(_Source(catalogue.fingerprint, catalogue)).index.find(words))


def hear(text: str, plain: str, catalogue: Catalogue) -> Heard:
    """What is found in `text`, whose plain form is `plain`."""
    known = _words_of(_Source(catalogue.fingerprint, catalogue))
    words = words_in(plain)
    found = known.index.find(words)
    events = _events(words, found)
    said, weight = _strongest(words, events, known.types)
    restricted, restricted_topic = verdict_of(text, plain, words, found, said, weight)
    if restricted_topic is not None:
        said, weight = restricted_topic, max(weight, CERTAIN)
    hints = _hints_of(words, found)
    return Heard(words, found, events, said, weight, restricted, hints, known)


def _hints_of(words: Sequence[Word], found: Sequence[Match]) -> frozenset[str]:
    """Each topic that is named or denied, which follows which, and whether one of the team did harm or suffered it."""
    general = [m for m in found if not m.cue.topic.startswith("type:")]
    general.sort(key=lambda m: (m.first, m.cue.topic))
    hints = {f"#{m.cue.topic}{'-' if denied(words, m) else ''}" for m in general}
    order = [m.cue.topic for m in general]
    hints.update(f"#{one}>{next_}" for one, next_ in pairwise(order) if one != next_)
    staff = team_in(words, found)
    if staff:
        harms = [m for m in general if m.cue.topic in _HARMS and not denied(words, m)]
        if staff_did_it(words, staff, harms):
            hints.add("#ours did")
        elif staff_suffered(words, staff, harms):
            hints.add("#ours suffered")
    return frozenset(hints)


def _events(words: Sequence[Word], found: Sequence[Match]) -> list[Match]:
    """What is said to have happened: not what is denied, nor people and hints."""
    topics = _topics()
    return [m for m in found if (m.cue.topic in topics or m.cue.topic.startswith("type:")) and not denied(words, m)]


# The lists are loaded by the first message that is read: a start does not wait for them.
@cache
def _general() -> tuple[Cue, ...]:
    from domain.reading.incident_words import EVENTS
    from domain.reading.people_words import PEOPLE
    from domain.reading.restricted_words import RESTRICTED

    return (*EVENTS, *RESTRICTED, *PEOPLE)


@cache
def _topics() -> frozenset[str]:
    from domain.reading.incident_words import EVENTS

    return frozenset(cue.topic for cue in EVENTS) - {"none"}


def _strongest(words: Sequence[Word], events: Sequence[Match], types: Mapping[str, str]) -> tuple[str | None, float]:
    """The topic that speaks loudest; of two as loud the first. More cues for one make it a little louder."""
    score: dict[str, float] = {}
    first: dict[str, int] = {}
    several: dict[str, int] = {}
    seen: set[tuple[str, int]] = set()
    for m in events:
        topic = m.cue.topic
        topic = next((t for t, key in types.items() if topic == f"type:{key}" and t in _topics()), topic)
        if topic not in types and not topic.startswith("type:"):
            continue
        weight = m.cue.weight - lessened(words, m)
        if _is_heading(words, m):
            weight += 1
        if (topic, m.first) in seen:
            score[topic] = max(score[topic], weight)
            continue
        seen.add((topic, m.first))
        score[topic] = max(score.get(topic, 0), weight)
        first.setdefault(topic, m.first)
        several[topic] = several.get(topic, 0) + 1
    if not score:
        return None, 0.0
    best = max(score, key=lambda t: (score[t] + 0.15 * (several[t] > 1) - min(first[t], 30) * 0.012, -first[t]))
    if best in ("assault", "threat") and score.get("armed", 0) >= _STRONG and score[best] < _BEYOND:
        best = "armed"
    if best == "theft" and first.get("assault", first[best]) < first[best]:
        best = "assault"
    if best == "other" and score.get("medical", 0) >= ILL:
        best = "medical"  # "eau contaminée, 6 personnes malades": what befell people is what happened
    return best.removeprefix("type:"), score[best]


def _is_heading(words: Sequence[Word], match: Match) -> bool:
    return (
        match.first == 0
        and match.last <= 3
        and match.last + 1 < len(words)
        and words[match.last + 1].clause > words[match.last].clause
    )


def _anchors() -> Mapping[str, tuple[str, ...]]:
    from domain.reading.incident_words import ANCHORS

    return ANCHORS


@lru_cache(maxsize=8)
def _words_of(source: _Source) -> _Words:
    catalogue = source.catalogue
    types: dict[str, str] = {}
    names = {t.key: {fold(part) for name in t.names for part in _parts(name)} for t in catalogue.incident_types}
    for topic, anchors in _anchors().items():
        for anchor in anchors:
            keys = [key for key, own in names.items() if fold(anchor) in own]
            if keys:
                types[topic] = keys[0]
                break
    said = {(cue.topic, cue.slots) for cue in _general()}
    own: list[Cue] = []
    for kind in catalogue.incident_types:
        topics = [t for t, key in types.items() if key == kind.key]
        for name in dict.fromkeys(part for n in kind.names for part in _parts(n)):
            cue = cue_of_name(f"type:{kind.key}", 5 if kind.restricted else CERTAIN, name)
            if cue is None or "other" in topics or any((topic, cue.slots) in said for topic in topics):
                continue
            if kind.restricted:
                cue = Cue("misconduct" if "misconduct" in topics else "sexual", cue.weight, cue.slots)
            own.append(cue)
    strange = frozenset(t.key for t in catalogue.incident_types) - set(types.values())
    phrases = {topic: tuple(sorted(n for n in names[key] if " " in n)) for topic, key in types.items()}
    return _Words(CueIndex.of([*_general(), *own], lexicon.SMALL | lexicon.ORDINARY), types, strange, phrases)


def _parts(name: str) -> list[str]:
    """The names within a label: "naufrage ou détresse en mer" has two."""
    return [p.strip() for p in re.split(r",|\bou\b|\bor\b", name) if p.strip()]
