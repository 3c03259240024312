"""What a message without a command is: a report, an incident, a question about beds, nothing of these, or in doubt.

Precision before reach: a report that mentions the police is no incident, and an alert with figures in it no report.
Where both may be meant, the answer is CANNOT_TELL, and the person is asked.
"""

import re
from datetime import datetime
from enum import Enum

from domain.catalogue import Catalogue
from domain.reading.context import denied, lessened
from domain.reading.incident_cues import events_in
from domain.reading.incident_model import IncidentModel
from domain.reading.incidents import event_in
from domain.reading.phrases import index_of
from domain.reading.report import ReportReading
from domain.reading.severity import CRITICAL
from domain.reading.words import LONGEST, flat, tokenise


class MessageKind(Enum):
    """What a message is."""

    REPORT = "report"
    INCIDENT = "incident"
    SHELTER = "shelter"
    NONE = "none"
    CANNOT_TELL = "cannot_tell"


_BEDS = re.compile(
    r"(?<![a-z])(?:places?|lits?|beds?|chambres? libres?|hebergement|mise a l'abri|rooms?|spaces?|shelter"
    r"|(?<!a l')abri)(?![a-z])"
)
_ASKING = re.compile(
    r"\?|(?<![a-z])(?:is there|are there|y a[- ]t[- ]il|besoin|need|cherche|looking for|reste|left|dispo\w*|available"
    r"|libres?|free|retenir|hold|reserve\w*|garder|occupe\w*|occupied|complets?|pleins?|full|refus\w*|turned away"
    r"|possible|any)(?![a-z])"
)
_LOOKING = re.compile(r"(?<![a-z])(?:cherch\w*|recherch\w*|looking for|search\w*|find)(?![a-z])")
_BED_WORK = re.compile(r"\s*/?(?:occupation|occupancy|hold|retenir|retiens|places?|beds?|lits?|refus\w*)(?![a-z])")
_ALARM = re.compile(
    r"!!|🚨|🆘|(?<![a-z])(?:sos|alerte|alert|urgent|urgence|au secours|help|vite|attention|incident"
    r"|souci|probleme\w*|problem\w*|parler|talk|appelle\w*|call|rappel\w*|grave)(?![a-z])"
)
# How likely an event is. Measured on reports and alerts that the model had not learned.
_MENTIONED_GRAVE = 0.1  # a body on the beach, told at the end of a report
_MENTIONED = 0.25  # where the words say one, too
_HINTED = 0.8
_TOLD = 0.93
_SURE = 0.96
_MOST_TOKENS = 400
_VIOLENCE = frozenset(("assault", "armed", "sexual", "misconduct", "threat"))
_SEVERAL = re.compile(r"(?:\d+|deux|trois|quatre|cinq|two|three|four|five)\s+(?:[^\W\d_]+\s?){1,2}")
_LOUD = 3.9  # "bagarre", "frappé": no report counts these


def kind_of(
    text: str,
    report: ReportReading,
    *,
    catalogue: Catalogue,
    model: IncidentModel,
    project: str | None,
    now: datetime,
) -> MessageKind:
    """What `text` is, written at `now` by somebody of `project` (a key, or None). Pure; any text has an answer.

    `report`: the text read as a report of that project at that time, from whatever site.
    """
    plain = flat(text[:LONGEST])
    incident = event_in(text, catalogue=catalogue, model=model)
    figures = [(e.activity, key) for e in report.entries for key, value in e.values.items()]
    beds = _about_beds(plain)
    event = incident.likely.kinds["event"]
    told = event >= _TOLD and incident.likely.events[0][0] != "empty"
    hinted = event >= _HINTED or (incident.type is not None and event >= _MENTIONED)
    if not hinted and incident.type is not None and event >= _MENTIONED_GRAVE:
        hinted = incident.severity == CRITICAL
    if beds and not figures:
        # Who looks for a bed has lost nobody.
        grave = hinted and incident.type is not None and not _LOOKING.search(plain)
        return MessageKind.CANNOT_TELL if told or grave else MessageKind.SHELTER
    if figures:
        # What a report counts (emergencies, wounds, bodies) are words of incidents, too: a figure is no alarm.
        if beds:
            both = told or names_activity(plain, catalogue, project)
            return MessageKind.CANNOT_TELL if both else MessageKind.SHELTER
        if speaks_of_violence(text, catalogue):
            return MessageKind.CANNOT_TELL
        if not hinted:
            return MessageKind.REPORT
        counts = names_activity(plain, catalogue, project) and _only_counts(plain, catalogue, model)
        return MessageKind.REPORT if counts else MessageKind.CANNOT_TELL
    alarming = event >= _SURE or incident.restricted is True or bool(_ALARM.search(plain))
    plainly = told and report.comment is None and (alarming or not report.is_report_like)
    if plainly and not names_activity(plain, catalogue, project):
        return MessageKind.INCIDENT
    if hinted or speaks_of_violence(text, catalogue):
        return MessageKind.CANNOT_TELL
    if report.is_report_like:
        return MessageKind.REPORT
    return MessageKind.CANNOT_TELL if _ALARM.search(plain) else MessageKind.NONE


def speaks_of_violence(text: str, catalogue: Catalogue) -> bool:
    """Whether words that count nothing tell plainly of violence: "clinique 34 cs. Un collègue a été frappé". A report
    says such a thing about its day, or it is an alert that somebody put behind it."""
    plain = _SEVERAL.sub(lambda counted: " " * len(counted.group()), flat(text[:LONGEST]))
    words, events = events_in(plain, catalogue)
    loud = (m for m in events if m.cue.topic in _VIOLENCE and m.cue.weight >= _LOUD)
    return any(not denied(words, m) and not lessened(words, m) for m in loud)


def about_beds(text: str) -> bool:
    """Whether a text speaks of shelter beds, whatever else it says."""
    return _about_beds(flat(text[:LONGEST]))


def _about_beds(plain: str) -> bool:
    return bool(_BED_WORK.match(plain)) or (bool(_BEDS.search(plain)) and bool(_ASKING.search(plain)))


def names_activity(plain: str, catalogue: Catalogue, project: str | None) -> bool:
    """Whether an activity of the catalogue is named, as reports do."""
    sites = frozenset(("site", s.key) for p in catalogue.projects for s in p.sites)
    index = index_of(catalogue, sites | {("project", project)} if project else sites)
    tokens = tokenise(plain)
    found = (index.find(tokens, at) for at in range(min(len(tokens), _MOST_TOKENS)))
    return any(phrase is not None and any(m.kind == "activity" for m in phrase.meanings) for phrase in found)


_COUNTED = re.compile(
    r"(?:\d+|un|une|deux|trois|quatre|cinq|one|two|three|four|five|aucun\w*|pas de|no|zero|0)\s+(?:[^\W\d_]+\s?){1,2}"
    r"|(?:[^\W\d_]+\s?){1,2}\s*[:=]\s*\d+"
)


def _only_counts(plain: str, catalogue: Catalogue, model: IncidentModel) -> bool:
    """Whether nothing speaks of an incident once the counted words are taken away."""
    left = event_in(_COUNTED.sub(" ", plain), catalogue=catalogue, model=model)
    return left.type is None and left.likely.kinds["event"] < _HINTED
