"""What `vigie parse` tells people: what a message reports, and word by word what each stretch of it was taken as."""

from collections.abc import Iterator
from textwrap import wrap

import typer

from domain.catalogue import Catalogue
from domain.reading import ReportReading
from domain.reading.account import Piece, PieceKind
from messages.questions import question_text

LANGUAGE = "en"
_WIDTH = 80
_WRITTEN = 26  # columns for the person's own words
_KINDS: dict[PieceKind, str] = {
    "activity": "activity",
    "age": "an age, not counted",
    "command": "command",
    "comment": "comment, kept as it is",
    "comparison": "another day's figure, not counted",
    "correction": "announces a correction",
    "date": "day or shift",
    "duration": "a duration, not counted",
    "greeting": "greeting",
    "line": "an emergency line, not counted",
    "link": "a link or somebody's handle",
    "measure": "a measure, a share or money, not counted",
    "name": "named, but with no figure",
    "nothing": "nothing to report",
    "number_name": "the number of a road, a place or a channel, not counted",
    "one_of_them": "one of those counted before",
    "ordinal": "an ordinal, not counted",
    "phone": "a telephone number",
    "phrase": "a turn of speech, not counted",
    "place": "place",
    "planned": "planned or ahead, not counted",
    "question": "asked about",
    "retracted": "corrected, so not counted",
    "team": "the team's size, not counted",
    "time": "a time, not counted",
    "unknown": "not used",
    "vague": "makes a figure inexact",
    "value": "counted",
    "word": "everyday word",
}


def told(catalogue: Catalogue, reading: ReportReading, pieces: tuple[Piece, ...]) -> str:
    """The reading of a report, then its account in two columns, at most 80 characters wide where words allow."""
    return "\n".join([*_summary(catalogue, reading), "", *(line for p in pieces for line in _rows(catalogue, p))])


def _summary(catalogue: Catalogue, reading: ReportReading) -> Iterator[str]:
    yield " · ".join(
        part
        for part in (
            catalogue.project(reading.project).label.text(LANGUAGE) if reading.project else "no project",
            catalogue.site(reading.site).label.text(LANGUAGE) if reading.site else "no site",
            reading.date.isoformat() if reading.date else "no day",
            reading.shift or "",
        )
        if part
    )
    for entry in reading.entries:
        activity = catalogue.activity(entry.activity)
        yield activity.label.text(LANGUAGE)
        for key, value in entry.values.items():
            yield f"  {activity.indicator(key).label.text(LANGUAGE)}: {value}"
    if reading.comment:
        yield f"Comment: {reading.comment}"
    for question in reading.questions:
        yield f"? {question_text(question, LANGUAGE, catalogue)}"


def _rows(catalogue: Catalogue, piece: Piece) -> Iterator[str]:
    """One stretch: the person's own words on the left, what they were taken as on the right."""
    left = wrap(" ".join(piece.text.split()), _WRITTEN) or [""]
    right = wrap(_taken_as(catalogue, piece), _WIDTH - _WRITTEN - 4) or [""]
    for at in range(max(len(left), len(right))):
        words, meaning = (column[at] if at < len(column) else "" for column in (left, right))
        yield _styled(piece.kind, f"  {words:{_WRITTEN}}  {meaning}".rstrip())


def _taken_as(catalogue: Catalogue, piece: Piece) -> str:
    names = " or ".join(_label(catalogue, path) for path in piece.of)
    if piece.kind == "value":
        said = f"{names}: {piece.value}"
    elif piece.kind == "question":
        said = f"asked about ({piece.code})" + (f": {names}?" if names else "")
    else:
        said = _KINDS[piece.kind] + (f": {names}" if names else "")
    slips = ", ".join(f"{written} → {name}" for written, name in piece.slips)
    return f"{said}; typing slip: {slips}" if slips else said


def _label(catalogue: Catalogue, path: str) -> str:
    """What a path of the catalogue or a day is called; a figure's with its activity."""
    activity, _, indicator = path.partition(".")
    for known in catalogue.activities:
        if known.key == activity and indicator:
            return f"{known.label.text(LANGUAGE)}, {known.indicator(indicator).label.text(LANGUAGE)}"
        if known.key == path:
            return known.label.text(LANGUAGE)
    for project in catalogue.projects:
        for place in (project, *project.sites):
            if place.key == path:
                return place.label.text(LANGUAGE)
    return path


def _styled(kind: PieceKind, line: str) -> str:
    """Colours for a terminal; `typer.echo` leaves them out where the answer is piped."""
    if kind == "question":
        return typer.style(line, fg="yellow")
    if kind in ("value", "activity", "place", "date"):
        return typer.style(line, fg="green")
    return typer.style(line, dim=True) if kind in ("word", "unknown") else line
