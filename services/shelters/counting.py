"""Counting beds: in words, with the steppers, by editing what was said; and asking keepers for a count."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.notices import BedCountAsked, BedCountCard, BedCountMoved, BedCountReminder, NotAllowed
from domain.people import Person, UseCase
from domain.privacy import masked
from domain.reading.shelters import BedCount, read_shelter_message
from domain.shelters.count_words import with_words
from domain.shelters.counting import MENUS, MOST, OPEN, Count, Part
from services import groups, people
from services.shelters.count_flow import asked, countable, go_on, own_shelter, read, steppers, to_steppers
from services.shelters.count_storing import newer
from services.shelters.standing import keepers, may_count, places, standing_of
from services.work import Origin, Work
from storage.bed_drafts import BedDraft

CARD, ASKED_CARD = "bed_count_card", "bed_count_asked"
COMMAND = "/occupancy"
NO_COUNT = frozenset(("unclear_message", "nothing_found", "unknown_word", "vague_amount", "too_long"))
"""What is asked of words that may be no count at all."""
_ASKING = frozenset((Part.QUESTION, Part.OVER, Part.HOLDS))
ASK_GAP = timedelta(minutes=30)
"""Keepers are asked for a count at most once in this time."""


async def occupancy(work: Work, origin: Origin, text: str) -> None:
    """/occupancy: with figures a count, alone the steppers of one's own shelter, or a choice of shelters."""
    spoken = await groups.speaker(work, origin)
    if spoken is None:
        return
    person, _ = spoken
    if not countable(work, person):
        await origin.answer(work, NotAllowed(use_case=UseCase.COUNT_BEDS))
    elif text.strip():
        said = f"{COMMAND} {text.strip()}"
        await from_words(work, origin, person, read(work, person, None, said, origin.sent_at), said)
    else:
        await open_steppers(work, origin, person, own_shelter(work, person))


async def from_words(
    work: Work, origin: Origin, person: Person, reading: BedCount, text: str, *, site: str | None = None
) -> None:
    """A count in words: stored where all of it is clear, else a draft with a question. `site`: the shelter that is
    meant where the words name none."""
    if not await _may_all(work, origin, person, reading.shelter):
        return
    # Kept while something of it is to be asked; a telephone number says nothing about beds.
    said = masked(text if text.lstrip().startswith("/") else f"{COMMAND} {text}")
    await _settle_older(work, origin, person, reading.shelter, frozenset(reading.counts))
    draft = await work.unit.bed_drafts.add(
        person.id,
        origin.chat_id,
        Count(Part.QUESTION),
        work.now,
        thread_id=origin.thread_id,
        message_id=origin.message_id,
        site=site,
        at=min(origin.sent_at, work.now),
        text=said,
    )
    await go_on(work, person, draft)
    await origin.answer(work, BedCountCard(draft_id=draft.id))


async def _may_all(work: Work, origin: Origin, person: Person, site: str | None) -> bool:
    """Whether they may count the shelter (None: any at all); says so where not."""
    if may_count(work, person, site) if site is not None else countable(work, person):
        return True
    project = None if site is None else work.catalogue.project_of(site, work.today).key
    await origin.answer(work, NotAllowed(use_case=UseCase.COUNT_BEDS, project=project, site=site))
    return False


async def open_steppers(work: Work, origin: Origin, person: Person, site: str | None) -> None:
    """A card with the steppers of a shelter, or (None) the choice of one; what was entered or said already goes on."""
    for older in reversed(await work.unit.bed_drafts.open_of(person.id, origin.chat_id)):
        if site is not None and older.site == site and (_entered(older) or older.count.part in _ASKING):
            await work.unit.bed_drafts.keep(await to_steppers(work, person, older), work.now)
            await move_down(work, origin, older.id)
            return
    await _settle_older(work, origin, person, site)
    draft = await begun(work, origin, person, site)
    await origin.answer(work, BedCountCard(draft_id=draft.id))


async def begun(work: Work, origin: Origin, person: Person, site: str | None) -> BedDraft:
    """A new draft that shows a shelter's steppers."""
    count = Count(Part.SHELTER) if site is None else steppers(Count(Part.STEPPERS), await standing_of(work, site))
    return await work.unit.bed_drafts.add(
        person.id, origin.chat_id, count, work.now, thread_id=origin.thread_id, site=site
    )


async def _settle_older(
    work: Work, origin: Origin, person: Person, site: str | None, counted: frozenset[str] = frozenset()
) -> None:
    """A newer count of the same shelter takes the place of what somebody has not finished in this chat; steppers on
    which more was entered than is `counted` by it stay open."""
    for older in await work.unit.bed_drafts.open_of(person.id, origin.chat_id):
        if (site in (None, older.site) or older.site is None) and _entered(older) <= counted:
            await end_draft(work, older)


def _entered(draft: BedDraft) -> frozenset[str]:
    """The categories whose figures somebody changed on the steppers, and has not saved."""
    count = draft.count
    return frozenset(filter(count.touched, count.values)) if count.part in MENUS else frozenset()


async def end_draft(work: Work, draft: BedDraft) -> None:
    """The draft is given up for a newer one; its card says where to look."""
    part = Part.SAVED if draft.count.events else Part.CANCELLED
    await work.unit.bed_drafts.keep(replace(draft, text=None, count=draft.count.turned(part)), work.now)
    if part is Part.CANCELLED:
        await work.unit.cards.moved_on(CARD, draft.chat_id, BedCountMoved(), work.now, draft.id)
    else:
        await work.unit.cards.touch(CARD, draft.id, work.now)


