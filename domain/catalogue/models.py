"""What a mission counts, where, and in which words: the shapes of a catalogue.

Every value is immutable. Keys are stable and English, because reports, exports and other files name them; labels and
synonyms may change any day.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, time
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from domain.catalogue.contradictions import contradictions
from domain.roles import Role

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
MissionKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"\w")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Minutes = Annotated[int, Field(gt=0, le=1440)]
Severity = Annotated[int, Field(ge=1, le=4)]

_Shape = TypeVar("_Shape")

# A leap year, so that 29 February can be the first or last day of a season.
_ANY_LEAP_YEAR = 2024


class UnknownKey(KeyError):
    """The catalogue has nothing of this kind under this key."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(key)
        self.kind = kind
        self.key = key

    def __str__(self) -> str:
        return f"the catalogue has no {self.kind} {self.key!r}"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError("is not the name of a time zone; one looks like Europe/Paris") from None
    return name


def _month_and_day(text: str) -> str:
    try:
        month, day = text.split("-")
        if len(month) != 2 or len(day) != 2:
            raise ValueError
        date(_ANY_LEAP_YEAR, int(month), int(day))
    except ValueError:
        raise ValueError("is not a month and a day; 1 November is written 11-01") from None
    return text


MonthDay = Annotated[str, AfterValidator(_month_and_day)]


class Part(BaseModel):
    """What all parts of a catalogue have in common: unchangeable, and nothing in them that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, populate_by_name=True)


class Label(Part):
    """A name as people read it, in the languages of the bot."""

    fr: Words
    en: Words

    def text(self, language: str) -> str:
        """The name in `language` ("fr", "en"); French where that language has none."""
        return self.en if language == "en" else self.fr


class Season(Part):
    """The part of every year in which something runs; both days belong to it, and it may run over new year."""

    from_: MonthDay = Field(alias="from")
    to: MonthDay

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the season of its year."""
        today = f"{day:%m-%d}"
        if self.from_ <= self.to:
            return self.from_ <= today <= self.to
        return today >= self.from_ or today <= self.to


