"""What `vigie playground` seeds: a cast, groups, and sixty days that could have been, from any catalogue."""

import re
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.catalogue import catalogue_from
from bot.playground.cast import cast_of, groups_of
from bot.playground.history import DAYS, OUTBREAK, STORM, Past, history
from bot.playground.tour import STRANGER, tour
from bot.playground.words import LOCALES, words
from domain.catalogue import Catalogue, load_catalogue
from domain.reading import read_report
from domain.roles import Role

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_from(None)


@pytest.fixture(scope="module")
def past(catalogue: Catalogue) -> list[Past]:
    return history(catalogue, cast_of(catalogue), TODAY)


def test_every_project_has_a_coordinator_a_team_and_whoever_keeps_its_shelter(catalogue: Catalogue) -> None:
    cast = cast_of(catalogue)
    assert len({player.name for player in cast}) == len({player.id for player in cast}) == len(cast)
    shown = catalogue.project_of("womens_shelter")  # open all the year
    for project in catalogue.projects:
        if project.sites:
            roles = Counter(g.role for p in cast for g in p.grants if g.project == project.key)
            coordinators = 2 if project is catalogue.projects[0] else 1  # the second one reads English
            keepers = 2 if project is shown else 1
            assert roles == {Role.COORDINATOR: coordinators, Role.TEAM_MEMBER: 2, Role.SHELTER_KEEPER: keepers}
    assert any(g.role is Role.ADMIN for g in cast[-1].grants)


def test_a_group_belongs_to_whoever_works_in_its_project(catalogue: Catalogue) -> None:
    cast = cast_of(catalogue)
    groups = groups_of(catalogue, cast)
    assert [group.project for group in groups] == ["calais", "dunkerque", "ile_de_france"]
    assert groups[0].topics
    for group in groups:
        assert group.coordinator in group.members
        assert {g.project for p in group.members for g in p.grants} == {group.project}
    assert groups_of(catalogue, ()) == ()


def test_the_past_reads_as_it_was_written(catalogue: Catalogue, past: list[Past]) -> None:
    for report in past[::7]:
        content, site = report.content, report.author.site
        read = read_report(report.text[3:], catalogue=catalogue, project=content.project, site=site, now=report.at)
        assert not read.questions, report.text
        assert (read.project, read.site, read.date) == (content.project, content.site, content.day), report.text
        assert read.entries == content.entries, report.text


def test_the_past_is_sixty_days_with_gaps_corrections_and_a_rhythm(past: list[Past]) -> None:
    days = {report.content.day for report in past}
    assert min(days) >= TODAY - timedelta(days=DAYS)
    assert max(days) < TODAY
    assert 300 < len(past) < 1500
    assert 0.02 < sum(report.corrected is not None for report in past) / len(past) < 0.12
    sundays = sum(report.content.day.weekday() == 6 for report in past if report.content.day)
    assert sundays < len(past) / 20
    assert len({report.author.name for report in past}) == 6


def test_a_disease_goes_around_and_a_storm_blows(catalogue: Catalogue, past: list[Past]) -> None:
    def ago(report: Past) -> int:
        assert report.content.day is not None
        return (TODAY - report.content.day).days

    def headline(reports: list[Past]) -> float:
        entries = [entry for report in reports for entry in report.content.entries]
        figures = [entry.values[catalogue.activity(entry.activity).headline.key] for entry in entries]
        return sum(figures) / len(figures)

    sick = {ago(report) for report in past for _, key, value in report.content.values() if key == "suspected_measles"}
    assert sick
    assert sick <= set(OUTBREAK)
    stormy = [report for report in past if ago(report) in STORM]
    calm = [report for report in past if ago(report) not in range(STORM.start - 2, STORM.stop)]
    assert headline(stormy) < headline(calm) / 2


def test_the_past_is_the_same_every_time(catalogue: Catalogue, past: list[Past]) -> None:
    assert history(catalogue, cast_of(catalogue), TODAY) == past


def test_another_mission_has_a_past_and_a_tour_of_its_own() -> None:
    other = load_catalogue(_smaller())
    cast = cast_of(other)
    assert history(other, cast, TODAY)
    assert all(step.person for step in tour(other, cast) if step.key != "export")


def _smaller() -> str:
    """The embedded catalogue with another name for its projects, and no shelters."""
    text = Path("bot/catalogues/mission_france.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(?ms)^shelters:.*?(?=^\S)", "", text)
    return text.replace("{fr: Calais, en: Calais}", "{fr: Nord, en: North}")


def test_the_tour_has_twenty_three_steps_and_plays_people_who_are_there(catalogue: Catalogue) -> None:
    cast = cast_of(catalogue)
    steps = tour(catalogue, cast)
    keys = [s.key for s in steps]
    assert keys == [
        "report", "correct", "undo", "question", "form", "day", "sent_back", "closed",
        "alert", "climb", "taken", "over", "beds", "hold", "arrived", "history",
        "stranger", "sign", "clock", "files", "missing", "reminder", "export",
    ]  # fmt: skip
    names = {player.name for player in cast}
    for step in steps:
        for who in (step.person, *(done.person for done in step.done)):
            if who is not None and who != STRANGER:
                assert not isinstance(who, str)
                assert set(who.values()) <= names
    report = steps[0].type
    assert report is not None
    for text in report.values():
        read = read_report(
            text[3:], catalogue=catalogue, project="calais", site="day_centre_calais", now=_noon(catalogue)
        )
        assert read.understood_whole
    sign = steps[keys.index("sign")]
    assert isinstance(sign.person, dict)
    for language, text in (sign.type or {}).items():
        usual = next(player.site for player in cast if player.name == sign.person[language])
        read = read_report(text[3:], catalogue=catalogue, project="calais", site=usual, now=_noon(catalogue))
        assert read.understood_whole
        assert read.site not in (None, usual), "a second report of one place would be asked about"
    for text in (steps[keys.index("question")].type or {}).values():
        read = read_report(text, catalogue=catalogue, project="calais", site="day_centre_calais", now=_noon(catalogue))
        assert [question.code for question in read.questions] == ["vague_amount"]
        assert len(read.entries) == 2


def _noon(catalogue: Catalogue) -> datetime:
    return datetime(2026, 11, 24, 12, tzinfo=catalogue.zone)


def test_the_launchers_words_are_all_there_in_french() -> None:
    found = extract_from_dir(LOCALES.parent, method_map=[("**.py", "python")], keywords={"words": None})
    said = {message for _, _, message, _, _ in found}
    with (LOCALES / "fr.po").open("rb") as file:
        entries = [message for message in read_po(file, locale="fr") if message.id]
    assert {message.id for message in entries} == said
    assert all(message.string and not message.fuzzy for message in entries)
    for message in entries:
        assert sorted(re.findall(r"{\w+}", str(message.id))) == sorted(re.findall(r"{\w+}", str(message.string)))


def test_words_are_put_in_by_language() -> None:
    made = words("keeps: {site}", site={"fr": "Abri", "en": "Shelter"})
    assert made == {"fr": "tient\u00a0: Abri", "en": "keeps: Shelter"}
