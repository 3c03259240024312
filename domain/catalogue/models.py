"""The catalogue as a whole: everything particular to one mission, with the ways to look things up in it."""

import hashlib
from collections.abc import Mapping
from datetime import date, time
from functools import cached_property
from typing import Annotated, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from domain.catalogue.contradictions import contradictions
from domain.catalogue.parts import (
    Activity,
    Beds,
    DataProtection,
    Duty,
    EmergencyNumber,
    Expectation,
    IncidentType,
    Label,
    Ladder,
    Language,
    MissionKey,
    Named,
    Part,
    Plausibility,
    Project,
    Retention,
    Shelter,
    Site,
    SummaryTimes,
    Threshold,
    UnknownKey,
    known_zone,
)

__all__ = ["Catalogue", "Named"]

_Shape = TypeVar("_Shape")


class Catalogue(Part):
    """Everything particular to one mission."""

    mission: MissionKey
    label: Label
    time_zone: Annotated[str, AfterValidator(known_zone)]
    languages: tuple[Language, ...] = Field(min_length=1, description="The first is the default.")
    day_starts_at: time = Field(default=time(5), description="When a reporting day starts, in local time.")
    projects: tuple[Project, ...] = Field(min_length=1)
    activities: tuple[Activity, ...] = Field(min_length=1)
    shelters: tuple[Shelter, ...] = ()
    beds: Beds = Beds()
    incident_types: tuple[IncidentType, ...] = Field(min_length=1)
    ladder: Ladder
    duty: Duty = Duty()
    emergency_numbers: tuple[EmergencyNumber, ...] = ()
    plausibility: Plausibility = Plausibility()
    expected: tuple[Expectation, ...] = ()
    summaries: SummaryTimes = SummaryTimes()
    surveillance: tuple[Threshold, ...] = ()
    retention: Retention = Retention()
    data_protection: DataProtection | None = None

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
