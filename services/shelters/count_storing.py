"""Counts and movements as they are stored, corrected and taken back: each as a further event of the shelter."""

from dataclasses import replace

from domain.people import Person
from domain.roles import Role
from domain.shelters.counting import Part
from domain.shelters.types import EventKind, Outcome
from services.shelters import held
from services.shelters.changed import changed
from services.shelters.standing import role_at
from services.work import Work
from storage.bed_drafts import BedDraft

ASKED_CARD = "bed_count_asked"


async def store(work: Work, person: Person, draft: BedDraft, shelter_id: int) -> BedDraft:
    """What was counted, or who came or left, is so from now on; where it was stored before, that is corrected."""
    assert draft.site is not None  # the shelter is locked
    at = min(draft.at or work.now, work.now)
    role = role_at(work, person, draft.site)
    draft = replace(draft, at=at, count=draft.count.turned(Part.SAVED))
    if draft.count.change is not None:
        draft = await _move(work, person, role, draft, shelter_id, draft.count.change)
    else:
        draft = await _count(work, person, role, draft, shelter_id)
    await _others_see(work, draft, shelter_id)
    return draft


async def _count(work: Work, person: Person, role: Role, draft: BedDraft, shelter_id: int) -> BedDraft:
    count, events = draft.count, {}
    assert draft.at is not None  # the caller set it
    for key, said in count.values.items():
        events[key] = await work.unit.shelters.add(
            shelter_id,
            EventKind.COUNT,
            draft.at,
            work.now,
            category=key,
            by=person.id,
            role=role,
            occupied=said.occupied,
            out_of_service=said.out_of_service,
            corrects=count.events.get(key),
        )
    gone = {key: event for key, event in count.events.items() if key not in events}
    await _take_back(work, person, role, draft, shelter_id, gone)
    ended = list(count.ended)
    for hold in await work.unit.bed_holds.open(shelter_id):
        if hold.id in count.arrived and hold.counts(work.now):
            await held.end(work, hold, Outcome.ARRIVED, by=person, arrived=hold.beds, moved=False)
            ended.append(hold.id)
    return replace(draft, count=replace(count, events=events, ended=tuple(ended)))


async def _take_back(
    work: Work, person: Person, role: Role, draft: BedDraft, shelter_id: int, events: dict[str, int]
) -> None:
    """What these counts said is not so: what stood before them stands again."""
    assert draft.at is not None  # it is stored
    for key, event in events.items():
        await work.unit.shelters.add(
            shelter_id, EventKind.COUNT, draft.at, work.now, category=key, by=person.id, role=role, corrects=event
        )


async def _move(work: Work, person: Person, role: Role, draft: BedDraft, shelter_id: int, change: int) -> BedDraft:
    """So many came or left; of what is stored already only the difference is added."""
    count = draft.count
    assert draft.at is not None  # the caller set it
    wanted = {} if count.category is None else {count.category: change}
    events = dict(count.events)
    for key in dict.fromkeys((*events, *wanted)):
        before = count.moved if key in count.events else 0
        difference = wanted.get(key, 0) - before
        if difference:
            events[key] = await work.unit.shelters.add(
                shelter_id,
                EventKind.MOVEMENT,
                draft.at,
                work.now,
                category=key,
                by=person.id,
                role=role,
                change=difference,
                corrects=count.events.get(key),
            )
    events = {key: event for key, event in events.items() if key in wanted}
    return replace(draft, count=replace(count, events=events, moved=change))


async def newer(work: Work, draft: BedDraft) -> bool:
    """Whether somebody has counted since what is stored of the draft: that stands, and only counting anew changes
    it."""
    for event_id in draft.count.events.values():
        event = await work.unit.shelters.event(event_id)
        if event is not None and await work.unit.shelters.counted_since(event):
            return True
    return False


async def undo(work: Work, person: Person, draft: BedDraft) -> BedDraft:
    """What is stored of the draft is taken back; holds that it ended are held again while their time
    runs and the beds are there."""
    assert draft.site is not None
    assert draft.at is not None  # it is stored
    shelter_id = await work.unit.shelters.lock(draft.site)
    role = role_at(work, person, draft.site)
    count = draft.count
    if count.change is not None:
        await _move(work, person, role, draft, shelter_id, 0)
    else:
        await _take_back(work, person, role, draft, shelter_id, dict(count.events))
        for hold_id in count.ended:
            hold = await work.unit.bed_holds.by_id(hold_id)
            if hold is not None and hold.outcome is Outcome.ARRIVED:
                await held.did_not_arrive(work, person, hold)
    undone = replace(draft, count=replace(count.turned(Part.UNDONE), events={}, moved=0, ended=(), decided=False))
    await _others_see(work, undone, shelter_id)
    return undone


async def _others_see(work: Work, draft: BedDraft, shelter_id: int) -> None:
    assert draft.site is not None  # the callers locked it
    # A count is what somebody in the rain waits for; who came since is shown a little later.
    await changed(work, draft.site, at_once=draft.count.change is None, at=draft.at)
    await work.unit.cards.touch(ASKED_CARD, shelter_id, work.now)
