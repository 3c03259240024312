"""One message read as a security incident: what happened, who may read the story, how grave it is."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from domain.catalogue import Catalogue
from domain.catalogue.folding import fold
from domain.reading import lexicon
from domain.reading.authors import team_in
from domain.reading.context import denied, lessened
from domain.reading.cues import Cue, CueIndex, Match, Word, cue_of_name, words_in
from domain.reading.incident_hints import GENERAL, hints_of
from domain.reading.incident_model import IncidentModel, Likelihood
from domain.reading.incident_words import ANCHORS, EVENTS
from domain.reading.phrases import index_of
from domain.reading.report import Question
from domain.reading.restricted import is_theirs, verdict_of
from domain.reading.severity import near_miss, severity_of, without_near_miss
from domain.reading.sites import named_site
from domain.reading.two_readings import event_of, of_a_victim, perhaps, restricted_of
from domain.reading.words import LONGEST, flat
from domain.reporting_day import reporting_day

INCIDENT_QUESTION_CODES = frozenset({"no_incident"})
"""`no_incident`: the message does not say what happened; options: the types, the likeliest first."""

_COMMAND = re.compile(r"\s*/(?:incident|alerte|alert|sos)(?:@\w+)?(?!\w)", re.IGNORECASE)
# "v*ol", "s*xuel": who masks such a word means it.
_MASKED = re.compile(r"(?<!\w)(?:(v)[*@#.$](?=ol)|(s)[*@#.$](?=x)|(r)[*@#.$](?=pe))", re.IGNORECASE)
_UNMASKED = {"v": "vi", "s": "se", "r": "ra"}
_CERTAIN = 3.0
_STRONG = 4.0
_ILL = 3.7
_OWN_BODY = 4.4  # who cuts their own arms is no armed incident
_BEYOND = 4.5  # whatever else is said


@dataclass(frozen=True, slots=True)
class IncidentReading:
    """A message read as an incident.

    type: a key of the catalogue's incident types, None where the message does not say what happened.
    restricted: whether only focal points may read the story; None where nobody can rule that out, and the story stays
    hidden until the reporter has said. severity: 1 to 4 where said or forced by the words.
    """

    type: str | None
    restricted: bool | None
    severity: int | None
    near_miss: bool
    questions: tuple[Question, ...]
    site: str | None
    likely: Likelihood = field(compare=False)
    """What the model makes of it."""

    @property
    def ask(self) -> bool:
        """Whether what happened has to be asked."""
        return bool(self.questions)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The cues of a catalogue, and which of its types each topic is."""

    index: CueIndex
    types: Mapping[str, str]
    own: frozenset[str]
    """Types that are no topic: of them only the catalogue's names speak."""
    phrases: Mapping[str, tuple[str, ...]]
    """Of each topic the catalogue's names of several words: no model knows better."""


@dataclass(frozen=True, slots=True)
class _Source:
    fingerprint: str
    catalogue: Catalogue = field(compare=False, hash=False)


def read_incident(
    text: str, *, catalogue: Catalogue, model: IncidentModel, project: str | None, site: str | None, now: datetime
) -> IncidentReading:
    """Read `text` as an incident told at `now` by somebody of `project` and `site` (keys, or None).

    Deterministic and pure; any text gives a reading. To call a restricted story plain is the worst error there is:
    `restricted` is False only where the words say something else and nothing hints at it.
    """
    text = _MASKED.sub(_unmasked, unicodedata.normalize("NFC", text)[:LONGEST])
    match = _COMMAND.match(text)
    if match:
        text = " " * match.end() + text[match.end() :]
    plain = flat(text)
    on = reporting_day(now, catalogue.zone, catalogue.day_starts_at)
    known = _words_of(_Source(catalogue.fingerprint, catalogue))
    words = words_in(plain)
    found = known.index.find(words)
    near = near_miss(plain)
    events = _events(words, found)
    said, weight = _strongest(words, events, known.types)
    plainly, restricted_topic = verdict_of(text, plain, words, found, said, weight)
    if restricted_topic is not None:
        said, weight = restricted_topic, max(weight, _CERTAIN)
    hints = hints_of(words, found, team_in(words, found))
    likely = model.read(without_near_miss(plain) if near else text, hints)
    if is_theirs(words, found):
        likely = of_a_victim(likely)
    # "No flames, but it nearly went up": of what nearly happened it is said that it did not.
    ruled_out = set() if near else {m.cue.topic for m in found if denied(words, m)} - {m.cue.topic for m in events}
    sure = said == "medical" and weight >= _OWN_BODY
    sure = sure or said in known.own or any(phrase in plain for phrase in known.phrases.get(said or "", ()))
    topic = event_of(said, sure, ruled_out, likely)
    if said == "medical" and topic == "other" and weight >= _ILL:
        topic = said
    if _says_little(words) and (topic != said or weight < _CERTAIN - 0.4):
        topic = None
    key = known.types.get(topic, topic if topic in known.own else None) if topic is not None else None
    named = any(m.cue.topic in ("sexual", "misconduct") for m in found)
    restricted = restricted_of(plainly, named, likely)
    if key is not None and catalogue.incident_type(key).restricted and restricted is False:
        restricted = None
    happened = [m for m in events if not lessened(words, m)]
    return IncidentReading(
        type=key,
        restricted=restricted if key is not None or restricted else None,
        severity=severity_of(plain, happened, topic, near=near),
        near_miss=near,
        questions=() if key is not None else (_question(catalogue, known.types, perhaps(said, likely)),),
        site=named_site(plain, index_of(catalogue, catalogue.begun_by(on)), catalogue, project, site, on),
        likely=likely,
    )


