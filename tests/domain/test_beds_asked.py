"""Questions for beds, as people write them, and what answers them best."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.reading.shelters import read_shelter_message
from domain.reading.shelters.asking import BedsAsked, alike, asks_for_beds, read_bed_question
from domain.shelters.ranking import Later, Option, Wish, by_code, by_shelter, code_of, next_best, ranked
from domain.shelters.taps import AskAction, AskTap, TurnedAwayAction, TurnedAwayTap
from domain.shelters.types import Age, Beds, Closure
from domain.taps import MOST_KEY

CATALOGUE = catalogue_from(None)
NOW = datetime(2026, 11, 24, 20, 40, tzinfo=UTC)
SINGLE, MOTHERS = ("womens_shelter", "single_women"), ("womens_shelter", "women_with_children")
MINORS, FAMILIES, ADULTS = (("winter_shelter_calais", k) for k in ("unaccompanied_minors", "families", "adults"))
GIRLS = ("accommodation_idf", "girls")
WOMEN = (SINGLE, MOTHERS, ADULTS)


def read(text: str, project: str | None = "calais") -> BedsAsked:
    return read_bed_question(text, catalogue=CATALOGUE, project=project, now=NOW)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", BedsAsked()),
        ("un lit pour ce soir ?", BedsAsked()),
        ("femmes", BedsAsked(meant=2, fitting=WOMEN)),
        ("calais 3", BedsAsked(project="calais", beds=3)),
        ("idf", BedsAsked(project="ile_de_france")),
        ("une place pour 2 femmes ce soir ?", BedsAsked(meant=2, fitting=WOMEN, beds=2)),
        ("a bed for a woman", BedsAsked(meant=2, fitting=WOMEN, beds=1)),
        ("besoin d'une place pour 2 femmes", BedsAsked(meant=2, fitting=WOMEN, beds=2)),
        ("any bed for a family of 4 in dunkirk?", BedsAsked(project="dunkerque", fitting=(FAMILIES,), beds=4)),
        ("any shelter for a family of 4 in Calais?", BedsAsked(project="calais", fitting=(FAMILIES,), beds=4)),
        ("une famille", BedsAsked(fitting=(FAMILIES,))),
        ("2 familles", BedsAsked(fitting=(FAMILIES,))),
        ("une mère et ses 2 enfants", BedsAsked(fitting=(MOTHERS, FAMILIES), beds=3)),
        ("un homme seul", BedsAsked(fitting=(ADULTS,), beds=1)),
        ("enfants", BedsAsked(fitting=(MOTHERS,))),
        ("room for 3 minors?", BedsAsked(fitting=(MINORS,), beds=3)),
        ("quelqu'un a une place pour trois mineurs à calais svp", BedsAsked("calais", None, (MINORS,), 3)),
        ("une jeune fille", BedsAsked(fitting=(GIRLS,), beds=1)),
        ("mise à l'abri 2 adultes", BedsAsked(shelter="winter_shelter_calais", fitting=(ADULTS,), beds=2)),
        ("abri femmes 2", BedsAsked(shelter="womens_shelter", beds=2)),
        ("une vingtaine de femmes", BedsAsked(meant=2, fitting=WOMEN)),
        ("2 femmes et 3 mineurs", BedsAsked(fitting=(SINGLE, MOTHERS, MINORS), several=True)),
        ("2 licornes", BedsAsked(strange="2 licornes", unknown="licornes")),
        ("femmes lyon", BedsAsked(meant=2, fitting=WOMEN, unknown="lyon")),
    ],
)
def test_a_question_is_read(text: str, asked: BedsAsked) -> None:
    assert read(text) == asked


@given(st.text(max_size=200), st.sampled_from([None, "calais", "gone"]))
@example("une place pour 2 femmes " * 40, "dunkerque")
def test_any_text_is_a_question_of_the_catalogues_beds(text: str, project: str | None) -> None:
    asked = read(text, project)
    beds = {(s.site, c.key) for s in CATALOGUE.shelters for c in s.categories}
    assert set(asked.fitting or ()) <= beds
    assert asked.beds is None or asked.beds > 0
    assert not (asked.several and asked.beds)
    assert asked.says_nothing == (asked.project is asked.shelter is asked.fitting is asked.beds is None)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("une place pour 2 femmes ce soir ?", True),
        ("il reste des places ?", True),
        ("besoin de 2 places femmes", True),
        ("we need 2 beds for women", True),
        ("place dispo calais", True),
        ("abri: 14 occupées, 2 hors service", False),
        ("il reste 3 places libres à l'abri femmes", False),
        ("abri complet", False),
        ("retenir 2 places abri femmes jusqu'à 22h", False),
        ("tu peux retenir 2 places à l'abri ?", False),
        ("3 femmes refusées à l'abri, complet", False),
    ],
)
def test_a_question_is_told_from_a_count_a_hold_and_a_refusal(text: str, question: bool) -> None:
    reading = read_shelter_message(text, catalogue=CATALOGUE, project="dunkerque", site="womens_shelter", now=NOW)
    assert asks_for_beds(text, reading) is question


def test_whom_other_shelters_take_as_well() -> None:
    assert alike(CATALOGUE, *SINGLE, NOW.date()) == ((SINGLE, ADULTS), 1)
    assert alike(CATALOGUE, *MINORS, NOW.date()) == ((MINORS,), 1)


def option(bed: tuple[str, str], free: int | None, age: Age = Age.FRESH, *, closed: bool = False) -> Option:
    project = {"womens_shelter": "dunkerque", "winter_shelter_calais": "calais"}.get(bed[0], "ile_de_france")
    occupied = None if free is None else 10 - free
    beds = Beds(bed[1], 10, 0, occupied, 0, 0, None, None, None)
    return Option(project, bed[0], bed[1], beds, age, Closure(None, None) if closed else None)


def test_what_takes_everybody_comes_first_then_what_is_near_then_what_is_sure() -> None:
    here, far, old = option(SINGLE, 3), option(ADULTS, 5), option(MOTHERS, 4, Age.STALE)
    wish = Wish(fitting=WOMEN, beds=2, own="dunkerque")
    assert ranked([far, old, here], wish) == [here, old, far]
    assert ranked([far, old, here], Wish(fitting=WOMEN, beds=4, own="dunkerque")) == [old, far, here]
    assert ranked([here, far], Wish(project="calais", fitting=WOMEN, beds=2, own="dunkerque")) == [far, here]
    assert ranked([here, option(FAMILIES, 9)], wish) == [here], "only what fits"
    near = Wish(fitting=WOMEN, meant=2, beds=2, own="calais")
    assert ranked([far, old, here], near) == [here, old, far], "a women's shelter first, if it takes them"
    assert ranked([far, option(SINGLE, 1)], near) == [far, option(SINGLE, 1)]
    shut, unknown = option(SINGLE, 9, closed=True), option(MOTHERS, None)
    assert ranked([shut, unknown, far], wish)[0] == far
    assert not shut.takes(1)
    assert not unknown.takes(1)
    assert not option(SINGLE, 0).takes(None)


def test_who_says_nothing_finds_each_shelter_where_it_was() -> None:
    own, other, shut = option(MINORS, 0), option(SINGLE, 9), option(FAMILIES, 9, closed=True)
    assert ranked([other, shut, own], Wish(own="calais")) == [own, shut, other]
    assert by_shelter([own, other, shut]) == [(own, shut), (other,)]


def test_the_soonest_of_what_will_be_free_is_named_once() -> None:
    later = [Later(option(SINGLE, 0), NOW.replace(minute=m), False, 1) for m in (50, 45)]
    other = Later(option(MOTHERS, 0), NOW.replace(minute=55), True)
    same = Later(option(SINGLE, 0), NOW.replace(minute=56), True)
    assert next_best([*later, other, same], 3) == [later[1], other]  # a shelter opens once, whoever it takes
    assert next_best([*later, other], 1) == [later[1]]


def test_a_bed_is_found_by_its_code_and_fits_into_a_button() -> None:
    for shelter in CATALOGUE.shelters:
        for category in shelter.categories:
            assert by_code(CATALOGUE, code_of(shelter.site, category.key)) == (shelter.site, category.key)
    assert by_code(CATALOGUE, "00000000") is None
    longest = "k" * MOST_KEY
    for action in AskAction:
        tap = AskTap(action=action, question=10**12, page=999, bed=code_of(longest, longest))
        assert AskTap.unpack(tap.pack()) == tap
    for step in TurnedAwayAction:
        choice = TurnedAwayTap(action=step, id=10**12, choice=longest)
        assert TurnedAwayTap.unpack(choice.pack()) == choice
