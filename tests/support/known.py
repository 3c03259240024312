"""How messages are known to be read, in every respect: `python -m tests.support.asked` writes that anew.

The samples say what a careful colleague would understand. What else a reading holds (the figures that a question holds
back, where its words stand, what is possible, what is an estimate) is kept here: as a mark for each sample, and in full
for the messages of `known.jsonl`, which are samples as phones and tired people change them: cut off, run together, a
word left out or in another place, without their signs, with other figures.
"""

import json
import zlib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from domain.catalogue import Catalogue
from domain.reading import Question, ReportReading, read_report
from domain.reading.account import Piece, account_of
from domain.reading.incidents import IncidentReading, read_incident
from domain.reading.kinds import kind_of
from domain.reading.shelters import BedCount, BedHold, ShelterReading, read_shelter_message
from domain.reading.shelters.asking import asks_for_beds, read_bed_question

DATA = Path(__file__).parents[1] / "data"
KNOWN = DATA / "known.jsonl"
MARKS = DATA / "marks.json"
_MOST_OPTIONS = 5
Reading = ReportReading | ShelterReading | IncidentReading


def told(got: Reading) -> list[Any]:
    """All that a reading says, as JSON has it."""
    said: list[Any]
    if isinstance(got, ReportReading):
        said = [
            [[e.activity, dict(e.values), sorted(e.estimates)] for e in got.entries],
            [got.project, got.site, str(got.date), got.shift, got.comment, got.is_report_like],
            got.possible,
        ]
    elif isinstance(got, IncidentReading):
        event, likely = got.likely.kinds["event"], got.likely.events[0][0]
        said = [got.type, got.restricted, got.severity, got.near_miss, got.site, likely, round(event, 1)]
    elif isinstance(got, BedCount):
        said = [got.shelter, {key: [b.occupied, b.out_of_service] for key, b in got.counts.items()}]
    elif isinstance(got, BedHold):
        said = [got.shelter, got.category, got.beds, got.until and got.until.isoformat()]
    else:
        said = [got.shelter, got.category, got.people, got.reason]
    return [*said, *([[_asked(q) for q in got.questions]] if got.questions else [])]


def _asked(question: Question) -> list[Any]:
    held = [[" ".join(h.paths), h.value] for h in question.held]
    where = f"{question.span[0]}-{question.span[1]}"
    return [question.code, question.about, where, " ".join(question.options[:_MOST_OPTIONS]), held, question.under]


def mark_of(got: Reading | tuple[Piece, ...]) -> str:
    """A reading, or its account, in eight letters: another one has others."""
    said = repr(got) if isinstance(got, tuple) else json.dumps(told(got))
    return f"{zlib.crc32(said.encode()):08x}"


@cache
def marks() -> dict[str, str]:
    """The marks of the samples, by their keys."""
    kept: dict[str, str] = json.loads(MARKS.read_text("utf-8"))
    return kept


def differs(sample: Mapping[str, Any], got: Reading | tuple[Piece, ...]) -> bool:
    """Whether a sample's reading, or its account, is another than it is known to be, in whatever respect."""
    return marks().get(_key_of(sample, got)) != mark_of(got)


def _key_of(sample: Mapping[str, Any], got: Reading | tuple[Piece, ...]) -> str:
    """Ids are unique in one file only."""
    where = f"{sample['text']}|{sample['project']}|{sample['site']}|{sample['now']}"
    return f"{sample['id']}{'/account' if isinstance(got, tuple) else ''} {zlib.crc32(where.encode()):08x}"


def as_read(row: Mapping[str, Any], catalogue: Catalogue) -> list[Any]:
    """All that is read in a message of `known.jsonl`, by the reader that it is for."""
    place = {"project": row["project"], "site": row["site"], "now": datetime.fromisoformat(row["now"])}
    text, by = row["text"], row["reader"]
    if by == "report":
        return told(read_report(text, catalogue=catalogue, **place))
    if by == "incident":
        return told(read_incident(text, catalogue=catalogue, model=incident_model(), **place))
    if by == "kind":
        report = read_report(text, catalogue=catalogue, **place)
        of = {"project": place["project"], "now": place["now"], "model": incident_model()}
        return [kind_of(text, report, catalogue=catalogue, **of).value]
    if by == "beds":
        asked = read_bed_question(text, catalogue=catalogue, project=place["project"], now=place["now"])
        fitting = [" ".join(bed) for bed in asked.fitting or ()]
        asks = asks_for_beds(text, read_shelter_message(text, catalogue=catalogue, **place))
        said = [asked.project, asked.shelter, fitting, asked.meant, asked.beds, asked.several]
        return [*said, asked.strange, asked.unknown, asks]
    return told(read_shelter_message(text, catalogue=catalogue, **place))


def as_kept(said: list[Any]) -> Any:
    """As it comes back from JSON."""
    return json.loads(json.dumps(said))


def rows() -> list[dict[str, Any]]:
    """The messages of `known.jsonl`."""
    return [json.loads(line) for line in KNOWN.read_text("utf-8").splitlines()]


def write_known() -> None:
    """Write how they are read now, and the samples' marks."""
    catalogue, model = catalogue_from(None), incident_model()
    kept = [{**row, "read": as_read(row, catalogue)} for row in rows()]
    KNOWN.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept), "utf-8")
    found: dict[str, str] = {}
    for file in sorted(f for f in DATA.glob("*.jsonl") if f != KNOWN):
        for sample in [json.loads(line) for line in file.read_text("utf-8").splitlines()]:
            place = {k: sample[k] for k in ("project", "site")} | {"now": datetime.fromisoformat(sample["now"])}
            got: list[Reading | tuple[Piece, ...]]
            if file.name.startswith("reports"):
                got = [*account_of(sample["text"], catalogue=catalogue, **place)]
            elif file.name.startswith("shelters"):
                got = [read_shelter_message(sample["text"], catalogue=catalogue, **place)]
            else:
                got = [read_incident(sample["text"], catalogue=catalogue, model=model, **place)]
            found |= {_key_of(sample, part): mark_of(part) for part in got}
    MARKS.write_text(json.dumps(found, indent=0, ensure_ascii=False) + "\n", "utf-8")
