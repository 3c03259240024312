"""One view of every state of beds that are held."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from domain import notices as n
from domain.roles import Role
from domain.shelters.hold_views import BedChoice, Elsewhere, HoldListView, HoldMenuView, HoldView, NotHeldView
from domain.shelters.holds import WhyNot
from domain.shelters.ranking import Later, Option
from domain.shelters.types import Age, Beds, Hold, Outcome
from domain.views import View

AT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
"""19:30 in Paris."""
WOMEN, SINGLE = "womens_shelter", "single_women"


class Said(Protocol):
    """What people write, in a test's own words."""

    @property
    def name(self) -> str:
        """Somebody's name."""

    @property
    def about(self) -> str:
        """What is not understood."""


Sample = tuple[str, View, n.Notice]


def minutes(count: float) -> datetime:
    """That long after the start."""
    return AT + timedelta(minutes=count)


HOLD = Hold(4, WOMEN, SINGLE, 2, "kiwi tango", 7, AT, minutes(90))
OWN = HoldView(HOLD, AT, own=True, open=True, may_extend=True, address=True, protected=True)
KEPT = HoldView(
    HOLD, AT, own=False, open=True, may_extend=True, may_arrive=True, holder=Role.TEAM_MEMBER, holder_project="calais"
)


def over(outcome: Outcome, view: HoldView = OWN, **more: object) -> HoldView:
    """The hold once it is over."""
    ended = minutes(90) if outcome is Outcome.EXPIRED else minutes(42)
    hold = replace(HOLD, words="", ended_at=ended, outcome=outcome, **more)
    return HoldView(hold, minutes(100), own=view.own, open=False, may_hold=view.own)


def holds(w: Said) -> Iterator[Sample]:
    """Everything that is said of holds."""
    yield from _cards()
    yield from _asked_and_told()
    yield from _menus(w)
    yield from _not_held(w)
    yield from _lists()


def _cards() -> Iterator[Sample]:
    own, kept = n.BedHoldCard(hold_id=4), n.BedHoldKeeperCard(hold_id=4)
    yield "hold", OWN, own
    yield "hold, all that can be said", replace(OWN, stale_since=minutes(-600), cut=True, dropped=True), own
    elsewhere = replace(HOLD, shelter="winter_shelter_calais", category="families", beds=1)
    yield "hold, to be released?", replace(OWN, hold=elsewhere, address=False, part="release", may_extend=False), own
    yield "hold, by its keeper", replace(OWN, may_arrive=True), own
    yield "hold to keep", KEPT, kept
    yield "hold to keep, one", replace(KEPT, hold=replace(HOLD, beds=1), holder=None, holder_project=None), kept
    yield "hold to keep, how many came", replace(KEPT, hold=replace(HOLD, beds=9), part="fewer"), kept
    yield "hold to keep, to be released?", replace(KEPT, part="release"), kept
    for outcome in Outcome:
        yield f"hold, {outcome}", over(outcome), own
    yield "hold, some arrived", over(Outcome.ARRIVED, KEPT, arrived=1), kept
    gone = replace(HOLD, shelter="tents", category="tent")
    yield "hold, of a shelter that is gone", replace(OWN, hold=gone, address=False), own


def _asked_and_told() -> Iterator[Sample]:
    asked = n.BedHoldReminder(hold_id=4, until=minutes(90))
    reminder = replace(OWN, now=minutes(80), address=False, protected=False, asked_until=minutes(90))
    yield "hold reminder", reminder, asked
    yield "hold reminder, to be released?", replace(reminder, part="release"), asked
    yield "hold reminder, no longer", replace(reminder, may_extend=False), asked
    yield "hold reminder, extended", replace(reminder, hold=replace(HOLD, until=minutes(120))), asked
    yield "hold reminder, over", replace(over(Outcome.EXPIRED), asked_until=minutes(90)), asked
    news = n.BedHoldNews(hold_id=4)
    yield "hold news, expired", over(Outcome.EXPIRED), news
    yield "hold news, late", replace(over(Outcome.EXPIRED), late=True), n.BedHoldNews(hold_id=4, late=True)
    yield "hold news, released by the shelter", over(Outcome.RELEASED, ended_by=9), news
    yield "hold news, released by the holder", over(Outcome.RELEASED, KEPT, ended_by=7), news
    yield "hold news, released by a keeper", over(Outcome.RELEASED, KEPT, ended_by=9), news
    yield "hold news, arrived", over(Outcome.ARRIVED, arrived=2, ended_by=9), news
    yield "hold in a group", replace(KEPT, hold=replace(HOLD, words="")), n.BedHeldInGroup(hold_id=4)


