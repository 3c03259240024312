"""A figure with its label reads right at 0, 1, 2 and in thousands, for every label of the catalogue."""

import pytest

from domain.reading import Entry
from messages.counting import counted
from messages.reader import Reader
from messages.shift_reports.figures import content_in_line
from messages.wording import say_in
from tests.messages.samples import BOT, CATALOGUE, clinic, content

FRENCH = {
    "consultations": ("0 consultation", "1 consultation", "2 consultations"),
    "nouveaux patients": ("0 nouveau patient", "1 nouveau patient", "2 nouveaux patients"),
    "décès": ("0 décès", "1 décès", "2 décès"),
    "repas": ("0 repas", "1 repas", "2 repas"),
    "gale": ("gale : 0", "gale : 1", "gale : 2"),
    "rougeole suspectée": ("rougeole suspectée : 0", "rougeole suspectée : 1", "rougeole suspectée : 2"),
    "plaies et traumatismes": ("plaies et traumatismes : 0", "plaies et traumatismes : 1", "2 plaies et traumatismes"),
    "suivis de grossesse": ("0 suivi de grossesse", "1 suivi de grossesse", "2 suivis de grossesse"),
    "personnes prises en charge": (
        "0 personne prise en charge", "1 personne prise en charge", "2 personnes prises en charge",
    ),
    "dans les 72 h": ("0 dans les 72 h", "1 dans les 72 h", "2 dans les 72 h"),
    "litres d'eau": ("0 litre d'eau", "1 litre d'eau", "2 litres d'eau"),
    "kits vêtements secs": ("kits vêtements secs : 0", "kits vêtements secs : 1", "2 kits vêtements secs"),
    "hôpitaux": ("hôpitaux : 0", "hôpitaux : 1", "2 hôpitaux"),
}  # fmt: skip
ENGLISH = {
    "consultations": ("0 consultations", "1 consultation", "2 consultations"),
    "women": ("0 women", "1 woman", "2 women"),
    "emergencies": ("0 emergencies", "1 emergency", "2 emergencies"),
    "people met": ("0 people met", "1 person met", "2 people met"),
    "survivors seen": ("0 survivors seen", "1 survivor seen", "2 survivors seen"),
    "missing": ("0 missing", "1 missing", "2 missing"),
    "attendance": ("attendance: 0", "attendance: 1", "attendance: 2"),
    "suspected measles": ("suspected measles: 0", "suspected measles: 1", "suspected measles: 2"),
    "wounds and injuries": ("0 wounds and injuries", "wounds and injuries: 1", "2 wounds and injuries"),
    "litres of water": ("0 litres of water", "1 litre of water", "2 litres of water"),
    "within 72 hours": ("0 within 72 hours", "1 within 72 hours", "2 within 72 hours"),
    "children": ("0 children", "1 child", "2 children"),
}


@pytest.mark.parametrize(
    ("language", "label", "expected"),
    [("fr", *row) for row in FRENCH.items()] + [("en", *row) for row in ENGLISH.items()],
)
def test_a_label_counts(language: str, label: str, expected: tuple[str, str, str]) -> None:
    assert tuple(counted(n, label, say_in(language)).replace("\u00a0", " ") for n in range(3)) == expected


def test_thousands_are_grouped_as_the_language_does() -> None:
    assert counted(1234, "consultations", say_in("fr")) == "1\u202f234 consultations"
    assert counted(1234, "consultations", say_in("en")) == "1,234 consultations"


def test_at_the_start_of_a_line_a_label_is_a_sentence() -> None:
    assert counted(2, "scabies", say_in("en"), start=True) == "Scabies: 2"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_label_of_the_catalogue_is_lost(language: str) -> None:
    """The figure and the label's first letters are there, whatever the form."""
    for activity in CATALOGUE.activities:
        for indicator in activity.indicators:
            label = indicator.label.text(language)
            for n in (0, 1, 2, 1234):
                assert say_in(language).number(n) in counted(n, label, say_in(language))
            assert label in counted(1234, label, say_in(language))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fr",
            "Clinique mobile\u00a0: 34 consultations (5 mineurs)\u00a0; Santé mentale\u00a0: 8 entretiens individuels",
        ),
        ("en", "Mobile clinic: 34 consultations (5 minors); Mental health: 8 individual sessions"),
    ],
)
def test_activities_in_one_line_are_parted_as_the_language_does(language: str, line: str) -> None:
    report = content(clinic(34, minors=5), Entry("mental_health", {"individual_sessions": 8}))

    assert content_in_line(report, Reader(say_in(language), CATALOGUE, BOT)) == line
