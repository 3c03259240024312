"""What the documents on data protection promise is what the catalogue says."""

import re
from pathlib import Path

import pytest

from bot.catalogue import catalogue_from

DOCS = Path(__file__).resolve().parents[2] / "docs"
_UNITS = {"ids_days": ("days", "jours"), "narratives_months": ("months", "mois"), "identity_months": ("months", "mois")}


@pytest.mark.parametrize(("file", "place"), [("data-protection.md", 0), ("protection-des-donnees.md", 1)])
def test_the_retention_table_is_the_catalogues(file: str, place: int) -> None:
    text = (DOCS / file).read_text(encoding="utf-8")
    told = {key: (int(n), unit) for key, n, unit in re.findall(r"\| `(\w+)` \| (\d+) (\w+) \|", text)}
    kept = catalogue_from(None).retention.model_dump()
    assert told == {key: (value, _UNITS.get(key, ("months", "mois"))[place]) for key, value in kept.items()}


def test_both_languages_have_the_same_parts() -> None:
    def shape(file: str) -> list[int]:
        lines = (DOCS / file).read_text(encoding="utf-8").splitlines()
        return [line.count("|") for line in lines if line.startswith("|")]

    assert shape("data-protection.md") == shape("protection-des-donnees.md")
