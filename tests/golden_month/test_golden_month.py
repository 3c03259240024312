"""A month's summaries: what they read like, and whether every number in them is right."""

import asyncio
from pathlib import Path

import pytest

from bot.catalogue import catalogue_from
from domain.summaries.periods import Period
from tests.golden_month.accounting import Unaccounted, account, numbers
from tests.golden_month.plan import reports
from tests.golden_month.reckoning import Reckoning
from tests.golden_month.texts import LANGUAGES, Told, as_file, golden, told

RENEW = "python -m tests.golden_month.texts"


@pytest.fixture(scope="module")
def every(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Every summary of the month."""
    return asyncio.run(told(sqlite_template, tmp_path_factory.mktemp("month")))


def reckoned(one: Told, every: list[Told]) -> Reckoning:
    """What it was, by other means."""
    asked = one.asked
    period = Period.of(asked.kind, asked.day)
    evening = next((e for e in every if e.asked.evening and e.asked.project == asked.project), None)
    held = evening is not None and asked.kind in ("daily", "closing") and asked.at > evening.asked.at
    return Reckoning(
        kind=str(asked.kind),
        project=asked.project,
        first=period.first,
        last=period.last,
        now=asked.at,
        reader=asked.reader,
        rows=one.reports,
        beds=one.beds,
        planned=reports(catalogue_from(None)),
        evening=evening.reports if held and evening is not None else None,
        evening_beds=evening.beds if held and evening is not None else None,
    )


def test_every_summary_reads_as_it_did(every: list[Told]) -> None:
    for language in LANGUAGES:
        assert as_file(every, language) == golden(language).read_text("utf-8"), f"If it is meant: {RENEW}"


def test_every_number_is_what_the_export_adds_up_to(every: list[Told]) -> None:
    counted = 0
    for one in every:
        for language, text in one.texts.items():
            account(text, reckoned(one, every), language)
            counted += len(numbers(text))
    assert counted > 800


def test_a_wrong_number_is_found(every: list[Told]) -> None:
    """The accounting can fail: each number of a text, made one greater, is seen."""
    one = every[6]
    text, right = one.texts["fr"], reckoned(one, every)
    places = [n for n, sign in enumerate(text) if sign.isdigit() and not text[n + 1 : n + 2].isdigit()]
    for place in places:
        wrong = f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"
        with pytest.raises(Unaccounted):
            account(wrong, right, "fr")
