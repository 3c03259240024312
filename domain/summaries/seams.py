"""Where the reports of a period come from other projects, or from other sites, than those that stand now."""

from datetime import date, timedelta
from itertools import pairwise

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.summaries.periods import Period

_DAY = timedelta(days=1)


@frozen
class Seam:
    """For a while (both days included; `first` None: from the beginning) others had what `site`, or the whole project,
    has now: these projects, or these sites."""

    others: tuple[str, ...]
    first: date | None
    last: date
    site: str | None = None


def seams(catalogue: Catalogue, project: str, day: date, period: Period) -> tuple[Seam, ...]:
    """The seams of a project as it stands on `day` that lie in the period, in the order of time."""
    now = catalogue.lineage.on(day)
    found: list[Seam] = []
    begins = (None, *(begin for begin in catalogue.lineage.days if begin <= day))
    for first, after in pairwise(begins):
        assert after is not None  # only the first one is
        then = catalogue.lineage.on(after - _DAY)
        others: dict[str | None, set[str]] = {}
        for site, standing in then.sites.items():
            if now.owner(site) != project:
                continue
            others.setdefault(None, set()).update({then.owners[key] for key in standing} - {project})
            if site in now.owners:
                others.setdefault(site, set()).update(set(standing) - {site})
        for where, keys in others.items():
            if keys:
                found = _joined(found, Seam(_ordered(catalogue, keys), first, after - _DAY, where))
    inside = (s for s in found if s.last >= period.first and (s.first is None or s.first <= period.last))
    return tuple(sorted(inside, key=lambda s: (s.last, s.site or "")))


def _joined(found: list[Seam], seam: Seam) -> list[Seam]:
    """A stretch of time that only goes on, because something else changed on its last day, is one seam."""
    for at, before in enumerate(found):
        if (before.others, before.site) == (seam.others, seam.site) and seam.first == before.last + _DAY:
            return [*found[:at], Seam(seam.others, before.first, seam.last, seam.site), *found[at + 1 :]]
    return [*found, seam]


def _ordered(catalogue: Catalogue, keys: set[str]) -> tuple[str, ...]:
    parts = [key for p in catalogue.projects for key in (p.key, *(s.key for s in p.sites))]
    return tuple(dict.fromkeys(key for key in parts if key in keys))