class Named(Part):
    """Something with a stable key, a label, and the words that people use for it."""

    key: Key
    label: Label
    synonyms: tuple[Words, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to say it: both labels, then the synonyms."""
        return (self.label.fr, self.label.en, *self.synonyms)


class Indicator(Named):
    """One figure that an activity reports."""

    headline: bool = Field(default=False, description="A bare number after the activity's name means this one.")
    part_of: Key | None = Field(default=None, description="The indicator of which this one counts a part.")
    group: Key | None = Field(default=None, description="Parts of one group together may not exceed the whole.")
    notify: tuple[Role, ...] = Field(default=(), description="Who is alerted at once by any value above zero.")

    @property
    def notifiable(self) -> bool:
        """Whether any value above zero alerts somebody at once."""
        return bool(self.notify)


class Activity(Named):
    """Something a team does in a shift, with the figures it reports."""

    sensitive: bool = Field(default=False, description="Shown to coordinators and medical focal points only.")
    season: Season | None = None
    indicators: tuple[Indicator, ...] = Field(min_length=1)

    @cached_property
    def headline(self) -> Indicator:
        """The indicator that a bare number means."""
        return next(i for i in self.indicators if i.headline)

    @cached_property
    def _by_key(self) -> Mapping[str, Indicator]:
        return {i.key: i for i in self.indicators}

    def indicator(self, key: str) -> Indicator:
        """The indicator with this key; raises UnknownKey."""
        try:
            return self._by_key[key]
        except KeyError:
            raise UnknownKey("indicator", key) from None


class Site(Named):
    """A place where a team works."""

    partner: Words | None = None
    season: Season | None = None
    staffing: Literal["volunteers"] | None = Field(default=None, description="volunteers, where they run the site.")


class Succession(Part):
    """Which projects end in this one, and on which day it takes over."""

    projects: tuple[Key, ...] = Field(min_length=1)
    on: date = Field(description="The first reporting day that goes to the new project.")


class Project(Named):
    """A project with its sites. One that succeeds others works on their sites and names none of them again."""

    sites: tuple[Site, ...] = ()
    succeeds: Succession | None = None

    def open_on(self, day: date) -> bool:
        """Whether this project has started by `day`; only a successor has a first day."""
        return self.succeeds is None or day >= self.succeeds.on


class BedCategory(Named):
    """Whom beds are kept for, and how many there are."""

    capacity: int = Field(ge=0, le=5000)


class Shelter(Part):
    """A site with beds."""

    site: Key
    categories: tuple[BedCategory, ...] = Field(min_length=1)
    confidential: bool = False

    @property
    def capacity(self) -> int:
        """Beds of all categories together."""
        return sum(c.capacity for c in self.categories)

    def category(self, key: str) -> BedCategory:
        """The category with this key; raises UnknownKey."""
        for category in self.categories:
            if category.key == key:
                return category
        raise UnknownKey("bed category", key)


class IncidentType(Named):
    """A kind of incident. Where `restricted_to` names roles, nobody else reads its story."""

    restricted_to: tuple[Role, ...] = ()
    assumed_severity: Severity = Field(default=3, description="From 1 to 4; counts until told otherwise.")

    @property
    def restricted(self) -> bool:
        """Whether only some roles may read its story."""
        return bool(self.restricted_to)


class Ladder(Part):
    """Minutes that an unanswered alert waits on each step, by severity. A low one waits for the next summary."""

    critical: Minutes
    high: Minutes
    moderate: Minutes

    def minutes(self, severity: int | None) -> int | None:
        """Minutes a step for a severity of 1 to 4; None counts as high (3), and low (1) climbs no ladder: None."""
        return {4: self.critical, 3: self.high, 2: self.moderate}.get(3 if severity is None else severity)


class EmergencyNumber(Part):
    """A number to call before anything is typed."""

    number: Annotated[str, StringConstraints(pattern=r"^\+?[0-9 ]{2,20}$")]
    label: Label


class Catalogue(Part):
    """Everything particular to one mission."""

    mission: MissionKey
    label: Label
    time_zone: Annotated[str, AfterValidator(_known_zone)]
    languages: tuple[Language, ...] = Field(min_length=1, description="The first is the default.")
    day_starts_at: time = Field(default=time(5), description="When a reporting day starts, in local time.")
    projects: tuple[Project, ...] = Field(min_length=1)
    activities: tuple[Activity, ...] = Field(min_length=1)
    shelters: tuple[Shelter, ...] = ()
    incident_types: tuple[IncidentType, ...] = Field(min_length=1)
    ladder: Ladder
    emergency_numbers: tuple[EmergencyNumber, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        found = [message for _, message in contradictions(self.model_dump(mode="json", by_alias=True))]
        if found:
            raise ValueError("; ".join(found))
        return self

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of the whole content: the same for equal catalogues, in every process."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    @cached_property
    def zone(self) -> ZoneInfo:
        """The mission's time zone."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def _index(self) -> Mapping[tuple[str, str], object]:
        return (
            {("project", p.key): p for p in self.projects}
            | {("site", s.key): s for p in self.projects for s in p.sites}
            | {("project of site", s.key): p for p in self.projects for s in p.sites}
            | {("activity", a.key): a for a in self.activities}
            | {("shelter", s.site): s for s in self.shelters}
            | {("incident type", t.key): t for t in self.incident_types}
        )

    def _get(self, kind: str, key: str, shape: type[_Shape]) -> _Shape:
        found = self._index.get((kind, key))
        if not isinstance(found, shape):
            raise UnknownKey(kind, key)
        return found

    def project(self, key: str) -> Project:
        """The project with this key; raises UnknownKey."""
        return self._get("project", key, Project)

    def site(self, key: str) -> Site:
        """The site with this key; raises UnknownKey."""
        return self._get("site", key, Site)

    def activity(self, key: str) -> Activity:
        """The activity with this key; raises UnknownKey."""
        return self._get("activity", key, Activity)

    def shelter(self, site_key: str) -> Shelter:
        """The shelter at this site; raises UnknownKey."""
        return self._get("shelter", site_key, Shelter)

    def incident_type(self, key: str) -> IncidentType:
        """The incident type with this key; raises UnknownKey."""
        return self._get("incident type", key, IncidentType)

    def project_of(self, site_key: str, on: date | None = None) -> Project:
        """The project to which a site's reports go on that day (its founder where no day is given); UnknownKey."""
        owner = self._get("project of site", site_key, Project)
        return owner if on is None else self.project_on(owner.key, on)

    def project_on(self, key: str, day: date) -> Project:
        """The project that stands for project `key` on `day`: itself, or its successor once that has begun."""
        current = self.project(key)
        for _ in self.projects:  # a chain of successions is no longer than the list
            heir = next((p for p in self.projects if p.succeeds and current.key in p.succeeds.projects), None)
            if heir is None or not heir.open_on(day):
                break
            current = heir
        return current

    def projects_on(self, day: date) -> tuple[Project, ...]:
        """The projects to which reports of `day` go, in the order of the file."""
        return tuple(p for p in self.projects if p.open_on(day) and self.project_on(p.key, day) is p)

    def family(self, project_key: str) -> tuple[str, ...]:
        """The keys of a project and of all its predecessors: what a summary over it counts."""
        keys = [project_key]
        for key in keys:
            succession = self.project(key).succeeds
            keys += [k for k in (succession.projects if succession else ()) if k not in keys]
        return tuple(keys)

    def sites_of(self, project_key: str) -> tuple[Site, ...]:
        """The sites where a project works: its own, and those of the projects it succeeds."""
        return tuple(site for key in self.family(project_key) for site in self.project(key).sites)
