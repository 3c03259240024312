"""`vigie parse --kind shelter`: the reading of a shelter message, as data and for people."""

from typing import Any

from domain.catalogue import Catalogue
from domain.reading.shelters import BedCount, BedHold, Beds, ShelterReading
from messages.questions import question_text


def answer(catalogue: Catalogue, reading: ShelterReading, language: str) -> dict[str, Any]:
    """The reading as one JSON object."""
    return _facts(reading) | {
        "ask": reading.ask,
        "questions": [
            {"code": q.code, "text": question_text(q, language, catalogue), "about": q.about} for q in reading.questions
        ],
    }


def account(catalogue: Catalogue, reading: ShelterReading, language: str) -> str:
    """The same for people."""
    lines = [catalogue.site(reading.shelter).label.text(language) if reading.shelter else "no shelter"]
    if isinstance(reading, BedCount):
        lines += [f"  {_category(catalogue, reading, k, language)}: {_beds(b)}" for k, b in reading.counts.items()]
    elif isinstance(reading, BedHold):
        until = f", until {reading.until.isoformat()}" if reading.until else ""
        number = "?" if reading.beds is None else reading.beds
        lines.append(f"  Hold {number} · {_category(catalogue, reading, reading.category, language)}{until}")
    else:
        number = "?" if reading.people is None else reading.people
        reason = f", {reading.reason}" if reading.reason else ""
        lines.append(f"  Turned away {number} · {_category(catalogue, reading, reading.category, language)}{reason}")
    lines += [f"? {question_text(q, language, catalogue)}" for q in reading.questions]
    return "\n".join(lines)


def _facts(reading: ShelterReading) -> dict[str, Any]:
    if isinstance(reading, BedCount):
        return {
            "kind": "bed_count",
            "shelter": reading.shelter,
            "counts": {key: _said(beds) for key, beds in reading.counts.items()},
        }
    if isinstance(reading, BedHold):
        return {
            "kind": "bed_hold",
            "shelter": reading.shelter,
            "category": reading.category,
            "beds": reading.beds,
            "until": None if reading.until is None else reading.until.isoformat(),
        }
    return {
        "kind": "turned_away",
        "shelter": reading.shelter,
        "category": reading.category,
        "people": reading.people,
        "reason": reading.reason,
    }


def _said(beds: Beds) -> dict[str, int]:
    named = (("occupied", beds.occupied), ("out_of_service", beds.out_of_service))
    return {name: value for name, value in named if value is not None}


def _beds(beds: Beds) -> str:
    parts = [] if beds.occupied is None else [f"{beds.occupied} occupied"]
    return ", ".join(parts + ([] if beds.out_of_service is None else [f"{beds.out_of_service} out of service"]))


def _category(catalogue: Catalogue, reading: ShelterReading, key: str | None, language: str) -> str:
    if key is None or reading.shelter is None:
        return "no category"
    return catalogue.shelter(reading.shelter).category(key).label.text(language)
