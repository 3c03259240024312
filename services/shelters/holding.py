"""Beds held: asked for in words or with a button, what is missing asked first; given to one, the next best answer to
the other.

No more is kept of a message than which beds, and until when.
"""

import secrets
from datetime import UTC, datetime, timedelta

from domain.frozen import frozen
from domain.notices import (
    BedHeldInGroup,
    BedHoldCard,
    BedHoldInPrivate,
    BedHoldList,
    BedHoldMenu,
    BedHoldMoved,
    BedHoldUnclear,
    BedsAnswer,
    BedsNotHeld,
    NotAllowed,
    OnlyInPrivate,
    read_notice,
)
from domain.people import Person, UseCase
from domain.reading.shelters import BedHold, read_shelter_message
from domain.reading.shelters.beyond import says_more
from domain.shelters.deriving import age_of
from domain.shelters.holds import DOOR_WORDS, WhyNot, door_words, until_of, why_not
from domain.shelters.taps import HoldTap, category_said
from domain.shelters.types import Age, Beds, EventKind, Hold
from domain.toasts import Toast
from services import groups, people
from services.shelters import counting
from services.shelters.held import CARD, note_change, role_of, tell_keepers
from services.shelters.standing import may, places, standing_of
from services.work import Origin, Work

MENU, LIST = "bed_hold_menu", "bed_hold_list"
_WITH_BUTTONS = frozenset({"ambiguous_shelter", "ambiguous_category", "number_missing"})
"""Doubts that the menu settles; any other one is answered with a line that would work."""
SECOND_TAP = timedelta(seconds=30)
"""Within it the same button is tapped twice by one who means it once; later they may mean more beds, and are asked."""
_OF_NUMBERS = frozenset({"absurd_number", "above_capacity", "unclear_number", "negative_number", "each_or_total"})


@frozen
class Held:
    """Beds are held. `again`: they were already, by the same message or button."""

    hold: Hold
    again: bool = False


@frozen
class NotHeld:
    """No bed is held. `notice` says why; it is shown with what else there is at that moment."""

    why: WhyNot
    notice: BedsNotHeld


async def command(work: Work, origin: Origin, text: str, *, edited: bool = False) -> None:
    """/hold: with words a hold, alone the holds that are open. An edited message changes no hold: that has its own
    buttons."""
    spoken = await groups.speaker(work, origin)
    if spoken is None:
        return
    person, project = spoken
    if edited and (same := await work.unit.bed_holds.open_from(person.id, (origin.chat_id, origin.message_id))):
        await _show(work, person, same[0])
    elif text.strip():
        reading = read_shelter_message(
            f"/hold {text}", catalogue=work.catalogue, project=project, site=person.site, now=origin.sent_at
        )
        assert isinstance(reading, BedHold)  # the command says so
        await from_words(work, origin, person, reading, text)
    elif origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="hold"))
    else:
        await work.unit.cards.moved_on(LIST, origin.chat_id, BedHoldMoved(), work.now)
        await origin.answer(work, BedHoldList())


async def from_words(work: Work, origin: Origin, person: Person, reading: BedHold, text: str) -> None:
    """Words that were read as a hold: done, or what is doubtful is asked."""
    if not may(work, person, UseCase.HOLD_BEDS):
        await origin.answer(work, NotAllowed(use_case=UseCase.HOLD_BEDS))
        return
    until = None if reading.until is None else reading.until.astimezone(UTC)
    codes = {question.code for question in reading.questions}
    doubt = next((question for question in reading.questions if question.code not in _WITH_BUTTONS), None)
    beds = None if codes & _OF_NUMBERS else reading.beds
    if doubt is not None:
        unclear = BedHoldUnclear(
            code=doubt.code, about=doubt.about, shelter=reading.shelter, category=reading.category, beds=beds,
            until=until, near=near(work, person),
        )  # fmt: skip
        await origin.answer(work, unclear)
        return
    options = next((q.options for q in reading.questions if q.code == "ambiguous_shelter"), ())
    wish = BedHoldMenu(
        shelter=reading.shelter,
        category=reading.category,
        beds=beds,
        until=until,
        options=options,
        dropped=says_more(text, work.catalogue, origin.sent_at),
    )
    await _fulfil(work, origin, person, _completed(work, wish), menu=False)


