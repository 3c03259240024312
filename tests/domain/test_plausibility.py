"""What is far from usual is asked about; what only looks so to a formula is not."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.catalogue import Plausibility
from domain.plausibility import DayFigure, History, confirmed, doubts, judged_anew, open_doubts, usual
from domain.reading import Entry
from domain.shift_reports import Content, Doubt

RULE = Plausibility()
TODAY = date(2026, 11, 23)
BUSY = [8, 14, 20, 12, 15, 10, 17, 14, 13, 9, 16]


def report(value: int, indicator: str = "consultations") -> Content:
    return Content("calais", "camp", TODAY, None, (Entry("clinic", {indicator: value}),), None)


def past(values: list[int], reports: int = 1) -> History:
    return {("clinic", "consultations"): [DayFigure(value, reports) for value in values]}


def asked(value: int, values: list[int], reports: int = 1) -> bool:
    return bool(doubts(report(value), past(values, reports), RULE))


def test_the_score_is_the_one_of_the_book() -> None:
    found = usual(BUSY)
    assert (found.median, found.low, found.high) == (14, 9, 17)
    # The distances to 14 are 0 0 1 1 2 2 3 4 5 6 6: their median is 2, but a count of 14 varies by its root anyway.
    assert found.spread == pytest.approx(14**0.5)
    assert usual([100, 120, 80, 140, 60]).score(200) == pytest.approx(0.6745 * 100 / 20)


def test_far_from_usual_is_asked_with_the_usual_range() -> None:
    assert doubts(report(34), past(BUSY), RULE) == (Doubt("clinic", "consultations", 34, 9, 17),)


@pytest.mark.parametrize(
    ("value", "values", "is_asked"),
    [
        pytest.param(340, BUSY, True, id="a zero too much"),
        pytest.param(24, BUSY, False, id="a busy day"),
        pytest.param(4, BUSY, False, id="a quiet day"),
        pytest.param(12, [118, 122, 120, 131, 109, 125, 117, 120], True, id="a zero too little"),
        pytest.param(34, BUSY[:7], False, id="seven days are not enough"),
        pytest.param(20, [12] * 30, False, id="every day alike: no nagging"),
        pytest.param(120, [12] * 30, True, id="every day alike: but this is ten times"),
        pytest.param(3, [0] * 56, False, id="small numbers after nothing"),
        pytest.param(30, [0] * 56, True, id="a big number after nothing"),
        pytest.param(2, [0, 0, 0, 1, 0, 0, 0, 0, 0], False, id="mostly nothing"),
        pytest.param(90, [10] * 40 + [90] * 16, False, id="two sizes of day are usual"),
    ],
)
def test_what_is_asked(value: int, values: list[int], is_asked: bool) -> None:
    assert asked(value, values) is is_asked


def test_one_of_several_reports_a_day_is_only_asked_when_it_is_too_much() -> None:
    busy = [118, 122, 120, 131, 109, 125, 117, 120]
    assert not asked(30, busy, reports=3)
    assert asked(1200, busy, reports=3)


def test_a_figure_without_a_past_is_not_asked() -> None:
    assert doubts(report(900, "wounds"), past(BUSY), RULE) == ()


def test_the_catalogue_sets_how_far_is_far() -> None:
    assert doubts(report(34), past(BUSY), Plausibility(threshold=10)) == ()
    assert doubts(report(90), past(BUSY[:3]), Plausibility(at_least=3)) != ()


FAR = Doubt("clinic", "consultations", 34, 8, 20)


def test_confirmed_is_not_asked_again_unless_the_figure_changes() -> None:
    answered = confirmed(report(34), (FAR,))
    assert open_doubts(report(34), (FAR,)) == (FAR,)
    assert open_doubts(report(34), answered) == ()
    assert open_doubts(report(34), judged_anew(answered, (FAR,))) == ()
    other = Doubt("clinic", "consultations", 35, 8, 20)
    assert open_doubts(report(35), judged_anew(answered, (other,))) == (other,)


def test_a_corrected_figure_is_doubtful_no_more() -> None:
    assert open_doubts(report(14), (FAR,)) == ()


COUNTS = st.lists(st.integers(0, 5000), min_size=8, max_size=56)


@given(COUNTS, st.integers(0, 10_000))
def test_what_is_asked_lies_outside_of_what_is_shown_as_usual(values: list[int], value: int) -> None:
    for doubt in doubts(report(value), past(values), RULE):
        assert doubt.low is not None
        assert doubt.high is not None
        assert doubt.low <= doubt.high
        assert not doubt.low <= value <= doubt.high


@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_days_means_nothing(values: list[int], dice: random.Random) -> None:
    mixed = list(values)
    dice.shuffle(mixed)
    assert usual(mixed) == usual(values)


@given(COUNTS, st.integers(0, 10_000))
def test_further_away_is_never_less_doubtful(values: list[int], value: int) -> None:
    if asked(value, values) and value > usual(values).median:
        assert asked(value + 1, values)
