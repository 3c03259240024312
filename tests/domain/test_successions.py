"""Projects and sites that are merged, split, renamed, and the undoing of it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catalogue import Catalogue, CatalogueError, load_catalogue
from domain.people import Grant, Person, UseCase, allowed, as_of
from domain.reading import ReportReading, read_report
from domain.reading.shelters import read_shelter_message
from domain.roles import Role
from domain.shelters.seasons import is_open, turns_on
from domain.summaries.completeness import expected_on
from domain.summaries.periods import Period
from domain.summaries.seams import Seam, seams
from tests.domain.test_catalogue import SMALL
from tests.domain.test_catalogue import TEXT as DEFAULT

DOCS = (Path(__file__).parents[2] / "docs/merging-and-splitting.md").read_text("utf-8")
BLOCKS = {
    part.partition("\n")[0]: part.partition("```yaml\n")[2].partition("```")[0] for part in DOCS.split("\n## ")[1:]
}
HEAD, TAIL = SMALL[: SMALL.index("projects:")], SMALL[SMALL.index("activities:") :]
DAY = timedelta(days=1)
FIRST = date(2027, 1, 1)


@cache
def documented() -> dict[str, Catalogue]:
    """The examples of the documentation, by their headings."""
    return {title: load_catalogue(HEAD + block + TAIL) for title, block in BLOCKS.items()}


def test_every_documented_example_is_a_catalogue() -> None:
    assert list(documented()) == ["Merge", "Rename", "Split", "Sites", "Undo"]


def standing(catalogue: Catalogue, day: date) -> dict[str, list[str]]:
    return {p.key: [s.key for s in catalogue.sites_of(p.key, day)] for p in catalogue.projects_on(day)}


def test_a_split_gives_every_site_to_one_part() -> None:
    split, eve, on = documented()["Split"], date(2027, 2, 28), date(2027, 3, 1)
    assert standing(split, eve) == {"calais": ["beach", "camp"]}
    assert standing(split, on) == {"coast": ["beach"], "town": ["camp"]}
    assert split.projects_for("calais", on) == ("coast", "town")
    assert [split.project_on("calais", on, site).key for site in ("beach", "camp", None)] == ["coast", "town", "coast"]
    assert split.project_on("town", eve).key == "calais"  # a report of a day before goes where that day's went
    assert [split.counted_for("calais", site, on) for site in ("beach", "camp", None)] == ["coast", "town", "coast"]


def test_sites_merge_and_are_split() -> None:
    sites, april, may = documented()["Sites"], date(2027, 4, 1), date(2027, 5, 1)
    assert standing(sites, april - DAY) == {"calais": ["east", "west", "beach"]}
    assert standing(sites, april) == {"calais": ["beach", "camp"]}
    assert standing(sites, may) == {"calais": ["camp", "pier", "dunes"]}
    assert sites.sites_on("east", may) == ("camp",)
    assert sites.sites_on("beach", may) == ("pier", "dunes")
    assert sites.sites_on("camp", april - DAY) == ("east", "west")
    month = Period(date(2027, 3, 29), date(2027, 5, 9))
    assert seams(sites, "calais", may, month) == (
        Seam(("east", "west"), None, date(2027, 3, 31), "camp"),
        Seam(("beach",), None, date(2027, 4, 30), "dunes"),
        Seam(("beach",), None, date(2027, 4, 30), "pier"),
    )


def test_what_was_undone_is_as_if_nothing_had_been_and_counts_by_its_sites() -> None:
    undone, on, until = documented()["Undo"], date(2026, 12, 31), date(2027, 2, 15)
    before, between, after = (standing(undone, day) for day in (on - DAY, on, until))
    assert before == after == {"calais": ["beach"], "dunkerque": ["centre"]}
    assert between == {"littoral_nord": ["beach", "centre"]}
    assert undone.projects_for("littoral_nord", until) == ("calais", "dunkerque")
    assert undone.counted_for("littoral_nord", "centre", until) == "dunkerque"
    assert undone.counted_by("littoral_nord", until) == ("calais", "dunkerque", "littoral_nord")
    assert seams(undone, "calais", until, Period(on, until)) == (Seam(("littoral_nord",), on, until - DAY),)


def read(text: str, catalogue: Catalogue, project: str, site: str | None, day: date) -> ReportReading:
    now = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=17)
    return read_report(text, catalogue=catalogue, project=project, site=site, now=now)


@pytest.mark.parametrize(
    ("example", "text", "own", "day", "place"),
    [
        ("Rename", "calais 34 clinique", ("pas_de_calais", "camp"), "2027-02-01", ("pas_de_calais", "camp")),
        ("Split", "plage clinique 34", ("coast", "beach"), "2027-03-01", ("coast", "beach")),
        ("Split", "calais clinique 34", ("town", "camp"), "2027-03-01", ("town", "camp")),
        ("Split", "calais campement clinique 34", ("coast", "beach"), "2027-03-01", ("town", "camp")),
        ("Split", "hier clinique 34", ("town", "camp"), "2027-03-01", ("calais", "camp")),
        ("Sites", "clinique camp est 34", ("calais", None), "2027-04-02", ("calais", "camp")),
        ("Sites", "clinique camp est 34", ("calais", None), "2027-03-31", ("calais", "east")),
        ("Sites", "hier clinique camp est 34", ("calais", None), "2027-04-01", ("calais", "east")),
        ("Undo", "clinique 34", ("littoral_nord", "centre"), "2027-02-15", ("dunkerque", "centre")),
        ("Undo", "littoral nord plage clinique 34", ("calais", None), "2027-02-15", ("calais", "beach")),
    ],
)
def test_messages_are_read_as_of_their_day(
    example: str, text: str, own: tuple[str, str | None], day: str, place: tuple[str, str]
) -> None:
    got = read(text, documented()[example], *own, date.fromisoformat(day))
    assert (got.project, got.site) == place, got.questions
    assert not got.questions


def test_what_fits_several_is_asked() -> None:
    (parts,) = read("calais clinique 34", documented()["Split"], "calais", None, date(2027, 3, 1)).questions
    assert (parts.code, parts.options) == ("no_project", ("coast", "town"))
    (sites,) = read("plage clinique 34", documented()["Sites"], "calais", None, date(2027, 5, 1)).questions
    assert (sites.code, sites.options) == ("ambiguous_site", ("pier", "dunes"))
    (before,) = read("hier grand camp clinique 34", documented()["Sites"], "calais", None, date(2027, 4, 1)).questions
    assert (before.code, before.options) == ("ambiguous_site", ("east", "west"))


def test_roles_go_over_and_reach_back_to_the_sites() -> None:
    def reaches(example: str, grant: Grant, day: str, site: str | None = None) -> set[str]:
        catalogue = documented()[example]
        person = Person(1, 1, "A", "fr", (grant,), grant.project, None)
        now = as_of(person, catalogue, date.fromisoformat(day))
        at = datetime(2027, 6, 1, tzinfo=UTC)
        asked = {"now": at, "site": site}
        return {p.key for p in catalogue.projects if allowed(now, UseCase.SEE_DAY, project=p.key, **asked)}

    team = Role.TEAM_MEMBER
    assert reaches("Split", Grant(team, "calais"), "2027-03-01") == {"calais", "coast", "town"}
    assert reaches("Split", Grant(team, "calais", frozenset({"camp"})), "2027-03-01") == {"calais", "town"}
    # What was reported before from a part's sites is its people's; not what was from another part's.
    assert reaches("Split", Grant(team, "town"), "2027-03-01", "camp") == {"calais", "town"}
    assert reaches("Split", Grant(team, "town"), "2027-03-01", "beach") == {"town"}
    assert reaches("Undo", Grant(team, "littoral_nord"), "2027-02-15") == {"calais", "dunkerque", "littoral_nord"}
    assert reaches("Undo", Grant(team, "calais"), "2027-02-15", "centre") == {"calais"}
    merged = as_of(
        Person(1, 1, "A", "fr", (Grant(team, "calais", frozenset({"east"})),), "calais", "east"),
        documented()["Sites"],
        date(2027, 4, 1),
    )
    assert merged.site == "camp"
    assert allowed(merged, UseCase.REPORT_SHIFT, project="calais", site="camp", now=datetime(2027, 6, 1, tzinfo=UTC))


def test_what_was_expected_of_merged_sites_is_expected_once_of_the_new_one() -> None:
    block = BLOCKS["Sites"]
    expected = "expected:\n" + "".join(f"  - {{site: {s}, activity: clinic}}\n" for s in ("east", "west", "beach"))
    catalogue = load_catalogue(HEAD + block + expected + TAIL)
    sites = {s.key for p in catalogue.projects for s in p.sites}
    days = (date(2027, 3, 31), date(2027, 4, 1), date(2027, 5, 1))
    assert [[e.site for e in expected_on(catalogue, sites, [day])] for day in days] == [
        ["beach", "east", "west"], ["beach", "camp"], ["camp"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("example", "old", "new", "message"),
    [
        ("Split", "on: 2027-03-01, sites: [camp]", "on: 2027-03-01", "say with sites which of its sites"),
        ("Split", "sites: [camp]", "sites: [beach]", "beach is taken by coast already"),
        ("Split", "sites: [camp]", "sites: [beach]", "nobody takes camp of calais; every site goes over"),
        ("Split", "sites: [camp]", "sites: [shore]", "calais had no site shore on the day before 2027-03-01"),
        ("Split", "on: 2027-03-01, sites: [camp]", "on: 2027-04-01", "calais is succeeded by coast already"),
        ("Split", "sites: [camp]", "sites: [camp], until: 2027-03-09", "calais is succeeded by coast already"),
        ("Merge", "dunkerque]", "dunkirk]", "there is no project dunkirk"),
        ("Merge", "dunkerque]", "littoral_nord]", "a project cannot succeed itself"),
        ("Merge", "on: 2026-12-31", "on: soon", "must be a date like 2026-12-31"),
        ("Undo", "until: 2027-02-15", "until: 2026-12-31", "must be a day after 2026-12-31, on which it takes over"),
        ("Sites", "[east, west]", "[east, camp]", "a site cannot succeed itself"),
        ("Sites", "[east, west]", "[east, pier]", "pier itself begins on 2027-05-01 only"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named_with_its_line(example: str, old: str, new: str, message: str) -> None:
    block = BLOCKS[example]
    assert old in block
    with pytest.raises(CatalogueError) as raised:
        load_catalogue(HEAD + block.replace(old, new, 1) + TAIL)
    (problem,) = [p for p in raised.value.problems if message in p.message]
    line = (HEAD + block.replace(old, new, 1) + TAIL).splitlines()[problem.line - 1]
    assert "succeeds" in line
    assert ".succeeds" in problem.key_path


def test_an_own_site_of_an_undone_project_says_what_it_follows() -> None:
    block = BLOCKS["Undo"]
    own = "    sites: [{key: port, label: {fr: Port, en: Harbour}}]\n"
    with pytest.raises(CatalogueError, match=r"nobody would have port then"):
        load_catalogue(HEAD + block + own + TAIL)


# Any history


@dataclass
class History:
    """What happened to a mission, told twice: as its catalogue says it, and as it stood after each day."""

    projects: list[dict[str, Any]] = field(default_factory=list)
    states: list[tuple[date, dict[str, str]]] = field(default_factory=list)
    """Since when each site that stands belongs to which project that stands."""

    def catalogue(self) -> Catalogue:
        raw = yaml.safe_load(HEAD.replace("05:00", '"05:00"') + TAIL)
        return Catalogue.model_validate({**raw, "projects": self.projects})

    def on(self, day: date) -> dict[str, str]:
        return [owners for since, owners in self.states if since <= day][-1]


def named(key: str) -> dict[str, Any]:
    return {"key": key, "label": {"fr": key, "en": key}}


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Merges, renames, splits of projects and sites; the last of them that still holds may be undone."""
    found = History([{**named(p), "sites": [named(f"{p}{n}") for n in range(3)]} for p in ("ah", "bo")])
    owners = {s["key"]: p["key"] for p in found.projects for s in p["sites"]}
    found.states.append((date.min, owners))
    done: list[tuple[list[dict[str, Any]], dict[str, str]]] = []
    day = FIRST
    for number in range(draw(st.integers(0, 6))):
        day += timedelta(days=draw(st.integers(1, 3)))
        if done and draw(st.booleans()):
            heirs, owners = done.pop()
            for heir in heirs:
                heir["succeeds"]["until"] = day
        else:
            before, keys = owners, [f"k{number}{x}" for x in "xy"]
            if draw(st.booleans()):
                heirs, owners = projects_go_over(draw, found, owners, keys, day)
            else:
                heirs, owners = sites_go_over(draw, found, owners, keys, day)
            done.append((heirs, before))
        found.states.append((day, owners))
    return found


