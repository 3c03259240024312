"""`vigie parse --kind incident`: how Vigie reads an alert."""

from typing import Any

from domain.catalogue import Catalogue
from domain.reading.incidents import IncidentReading
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


def account(catalogue: Catalogue, reading: IncidentReading, language: str) -> str:
    """The reading in a few lines, for people."""
    kind = catalogue.incident_type(reading.type).label.text(language) if reading.type else "no incident understood"
    lines = [
        " · ".join(
            part
            for part in (
                kind,
                catalogue.site(reading.site).label.text(language) if reading.site else "",
                "near miss" if reading.near_miss else "",
            )
            if part
        ),
        f"  severity: {_SEVERITIES[reading.severity] if reading.severity else 'not said'}",
        f"  {_RESTRICTED[reading.restricted]}",
    ]
    lines += [f"? {question_text(q, language, catalogue)}" for q in reading.questions]
    return "\n".join(lines)
