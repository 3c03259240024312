"""What a summary counts: which reports, by the sites that its project has, or had when it last stood."""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Self

from domain.catalogue import Catalogue
from domain.summaries.completeness import Came
from domain.summaries.figures import Figure
from domain.summaries.periods import Period
from services.work import Work
from storage.summaries import Reported

_AT_ONCE = 8
"""Days of which the reports are read at once: a whole month of a mission takes SQLite tens of milliseconds, for which
nobody else would run."""


@dataclass(frozen=True)
class Scope:
    """`project` None: the mission, which counts everything."""

    catalogue: Catalogue
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
            keys = tuple(p.key for p in catalogue.projects)
            standing = tuple(p.key for p in catalogue.projects_on(work.today))
            every = {s.key for p in catalogue.projects for s in p.sites}
            return cls(catalogue, None, work.today, keys, standing, every)
        day = catalogue.counting_day(project, work.today)
        keys, sites = catalogue.reported_to(project, day), catalogue.places_of(project, day)
        return cls(catalogue, project, day, keys, (project,), sites)

    @cached_property
    def whole(self) -> bool:
        """Whether nothing of what is stored under these keys counts for another project of today, so that nobody need
        ask from which site it is. It does where a project was split, or where a merger was undone."""
        catalogue, found = self.catalogue, Counter[str]()
        for key in catalogue.projects_on(self.day):
            found.update(catalogue.reported_to(key.key, self.day))
        return all(found[key] <= 1 for key in self.keys)

    def counting(self, project: str, site: str | None) -> str | None:
        """The project that counts what was reported to one from a site."""
        return self.catalogue.counted_for(project, site, self.day)

    def counts(self, project: str, site: str | None) -> bool:
        """Whether what was reported to a project from a site is counted."""
        return self.project is None or self.counting(project, site) == self.project

    async def figures(self, work: Work, period: Period) -> list[Figure]:
        """The figures of a period."""
        return list((await self.reported(work, period)).figures)

    async def reported(self, work: Work, period: Period) -> Reported:
        """As `figures`, and what else is known of it, whoever counts that."""
        figures: list[Figure] = []
        came: list[Came] = []
        remarkable = False
        for first in period.days[::_AT_ONCE]:
            last = min(period.last, first + timedelta(days=_AT_ONCE - 1))
            found = await work.unit.summaries.reported(self.keys, first, last)
            figures += [f for f in found.figures if self.counts(f.project, f.site)]
            came += found.came
            remarkable = remarkable or found.remarkable
            await asyncio.sleep(0)
        return Reported(figures, came, remarkable)

    async def over_sites(self, work: Work, period: Period) -> list[Figure]:
        """As `figures`; the sites of a project together, where that can be."""
        if self.whole:
            return await work.unit.summaries.over_sites(self.keys, period.first, period.last)
        return await self.figures(work, period)

    async def on_days(self, work: Work, days: Sequence[date]) -> list[Figure]:
        """As `over_sites`, on at most eight single days."""
        if self.whole:
            return await work.unit.summaries.on_days(self.keys, days)
        return [figure for day in days for figure in await self.figures(work, Period.day(day))]

    async def came(self, work: Work, period: Period) -> list[Came]:
        """Which reports of a period came."""
        found = await work.unit.summaries.came(self.keys, period.first, period.last)
        return [one for one in found if self.project is None or one.site in self.sites]
