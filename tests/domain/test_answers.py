"""Answers to questions: what a choice changes, and what it never does."""

from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.answers import WHICH_NUMBER, choices, chosen, fits, headline, with_figures
from domain.answers_in_words import in_words, number_in
from domain.choices import Choice, Habit
from domain.habits import habit_of, habitual
from domain.reading import Question, read_report
from domain.reading.tally import parts_over
from domain.shift_reports import Content
from tests.messages.samples import CATALOGUE

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NIGHT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def read(text: str, now: datetime = NOW) -> tuple[Content, tuple[Question, ...]]:
    """What a message at the living sites of Calais says."""
    found = read_report(text, catalogue=CATALOGUE, project="calais", site="living_sites_calais", now=now)
    content = Content(found.project, found.site, found.date, found.shift, found.entries, found.comment)
    return content, found.questions


def likely(text: str, now: datetime = NOW) -> list[Choice]:
    """The likely answers to its first question."""
    content, questions = read(text, now)
    return list(choices(questions[0], content, CATALOGUE, TODAY))


PARTS = st.sampled_from(
    [
        "clinique 34 consultations", "12 licornes", "une vingtaine de femmes", "~30", "30-35 hommes", "dont 40 femmes",
        "gale 3, gale 5", "gale 12/15", "12000", "psm 8 entretiens", "tentes 5", "hier", "lundi", "le 31/11", "RAS",
        "pas de maraude", "distri 40 foyers", "3 groupes de 8 participants", "plaies:", "5 gales et plaies", "-4",
        "du 16 au 20", "jour et nuit", "// rien\nfemmes: 12", "34", "et 5", "décès 2",
    ]
)  # fmt: skip
MESSAGES = st.lists(PARTS, min_size=1, max_size=5).map(", ".join)


@settings(max_examples=150, deadline=None)
@given(MESSAGES, st.data(), st.sampled_from([NOW, NIGHT]))
def test_an_answer_changes_only_what_its_question_is_about(text: str, data: st.DataObject, now: datetime) -> None:
    content, questions = read(text, now)
    while questions:
        found = choices(questions[0], content, CATALOGUE, TODAY)
        if not found:
            return
        choice = data.draw(st.sampled_from(found))
        after, rest = chosen(content, questions, choice)

        before = {(a, i): v for a, i, v in content.values()}
        values = {(a, i): v for a, i, v in after.values()}
        assert values == before | {(a, i): v for a, i, v in choice.figures}, "no value is lost or altered"
        assert not before.keys() & {(a, i) for a, i, _ in choice.figures}
        assert all(not parts_over(CATALOGUE.activity(e.activity), e.values) for e in after.entries)
        marks = {(e.activity, i) for e in after.entries for i in e.estimates}
        assert marks == {f[:2] for f in choice.figures if choice.estimate} | {
            (e.activity, i) for e in content.entries for i in e.estimates
        }
        if choice.corrects is None:
            assert rest == questions[1:], "one question less, the others as they were"
        else:
            assert (rest[0].code, rest[1:]) == (WHICH_NUMBER, questions[1:])
        for name in ("project", "site", "day", "shift"):
            assert getattr(choice, name) is not None or getattr(after, name) == getattr(content, name)
        assert after.comment == content.comment
        content, questions = after, rest


@settings(max_examples=60, deadline=None)
@given(MESSAGES)
def test_choices_are_told_apart_by_their_keys_and_made_the_same_again(text: str) -> None:
    content, questions = read(text)
    for question in questions:
        found = choices(question, content, CATALOGUE, TODAY)
        assert len({choice.key for choice in found}) == len(found)
        assert found == choices(question, content, CATALOGUE, TODAY)


@settings(max_examples=150, deadline=None)
@given(MESSAGES, st.text(max_size=20) | st.sampled_from(["femmes", "12", "hier", "psm", "environ 7", "gale", "calais"]))
def test_words_never_touch_a_figure_that_is_reported(text: str, said: str) -> None:
    content, questions = read(text)
    for question in questions:
        choice = in_words(question, content, said, CATALOGUE, NOW)
        assert choice is None or fits(content, choice.figures, CATALOGUE)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("clinique une vingtaine de femmes", [("clinic", "women", 20)]),
        ("clinique ~30", [("clinic", "consultations", 30)]),
        ("clinique 30-35 hommes", [("clinic", "men", 30), ("clinic", "men", 35)]),
        ("clinique entre 20 et 30 hommes", [("clinic", "men", 20), ("clinic", "men", 30)]),
        ("clinic 20ish women", [("clinic", "women", 20)]),
        ("clinic thirty-odd women", [("clinic", "women", 30)]),
        ("clinic three dozen women", [("clinic", "women", 36)]),
        ("clinique deux douzaines de femmes", [("clinic", "women", 24)]),
        ("clinic half a dozen women", [("clinic", "women", 6)]),
        ("clinique une demi-douzaine", [("clinic", "consultations", 6)]),
        ("clinic a couple of dozen women", [("clinic", "women", 24)]),
    ],
)
def test_a_vague_amount_is_offered_as_an_estimate(text: str, figures: list[tuple[str, str, int]]) -> None:
    found = likely(text)
    assert [choice.figures[0] for choice in found] == figures
    assert all(choice.estimate for choice in found)