# What follows a message


def as_count(work: Work, person: Person, site: str | None, text: str, at: datetime) -> BedCount | None:
    """A text without a command as the count that somebody means who has a card of that shelter in mind (None: of their
    own): `seules 15, enfants 4`. None where it says something else."""
    now, site = at.astimezone(work.catalogue.zone), site or own_shelter(work, person)
    plain = read_shelter_message(text, catalogue=work.catalogue, project=person.project, site=site, now=now)
    if not isinstance(plain, BedCount):
        return None
    reading = read(work, person, site, f"{COMMAND} {text}", at)
    codes = {question.code for question in reading.questions}
    return reading if (reading.counts or codes) and not codes & NO_COUNT else None


async def corrected(work: Work, origin: Origin, person: Person, draft: BedDraft, text: str) -> None:
    """The message of a count was edited: what it told is corrected, once all of it is clear."""
    said = masked(f"{COMMAND} {text.strip()}")
    site = read(work, person, draft.site, said, draft.at or work.now).shelter or draft.site
    again = replace(
        draft,
        text=said,
        count=Count(Part.QUESTION, events=draft.count.events, ended=draft.count.ended, version=draft.count.version),
    )
    _, values, questions = asked(work, person, again)
    if draft.text == said or (draft.count.part is Part.SAVED and not questions and values == draft.count.values):
        return  # Telegram calls it an edit, too, when only a link's preview changed
    if not await _may_all(work, origin, person, site):
        return
    if draft.count.events and (site != draft.site or await newer(work, draft)):
        # What stands now was counted since, or elsewhere: it is a count of its own.
        await from_words(work, origin, person, BedCount(site, {}), said)
        return
    await go_on(work, person, again)
    if not await work.unit.cards.touch(CARD, draft.id, work.now):
        await origin.answer(work, BedCountCard(draft_id=draft.id))


async def answered(work: Work, origin: Origin, draft_id: int, text: str, *, clear: bool = False) -> bool:
    """An answer in words to a count's card: a figure for the steppers, or words in the place of those that were not
    clear (`clear`: only where all of it is clear then). Whether it was taken."""
    person = await people.known(work, origin)
    draft = await work.unit.bed_drafts.by_id(draft_id, lock=True)
    if person is None or draft is None or person.id != draft.person:
        return False
    said = masked(text.strip())
    if draft.count.part is Part.STEPPERS and _is_figure(said):
        count = draft.count.set(min(int(said), MOST))
        await work.unit.bed_drafts.keep(replace(draft, count=count), work.now)
    elif draft.text is not None and draft.count.part is Part.QUESTION and draft.count.change is None:
        _, _, questions = asked(work, person, draft)
        clearer = _with_words(work, person, draft, said) if questions else None
        if clearer is None:
            return False
        if clear and asked(work, person, replace(draft, text=clearer))[2]:
            return False
        await go_on(work, person, replace(draft, text=clearer))
    else:
        return False
    await move_down(work, origin, draft.id)
    return True


def _is_figure(said: str) -> bool:
    return said.isascii() and said.isdecimal() and len(said) < 4


def _with_words(work: Work, person: Person, draft: BedDraft, said: str) -> str | None:
    site, _, questions = asked(work, person, draft)
    at, text = draft.at or work.now, draft.text or ""
    return with_words(text, questions[0], said, lambda tried: read(work, person, site, tried, at))


async def move_down(work: Work, origin: Origin, draft_id: int) -> None:
    """The card stands below what was just said."""
    await work.unit.cards.moved_on(CARD, origin.chat_id, BedCountMoved(), work.now, draft_id)
    await origin.answer(work, BedCountCard(draft_id=draft_id))


# Asking keepers


async def ask_for_count(work: Work, site: str) -> bool:
    """A shelter's keepers are asked for a fresh count, by a card that rings, at most once in 30 minutes. True where
    somebody is asked now, or is still waited for."""
    shelter_id = await work.unit.shelters.lock(site)
    before = await work.unit.shelters.asked_at(shelter_id)
    if before is not None and work.now - before < ASK_GAP:
        counted = (await standing_of(work, site)).counted_at
        return counted is None or counted < before
    reached = await keepers(work, site)
    if not reached:
        return False
    await work.unit.shelters.asked(shelter_id, work.now)
    for keeper in reached:
        await work.unit.cards.moved_on(ASKED_CARD, keeper.telegram_id, BedCountMoved(), work.now, shelter_id)
        await work.unit.cards.put(BedCountAsked(shelter_id=shelter_id), keeper.telegram_id, work.now)
    return True


# The clock


async def remind(work: Work) -> None:
    """Reminds whoever began a count a quarter of an hour ago and did not finish it: once."""
    for draft in await work.unit.bed_drafts.to_remind(work.now):
        await work.unit.bed_drafts.reminded(draft.id)
        count = draft.count
        untouched = (count.part in MENUS and count.values == count.base) or count.part is Part.SHELTER
        if count.part not in OPEN or untouched or (draft.site is not None and draft.site not in places(work)):
            continue
        card = await work.unit.cards.message_of(CARD, draft.id, draft.chat_id)
        await work.unit.outbox.put(
            BedCountReminder(draft_id=draft.id), draft.chat_id, work.now, thread_id=draft.thread_id, reply_to=card
        )


async def next_reminder(work: Work) -> datetime | None:
    """When the next one is to be reminded."""
    return await work.unit.bed_drafts.next_reminder()
