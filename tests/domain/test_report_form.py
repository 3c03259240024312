"""The form's rules: whatever is tapped, its figures stay possible, and are those that the card shows."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.catalogue import Catalogue
from domain.notices import ReportForm
from domain.reading import Entry, names_activity, read_report
from domain.report_form import (
    FORM_TIME,
    MOST,
    Form,
    FormState,
    FormView,
    Step,
    exceeded,
    in_context,
    in_recent_order,
    next_in,
    rows_a_page,
)
from domain.shift_reports import Content, notifiable
from domain.taps import FormAction, FormTap
from messages.render import render
from tests.messages.samples import AT

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE: Catalogue = catalogue_from(None)
TODAY = date(2026, 11, 23)
NOWHERE = Content("calais", None, TODAY, None, (), None)
CLINIC = tuple(i.key for i in CATALOGUE.activity("clinic").indicators)


def a_form(*entries: Entry) -> Form:
    """A form on the clinic's indicators at the living sites."""
    content = Content("calais", "living_sites_calais", TODAY, None, entries, None)
    return Form(content, Step.ACTIVITY).opened("clinic", CLINIC)


def values(form: Form, activity: str = "clinic") -> dict[str, int]:
    return next((dict(e.values) for e in form.content.entries if e.activity == activity), {})


def test_a_figure_goes_up_and_down_from_nothing() -> None:
    form = a_form().choosing("women")
    assert values(form.by(10).by(5).by(-1)) == {"women": 14}


def test_taking_away_from_nothing_reports_nothing() -> None:
    form = a_form().choosing("women")
    assert form.by(-5) is form


@pytest.mark.parametrize(("start", "step", "ends"), [(3, -5, 0), (0, -1, 0), (MOST, 1, MOST), (MOST - 3, 10, MOST)])
def test_a_figure_stays_within_what_a_text_may_say(start: int, step: int, ends: int) -> None:
    assert values(a_form(Entry("clinic", {"women": start})).choosing("women").by(step)) == {"women": ends}


@pytest.mark.parametrize("value", [-1, MOST + 1])
def test_another_figure_is_refused(value: int) -> None:
    with pytest.raises(ValueError):
        a_form().set("women", value)


def test_an_estimate_stays_one_until_it_is_counted_anew() -> None:
    form = a_form(Entry("clinic", {"women": 20, "men": 30}, frozenset({"women", "men"})))
    form = form.choosing("minors").by(5).merged([Entry("clinic", {"consultations": 60})], None)
    assert form.content.entries[0].estimates == {"women", "men"}
    assert form.choosing("women").by(1).content.entries[0].estimates == {"men"}
    assert form.merged([Entry("clinic", {"men": 31})], None).content.entries[0].estimates == {"women"}
    assert form.choosing("men").cleared().content.entries[0].estimates == {"women"}


def test_zero_is_reported_and_clearing_takes_it_back() -> None:
    form = a_form().choosing("women").set("women", 0)
    assert values(form) == {"women": 0}
    assert form.cleared().content.entries == ()


def test_a_tap_counts_on_the_screen_that_it_was_drawn_for_and_on_no_older_one() -> None:
    form = a_form().choosing("women")
    drawn = form.version
    twice = form.by(10).by(10)
    assert twice.understands(drawn)
    assert not twice.choosing("men").understands(drawn)
    assert not form.understands(drawn + 1)


def test_another_site_keeps_what_was_entered() -> None:
    form = a_form(Entry("clinic", {"women": 3})).asking(Step.SITE).at("calais", "coast_calais")
    assert (form.content.site, form.step, values(form)) == ("coast_calais", Step.FIGURES, {"women": 3})


def test_words_add_to_what_is_there() -> None:
    form = a_form(Entry("clinic", {"women": 3, "men": 1}))
    merged = form.merged((Entry("clinic", {"women": 12}), Entry("distribution", {"tents": 2})), "froid")
    assert values(merged) == {"women": 12, "men": 1}
    assert values(merged, "distribution") == {"tents": 2}
    assert merged.content.comment == "froid"
    assert form.merged((), None).content.comment is None


def test_done_goes_back_to_the_page_of_the_figure() -> None:
    last = CLINIC[-1]
    assert a_form().choosing(last).done().page == (len(CLINIC) - 1) // rows_a_page(len(CLINIC))


def test_what_was_reported_last_comes_first_and_the_rest_as_it_was() -> None:
    last = {"c": TODAY, "b": TODAY - timedelta(days=2), "d": TODAY}
    assert in_recent_order(("a", "b", "c", "d", "e"), last) == ("c", "d", "b", "a", "e")


