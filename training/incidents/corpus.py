"""The written messages as a table: what each speaks of, whether it is restricted, its text."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus.tsv"
MODEL = Path(__file__).parents[2] / "bot/models/incidents.model"
_RESTRICTED = {"yes": True, "no": False, "unsure": None}


@dataclass(frozen=True, slots=True)
class Example:
    """One message. `topic`: an event of `incident_words.ANCHORS`, or `empty`, `report`, `shelter`, `none`."""

    topic: str
    restricted: bool | None
    text: str


def examples() -> list[Example]:
    """All of them, as they stand in the file. Raises ValueError for a line that is not three columns."""
    found = []
    for line in CORPUS.read_text("utf-8").splitlines():
        topic, restricted, text = line.split("\t")
        found.append(Example(topic, _RESTRICTED[restricted], text))
    return found


def fingerprint() -> str:
    """What the model's file carries of the corpus from which it was made."""
    return sha256(CORPUS.read_bytes()).hexdigest()
