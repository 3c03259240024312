"""Buttons on the cards of counting. A tap on a card that showed something else changes nothing; the card is drawn anew
in any case."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from domain.notices import BedCountCard, BedCountMoved
from domain.people import Person
from domain.reading.shelters import Beds as Said
from domain.shelters.closing import EXTRA_BEDS, Until, closed_until, extra_until, read_until
from domain.shelters.counting import MENUS, OPEN, Count, Part, as_it_stands
from domain.shelters.taps import CountAction, CountTap
from domain.toasts import Toast
from services import people
from services.shelters import closing, count_answers
from services.shelters.count_flow import go_on, steppers, to_steppers, told
from services.shelters.count_storing import newer, undo
from services.shelters.counting import CARD, begun
from services.shelters.standing import may_count, place_of, standing_of
from services.work import Origin, Work
from storage.bed_drafts import BedDraft

Done = tuple[BedDraft, Toast | None]


async def tap(work: Work, origin: Origin, tapped: CountTap) -> Toast | None:
    """A button of a count."""
    person = await people.known(work, origin)
    if person is None:
        return Toast.NOT_ALLOWED
    if tapped.draft == 0:
        return await _open(work, origin, person, tapped.choice)
    draft = await work.unit.bed_drafts.by_id(tapped.draft, lock=True)
    if draft is None:
        return Toast.FORM_CLOSED
    if draft.person != person.id:
        return Toast.NOT_YOURS
    if draft.site is not None and not may_count(work, person, draft.site):
        toast: Toast | None = Toast.NOT_ALLOWED
    elif not draft.count.understands(tapped.version):
        toast = _why_stale(draft, tapped)
    else:
        after, toast = await _act(work, person, draft, tapped)
        if after is not draft:
            await work.unit.bed_drafts.keep(after, work.now)
    await work.unit.cards.touch(CARD, draft.id, work.now)
    await work.unit.cards.tapped(BedCountCard(draft_id=draft.id), origin.chat_id, origin.message_id, work.now)
    return toast


def _why_stale(draft: BedDraft, tapped: CountTap) -> Toast:
    """A second tap on *Save* or *Undo* has nothing left to do."""
    done = {Part.SAVED: CountAction.SAVE, Part.UNDONE: CountAction.UNDO, Part.CANCELLED: CountAction.CANCEL}
    return Toast.ALREADY_DONE if done.get(draft.count.part) is tapped.action else Toast.OUTDATED


async def _open(work: Work, origin: Origin, person: Person, site: str | None) -> Toast | None:
    """The card that asked for a count, or a reminder, becomes the steppers of its shelter."""
    if site is None or not may_count(work, person, site):
        return Toast.NOT_ALLOWED
    for older in await work.unit.bed_drafts.open_of(person.id, origin.chat_id):
        if older.site == site and older.count.part in MENUS and older.count.values != older.count.base:
            # What was entered already is not lost: it goes on in the new place.
            await work.unit.cards.moved_on(CARD, origin.chat_id, BedCountMoved(), work.now, older.id)
            await work.unit.cards.tapped(BedCountCard(draft_id=older.id), origin.chat_id, origin.message_id, work.now)
            return None
    draft = await begun(work, origin, person, site)
    await work.unit.cards.tapped(BedCountCard(draft_id=draft.id), origin.chat_id, origin.message_id, work.now)
    return None


async def _act(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> Done:
    acts: dict[Part, Callable[[Work, Person, BedDraft, CountTap], Awaitable[Done]]] = {
        Part.SHELTER: count_answers.answer,
        Part.QUESTION: count_answers.answer,
        Part.OVER: _over,
        Part.HOLDS: _holds,
        Part.SAVED: _saved,
        Part.UNDONE: _again,
        Part.CANCELLED: _again,
    }
    part = draft.count.part
    if tapped.action is CountAction.CANCEL and part in OPEN:
        left = Part.SAVED if draft.count.events else Part.CANCELLED
        return replace(draft, text=None, count=draft.count.turned(left)), Toast.CANCELLED
    if tapped.action is CountAction.STEPPERS and part in OPEN and draft.site is not None:
        return await to_steppers(work, person, draft), None
    if part in MENUS:
        return await _menu(work, person, draft, tapped)
    act = acts.get(part)
    return (draft, Toast.OUTDATED) if act is None else await act(work, person, draft, tapped)


async def _over(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> Done:
    """More people than beds: it is so."""
    if tapped.action is not CountAction.OVER:
        return draft, Toast.OUTDATED
    after = await go_on(work, person, replace(draft, count=replace(draft.count, over=True)))
    return after, told(after)


async def _holds(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> Done:
    """Whether those who held are counted in: one by one, all, or none."""
    count = draft.count
    if tapped.action is CountAction.HOLD and tapped.choice is not None and tapped.choice.isdecimal():
        hold = int(tapped.choice)
        arrived = count.arrived ^ ({hold} & set(count.holds))
        return replace(draft, count=replace(count, arrived=arrived, version=count.version + 1)), None
    decided = {
        CountAction.ALL: frozenset(count.holds),
        CountAction.NONE: frozenset[int](),
        CountAction.SAVE: count.arrived,
    }
    if tapped.action not in decided:
        return draft, Toast.OUTDATED
    after = replace(draft, count=replace(count, arrived=decided[tapped.action], decided=True))
    after = await go_on(work, person, after)
    return after, told(after)


# Receipts


async def _saved(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> Done:
    """Corrected or undone, while nothing newer was counted."""
    assert draft.site is not None  # it is stored
    if tapped.action not in (CountAction.CORRECT, CountAction.UNDO):
        return draft, Toast.OUTDATED
    await work.unit.shelters.lock(draft.site)
    if await newer(work, draft):
        return draft, Toast.COUNTED_SINCE
    if tapped.action is CountAction.UNDO:
        return await undo(work, person, draft), Toast.UNDONE
    if draft.count.change is not None:
        return draft, Toast.OUTDATED
    return replace(draft, count=steppers(draft.count, await standing_of(work, draft.site), draft.count.values)), None


async def _again(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> Done:
    """Nothing of it stands: the card counts anew."""
    if tapped.action is not CountAction.STEPPERS or draft.site is None:
        return draft, Toast.OUTDATED
    fresh = Count(Part.STEPPERS, version=draft.count.version)
    return replace(draft, at=None, text=None, count=steppers(fresh, await standing_of(work, draft.site))), None


# The steppers and their menus


async def _menu(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> Done:
    assert draft.site is not None  # the steppers are a shelter's
    count, choice = draft.count, tapped.choice
    keys = [category.key for category in place_of(work, draft.site).shelter.categories]
    match tapped.action:
        case CountAction.SAVE:
            return await _save(work, person, draft)
        case CountAction.CATEGORY if choice in count.values:
            count = count.turned(Part.STEPPERS, category=choice)
        case CountAction.OUT:
            count = count.turned(Part.STEPPERS, out=not count.out)
        case CountAction.BY if _is_step(choice):
            count = count.by(int(choice or 0))
        case CountAction.FULL | CountAction.EMPTY:
            return await _outright(work, draft, full=tapped.action is CountAction.FULL)
        case CountAction.CLOSE:
            count = count.turned(Part.CLOSING)
        case CountAction.EXTRA:
            only = keys[0] if len(keys) == 1 else None
            count = count.turned(Part.EXTRA if only is None else Part.EXTRA_BEDS, category=only or count.category)
        case CountAction.EXTRA_CATEGORY if choice in keys:
            count = count.turned(Part.EXTRA_BEDS, category=choice)
        case CountAction.EXTRA_BEDS if choice in {str(beds) for beds in EXTRA_BEDS}:
            count = count.turned(Part.EXTRA_UNTIL, beds=int(choice or 0))
        case _:
            return await _set_up(work, person, draft, tapped)
    return replace(draft, count=count), None


def _is_step(choice: str | None) -> bool:
    """Whether it is a number that a stepper's button can carry: what is forged may be anything."""
    return choice is not None and choice.isascii() and choice.removeprefix("-").isdecimal() and len(choice) < 5


