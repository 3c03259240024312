"""Reading reports: every sample message is understood as a careful colleague would, and what is unsure is asked."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import catalogue_from
from domain.catalogue import Catalogue, load_catalogue
from domain.reading import ReportReading, read_report
from domain.reading.account import account_of
from tests.support.accounting import unanswered
from tests.support.asked import unlike
from tests.support.known import differs, told

ROOT = Path(__file__).parents[2]
SAMPLES = [
    json.loads(line)
    for name in (
        "reports.jsonl",
        "reports_more.jsonl",
        "reports_hard.jsonl",
        "reports_blind.jsonl",
        "reports_unseen.jsonl",
        "reports_later.jsonl",
        "reports_next.jsonl",
        "reports_varied.jsonl",
        "reports_siblings.jsonl",
    )
    for line in (ROOT / "tests/data" / name).read_text("utf-8").splitlines()
]
EVENING = datetime.fromisoformat("2026-11-24T18:30:00+01:00")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_from(None)


def figures(reading: ReportReading) -> dict[str, dict[str, int]]:
    return {e.activity: dict(e.values) for e in reading.entries}


def fault_of(sample: dict[str, Any], got: ReportReading) -> str:
    """What is wrong about the reading of a sample; empty where nothing is."""
    expect = sample["expect"]
    wanted = {e["activity"]: e["values"] for e in expect["entries"]}
    if got.ask != expect["ask"]:
        return f"asks {[q.code for q in got.questions]}" if got.ask else "asks nothing"
    if expect["ask"]:
        # What is asked about may be left out, but nothing may be said that is wrong.
        wrong = [(a, k, v) for a, vs in figures(got).items() for k, v in vs.items() if wanted.get(a, {}).get(k, v) != v]
        return f"says {wrong}" if wrong else unlike(sample, got)
    told = figures(got), got.project, got.site, str(got.date), got.shift, got.comment
    right = wanted, *(expect[k] for k in ("project", "site", "date", "shift", "comment"))
    return "" if told == right else f"says {told}"


# By the dozen: a test for each sample would take longer to set up than the reading takes.
DOZENS = [SAMPLES[at : at + 24] for at in range(0, len(SAMPLES), 24)]


@pytest.mark.parametrize("samples", DOZENS, ids=lambda samples: f"{samples[0]['id']}-{samples[-1]['id']}")
def test_samples_are_understood(
    catalogue: Catalogue, samples: list[dict[str, Any]], record_property: Callable[[str, object], None]
) -> None:
    faults: dict[str, str] = {}
    for n, s in enumerate(samples):
        place = {"project": s["project"], "site": s["site"], "now": datetime.fromisoformat(s["now"])}
        # Its account gives the same reading: that it does needs no second look at every message.
        got, pieces = account_of(s["text"], catalogue=catalogue, **place)
        assert n % 8 or got == read_report(s["text"], catalogue=catalogue, **place)
        record_property("questions_asked", len(got.questions))
        if fault := fault_of(s, got):
            faults[s["id"]] = f"{s['text']!r} {fault}"
        elif differs(s, got):
            faults[s["id"]] = f"{s['text']!r} is read otherwise: {told(got)}"
        elif numbers := unanswered(s["text"], pieces):
            faults[s["id"]] = f"{s['text']!r} leaves {numbers} unaccounted for"
        elif differs(s, pieces):
            faults[s["id"]] = f"{s['text']!r} is told otherwise: {[(piece.text, piece.kind) for piece in pieces]}"
    assert not faults


def read(catalogue: Catalogue, text: str, project: str | None = "calais", site: str | None = None) -> ReportReading:
    return read_report(text, catalogue=catalogue, project=project, site=site, now=EVENING)


QUESTIONS = [
    ("clinique 25 cs, 5 pansements", "unknown_word", "5 pansements", ()),
    (
        "clinique une vingtaine de consultations",
        "vague_amount",
        "vingtaine de consultations",
        ("clinic.consultations",),
    ),
    ("clinique environ 20 cs", "vague_amount", "20 cs", ("clinic.consultations",)),
    ("6 entretiens", "ambiguous_activity", "6 entretiens", ("mental_health", "social_legal")),
    ("clinique 20 cs, 25 femmes", "parts_exceed_whole", "20 cs, 25 femmes", ("clinic.consultations", "clinic.women")),
    ("clinique 31/02: 20 cs", "impossible_date", "31/02", ()),
    ("clinique 28/11: 20 cs", "future_date", "28/11", ()),
    ("lundi 24/11 clinique 20 cs", "date_conflict", None, None),
    ("distri 9000 litres", "absurd_number", "9000 litres", ("distribution.water_litres",)),
    ("clinique -4 cs", "negative_number", "4 cs", ("clinic.consultations",)),
    ("34", "bare_number", "34", ()),
    ("psm 3 groupes de 8", "each_or_total", "8", ()),
    ("adj 45 jeunes, 12 mineurs", "not_in_activity", "12 mineurs", ("clinic.minors",)),
    ("clinique 20 cs, 18 cs", "said_twice", "18 cs", ("clinic.consultations",)),
    ("clinique 5 gales et plaies", "two_words_one_number", "5 gales", ("clinic.scabies",)),
    ("clinique 28 cs, suspicion de rougeole", "number_missing", "suspicion de rougeole", ("clinic.suspected_measles",)),
    ("clinique", "number_missing", "clinique", ("clinic",)),
    ("pas de maraude", "not_held", "pas de maraude", ("coastal_outreach",)),
    ("RAS", "no_activity", "RAS", None),
    ("maraude 5 hypo RAS", "nothing_or_not_counted", "RAS", ("coastal_outreach.people_met",)),
    ("clinique gale 5 plaies", "unclear_number", "gale 5 plaies", ("clinic.scabies", "clinic.wounds")),
    ("plage et camp: maraude 40 pers", "ambiguous_site", "camp", ("coast_calais", "living_sites_calais")),
    ("clinique camp 9 cs, psm littoral 4 eip", "ambiguous_site", "littoral", ("living_sites_calais", "coast_calais")),
    ("psm au littoral 4 eip, clinique au camp 9", "ambiguous_site", "camp", ("coast_calais", "living_sites_calais")),
    ("clinic camp 9, mh on the beach 4 eip", "ambiguous_site", "beach", ("living_sites_calais", "coast_calais")),
    ("dk et calais clinique 40 cs", "ambiguous_project", "dk", ("dunkerque", "calais")),
    ("cette semaine distri 40 foyers", "several_days", "cette semaine", ()),
    ("clinique 20/11/25 20 cs", "old_date", "20/11/25", ("2025-11-20",)),
    ("maraude nuit et matin 40 pers", "shift_conflict", "matin", ()),
    ("clinique lundi 23", "date_or_number", "lundi 23", ()),
    ("bonjour", "nothing_found", "", ()),
    ("clinique 30 cs, 12 f demain repos", "unclear_number", "12 f", ("clinic.women",)),
    ("clinique un consult 0", "unclear_number", "un consult 0", ("clinic.consultations",)),
    ("clinique 15 cs, camion au garage vendredi", "ambiguous_date", "vendredi", ("2026-11-20", "2026-11-24")),
    ("clinique 15 cs, 2 rdv pour lundi", "ambiguous_date", "rdv pour lundi", ("2026-11-23", "2026-11-24")),
    ("clinique 19 cs, un monsieur avec la gale", "unclear_number", "un monsieur avec la gale", ("clinic.scabies",)),
    ("maraude 20 pers, 1 mort-né", "unknown_word", "1 mort-né", None),
    ("clinique 20 cs, 30 accompagnants", "unknown_word", "30 accompagnants", None),
    ("clinique 20 cs\nnote: calme\nFemmes : 7", "figures_in_comment", "Femmes : 7", ("clinic.women",)),
]


@pytest.mark.parametrize(
    ("text", "code", "about", "options"), QUESTIONS, ids=[q[1] + "-" + str(n) for n, q in enumerate(QUESTIONS)]
)
def test_a_doubt_has_its_code_and_the_persons_own_words(
    catalogue: Catalogue, text: str, code: str, about: str | None, options: tuple[str, ...] | None
) -> None:
    found = {q.code: q for q in read(catalogue, text).questions}
    assert code in found, found
    if about is not None:
        assert found[code].about == about
    if options is not None:
        assert found[code].options == options


@pytest.mark.parametrize(
    "rest",
    ["commande avant vendredi", "restock by monday", "next clinic thursday", "tentes promises pour samedi",
     "pharma to call before the 30th", "prévoir des gants d'ici jeudi soir"],
)  # fmt: skip
def test_a_day_on_which_something_is_due_is_no_reporting_day(catalogue: Catalogue, rest: str) -> None:
    reading = read(catalogue, f"clinique 18 cs, 5 gale, {rest}")
    assert not reading.questions
    assert str(reading.date) == "2026-11-24"
    assert figures(reading) == {"clinic": {"consultations": 18, "scabies": 5}}


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("VS hier: deux victimes", "2026-11-23", {"sexual_violence": {"survivors_seen": 2}}),
        ("clinique 34 cs vs hier 41", "2026-11-24", {"clinic": {"consultations": 34}}),
        ("clinique 34 cs\nvs hier: 41", "2026-11-24", {"clinic": {"consultations": 34}}),
    ],
)
def test_vs_is_an_activity_only_where_it_opens_something(
    catalogue: Catalogue, text: str, day: str, said: dict[str, dict[str, int]]
) -> None:
    reading = read(catalogue, text)
    assert (str(reading.date), figures(reading)) == (day, said)


def test_who_has_no_project_is_asked_for_it(catalogue: Catalogue) -> None:
    question = read(catalogue, "clinique 20 cs", project=None).questions[0]
    assert (question.code, question.options) == ("no_project", ("calais", "dunkerque", "ile_de_france"))


@pytest.mark.parametrize(
    ("text", "codes"), [("hier clinique 3 cs", {"ambiguous_yesterday"}), ("dimanche clinique 3 cs", {"ambiguous_date"})]
)
def test_after_midnight_nobody_knows_which_day(catalogue: Catalogue, text: str, codes: set[str]) -> None:
    now = datetime.fromisoformat("2026-11-22T02:30:00+01:00")
    got = read_report(text, catalogue=catalogue, project="calais", site=None, now=now)
    assert {q.code for q in got.questions} == codes
    assert got.date is None


POSSIBLE = [
    ("maraude une dizaine de disparus", [("coastal_outreach", "missing", 1)]),
    ("maraude environ 3 morts", [("coastal_outreach", "deaths", 3)]),
    ("clinique 12 cs, 1 décès", [("coastal_outreach", "deaths", 1)]),
    ("clinique 12 cs, suspicion de rougeole", [("clinic", "suspected_measles", 1)]),
    ("clinique 12 cs\nNB: 2 disparus en mer", [("coastal_outreach", "missing", 2)]),
    ("maraude 12 rescapés, 2 disparus, 5 trucs", []),  # certain: the entries say it
    ("maraude 30 pers, aucun décès ni disparu", []),
    ("clinique 12 cs, pas de rougeole", []),
    ("maraude 12 pers, 1 disparu demain repos", [("coastal_outreach", "missing", 1)]),
]


@pytest.mark.parametrize(("text", "possible"), POSSIBLE)
def test_a_doubtful_death_can_alert_as_unconfirmed(
    catalogue: Catalogue, text: str, possible: list[tuple[str, str, int]]
) -> None:
    assert list(read(catalogue, text).possible) == possible


@pytest.mark.parametrize(
    "text", ["bonjour", "merci beaucoup 🙏", "Le camion est en panne", "à demain !", "ok", "", "???"]
)
def test_small_talk_is_no_report(catalogue: Catalogue, text: str) -> None:
    got = read(catalogue, text)
    assert got.ask
    assert not got.is_report_like


@pytest.mark.parametrize("text", ["clinique", "34", "12 pansements", "une vingtaine", "RAS", "maraude annulée"])
def test_a_doubtful_report_is_a_report(catalogue: Catalogue, text: str) -> None:
    assert read(catalogue, text).is_report_like


def test_a_report_goes_to_the_successor_from_its_day(catalogue: Catalogue) -> None:
    now = datetime.fromisoformat("2027-01-05T18:00:00+01:00")
    got = read_report("clinique camp 20 cs", catalogue=catalogue, project="calais", site=None, now=now)
    assert (got.project, got.site, got.understood_whole) == ("littoral_nord", "living_sites_calais", True)
    late = read_report("clinique 28/12: 20 cs", catalogue=catalogue, project="calais", site=None, now=now)
    assert (late.project, str(late.date)) == ("calais", "2026-12-28")


def test_a_question_points_into_the_text(catalogue: Catalogue) -> None:
    text = "clinique 25 cs, 5 pansements"
    question = read(catalogue, text).questions[0]
    assert text[slice(*question.span)] == question.about == "5 pansements"


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
    indicators:
      - {key: doses, label: {fr: doses, en: doses}, headline: true}
      - {key: polio, label: {fr: polio, en: polio}, part_of: doses}
incident_types: [{key: other, label: {fr: autre, en: other}}]
ladder: {critical: 3, high: 10, moderate: 30}
"""
    got = read(load_catalogue(text), "vaccination port 120 (polio 80)", project="coast")
    assert (figures(got), got.site, got.ask) == ({"vaccination": {"doses": 120, "polio": 80}}, "port", False)


def test_a_place_within_an_activitys_name_is_where_it_was(catalogue: Catalogue) -> None:
    assert read(catalogue, "maraude littoral 25 pers", site="living_sites_calais").site == "coast_calais"


def test_a_misspelt_month_is_no_date(catalogue: Catalogue) -> None:
    got = read(catalogue, "clinique 20 cs, sepember 12")
    assert {q.about for q in got.questions} == {"sepember 12"}