async def tap(work: Work, origin: Origin, tapped: HoldTap) -> Toast | None:
    """A button that leads to a hold: on an answer about beds, on the menu of what is missing, beside another answer."""
    person = await people.known(work, origin)
    if person is None or not may(work, person, UseCase.HOLD_BEDS):
        return Toast.NOT_ALLOWED
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    was = None if stored is None else read_notice(stored)
    place = None if tapped.shelter is None else places(work).get(tapped.shelter)
    if tapped.shelter is not None and place is None:
        return Toast.OUTDATED
    wish = BedHoldMenu(
        question_id=tapped.question,
        shelter=tapped.shelter,
        category=None if place is None else category_said(place.shelter, tapped.category),
        beds=tapped.beds,
        until=None if tapped.until is None else datetime.fromtimestamp(tapped.until * 60, UTC),
        dropped=isinstance(was, BedHoldMenu) and was.dropped,
    )
    toast = await _fulfil(work, origin, person, _completed(work, wish), menu=isinstance(was, BedHoldMenu))
    if isinstance(was, BedsAnswer) and toast in (Toast.HELD, Toast.HELD_PRIVATE):
        # What it offered is not free any more: whoever took it sees that at once, and how many are left.
        shown = BedsAnswer(question_id=was.question_id)
        await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return toast


def near(work: Work, person: Person) -> str | None:
    """A shelter of the person's own project, for an example."""
    return next((site for site, place in places(work).items() if place.project == person.project), None)


def _completed(work: Work, wish: BedHoldMenu) -> BedHoldMenu:
    """Nothing is asked that has one answer."""
    place = None if wish.shelter is None else places(work).get(wish.shelter)
    if wish.category is None and place is not None and len(place.shelter.categories) == 1:
        return wish.model_copy(update={"category": place.shelter.categories[0].key})
    return wish


async def _fulfil(work: Work, origin: Origin, person: Person, wish: BedHoldMenu, *, menu: bool) -> Toast | None:
    """Holds what is wished for, or asks what is missing. `menu`: the wish comes from the menu in this message."""
    if wish.shelter is None or wish.category is None or wish.beds is None:
        return await _ask(work, origin, person, wish, menu=menu)
    source = (origin.chat_id, origin.message_id)
    project = await _asked_about(work, person, wish)
    outcome = await hold(
        work, person, wish.shelter, wish.category, wish.beds, wish.until, source=source, project=project
    )
    if isinstance(outcome, NotHeld):
        await _say_why_not(work, origin, person, outcome)
        return Toast.NOT_HELD
    if menu:
        await work.unit.cards.tapped(BedHoldMoved(), origin.chat_id, origin.message_id, work.now)
    if outcome.again and work.now - outcome.hold.made_at < SECOND_TAP:
        return Toast.ALREADY_DONE
    if outcome.again:
        return await _ask(work, origin, person, wish.model_copy(update={"more": True}), menu=False)
    cut = wish.until is not None and outcome.hold.until < wish.until
    card = BedHoldCard(hold_id=outcome.hold.id, dropped=wish.dropped, cut=cut)
    await work.unit.cards.put(card, person.telegram_id, work.now)
    if origin.in_group:
        await origin.answer(work, BedHeldInGroup(hold_id=outcome.hold.id))
    return Toast.HELD_PRIVATE if origin.in_group else Toast.HELD


