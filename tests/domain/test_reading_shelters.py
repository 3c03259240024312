"""Reading shelter messages: beds counted, held and refused as a careful colleague would, and the rest is asked."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.catalogue import Catalogue
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.shelters import (
    SHELTER_QUESTION_CODES,
    BedCount,
    BedHold,
    Beds,
    ShelterReading,
    TurnedAway,
    read_shelter_message,
)
from domain.reading.words import flat
from tests.support.asked import unlike
from tests.support.known import differs, told

ROOT = Path(__file__).parents[2]
CATALOGUE = catalogue_from(None)
SAMPLES = [
    json.loads(line)
    for name in (
        "shelters_given.jsonl",
        "shelters.jsonl",
        "shelters_more.jsonl",
        "shelters_unseen.jsonl",
        "shelters_siblings.jsonl",
    )
    for line in (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
]
EVENING = datetime.fromisoformat("2026-11-24T21:40:00+01:00")
PARIS = ZoneInfo("Europe/Paris")


def read(
    text: str,
    site: str | None = "womens_shelter",
    project: str | None = None,
    now: datetime = EVENING,
    catalogue: Catalogue = CATALOGUE,
) -> ShelterReading:
    return read_shelter_message(text, catalogue=catalogue, project=project, site=site, now=now)


def facts(got: ShelterReading) -> dict[str, Any]:
    if isinstance(got, BedCount):
        named = {
            key: {k: v for k, v in (("occupied", b.occupied), ("out_of_service", b.out_of_service)) if v is not None}
            for key, b in got.counts.items()
        }
        return {"kind": "bed_count", "shelter": got.shelter, "counts": named}
    if isinstance(got, BedHold):
        until = got.until.isoformat() if got.until else None
        return {
            "kind": "bed_hold", "shelter": got.shelter, "category": got.category, "beds": got.beds, "until": until,
        }  # fmt: skip
    return {
        "kind": "turned_away", "shelter": got.shelter, "category": got.category, "people": got.people,
        "reason": got.reason,
    }  # fmt: skip


DOZENS = [SAMPLES[at : at + 24] for at in range(0, len(SAMPLES), 24)]


@pytest.mark.parametrize("samples", DOZENS, ids=lambda dozen: dozen[0]["id"])
def test_samples_are_understood(samples: list[dict[str, Any]]) -> None:
    for sample in samples:
        _is_understood(sample)


def _is_understood(sample: dict[str, Any]) -> None:
    expect = dict(sample["expect"])
    got = read(sample["text"], sample["site"], sample["project"], datetime.fromisoformat(sample["now"]))
    said = facts(got)
    assert got.ask == expect.pop("ask"), (sample["id"], got.questions)
    assert said["kind"] == expect["kind"], sample["id"]
    if not got.ask:
        assert said == expect, sample["id"]
    elif isinstance(got, BedCount):
        # What is asked about may be left out, but nothing may be said that is wrong.
        wanted = {(c, k): v for c, values in expect["counts"].items() for k, v in values.items()}
        found = {(c, k): v for c, values in said["counts"].items() for k, v in values.items()}
        assert {k: v for k, v in found.items() if wanted.get(k, v) != v} == {}, sample["id"]
    if got.ask:
        assert unlike(sample, got) == "", sample["id"]
    assert not differs(sample, got), (sample["id"], told(got))


@pytest.mark.parametrize(
    ("text", "code", "about"),
    [
        ("/occupation 14", "ambiguous_category", "14"),
        ("/occupation seules 19, 2 HS", "above_capacity", "19, 2"),
        ("/occupation seules 14/22", "beds_disagree", "14/22"),
        ("/occupation seules 6 libres", "free_or_occupied", "6"),
        ("/occupation 12 seules, 3 licornes", "unknown_word", "3 licornes"),
        ("/occupation 12 seules, 13 seules", "said_twice", "12 seules, 13"),
        ("/occupation environ 12 seules", "vague_amount", "environ"),
        ("/occupation 18 seules + 2 au sol", "temporary_beds", "2"),
        ("/occupation", "nothing_found", ""),
        ("/retenir 2 lits", "ambiguous_category", ""),
        ("/retenir femmes seules", "number_missing", "femmes seules"),
        ("/retenir 2 femmes seules jusqu'à 20h", "past_hour", "jusqu'à 20h"),
        ("/retenir 2 femmes seules pour 3 nuits", "hold_too_long", "pour 3 nuits"),
        ("/retenir 2 femmes seules vers 23h", "unclear_hour", "vers 23h"),
        ("/retenir 30 femmes seules", "above_capacity", "30"),
        ("/retenir 1 femme seule et 2 avec enfants", "several_categories", None),
        ("/refus 2 femmes seules, elles ont refusé de venir", "unclear_message", None),
        ("/refus 2 femmes seules, complet et bagarre", "unclear_reason", None),
        ("coucou", "unclear_message", ""),
    ],
)
def test_a_doubt_has_its_code_and_the_persons_own_words(text: str, code: str, about: str | None) -> None:
    found = {q.code: q for q in read(text).questions}
    assert code in found, found
    if about is not None:
        assert found[code].about == about


def test_a_household_is_counted_in_people() -> None:
    for text in ("/refus famille de 5", "/refus 1 famille (5)", "/refus famille: 2 adultes, 3 enfants"):
        got = read(text, "winter_shelter_calais")
        assert isinstance(got, TurnedAway)
        assert (got.category, got.people) == ("families", 5)
    for text in ("/refus 2 familles", "/refus une famille", "/refus 2 familles de 5"):
        got = read(text, "winter_shelter_calais")
        assert isinstance(got, TurnedAway)
        assert got.people is None
        assert got.ask


@pytest.mark.parametrize(
    ("site", "project", "text", "shelter"),
    [
        ("coast_calais", "calais", "/hold 2 adults", "winter_shelter_calais"),  # the project's only shelter
        (None, None, "/hold 2 adults", "winter_shelter_calais"),  # the only one that has such beds
        ("coast_calais", "calais", "/hold abri femmes 2 seules", "womens_shelter"),  # named
        ("coast_calais", "calais", "/hold 2 femmes seules", None),  # the project's shelter has none
        (None, None, "/hold 2 beds", None),
        (None, "littoral_nord", "/hold 2 mna", "winter_shelter_calais"),  # a successor works on all its sites
        ("x", "y", "/hold 2 girls", "accommodation_idf"),
    ],
)
def test_which_shelter(site: str | None, project: str | None, text: str, shelter: str | None) -> None:
    got = read(text, site, project)
    assert got.shelter == shelter
    assert got.ask == (shelter is None)


def test_the_command_decides_what_a_message_is() -> None:
    for text in ("/occupancy@vigie_bot 3 girls", "/OCCUPATION 3 filles", "  /Ocupation 3 filles"):
        assert read(text, "accommodation_idf") == BedCount("accommodation_idf", {"girls": Beds(3)}), text
    assert isinstance(read("/retenir 3 filles complet", "accommodation_idf"), BedHold)
    assert isinstance(read("/réfus 3 filles", "accommodation_idf"), TurnedAway)


def test_another_mission_needs_no_line_of_code() -> None:
    changed = CATALOGUE.model_dump(mode="json", by_alias=True)
    changed["shelters"][0]["categories"] = [
        {"key": "pilots", "label": {"fr": "Pilotes de montgolfière", "en": "Balloon pilots"}, "capacity": 9},
        {"key": "elderly", "label": {"fr": "Hommes âgés", "en": "Elderly men"}, "capacity": 9},
    ]
    got = read("/occupation 4 pilotes, hommes âgés 5 + 1 HS", catalogue=Catalogue.model_validate(changed))
    assert got == BedCount("womens_shelter", {"pilots": Beds(4), "elderly": Beds(5, 1)})


# Holds: until when

CHANGES = [datetime(2026, 10, 24, 15, tzinfo=UTC), datetime(2027, 3, 27, 15, tzinfo=UTC)]


@pytest.mark.parametrize("start", CHANGES, ids=["clocks go back", "clocks go forward"])
def test_an_hour_is_the_next_one_that_clocks_show_also_where_they_change(start: datetime) -> None:
    for half in range(2 * 26):
        now = start + timedelta(minutes=30 * half)
        for hour in range(24):
            got = read(f"/hold 1 girl until {hour}h30", "accommodation_idf", now=now)
            assert isinstance(got, BedHold)
            if got.until is None:
                assert {q.code for q in got.questions} <= {"past_hour", "hold_too_long"}
                continue
            assert timedelta() < got.until - now <= timedelta(hours=12)
            skipped = got.until.date().isoformat() == "2027-03-28" and hour == 2
            assert (got.until.hour, got.until.minute) == (hour + skipped, 30)
            assert got.until.utcoffset() == got.until.astimezone(PARIS).utcoffset()


@pytest.mark.parametrize("start", CHANGES, ids=["clocks go back", "clocks go forward"])
@pytest.mark.parametrize("minutes", [1, 30, 90, 720])
def test_a_length_is_a_length_also_where_clocks_change(start: datetime, minutes: int) -> None:
    for hours in range(24):
        now = start + timedelta(hours=hours)
        got = read(f"/hold 1 girl {minutes} min", "accommodation_idf", now=now)
        assert isinstance(got, BedHold)
        # In UTC: Python calls no two instants equal where one stands in an hour that clocks show twice.
        assert got.until is not None
        assert got.until.astimezone(UTC) == now + timedelta(minutes=minutes)
        assert got.until.isoformat() == got.until.astimezone(PARIS).isoformat()


def test_more_than_a_day_is_asked() -> None:
    for text in ("/hold 1 girl for 2 days", "/hold 1 girl until tomorrow 11pm"):
        got = read(text, "accommodation_idf")
        assert {q.code for q in got.questions} == {"hold_too_long"}, text


# Any text at all

PIECES = [
    *(name for s in CATALOGUE.shelters for c in s.categories for name in c.names),
    *(name for s in CATALOGUE.shelters for name in CATALOGUE.site(s.site).names),
    *re.split(
        " ",
        "/occupation /hold /refus 0 1 2 3 7 14 20 31 14/20 8/8 6000 -5 ~12 30? 2,5 21h 21h30 9pm minuit jusqu'à pour "
        "min h demain libres occupées HS cassé complet vide full plus de place pas aucune dont total tout + , ; . : "
        "( ) / \n → non pardon famille avec enfants de un une deux seule femmes retenu appoint bénévoles licornes 12h "
        "chauffage alcool car ont refusé w/ sur of out",
    ),
]
MESSAGES = st.one_of(
    st.text(max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map(lambda p: "/occupation " + " ".join(p)),
)
SITES = st.sampled_from([None, "womens_shelter", "winter_shelter_calais", "accommodation_idf", "coast_calais", "x"])
MOMENTS = st.integers(1_700_000_000, 1_900_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))


@settings(max_examples=300, deadline=None)
@given(MESSAGES, SITES, MOMENTS)
@example("/hold \u0661 girl \U0001f600", None, EVENING)
@example("/hold 1 girl until 24h", "accommodation_idf", EVENING)
@example("un lit en moins à cause d'un", "womens_shelter", EVENING)
def test_any_text_gives_a_reading(text: str, site: str | None, now: datetime) -> None:
    got = read(text, site, now=now)
    assert got == read(text, site, now=now)
    assert got.shelter is None or CATALOGUE.shelter(got.shelter)
    for question in got.questions:
        assert question.code in SHELTER_QUESTION_CODES
        assert 0 <= question.span[0] <= question.span[1]
    if isinstance(got, BedCount):
        assert got.ask or (got.shelter and got.counts)
        for key, beds in got.counts.items():
            capacity = CATALOGUE.shelter(str(got.shelter)).category(key).capacity
            assert got.ask or (beds.occupied or 0) + (beds.out_of_service or 0) <= capacity
    elif isinstance(got, BedHold):
        assert got.ask or (got.shelter and got.category and got.beds)
        assert got.until is None or timedelta() < got.until - now <= timedelta(hours=12)
    else:
        assert got.ask or (got.shelter and got.category and got.people)


@settings(max_examples=300, deadline=None)
@given(MESSAGES, SITES)
def test_no_number_comes_out_of_nowhere(text: str, site: str | None) -> None:
    plain = flat(text)
    if set(re.findall(r"[a-z]+", plain)) & (NUMBER_WORDS - {"zero"}) - {"un", "une", "one"}:
        return  # number words have their own samples
    said = {0, 1} | {int(n) for n in re.findall(r"\d+", plain)}
    got = read(text, site)
    if isinstance(got, BedCount):
        for key, beds in got.counts.items():
            # What the message does not say follows from the capacity, less what it says of the other beds.
            capacity = CATALOGUE.shelter(str(got.shelter)).category(key).capacity
            some = {0} | {a + b for a in said for b in said} | {a + b + c for a in said for b in said for c in said}
            assert beds.occupied is None or beds.occupied in said | {max(0, capacity - n) for n in some}
            assert beds.out_of_service is None or beds.out_of_service in said
    else:
        number = got.beds if isinstance(got, BedHold) else got.people
        sums = {a + b for a in said for b in said} | {a + b + c for a in said for b in said for c in said}
        assert number is None or number in said | sums


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 20), st.integers(0, 20))
def test_beds_never_exceed_the_capacity_unasked(occupied: int, out: int) -> None:
    got = read(f"/occupation femmes seules {occupied}, {out} HS")
    assert got.ask == (occupied + out > 20)
    if not got.ask:
        assert got == BedCount("womens_shelter", {"single_women": Beds(occupied, out)})
