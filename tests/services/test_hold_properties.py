"""Whatever is counted, moved, held, extended, released or over, in any order and with a clock that jumps: what is free
as it is answered is what follows from all events, and no hold is given beyond it."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from domain.roles import Role
from domain.shelters.deriving import standing
from domain.shelters.holds import WhyNot
from domain.shelters.taps import HeldAction, HeldTap
from domain.shelters.types import BedEvent, EventKind, Extra, Hold, Outcome
from jobs import bed_holds
from services.shelters import held, holding
from services.work import Work
from storage.database import Database
from tests.support.alerts import START, Mission
from tests.support.beds import SINGLE, WOMEN, stands

OTHER = "women_with_children"
PEOPLE = (
    ("Amina", Role.TEAM_MEMBER, "calais"), ("Karim", Role.SHELTER_KEEPER, "dunkerque"),
    ("Claire", Role.COORDINATOR, "dunkerque"),
)  # fmt: skip

who = st.sampled_from([name for name, _, _ in PEOPLE])
category = st.sampled_from((SINGLE, OTHER))
which = st.integers(0, 5)
acts = st.one_of(
    st.tuples(st.just("count"), category, st.integers(0, 24), st.none() | st.integers(0, 3), st.integers(0, 40)),
    st.tuples(st.just("move"), category, st.integers(-4, 4)),
    st.tuples(st.just("extra"), category, st.integers(1, 4), st.integers(5, 90)),
    st.tuples(st.just("hold"), who, category, st.integers(1, 4), st.none() | st.sampled_from((5, 45, 240, 900))),
    st.tuples(st.just("hold"), who, category, st.integers(1, 4), st.none()),
    st.tuples(st.just("extend"), who, which),
    st.tuples(st.just("arrive"), st.sampled_from(("Karim", "Claire")), which, st.none() | st.integers(1, 4)),
    st.tuples(st.just("away"), st.sampled_from(("Karim", "Claire")), which),
    st.tuples(st.just("release"), who, which),
    st.tuples(st.just("wait"), st.sampled_from((0.5, 6, 20, 45, 130, 800)), st.booleans()),
)


class Story:
    """What happens, and what must hold after each of it."""

    def __init__(self, database: Database) -> None:
        self.mission = Mission(database)
        self.given = 0
        self.refused = 0
        self.taken_back = 0

    async def tell(self, story: list[Any]) -> None:
        for name, role, project in PEOPLE:
            await self.mission.admit(name, role, project)
        for act in story:
            await self.happens(act)
            async with self.mission.work() as work:
                await self.agrees(work)

    async def happens(self, act: Any) -> None:
        match act:
            case ("wait", minutes, ticks):
                self.mission.now += timedelta(minutes=minutes)
                if ticks:
                    async with self.mission.work() as work:
                        await bed_holds.tick(work)
                        due = await bed_holds.next_due(work)
                        assert due is None or due > work.now
            case ("hold", name, category, beds, minutes):
                await self.hold(name, category, beds, minutes)
            case ("extend" | "arrive" | "release" | "away", name, at, *people):
                await self.tap(act[0], name, at, people[0] if people else None)
            case _:
                async with self.mission.work() as work:
                    await self.note(work, act)

    async def note(self, work: Work, act: Any) -> None:
        shelter = await work.unit.shelters.lock(WOMEN)
        by = self.mission.ids["Karim"]
        match act:
            case ("count", category, occupied, out, minutes_ago):
                at = work.now - timedelta(minutes=minutes_ago)
                told = {"occupied": occupied, "out_of_service": out, "by": by, "role": Role.SHELTER_KEEPER}
                await work.unit.shelters.add(shelter, EventKind.COUNT, at, work.now, category=category, **told)
            case ("move", category, change):
                await work.unit.shelters.add(
                    shelter, EventKind.MOVEMENT, work.now, work.now, category=category, change=change, by=by
                )
            case ("extra", category, beds, minutes):
                until = work.now + timedelta(minutes=minutes)
                extra = await work.unit.bed_holds.add_extra(shelter, category, beds, work.now, until, by)
                await work.unit.shelters.add(
                    shelter, EventKind.EXTRA, work.now, work.now, category=category, beds=beds, until=until, hold=extra
                )

    async def hold(self, name: str, category: str, beds: int, minutes: int | None) -> None:
        async with self.mission.work() as work:
            person = await work.person(self.mission.chat(name))
            assert person is not None
            before = (await stands(work)).of(category)
            until = None if minutes is None else work.now + timedelta(minutes=minutes)
            found = await holding.hold(work, person, WOMEN, category, beds, until)
            if isinstance(found, holding.Held):
                assert before.free is not None
                assert before.free >= beds
                assert work.now < found.hold.until <= work.now + timedelta(hours=12)
                self.given += 1
            else:
                why = {None: WhyNot.NEVER_COUNTED}.get(before.free)
                why = why or (WhyNot.FULL if (before.free or 0) <= 0 else WhyNot.FEW)
                assert found.why is why
                assert before.free is None or before.free < beds
                self.refused += 1

    async def tap(self, action: str, name: str, at: int, people: int | None) -> None:
        async with self.mission.work() as work:
            ids = await work.unit.shelters.ids([WOMEN])
            there = await work.unit.bed_holds.open(ids[WOMEN]) if ids else []
            if action == "away":
                arrived = [e.hold or 0 for e in await self.events(work) if e.outcome is Outcome.ARRIVED]
                found = [await work.unit.bed_holds.by_id(hold_id) for hold_id in dict.fromkeys(arrived)]
                there = [hold for hold in found if hold is not None]
        if at >= len(there):
            return
        hold = there[at]
        what = {
            "extend": HeldAction.EXTEND,
            "arrive": HeldAction.ARRIVED,
            "release": HeldAction.RELEASE_NOW,
            "away": HeldAction.NOT_HERE,
        }[action]
        tap = HeldTap(action=what, hold=hold.id, until=int(hold.until.timestamp()), people=people)
        for again in (False, True):
            async with self.mission.work() as work:
                before = await self.events(work)
                await held.tap(work, self.mission.origin(name, message_id=500 + hold.id), tap)
                after = await self.events(work)
            self.taken_back += action == "away" and after != before
            assert not again or after == before  # a double tap does nothing twice

    async def events(self, work: Work) -> list[BedEvent]:
        ids = await work.unit.shelters.ids([WOMEN])
        if not ids:
            return []
        return await work.unit.shelters.events(ids[WOMEN], START - timedelta(days=2), work.now + timedelta(days=2))

    async def agrees(self, work: Work) -> None:
        """Holds and extra beds, too, are put together from the events alone."""
        events = sorted(await self.events(work), key=lambda e: e.id)
        holds: dict[int, Hold] = {}
        extras: list[Extra] = []
        for e in events:
            if e.kind is EventKind.HELD:
                told = (e.hold, WOMEN, e.category, e.beds, "", e.by, e.at, e.until)
                assert None not in told
                holds[e.hold or 0] = Hold(*told)  # type: ignore[arg-type]
            elif e.kind is EventKind.EXTENDED:
                assert e.until is not None
                holds[e.hold or 0] = replace(holds[e.hold or 0], until=e.until)
            elif e.kind is EventKind.HOLD_ENDED:
                assert holds[e.hold or 0].ended_at is None  # no hold ends twice
                holds[e.hold or 0] = replace(holds[e.hold or 0], ended_at=e.at)
            elif e.kind is EventKind.EXTRA:
                extra = (e.hold, e.category, e.beds, e.at, e.until)
                assert None not in extra
                extras.append(Extra(*extra))  # type: ignore[arg-type]
        shelter = work.catalogue.shelter(WOMEN)
        answered = await stands(work)
        assert answered == standing(shelter, events, holds.values(), extras, work.now)
        for beds in answered.beds:
            assert beds.free is None or beds.free >= 0 or beds.over > 0 or beds.held > 0
        ids = await work.unit.shelters.ids([WOMEN])
        open_now = await work.unit.bed_holds.open(ids[WOMEN]) if ids else []
        assert len({h.words for h in open_now}) == len(open_now)


async def told(database: Database, story: list[Any]) -> Story:
    made = Story(database)
    await made.tell(story)
    return made


@pytest.fixture
def fresh(sqlite_template: Path, tmp_path: Path) -> Callable[[], str]:
    def made() -> str:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        shutil.copy(sqlite_template, file)
        return f"sqlite:///{file}"

    return made


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a story is not shorter for being shrunk for minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=st.integers(10, 20), story=st.lists(acts, min_size=4, max_size=16))
def test_what_is_free_follows_from_all_that_happened(fresh: Callable[[], str], first: int, story: list[Any]) -> None:
    async def run() -> None:
        database = Database(fresh())
        try:
            await told(database, [("count", SINGLE, first, None, 0), *story])
        finally:
            await database.close()

    asyncio.run(run())


LONG: list[Any] = [
    ("hold", "Amina", SINGLE, 1, None), ("count", SINGLE, 17, 1, 5), ("hold", "Amina", SINGLE, 2, 45),
    ("hold", "Claire", SINGLE, 1, None), ("wait", 20, True), ("arrive", "Karim", 0, 1), ("hold", "Amina", SINGLE, 2, 5),
    ("hold", "Amina", SINGLE, 1, 240), ("wait", 6, False), ("extend", "Amina", 0), ("hold", "Amina", SINGLE, 1, None),
    ("move", SINGLE, -2), ("hold", "Claire", SINGLE, 2, 900), ("extend", "Claire", 1), ("wait", 45, True),
    ("extra", SINGLE, 3, 30), ("hold", "Amina", SINGLE, 3, None), ("wait", 45, True), ("count", SINGLE, 22, 0, 30),
    ("hold", "Amina", SINGLE, 1, None), ("count", OTHER, 5, None, 0), ("hold", "Amina", OTHER, 4, None),
    ("hold", "Amina", OTHER, 3, None), ("release", "Claire", 1), ("wait", 800, True), ("count", SINGLE, 10, None, 800),
    ("hold", "Karim", SINGLE, 4, 900), ("wait", 130, False), ("arrive", "Claire", 0, None), ("wait", 800, True),
    ("hold", "Amina", SINGLE, 2, 240), ("arrive", "Karim", 0, 1), ("away", "Karim", 0), ("away", "Karim", 2),
    ("arrive", "Karim", 0, None), ("hold", "Amina", SINGLE, 1, None), ("away", "Claire", 2), ("wait", 20, True),
]  # fmt: skip


async def test_a_long_evening_on_both_databases(database: Database) -> None:
    made = await told(database, LONG)
    assert (made.given, made.refused, made.taken_back) == (8, 6, 2)
