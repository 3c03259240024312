"""What one reader may be shown of holds at the moment of sending."""

from dataclasses import replace
from datetime import date, timedelta

from domain.catalogue.parts import Site
from domain.notices import (
    BedHeldInGroup,
    BedHoldCard,
    BedHoldKeeperCard,
    BedHoldMenu,
    BedHoldNews,
    BedHoldReminder,
    BedsNotHeld,
)
from domain.people import Person, UseCase
from domain.shelters.deriving import age_of
from domain.shelters.hold_views import BedChoice, Elsewhere, HoldListView, HoldMenuView, HoldView, NotHeldView
from domain.shelters.holds import extended
from domain.shelters.types import Age, Hold, Standing
from services import duty
from services.duty.standing import person_of
from services.shelters.finding import fitting, later
from services.shelters.held import arrival_to_take_back, role_of
from services.shelters.holding import near
from services.shelters.standing import may, may_count, places, standing_of, standings
from services.work import Work

_MOST_ELSEWHERE = 3


async def own_view(work: Work, reader: Person, notice: BedHoldCard) -> HoldView | None:
    """The holder's card. The address of a confidential shelter stands on it while the hold lasts, and nowhere else."""
    hold = await work.unit.bed_holds.by_id(notice.hold_id)
    if hold is None or hold.holder != reader.id or not may(work, reader, UseCase.HOLD_BEDS):
        return None
    keeps = may_count(work, reader, hold.shelter)
    view = _view(work, hold, own=True, may_arrive=keeps)
    place = places(work).get(hold.shelter)
    if not view.open or place is None:
        back = keeps and not view.open and await arrival_to_take_back(work, hold) is not None
        return replace(view, may_hold=place is not None, may_take_back=back)
    beds = (await standing_of(work, hold.shelter)).find(hold.category)
    counted_at = None if beds is None else beds.counted_at
    stale = age_of(counted_at, work.now, work.catalogue.beds) is Age.STALE
    return replace(
        view,
        address=place.shelter.address is not None,
        protected=place.shelter.confidential and place.shelter.address is not None,
        stale_since=counted_at if stale else None,
        part=notice.opened,
        dropped=notice.dropped,
        cut=notice.cut,
    )


async def keeper_view(work: Work, reader: Person, notice: BedHoldKeeperCard) -> HoldView | None:
    """The card of whoever keeps the shelter."""
    hold = await work.unit.bed_holds.by_id(notice.hold_id)
    if hold is None or not may_count(work, reader, hold.shelter):
        return None
    view = _view(work, hold, own=False, may_arrive=True)
    view = await _with_holder(work, view)
    back = not view.open and await arrival_to_take_back(work, hold) is not None
    return replace(view, part=notice.opened if view.open else None, may_take_back=back)


async def reminder_view(work: Work, reader: Person, notice: BedHoldReminder) -> HoldView | None:
    """The question to the holder; once it is answered, or the hold is over, what became of it."""
    hold = await work.unit.bed_holds.by_id(notice.hold_id)
    if hold is None or hold.holder != reader.id or not may(work, reader, UseCase.HOLD_BEDS):
        return None
    view = _view(work, hold, own=True)
    return replace(view, asked_until=notice.until, part=notice.opened if view.open else None)


async def news_view(work: Work, reader: Person, notice: BedHoldNews) -> HoldView | None:
    """To the holder, or to a keeper: how it ended."""
    hold = await work.unit.bed_holds.by_id(notice.hold_id)
    if hold is None:
        return None
    if hold.holder == reader.id and may(work, reader, UseCase.HOLD_BEDS):
        again = hold.shelter in places(work)
        return replace(_view(work, hold, own=True), late=notice.late, may_hold=again)
    if may_count(work, reader, hold.shelter):
        return replace(_view(work, hold, own=False), late=notice.late)
    return None


async def group_view(work: Work, notice: BedHeldInGroup) -> HoldView | None:
    """In a group: no words, no address."""
    hold = await work.unit.bed_holds.by_id(notice.hold_id)
    return None if hold is None else _view(work, replace(hold, words=""), own=False)


def _view(work: Work, hold: Hold, *, own: bool, may_arrive: bool = False) -> HoldView:
    is_open = hold.counts(work.now)
    return HoldView(
        hold=hold if is_open else replace(hold, words=""),
        now=work.now,
        own=own,
        open=is_open,
        may_arrive=may_arrive and is_open,
        may_extend=is_open and extended(hold, work.now).until > hold.until,
    )


async def _with_holder(work: Work, view: HoldView) -> HoldView:
    """As what, and from where, somebody else holds: their name opens no door."""
    holder = await person_of(work, view.hold.holder)
    if holder is None or not may(work, holder, UseCase.HOLD_BEDS):
        return view
    role = role_of(work, holder, view.hold.shelter)
    held = [grant.role for grant in holder.grants if grant.counts(work.now)]
    return replace(view, holder=role if role in held else held[0], holder_project=holder.project)


