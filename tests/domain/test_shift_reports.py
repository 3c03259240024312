"""The rules of shift reports: where one counts, what a correction changed, what rings, what adds up."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.reading import Entry
from domain.roles import Role
from domain.shift_reports import (
    Change,
    Content,
    Notifiable,
    Slot,
    changes,
    may_still_change,
    notifiable,
    out_of_season,
    roles_to_notify,
    slots,
    totals,
    without,
)

CATALOGUE = catalogue_from(None)
DAY = date(2026, 11, 23)
SENT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


def clinic(**values: int) -> Entry:
    return Entry("clinic", values)


def content(*entries: Entry, **fields: object) -> Content:
    whole = Content("calais", "living_sites_calais", DAY, None, entries, None)
    return replace(whole, **fields)  # type: ignore[arg-type]


entries = st.builds(
    Entry,
    st.sampled_from(["clinic", "mental_health", "distribution"]),
    st.dictionaries(st.sampled_from(["consultations", "women", "minors"]), st.integers(0, 999), max_size=3),
)
contents = st.builds(
    Content,
    st.sampled_from(["calais", "dunkerque", None]),
    st.sampled_from(["living_sites_calais", "coast_calais", None]),
    st.sampled_from([DAY, DAY - timedelta(days=1), None]),
    st.sampled_from(["day", "night", None]),
    st.lists(entries, max_size=3, unique_by=lambda entry: entry.activity).map(tuple),
    st.none() | st.text(max_size=5),
)


def test_a_report_fills_one_slot_an_activity() -> None:
    two = content(clinic(consultations=3), Entry("mental_health", {"individual_sessions": 1}))
    assert slots(two) == {
        Slot("calais", "living_sites_calais", "clinic", DAY, "day"),
        Slot("calais", "living_sites_calais", "mental_health", DAY, "day"),
    }


def test_a_shift_that_was_not_said_is_the_days() -> None:
    assert slots(content(clinic())) == slots(content(clinic(), shift="day"))
    assert not slots(content(clinic())) & slots(content(clinic(), shift="night"))


@pytest.mark.parametrize("field", ["project", "site", "day"])
def test_what_is_still_asked_fills_no_slot(field: str) -> None:
    assert slots(content(clinic(consultations=3), **{field: None})) == frozenset()


@given(contents)
def test_figures_and_words_do_not_move_a_report(some: Content) -> None:
    other = replace(some, entries=tuple(Entry(e.activity, {"other": 7}) for e in some.entries), comment="x")
    assert slots(other) == slots(some)


def test_changes_tell_fields_then_figures_then_what_was_lost() -> None:
    before = content(clinic(consultations=34, women=12), comment="RAS")
    after = content(clinic(consultations=36, men=4), site="coast_calais")
    assert changes(before, after) == (
        Change(None, "site", "living_sites_calais", "coast_calais"),
        Change(None, "comment", "RAS", None),
        Change("clinic", "consultations", 34, 36),
        Change("clinic", "men", None, 4),
        Change("clinic", "women", 12, None),
    )


@given(contents)
def test_the_same_content_again_changes_nothing(some: Content) -> None:
    assert changes(some, some) == ()


@given(contents, contents)
def test_changes_hold_all_that_differs_and_nothing_else(before: Content, after: Content) -> None:
    found = changes(before, after)
    assert all(change.before != change.after for change in found)
    assert Counter(changes(after, before)) == Counter(
        Change(change.activity, change.field, change.after, change.before) for change in found
    )
    # Applied to what was, they give what is.
    figures = {(a, i): v for a, i, v in before.values()}
    fields: dict[str, object] = {}
    for change in found:
        if change.activity is None:
            fields[change.field] = change.after
        elif change.after is None:
            del figures[change.activity, change.field]
        else:
            figures[change.activity, change.field] = change.after  # type: ignore[assignment]
    assert figures == {(a, i): v for a, i, v in after.values()}
    assert replace(before, **fields) == replace(after, entries=before.entries)  # type: ignore[arg-type]


@given(contents, st.sets(st.sampled_from(["clinic", "mental_health", "unknown"])))
def test_what_gives_way_leaves_the_rest_as_it_was(some: Content, gone: set[str]) -> None:
    left = without(some, gone)
    assert [e for e in some.entries if e.activity not in gone] == list(left.entries)
    assert replace(left, entries=some.entries) == some
    assert not any(slot.activity in gone for slot in slots(left))


def test_a_total_is_a_sum_and_nothing_is_no_zero() -> None:
    sums = totals([content(clinic(consultations=3, women=1)), content(clinic(consultations=4, men=0))])
    assert sums == {"clinic": {"consultations": 7, "women": 1, "men": 0}}
    assert totals([]) == {}


@given(st.lists(contents, max_size=4))
def test_totals_do_not_depend_on_the_order(some: list[Content]) -> None:
    assert totals(some) == totals(reversed(some))
    assert sum(v for row in totals(some).values() for v in row.values()) == sum(v for c in some for *_, v in c.values())


def test_notifiable_values_ring_above_zero() -> None:
    coast = Entry("coastal_outreach", {"people_met": 23, "deaths": 0, "missing": 2})
    found = notifiable(content(clinic(consultations=9, suspected_measles=1), coast).values(), CATALOGUE)
    assert found == (Notifiable("clinic", "suspected_measles", 1), Notifiable("coastal_outreach", "missing", 2))
    assert notifiable(content(clinic(consultations=9, suspected_measles=0)).values(), CATALOGUE) == ()


def test_every_notifiable_value_rings_the_coordinators() -> None:
    named = {(a.key, i.key): i for a in CATALOGUE.activities for i in a.indicators if i.notifiable}
    assert {indicator for _, indicator in named} == {"deaths", "missing", "suspected_measles"}
    for activity, indicator in named:
        rung = roles_to_notify([Notifiable(activity, indicator, 1)], CATALOGUE)
        also = {Role.MEDICAL_FOCAL_POINT} if indicator == "suspected_measles" else set()
        assert rung == {Role.COORDINATOR} | also
    assert roles_to_notify([], CATALOGUE) == frozenset()


def test_out_of_season_is_flagged() -> None:
    shelter = content(clinic(consultations=1), site="winter_shelter_calais")
    assert out_of_season(shelter, CATALOGUE) == ()
    assert out_of_season(replace(shelter, day=date(2026, 7, 14)), CATALOGUE) == ("winter_shelter_calais",)
    assert out_of_season(replace(shelter, day=date(2027, 3, 31)), CATALOGUE) == ()
    assert out_of_season(replace(shelter, day=date(2027, 4, 1)), CATALOGUE) == ("winter_shelter_calais",)
    assert out_of_season(replace(shelter, day=None), CATALOGUE) == ()


@pytest.mark.parametrize("activity", [a for a in CATALOGUE.activities if a.season], ids=lambda a: a.key)
def test_an_activity_has_its_season_too(activity: object) -> None:
    key = activity.key  # type: ignore[attr-defined]
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    closed = [day for day in year if out_of_season(content(Entry(key, {}), day=day, site=None), CATALOGUE)]
    assert closed == [day for day in year if not activity.season.contains(day)]  # type: ignore[attr-defined]
    assert closed


@pytest.mark.parametrize(
    ("after", "may"),
    [
        (timedelta(0), True),
        (timedelta(hours=49), True),
        (timedelta(days=30), True),
        (timedelta(days=30, seconds=1), False),
        (timedelta(days=-1), True),
    ],
)
def test_a_report_may_be_changed_for_thirty_days(after: timedelta, may: bool) -> None:
    assert may_still_change(SENT, SENT + after) is may
