"""How fast messages are read: `python -m benchmarks.reader`. Prints messages a second, and the slow hostile texts."""

import json
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import process_time

from domain.catalogue import Catalogue, load_catalogue
from domain.reading import read_report
from domain.reading.shelters import read_shelter_message

ROOT = Path(__file__).parent.parent


_READERS: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {
    "reports": (read_report, ("reports.jsonl", "reports_more.jsonl")),
    "shelters": (read_shelter_message, ("shelters.jsonl", "shelters_more.jsonl")),
}

_Message = tuple[str, str | None, str | None, datetime]  # text, project, site, when it was written


def _spent(read: Callable[..., object], catalogue: Catalogue, messages: list[_Message]) -> float:
    """Seconds of one core for reading all of them."""
    start = process_time()
    for text, project, site, now in messages:
        read(text, catalogue=catalogue, project=project, site=site, now=now)
    return process_time() - start


def main() -> None:
    """Read every sample many times on one core, then some texts made to be slow."""
    catalogue = load_catalogue((ROOT / "bot/catalogues/mission_france.yaml").read_text("utf-8"))
    for kind, (read, files) in _READERS.items():
        lines = [
            json.loads(line) for name in files for line in (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
        ]
        messages = [(m["text"], m["project"], m["site"], datetime.fromisoformat(m["now"])) for m in lines]
        _spent(read, catalogue, messages)
        best = min(_spent(read, catalogue, messages) for _ in range(10))
        print(f"{kind}: {len(messages) / best:,.0f} messages/s ({best / len(messages) * 1e6:.0f} µs each)")

    now = messages[0][3]
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyzéà 0123456789:/(),.-'\n"
    repeated = [
        "1", "12 f ", "clinique ", ":", "(", "21/11 ", "1 2 3 ", "vingt et un ", " ", "consultarions 12 ",
        "consultation", "a peu pres ", "~", "1\n", "- ", "-1\n", "14h ", "nuit du 21 ", "non 3 ", "12 foyer ",
        "clinique et ", "0 deces ni ", "de la ", "Une ", "f h cs gale ", "1,2,", "100 ", "4 pers de ",
        "1 pardon ", "personnes prises en ", "1/2 ", "lundi ", "tout est pris ", "3 lits hs, ",
        "jusqu'a 21h ", "d'une ",
    ]  # fmt: skip
    hostile = {repr(piece): (piece * 4096)[:4096] for piece in repeated}
    hostile["letters"] = "".join(chance.choice(letters) for _ in range(4096))
    hostile["strangers"] = " ".join("".join(chance.choice("aeioucntp") for _ in range(9)) for _ in range(409))
    for name, text in hostile.items():
        for kind, (read, _) in _READERS.items():
            start = process_time()
            read(text, catalogue=catalogue, project="calais", site=None, now=now)
            took = (process_time() - start) * 1000
            if took > 25:
                print(f"{kind}: {took:4.0f} ms for 4,096 characters of {name}")


if __name__ == "__main__":
    main()