def test_some_is_no_number_to_offer() -> None:
    assert likely("clinique quelques gales") == []
    assert likely("clinique des dizaines de femmes") == []
    assert likely("clinic a few hundred women") == []
    assert likely("clinique quelques cents femmes") == []


def test_a_death_is_no_guess_at_a_strange_word() -> None:
    for text in ("food 34", "clinique 12 dragons", "maraude littorale 3 dodos"):
        for choice in likely(text):
            for activity, indicator, _ in choice.figures:
                assert not CATALOGUE.activity(activity).indicator(indicator).notifiable, text
    assert ("clinic", "suspected_measles", 12) in [f for choice in likely("clinique 12 rouges") for f in choice.figures]


def test_the_day_before_or_the_day() -> None:
    days = [choice.day for choice in likely("clinique hier 34", NIGHT)]
    assert days == [TODAY, TODAY - timedelta(days=1)]
    assert [choice.day for choice in likely("clinique 34 lundi et hier")] == [TODAY, TODAY - timedelta(days=1)]


def test_a_missing_number_of_something_notifiable_is_not_offered_as_zero() -> None:
    assert likely("clinique 34, rougeole suspecte:") == []


def test_parts_that_exceed_the_whole_make_it_larger_or_one_of_them_is_wrong() -> None:
    larger, whole, part = likely("clinique 34 dont 40 femmes")
    assert larger.figures == (("clinic", "consultations", 40), ("clinic", "women", 40))
    assert (whole.corrects, whole.figures) == ("clinic.consultations", (("clinic", "women", 40),))
    assert (part.corrects, part.figures) == ("clinic.women", (("clinic", "consultations", 34),))


def test_an_indicator_that_is_reported_already_is_not_offered() -> None:
    content, questions = read("clinique 34 cs, 12 femmes, 5 hommes, 3 mineurs et 12 licornes")
    offered = chain.from_iterable(c.figures for c in choices(questions[0], content, CATALOGUE, TODAY))
    assert not {(a, i) for a, i, _ in offered} & {(a, i) for a, i, _ in content.values()}


@pytest.mark.parametrize(
    ("text", "said", "figures"),
    [
        ("clinique 34 consultations et 12 licornes", "femmes", (("clinic", "women", 12),)),
        ("clinique 34 consultations et 12 licornes", "11 hommes", (("clinic", "men", 11),)),
        ("clinique 34 consultations et 12 licornes", "8", None),
        ("clinique 34 consultations et 12 licornes", "je sais plus", None),
        ("clinique une vingtaine de femmes", "22", (("clinic", "women", 22),)),
        ("clinique 34 dont 12 femmes, une vingtaine d'hommes", "30", None),
        ("RAS", "clinique", (("clinic", "consultations", 0),)),
        ("34", "clinique", (("clinic", "consultations", 34),)),
    ],
)
def test_words_are_read_in_the_questions_context(text: str, said: str, figures: object) -> None:
    content, questions = read(text)
    choice = in_words(questions[0], content, said, CATALOGUE, NOW)
    assert (None if choice is None else choice.figures) == figures


@pytest.mark.parametrize(
    ("said", "number"),
    [("20", (20, False)), ("vingt et un", (21, False)), ("~20", (20, True)), ("environ 20", (20, True)),
     ("20 ou 30", None), ("20-30", None), ("femmes", None), ("99999", None), ("", None)],
)  # fmt: skip
def test_a_bare_number(said: str, number: tuple[int, bool] | None) -> None:
    assert number_in(said) == number


def test_a_taste_is_what_a_word_stands_for() -> None:
    _, (question,) = read("clinique 34 consultations et 12 licornes")
    choice = Choice((("clinic", "minors", 12),))
    assert habit_of(question, choice) == Habit("licornes", "clinic.minors", known=False)
    _, (again,) = read("clinique 3 licornes")
    found = habitual(again, (), [Habit("licornes", "clinic.minors")])
    assert found == (Choice((("clinic", "minors", 3),)), Habit("licornes", "clinic.minors"))
    _, (elsewhere,) = read("psm 3 licornes")
    assert habitual(elsewhere, (), [Habit("licornes", "clinic.minors")]) is None, "another heading is asked about"


@pytest.mark.parametrize("text", ["clinique ~30", "clinique 34 dont 40 femmes", "clinique 34 lundi et hier"])
def test_a_number_or_a_day_is_no_taste(text: str) -> None:
    content, questions = read(text)
    for choice in choices(questions[0], content, CATALOGUE, TODAY):
        assert habit_of(questions[0], choice) is None


def test_a_new_activity_stands_last_and_an_exact_number_takes_the_mark_away() -> None:
    content, _ = read("clinique 34")
    after = with_figures(content, [("distribution", "tents", 20)], estimate=True)
    assert [(e.activity, e.estimates) for e in after.entries] == [("clinic", frozenset()), ("distribution", {"tents"})]
    assert after.is_estimate("distribution", "tents")
    assert not with_figures(after, [("distribution", "tents", 21)]).is_estimate("distribution", "tents")
    assert headline(CATALOGUE, "clinic") == "clinic.consultations"
