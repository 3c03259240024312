"""What happens to a shelter's beds, as events; and how its beds stand, as derived from them."""

from datetime import datetime
from enum import StrEnum

from domain.frozen import frozen
from domain.roles import Role


class EventKind(StrEnum):
    """What happened. Nothing is ever changed: a wrong event is corrected by a further one."""

    COUNT = "count"
    """Somebody counted: how many beds are occupied, or out of service, or both. One that corrects another stands in its
    place, at its time; without any figure it takes it back."""
    MOVEMENT = "movement"
    """Somebody came (`change` > 0) or left since the count before. A wrong one is corrected by the difference."""
    HELD = "held"
    EXTENDED = "extended"
    HOLD_ENDED = "hold_ended"
    EXTRA = "extra"
    """Beds beyond the usual ones, until an instant."""
    EXTRA_ENDED = "extra_ended"
    CLOSED = "closed"
    """The shelter takes nobody in, until an instant, or (None) until somebody says so."""
    OPENED = "opened"


class Outcome(StrEnum):
    """How a hold ended."""

    ARRIVED = "arrived"
    RELEASED = "released"
    EXPIRED = "expired"


@frozen
class BedEvent:
    """One event of a shelter. `at`: when it was so (a message's own time), which need not be the order in which Vigie
    learned of it; of one instant the higher id is the later. `by` None: the clock did it."""

    id: int
    kind: EventKind
    at: datetime
    category: str | None = None
    by: int | None = None
    role: Role | None = None
    occupied: int | None = None
    out_of_service: int | None = None
    change: int | None = None
    beds: int | None = None
    until: datetime | None = None
    hold: int | None = None
    """The hold, or the extra beds, that it is about."""
    outcome: Outcome | None = None
    corrects: int | None = None


@frozen
class Hold:
    """Beds kept for somebody on the way. `words`: what the arriving person says at the door."""

    id: int
    shelter: str
    category: str
    beds: int
    words: str
    holder: int
    made_at: datetime
    until: datetime
    reminded_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: Outcome | None = None
    arrived: int | None = None
    """How many of them came; of an end by *Arrived*."""
    ended_by: int | None = None
    """None: the clock."""

    def counts(self, now: datetime) -> bool:
        """Whether its beds are kept at `now`. Over is over, also before the clock has noted it."""
        return self.ended_at is None and now < self.until


@frozen
class Extra:
    """Beds beyond the usual ones of a category, from an instant to another."""

    id: int
    category: str
    beds: int
    since: datetime
    until: datetime
    ended_at: datetime | None = None

    def counts(self, now: datetime) -> bool:
        """Whether the beds stand at `now`."""
        return self.ended_at is None and self.since <= now < self.until


class Age(StrEnum):
    """How far a count can be relied on."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"
    NEVER = "never"


@frozen
class Beds:
    """How one category's beds stand. `occupied` None: nobody has counted yet, so nothing is known to be free."""

    category: str
    capacity: int
    """The usual beds and the extra ones together."""
    extra: int
    occupied: int | None
    out_of_service: int
    held: int
    counted_at: datetime | None
    counted_by: int | None
    counted_role: Role | None

    @property
    def free(self) -> int | None:
        """capacity + temporary beds - occupied - held - out of service (DESIGN.md). Below zero: over capacity, or more
        held than there is. None: never counted."""
        return None if self.occupied is None else self.capacity - self.occupied - self.held - self.out_of_service

    @property
    def over(self) -> int:
        """By how many people the category is over what it has."""
        if self.occupied is None:
            return 0
        return max(0, self.occupied - (self.capacity - self.out_of_service))


@frozen
class Closure:
    """The shelter takes nobody in. `until` None: until somebody says so. `season`: it is not its season."""

    since: datetime | None
    until: datetime | None
    season: bool = False


@frozen
class Standing:
    """How a shelter stands at one moment."""

    shelter: str
    beds: tuple[Beds, ...]
    closure: Closure | None

    def of(self, category: str) -> Beds:
        """The beds of a category. Raises KeyError."""
        found = self.find(category)
        if found is None:
            raise KeyError(category)
        return found

    def find(self, category: str | None) -> Beds | None:
        """The beds of a category; None for one that the catalogue has no more."""
        return next((beds for beds in self.beds if beds.category == category), None)

    @property
    def counted_at(self) -> datetime | None:
        """When its oldest count was made; None where a category was never counted."""
        instants = [beds.counted_at for beds in self.beds]
        return None if None in instants or not instants else min(i for i in instants if i is not None)

    @property
    def accepting(self) -> bool:
        """Whether it takes people in."""
        return self.closure is None