async def _ask(work: Work, origin: Origin, person: Person, wish: BedHoldMenu, *, menu: bool) -> Toast | None:
    """What is missing is asked in private: in a group everybody could answer."""
    if menu and not origin.in_group:
        await work.unit.cards.tapped(wish, origin.chat_id, origin.message_id, work.now)
        return None
    await work.unit.cards.moved_on(MENU, person.telegram_id, BedHoldMoved(), work.now)
    await work.unit.cards.put(wish, person.telegram_id, work.now)
    if not origin.in_group:
        return None
    await origin.answer(work, BedHoldInPrivate())
    return Toast.GOES_ON_PRIVATE


async def _asked_about(work: Work, person: Person, wish: BedHoldMenu) -> str | None:
    """The project in which whoever asked looked for beds: what else there is is sought from there."""
    question = None if wish.question_id is None else await work.unit.bed_questions.by_id(wish.question_id)
    return person.project if question is None or question.project is None else question.project


async def _say_why_not(work: Work, origin: Origin, person: Person, outcome: NotHeld) -> None:
    """Once for a tap and the one after it: as long as nothing has changed the answer is the same."""
    notice = outcome.notice
    ids = await work.unit.shelters.ids([notice.shelter])
    version = await work.unit.shelters.version(ids[notice.shelter]) if ids else 0
    key = (origin.chat_id, origin.message_id, person.id, notice.shelter, notice.category, notice.beds, version)
    await work.unit.outbox.put(
        notice,
        origin.chat_id,
        work.now,
        thread_id=origin.thread_id,
        reply_to=origin.message_id if origin.in_group else None,
        key="not_held:" + ":".join(map(str, key)),
    )


async def _show(work: Work, person: Person, found: Hold) -> None:
    await work.unit.cards.moved_on(CARD, person.telegram_id, BedHoldMoved(), work.now, found.id)
    await work.unit.cards.put(BedHoldCard(hold_id=found.id), person.telegram_id, work.now)


async def hold(
    work: Work,
    person: Person,
    site: str,
    category: str,
    beds: int,
    until: datetime | None = None,
    *,
    source: tuple[int, int] | None = None,
    project: str | None = None,
) -> Held | NotHeld:
    """Holds `beds` of a category, all of them or none, and never more than are free: whoever else asks for them at the
    same moment waits for this unit's commit. `source`: the message or card that it comes of, which holds once."""
    refused = BedsNotHeld(
        why=WhyNot.GONE, shelter=site, category=category, beds=beds, until=until, project=project, asker=person.id
    )  # fmt: skip
    place = places(work).get(site)
    if place is None or category not in {c.key for c in place.shelter.categories}:
        return NotHeld(WhyNot.GONE, refused)
    shelter = await work.unit.shelters.lock(site)
    for same in [] if source is None else await work.unit.bed_holds.open_from(person.id, source):
        if (same.shelter, same.category) == (site, category) and same.counts(work.now):
            return Held(same, again=True)
    standing = await standing_of(work, site)
    why = WhyNot.HOUR_OVER if until is not None and until <= work.now else why_not(standing, category, beds)
    if why is not None:
        asked = why is WhyNot.NEVER_COUNTED and await counting.ask_for_count(work, site)
        return NotHeld(why, refused.model_copy(update={"why": why, "asked": asked}))
    end = until_of(place.shelter, until, work.now)
    taken = {other.words for other in await work.unit.bed_holds.open(shelter)}
    words = door_words(secrets.randbelow(len(DOOR_WORDS) ** 2), taken)
    hold_id = await work.unit.bed_holds.add(shelter, category, beds, words, person.id, work.now, end, source)
    await work.unit.shelters.add(
        shelter, EventKind.HELD, work.now, work.now,
        category=category, by=person.id, role=role_of(work, person, site), beds=beds, until=end, hold=hold_id,
    )  # fmt: skip
    made = Hold(hold_id, site, category, beds, words, person.id, work.now, end)
    await tell_keepers(work, made)
    await note_change(work, site)
    if _is_stale(work, standing.of(category)):
        await counting.ask_for_count(work, site)
    return Held(made)


def _is_stale(work: Work, beds: Beds) -> bool:
    return age_of(beds.counted_at, work.now, work.catalogue.beds) is Age.STALE
