"""How fast messages are read: `python -m benchmarks.reader`. Prints messages a second and slow texts."""

import json
import random
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import process_time

from bot.incident_model import incident_model
from domain.catalogue import load_catalogue
from domain.reading import read_report
from domain.reading.incidents import read_incident

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Read every sample many times on one core, then some texts made to be slow; reports, then incidents."""
    catalogue = load_catalogue((ROOT / "bot/catalogues/mission_france.yaml").read_text("utf-8"))
    model = incident_model()

    def report(m: dict[str, str], now: datetime) -> None:
        read_report(m["text"], catalogue=catalogue, project=m["project"], site=m["site"], now=now)

    def incident(m: dict[str, str], now: datetime) -> None:
        read_incident(m["text"], catalogue=catalogue, model=model, project=m["project"], site=m["site"], now=now)

    for name, read, files in (
        ("reports", report, ("reports.jsonl", "reports_more.jsonl")),
        ("incidents", incident, ("incidents.jsonl",)),
    ):
        lines = [json.loads(row) for f in files for row in (ROOT / "tests/data" / f).read_text("utf-8").splitlines()]
        print(f"{name}:")
        measure(read, lines)


def measure(read: Callable[[dict[str, str], datetime], None], lines: Sequence[dict[str, str]]) -> None:
    """Print messages a second, and every hostile text that takes long."""
    messages = [(m, datetime.fromisoformat(m["now"])) for m in lines]

    def read_all() -> float:
        start = process_time()
        for message, now in messages:
            read(message, now)
        return process_time() - start

    read_all()
    best = min(read_all() for _ in range(10))
    print(f"{len(messages) / best:,.0f} messages/s ({best / len(messages) * 1e6:.0f} µs each)")
    for name, text in hostile().items():
        start = process_time()
        read({**messages[0][0], "text": text}, messages[0][1])
        took = (process_time() - start) * 1000
        if took > 25:
            print(f"{took:4.0f} ms for 4,096 characters of {name}")


def hostile() -> dict[str, str]:
    """Texts made to be slow."""
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyzéà 0123456789:/(),.-'\n"
    repeated = [
        "1", "12 f ", "clinique ", ":", "(", "21/11 ", "1 2 3 ", "vingt et un ", " ", "consultarions 12 ",
        "consultation", "a peu pres ", "~", "1\n", "- ", "-1\n", "14h ", "nuit du 21 ", "non 3 ", "12 foyer ",
        "clinique et ", "0 deces ni ", "de la ", "Une ", "f h cs gale ", "1,2,", "100 ", "4 pers de ",
        "1 pardon ", "personnes prises en ", "1/2 ", "lundi ",
    ]  # fmt: skip
    texts = {repr(piece): (piece * 4096)[:4096] for piece in repeated}
    texts["letters"] = "".join(chance.choice(letters) for _ in range(4096))
    texts["strangers"] = " ".join("".join(chance.choice("aeioucntp") for _ in range(9)) for _ in range(409))
    return texts


if __name__ == "__main__":
    main()
