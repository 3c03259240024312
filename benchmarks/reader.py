"""How fast messages are read: `python -m benchmarks.reader`. Prints messages a second, and the slow hostile texts."""

import json
import random
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from time import process_time

from bot.incident_model import incident_model
from domain.catalogue import Catalogue, load_catalogue
from domain.reading import read_report
from domain.reading.incidents import read_incident
from domain.reading.shelters import read_shelter_message

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Read every sample of each kind many times on one core, then some texts made to be slow."""
    catalogue = load_catalogue((ROOT / "bot/catalogues/mission_france.yaml").read_text("utf-8"))
    for name, read, files in (
        ("reports", read_report, ("reports.jsonl", "reports_more.jsonl")),
        ("shelters", read_shelter_message, ("shelters.jsonl", "shelters_more.jsonl")),
        ("incidents", partial(read_incident, model=incident_model()), ("incidents.jsonl",)),
    ):
        lines = [json.loads(row) for f in files for row in (ROOT / "tests/data" / f).read_text("utf-8").splitlines()]
        measure(name, partial(read, catalogue=catalogue), lines, catalogue)


def measure(name: str, read: Callable[..., object], lines: Sequence[dict[str, str]], catalogue: Catalogue) -> None:
    """Print messages a second, and every hostile text that takes long."""
    messages = [
        (m["text"], {"project": m["project"], "site": m["site"], "now": datetime.fromisoformat(m["now"])})
        for m in lines
    ]

    def spent(some: Sequence[tuple[str, dict[str, object]]]) -> float:
        start = process_time()
        for text, told in some:
            read(text, **told)
        return process_time() - start

    spent(messages)
    best = min(spent(messages) for _ in range(10))
    print(f"{name}: {len(messages) / best:,.0f} messages/s ({best / len(messages) * 1e6:.0f} µs each)")
    for what, text in hostile(catalogue).items():
        took = min(spent([(text, messages[0][1])]) for _ in range(3)) * 1000
        if took > 25:
            print(f"{name}: {took:4.0f} ms for 4,096 characters of {what}")


def hostile(catalogue: Catalogue) -> dict[str, str]:
    """Texts made to be slow."""
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyzéà 0123456789:/(),.-'\n"
    repeated = [
        "1", "12 f ", "clinique ", ":", "(", "21/11 ", "1 2 3 ", "vingt et un ", " ", "consultarions 12 ",
        "consultation", "a peu pres ", "~", "1\n", "- ", "-1\n", "14h ", "nuit du 21 ", "non 3 ", "12 foyer ",
        "clinique et ", "0 deces ni ", "de la ", "Une ", "f h cs gale ", "1,2,", "100 ", "4 pers de ",
        "1 pardon ", "personnes prises en ", "1/2 ", "lundi ", "tout est pris ", "3 lits hs, ", "jusqu'a 21h ",
        "d'une ", "calais ", "a calais paris ", "lent to calais ", "pardon lundi ", "infection ", "soixante-et-",
        "au foyer : ", "apres la pluie d'hier ", "gale ? ", "12 f pardon ",
        "non 3 adultes ", "pardon ", "(1 femme) ", "equipe de 3 ", "bus 3 ", "→ 3 ", "1. mna\n",
        "accueil ", "12 cs accueil accueil ", "day centre ",
        "hit volunteer ", "staff, hit. ", "hit our volunteer, ", "viol protocole ",
    ]  # fmt: skip
    texts = {repr(piece): (piece * 4096)[:4096] for piece in repeated}
    texts["letters"] = "".join(chance.choice(letters) for _ in range(4096))
    names = [n for a in catalogue.activities for of in (a, *a.indicators) for n in of.names]
    texts["names"] = " ".join(chance.choice(names) for _ in range(900))[:4096]
    texts["figures"] = ", ".join(f"{chance.randint(0, 60)} {chance.choice(names)}" for _ in range(700))[:4096]
    texts["strangers"] = " ".join("".join(chance.choice("aeioucntp") for _ in range(9)) for _ in range(409))
    return texts


if __name__ == "__main__":
    main()
