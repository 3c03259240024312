"""`vigie parse --kind incident`: how Vigie reads an alert."""

from typing import Any

from domain.catalogue import Catalogue
from domain.reading.incident_model import RESTRICTED, IncidentModel
from domain.reading.incidents import IncidentReading, read_incident
from messages.questions import question_text

_RESTRICTED = {
    True: "restricted: only focal points read the story",
    False: "not restricted",
    None: "perhaps restricted: the story stays hidden until the reporter has said",
}
_SEVERITIES = {1: "low", 2: "moderate", 3: "high", 4: "critical"}


def answer(catalogue: Catalogue, reading: IncidentReading, language: str) -> dict[str, Any]:
    """The reading as one object, as `vigie parse --json` prints it."""
    return {
        "kind": "incident",
        "type": reading.type,
        "restricted": reading.restricted,
        "severity": reading.severity,
        "near_miss": reading.near_miss,
        "site": reading.site,
        "ask": reading.ask,
        "questions": [
            {"code": q.code, "text": question_text(q, language, catalogue), "about": q.about} for q in reading.questions
        ],
    }


def account(catalogue: Catalogue, model: IncidentModel, inputs: dict[str, Any], language: str) -> str:
    """The reading of a message in a few lines, for people, with the words that weighed in it.

    `inputs`: what `read_incident` is called with besides.
    """
    text = inputs["text"]
    reading = read_incident(catalogue=catalogue, model=model, **inputs)
    kind = catalogue.incident_type(reading.type).label.text(language) if reading.type else "no incident understood"
    near = "near miss" if reading.near_miss else ""
    site = catalogue.site(reading.site).label.text(language) if reading.site else ""
    lines = [" · ".join(part for part in (kind, site, near) if part)]
    for topic, share in reading.likely.events[: 1 if reading.type else 2]:
        lines.append(f"  learned: {topic} {share:.0%}{_for(model.weighing(text, topic))}")
    lines.append(f"  severity: {_SEVERITIES[reading.severity] if reading.severity else 'not said'}")
    because = "" if reading.restricted is False else _for(model.weighing(text, RESTRICTED))
    lines.append(f"  {_RESTRICTED[reading.restricted]}{because}")
    lines += [f"? {question_text(q, language, catalogue)}" for q in reading.questions]
    return "\n".join(lines)


def _for(words: tuple[str, ...]) -> str:
    return f" (for: {', '.join(words)})" if words else ""
