"""Who came or left between two counts."""

from dataclasses import replace
from datetime import datetime

from domain.notices import BedCountCard, BedMovementUnclear, NotAllowed
from domain.people import Person, UseCase
from domain.privacy import masked
from domain.shelters.counting import Count, Part
from domain.shelters.movements import Movement, left_in_words, read_movement
from services import groups
from services.shelters.count_flow import countable, go_on, own_shelter
from services.shelters.count_storing import newer
from services.shelters.counting import CARD
from services.shelters.standing import may_count
from services.work import Origin, Work
from storage.bed_drafts import BedDraft


async def said(work: Work, origin: Origin, text: str, *, left: bool) -> None:
    """/in and /out: so many people, of which category."""
    spoken = await groups.speaker(work, origin)
    if spoken is None:
        return
    person, _ = spoken
    movement = await _understood(work, origin, person, text, left=left)
    if movement is None or movement.people is None:
        return
    draft = await work.unit.bed_drafts.add(
        person.id,
        origin.chat_id,
        _count(movement, movement.people, left=left),
        work.now,
        thread_id=origin.thread_id,
        message_id=origin.message_id,
        site=movement.shelter,
        at=min(origin.sent_at, work.now),
        text=masked(text),
    )
    await go_on(work, person, draft)
    await origin.answer(work, BedCountCard(draft_id=draft.id))


async def said_in_words(work: Work, origin: Origin, person: Person, text: str) -> bool:
    """Whether a keeper's text without a command tells who came or left, and nothing else. It is taken as that."""
    site, left = own_shelter(work, person), left_in_words(text)
    if site is None or left is None or _read(work, person, site, text, origin.sent_at).people is None:
        return False
    await said(work, origin, text, left=left)
    return True


async def edited(work: Work, origin: Origin, person: Person, draft: BedDraft, text: str, *, left: bool) -> None:
    """The message of a movement was edited: what it told is corrected by the difference."""
    movement = await _understood(work, origin, person, text, left=left)
    if movement is None or movement.people is None:
        return
    if draft.count.events and (movement.shelter != draft.site or await newer(work, draft)):
        await said(work, origin, text, left=left)
        return
    before = draft.count
    count = replace(
        _count(movement, movement.people, left=left),
        events=before.events,
        moved=before.moved,
        version=before.version,
    )
    if (count.change, count.category, movement.shelter) == (before.change, before.category, draft.site):
        return
    await go_on(work, person, replace(draft, site=movement.shelter, text=masked(text), count=count))
    if not await work.unit.cards.touch(CARD, draft.id, work.now):
        await origin.answer(work, BedCountCard(draft_id=draft.id))


def _count(movement: Movement, people: int, *, left: bool) -> Count:
    return Count(Part.QUESTION, category=movement.category, change=-people if left else people)


async def _understood(work: Work, origin: Origin, person: Person, text: str, *, left: bool) -> Movement | None:
    """What the text tells, where the person may say it; they are answered where not."""
    theirs = countable(work, person)
    if not theirs:
        await origin.answer(work, NotAllowed(use_case=UseCase.COUNT_BEDS))
        return None
    movement = _read(work, person, own_shelter(work, person), text, origin.sent_at)
    if movement.people is None:
        site = own_shelter(work, person) or theirs[0]
        await origin.answer(work, BedMovementUnclear(said=text, left=left, site=site))
        return None
    if movement.shelter is not None and not may_count(work, person, movement.shelter):
        project = work.catalogue.project_of(movement.shelter, work.today).key
        await origin.answer(work, NotAllowed(use_case=UseCase.COUNT_BEDS, project=project, site=movement.shelter))
        return None
    return movement


def _read(work: Work, person: Person, site: str | None, text: str, at: datetime) -> Movement:
    """The text as a movement at `site`, where it names no other shelter."""
    site = site or person.site
    project = person.project if site is None else work.catalogue.project_of(site, work.today).key
    now = at.astimezone(work.catalogue.zone)
    return read_movement(text, catalogue=work.catalogue, project=project, site=site, now=now)


def category_of(work: Work, person: Person, draft: BedDraft) -> BedDraft:
    """The draft of a movement whose shelter is known by now, with its category where the words tell it there."""
    assert draft.text is not None
    assert draft.site is not None  # the caller chose it
    at = draft.at or work.now
    movement = _read(work, person, draft.site, draft.text, at)
    known = movement.category if movement.shelter == draft.site else None
    return replace(draft, count=replace(draft.count, category=known))
