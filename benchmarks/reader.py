"""How fast messages are read: `python benchmarks/reader.py`. Prints messages a second, and the slowest hostile text."""

import json
import random
import sys
from datetime import datetime
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from domain.catalogue import load_catalogue  # noqa: E402
from domain.reading import read_report  # noqa: E402


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
        start = perf_counter()
        for text, project, site, now in messages:
            read_report(text, catalogue=catalogue, project=project, site=site, now=now)
        return perf_counter() - start

    read_all()
    best = min(read_all() for _ in range(10))
    print(f"{len(messages) / best:,.0f} messages/s ({best / len(messages) * 1e6:.0f} µs each)")

    now = messages[0][3]
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyzéà 0123456789:/(),.-'\n"
    hostile = {
        "digits": "1" * 4096, "pairs": "12 f " * 819, "names": "clinique " * 455, "colons": ":" * 4096, "open": "(" * 4096,
        "dates": "21/11 " * 682, "numbers": "1 2 3 " * 682, "words": "vingt et un " * 341, "spaces": " " * 4096,
        "letters": "".join(chance.choice(letters) for _ in range(4096)), "unknown": "consultarions 12 " * 240,
        "long": "consultation" * 341, "vague": "a peu pres " * 372, "marks": "~" * 4096, "lines": "1\n" * 2048,
        "strangers": " ".join("".join(chance.choice("aeioulnrst") for _ in range(7)) for _ in range(512)),
        "strangers 2": " ".join("".join(chance.choice("aeioucntp") for _ in range(9)) for _ in range(409)),
        "dashes": "- " * 2048, "bullets": "-1\n" * 1365, "hours": "14h " * 1024, "nuit": "nuit du 21 " * 372, "fix": "non 3 " * 682,
        "foyer": "12 foyer " * 455, "joined": "clinique et " * 341, "zero": "0 deces ni " * 372, "links": "de la " * 682,
        "marks2": "Une " * 1024, "noms": "f h cs gale " * 341, "decimals": "1,2," * 1024, "thousands": "100 " * 1024,
        "pers": "4 pers de " * 409, "fixnum": "1 pardon " * 455, "names of many": "personnes prises en " * 204,
    }  # fmt: skip
    for name, text in hostile.items():
        start = perf_counter()
        read_report(text, catalogue=catalogue, project="calais", site=None, now=now)
        took = (perf_counter() - start) * 1000
        if took > 20:
            print(f"{name}: {took:.0f} ms")


if __name__ == "__main__":
    main()
