"""Holds as they go on: extended, released, arrived, over; and everybody whom that concerns is told."""

from datetime import datetime
from typing import Any

from domain.notices import (
    BaseNotice,
    BedHoldCard,
    BedHoldKeeperCard,
    BedHoldMoved,
    BedHoldNews,
    BedHoldReminder,
    read_notice,
)
from domain.people import Person, UseCase
from domain.roles import Role
from domain.shelters.holds import LATE, ended, extended, may_take_back, not_arrived
from domain.shelters.taps import HeldAction, HeldTap
from domain.shelters.types import BedEvent, EventKind, Hold, Outcome
from domain.toasts import Toast
from services import people
from services.shelters.changed import changed
from services.shelters.standing import keepers, may, may_count, places, role_at, standing_of
from services.work import Origin, Work

CARD, KEEPER_CARD, REMINDER = "bed_hold_card", "bed_hold_keeper_card", "bed_hold_reminder"


async def tap(work: Work, origin: Origin, tapped: HeldTap) -> Toast | None:
    """A button on a card of a hold. A second tap, or one on a card that showed an older state, changes nothing; the
    card is drawn anew in any case."""
    person = await people.known(work, origin)
    seen = await work.unit.bed_holds.by_id(tapped.hold)
    if person is None or seen is None or origin.in_group:
        return Toast.NOT_ALLOWED
    await work.unit.shelters.lock(seen.shelter)
    hold = await work.unit.bed_holds.by_id(tapped.hold)
    assert hold is not None  # holds are never deleted
    own = hold.holder == person.id and may(work, person, UseCase.HOLD_BEDS)
    keeps = may_count(work, person, hold.shelter)
    if not (own or keeps):
        toast: Toast | None = Toast.NOT_ALLOWED
        part = None
    elif tapped.action is HeldAction.SHOW:
        await _show(work, origin, hold, own=own)
        return None
    else:
        toast, part = await _act(work, person, hold, tapped, keeps=keeps)
    shown = await _shown(work, origin, hold, part, own=own)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return toast


async def _act(
    work: Work, person: Person, hold: Hold, tapped: HeldTap, *, keeps: bool
) -> tuple[Toast | None, str | None]:
    """What is to be said at once, and the menu that is open on the card from now on."""
    if hold.ended_at is None and not hold.counts(work.now):
        await end(work, hold, Outcome.EXPIRED)  # the clock would have noted it in a moment
        return Toast.HOLD_OVER, None
    if tapped.action is HeldAction.NOT_HERE and keeps and hold.outcome is Outcome.ARRIVED:
        return await _take_back(work, person, hold), None
    if hold.ended_at is not None:
        wanted = {HeldAction.ARRIVED: Outcome.ARRIVED, HeldAction.RELEASE_NOW: Outcome.RELEASED}
        done = wanted.get(tapped.action) is hold.outcome
        return Toast.ALREADY_DONE if done else Toast.HOLD_OVER, None
    match tapped.action:
        case HeldAction.EXTEND:
            return await _extend(work, person, hold, tapped), None
        case HeldAction.RELEASE:
            return None, "release"
        case HeldAction.RELEASE_NOW:
            await end(work, hold, Outcome.RELEASED, by=person)
            return Toast.RELEASED, None
        case HeldAction.FEWER if keeps:
            return None, "fewer"
        case HeldAction.ARRIVED if keeps:
            came = hold.beds if tapped.people is None else tapped.people
            if not 1 <= came <= hold.beds:
                return Toast.OUTDATED, None
            await end(work, hold, Outcome.ARRIVED, by=person, arrived=came)
            return Toast.ARRIVED, None
        case HeldAction.KEEP:
            return None, None
    return Toast.NOT_ALLOWED, None


async def _extend(work: Work, person: Person, hold: Hold, tapped: HeldTap) -> Toast:
    if tapped.until != int(hold.until.timestamp()):
        return Toast.ALREADY_DONE  # by a tap before, or by somebody else
    longer = extended(hold, work.now)
    if longer.until <= hold.until:
        return Toast.LONGEST_HOLD
    await work.unit.bed_holds.set(longer)
    await _note(work, longer, EventKind.EXTENDED, work.now, person, beds=hold.beds, until=longer.until)
    await draw(work, hold.id)
    await note_change(work, hold.shelter)
    return Toast.EXTENDED


async def end(
    work: Work,
    hold: Hold,
    outcome: Outcome,
    *,
    by: Person | None = None,
    arrived: int | None = None,
    moved: bool = True,
) -> None:
    """The open hold of a locked shelter is over, by somebody or (None) by the clock: its beds are free again, or taken
    by those who arrived. `moved` False: these are in a count already."""
    over = ended(hold, outcome, work.now, arrived, None if by is None else by.id)
    at = over.ended_at or work.now
    await work.unit.bed_holds.set(over, by=over.ended_by)
    if arrived is not None and moved:
        await _note(work, over, EventKind.MOVEMENT, at, by, change=arrived)
    await _note(work, over, EventKind.HOLD_ENDED, at, by, beds=hold.beds, outcome=outcome)
    await draw(work, hold.id)
    await _tell_end(work, over)
    await note_change(work, hold.shelter)


