"""One view of every state of counting beds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.catalogue import catalogue_from
from domain import notices as n
from domain.reading import Question
from domain.reading.shelters import Beds as Said
from domain.roles import Role
from domain.shelters.closing import closed_until, extra_until
from domain.shelters.count_views import (
    CountAskedView,
    CountReminderView,
    CountView,
    HoldRow,
    MovementUnclearView,
)
from domain.shelters.count_words import Answer
from domain.shelters.counting import Count, Part
from domain.shelters.types import Beds, Closure, Extra, Standing
from domain.views import View
from tests.messages.incident_samples import Said as Words

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = catalogue_from(None)
NOW = datetime(2026, 11, 23, 20, 52, tzinfo=UTC)
"""21:52 in Paris."""
AT = NOW - timedelta(minutes=12)
ABRI, WINTER = "womens_shelter", "winter_shelter_calais"
SINGLE, MOTHERS = "single_women", "women_with_children"
MINORS, FAMILIES, ADULTS = "unaccompanied_minors", "families", "adults"

Screen = tuple[str, View, n.Notice]


def beds(category: str, capacity: int, occupied: int | None, out: int = 0, held: int = 0, extra: int = 0) -> Beds:
    counted = None if occupied is None else AT
    return Beds(category, capacity + extra, extra, occupied, out, held, counted, 1, Role.SHELTER_KEEPER)


STANDS = Standing(ABRI, (beds(SINGLE, 20, 15, held=2), beds(MOTHERS, 8, 8)), None)
WINTERLY = Standing(
    WINTER, (beds(MINORS, 30, 27, out=1, extra=4), beds(FAMILIES, 24, None), beds(ADULTS, 16, 18)), None
)


def counted(part: Part, site: str = ABRI, stands: Standing = STANDS, **changes: object) -> CountView:
    """A card of the women's shelter, with changes to its count."""
    count = Count(part, category=stands.beds[0].category, version=3, screen=3)
    return CountView(
        draft=7,
        count=replace(count, **changes),  # type: ignore[arg-type]
        site=site,
        shelter=CATALOGUE.shelter(site),
        standing=stands,
        at=AT,
        now=NOW,
    )


def counting(w: Words) -> Iterator[Screen]:
    """Everything that is said of counting."""
    card = n.BedCountCard(draft_id=7)
    yield from ((name, view, card) for name, view in _questions(w))
    yield from ((name, view, card) for name, view in _steppers())
    yield from ((name, view, card) for name, view in _receipts())
    yield from _around(w)


def _questions(w: Words) -> Iterator[tuple[str, CountView]]:
    asked = counted(Part.QUESTION)
    category = Question("ambiguous_category", w.about, (SINGLE, MOTHERS), (10, 15))
    both = (Answer(category=SINGLE), Answer(category=MOTHERS))
    yield "count, which category", replace(asked, question=category, answers=both, values={MOTHERS: Said(8)})
    free = Question("free_or_occupied", w.about, (SINGLE,), (10, 15))
    pairs = (Answer(category=SINGLE, occupied=14, free=6), Answer(category=SINGLE, occupied=6, free=14))
    yield "count, free or occupied", replace(asked, question=free, answers=pairs)
    vague = Question("vague_amount", w.about, (), (10, 15))
    yield "count, how many", replace(asked, question=vague, values={SINGLE: Said(None, 2)})
    yield (
        "count corrected, not understood",
        replace(asked, question=Question("unclear_hour", w.about), count=replace(asked.count, events={SINGLE: 4})),
    )
    yield "count, nothing found", replace(asked, question=Question("nothing_found"))
    nowhere = replace(asked, site=None, shelter=None, standing=None)
    shelters = tuple(Answer(shelter=s.site) for s in CATALOGUE.shelters)
    yield "count, which shelter", replace(nowhere, question=Question("ambiguous_shelter"), answers=shelters)
    yield "count, choice of shelters", replace(nowhere, count=Count(Part.SHELTER), answers=shelters)
    came = counted(Part.QUESTION, change=2, category=None)
    yield "came in, which category", replace(came, answers=both)
    yield "left, which category", replace(came, count=replace(came.count, change=-1), answers=both)
    over = counted(Part.OVER, values={SINGLE: Said(22), MOTHERS: Said(8, 1)})
    yield "count, over capacity", replace(over, over=(SINGLE, MOTHERS))
    yield "came in, over capacity", replace(counted(Part.OVER, change=6), over=(SINGLE,))
    hold = HoldRow(3, SINGLE, 2, NOW + timedelta(minutes=48), w.name.lower())
    yield "count, one hold", replace(counted(Part.HOLDS, holds=(3,)), holds=(hold,))
    more = replace(hold, hold=4, beds=1, words="violon tigre", until=NOW + timedelta(hours=11))
    yield "count, holds", replace(counted(Part.HOLDS, holds=(3, 4)), holds=(hold, more))
    ticked = counted(Part.HOLDS, holds=(3, 4), arrived=frozenset({4}))
    yield "count, holds in a group", replace(ticked, holds=(replace(hold, words=None), replace(more, words=None)))
    yield "came in, nobody counted", counted(Part.RECOUNT, WINTER, WINTERLY, change=2, category=FAMILIES)
    yield "left, more than there are", counted(Part.RECOUNT, change=-9, category=MOTHERS)


