"""Reading incidents: what happened, how grave, and never a restricted story taken for a plain one."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from domain.catalogue import Catalogue, load_catalogue
from domain.reading.authors import staff_did_it
from domain.reading.cues import CueIndex, words_in
from domain.reading.incident_words import EVENTS
from domain.reading.incidents import IncidentReading, read_incident
from domain.reading.people_words import PEOPLE
from domain.reading.restricted_words import RESTRICTED as RESTRICTED_CUES
from domain.reading.words import flat
from tests.support.asked import alert_as_meant, alert_as_read, read_alert
from tests.support.known import differs, told

ROOT = Path(__file__).parents[2]
CATALOGUE = catalogue_from(None)
SAMPLES = [json.loads(line) for line in (ROOT / "tests/data/incidents.jsonl").read_text("utf-8").splitlines()]
NOW = datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


def read(text: str, catalogue: Catalogue = CATALOGUE) -> IncidentReading:
    return read_incident(
        text, catalogue=catalogue, model=incident_model(), project="calais", site="living_sites_calais", now=NOW
    )


@cache
def readings() -> list[tuple[dict[str, Any], IncidentReading]]:
    """The samples with their readings, each read once for all tests: for its reporter, and at its time."""
    return [(s, read_alert(s, CATALOGUE)) for s in SAMPLES]


def verdict(expect: dict[str, Any], got: IncidentReading) -> str:
    """exact; asked: needlessly; missed: not asked where it should be; wrong."""
    if expect["ask"]:
        return "exact" if got.ask else "missed"
    if got.ask:
        return "asked"
    same = (got.type, got.severity, got.near_miss) == (expect["type"], expect["severity"], expect["near_miss"])
    return "exact" if same and not (expect["restricted"] and got.restricted is False) else "wrong"


def test_messages_that_nothing_was_learned_from_are_read_as_well_as_measured() -> None:
    verdicts = [verdict(s["expect"], got) for s, got in readings()]
    assert verdicts.count("exact") >= 0.94 * len(SAMPLES)
    assert verdicts.count("wrong") <= 0.02 * len(SAMPLES)
    assert verdicts.count("missed") == 0


def test_messages_are_read_as_they_are_known_to_be() -> None:
    """Where an alert is not read as it was meant, its sample says how: `python -m tests.support.asked` writes that."""
    other: dict[str, object] = {}
    for s, got in readings():
        said = alert_as_read(got)
        if said != s.get("read", alert_as_meant(s["expect"])):
            other[s["text"]] = said
        elif differs(s, got):
            other[s["text"]] = told(got)
    assert not other


def test_what_is_asked_for_has_the_right_answer_among_the_first_three() -> None:
    asked = [(s["expect"]["type"], got) for s, got in readings() if got.ask and s["expect"]["type"]]
    assert all(set(got.questions[0].options) == {t.key for t in CATALOGUE.incident_types} for _, got in asked)
    assert sum(key in got.questions[0].options[:3] for key, got in asked) > 0.7 * len(asked)


def test_no_restricted_story_is_called_plain() -> None:
    stories = [(s["text"], got) for s, got in readings() if s["expect"]["restricted"]]
    assert len(stories) > 250
    assert [text for text, got in stories if got.restricted is False] == []


def test_few_plain_stories_are_kept_from_those_who_should_read_them() -> None:
    plain = [got.restricted for s, got in readings() if s["expect"]["restricted"] is False]
    assert plain.count(True) <= 0.05 * len(plain)
    assert plain.count(None) <= 0.2 * len(plain)


PLAIN = [s["text"] for s in SAMPLES if s["expect"]["restricted"] is False]
RESTRICTED = [
    "viol",
    "elle a été violée",
    "agression sexuelle",
    "VSS",
    "GBV case",
    "attouchements",
    "il l'a touchée",
    "she was raped",
    "il lui a fait des choses",
    "une fille a dû payer autrement",
    "sexual harassment",
    "un bénévole couche avec une jeune",
    "staff sleeping with a resident",
    "safeguarding concern",
    "mains baladeuses",
    "mariage forcé",
    "exploitation sexuelle d'une mineure",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLAIN), st.sampled_from(RESTRICTED), st.floats(0, 1), st.sampled_from([" ", ", ", ". ", "\n"]))
def test_a_restricted_phrase_anywhere_is_never_passed_over(plain: str, phrase: str, where: float, sign: str) -> None:
    words = plain.split(" ")
    at = round(where * len(words))
    text = sign.join(part for part in (" ".join(words[:at]), phrase, " ".join(words[at:])) if part)
    assert read(text).restricted is not False


# By the dozen: a test for each would take longer to set up than the reading takes.
GRAVE = [s["text"] for s in SAMPLES if s["expect"]["restricted"]]
DOZENS = [GRAVE[at : at + 24] for at in range(0, len(GRAVE), 24)]
BARE = str.maketrans("éèêàâùûôîïç", "eeeaauuoiic")


@pytest.mark.parametrize("texts", DOZENS, ids=lambda texts: texts[0])
def test_capitals_and_missing_accents_hide_nothing(texts: list[str]) -> None:
    assert [text for text in texts if read(text.upper()).restricted is False] == []
    assert [text for text in texts if read(text.translate(BARE)).type != read(text).type] == []


NAMES = [n for t in CATALOGUE.incident_types for n in t.names]
PIECES = [
    *NAMES,
    *RESTRICTED,
    *[
        "pas",
        "aucun",
        "failli",
        "presque",
        "4",
        "12",
        ",",
        ".",
        "!",
        "?",
        ":",
        "il",
        "elle",
        "bénévole",
        "on",
        "us",
        "gravité",
        "🔥",
        "\n",
    ],
]
MESSAGES = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(MESSAGES)
@example("")
@example("/alerte")
@example("\u0130\u0301٣ tirs ٣٤ \U0001f600")
def test_any_text_gives_the_same_reading_twice(text: str) -> None:
    got = read(text)
    assert got == read(text)
    assert got.ask == (got.type is None)
    assert got.severity in (None, 1, 2, 3, 4)
    if got.type is not None and CATALOGUE.incident_type(got.type).restricted:
        assert got.restricted is not False
    if got.type is None:
        assert got.restricted is not False


@pytest.mark.parametrize("kind", [t for t in CATALOGUE.incident_types if t.key != "other"], ids=lambda t: t.key)
def test_every_synonym_of_the_catalogue_is_its_type(kind: Any) -> None:
    wrong = {name: read(f"{name} au camp ce matin").type for name in kind.synonyms}
    assert {name: key for name, key in wrong.items() if key not in (kind.key, None)} == {}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("incendie, gravité 3", 3),
        ("vol, sévérité faible", 1),
        ("low severity: theft at the office", 1),
        ("fire (high)", 3),
        ("🔴 bagarre à la distri", 4),
        ("bagarre, rien de critique", None),
        ("bagarre, 3 personnes, 4 bus, 2 h", None),
        ("un homme inconscient", 4),
        ("homme tombé, pas inconscient", None),
        ("aucun mort dans l'incendie", None),
        ("coups de feu près du canal", 4),
        ("on a failli mourir, le camion nous a frôlés", None),
        ("menaces de mort au bureau", None),
        ("bateau qui coule, gens à l'eau", 4),
        ("naufrage hier, tous secourus", None),
        ("zodiac crevé au large, 60 à bord, le cross cherche", 4),
        ("zodiac en panne au large, tous à bord vont bien", None),
        ("dinghy taking on water, all aboard ok for now", 4),
        ("mort aux rats dans le local", None),
        ("30 rescapés du naufrage au gymnase, encore trempés", None),
        ("31 récupérés, 4 manquants, bateau coulé", 4),
        ("volunteer fainted in the queue, awake now", None),
        ("homme évanoui dans la file, ne se réveille pas", 4),
        ("cardiac arrest in the queue, pulse is back", 4),
        ("fille disparue, elle répond plus au téléphone", None),
        ("un passeur a tiré sur le bateau", 4),
        ("tear gas fired at the beach by police", None),
        ("fugue d'un ado, je mets 3 en gravité", 3),
        ("bagarre, severity two", 2),
    ],
)
def test_severity_is_said_or_forced_by_the_words(text: str, severity: int | None) -> None:
    assert read(text).severity == severity


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("on a failli se faire renverser", True),
        ("near miss with a truck", True),
        ("accident évité de justesse", True),
        ("almost hit by a bus", True),
        ("multiprise qui fumait, débranchée à temps", True),
        ("a guy swung a bat at our nurse, she ducked", True),
        ("un homme gazé à 20 cm du visage par les crs", False),
        ("renversé par un bus", False),
        ("presque toutes les tentes ont brûlé", False),
        ("il manque de place, bagarre", False),
    ],
)
def test_a_near_miss_is_told_from_the_real_thing(text: str, near: bool) -> None:
    assert read(text).near_miss is near


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("un bénévole a frappé un jeune", "safeguarding"),
        ("un bénévole a été frappé par un automobiliste", "assault"),
        ("bénévole agressé à coups de poing par deux hommes", "assault"),
        ("une bénévole a été violée par un inconnu", "sexual_violence"),
        ("agression d'un bénévole, coup de poing, nez cassé", "assault"),
        ("un bénévole insulté par des jeunes", "threat"),
        ("un bénévole insulte des jeunes", "safeguarding"),
        ("her partner forces her to see men for money", "sexual_violence"),
        ("une femme a été violée par un bénévole", "safeguarding"),
        ("elle a dit à la médiatrice qu'un homme l'a violée", "sexual_violence"),
        ("the nurse is sleeping with a patient", "safeguarding"),
        ("volontaire insultée par un chauffeur", "threat"),
        ("la médiatrice a reçu une gifle d'une patiente", "assault"),
        ("interprète qui menace les patientes", "safeguarding"),
    ],
)
def test_who_did_it_decides_between_violence_and_misconduct(text: str, key: str) -> None:
    assert read(text).type == key


THEIR_DOING = [
    "un bénévole a frappé un jeune",
    "jeune frappé par un bénévole",
    "volunteer hit a boy",
    "a boy was hit by a volunteer",
    "une plainte contre un médiateur pour insultes",
    "accusation d'attouchements contre un éducateur",
    "couche avec un bénévole",
    "comportement déplacé d'un chauffeur",
    "éducateur qui insulte des jeunes",
    "le gardien frappe les jeunes",
    "inappropriate behaviour of a volunteer",
    "a volunteer, drunk, kissed a girl",
    "a man followed by a staff member",
    "our driver touched her",
    "she was touched by our driver",
    "interprète qui menace les gens",
    "messages of a volunteer to a girl",
    "rumeur : un bénévole vend des places",
    "témoignage d'attouchements sur un enfant par un animateur",
]
NOT_THEIR_DOING = [
    "un bénévole a été frappé par un jeune",
    "jeune frappé devant un bénévole",
    "volunteer was hit by a boy",
    "a boy told a volunteer that a man hit him",
    "elle a dit à un bénévole qu'il la frappe",
    "insultes contre un médiateur",
    "menaces contre la coordinatrice",
    "agression d'un chauffeur, coup de poing",
    "agression d'un bénévole",
    "bénévole agressé, insulté dans la rue",
    "le médiateur a vu un homme frapper un enfant",
    "the nurse saw a man hitting a child",
    "the nurse heard that a man threatens her",
    "éducateur insulté par des jeunes",
    "le gardien s'est fait frapper",
    "le gardien se fait insulter tous les soirs",
    "un homme frappe un jeune, un bénévole a appelé la police",
    "attaque au couteau, un bénévole présent",
    "prevented by a volunteer: a man kissing a girl",
    "staff member followed by a man",
    "interprète menacée par un passeur",
    "appelé un médecin, elle a été frappée",
    "confié à l'infirmière qu'on l'a touchée",
    "stagiaire giflée devant tout le monde",
    "bénévoles attaqués par un chien",
]


def test_whose_doing_it_was() -> None:
    """Somebody of the team, in the first; they suffer it, see it or are told of it, in the second."""
    cues = CueIndex.of([*EVENTS, *RESTRICTED_CUES, *PEOPLE])

    def did_it(text: str) -> bool:
        words = words_in(flat(text))
        found = cues.find(words)
        staff = [m for m in found if m.cue.topic == "staff"]
        return staff_did_it(words, staff, [m for m in found if m.cue.topic in ("act", "sexual", "assault", "threat")])

    assert [text for text in THEIR_DOING if not did_it(text)] == []
    assert [text for text in NOT_THEIR_DOING if did_it(text)] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("eau contaminée à la rampe, 6 personnes malades", "medical_emergency"),
        ("mort aux rats posée près des tentes", "other"),
        ("un jeune s'est ouvert les bras avec une lame", "medical_emergency"),
        ("main brûlée par l'eau du thé", "medical_emergency"),
        ("v*ol au camp cette nuit", "sexual_violence"),
    ],
)
def test_what_befell_somebody_counts_more_than_what_stands_beside_it(text: str, key: str) -> None:
    assert read(text).type == key


@pytest.mark.parametrize("piece", ["hit volunteer ", "staff, hit. ", "viol protocole "])
def test_the_same_people_and_deeds_over_and_over_are_read_at_once(piece: str) -> None:
    read("bagarre")
    start = process_time()
    read((piece * 400)[:4096])
    assert process_time() - start < 0.1


def test_what_words_and_model_call_differently_is_asked_with_both_first() -> None:
    got = read("harcèlement d'une stagiaire")
    assert got.ask
    assert {"threat", "safeguarding"} <= set(got.questions[0].options[:3])
    assert got.restricted is not False


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("incendie à l'accueil de jour", "day_centre_calais"),
        ("corps retrouvé sur la plage", "coast_calais"),
        ("bagarre ce matin", "living_sites_calais"),
        ("bagarre à la plage et à l'adj", "living_sites_calais"),
    ],
)
def test_the_one_site_that_is_named_is_where_it_was(text: str, site: str) -> None:
    assert read(text).site == site


def test_another_mission_needs_no_code() -> None:
    text = """
mission: other
label: {fr: Autre, en: Other}
time_zone: Africa/Nairobi
languages: [en]
projects: [{key: coast, label: {fr: Côte, en: Coast}, sites: [{key: port, label: {fr: Port, en: Port}}]}]
activities:
  - key: vaccination
    label: {fr: Vaccination, en: Vaccination}
    indicators: [{key: doses, label: {fr: doses, en: doses}, headline: true}]
incident_types:
  - {key: locusts, label: {fr: criquets, en: locusts}}
  - {key: burnt, label: {fr: incendie, en: fire}}
  - {key: protection, label: {fr: protection, en: protection}, synonyms: [rape, misconduct], restricted_to: [admin]}
ladder: {critical: 3, high: 10, moderate: 30}
"""
    other = load_catalogue(text)
    assert read("locust everywhere", other).type == "locusts"
    assert read("tents ablaze", other).type == "burnt"
    assert read("she was raped", other).type == "protection"
    assert read("un bénévole a frappé un jeune", other).type == "protection"
    assert read("bagarre au camp", other).ask
