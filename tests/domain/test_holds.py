"""Holding beds: what is understood, for how long, and in which words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalogue import catalogue_from
from domain.catalogue.parts import BedCategory, Label, Shelter
from domain.reading.shelters import BedHold, read_shelter_message
from domain.reading.shelters.beyond import says_more
from domain.shelters.holds import DOOR_WORDS, WhyNot, door_words, ended, extended, next_look, until_of, why_not
from domain.shelters.taps import HoldAction, HoldTap, category_said
from domain.shelters.types import Beds, Closure, Hold, Outcome, Standing
from messages.reader import Reader
from messages.shelters.naming import example
from messages.wording import say_in

CATALOGUE = catalogue_from(None)
AT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
HOLD = Hold(4, "womens_shelter", "single_women", 2, "kiwi tango", 7, AT, AT + timedelta(minutes=90))


def minutes(count: float) -> datetime:
    return AT + timedelta(minutes=count)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("abri femmes 2 jusqu'à 21h", False),
        ("abri 2 femmes seules jusqu'à 21h svp", False),
        ("abri femmes seules 2 jusqu'à demain midi merci", False),
        ("girls 2 until 11pm please", False),
        ("abri 2 femmes pour Fatima et sa fille malade", True),
        ("tu peux garder 2 places femmes seules ? elle arrive avec Yusuf", True),
        ("dunkerque 2 femmes seules érythréennes", True),
        ("une place pour 1 mineur afghan", True),
    ],
)
def test_a_name_a_country_or_a_story_is_noticed(text: str, more: bool) -> None:
    assert says_more(text, CATALOGUE, AT) is more


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("site", [shelter.site for shelter in CATALOGUE.shelters])
def test_the_example_works_as_it_stands(site: str, language: str) -> None:
    text = example(Reader(say_in(language), CATALOGUE, "vigie_bot"), site)
    found = read_shelter_message(text, catalogue=CATALOGUE, project=None, site=None, now=AT)
    assert isinstance(found, BedHold)
    assert (found.shelter, found.beds, found.questions) == (site, 2, ())
    assert not says_more(text.partition(" ")[2], CATALOGUE, AT)


def test_how_long() -> None:
    shelter = CATALOGUE.shelter("womens_shelter")
    assert until_of(shelter, None, AT) == minutes(90)
    assert until_of(shelter, minutes(45), AT) == minutes(45)
    assert until_of(shelter, minutes(1000), AT) == minutes(720)
    asked = replace(HOLD, reminded_at=minutes(80))
    longer = extended(asked, minutes(81))
    assert (longer.until, longer.reminded_at) == (minutes(120), None)
    assert next_look(longer) == minutes(110)  # and asked about once more
    at_most = replace(HOLD, until=minutes(710))
    assert extended(at_most, minutes(712)).until == minutes(720)
    assert next_look(extended(at_most, minutes(712))) == minutes(720)  # just said: not asked at once again


def test_a_hold_whose_time_ran_out_ended_then_however_late_that_is_noted() -> None:
    assert ended(HOLD, Outcome.EXPIRED, minutes(500)).ended_at == HOLD.until
    came = ended(HOLD, Outcome.ARRIVED, minutes(20), 1, by=9)
    assert (came.ended_at, came.arrived, came.ended_by, next_look(came)) == (minutes(20), 1, 9, None)


@pytest.mark.parametrize(
    ("occupied", "closure", "category", "why"),
    [
        (18, None, "a", None),
        (19, None, "a", WhyNot.FEW),
        (20, None, "a", WhyNot.FULL),
        (25, None, "a", WhyNot.FULL),
        (None, None, "a", WhyNot.NEVER_COUNTED),
        (0, None, "b", WhyNot.GONE),
        (0, Closure(AT, None), "a", WhyNot.CLOSED),
        (0, Closure(None, None, season=True), "a", WhyNot.OUT_OF_SEASON),
    ],
)
def test_held_whole_or_not_at_all(
    occupied: int | None, closure: Closure | None, category: str, why: WhyNot | None
) -> None:
    beds = Beds("a", 20, 0, occupied, 0, 0, AT, 1, None)
    assert why_not(Standing("north", (beds,), closure), category, 2) is why


def test_nobody_at_the_same_door_has_the_same_words() -> None:
    taken: set[str] = set()
    for number in (7, 7, 7, 0, len(DOOR_WORDS) ** 2 - 1):
        words = door_words(number, taken)
        assert words not in taken
        first, second = words.split()
        assert first != second
        taken.add(words)


def test_a_button_carries_the_longest_keys() -> None:
    long = "k" * 32
    shelter = Shelter(
        site=long,
        categories=tuple(BedCategory(key=key, label=Label(fr="x", en="x"), capacity=2) for key in (long, "l" * 32)),
    )
    tap = HoldTap(action=HoldAction.HOLD, question=1_234_567, shelter=long, category="l" * 32, beds=999)
    read = HoldTap.unpack(tap.pack())
    assert (read.question, read.shelter, read.beds) == (1_234_567, long, 999)
    assert category_said(shelter, read.category) == "l" * 32
    assert HoldTap.unpack(read.pack()) == read
    assert category_said(shelter, "gone") is None