async def arrival_to_take_back(work: Work, hold: Hold) -> BedEvent | None:
    """What *Arrived* noted, while it can be taken back: soon after, and before somebody counts."""
    if not may_take_back(hold, work.now) or hold.shelter not in places(work):
        return None
    arrival = await work.unit.shelters.arrival(hold.id)
    return None if arrival is None or await work.unit.shelters.counted_since(arrival) else arrival


async def _take_back(work: Work, person: Person, hold: Hold) -> Toast:
    """Those who were noted as arrived are not here."""
    arrival = await arrival_to_take_back(work, hold)
    if arrival is None or arrival.change is None:
        counted = may_take_back(hold, work.now)
        return Toast.COUNTED_SINCE if counted else Toast.OUTDATED
    await _note(work, hold, EventKind.MOVEMENT, arrival.at, person, change=-arrival.change, corrects=arrival.id)
    await did_not_arrive(work, person, hold)
    await note_change(work, hold.shelter)
    return Toast.UNDONE


async def did_not_arrive(work: Work, person: Person, hold: Hold) -> None:
    """The beds of a locked shelter's hold are empty after all, and counted as such by now: they are kept for its holder
    again, who is told where they are not."""
    beds = (await standing_of(work, hold.shelter)).find(hold.category)
    now_is = not_arrived(hold, beds, work.now, person.id)
    await work.unit.bed_holds.set(now_is, by=now_is.ended_by)
    if now_is.ended_at is None:
        await _note(work, now_is, EventKind.HELD, work.now, person, beds=hold.beds, until=hold.until)
    else:
        await _tell_end(work, now_is)
    await draw(work, hold.id)


async def _note(work: Work, hold: Hold, kind: EventKind, at: datetime, by: Person | None, **said: Any) -> None:
    shelter = await work.unit.shelters.lock(hold.shelter)
    said |= {"category": hold.category, "hold": hold.id}
    if by is not None:
        said |= {"by": by.id, "role": role_of(work, by, hold.shelter)}
    await work.unit.shelters.add(shelter, kind, at, work.now, **said)


def role_of(work: Work, person: Person, site: str) -> Role | None:
    """As what somebody does something about the beds of a shelter; None for one that the catalogue has no more."""
    return role_at(work, person, site) if site in places(work) else None


async def note_change(work: Work, site: str) -> None:
    """Whoever asked for beds sees that they are others now."""
    if site in places(work):
        await changed(work, site, at_once=False)


async def draw(work: Work, hold_id: int) -> None:
    """The hold is another: every card of it shows that."""
    for kind in (CARD, KEEPER_CARD, REMINDER):
        await work.unit.cards.touch(kind, hold_id, work.now)


async def tell_keepers(work: Work, hold: Hold) -> None:
    """Those who keep the shelter see the hold arrive; whoever holds has a card of their own."""
    for keeper in await keepers(work, hold.shelter):
        if keeper.id != hold.holder:
            await work.unit.cards.put(BedHoldKeeperCard(hold_id=hold.id), keeper.telegram_id, work.now)


async def _tell_end(work: Work, over: Hold) -> None:
    """The holder with a ring where the beds are not theirs any more; keepers without one: their cards say it, too."""
    late = over.ended_at is not None and work.now - over.ended_at > LATE
    news = BedHoldNews(hold_id=over.id, late=late)
    chats = await work.unit.people.chats_of([p for p in (over.holder, over.ended_by) if p is not None])
    holder, by = chats.get(over.holder), chats.get(over.ended_by or 0)
    if holder is not None and holder != by:
        card = await work.unit.cards.message_of(CARD, over.id, holder)
        arrived = over.outcome is Outcome.ARRIVED
        await work.unit.outbox.put(news, holder, work.now, reply_to=card, silent=arrived)
    if over.outcome is Outcome.ARRIVED:
        return  # keepers see it on their cards, and at their door
    for chat in await work.unit.cards.chats(KEEPER_CARD, over.id):
        if chat not in (holder, by):
            card = await work.unit.cards.message_of(KEEPER_CARD, over.id, chat)
            await work.unit.outbox.put(news, chat, work.now, reply_to=card, silent=True)


async def _show(work: Work, origin: Origin, hold: Hold, *, own: bool) -> None:
    """The hold's card as a new message, from a list; older ones in this chat give way to it."""
    for kind in (CARD, KEEPER_CARD):
        await work.unit.cards.moved_on(kind, origin.chat_id, BedHoldMoved(), work.now, hold.id)
    await origin.answer(work, BedHoldCard(hold_id=hold.id) if own else BedHoldKeeperCard(hold_id=hold.id))


async def _shown(work: Work, origin: Origin, hold: Hold, part: str | None, *, own: bool) -> BaseNotice:
    """What the tapped message shows from now on: what it was, with another menu; a copy that Vigie did not know of is
    the tapper's own card."""
    stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
    was = None if stored is None else read_notice(stored)
    if isinstance(was, BedHoldReminder):
        return was.model_copy(update={"opened": part if part == "release" else None})
    kind = type(was) if isinstance(was, BedHoldCard | BedHoldKeeperCard) else BedHoldCard if own else BedHoldKeeperCard
    return kind.model_validate({"hold_id": hold.id, "opened": part})
