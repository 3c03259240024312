"""Searches that would be in vain are not made, and nothing else is left out: a reading is the same with all of them."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.reading import ReportReading, read_report
from domain.reading.asides import STREETS
from domain.reading.dates import SEARCHES
from domain.reading.greetings import GREETINGS
from domain.reading.mask_rules import FIRST, LAST
from domain.reading.needs import needs_of, squeezed
from domain.reading.phrases import index_of
from domain.reading.searching import Lookout, Search, claim
from domain.reading.words import flat

ROOT = Path(__file__).parents[2]
SAMPLES = [
    json.loads(line)
    for name in ("reports.jsonl", "reports_more.jsonl")
    for line in (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
]
CATALOGUE = catalogue_from(None)
NAMES = [search for search, _ in index_of(CATALOGUE, CATALOGUE.begun_by(date.max)).with_digits]
ALL = (*GREETINGS, *STREETS, *FIRST, *LAST, *SEARCHES, *NAMES)
LOOKOUT = Lookout(ALL)
LETTERS = "".join(sorted({flat(chr(code)) for code in range(32, 127)})) + "\n\u00a0–→≤≥°€£"  # what `flat` leaves
REPEATABLE = settings(
    max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


def read(sample: dict[str, Any]) -> ReportReading:
    now = datetime.fromisoformat(sample["now"])
    return read_report(sample["text"], catalogue=CATALOGUE, project=sample["project"], site=sample["site"], now=now)


@pytest.mark.parametrize("search", ALL, ids=lambda search: search.expression[:60])
@REPEATABLE
@given(data=st.data())
def test_what_a_search_finds_it_was_likely_to_find(search: Search, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(search.expression, alphabet=LETTERS))
    assert flat(text) == text
    assert search in LOOKOUT.likely(text)
    assert list(search.found(text, LOOKOUT.likely(text)))


PIECES = st.sampled_from(["de ", "[- ]", *re.split(" ", r"k km 7 72 – \d \s \w [ab] [.,] [0-5] [\d.] [^a] . -?")])
EXPRESSIONS = st.recursive(
    PIECES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda branches: f"(?:{'|'.join(branches)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "??", "{2}", "{0,3}", "{1,9}", "{7}"])).map(
            lambda repeated: f"(?:{repeated[0]}){repeated[1]}"
        ),
    ),
    max_leaves=12,
)


@settings(REPEATABLE, max_examples=200)
@given(EXPRESSIONS, st.data())
def test_whatever_an_expression_finds_has_what_it_needs(expression: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(expression, alphabet="abdekm 0123456789.,-–\n"))
    search = Search(expression)
    assert search in Lookout([search]).likely(text), search.needs


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        ("rdv", {"rdv"}),
        ("lundi|mardi|mar", {"lundi", "mar"}),
        (r"il y a \d{1,2} jours?", {"ilya0"}),
        (r"\d{1,3}(?:[.,]\d)?\s?km", {"0km"}),  # any number ends with a figure
        (r"(?:la )?nuit\b", {"nuit"}),  # what may be left out is not needed
        (r"(?:prevu|attendu)\w{0,2} ?:", {"attendu", "prevu"}),
        (r"(?<![^\W_])72[\s'-]*h", {"72"}),  # no other figures than these
        ("7[0-5]", {"00"}),  # seventy-something
        ("h?", {""}),
        (r"\w+", {""}),
        (r"lundi|\w+", {""}),
    ],
)
def test_an_expression_says_what_it_needs(expression: str, needs: set[str]) -> None:
    assert set(needs_of(expression)) == needs


def test_a_text_is_squeezed_to_letters_and_zeros() -> None:
    assert squeezed("le 21 nov\n15h40,\u00a0 12 km") == ("le21nov15h40,12km", "le00nov00h00,00km")


def test_every_search_needs_something() -> None:
    assert [search.expression for search in ALL if "" in search.needs] == []


def test_few_searches_are_made_in_a_plain_report() -> None:
    likely = LOOKOUT.likely(flat("Camp de Loon clinique 34 consultations dont 12 femmes, 5 mineurs 23/11"))
    assert len(likely) <= len(ALL) / 10


def test_a_sample_is_read_as_if_every_search_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [read(sample) for sample in SAMPLES]
    monkeypatch.setattr(Lookout, "likely", lambda lookout, _: set(lookout.searches))
    assert [read(sample) for sample in SAMPLES] == readings


def test_a_stretch_is_claimed_once() -> None:
    taken = bytearray(6)
    assert claim(taken, 1, 3)
    assert not claim(taken, 2, 5)  # a part of it is taken, so nothing of it is
    assert claim(taken, 3, 5)
    assert taken == b"\x00\x01\x01\x01\x01\x00"
