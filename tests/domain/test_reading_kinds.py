"""Telling reports, incidents and questions about beds apart: in doubt nobody is taken at a wrong word."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from domain.reading import read_report
from domain.reading.kinds import MessageKind, kind_of

ROOT = Path(__file__).parents[2]
CATALOGUE = catalogue_from(None)
NOW = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


def kind(text: str) -> MessageKind:
    report = read_report(text, catalogue=CATALOGUE, project="calais", site=None, now=NOW)
    return kind_of(text, report, catalogue=CATALOGUE, model=incident_model(), project="calais", now=NOW)


def texts(*names: str) -> list[str]:
    return [json.loads(row)["text"] for n in names for row in (ROOT / "tests/data" / n).read_text("utf-8").splitlines()]


def test_hardly_a_report_is_taken_for_anything_else() -> None:
    kinds = [kind(text) for text in texts("reports.jsonl", "reports_more.jsonl")]
    assert kinds.count(MessageKind.INCIDENT) == kinds.count(MessageKind.SHELTER) == 0
    assert kinds.count(MessageKind.REPORT) > 0.85 * len(kinds)


def test_hardly_an_incident_is_taken_for_a_report() -> None:
    kinds = [kind(text) for text in texts("incidents.jsonl")]
    assert kinds.count(MessageKind.REPORT) + kinds.count(MessageKind.SHELTER) <= 0.01 * len(kinds)
    assert kinds.count(MessageKind.INCIDENT) > 0.65 * len(kinds)


def test_what_is_no_incident_is_hardly_taken_for_one() -> None:
    rows = [row.split("\t") for row in (ROOT / "tests/data/kinds.tsv").read_text("utf-8").splitlines()]
    kinds = [kind(text) for _, text in rows]
    assert kinds.count(MessageKind.INCIDENT) <= 0.02 * len(kinds)
    assert [
        text for (what, text), got in zip(rows, kinds, strict=True) if what == "empty" and got.value == "report"
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clinique 34 dont 12 femmes", MessageKind.REPORT),
        ("clinique 34, 2 urgences, police passée ce matin", MessageKind.REPORT),
        ("coups de feu au camp !!", MessageKind.INCIDENT),
        ("a volunteer hit one of the boys", MessageKind.INCIDENT),
        ("une place pour une femme ce soir ?", MessageKind.SHELTER),
        ("any bed left for two women tonight?", MessageKind.SHELTER),
        ("abri complet ce soir", MessageKind.SHELTER),
        ("on cherche un hébergement pour une maman et son bébé", MessageKind.SHELTER),
        ("there are police at the shelter, need help", MessageKind.CANNOT_TELL),
        ("feu dans l'hébergement on évacue, besoin de lits", MessageKind.CANNOT_TELL),
        ("bonjour", MessageKind.NONE),
        ("", MessageKind.NONE),
        ("aidez moi, rappelle vite", MessageKind.CANNOT_TELL),
    ],
)
def test_each_kind_has_its_own(text: str, expected: MessageKind) -> None:
    assert kind(text) is expected