def _unmasked(masked: re.Match[str]) -> str:
    return _UNMASKED[masked[0][0].lower()]


def _question(catalogue: Catalogue, types: Mapping[str, str], likely: Sequence[str]) -> Question:
    """What happened? With the likeliest answers first."""
    first = dict.fromkeys(types[topic] for topic in likely if topic in types)
    others = (t.key for t in catalogue.incident_types if t.key not in first)
    return Question("no_incident", options=(*first, *others))


def _events(words: Sequence[Word], found: Sequence[Match]) -> list[Match]:
    """What is said to have happened: not what is denied, nor people and hints."""
    return [m for m in found if (m.cue.topic in _TOPICS or m.cue.topic.startswith("type:")) and not denied(words, m)]


_TOPICS = frozenset(cue.topic for cue in EVENTS) - {"none"}


def _strongest(words: Sequence[Word], events: Sequence[Match], types: Mapping[str, str]) -> tuple[str | None, float]:
    """The topic that speaks loudest; of two as loud the first. More cues for one make it a little louder."""
    score: dict[str, float] = {}
    first: dict[str, int] = {}
    several: dict[str, int] = {}
    seen: set[tuple[str, int]] = set()
    for m in events:
        topic = m.cue.topic
        topic = next((t for t, key in types.items() if topic == f"type:{key}" and t in _TOPICS), topic)
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
    if best == "other" and score.get("medical", 0) >= _ILL:
        best = "medical"  # "eau contaminée, 6 personnes malades": what befell people is what happened
    return best.removeprefix("type:"), score[best]


def _is_heading(words: Sequence[Word], match: Match) -> bool:
    return (
        match.first == 0
        and match.last <= 3
        and match.last + 1 < len(words)
        and words[match.last + 1].clause > words[match.last].clause
    )


_EMPTY = lexicon.SMALL | lexicon.word_set(
    """
    aide help besoin need call appel appelle appeler appelez rappelle rappelez moi me urgent urgence emergency vite asap
    probleme problem souci issue grave serious quelque chose something happened passe ici here venez come quickly now
    maintenant incident alerte alert sos test essai please stp svp dispo ring can peux pouvez peut can someone quelqu
    personne blesse blessee nobody hurt injured
    """
)


def _says_little(words: Sequence[Word]) -> bool:
    return sum(w.text not in _EMPTY for w in words) <= 1


@lru_cache(maxsize=8)
def _words_of(source: _Source) -> _Words:
    catalogue = source.catalogue
    types: dict[str, str] = {}
    names = {t.key: {fold(part) for name in t.names for part in _parts(name)} for t in catalogue.incident_types}
    for topic, anchors in ANCHORS.items():
        for anchor in anchors:
            keys = [key for key, own in names.items() if fold(anchor) in own]
            if keys:
                types[topic] = keys[0]
                break
    said = {(cue.topic, cue.slots) for cue in GENERAL}
    own: list[Cue] = []
    for kind in catalogue.incident_types:
        topics = [t for t, key in types.items() if key == kind.key]
        for name in dict.fromkeys(part for n in kind.names for part in _parts(n)):
            cue = cue_of_name(f"type:{kind.key}", 5 if kind.restricted else _CERTAIN, name)
            if cue is None or "other" in topics or any((topic, cue.slots) in said for topic in topics):
                continue
            if kind.restricted:
                cue = Cue("misconduct" if "misconduct" in topics else "sexual", cue.weight, cue.slots)
            own.append(cue)
    strange = frozenset(t.key for t in catalogue.incident_types) - set(types.values())
    phrases = {topic: tuple(sorted(n for n in names[key] if " " in n)) for topic, key in types.items()}
    return _Words(CueIndex.of([*GENERAL, *own], lexicon.SMALL | lexicon.ORDINARY), types, strange, phrases)


def _parts(name: str) -> list[str]:
    """The names within a label: "naufrage ou détresse en mer" has two."""
    return [p.strip() for p in re.split(r",|\bou\b|\bor\b", name) if p.strip()]
