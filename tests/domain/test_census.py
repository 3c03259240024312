"""The daily census of a shelter, held against how the shelter stood at every instant of the day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.catalogue.parts import BedCategory, Label, Season, Shelter
from domain.shelters.census import DayCensus, Days, Refusal, as_corrected, census, stood_at
from domain.shelters.deriving import standing
from domain.shelters.types import BedEvent, EventKind, Extra, Hold, Outcome, Standing

WOMEN, FAMILIES = "single_women", "families"
SIZES = {WOMEN: 10, FAMILIES: 4}
SHELTER = Shelter(
    site="abri",
    categories=tuple(BedCategory(key=k, label=Label(fr=k, en=k), capacity=n) for k, n in SIZES.items()),
)
ZONE, FIVE = ZoneInfo("Europe/Paris"), time(5)
FIRST = date(2026, 10, 24)
"""The night after it clocks are put back."""
DAYS = Days(FIRST, FIRST + timedelta(days=2), ZONE, FIVE)
HOUR = timedelta(hours=1)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def count(number: int, at: datetime, occupied: int | None, **more: object) -> BedEvent:
    return BedEvent(number, EventKind.COUNT, at, WOMEN, occupied=occupied, **more)  # type: ignore[arg-type]


def move(number: int, at: datetime, change: int, **more: object) -> BedEvent:
    return BedEvent(number, EventKind.MOVEMENT, at, WOMEN, change=change, **more)  # type: ignore[arg-type]


def of_women(events: Iterable[BedEvent], **more: object) -> list[DayCensus]:
    found = census(SHELTER, events, more.pop("extras", ()), DAYS, **more)  # type: ignore[arg-type]
    return [day for day in found if day.category == WOMEN]


def test_a_night_is_known_by_its_count_and_a_day_without_one_is_not() -> None:
    first, second, third = of_women([
        count(1, local(23, 22), 8), move(2, local(24, 1), 4), count(3, local(24, 19), 6, out_of_service=1),
        move(4, local(24, 23), 3),
    ])  # fmt: skip
    assert (first.occupied, first.over, first.peak, first.free, first.counts) == (12, 2, 12, 3, 1)
    assert (second.occupied, second.out_of_service, second.counts) == (9, 1, 0)
    assert (second.peak, second.free) == (None, None)  # nobody counted that day
    assert (third.occupied, third.over, third.peak, third.free) == (None, None, None, None)


def test_what_was_wrong_does_not_count_when_looking_back() -> None:
    wrong = [count(1, local(24, 18), 41), count(2, local(24, 18, 30), 4, corrects=1)]
    undone = [move(3, local(24, 19), 3), move(4, local(24, 21), -3, corrects=3)]
    mended = [move(5, local(24, 19), 1), move(6, local(25, 4), 1, corrects=5), move(7, local(25, 4), 1, corrects=6)]
    first, second, _ = of_women([*wrong, *undone, *mended])
    assert (first.peak, first.free, second.occupied) == (7, 3, 7)


def test_who_arrived_is_taken_back_and_the_hold_stays_over() -> None:
    held = BedEvent(2, EventKind.HELD, local(24, 19), WOMEN, beds=2, until=local(24, 23), hold=7)
    came = BedEvent(3, EventKind.HOLD_ENDED, local(24, 19, 30), WOMEN, hold=7, change=2, outcome=Outcome.ARRIVED)
    first, *_ = of_women([count(1, local(24, 18), 4), held, came, move(4, local(24, 22), -2, corrects=3)])
    assert (first.peak, first.free) == (4, 6)


def test_closed_days_extra_beds_and_who_was_turned_away() -> None:
    closed = BedEvent(1, EventKind.CLOSED, local(24, 19), until=local(25, 12))
    beds = [Extra(1, WOMEN, 3, local(23, 12), local(30, 12), ended_at=local(25, 12))]
    refusals = [Refusal(local(24, 5), WOMEN, 2), Refusal(local(25, 4, 59), WOMEN, 3), Refusal(local(24, 20), None, 9)]
    shown = of_women([closed], extras=beds, refusals=refusals)
    assert [(d.closed, d.capacity, d.extra, d.turned_away) for d in shown] == [
        (True, 13, 3, 5), (False, 13, 3, 0), (False, 10, 0, 0),
    ]  # fmt: skip
    winter = Season.model_validate({"from": "10-25", "to": "03-31"})
    assert [d.closed for d in of_women([], season=winter)] == [True, False, False]


def test_a_count_of_the_day_s_first_instant_is_that_day_s() -> None:
    first, second, _ = of_women([count(1, local(25, 5), 3)])
    assert (first.counts, second.counts, second.occupied, second.peak) == (0, 1, 3, 3)


# Against every instant


def held_at(events: Iterable[BedEvent], at: datetime) -> list[Hold]:
    found: dict[int, Hold] = {}
    for event in events:
        if event.at > at or event.hold is None:
            continue
        match event.kind:
            case EventKind.HELD:
                assert event.category is not None
                assert event.beds is not None
                assert event.until is not None
                found[event.hold] = Hold(
                    event.hold, "abri", event.category, event.beds, "", 1, event.at, event.until
                )  # fmt: skip
            case EventKind.EXTENDED if event.hold in found:
                assert event.until is not None
                found[event.hold] = replace(found[event.hold], until=event.until)
            case EventKind.HOLD_ENDED if event.hold in found:
                found[event.hold] = replace(found[event.hold], ended_at=event.at)
    return list(found.values())


def stands_at(events: Sequence[BedEvent], extras: Sequence[Extra], at: datetime) -> Standing:
    there = [replace(e, until=min(e.until, e.ended_at or e.until), ended_at=None) for e in extras]
    return standing(SHELTER, events, held_at(events, at), there, at)


def evaluated(events: Sequence[BedEvent], extras: Sequence[Extra], day: date, category: str) -> tuple[object, ...]:
    """The day's figures, by asking at every instant how the shelter stood."""
    start, end = DAYS.bounds(day)
    evening = datetime.combine(day, time(20), tzinfo=ZONE)

    def occupied(at: datetime) -> int | None:
        beds = stands_at(events, extras, at).of(category)
        recent = beds.counted_at is not None and at - beds.counted_at <= timedelta(days=1)
        return beds.occupied if recent else None

    instants = [start, *(e.at for e in events if start < e.at < end)]
    counts = sum(
        e.kind is EventKind.COUNT and e.occupied is not None and e.category == category and start <= e.at < end
        for e in events
    )
    night = stands_at(events, extras, start).of(category)
    known = occupied(start) is not None
    peaks = [n for at in instants if (n := occupied(at)) is not None]
    free = stands_at(events, extras, evening).of(category).free if occupied(evening) is not None else None
    return (
        night.capacity, night.extra, night.out_of_service, occupied(start), night.over if known else None,
        max(peaks) if counts and peaks else None, free if counts else None, counts,
        not stands_at(events, extras, evening).accepting,
    )  # fmt: skip


