"""Counting beds: the steppers, what words leave open, who came and left, until when, seasons."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.reading.shelters import BedCount, read_shelter_message
from domain.reading.shelters import Beds as Said
from domain.shelters.closing import closed_until, extra_until, read_until
from domain.shelters.count_words import answers, understood, with_category, with_words
from domain.shelters.counting import MOST, Count, Part, as_it_stands, moved, over_capacity
from domain.shelters.deriving import standing as derived
from domain.shelters.movements import Movement, left_in_words, read_movement
from domain.shelters.seasons import Turn, turns_on
from domain.shelters.types import BedEvent, Beds, EventKind, Standing

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = catalogue_from(None)
NOW = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
ABRI, SINGLE, MOTHERS = "womens_shelter", "single_women", "women_with_children"


def read(text: str) -> BedCount:
    reading = read_shelter_message(text, catalogue=CATALOGUE, project="dunkerque", site=ABRI, now=NOW)
    assert isinstance(reading, BedCount)
    return reading


def standing(occupied: int | None = 10, out: int = 0, capacity: int = 20) -> Standing:
    return Standing(ABRI, (Beds(SINGLE, capacity, 0, occupied, out, 0, NOW, 1, None),), None)


@given(steps=st.lists(st.one_of(st.sampled_from((-5, -1, 1, 5)), st.booleans()), max_size=40))
def test_steppers_stay_within_what_can_be_and_every_step_counts(steps: list[int | bool]) -> None:
    count = Count(Part.STEPPERS, values=as_it_stands(standing()), base=as_it_stands(standing()), category=SINGLE)
    wanted = {False: 10, True: 0}
    drawn = count.version
    for step in steps:
        if isinstance(step, bool):
            count = count.turned(Part.STEPPERS, out=step)
            assert not count.understands(drawn) or drawn == count.version
            drawn = count.version
        else:
            assert count.understands(drawn)  # a card that was not drawn again yet: the tap counts all the same
            count = count.by(step)
            wanted[count.out] = min(max(wanted[count.out] + step, 0), MOST)
    assert count.values[SINGLE] == Said(wanted[False], wanted[True])
    assert count.touched(SINGLE) == (count.values[SINGLE] != Said(10, 0))


def test_what_nobody_touched_follows_the_beds() -> None:
    count = Count(
        Part.STEPPERS,
        values={SINGLE: Said(12, 0), MOTHERS: Said(3, 0)},
        base={SINGLE: Said(10, 0), MOTHERS: Said(3, 0)},
        category=SINGLE,
    )
    after = count.rebased({SINGLE: Said(11, 0), MOTHERS: Said(5, 1)})
    assert after.values == {SINGLE: Said(12, 0), MOTHERS: Said(5, 1)}
    assert not after.understands(count.version)


@given(occupied=st.integers(0, 40), out=st.integers(0, 20), capacity=st.integers(0, 30))
def test_over_capacity_is_more_people_than_beds_to_sleep_in(occupied: int, out: int, capacity: int) -> None:
    stands = standing(0, out, capacity)
    assert (over_capacity({SINGLE: Said(occupied)}, stands) == (SINGLE,)) == (occupied + out > capacity)
    assert over_capacity({}, stands) == ()


@given(occupied=st.one_of(st.none(), st.integers(0, 30)), change=st.integers(-30, 30))
def test_nobody_leaves_who_was_not_counted(occupied: int | None, change: int) -> None:
    there = moved(standing(occupied).of(SINGLE), change)
    assert there is None or there >= 0
    assert (there is None) == (occupied is None or occupied + change < 0)


happened = st.lists(
    st.tuples(st.sampled_from(("count", "out", "move")), st.integers(-60, 0), st.integers(0, 25)), max_size=8
)


@given(
    past=happened, when=st.integers(-60, 0), occupied=st.integers(0, 25), out=st.one_of(st.none(), st.integers(0, 5))
)
def test_a_count_taken_back_leaves_what_stood_before(
    past: list[tuple[str, int, int]], when: int, occupied: int, out: int | None
) -> None:
    def at(minute: int) -> datetime:
        return NOW + timedelta(minutes=minute)

    def event(number: int, kind: EventKind, minute: int, **said: int | None) -> BedEvent:
        return replace(BedEvent(number, kind, at(minute), category=SINGLE), **said)  # type: ignore[arg-type]

    events = []
    for number, (what, minute, figure) in enumerate(past, start=1):
        match what:
            case "count":
                events.append(event(number, EventKind.COUNT, minute, occupied=figure))
            case "out":
                events.append(event(number, EventKind.COUNT, minute, out_of_service=figure))
            case _:
                events.append(event(number, EventKind.MOVEMENT, minute, change=figure - 12))
    wrong = event(100, EventKind.COUNT, when, occupied=occupied, out_of_service=out)
    right = event(101, EventKind.COUNT, when, occupied=occupied + 1, corrects=100)
    back = event(102, EventKind.COUNT, when, corrects=101)
    shelter = CATALOGUE.shelter(ABRI)
    for moment in (at(when), NOW):
        stood = derived(shelter, events, [], [], moment)
        assert derived(shelter, [*events, wrong, replace(back, corrects=100)], [], [], moment) == stood
        assert derived(shelter, [*events, wrong, right, back], [], [], moment) == stood


def test_likely_answers_make_the_words_clear() -> None:
    text = "/occupation abri femmes 14/20"
    _, (question,) = understood(read(text), {})
    assert [a.category for a in answers(question, (), None)] == [SINGLE, MOTHERS]
    clear = with_category(text, question, SINGLE, CATALOGUE.shelter(ABRI), read)
    assert clear is not None
    assert understood(read(clear), {}) == ({SINGLE: Said(14)}, ())

    # One category answers for all figures that name none.
    text = "/occupancy abri: 14 occupées, 2 hors service"
    _, questions = understood(read(text), {})
    clear = with_category(text, questions[0], SINGLE, CATALOGUE.shelter(ABRI), read)
    assert clear is not None
    assert understood(read(clear), {}) == ({SINGLE: Said(14, 2)}, ())

    text = "/occupation une vingtaine de seules"
    _, (question,) = understood(read(text), {})
    assert answers(question, (), standing()) == ()
    clear = with_words(text, question, "19", read)
    assert clear is not None
    assert understood(read(clear), {}) == ({SINGLE: Said(19)}, ())
    assert with_words(text, question, "beaucoup", read) is None

    # More people than beds is no question about the words; free beds alone are.
    assert understood(read("/occupation seules 22"), {}) == ({SINGLE: Said(22)}, ())
    _, (question,) = understood(read("/occupation 6 libres seules"), {})
    assert [(a.occupied, a.free) for a in answers(question, (), standing(out=1))] == [(13, 6), (6, 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 femmes seules", Movement(ABRI, SINGLE, 2)),
        ("2", Movement(ABRI, None, 2, categories=(SINGLE, MOTHERS))),
        ("une femme avec enfants partie", Movement(ABRI, MOTHERS, 1)),
        ("1 sortie seule", Movement(ABRI, SINGLE, 1)),
        ("", Movement(None, None, None)),
        ("beaucoup", Movement(None, None, None)),
        ("0 femme seule", Movement(None, None, None)),
        ("2 seules à 21h", Movement(None, None, None)),
    ],
)
def test_who_came_or_left(text: str, expected: Movement) -> None:
    assert read_movement(text, catalogue=CATALOGUE, project="dunkerque", site=ABRI, now=NOW) == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("2 entrées", False),
        ("Une femme seule est partie", True),
        ("sorties : 1", True),
        ("2 arrived", False),
        ("2 femmes parties vers Paris", None),
        ("2 entrées 1 sortie", None),
        ("clinique 20 cs", None),
        ("", None),
    ],
)
def test_who_came_or_left_in_words(text: str, left: bool | None) -> None:
    assert left_in_words(text) is left


@given(now=st.integers(0, 2 * 366 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)))
def test_what_is_set_until_an_instant_lies_ahead(now: datetime) -> None:
    zone = CATALOGUE.zone
    for offered in (closed_until(now, zone), extra_until(now, zone)):
        assert 1 <= len(offered) <= 3
        assert all(now < edge.instant(zone) <= now + timedelta(days=8) for edge in offered)
        assert [read_until(edge.code) for edge in offered] == list(offered)
        assert list(offered) == sorted(offered, key=lambda edge: edge.instant(zone))


def test_a_season_turns_twice_a_year() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    winter = "winter_shelter_calais"
    assert [turn for day in days for turn in turns_on(CATALOGUE, day)] == [
        Turn(winter, date(2026, 4, 1), opens=False),
        Turn(winter, date(2026, 11, 1), opens=True),
    ]
    assert Turn(winter, date(2026, 11, 1), opens=True).announced_at(CATALOGUE.zone) == datetime(
        2026, 10, 31, 9, 0, tzinfo=UTC
    )