def test_beside_a_figure_stand_its_neighbours() -> None:
    assert next_in(CLINIC, CLINIC[1], -1) == CLINIC[0]
    assert next_in(CLINIC, CLINIC[0], -1) is None
    assert next_in(CLINIC, CLINIC[-1], 1) is None
    assert next_in(CLINIC, "gone", 1) is None


def test_parts_over_their_whole_are_seen() -> None:
    over = a_form(Entry("clinic", {"consultations": 3, "women": 2, "men": 2})).content
    assert exceeded(over, CATALOGUE) == (("clinic", "consultations"),)
    assert exceeded(a_form(Entry("clinic", {"women": 2, "men": 2})).content, CATALOGUE) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [("12 femmes", False), ("distri 40 foyers", True), ("34", False), ("mobile clinic 3", True), ("3 gyneco", False)],
)
def test_a_text_that_names_an_activity_speaks_for_itself(text: str, names: bool) -> None:
    assert names_activity(text, CATALOGUE, AT) is names


steps = st.one_of(
    st.tuples(st.just(FormAction.INDICATOR), st.sampled_from(CLINIC)),
    st.tuples(st.just(FormAction.BY), st.sampled_from([-5, -1, 1, 5, 10])),
    st.tuples(st.sampled_from([FormAction.ZERO, FormAction.CLEAR, FormAction.DONE]), st.none()),
    st.tuples(st.just(FormAction.PAGE), st.integers(0, 9)),
    st.tuples(st.just("typed"), st.integers(0, MOST)),
)


def after(form: Form, action: object, choice: object) -> Form:
    match action:
        case FormAction.INDICATOR:
            return form.choosing(str(choice))
        case FormAction.BY:
            return form.by(int(str(choice)))
        case FormAction.ZERO | "typed" if form.selected is not None:
            return form.set(form.selected, int(choice) if isinstance(choice, int) else 0)
        case FormAction.CLEAR:
            return form.cleared()
        case FormAction.DONE:
            return form.done()
        case FormAction.PAGE:
            return form.leafed(int(str(choice)))
    return form


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=40), st.sampled_from(["fr", "en"]))
def test_whatever_is_tapped_the_card_shows_what_can_be(taps: list[tuple[object, object]], language: str) -> None:
    form = a_form()
    for action, choice in taps:
        changed = after(form, action, choice)
        assert changed is form or changed.version == form.version + 1
        form = changed
    assert all(0 <= v <= MOST for v in values(form).values())
    assert shown(form, language) == values(form)


def shown(form: Form, language: str) -> dict[str, int]:
    """What somebody reads who leafs through the whole list."""
    found: dict[str, int] = {}
    for page in range(-(-len(CLINIC) // rows_a_page(len(CLINIC)))):
        view = FormView(
            1, None, FormState.OPEN, form.done().leafed(page), (), TODAY, TODAY, True, (),
            exceeded(form.content, CATALOGUE), bool(notifiable(form.content.values(), CATALOGUE)), AT,
        )  # fmt: skip
        drawn = render(
            view, notice=ReportForm(form_id=1), language=language, catalogue=CATALOGUE, bot_username="vigie_bot"
        )
        for row in drawn.keyboard:
            for text, data in row:
                tapped = FormTap.unpack(data)
                if tapped.action is FormAction.INDICATOR and not text.endswith("–"):
                    number = text.rpartition("  ")[2]
                    found[str(tapped.choice)] = int("".join(c for c in number if c.isdigit()))
    return found


reported = st.sampled_from([a.key for a in CATALOGUE.activities]).flatmap(
    lambda key: st.tuples(
        st.just(key),
        st.dictionaries(
            st.sampled_from([i.key for i in CATALOGUE.activity(key).indicators]),
            st.integers(0, MOST),
            min_size=1,
            max_size=4,
        ),
    )
)


@settings(max_examples=60, deadline=None)
@given(reported)
def test_through_the_form_it_is_the_same_report_as_in_writing(report: tuple[str, dict[str, int]]) -> None:
    key, figures = report
    activity = CATALOGUE.activity(key)
    form = Form(NOWHERE).at("calais", "living_sites_calais").opened(key, tuple(i.key for i in activity.indicators))
    for indicator, value in figures.items():
        form = form.choosing(indicator).set(indicator, value)
    assume(not exceeded(form.content, CATALOGUE))

    said = "\n".join(f"{activity.indicator(i).label.fr} : {value}" for i, value in figures.items())
    read = read_report(
        in_context(said, activity), catalogue=CATALOGUE, project="calais", site="living_sites_calais", now=AT
    )

    assert read.questions == ()
    written = Content(read.project, read.site, read.date, read.shift, tuple(read.entries), read.comment)
    assert read.site is not None  # an activity's name may be a site's as well
    assert form.at("calais", read.site).content == written


def test_a_form_is_open_for_a_day() -> None:
    assert timedelta(hours=24) == FORM_TIME