async def menu_view(work: Work, reader: Person, notice: BedHoldMenu) -> HoldMenuView | None:
    """What is still to be chosen, with what is free."""
    if not may(work, reader, UseCase.HOLD_BEDS):
        return None
    known = places(work)
    view = HoldMenuView(
        question=notice.question_id,
        shelter=notice.shelter if notice.shelter in known else None,
        category=notice.category,
        beds=notice.beds,
        until=notice.until,
        now=work.now,
        dropped=notice.dropped,
    )
    if view.shelter is None:
        some = [site for site in notice.options if site in known] or list(known)
        choices = [_shelter(standing) for standing in await standings(work, some)]
        return replace(view, choices=tuple(choices), others=len(some) < len(known))
    standing = await standing_of(work, view.shelter)
    if view.category is None:
        free = tuple(BedChoice(beds.category, beds.free, standing.accepting) for beds in standing.beds)
        return replace(view, choices=free)
    beds = next((b for b in standing.beds if b.category == view.category), None)
    if beds is None:
        return None
    held = await _held_already(work, reader, view.shelter, beds.category) if notice.more else None
    return replace(view, free=beds.free, most=beds.capacity, held=held)


async def _held_already(work: Work, reader: Person, site: str, category: str) -> int | None:
    mine = await work.unit.bed_holds.open_of(reader.id)
    return sum(h.beds for h in mine if (h.shelter, h.category) == (site, category) and h.counts(work.now)) or None


def _shelter(standing: Standing) -> BedChoice:
    known = [beds.free for beds in standing.beds if beds.free is not None]
    return BedChoice(standing.shelter, sum(max(0, free) for free in known) if known else None, standing.accepting)


async def not_held_view(work: Work, reader: Person | None, notice: BedsNotHeld) -> NotHeldView | None:
    """Why not, and what else there is now for who asked. In a group (`reader` None) everybody of it sees that."""
    asker = reader if reader is not None or notice.asker is None else await person_of(work, notice.asker)
    if asker is None or not may(work, asker, UseCase.HOLD_BEDS):
        return None
    found = await fitting(work, asker, project=notice.project, category=notice.category, beds=notice.beds)
    elsewhere = [
        Elsewhere(option.shelter, option.category, option.beds.free or 0)
        for option in found
        if (option.shelter, option.category) != (notice.shelter, notice.category) and option.takes(notice.beds)
    ]
    view = NotHeldView(
        why=notice.why,
        shelter=notice.shelter,
        category=notice.category,
        beds=notice.beds,
        until=notice.until,
        now=work.now,
        asked=notice.asked,
        elsewhere=tuple(elsewhere[:_MOST_ELSEWHERE]),
    )
    place = places(work).get(notice.shelter)
    if place is None:
        return view
    if not elsewhere:
        soon = await later(work, found, notice.beds)
        # When this one opens is said as the reason.
        view = replace(view, later=tuple(o for o in soon if not (o.opens and o.option.shelter == notice.shelter)))
    standing = await standing_of(work, notice.shelter)
    names = await work.unit.people.names(await duty.on_duty(work, place.project))
    return replace(
        view,
        free=next((b.free for b in standing.beds if b.category == notice.category), None),
        project=place.project,
        on_duty=tuple(names.values()),
        closed_until=None if standing.closure is None else standing.closure.until,
        opens=_opens(work, place.site),
    )


def _opens(work: Work, site: Site) -> date | None:
    """The day on which the season begins, of a site that is out of it."""
    season = site.season
    if season is None or season.contains(work.today):
        return None
    return next((day for n in range(1, 367) if season.contains(day := work.today + timedelta(days=n))), None)


async def list_view(work: Work, reader: Person) -> HoldListView:
    """One's own holds, and those of the shelters that one keeps."""
    own = [h for h in await work.unit.bed_holds.open_of(reader.id) if h.counts(work.now)]
    kept = [site for site in places(work) if may_count(work, reader, site)]
    theirs: list[Hold] = []
    for shelter_id in (await work.unit.shelters.ids(kept)).values():
        theirs += [h for h in await work.unit.bed_holds.open(shelter_id) if h.counts(work.now)]
    theirs = [h for h in theirs if h.holder != reader.id]
    may_hold = may(work, reader, UseCase.HOLD_BEDS)
    return HoldListView(_soonest(own), _soonest(theirs), work.now, may_hold, near(work, reader))


def _soonest(holds: list[Hold]) -> tuple[Hold, ...]:
    return tuple(sorted(holds, key=lambda hold: hold.until))
