"""What holds for any text at all: a reading comes back, the same one each time, and no number out of nowhere."""

import re
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.reading import QUESTION_CODES, ReportReading, read_report
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.words import flat

ROOT = Path(__file__).parents[2]
CATALOGUE = catalogue_from(None)
PLACES = st.sampled_from(
    [
        (None, None),
        ("calais", None),
        ("calais", "coast_calais"),
        ("dunkerque", "womens_centre"),
        ("ile_de_france", "x"),
        ("x", "y"),
    ]
)
MOMENTS = st.integers(1_700_000_000, 1_900_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))
PIECES = [
    *(name for a in CATALOGUE.activities for i in (a, *a.indicators) for name in i.names),
    *(name for p in CATALOGUE.projects for s in (p, *p.sites) for name in s.names),
    *sorted(NUMBER_WORDS),
    *re.split(
        " ",
        "0 1 2 3 7 12 34 41 72h 14h 15h40 1 200 6000 -5 21/11 30/02 2026-11-21 ~30 30-35 34? 2,5 06 12 34 56 "
        "78 A16 : = "
        ", ; . ( ) / - – + \n // ? ! ' * x → [ ] % ° dont de et un une pas aucun RAS rien sinon pardon non environ "
        "vingtaine plusieurs hier lundi nuit du au cette nuit tonight yesterday demain note: vs contre sur "
        "prévus équipe chacun par total nouveau truc machin",
    ),
]
MESSAGES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
)


def read(text: str, place: tuple[str | None, str | None], now: datetime) -> ReportReading:
    return read_report(text, catalogue=CATALOGUE, project=place[0], site=place[1], now=now)


def said(text: str) -> set[int]:
    """Every number that somebody could find in a text."""
    plain = flat(text)
    digits = re.findall(r"\d+", plain)
    numbers = {int(d) for d in digits}
    numbers |= {int(re.sub(r"\D", "", m)) for m in re.findall(r"(?=(\d{1,3}(?:[ \u00a0.,']\d{3})+))", plain)}
    return numbers


@settings(max_examples=400, deadline=None)
@given(MESSAGES, PLACES, MOMENTS)
@example("\u0130\u0301٣ clinique ٣٤ cs \U0001f600", ("calais", None), datetime(2026, 11, 24, 12, tzinfo=UTC))
@example("/", (None, None), datetime(2026, 11, 24, 12, tzinfo=UTC))
def test_any_text_gives_a_reading(text: str, place: tuple[str | None, str | None], now: datetime) -> None:
    got = read(text, place, now)
    assert got == read(text, place, now)
    assert got.project is None or CATALOGUE.project(got.project)
    assert got.site is None or CATALOGUE.site(got.site)
    assert got.understood_whole or got.ask
    for question in got.questions:
        assert question.code in QUESTION_CODES
        assert 0 <= question.span[0] <= question.span[1]
    for entry in got.entries:
        activity = CATALOGUE.activity(entry.activity)
        assert entry.values
        for key, value in entry.values.items():
            assert activity.indicator(key)
            assert 0 <= value <= 5000


@settings(max_examples=400, deadline=None)
@given(MESSAGES, PLACES, MOMENTS)
def test_no_number_comes_out_of_nowhere(text: str, place: tuple[str | None, str | None], now: datetime) -> None:
    words = set(re.findall(r"[a-z]+", flat(text)))
    if words & (NUMBER_WORDS - {"zero"}):
        return  # number words have their own test
    allowed = said(text) | {0} | ({1} if words & {"un", "une", "one"} else set())
    got = read(text, place, now)
    assert {v for e in got.entries for v in e.values.values()} <= allowed


@settings(max_examples=200, deadline=None)
@given(
    st.integers(2, 99),
    st.sampled_from(["cs", "consultations", "patients vus"]),
    st.sampled_from(["{n} {w}", "{w} : {n}", "{w}={n}"]),
)
def test_a_plain_figure_is_read_however_it_is_put(number: int, word: str, form: str) -> None:
    got = read("clinique " + form.format(n=number, w=word), ("calais", None), datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert [(e.activity, dict(e.values)) for e in got.entries] == [("clinic", {"consultations": number})]
    assert not got.ask


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_parts_never_exceed_their_whole(whole: int, women: int, men: int) -> None:
    got = read(
        f"clinique {whole} cs, {women} femmes, {men} hommes", ("calais", None), datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert got.ask == (women + men > whole)
    values = {k: v for e in got.entries for k, v in e.values.items()}
    assert values == ({} if got.ask else {"consultations": whole, "women": women, "men": men})