def projects_go_over(
    draw: st.DrawFn, found: History, owners: dict[str, str], keys: list[str], day: date
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    olds = draw(st.lists(st.sampled_from(sorted(set(owners.values()))), min_size=1, max_size=2, unique=True))
    sites = [s for s, owner in owners.items() if owner in olds]
    cut = draw(st.integers(0, len(sites) - 1))
    shares = [sites[:cut], sites[cut:]] if cut else [sites]
    heirs = []
    for key, share in zip(keys, shares, strict=False):
        theirs = sorted({owners[s] for s in share}) if cut else olds
        heir = {**named(key), "succeeds": {"projects": theirs, "on": day}}
        if cut:
            heir["succeeds"]["sites"] = share
        heirs.append(heir)
    found.projects += heirs
    return heirs, {
        s: next((k for k, share in zip(keys, shares, strict=False) if s in share), o) for s, o in owners.items()
    }


def sites_go_over(
    draw: st.DrawFn, found: History, owners: dict[str, str], keys: list[str], day: date
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    project = draw(st.sampled_from(sorted(set(owners.values()))))
    theirs = [s for s, owner in owners.items() if owner == project]
    olds = draw(st.lists(st.sampled_from(theirs), min_size=1, max_size=2, unique=True))
    heirs = [{**named(k), "succeeds": {"sites": olds, "on": day}} for k in keys[: draw(st.integers(1, 2))]]
    home = next(p for p in found.projects if p["key"] == project)
    home["sites"] = [*home.get("sites", []), *heirs]
    return heirs, {s: o for s, o in owners.items() if s not in olds} | dict.fromkeys((h["key"] for h in heirs), project)


@settings(max_examples=60)
@given(histories(), st.integers(-1, 25))
def test_after_any_history_every_report_counts_once(history: History, days: int) -> None:
    catalogue, today = history.catalogue(), FIRST + timedelta(days=days)
    reports = set()
    for n in range(-1, days + 1):
        day = FIRST + timedelta(days=n)
        assert dict(catalogue.lineage.on(day).owners) == history.on(day)
        assert {p.key for p in catalogue.projects_on(day)} == set(history.on(day).values())
        reports |= {(project, site) for site, project in history.on(day).items()}
    open_now = [p.key for p in catalogue.projects_on(today)]
    for project, site in reports:
        counting = catalogue.counted_for(project, site, today)
        assert counting in open_now
        assert project in catalogue.reported_to(counting, today)
        assert site in catalogue.places_of(counting, today)
        assert counting in catalogue.counted_by(project, today)
    for project in catalogue.projects:
        assert set(catalogue.projects_for(project.key, today)) <= set(open_now)


def test_a_shelter_that_has_become_another_one_lends_it_its_words() -> None:
    house = """
      - key: womens_house
        label: {fr: Maison des femmes, en: Women's house}
        succeeds: {sites: [womens_shelter], on: 2026-12-01}
"""
    beds = (
        "shelters:\n  - {site: womens_house, categories: [{key: women, label: {fr: femmes, en: women}, capacity: 9}]}\n"
    )
    text = DEFAULT.replace("\n\n  - key: ile_de_france", f"{house}\n  - key: ile_de_france", 1)
    catalogue = load_catalogue(text.replace("shelters:\n", beds, 1))
    read = {
        day: read_shelter_message(
            "abri femmes 3 libres",
            catalogue=catalogue,
            project="dunkerque",
            site=None,
            now=datetime(2026, *day, 12, tzinfo=UTC),
        )
        for day in ((11, 30), (12, 1))
    }
    assert [reading.shelter for reading in read.values()] == ["womens_shelter", "womens_house"]
    assert not is_open(catalogue, "womens_shelter", date(2026, 12, 1))
    turns = [(t.site, t.opens) for t in turns_on(catalogue, date(2026, 12, 1))]
    assert turns == [("womens_house", True), ("womens_shelter", False)]