async def _save(work: Work, person: Person, draft: BedDraft) -> Done:
    """What the steppers show is so: stored, unless the beds stand otherwise than they did when the card was drawn."""
    assert draft.site is not None  # the steppers are a shelter's
    count = draft.count
    await work.unit.shelters.lock(draft.site)
    now = as_it_stands(await standing_of(work, draft.site))
    if not count.events and now != count.base:
        return replace(draft, count=count.rebased(now)), Toast.OUTDATED
    if all(said.occupied is None for said in count.values.values()) and count.values == count.base:
        return draft, Toast.NOTHING_COUNTED
    after = await go_on(work, person, draft)
    return after, told(after)


async def _outright(work: Work, draft: BedDraft, *, full: bool) -> Done:
    """The category is full, or empty."""
    count = draft.count
    assert draft.site is not None
    assert count.category is not None  # the steppers are a category's
    out = count.values.get(count.category, Said()).out_of_service or 0
    stands = await standing_of(work, draft.site)
    beds = stands.find(count.category)
    if beds is None:  # the catalogue has it no more
        return replace(draft, count=count.rebased(as_it_stands(stands))), Toast.OUTDATED
    return replace(draft, count=replace(count, out=False).set(max(beds.capacity - out, 0) if full else 0)), None


async def _set_up(work: Work, person: Person, draft: BedDraft, tapped: CountTap) -> Done:
    """Closing, opening, extra beds: done at once, whatever is being counted beside."""
    assert draft.site is not None  # the steppers are a shelter's
    count, zone = draft.count, work.catalogue.zone
    back = replace(draft, count=count.turned(Part.STEPPERS, beds=None))
    match tapped.action:
        case CountAction.CLOSE_UNTIL:
            until = _offered(tapped.choice, closed_until(work.now, zone))
            if tapped.choice is not None and until is None:
                return back, Toast.OUTDATED
            await closing.close(work, person, draft.site, until)
            return back, Toast.CLOSED
        case CountAction.REOPEN:
            await closing.reopen(work, person, draft.site)
            return back, Toast.REOPENED
        case CountAction.EXTRA_UNTIL:
            until = _offered(tapped.choice, extra_until(work.now, zone))
            if until is None or count.beds is None or count.category is None:
                return back, Toast.OUTDATED
            await closing.add_beds(work, person, draft.site, count.category, count.beds, until)
            return back, Toast.SAVED
        case CountAction.EXTRA_AWAY:
            return back, Toast.SAVED if await closing.take_away(work, person, draft.site) else Toast.ALREADY_DONE
    return draft, Toast.OUTDATED


def _offered(choice: str | None, offered: tuple[Until, ...]) -> Until | None:
    """The instant that a button named, where it still lies ahead."""
    try:
        until = None if choice is None else read_until(choice)
    except ValueError:
        return None
    return until if until in offered else None
