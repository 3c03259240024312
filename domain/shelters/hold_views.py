"""What a reader may be shown of beds that are held."""

from datetime import date, datetime
from typing import Literal

from domain.frozen import frozen
from domain.incidents.follow_views import Guarded
from domain.roles import Role
from domain.shelters.holds import WhyNot
from domain.shelters.ranking import Later
from domain.shelters.types import Hold


@frozen
class HoldView(Guarded):
    """One hold, for whoever holds or whoever keeps the shelter. Once it is over, `hold` has no door words any more."""

    hold: Hold
    now: datetime
    own: bool
    open: bool
    may_arrive: bool = False
    may_take_back: bool = False
    """*Arrived* was tapped just now, and nobody has counted since."""
    may_extend: bool = False
    may_hold: bool = False
    """Whether the reader might hold these beds anew once it is over."""
    address: bool = False
    holder: Role | None = None
    """As what somebody else holds them; None: they have no role any more."""
    holder_project: str | None = None
    stale_since: datetime | None = None
    """When the beds were counted, where that is too long ago to be relied on."""
    asked_until: datetime | None = None
    """In a reminder: the end that it is about."""
    part: Literal["release", "fewer"] | None = None
    dropped: bool = False
    cut: bool = False
    late: bool = False


@frozen
class BedChoice:
    """A shelter, or a category of one, that can be chosen. `free` None: never counted. `taking`: it takes people in."""

    key: str
    free: int | None
    taking: bool = True


@frozen
class HoldMenuView:
    """What is still to be said before beds are held."""

    question: int | None
    shelter: str | None
    category: str | None
    beds: int | None
    until: datetime | None
    now: datetime
    choices: tuple[BedChoice, ...] = ()
    """Shelters, or categories; none where only the number is missing."""
    others: bool = False
    """There are more shelters than these."""
    most: int = 0
    """The most that one category might take in."""
    free: int | None = None
    dropped: bool = False
    held: int | None = None
    """All is said, and so many of these beds the reader holds already: whether it is more is to be asked."""


@frozen
class Elsewhere:
    """A next best answer: so many are free in this category of this shelter."""

    shelter: str
    category: str
    free: int


@frozen
class NotHeldView:
    """Why beds are not held, and what else there is."""

    why: WhyNot
    shelter: str
    category: str
    beds: int
    until: datetime | None
    now: datetime
    free: int | None = None
    asked: bool = False
    on_duty: tuple[str, ...] = ()
    """Whom to phone: who is on duty where the shelter is."""
    project: str | None = None
    closed_until: datetime | None = None
    opens: date | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    later: tuple[Later, ...] = ()
    """When there will be beds again, where there are none elsewhere."""


@frozen
class HoldListView:
    """The reader's open holds, and those of the shelters that they keep."""

    own: tuple[Hold, ...]
    kept: tuple[Hold, ...]
    now: datetime
    may_hold: bool
    near: str | None = None
    """A shelter for an example."""