def _steppers() -> Iterator[tuple[str, CountView]]:
    values = {SINGLE: Said(15, 0), MOTHERS: Said(8, 0)}
    yield "steppers", counted(Part.STEPPERS, values=values)
    yield "steppers, correcting", counted(Part.STEPPERS, values={SINGLE: Said(15, 0)}, events={SINGLE: 4})
    closed = replace(WINTERLY, closure=Closure(AT, NOW + timedelta(hours=11)))
    winter = counted(
        Part.STEPPERS,
        WINTER,
        closed,
        values={MINORS: Said(27, 1), FAMILIES: Said(None, 0), ADULTS: Said(18, 0)},
        out=True,
        category=ADULTS,
    )
    extra = Extra(1, MINORS, 4, AT, NOW + timedelta(hours=11))
    yield "steppers, out of service, closed, extra beds", replace(winter, extras=(extra,))
    unknown = {key: Said(None, 0) for key in (MINORS, FAMILIES, ADULTS)}
    shut = counted(Part.STEPPERS, WINTER, replace(WINTERLY, closure=Closure(None, None, season=True)), values=unknown)
    yield "steppers, out of season", shut
    yield "steppers, closed until reopened", replace(shut, standing=replace(WINTERLY, closure=Closure(AT, None)))
    offered = closed_until(NOW - timedelta(hours=5), CATALOGUE.zone)
    yield "closing", replace(counted(Part.CLOSING), until=offered, now=NOW - timedelta(hours=5))
    yield "extra beds, for whom", replace(counted(Part.EXTRA, WINTER, WINTERLY), extras=(extra,))
    yield "extra beds, how many", counted(Part.EXTRA_BEDS)
    yield "extra beds, until when", replace(counted(Part.EXTRA_UNTIL, beds=1), until=extra_until(NOW, CATALOGUE.zone))


def _receipts() -> Iterator[tuple[str, CountView]]:
    saved = counted(Part.SAVED, events={SINGLE: 4, MOTHERS: 5})
    yield "counted", saved
    yield "counted, over and extra", counted(Part.SAVED, WINTER, WINTERLY)
    yield "counted, and counted since", replace(saved, newer=True)
    moved = counted(Part.SAVED, change=2, moved=2, events={SINGLE: 6})
    yield "came in", moved
    yield "left", replace(moved, count=replace(moved.count, change=-1, moved=-1))
    yield "count undone", counted(Part.UNDONE)
    yield "movement undone", counted(Part.UNDONE, change=2)
    yield "count given up", counted(Part.CANCELLED)
    yield "count given up, nowhere", replace(counted(Part.CANCELLED), site=None, shelter=None, standing=None)


def _around(w: Words) -> Iterator[Screen]:
    yield "count moved", n.BedCountMoved(), n.BedCountMoved()
    yield "count reminder", CountReminderView(ABRI), n.BedCountReminder(draft_id=7)
    yield "count reminder, nowhere", CountReminderView(None), n.BedCountReminder(draft_id=7)
    asked = n.BedCountAsked(shelter_id=2)
    yield "count asked for", CountAskedView(ABRI, AT - timedelta(hours=9), Role.SHELTER_KEEPER, True, AT), asked
    yield "count asked for, never counted", CountAskedView(ABRI, None, None, True, AT), asked
    yield "count asked for, and made", CountAskedView(ABRI, AT, Role.SHELTER_KEEPER, False, AT), asked
    shelter = CATALOGUE.shelter(ABRI)
    unclear = n.BedMovementUnclear(said=w.said, left=False)
    yield "movement unclear", MovementUnclearView(w.said, False, shelter), unclear
    yield "movement without a number", MovementUnclearView("", True, shelter), unclear
    opened, fewer = n.BedsChanged(site=ABRI), n.BedsChanged(site=ABRI, category=SINGLE, beds=4)
    yield "shelter takes in again", opened, opened
    yield "extra beds are over", fewer, fewer
    opens = n.BedSeason(site=WINTER, day=date(2026, 11, 1), opens=True)
    closes = n.BedSeason(site=WINTER, day=date(2027, 4, 1), opens=False)
    yield "season opens", opens, opens
    yield "season closes", closes, closes
