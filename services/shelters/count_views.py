"""What a reader may have of counting, at the moment of sending."""

from domain.notices import BedCountAsked, BedMovementUnclear
from domain.people import Person, as_of
from domain.reading import Question
from domain.shelters.closing import closed_until, extra_until
from domain.shelters.count_views import (
    CountAskedView,
    CountReminderView,
    CountView,
    HoldRow,
    MovementUnclearView,
)
from domain.shelters.count_words import Answer
from domain.shelters.counting import MENUS, Part, over_capacity
from services.shelters.count_answers import offered_answers
from services.shelters.count_flow import asked
from services.shelters.count_storing import newer
from services.shelters.standing import may_count, places, standing_of
from services.work import Work
from storage.bed_drafts import BedDraft


async def count_view(work: Work, reader: Person | None, draft_id: int) -> CountView | None:
    """The count's card: for whoever makes it, in private, or (`reader` None) where they said it in a group."""
    draft = await work.unit.bed_drafts.by_id(draft_id)
    if draft is None or (reader is not None and reader.id != draft.person):
        return None
    author = reader or await work.unit.people.by_id(draft.person)
    person = None if author is None else as_of(author, work.catalogue, work.today)
    known = draft.site is None or draft.site in places(work)
    if person is None or not known or (draft.site is not None and not may_count(work, person, draft.site)):
        return None
    return await _view(work, person, draft, in_group=reader is None)


async def _view(work: Work, person: Person, draft: BedDraft, *, in_group: bool) -> CountView:
    count, site = draft.count, draft.site
    question: Question | None = None
    answers: tuple[Answer, ...] = ()
    values = count.values
    if count.part in (Part.QUESTION, Part.SHELTER):
        if draft.text is not None and count.change is None:
            site, values, questions = asked(work, person, draft)
            question = questions[0] if questions else None
        answers = await offered_answers(work, person, draft)
    shelter = None if site is None else places(work)[site].shelter
    stands = None if site is None else await standing_of(work, site)
    over: tuple[str, ...] = ()
    if stands is not None and count.part is Part.OVER:
        over = over_capacity(count.values, stands) if count.change is None else (count.category or "",)
    offered = {Part.CLOSING: closed_until, Part.EXTRA_UNTIL: extra_until}.get(count.part)
    ids = await work.unit.shelters.ids([site] if site is not None else [])
    extras = await work.unit.bed_holds.extras(ids[site]) if site and site in ids and count.part in MENUS else []
    return CountView(
        draft=draft.id,
        count=count,
        site=site,
        shelter=shelter,
        standing=stands,
        at=draft.at,
        now=work.now,
        question=question,
        values=values,
        answers=answers,
        over=over,
        holds=await _holds(work, count.holds, words=not in_group) if count.part is Part.HOLDS else (),
        extras=tuple(extra for extra in extras if extra.counts(work.now)),
        until=() if offered is None else offered(work.now, work.catalogue.zone),
        newer=count.part is Part.SAVED and await newer(work, draft),
    )


async def _holds(work: Work, ids: tuple[int, ...], *, words: bool) -> tuple[HoldRow, ...]:
    """The holds that are asked about. The words open a door: a group does not read them."""
    found = [await work.unit.bed_holds.by_id(hold_id) for hold_id in ids]
    return tuple(
        HoldRow(h.id, h.category, h.beds, h.until, h.words if words else None)
        for h in found
        if h is not None and h.counts(work.now)
    )


async def reminder_view(work: Work, reader: Person | None, draft_id: int) -> CountReminderView | None:
    """What waits still; None once it is stored or given up."""
    draft = await work.unit.bed_drafts.by_id(draft_id)
    if draft is None or (reader is not None and reader.id != draft.person):
        return None
    settled = draft.count.part in (Part.SAVED, Part.UNDONE, Part.CANCELLED)
    return None if settled else CountReminderView(draft.site)


async def asked_view(work: Work, reader: Person, notice: BedCountAsked) -> CountAskedView | None:
    """Whether a count is still needed, for who keeps the shelter."""
    site = await work.unit.shelters.site(notice.shelter_id)
    if site is None or site not in places(work) or not may_count(work, reader, site):
        return None
    stands = await standing_of(work, site)
    asked_at = await work.unit.shelters.asked_at(notice.shelter_id)
    counted_at = stands.counted_at
    waiting = counted_at is None or asked_at is None or counted_at < asked_at
    role = next((beds.counted_role for beds in stands.beds if beds.counted_at == counted_at), None)
    return CountAskedView(site, counted_at, role, waiting, work.now)


def unclear_view(work: Work, notice: BedMovementUnclear) -> MovementUnclearView:
    """What was not understood, and of which shelter an example is made."""
    here = places(work)
    place = here.get(notice.site) if notice.site is not None else None
    return MovementUnclearView(notice.said, notice.left, None if place is None else place.shelter)
