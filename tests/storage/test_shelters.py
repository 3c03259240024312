"""Beds as they are kept: how they stand is the same whether it is looked up or derived from all that happened."""

import asyncio
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from domain.catalogue.parts import BedCategory, Label, Shelter
from domain.roles import Role
from domain.shelters.deriving import standing
from domain.shelters.types import BedEvent, EventKind, Extra, Hold, Outcome, Standing
from storage.database import Database
from tests.storage.rows import NOW, admit

WOMEN, FAMILIES = "single_women", "families"
SHELTERS = [
    Shelter(
        site=site,
        categories=tuple(
            BedCategory(key=key, label=Label(fr=key, en=key), capacity=size)
            for key, size in ((WOMEN, 20), (FAMILIES, 4))
        ),
    )
    for site in ("north", "south")
]


def minute(n: float) -> datetime:
    return NOW + timedelta(minutes=n)


whole = st.integers(0, 25)
when = st.integers(-60, 60)
category = st.sampled_from((WOMEN, FAMILIES))
happening = st.one_of(
    st.tuples(st.just("count"), category, when, whole, st.one_of(st.none(), whole)),
    st.tuples(st.just("out"), category, when, whole),
    st.tuples(st.just("move"), category, when, st.integers(-5, 5)),
    st.tuples(st.just("hold"), category, when, st.integers(1, 4), st.integers(1, 90)),
    st.tuples(st.just("end"), st.integers(0, 9), st.sampled_from(Outcome)),
    st.tuples(st.just("extra"), category, when, st.integers(1, 9), st.integers(1, 90)),
    st.tuples(st.just("away"), st.integers(0, 9)),
    st.tuples(st.just("closed"), when, st.one_of(st.none(), when)),
    st.tuples(st.just("opened"), when),
    st.tuples(st.just("corrected"), st.integers(0, 9), st.one_of(st.none(), whole), st.one_of(st.none(), whole)),
)


class Past:
    """What is told of a shelter, on both sides: stored, and as plain events."""

    def __init__(self, database: Database, person: int) -> None:
        self.database, self.person = database, person
        self.events: list[BedEvent] = []
        self.holds: list[Hold] = []
        self.extras: list[Extra] = []

    async def add(self, shelter: int, unit: Any, kind: EventKind, at: datetime, **said: Any) -> None:
        told = {"by": self.person, "role": Role.SHELTER_KEEPER, **said}
        number = await unit.shelters.add(shelter, kind, at, minute(60), **told)
        self.events.append(BedEvent(number, kind, at, **told))

    async def happens(self, what: Any) -> None:
        async with self.database.write() as unit:
            shelter = await unit.shelters.lock("north")
            match what:
                case ("count", category, at, occupied, out):
                    await self.add(
                        shelter, unit, EventKind.COUNT, minute(at),
                        category=category, occupied=occupied, out_of_service=out,
                    )  # fmt: skip
                case ("out", category, at, out):
                    await self.add(shelter, unit, EventKind.COUNT, minute(at), category=category, out_of_service=out)
                case ("move", category, at, change):
                    await self.add(shelter, unit, EventKind.MOVEMENT, minute(at), category=category, change=change)
                case ("hold", category, at, beds, minutes):
                    made, until = minute(at), minute(at + minutes)
                    number = await unit.bed_holds.add(shelter, category, beds, "kiwi tango", self.person, made, until)
                    self.holds.append(Hold(number, "north", category, beds, "kiwi tango", self.person, made, until))
                case ("end", which, outcome):
                    await self.end(unit, which, outcome)
                case ("extra", category, at, beds, minutes):
                    since, until = minute(at), minute(at + minutes)
                    number = await unit.bed_holds.add_extra(shelter, category, beds, since, until, self.person)
                    self.extras.append(Extra(number, category, beds, since, until))
                case ("away", which):
                    if which < len(self.extras):
                        await unit.bed_holds.end_extras([self.extras[which].id], minute(0))
                        del self.extras[which]
                case ("closed", at, until):
                    end = None if until is None else minute(until)
                    await self.add(shelter, unit, EventKind.CLOSED, minute(at), until=end)
                case ("corrected", which, occupied, out):
                    counts = [e for e in self.events if e.kind is EventKind.COUNT]
                    if which < len(counts):
                        wrong = counts[which]
                        await self.add(
                            shelter, unit, EventKind.COUNT, wrong.at,
                            category=wrong.category, occupied=occupied, out_of_service=out, corrects=wrong.id,
                        )  # fmt: skip
                case ("opened", at):
                    await self.add(shelter, unit, EventKind.OPENED, minute(at))

    async def end(self, unit: Any, which: int, outcome: Outcome) -> None:
        if which >= len(self.holds):
            return
        hold = await unit.bed_holds.by_id(self.holds[which].id)
        assert hold == self.holds[which]
        ended = Hold(**{**{f: getattr(hold, f) for f in Hold.__slots__}, "ended_at": minute(0), "outcome": outcome})
        await unit.bed_holds.set(ended, by=self.person)
        self.holds[which] = ended

    async def answered(self, now: datetime) -> list[Standing]:
        async with self.database.read() as unit:
            return await unit.shelters.standings(SHELTERS, now)

    def derived(self, now: datetime) -> list[Standing]:
        return [
            standing(SHELTERS[0], self.events, self.holds, self.extras, now),
            standing(SHELTERS[1], [], [], [], now),
        ]


