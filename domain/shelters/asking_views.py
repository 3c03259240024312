"""What a reader is shown who asked for beds, and a group on its board."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.frozen import frozen
from domain.shelters.ranking import Later, Option, Wish


@frozen
class ShelterBeds:
    """Categories of one shelter that are shown together, best first. `asked_at`: since when its keepers are asked for a
    fresh count; `nobody_to_ask`: its count is old, and no keeper can be reached. `opens`: when a shelter that takes
    nobody in opens, where that is known."""

    options: tuple[Option, ...]
    asked_at: datetime | None = None
    nobody_to_ask: bool = False
    opens: datetime | None = None

    @property
    def shelter(self) -> str:
        """Which shelter it is."""
        return self.options[0].shelter


@frozen
class BedsView:
    """The answer to a question for beds.

    free: how many beds that fit are free there, on whatever page. shown: what fits where it was asked for, best first;
    on a page of everything (`page` from 1 on): everything. elsewhere, later, others: where nothing is free, the next
    possibilities: beds that fit elsewhere, beds that will be free, beds of the same place for others. rest: how many
    shelters are not shown. choosing: the category of which the reader is about to say how many beds to hold. over: it
    was asked for long ago (`asked_at`) and is not kept true.
    """

    question: int
    now: datetime
    asked_at: datetime
    over: bool
    wish: Wish
    shown: tuple[ShelterBeds, ...]
    free: int = 0
    elsewhere: tuple[Option, ...] = ()
    later: tuple[Later, ...] = ()
    others: tuple[Option, ...] = ()
    several: bool = False
    rest: int = 0
    page: int = 0
    pages: int = 0
    choosing: Option | None = None
    may_hold: bool = False
    may_record: bool = False
    held: int = 0
    """How many of the shown beds the reader holds."""

    def but(self, **changed: Any) -> "BedsView":
        """The view with other values."""
        return replace(self, **changed)

    @property
    def takes(self) -> tuple[Option, ...]:
        """What is shown and takes everybody, best first."""
        return tuple(o for some in self.shown for o in some.options if o.takes(self.wish.beds))

    @property
    def missing(self) -> bool:
        """Whether somebody may have to be turned away: nothing takes everybody where it was asked for."""
        return not self.takes

    @property
    def full(self) -> bool:
        """Whether it is known that nothing takes everybody: each bed that fits was counted, and none is enough."""
        options = [option for some in self.shown for option in some.options]
        open_now = [o for o in options if o.closure is None]
        return bool(open_now) and not self.takes and all(o.beds.free is not None for o in open_now)


@frozen
class BoardView:
    """A group's board: every shelter of the mission, the group's project first. `pinned`: whether Vigie could pin it;
    None while it is not known."""

    question: int
    now: datetime
    shown: tuple[ShelterBeds, ...]
    pinned: bool | None = None


@frozen
class PinView:
    """The message to pin in a group, or to unpin."""

    message: int
