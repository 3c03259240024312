"""What a summary counts: which reports, by the sites that its project has, or had when it last stood."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Self

from domain.shift_reports import Content
from domain.summaries.completeness import Came
from domain.summaries.figures import Figure
from domain.summaries.periods import Period
from services.work import Work


@dataclass(frozen=True, slots=True)
class Scope:
    """`project` None: the mission, which counts everything."""

    project: str | None
    day: date
    """As things stood on this day: today, or the last one of a project that does not stand any more."""
    keys: tuple[str, ...]
    """The projects' keys under which all of it is stored, by which the database finds it."""
    projects: tuple[str, ...]
    """Those that stand today for what is counted."""
    sites: Collection[str]

    @classmethod
    def of(cls, work: Work, project: str | None) -> Self:
        """The scope of a project's summary, or of the mission's; raises UnknownKey."""
        catalogue = work.catalogue
        if project is None:
            every = tuple(p.key for p in catalogue.projects)
            standing = tuple(p.key for p in catalogue.projects_on(work.today))
            return cls(None, work.today, every, standing, {s.key for p in catalogue.projects for s in p.sites})
        day = catalogue.counting_day(project, work.today)
        keys, sites = catalogue.reported_to(project, day), catalogue.places_of(project, day)
        return cls(project, day, keys, (project,), sites)

    def counts(self, work: Work, content: Content) -> bool:
        """Whether a report with this content is counted."""
        if self.project is None or content.project is None:
            return self.project is None
        return work.catalogue.counted_for(content.project, content.site, self.day) == self.project

    async def figures(self, work: Work, period: Period) -> list[Figure]:
        """The figures of a period. Of a project that was split or undone only a part is under the same key."""
        found = await work.unit.summaries.figures(self.keys, period.first, period.last)
        if self.project is None:
            return found
        return [f for f in found if work.catalogue.counted_for(f.project, f.site, self.day) == self.project]

    async def came(self, work: Work, period: Period) -> list[Came]:
        """Which reports of a period came."""
        found = await work.unit.summaries.came(self.keys, period.first, period.last)
        return [one for one in found if self.project is None or one.site in self.sites]