hours = st.integers(-40, 90).map(lambda n: local(24, 5) + n * HOUR)
category = st.sampled_from((WOMEN, FAMILIES))
told = st.one_of(
    st.tuples(st.just("count"), hours, category, st.one_of(st.none(), st.integers(0, 14)), st.integers(0, 3)),
    st.tuples(st.just("move"), hours, category, st.integers(-4, 4)),
    st.tuples(st.just("hold"), hours, category, st.integers(1, 3), st.integers(1, 12)),
    st.tuples(st.just("extend"), hours, st.integers(1, 3)),
    st.tuples(st.just("end"), hours, st.integers(1, 3), st.integers(0, 2)),
    st.tuples(st.just("closed"), hours, st.one_of(st.none(), hours)),
    st.tuples(st.just("opened"), hours),
)


def as_event(number: int, what: tuple[object, ...], holds: dict[int, str]) -> BedEvent | None:
    match what:
        case ("count", datetime() as at, str() as key, occupied, int() as out):
            said = occupied if isinstance(occupied, int) else None
            return BedEvent(number, EventKind.COUNT, at, key, occupied=said, out_of_service=out)
        case ("move", datetime() as at, str() as key, int() as change):
            return BedEvent(number, EventKind.MOVEMENT, at, key, change=change)
        case ("hold", datetime() as at, str() as key, int() as beds, int() as long):
            holds[len(holds) + 1] = key
            return BedEvent(number, EventKind.HELD, at, key, beds=beds, until=at + long * HOUR, hold=len(holds))
        case ("extend", datetime() as at, int() as hold) if hold in holds:
            return BedEvent(number, EventKind.EXTENDED, at, holds[hold], until=at + 2 * HOUR, hold=hold)
        case ("end", datetime() as at, int() as hold, int() as came) if hold in holds:
            return BedEvent(number, EventKind.HOLD_ENDED, at, holds[hold], hold=hold, change=came or None)
        case ("closed", datetime() as at, until):
            return BedEvent(number, EventKind.CLOSED, at, until=until if isinstance(until, datetime) else None)
        case ("opened", datetime() as at):
            return BedEvent(number, EventKind.OPENED, at)
    return None


