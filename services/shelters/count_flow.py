"""How a count goes on: what is still to be asked is asked, one thing at a time; then it is stored."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.catalogue import UnknownKey
from domain.people import Person
from domain.reading import Question
from domain.reading.shelters import BedCount, read_shelter_message
from domain.reading.shelters import Beds as Said
from domain.shelters.count_words import understood
from domain.shelters.counting import (
    MENUS,
    Count,
    Part,
    as_it_stands,
    moved,
    over_capacity,
    perhaps_counted_in,
)
from domain.shelters.types import Hold, Standing
from domain.toasts import Toast
from services.shelters.count_storing import store
from services.shelters.standing import may_count, place_of, places, standing_of
from services.work import Work
from storage.bed_drafts import BedDraft


def countable(work: Work, person: Person) -> tuple[str, ...]:
    """The shelters whose beds somebody may count."""
    return tuple(site for site in places(work) if may_count(work, person, site))


def own_shelter(work: Work, person: Person) -> str | None:
    """The shelter that somebody means who names none: the only one that they may count, or their usual site."""
    theirs = countable(work, person)
    return theirs[0] if len(theirs) == 1 else person.site if person.site in theirs else None


def read(work: Work, person: Person, site: str | None, text: str, at: datetime) -> BedCount:
    """The text as a count, by somebody who means `site` where they name none."""
    site = site or own_shelter(work, person) or person.site
    try:
        project = person.project if site is None else work.catalogue.project_of(site, work.today).key
    except UnknownKey:
        project = person.project
    now = at.astimezone(work.catalogue.zone)
    reading = read_shelter_message(text, catalogue=work.catalogue, project=project, site=site, now=now)
    return reading if isinstance(reading, BedCount) else BedCount(None, {})


def asked(work: Work, person: Person, draft: BedDraft) -> tuple[str | None, dict[str, Said], tuple[Question, ...]]:
    """Of a count in words: its shelter, the figures that are certain, and what is still to be asked."""
    assert draft.text is not None  # the callers looked
    reading = read(work, person, draft.site, draft.text, draft.at or work.now)
    values, questions = understood(reading, draft.count.values)
    return reading.shelter or draft.site, values, questions


async def go_on(work: Work, person: Person, draft: BedDraft) -> BedDraft:
    """The draft with its next question, or stored where nothing is left to ask; kept either way."""
    draft = await _next(work, person, draft)
    await work.unit.bed_drafts.keep(draft, work.now)
    return draft


async def _next(work: Work, person: Person, draft: BedDraft) -> BedDraft:
    count = draft.count
    if draft.text is not None and count.change is None:
        site, values, questions = asked(work, person, draft)
        if site is None or questions:
            return replace(draft, site=site, count=count.turned(Part.QUESTION))
        count = replace(count, values=values)
        draft = replace(draft, site=site, text=None, count=count)
    if draft.site is None:
        return replace(draft, count=count.turned(Part.SHELTER))
    if not may_count(work, person, draft.site):
        return replace(draft, text=None, count=count.turned(Part.CANCELLED))
    shelter_id = await work.unit.shelters.lock(draft.site)
    stands = await standing_of(work, draft.site)
    if count.change is not None:
        return await _movement(work, person, draft, shelter_id, stands)
    known = {category.key for category in place_of(work, draft.site).shelter.categories}
    values = {key: said for key, said in count.values.items() if key in known and _says_something(said, count, key)}
    if not values:
        return replace(draft, count=steppers(count, stands, count.values))
    if over_capacity(values, stands) and not count.over:
        return replace(draft, count=count.turned(Part.OVER))
    held = await _held(work, draft, shelter_id, count)
    if held and not count.decided:
        return replace(draft, count=count.turned(Part.HOLDS, holds=tuple(h.id for h in held)))
    return await store(work, person, replace(draft, count=replace(count, values=values)), shelter_id)


async def _held(work: Work, draft: BedDraft, shelter_id: int, count: Count) -> tuple[Hold, ...]:
    """Holds that were made before the count, and whose people may be in it."""
    before = draft.at or work.now
    held = [h for h in await work.unit.bed_holds.open(shelter_id) if h.counts(work.now) and h.made_at <= before]
    return perhaps_counted_in(held, count.values)


async def _movement(work: Work, person: Person, draft: BedDraft, shelter_id: int, stands: Standing) -> BedDraft:
    count = draft.count
    assert count.change is not None  # the caller looked
    beds = stands.find(count.category)
    if beds is None:
        return replace(draft, count=count.turned(Part.QUESTION, category=None))
    there = moved(beds, count.change - (count.moved if count.category in count.events else 0))
    if there is None:
        return replace(draft, count=count.turned(Part.RECOUNT))
    # Somebody who leaves a shelter that is over capacity makes nothing worse.
    if count.change > 0 and not count.over and over_capacity({beds.category: Said(there, None)}, stands):
        return replace(draft, count=count.turned(Part.OVER))
    return await store(work, person, draft, shelter_id)


def _says_something(said: Said, count: Count, category: str) -> bool:
    """A category that nobody has counted yet is on the card as well."""
    return said != Said() and (said.occupied is not None or said != count.base.get(category))


def steppers(count: Count, stands: Standing, said: Mapping[str, Said] | None = None) -> Count:
    """The count with its steppers, from how the beds stand and from what was `said` already."""
    base = as_it_stands(stands)
    if count.events:
        # A correction is of then: what of other categories is so now was not counted at that moment.
        base = {key: said for key, said in base.items() if key in count.events} or base
    values = {key: _filled(value, base[key]) for key, value in (said or {}).items() if key in base}
    first = next(iter(values), next(iter(base)))
    return count.turned(
        Part.STEPPERS,
        values={**base, **values},
        base=base,
        category=first,
        out=False,
        change=None,
        over=False,
        decided=False,
    )


def _filled(said: Said, base: Said) -> Said:
    return Said(
        base.occupied if said.occupied is None else said.occupied,
        base.out_of_service if said.out_of_service is None else said.out_of_service,
    )


async def to_steppers(work: Work, person: Person, draft: BedDraft) -> BedDraft:
    """The steppers, with what the words made certain."""
    assert draft.site is not None  # the caller looked
    count = draft.count
    values = count.values
    if draft.text is not None and count.change is None:
        _, values, _ = asked(work, person, draft)
    stands = await standing_of(work, draft.site)
    if count.part in MENUS and count.base:
        return replace(draft, count=count.turned(Part.STEPPERS))
    if count.change is not None:
        # It is counted anew, and the message of who came or left is not the count's.
        fresh = Count(Part.STEPPERS, version=count.version)
        return replace(draft, text=None, at=None, message_id=None, count=steppers(fresh, stands))
    at = draft.at if count.events else None
    return replace(draft, text=None, at=at, count=steppers(count, stands, values))


def told(draft: BedDraft) -> Toast | None:
    """What an answer or a save led to: where it is not stored, a further question is on the card."""
    return Toast.SAVED if draft.count.part is Part.SAVED else None
