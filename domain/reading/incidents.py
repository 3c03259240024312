"""One message read as a security incident: what happened, who may read the story, how grave it is."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading import lexicon
from domain.reading.context import denied, lessened
from domain.reading.cues import Word
from domain.reading.incident_cues import CERTAIN, ILL, OWN_BODY, Heard, hear
from domain.reading.incident_model import IncidentModel, Likelihood
from domain.reading.phrases import index_on
from domain.reading.report import Question
from domain.reading.restricted import is_theirs
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


@frozen
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


@frozen
class Event:
    """What is told, with what it was read from: enough to tell what kind a message is.

    type, restricted, likely: as in an `IncidentReading`. plain: the text that was read, flat. topic: what happened.
    """

    type: str | None
    restricted: bool | None
    likely: Likelihood
    plain: str
    topic: str | None
    near: bool
    heard: Heard

    @property
    def severity(self) -> int | None:
        """1 to 4 where said or forced by the words. Reckoned when it is asked for: it takes many searches."""
        happened = [m for m in self.heard.events if not lessened(self.heard.words, m)]
        return severity_of(self.plain, happened, self.topic, near=self.near)


def read_incident(
    text: str, *, catalogue: Catalogue, model: IncidentModel, project: str | None, site: str | None, now: datetime
) -> IncidentReading:
    """Read `text` as an incident told at `now` by somebody of `project` and `site` (keys, or None).

    Deterministic and pure; any text gives a reading. To call a restricted story plain is the worst error there is:
    `restricted` is False only where the words say something else and nothing hints at it.
    """
    event = event_in(text, catalogue=catalogue, model=model)
    types = event.heard.known.types
    on = reporting_day(now, catalogue.zone, catalogue.day_starts_at)
    return IncidentReading(
        type=event.type,
        restricted=event.restricted,
        severity=event.severity,
        near_miss=event.near,
        questions=()
        if event.type is not None
        else (_question(catalogue, types, perhaps(event.heard.said, event.likely)),),
        site=named_site(event.plain, index_on(catalogue, on), catalogue, project, site, on),
        likely=event.likely,
    )


def event_in(text: str, *, catalogue: Catalogue, model: IncidentModel) -> Event:
    """What `text` tells of, wherever and how grave it is."""
    text = _MASKED.sub(_unmasked, unicodedata.normalize("NFC", text)[:LONGEST])
    match = _COMMAND.match(text)
    if match:
        text = " " * match.end() + text[match.end() :]
    plain = flat(text)
    near = near_miss(plain)
    heard = hear(text, plain, catalogue)
    words, found, said, weight, known = heard.words, heard.found, heard.said, heard.weight, heard.known
    likely = model.read(without_near_miss(plain) if near else text, heard.hints)
    if is_theirs(words, found):
        likely = of_a_victim(likely)
    # "No flames, but it nearly went up": of what nearly happened it is said that it did not.
    ruled_out = (
        set() if near else {m.cue.topic for m in found if denied(words, m)} - {m.cue.topic for m in heard.events}
    )
    sure = said == "medical" and weight >= OWN_BODY
    sure = sure or said in known.own or any(phrase in plain for phrase in known.phrases.get(said or "", ()))
    topic = event_of(said, sure, ruled_out, likely, staff=any(m.cue.topic == "staff" for m in found))
    if said == "medical" and topic == "other" and weight >= ILL:
        topic = said
    if _says_little(words) and (topic != said or weight < CERTAIN - 0.4):
        topic = None
    key = known.types.get(topic, topic if topic in known.own else None) if topic is not None else None
    named = any(m.cue.topic in ("sexual", "misconduct") for m in found)
    restricted = restricted_of(heard.restricted, named, likely)
    if key is not None and catalogue.incident_type(key).restricted and restricted is False:
        restricted = None
    return Event(key, restricted if key is not None or restricted else None, likely, plain, topic, near, heard)


def _unmasked(masked: re.Match[str]) -> str:
    return _UNMASKED[masked[0][0].lower()]


def _question(catalogue: Catalogue, types: Mapping[str, str], likely: Sequence[str]) -> Question:
    """What happened? With the likeliest answers first."""
    first = dict.fromkeys(types[topic] for topic in likely if topic in types)
    others = (t.key for t in catalogue.incident_types if t.key not in first)
    return Question("no_incident", options=(*first, *others))


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
