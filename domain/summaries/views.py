"""A summary as one reader may have it: text, pictures and files are all made of this."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.incidents.types import Status
from domain.summaries.completeness import Completeness, Expected, State
from domain.summaries.figures import Figure, Total
from domain.summaries.periods import Kind, Period
from domain.summaries.seams import Seam


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity of the period. `totals` by indicator, in the catalogue's order, only what was reported. `usual` and
    `arrow` compare the headline (domain/summaries/comparing.py). `rounded`: sensitive, to the nearest 5."""

    activity: str
    totals: Mapping[str, Total]
    usual: float | None = None
    arrow: int = 0
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident that the reader may know of. Neither its narrative nor its place."""

    number: str
    project: str | None
    type: str | None
    severity: int
    status: Status
    near_miss: bool
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class BedsLine:
    """One shelter: how its beds stand at the end of the period (None: not counted), and who was turned away in it."""

    shelter: str
    capacity: int
    occupied: int | None
    free: int | None
    held: int
    turned_away: int
    nights_over: int = 0


@dataclass(frozen=True, slots=True)
class Warning:
    """An early warning: a weekly figure at or above its threshold. `past`: the complete weeks before, oldest first."""

    project: str
    activity: str
    indicator: str
    value: int
    threshold: float
    past: tuple[int, ...]


@dataclass(frozen=True, slots=True)
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
    implausible: int
    figures: tuple[Figure, ...] = ()
    before: tuple[tuple[Period, Mapping[tuple[str, str], Total]], ...] = ()
    warnings: tuple[Warning, ...] = ()
    seams: tuple[Seam, ...] = ()
    changed: Mapping[tuple[str, str], int | None] | None = None
    sent: bool = False
    """It went out at its hour: that its day is not over goes without saying."""
    late: bool = False
    made_at: datetime | None = None
    updated_at: datetime | None = None
