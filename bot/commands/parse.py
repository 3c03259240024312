"""`vigie parse`: how Vigie reads a message, for whoever keeps the catalogue and for the scorer."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from bot.commands import parse_incident, parse_shelter
from bot.commands.parse_account import told
from bot.incident_model import incident_model
from bot.process import CannotStart, load_catalogue_or_say
from bot.settings import Settings
from domain.catalogue import Catalogue
from domain.reading import read_report
from domain.reading.account import account_of
from domain.reading.incidents import read_incident
from domain.reading.shelters import read_shelter_message
from messages.questions import question_text

LANGUAGE = "en"
KINDS = ("report", "incident", "shelter")


def parse(
    settings: Settings,
    text: str | None,
    jsonl: Path | None,
    *,
    as_json: bool,
    kind: str,
    project: str | None,
    site: str | None,
    now: str | None,
) -> None:
    """Prints the reading of one message, or of every line of a file; exit code 1 for input that is wrong."""
    try:
        catalogue = load_catalogue_or_say(settings)
        if jsonl is not None:
            for line in jsonl.read_text(encoding="utf-8").splitlines():
                if line.strip():
                    typer.echo(json.dumps(_answer(catalogue, json.loads(line)), ensure_ascii=False))
            return
        row = {"text": text, "kind": kind, "project": project, "site": site, "now": now}
        if as_json:
            typer.echo(json.dumps(_answer(catalogue, row), ensure_ascii=False, indent=2))
        else:
            typer.echo(_account(catalogue, row))
    except CannotStart as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except (OSError, ValueError, KeyError, TypeError):
        typer.echo("That input cannot be read: one JSON object a line with text, project, site, now.", err=True)
        raise typer.Exit(1) from None


def _inputs(catalogue: Catalogue, row: dict[str, Any]) -> dict[str, Any]:
    """What a message is read with; refuses what the catalogue does not have."""
    kind = row.get("kind") or "report"
    if kind not in KINDS:
        raise CannotStart(f"Vigie reads {', '.join(KINDS[:-1])} and {KINDS[-1]} messages; {kind} is none of them.")
    now = datetime.fromisoformat(row["now"]) if row.get("now") else datetime.now(UTC).astimezone(catalogue.zone)
    for name, known in (
        ("project", {p.key for p in catalogue.projects}),
        ("site", {s.key for p in catalogue.projects for s in p.sites}),
    ):
        if row.get(name) is not None and row[name] not in known:
            raise CannotStart(f"The catalogue has no {name} {row[name]}; it has {', '.join(sorted(known))}.")
    return {"text": str(row["text"]), "project": row.get("project"), "site": row.get("site"), "now": now}


def _answer(catalogue: Catalogue, row: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise TypeError("not an object")
    inputs = _inputs(catalogue, row)
    if row.get("kind") == "incident":
        reading_of = read_incident(catalogue=catalogue, model=incident_model(), **inputs)
        return parse_incident.answer(catalogue, reading_of, LANGUAGE)
    if row.get("kind") == "shelter":
        return parse_shelter.answer(catalogue, read_shelter_message(catalogue=catalogue, **inputs), LANGUAGE)
    reading = read_report(catalogue=catalogue, **inputs)
    return {
        "kind": "shift_report",
        "project": reading.project,
        "site": reading.site,
        "date": None if reading.date is None else reading.date.isoformat(),
        "shift": reading.shift,
        "entries": [{"activity": e.activity, "values": dict(e.values)} for e in reading.entries],
        "comment": reading.comment,
        "ask": reading.ask,
        "questions": [
            {"code": q.code, "text": question_text(q, LANGUAGE, catalogue), "about": q.about} for q in reading.questions
        ],
    }


def _account(catalogue: Catalogue, row: dict[str, Any]) -> str:
    """The same for people."""
    inputs = _inputs(catalogue, row)
    if row.get("kind") == "incident":
        return parse_incident.account(catalogue, incident_model(), inputs, LANGUAGE)
    if row.get("kind") == "shelter":
        return parse_shelter.account(catalogue, read_shelter_message(catalogue=catalogue, **inputs), LANGUAGE)
    reading, pieces = account_of(catalogue=catalogue, **inputs)
    return told(catalogue, reading, pieces)
