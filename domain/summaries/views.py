"""A summary as one reader may have it: text, pictures and files are all made of this."""

from collections.abc import Mapping
from datetime import date, datetime

from domain.frozen import frozen
from domain.incidents.types import Status
from domain.shelters.history_views import ShelterNight
from domain.shelters.turned_away import Why
from domain.shelters.types import Beds
from domain.summaries.completeness import Completeness, Expected, State
from domain.summaries.figures import Figure, Total
from domain.summaries.periods import Kind, Period
from domain.summaries.seams import Seam
from domain.summaries.warnings import EarlyWarning

UNMET = ("*", "turned_away")
"""What stands in `SummaryView.changed` for the people turned away, in the place of an activity and its indicator."""


@frozen
class ActivityLine:
    """One activity of the period. `totals` by indicator, in the catalogue's order, only what was reported. `usual` and
    `arrow` compare the headline (domain/summaries/comparing.py). `rounded`: sensitive, to the nearest 5."""

    activity: str
    totals: Mapping[str, Total]
    usual: float | None = None
    arrow: int = 0
    rounded: bool = False


@frozen
class IncidentLine:
    """One incident that the reader may know of. Neither its narrative nor its place. `new`: raised after what the
    summary is held against was sent."""

    number: str
    project: str | None
    type: str | None
    severity: int
    status: Status
    near_miss: bool
    raised_at: datetime
    new: bool = False


@frozen
class BedsLine:
    """One shelter as its beds stood at the end of the period; where that is to come, as they stand now. `beds`: by
    category, in the catalogue's order. `nights`: those that begin on the period's days and are over, in order.

    What nobody counted in the 24 hours before is not known (None), which is neither empty nor full.
    """

    shelter: str
    beds: tuple[Beds, ...]
    closed: bool = False
    """It took nobody in at that time."""
    nights: tuple[ShelterNight, ...] = ()

    @property
    def capacity(self) -> int:
        """The usual beds and the extra ones together."""
        return sum(beds.capacity for beds in self.beds)

    @property
    def occupied(self) -> int | None:
        """How many people were there in the categories of which that is known; None where it is of none."""
        known = [beds.occupied for beds in self.beds if beds.occupied is not None]
        return sum(known) if known else None

    @property
    def free(self) -> int | None:
        """A category that is over takes no bed from another one, whose people it is not for."""
        known = [beds.free for beds in self.beds if beds.free is not None]
        return sum(max(0, free) for free in known) if known else None

    @property
    def over(self) -> int:
        """People beyond the beds of their category."""
        return sum(beds.over for beds in self.beds)

    @property
    def held(self) -> int:
        """Beds kept for somebody on the way."""
        return sum(beds.held for beds in self.beds)

    @property
    def out_of_service(self) -> int:
        """Beds that cannot be slept in."""
        return sum(beds.out_of_service for beds in self.beds)

    @property
    def uncounted(self) -> tuple[str, ...]:
        """Categories of which it is not known how many people were there."""
        return tuple(beds.category for beds in self.beds if beds.occupied is None)

    @property
    def slept(self) -> tuple[int, ...]:
        """How many people slept there, of the nights of which that is known: the census at the day's beginning."""
        return tuple(night.occupied for night in self.nights if night.occupied is not None)

    @property
    def nights_over(self) -> int:
        """How many nights with more people than beds."""
        return sum(night.over > 0 for night in self.nights)


@frozen
class TurnedAwayLine:
    """People for whom there was no bed on a day: unmet need. `shelter` None: nowhere in particular. `reason` None:
    nobody said."""

    day: date
    shelter: str | None
    reason: Why | None
    people: int


@frozen
class Flag:
    """One figure of one report that is far from what its site usually reports, and that its author has not confirmed.
    It counts."""

    project: str
    site: str | None
    day: date
    activity: str
    indicator: str
    value: int


@frozen
class SummaryView:
    """What a day, a week or a month was, for one reader, at one moment.

    `project` None: the mission as a whole. `figures`: by project, site, day and indicator, as far as the reader may see
    them; sensitive ones that are only told rounded are in `activities` alone. `before`: the same of the periods that
    the trend shows, oldest first. `changed`: (activity, indicator) to what an earlier edition of the same period said.
    `seams`: for how long others had what is counted here.
    """

    kind: Kind
    project: str | None
    period: Period
    today: date
    activities: tuple[ActivityLine, ...]
    notifiable: tuple[tuple[str, str, int], ...]
    incidents: tuple[IncidentLine, ...]
    restricted: int | None
    """How many restricted incidents there were: told in a month's summary alone, to everybody; else None."""
    beds: tuple[BedsLine, ...]
    completeness: Completeness
    states: Mapping[Expected, State]
    corrected: int
    estimates: int
    flags: tuple[Flag, ...] = ()
    turned_away: tuple[TurnedAwayLine, ...] = ()
    """By day, shelter and reason, in that order."""
    figures: tuple[Figure, ...] = ()
    before: tuple[tuple[Period, Mapping[tuple[str, str], Total]], ...] = ()
    warnings: tuple[EarlyWarning, ...] = ()
    """Of a week: the figures that passed their threshold, those of the mission project by project."""
    seams: tuple[Seam, ...] = ()
    changed: Mapping[tuple[str, str], int | None] | None = None
    sent: bool = False
    """It went out at its hour: that its day is not over goes without saying."""
    late: bool = False
    made_at: datetime | None = None
    updated_at: datetime | None = None
    sees_incidents: bool = False
    """Whether its reader may know of every incident that is not restricted: only then none of them means none."""

    @property
    def implausible(self) -> int:
        """How many figures are far from what is usual."""
        return len(self.flags)
