"""What a sample that asks is known to ask, kept beside what was meant: `python -m tests.support.asked`.

`expect` in the samples says what a careful colleague would understand. For those that ask, `asked` beside it says which
questions come, in whose words, with which answers first, and `certain` what is taken as it stands. After a rule changed
run the command, and look through the difference: every line of it is a message that is now read another way.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from domain.catalogue import Catalogue
from domain.reading import Question, ReportReading, read_report
from domain.reading.incidents import IncidentReading, read_incident
from domain.reading.shelters import BedCount, BedHold, ShelterReading, read_shelter_message
from tests.support.known import write_known

DATA = Path(__file__).parents[1] / "data"
_MOST_OPTIONS = 3


def as_told(question: Question) -> str:
    """A question in one line: its code, the person's own words, the first answers."""
    about = question.about.replace("\n", "⏎")
    return f"{question.code} | {about} | {' '.join(question.options[:_MOST_OPTIONS])}".rstrip(" |")


def certain_of(got: ReportReading | ShelterReading) -> Any:
    """What a reading takes as it stands, as JSON has it."""
    if isinstance(got, ReportReading):
        figures = {e.activity: dict(e.values) for e in got.entries}
        return [figures, got.project, got.site, str(got.date), got.shift, [list(p) for p in got.possible]]
    if isinstance(got, BedCount):
        return [got.shelter, {key: [beds.occupied, beds.out_of_service] for key, beds in got.counts.items()}]
    if isinstance(got, BedHold):
        return [got.shelter, got.category, got.beds, got.until and got.until.isoformat()]
    return [got.shelter, got.category, got.people, got.reason]


def unlike(sample: Mapping[str, Any], got: ReportReading | ShelterReading) -> str:
    """How a reading that asks differs from what the sample is known to ask; empty where it does not."""
    told = [as_told(q) for q in got.questions], certain_of(got)
    known = sample.get("asked"), sample.get("certain")
    return "" if told == known else f"asks {told}, known {known}"


def alert_as_read(got: IncidentReading) -> list[Any]:
    """What an alert is read as, with the two likeliest answers where it asks."""
    options = [option for q in got.questions for option in q.options[:2]]
    return [got.type, got.restricted, got.severity, got.near_miss, options]


def alert_as_meant(expect: Mapping[str, Any]) -> list[Any]:
    """What it would be read as by a careful colleague."""
    return [expect["type"], expect["restricted"], expect["severity"], expect["near_miss"], []]


def _write(file: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def main() -> None:
    """Write into the files what their samples ask now, and of alerts how they are read where not as they were meant."""
    catalogue = catalogue_from(None)
    readers: tuple[tuple[str, Callable[..., ReportReading | ShelterReading]], ...] = (
        ("reports*.jsonl", read_report),
        ("shelters*.jsonl", read_shelter_message),
    )
    for pattern, read in readers:
        for file in sorted(DATA.glob(pattern)):
            rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
            for row in rows:
                where = {"project": row["project"], "site": row["site"], "now": datetime.fromisoformat(row["now"])}
                got = read(row["text"], catalogue=catalogue, **where)
                row.pop("asked", None), row.pop("certain", None)
                if got.questions:
                    row |= {"asked": [as_told(q) for q in got.questions], "certain": certain_of(got)}
            _write(file, rows)
    alerts = DATA / "incidents.jsonl"
    rows = [json.loads(line) for line in alerts.read_text("utf-8").splitlines()]
    for row in rows:
        row.pop("read", None)
        said = alert_as_read(read_alert(row, catalogue))
        if said != alert_as_meant(row["expect"]):
            row["read"] = said
    _write(alerts, rows)
    write_known()


def read_alert(sample: Mapping[str, Any], catalogue: Catalogue) -> IncidentReading:
    """The reading of a sample, for its reporter and at its time."""
    where = {"project": sample["project"], "site": sample["site"], "now": datetime.fromisoformat(sample["now"])}
    return read_incident(sample["text"], catalogue=catalogue, model=incident_model(), **where)


if __name__ == "__main__":
    main()