extra_beds = st.builds(
    Extra, st.just(1), category, st.integers(1, 5), hours, hours, ended_at=st.one_of(st.none(), hours)
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(story=st.lists(told, max_size=18), extras=st.lists(extra_beds, max_size=2), chance=st.randoms())
def test_every_day_is_what_its_instants_say(
    story: list[tuple[object, ...]], extras: list[Extra], chance: object
) -> None:
    holds: dict[int, str] = {}
    events = [e for n, what in enumerate(story, start=1) if (e := as_event(n, what, holds)) is not None]
    events.sort(key=lambda e: (e.at, e.id))
    mixed = list(events)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    for day in census(SHELTER, mixed, extras, DAYS):
        found = (
            day.capacity, day.extra, day.out_of_service, day.occupied, day.over, day.peak, day.free, day.counts,
            day.closed,
        )  # fmt: skip
        assert found == evaluated(events, extras, day.day, day.category)
    for end in (DAYS.evening(day) for day in DAYS):
        then, now = stood_at(SHELTER, mixed, extras, end), stands_at(events, extras, end)
        assert then.accepting == now.accepting
        for beds, known in zip(then.beds, now.beds, strict=True):
            recent = known.counted_at is not None and end - known.counted_at <= timedelta(days=1)
            assert beds.occupied == (known.occupied if recent else None)
            assert (beds.capacity, beds.held, beds.out_of_service) == (
                known.capacity,
                known.held,
                known.out_of_service,
            )


@given(counts=st.lists(st.tuples(hours, st.integers(0, 14)), min_size=2, max_size=6), move_at=hours)
def test_a_corrected_story_is_the_story_without_what_was_wrong(
    counts: list[tuple[datetime, int]], move_at: datetime
) -> None:
    right = [count(n, at, occupied) for n, (at, occupied) in enumerate(counts, start=1)]
    wrong = [replace(e, id=e.id + 100, occupied=99, corrects=None) for e in right[:-1]]
    mending = [replace(e, corrects=e.id + 100, id=e.id + 200) for e in right[:-1]]
    moved = [move(301, move_at, 5), move(302, move_at + HOUR, -5, corrects=301)]
    assert of_women([*wrong, *mending, right[-1], *moved]) == of_women([*mending, right[-1]])
    assert [e.id for e in as_corrected([*wrong, *mending])] == [e.id for e in as_corrected(mending)]


@pytest.mark.parametrize(("starts_at", "on"), [(FIVE, 24), (time(21), 25)])
def test_the_evening_lies_in_its_day(starts_at: time, on: int) -> None:
    days = Days(FIRST, FIRST, ZONE, starts_at)
    start, end = days.bounds(FIRST)
    assert days.evening(FIRST) == local(on, 20)
    assert start <= days.evening(FIRST) < end