async def as_many_as_hold(database: Database, story: list[Any], moments: list[int]) -> None:
    past = Past(database, await admit(database, 7))
    for what in story:
        await past.happens(what)
    for moment in moments:
        answered = await past.answered(minute(moment))
        assert answered == past.derived(minute(moment))
        for beds in answered[0].beds:
            assert beds.occupied is None or beds.occupied >= 0
            # Less than nothing is shown: as over capacity, or as held beyond what there is.
            assert beds.free is None or beds.free >= 0 or beds.over > 0 or beds.held > 0


@pytest.fixture
def fresh(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path: Path) -> Callable[[], str]:
    def made() -> str:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        shutil.copy(sqlite_template, file)
        return f"sqlite:///{file}"

    return made


stories = st.lists(happening, max_size=25)
moments = st.lists(st.integers(-60, 150), min_size=1, max_size=4)


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=stories, moments=moments)
def test_what_is_looked_up_is_what_follows_from_all_that_happened(
    fresh: Callable[[], str], story: list[Any], moments: list[int]
) -> None:
    async def run() -> None:
        database = Database(fresh())
        try:
            await as_many_as_hold(database, story, moments)
        finally:
            await database.close()

    asyncio.run(run())


LONG: list[Any] = [
    ("count", WOMEN, -60, 18, 1), ("move", WOMEN, -50, 2), ("hold", WOMEN, -40, 1, 60), ("hold", FAMILIES, -40, 3, 30),
    ("count", FAMILIES, -30, 1, None), ("extra", FAMILIES, -20, 2, 60), ("end", 0, Outcome.ARRIVED),
    ("move", WOMEN, -10, 1), ("count", WOMEN, -15, 19, None), ("out", WOMEN, -5, 2), ("closed", -3, 20),
    ("opened", 10), ("move", FAMILIES, 5, -4), ("closed", 40, None), ("away", 0), ("move", WOMEN, -15, 3),
    ("corrected", 0, 17, None), ("corrected", 2, None, None),
]  # fmt: skip
"""Told in another order than it happened; of one minute what was told last is the later."""


async def test_on_both_databases(database: Database) -> None:
    await as_many_as_hold(database, LONG, list(range(-60, 70, 5)))


async def test_the_clock_finds_holds_when_they_are_due(database: Database) -> None:
    person = await admit(database, 7)
    async with database.write() as unit:
        shelter = await unit.shelters.lock("north")
        assert await unit.bed_holds.next_at() is None
        long = await unit.bed_holds.add(shelter, WOMEN, 2, "kiwi tango", person, minute(0), minute(90))
        short = await unit.bed_holds.add(shelter, WOMEN, 1, "panda moto", person, minute(0), minute(8))
        assert await unit.bed_holds.next_at() == minute(8)
        assert await unit.bed_holds.due(minute(7)) == []
        assert [hold.id for hold in await unit.bed_holds.due(minute(80))] == [short, long]
        assert [(hold.id, hold.words) for hold in await unit.bed_holds.open_of(person)] == [
            (long, "kiwi tango"),
            (short, "panda moto"),
        ]
