"""An example works when it is sent as it stands: nothing else may be taught."""

import re
from datetime import date, datetime

import pytest

import domain.reading
from domain.catalogue import Catalogue
from messages.examples import COMMAND, day_examples, examples
from messages.reader import Reader
from messages.wording import say_in
from tests.messages.samples import BOT, CATALOGUE

NOW = datetime.fromisoformat("2026-11-23T14:02:00+01:00")
PLACES = [
    (project.key, site)
    for project in CATALOGUE.projects
    for site in (None, *(s.key for s in CATALOGUE.sites_of(project.key, date.min)))
    if project.succeeds is None
]


def reader(language: str, catalogue: Catalogue = CATALOGUE) -> Reader:
    return Reader(say_in(language), catalogue, BOT)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("project", "site"), [*PLACES, (None, None)])
def test_an_example_is_understood_whole(project: str | None, site: str | None, language: str) -> None:
    for line in examples(reader(language), project, site):
        text = line.removeprefix(f"{COMMAND} ")
        reading = domain.reading.read_report(text, catalogue=CATALOGUE, project=project, site=site, now=NOW)
        assert reading.understood_whole, (line, reading.questions)
        assert reading.site is not None, line


def test_examples_come_from_the_catalogue_at_hand() -> None:
    raw = CATALOGUE.model_dump(mode="json", by_alias=True)
    raw["activities"] = [
        {
            "key": "wells",
            "label": {"fr": "Puits", "en": "Wells"},
            "indicators": [{"key": "dug", "label": {"fr": "puits creusés", "en": "wells dug"}, "headline": True}],
        }
    ]
    raw["expected"] = raw["surveillance"] = []
    other = Catalogue.model_validate(raw)
    assert examples(reader("fr", other), "calais", "coast_calais")[0] == "/r puits 34 puits creusés"
    assert examples(reader("en", other), "calais", "coast_calais")[0] == "/r wells 34 wells dug"


def test_nothing_sensitive_is_an_example() -> None:
    secret = [a.label.fr.casefold() for a in CATALOGUE.activities if a.sensitive]
    shown = [line for project, site in PLACES for line in examples(reader("fr"), project, site)]
    assert not any(re.search("|".join(secret), line) for line in shown)


@pytest.mark.parametrize(("language", "lines"), [("fr", "/jour hier"), ("en", "/today yesterday")])
def test_days_are_taught_in_the_readers_language(language: str, lines: str) -> None:
    assert day_examples(reader(language))[0] == lines
