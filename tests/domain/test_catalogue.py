"""The catalogue: the embedded one as it is fixed, and what a coordinator is told about mistakes in another."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from pydantic import ValidationError

from domain.catalogue import Catalogue, CatalogueError, Season, UnknownKey, catalogue_schema, load_catalogue
from domain.roles import Role

DEFAULT = Path(__file__).parents[2] / "bot/catalogues/mission_france.yaml"
TEXT = DEFAULT.read_text("utf-8")

SMALL = """\
mission: test
label: {fr: Essai, en: Test}
time_zone: Europe/Paris
languages: [fr, en]
day_starts_at: 05:00
projects:
  - key: north
    label: {fr: Nord, en: North}
    sites:
      - key: camp
        label: {fr: Camp, en: Camp}
activities:
  - key: clinic
    label: {fr: Clinique, en: Clinic}
    indicators:
      - key: seen
        label: {fr: vus, en: seen}
        headline: true
      - key: women
        label: {fr: femmes, en: women}
        part_of: seen
incident_types:
  - key: other
    label: {fr: autre, en: other}
ladder: {critical: 3, high: 10, moderate: 30}
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(TEXT)


def test_the_mission(catalogue: Catalogue) -> None:
    assert (catalogue.mission, catalogue.time_zone, catalogue.languages) == (
        "mission-france",
        "Europe/Paris",
        ("fr", "en"),
    )
    assert catalogue.day_starts_at == time(5)


def test_every_site_has_its_project(catalogue: Catalogue) -> None:
    assert {p.key: [s.key for s in p.sites] for p in catalogue.projects if p.sites} == {
        "calais": ["day_centre_calais", "living_sites_calais", "coast_calais", "winter_shelter_calais"],
        "dunkerque": ["womens_centre", "living_sites_dunkerque", "coast_dunkerque", "womens_shelter"],
        "ile_de_france": ["day_centre_idf", "accommodation_idf", "mobile_clinic_idf"],
    }
    assert catalogue.project_of("womens_centre").key == "dunkerque"
    assert catalogue.site("mobile_clinic_idf").staffing == "volunteers"


def test_every_activity_has_its_headline(catalogue: Catalogue) -> None:
    assert {a.key: a.headline.key for a in catalogue.activities} == {
        "clinic": "consultations", "mental_health": "individual_sessions", "womens_health": "consultations",
        "sexual_violence": "survivors_seen", "social_legal": "interviews", "day_centre": "attendance",
        "coastal_outreach": "people_met", "outreach": "people_met", "distribution": "households",
    }  # fmt: skip


def test_what_alerts_whom(catalogue: Catalogue) -> None:
    told = {i.key: i.notify for a in catalogue.activities for i in a.indicators if i.notifiable}
    assert told == {
        "deaths": (Role.COORDINATOR,),
        "missing": (Role.COORDINATOR,),
        "suspected_measles": (Role.COORDINATOR, Role.MEDICAL_FOCAL_POINT),
    }
    assert [a.key for a in catalogue.activities if a.sensitive] == ["sexual_violence"]


def test_beds(catalogue: Catalogue) -> None:
    beds = {s.site: {c.key: c.capacity for c in s.categories} for s in catalogue.shelters}
    assert beds == {
        "womens_shelter": {"single_women": 20, "women_with_children": 8},
        "winter_shelter_calais": {"unaccompanied_minors": 30, "families": 24, "adults": 16},
        "accommodation_idf": {"girls": 36},
    }
    assert catalogue.shelter("womens_shelter").capacity == 28


def test_incident_types_and_ladder(catalogue: Catalogue) -> None:
    assert {t.key for t in catalogue.incident_types if t.assumed_severity == 4} == {
        "armed", "shipwreck", "death", "medical_emergency",
    }  # fmt: skip
    assert {t.key for t in catalogue.incident_types if t.restricted} == {"sexual_violence", "safeguarding"}
    assert [catalogue.ladder.minutes(s) for s in (4, 3, 2, 1, None)] == [3, 10, 30, None, 10]
    assert [n.number for n in catalogue.emergency_numbers] == ["112", "15", "17", "18", "196"]


def test_a_project_goes_over_into_its_successor_on_its_day(catalogue: Catalogue) -> None:
    assert catalogue.project_on("calais", date(2026, 12, 30)).key == "calais"
    assert catalogue.project_on("calais", date(2026, 12, 31)).key == "littoral_nord"
    assert [p.key for p in catalogue.projects_on(date(2027, 1, 5))] == ["ile_de_france", "littoral_nord"]
    assert catalogue.family("littoral_nord", date(2027, 1, 5)) == ("littoral_nord", "calais", "dunkerque")
    assert catalogue.project_of("coast_calais", date(2027, 1, 5)).key == "littoral_nord"
    assert len(catalogue.sites_of("littoral_nord", date(2027, 1, 5))) == 8


def test_a_season_may_run_over_new_year() -> None:
    winter = Season.model_validate({"from": "11-01", "to": "03-31"})
    days = [date(2026, 11, 1), date(2026, 12, 31), date(2027, 3, 31)]
    assert all(winter.contains(d) for d in days)
    assert not winter.contains(date(2026, 10, 31))
    assert not winter.contains(date(2027, 4, 1))


