"""The catalogue as a whole: everything particular to one mission, with the ways to look things up in it."""

import hashlib
from collections.abc import Mapping
from datetime import date, time
from functools import cached_property
from typing import Annotated, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from domain.catalogue.contradictions import contradictions
from domain.catalogue.lineage import Line, Lineage
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
    Succession,
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

    @cached_property
    def lineage(self) -> Lineage:
        """Which projects and sites stand on which day."""
        return Lineage(map(_line, self.projects), (_line(s, p.key) for p in self.projects for s in p.sites))

    def project_of(self, site_key: str, on: date | None = None) -> Project:
        """The project to which a site's reports go on that day (its founder where no day is given); UnknownKey."""
        founder = self._get("project of site", site_key, Project)
        owner = None if on is None else self.lineage.on(on).owner(site_key)
        return founder if owner is None else self.project(owner)

    def sites_on(self, site_key: str, day: date) -> tuple[str, ...]:
        """The sites that stand for site `site_key` on `day`: itself, or what it has become; UnknownKey."""
        self.site(site_key)
        return self.lineage.on(day).sites[site_key]

    def stands_on(self, site_key: str, day: date) -> bool:
        """Whether a site of the catalogue stands on `day`: nothing took over from it, and it has begun and was not
        undone; UnknownKey."""
        return self.sites_on(site_key, day) == (site_key,)

    def begun_by(self, day: date) -> frozenset[tuple[str, str]]:
        """("project" | "site", key) of whatever had begun by `day`: its words are known, whatever has become of it."""
        projects = [p for p in self.projects if p.open_on(day)]
        sites = (s for p in projects for s in p.sites if s.succeeds is None or day >= s.succeeds.on)
        return frozenset((*(("project", p.key) for p in projects), *(("site", s.key) for s in sites)))

    def was(self, site_key: str, day: date) -> tuple[str, ...]:
        """A site and all those for which it stands on `day`: what it has been, or was for a while."""
        standing = self.lineage.on(day).sites
        return (site_key, *(other for other, found in standing.items() if other != site_key and site_key in found))

    def shelters_on(self, day: date) -> tuple[Shelter, ...]:
        """The shelters whose sites stand on `day`."""
        return tuple(shelter for shelter in self.shelters if self.stands_on(shelter.site, day))

    def projects_for(self, key: str, day: date) -> tuple[str, ...]:
        """The projects that stand for project `key` on `day`: itself, or those that have its sites; UnknownKey."""
        self.project(key)
        return self.lineage.on(day).gone_over[key]

    def project_on(self, key: str, day: date, site: str | None = None) -> Project:
        """The project to which goes on `day` what is of project `key`: of those that stand for it the one that has the
        site, else the first in the file; UnknownKey."""
        standing = self.projects_for(key, day)
        owner = self.lineage.on(day).owner(site) if ("site", site) in self._index and site is not None else None
        return self.project(owner if owner in standing else standing[0])

    def meant_by(self, key: str, own: str | None, day: date) -> str:
        """The project that somebody whose own is `own` means on `day` by the name of project `key`; UnknownKey."""
        standing = self.projects_for(key, day)
        return own if own is not None and own in standing else standing[0]

    def projects_on(self, day: date) -> tuple[Project, ...]:
        """The projects to which reports of `day` go, in the order of the file."""
        return tuple(self.project(key) for key in self.lineage.on(day).projects)

    def counting_day(self, project_key: str, today: date) -> date:
        """The day as of which a project counts: today; for one that does not stand today the last day it did."""
        return self.lineage.last_day(project_key, today)

    def counted_by(self, project_key: str, today: date) -> tuple[str, ...]:
        """The projects whose summaries count, or once counted, what was reported to `project_key`."""
        known = self._counting.get((project_key, today))
        if known is not None:  # asked with every report
            return known
        days = ((p.key, self.counting_day(p.key, today)) for p in self.projects if p.open_on(today))
        found = tuple(key for key, day in days if project_key in self.reported_to(key, day))
        if len(self._counting) >= 256:
            self._counting.clear()
        self._counting[project_key, today] = found
        return found

    @cached_property
    def _counting(self) -> dict[tuple[str, date], tuple[str, ...]]:
        return {}

    def places_of(self, project_key: str, day: date) -> frozenset[str]:
        """Every site that counts for a project as things stand on `day`, also those that have become others."""
        standing = self.lineage.on(day)
        return frozenset(site for site in standing.sites if standing.owner(site) == project_key)

    def family(self, project_key: str, day: date) -> tuple[str, ...]:
        """The keys of a project and of all for which it stands on `day`: whose people and groups are its own."""
        others = (p.key for p in self.projects if p.key != project_key and p.open_on(day))
        return (project_key, *(key for key in others if project_key in self.projects_for(key, day)))

    def sites_of(self, project_key: str, day: date) -> tuple[Site, ...]:
        """The sites where a project works on `day`; of one that does not stand then, what its sites have become."""
        standing = self.lineage.on(day)
        if project_key in standing.projects:
            found = {site for site, owner in standing.owners.items() if owner == project_key}
        else:
            then = self.lineage.on(self.lineage.last_day(project_key, day)).owners
            found = {new for site, owner in then.items() if owner == project_key for new in standing.sites[site]}
        return tuple(site for p in self.projects for site in p.sites if site.key in found)

    def counted_for(self, project_key: str, site_key: str | None, day: date) -> str | None:
        """The project that counts, as things stand on `day`, what was ever reported to a project from a site: the one
        that has the site, or what the site has become. None for a project that the catalogue has dropped.

        Every report is counted for one project, so no succession changes what all of them add up to."""
        if ("project", project_key) not in self._index:
            return None
        if site_key is not None and ("site", site_key) in self._index:
            owner = self.project_of(site_key, day).key
            if owner == project_key or site_key in self.lineage.on(day).past.get(owner, {}).get(project_key, ()):
                return owner
        return self.project_on(project_key, day).key

    def reported_to(self, project_key: str, day: date) -> tuple[str, ...]:
        """The keys under which is stored what a project counts as things stand on `day`; some count elsewhere too."""
        past = self.lineage.on(day).past.get(project_key, {})
        return tuple(dict.fromkeys((*self.family(project_key, day), *(p.key for p in self.projects if p.key in past))))


def _line(part: Project | Site, home: str | None = None) -> Line:
    succession = part.succeeds
    if succession is None:
        return Line(part.key, home)
    before = succession.projects if isinstance(succession, Succession) else succession.sites
    takes = succession.sites if isinstance(succession, Succession) else ()
    return Line(part.key, home, before, succession.on, succession.until, takes)
