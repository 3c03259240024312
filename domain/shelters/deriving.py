"""How beds stand, derived from everything that happened. Nothing is counted beside the events.

The repository answers the same question by looking up the few events that matter (storage/shelters.py); a property test
holds the two together.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from domain.catalogue.parts import Beds as Rules
from domain.catalogue.parts import Shelter
from domain.shelters.types import Age, BedEvent, Beds, Closure, EventKind, Extra, Hold, Standing


def standing(
    shelter: Shelter,
    events: Iterable[BedEvent],
    holds: Iterable[Hold],
    extras: Iterable[Extra],
    now: datetime,
    *,
    in_season: bool = True,
) -> Standing:
    """How the shelter stands at `now` (aware), from all its events in any order; what happens later is not seen."""
    known = sorted((e for e in events if e.at <= now), key=lambda e: (e.at, e.id))
    held = [h for h in holds if h.counts(now)]
    extra = [e for e in extras if e.counts(now)]
    beds = tuple(
        _beds(
            category.key,
            category.capacity,
            [e for e in known if e.category == category.key],
            sum(h.beds for h in held if h.category == category.key),
            sum(e.beds for e in extra if e.category == category.key),
        )
        for category in shelter.categories
    )
    return Standing(shelter.site, beds, closure(known, now, in_season=in_season))


def _beds(category: str, capacity: int, events: Sequence[BedEvent], held: int, extra: int) -> Beds:
    count, out = None, 0
    corrected = {e.corrects for e in events if e.kind is EventKind.COUNT and e.corrects is not None}
    for event in events:
        if event.kind is EventKind.COUNT and event.id not in corrected:
            count = event if event.occupied is not None else count
            out = out if event.out_of_service is None else event.out_of_service
    occupied = None
    if count is not None and count.occupied is not None:
        moved = (e.change or 0 for e in events if (e.at, e.id) > (count.at, count.id))
        # More left than were counted in: the count was wrong by then, and nobody sleeps in less than no bed.
        occupied = max(0, count.occupied + sum(moved))
    return Beds(
        category=category,
        capacity=capacity + extra,
        extra=extra,
        occupied=occupied,
        out_of_service=out,
        held=held,
        counted_at=None if count is None else count.at,
        counted_by=None if count is None else count.by,
        counted_role=None if count is None else count.role,
    )


def closure(events: Iterable[BedEvent], now: datetime, *, in_season: bool = True) -> Closure | None:
    """Why the shelter takes nobody in at `now`; None where it does. `events`: those of the shelter up to now, in
    order."""
    if not in_season:
        return Closure(None, None, season=True)
    said = [e for e in events if e.kind in (EventKind.CLOSED, EventKind.OPENED)]
    if not said or said[-1].kind is EventKind.OPENED:
        return None
    last = said[-1]
    return None if last.until is not None and last.until <= now else Closure(last.at, last.until)


def age_of(counted_at: datetime | None, now: datetime, rules: Rules) -> Age:
    """How far a count of that instant can be relied on at `now`."""
    if counted_at is None:
        return Age.NEVER
    minutes = (now - counted_at) / timedelta(minutes=1)
    if minutes < rules.fresh_minutes:
        return Age.FRESH
    return Age.AGEING if minutes <= rules.stale_minutes else Age.STALE
