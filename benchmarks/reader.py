"""How fast messages are read: `python -m benchmarks.reader`. Prints messages a second, and the slowest hostile text."""

import json
import random
from datetime import datetime
from pathlib import Path
from time import process_time

from domain.catalogue import load_catalogue
from domain.reading import read_report

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Read every sample many times on one core, then some texts made to be slow."""
    catalogue = load_catalogue((ROOT / "bot/catalogues/mission_france.yaml").read_text("utf-8"))
    lines = [
        json.loads(line)
        for name in ("reports.jsonl", "reports_more.jsonl")
        for line in (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
    ]
    messages = [(m["text"], m["project"], m["site"], datetime.fromisoformat(m["now"])) for m in lines]

    def read_all() -> float:
        start = process_time()
        for text, project, site, now in messages:
            read_report(text, catalogue=catalogue, project=project, site=site, now=now)
        return process_time() - start

    read_all()
    best = min(read_all() for _ in range(10))
    print(f"{len(messages) / best:,.0f} messages/s ({best / len(messages) * 1e6:.0f} µs each)")

    now = messages[0][3]
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyzéà 0123456789:/(),.-'\n"
    repeated = [
        "1", "12 f ", "clinique ", ":", "(", "21/11 ", "1 2 3 ", "vingt et un ", " ", "consultarions 12 ",
        "consultation", "a peu pres ", "~", "1\n", "- ", "-1\n", "14h ", "nuit du 21 ", "non 3 ", "12 foyer ",
        "clinique et ", "0 deces ni ", "de la ", "Une ", "f h cs gale ", "1,2,", "100 ", "4 pers de ",
        "1 pardon ", "personnes prises en ", "1/2 ", "lundi ",
    ]  # fmt: skip
    hostile = {repr(piece): (piece * 4096)[:4096] for piece in repeated}
    hostile["letters"] = "".join(chance.choice(letters) for _ in range(4096))
    hostile["strangers"] = " ".join("".join(chance.choice("aeioucntp") for _ in range(9)) for _ in range(409))
    for name, text in hostile.items():
        start = process_time()
        read_report(text, catalogue=catalogue, project="calais", site=None, now=now)
        took = (process_time() - start) * 1000
        if took > 25:
            print(f"{took:4.0f} ms for 4,096 characters of {name}")


if __name__ == "__main__":
    main()
