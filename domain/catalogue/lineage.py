"""Which projects and sites stand on which day, and which stand for those that do not.

A project or a site that succeeds others stands from its first day; those before it rest. Where that is undone
(`until`), they stand again. Sites carry everything: which project stands for another one follows from where its sites
are. So each site that stands belongs to one project that stands, whatever was merged, split or undone, and figures that
are counted by their site are counted once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from domain.frozen import frozen

_DAY = timedelta(days=1)


@frozen
class Line:
    """A project or a site as successions see it."""

    key: str
    home: str | None = None  # a site's: the project under which the catalogue lists it
    before: tuple[str, ...] = ()  # what it succeeds
    on: date = date.min
    until: date | None = None
    takes: tuple[str, ...] = ()  # a project's: which sites of those that it succeeds; () is all of them

    def covers(self, day: date) -> bool:
        """Whether the day lies between its first one and its undoing."""
        return self.on <= day and (self.until is None or day < self.until)


@frozen
class Standing:
    """How things stand on a day. Projects and sites that do not stand are followed to those that do."""

    projects: tuple[str, ...]
    owners: Mapping[str, str]
    """Each site that stands to its project."""
    sites: Mapping[str, tuple[str, ...]]
    """Every site to those that stand for it; itself, where it stands."""
    onward: Mapping[str, tuple[str, ...]]
    """Every site to what it has become by this day; () for one that has not begun yet, or that was undone."""
    gone_over: Mapping[str, tuple[str, ...]]
    """Every project to those that stand for it; itself, where it stands."""
    past: Mapping[str, Mapping[str, frozenset[str]]]
    """Each project that stands to those that had its sites by this day, with those sites; what they succeeded, too."""

    def owner(self, site: str) -> str | None:
        """The project that has the site, or what stands for it, on this day."""
        return next((self.owners[key] for key in self.sites[site]), None)


class Lineage:
    """All days of a catalogue's projects and sites. Between two days on which something changes it is all the same."""

    def __init__(self, projects: Iterable[Line], sites: Iterable[Line]) -> None:
        self._projects = {line.key: line for line in projects}
        self._sites = {line.key: line for line in sites}
        self._after_project = _after(self._projects.values())
        self._after_site = _after(self._sites.values())
        days = {day for line in (*self._projects.values(), *self._sites.values()) for day in (line.on, line.until)}
        self.days = tuple(sorted(day for day in days if day is not None and day != date.min))
        """The days on which something begins or is undone."""
        self._found: dict[int, Standing] = {}

    def on(self, day: date) -> Standing:
        """How things stand on a day."""
        number = bisect_right(self.days, day)
        if number not in self._found:
            owners = self._owners(number)
            self._found[number] = Standing(
                projects=tuple(p for p in self._projects if self._stands(p, self._day(number))),
                owners=owners,
                sites={site: self._sites_for(site, self._day(number)) for site in self._sites},
                onward={site: self._onward(site, self._day(number)) for site in self._sites},
                gone_over={p: self._gone_over(p, number, owners) for p in self._projects},
                past=self._past(number, owners),
            )
        return self._found[number]

    def since(self, day: date) -> date:
        """Since when things have stood as on that day."""
        return self._day(bisect_right(self.days, day))

    def last_day(self, project: str, day: date) -> date:
        """The day itself where the project stands on it; else the last one before on which it did, or its first."""
        if project in self.on(day).projects:
            return day
        number = bisect_right(self.days, day)
        before = (n for n in reversed(range(number)) if self._stands(project, self._day(n)))
        ended = next(before, None)
        return self._projects[project].on if ended is None else self.days[ended] - _DAY

    def heirs(self, project: str, day: date) -> Sequence[Line]:
        """Those by which the project is succeeded on that day."""
        return [heir for heir in self._after_project.get(project, ()) if heir.covers(day)]

    def home(self, site: str, day: date) -> str:
        """The project to which a site of the catalogue has come by that day, whether or not the site stands."""
        project = self._sites[site].home or ""
        for _ in self._projects:  # a chain of successions is no longer than the list
            heirs = self.heirs(project, day)
            if not heirs:
                break
            project = (heirs[0] if len(heirs) == 1 else self._taker(heirs, site)).key
        return project

    def _taker(self, heirs: Sequence[Line], site: str) -> Line:
        """Of the projects among which another one was split, the one that took the site, or what stood for it."""
        on_the_eve = set(self._sites_for(site, heirs[0].on - _DAY))
        return next((heir for heir in heirs if not on_the_eve.isdisjoint(heir.takes)), heirs[0])

    def _day(self, number: int) -> date:
        return self.days[number - 1] if number else date.min

    def _stands(self, project: str, day: date) -> bool:
        return self._projects[project].covers(day) and not self.heirs(project, day)

    def _covers(self, site: Line, day: date) -> bool:
        """A site ends with the project under which it began."""
        return site.covers(day) and self._projects[site.home or ""].covers(day)

    def _site_heirs(self, site: str, day: date) -> list[Line]:
        return [heir for heir in self._after_site.get(site, ()) if self._covers(heir, day)]

    def _sites_for(self, site: str, day: date) -> tuple[str, ...]:
        if not self._covers(self._sites[site], day):
            return tuple(dict.fromkeys(key for old in self._sites[site].before for key in self._sites_for(old, day)))
        return self._onward(site, day)

    def _onward(self, site: str, day: date) -> tuple[str, ...]:
        if not self._covers(self._sites[site], day):
            return ()
        heirs = self._site_heirs(site, day)
        return tuple(dict.fromkeys(key for h in heirs for key in self._onward(h.key, day))) if heirs else (site,)

    def _owners(self, number: int) -> Mapping[str, str]:
        day = self._day(number)
        standing = (s for s, line in self._sites.items() if self._covers(line, day) and not self._site_heirs(s, day))
        return {site: self.home(site, day) for site in standing}

    def _past(self, number: int, owners: Mapping[str, str]) -> Mapping[str, Mapping[str, frozenset[str]]]:
        found: dict[str, dict[str, set[str]]] = {}
        for other in range(number + 1):
            then = self._owners(other)
            for site in self._sites:
                now = next((owners[key] for key in self._sites_for(site, self._day(number))), None)
                for key in self._sites_for(site, self._day(other)):
                    if now is not None and then[key] != now:
                        found.setdefault(now, {}).setdefault(then[key], set()).add(site)
        return {p: {old: frozenset(sites) for old, sites in had.items()} for p, had in found.items()}

    def _gone_over(self, project: str, number: int, owners: Mapping[str, str]) -> tuple[str, ...]:
        """Where its sites are now: those that it had when it last stood, or else will have when it begins."""
        if self._stands(project, self._day(number)):
            return (project,)
        for other in (*reversed(range(number)), *range(number + 1, len(self.days) + 1)):
            if self._stands(project, self._day(other)):
                sites = [s for s, owner in self._owners(other).items() if owner == project]
                found = {owners[key] for s in sites for key in self._sites_for(s, self._day(number))}
                return tuple(p for p in self._projects if p in found) or (project,)
        return (project,)


def _after(lines: Iterable[Line]) -> Mapping[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        for old in line.before:
            found.setdefault(old, []).append(line)
    return found


def earlier(lines: Iterable[Line], key: str) -> Iterator[str]:
    """Everything that `key` succeeds, and what that succeeds, nearest first; `key` itself where it comes round."""
    known = {line.key: line for line in lines}
    seen: list[str] = list(known[key].before) if key in known else []
    for old in seen:
        yield old
        seen += [k for k in (known[old].before if old in known else ()) if k not in seen]
