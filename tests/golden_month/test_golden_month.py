"""A month's summaries: what they read like, and whether every number in them is right."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.catalogue import catalogue_from
from domain.summaries.periods import Kind, Period
from tests.golden_month.accounting import Unaccounted, account, numbers
from tests.golden_month.plan import Report, reports
from tests.golden_month.reckoning import Reckoning
from tests.golden_month.texts import LANGUAGES, Told, as_file, golden, told
from tests.messages.telegram_html import ONE_SCREEN, lines_on_a_phone

RENEW = "python -m tests.golden_month.texts"


async def test_a_month_reads_as_it_did_and_every_number_is_what_the_export_adds_up_to(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """One test, because making the month is most of its time."""
    every = await told(sqlite_template, tmp_path)
    told_of, planned = 0, reports(catalogue_from(None))
    for one in every:
        right = reckoned(one, every, planned)
        for language, text in one.texts.items():
            account(text, right, language)
            if one.asked.kind in (Kind.WEEKLY, Kind.MONTHLY):
                assert lines_on_a_phone(text) <= ONE_SCREEN, text
            told_of += len(numbers(text))
    assert told_of > 500
    a_wrong_number_is_found(every, planned)
    for language in LANGUAGES:
        assert as_file(every, language) == golden(language).read_text("utf-8"), f"If it is meant: {RENEW}"


def a_wrong_number_is_found(every: Sequence[Told], planned: Sequence[Report]) -> None:
    """The accounting can fail: whichever number of a closing edition, a week or a month is another one, it is seen."""
    last = {one.asked.kind: one for one in every}
    for one in (last[Kind.CLOSING], last[Kind.WEEKLY], last[Kind.MONTHLY]):
        text, right = one.texts["en"], reckoned(one, every, planned)
        for place, sign in enumerate(text):
            if sign.isdigit() and not text[place + 1 : place + 2].isdigit():
                wrong = f"{text[:place]}{(int(sign) + 1) % 10}{text[place + 1 :]}"
                with pytest.raises(Unaccounted):
                    account(wrong, right, "en")


def reckoned(one: Told, every: Sequence[Told], planned: Sequence[Report]) -> Reckoning:
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
        planned=planned,
        evening=evening.reports if held and evening is not None else None,
        evening_beds=evening.beds if held and evening is not None else None,
        evening_at=evening.asked.at if held and evening is not None else None,
    )