def _menus(w: Said) -> Iterator[Sample]:
    menu = HoldMenuView(None, None, None, None, None, AT)
    shelters = (
        BedChoice(WOMEN, 3), BedChoice("winter_shelter_calais", None), BedChoice("accommodation_idf", 0),
        BedChoice("tents", 4, taking=False),
    )  # fmt: skip
    yield "hold menu, shelters", replace(menu, choices=shelters), n.BedHoldMenu()
    one = replace(menu, beds=2, until=minutes(90), choices=shelters[:1], others=True, dropped=True)
    yield "hold menu, one shelter meant", one, n.BedHoldMenu()
    women = replace(menu, shelter=WOMEN, beds=2, question=7)
    categories = (BedChoice(SINGLE, 3), BedChoice("women_with_children", -1))
    yield "hold menu, categories", replace(women, choices=categories), n.BedHoldMenu()
    number = replace(women, category=SINGLE, beds=None, most=20)
    yield "hold menu, how many", replace(number, free=12), n.BedHoldMenu()
    yield "hold menu, how many of few", replace(number, free=3, until=minutes(90)), n.BedHoldMenu()
    yield "hold menu, how many, never counted", number, n.BedHoldMenu()
    yield "hold menu, more of them", replace(number, beds=2, held=3, free=4), n.BedHoldMenu(more=True)
    yield "hold menu, one more", replace(number, beds=1, held=1, free=1), n.BedHoldMenu(more=True)
    yield "hold menu answered", n.BedHoldMoved(), n.BedHoldMoved()
    yield "hold goes on in private", n.BedHoldInPrivate(), n.BedHoldInPrivate()
    yield "hold unclear", n.BedHoldUnclear(code="", about=w.about), n.BedHoldUnclear(code="", about=w.about)
    hour = n.BedHoldUnclear(
        code="past_hour", about="jusqu'à 17h", shelter=WOMEN, category=SINGLE, beds=2, near="winter_shelter_calais"
    )
    yield "hold unclear, hour", hour, hour


def _not_held(w: Said) -> Iterator[Sample]:
    notice = n.BedsNotHeld(why=WhyNot.FULL, shelter=WOMEN, category=SINGLE, beds=2)
    full = NotHeldView(WhyNot.FULL, WOMEN, SINGLE, 2, None, AT, free=0, project="dunkerque")
    others = (Elsewhere("winter_shelter_calais", "adults", 4), Elsewhere("accommodation_idf", "girls", 2))
    yield "not held, full", replace(full, elsewhere=others, until=minutes(90)), notice
    beds = Beds(SINGLE, 20, 0, 18, 0, 2, AT, 7, Role.SHELTER_KEEPER)
    soon = Later(Option("dunkerque", WOMEN, SINGLE, beds, Age.FRESH), minutes(90), False, 2)
    yield "not held, nothing elsewhere", replace(full, later=(soon,)), notice
    for why in WhyNot:
        yield f"not held, {why}", replace(full, why=why, free=1, opens=date(2027, 11, 1), on_duty=(w.name,)), notice
    yield "not held, never counted, asked", replace(full, why=WhyNot.NEVER_COUNTED, free=None, asked=True), notice
    closed = replace(full, why=WhyNot.CLOSED, closed_until=minutes(720))
    yield "not held, closed until", closed, notice
    yield "not held, of a shelter that is gone", replace(full, shelter="tents", category="tent", project=None), notice


def _lists() -> Iterator[Sample]:
    notice = n.BedHoldList()
    yield "holds, none", HoldListView((), (), AT, may_hold=True, near=WOMEN), notice
    late = replace(HOLD, id=5, beds=1, words="chocolat maracas", until=minutes(400))
    yield "holds", HoldListView((HOLD, late), (late,), AT, may_hold=True), notice
    many = tuple(replace(HOLD, id=9 + number, until=minutes(number)) for number in range(10))
    yield "holds, of a keeper", HoldListView((), many, AT, may_hold=False), notice
