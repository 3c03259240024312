"""`vigie parse`: how Vigie reads a message, for whoever keeps the catalogue and for the scorer."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from bot.commands import parse_incident
from bot.process import CannotStart, load_catalogue_or_say
from bot.settings import Settings
from domain.catalogue import Catalogue
from domain.reading import ReportReading, read_report
from domain.reading.incidents import IncidentReading, read_incident
from messages.questions import question_text

LANGUAGE = "en"


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
            reading = _read(catalogue, row)
            if isinstance(reading, IncidentReading):
                typer.echo(parse_incident.account(reading, catalogue, LANGUAGE))
            else:
                typer.echo(_account(catalogue, reading))
    except CannotStart as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    except (OSError, ValueError, KeyError, TypeError):
        typer.echo("That input cannot be read: one JSON object a line with text, project, site, now.", err=True)
        raise typer.Exit(1) from None


def _read(catalogue: Catalogue, row: dict[str, Any]) -> ReportReading | IncidentReading:
    kind = row.get("kind") or "report"
    if kind not in ("report", "incident"):
        raise CannotStart(f"This version of Vigie reads reports and incidents; {kind} is not read yet.")
    now = datetime.fromisoformat(row["now"]) if row.get("now") else datetime.now(UTC).astimezone(catalogue.zone)
    for name, known in (
        ("project", {p.key for p in catalogue.projects}),
        ("site", {s.key for p in catalogue.projects for s in p.sites}),
    ):
        if row.get(name) is not None and row[name] not in known:
            raise CannotStart(f"The catalogue has no {name} {row[name]}; it has {', '.join(sorted(known))}.")
    read = read_incident if kind == "incident" else read_report
    return read(str(row["text"]), catalogue=catalogue, project=row.get("project"), site=row.get("site"), now=now)


def _answer(catalogue: Catalogue, row: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise TypeError("not an object")
    reading = _read(catalogue, row)
    if isinstance(reading, IncidentReading):
        return parse_incident.answer(reading, catalogue, LANGUAGE)
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


def _account(catalogue: Catalogue, reading: ReportReading) -> str:
    """The same for people."""
    place = " · ".join(
        part
        for part in (
            catalogue.project(reading.project).label.text(LANGUAGE) if reading.project else "no project",
            catalogue.site(reading.site).label.text(LANGUAGE) if reading.site else "no site",
            reading.date.isoformat() if reading.date else "no day",
            reading.shift or "",
        )
        if part
    )
    lines = [place]
    for entry in reading.entries:
        activity = catalogue.activity(entry.activity)
        lines.append(activity.label.text(LANGUAGE))
        lines += [f"  {activity.indicator(i).label.text(LANGUAGE)}: {v}" for i, v in entry.values.items()]
    if reading.comment:
        lines.append(f"Comment: {reading.comment}")
    lines += [f"? {question_text(q, LANGUAGE, catalogue)}" for q in reading.questions]
    return "\n".join(lines)