def test_names_are_in_the_readers_language(catalogue: Catalogue) -> None:
    label = catalogue.activity("clinic").label
    assert [label.text(x) for x in ("fr", "en", "ar")] == ["Clinique mobile", "Mobile clinic", "Clinique mobile"]


@pytest.mark.parametrize(
    "look_up",
    [
        lambda c: c.project("x"), lambda c: c.site("x"), lambda c: c.activity("x"), lambda c: c.project_of("x"),
        lambda c: c.activity("clinic").indicator("x"), lambda c: c.shelter("x"), lambda c: c.incident_type("x"),
    ],
)  # fmt: skip
def test_an_unknown_key_says_what_it_is_not(catalogue: Catalogue, look_up: Callable[[Catalogue], object]) -> None:
    with pytest.raises(UnknownKey, match="'x'"):
        look_up(catalogue)


def test_a_catalogue_cannot_be_changed(catalogue: Catalogue) -> None:
    with pytest.raises(ValidationError):
        catalogue.mission = "other"  # type: ignore[misc]


def test_equal_catalogues_have_equal_fingerprints(catalogue: Catalogue) -> None:
    assert load_catalogue(TEXT).fingerprint == catalogue.fingerprint
    assert load_catalogue(TEXT.replace("capacity: 36", "capacity: 37")).fingerprint != catalogue.fingerprint


def test_the_schema_knows_every_part() -> None:
    schema = catalogue_schema()
    assert set(schema["required"]) >= {"mission", "projects", "activities", "ladder"}
    assert "from" in schema["$defs"]["Season"]["properties"]


MISTAKES = [
    ("time_zone: Europe/Paris", "time_zone: Paris", 3, "time_zone", "time zone"),
    ("day_starts_at: 05:00", "day_starts_at: dawn", 5, "day_starts_at", "05:00"),
    ("key: camp", "key: Camp 1", 10, "projects.north.sites.Camp 1.key", "lower-case"),
    ("fr: Nord, en: North", "fr: Nord", 8, "projects.north.label.en", "missing"),
    ("part_of: seen", "part_of: saw", 21, "activities.clinic.indicators.women.part_of", "no indicator saw"),
    ("headline: true", "headline: maybe", 18, "activities.clinic.indicators.seen.headline", "true or false"),
    ("        headline: true\n", "", 15, "activities.clinic.indicators", "headline"),
    ("part_of: seen", "headline: true", 21, "activities.clinic.indicators.women.headline", "only one"),
    ("part_of: seen", "part_off: seen", 21, "activities.clinic.indicators.women.part_off", "spelling"),
    ("part_of: seen", "synonyms: [Vus]", 21, "activities.clinic.indicators.women.synonyms.1", "already means seen"),
    ("part_of: seen", "group: sex", 21, "activities.clinic.indicators.women.group", "part_of"),
    ("part_of: seen", "part_of: women", 21, "activities.clinic.indicators.women.part_of", "part of itself"),
    ("part_of: seen", "notify: [boss]", 21, "activities.clinic.indicators.women.notify.1", "one of"),
    ("key: women", "key: seen", 19, "activities.clinic.indicators.seen.key", "already"),
    ("high: 10", "high: 0", 25, "ladder.high", "more than 0"),
    ("high: 10", "high: soon", 25, "ladder.high", "whole number"),
    ("ladder:", "plausibility: {days: 7}\nladder:", 25, "plausibility", "nothing would ever be asked"),
    ("mission: test", "mission: test\nmission: again", 2, "mission", "twice"),
    ("ladder:", "shelters:\n  - site: tent\n    categories: []\nladder:", 26, "shelters.tent.site", "no site tent"),
    ("label: {fr: Essai, en: Test}", "label: *name", 2, "", "cannot be read"),
    ("label: {fr: Essai, en: Test}", "label: {fr: Essai, en: Test", 3, "", "cannot be read"),
]


@pytest.mark.parametrize(("right", "wrong", "line", "key_path", "message"), MISTAKES)
def test_a_mistake_is_named_by_line_and_key(right: str, wrong: str, line: int, key_path: str, message: str) -> None:
    assert load_catalogue(SMALL)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(SMALL.replace(right, wrong, 1))
    found = [(p.line, p.key_path) for p in caught.value.problems if message in p.message]
    assert any(at == line and path.startswith(key_path) for at, path in found), caught.value.problems


def test_every_mistake_is_named_at_once() -> None:
    broken = SMALL
    for right, wrong in (("Europe/Paris", "Mars"), ("part_of: seen", "part_of: saw"), ("high: 10", "high: x")):
        broken = broken.replace(right, wrong)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(broken)
    assert [p.line for p in caught.value.problems] == [3, 21, 25]


@pytest.mark.parametrize(
    "text", ["", "just words", "- a\n- b", "a: b", "\x00", "projects: 5\nactivities: {}", "{[a]: b}", "[" * 5000]
)
def test_what_is_no_catalogue_is_refused_and_nothing_worse(text: str) -> None:
    with pytest.raises(CatalogueError):
        load_catalogue(text)


def test_words_stay_words() -> None:
    loaded = load_catalogue(SMALL.replace("part_of: seen", "synonyms: [no, 15, on, 12:30]"))
    assert loaded.activity("clinic").indicator("women").synonyms == ("no", "15", "on", "12:30")
