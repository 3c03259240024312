"""Beds that answer a question, best first."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.people import Person
from domain.reading.shelters.asking import alike
from domain.shelters.deriving import age_of
from domain.shelters.ranking import Later, Option, Wish, next_best, ranked
from services.shelters.changed import begins
from services.shelters.standing import places, standings
from services.work import Work

_MOST = 2
"""How many next possibilities an answer names."""


async def options(work: Work) -> list[Option]:
    """Every category of every shelter as it stands now, in the order of the catalogue."""
    known = places(work)
    rules = work.catalogue.beds
    return [
        Option(
            known[stand.shelter].project,
            stand.shelter,
            beds.category,
            beds,
            age_of(beds.counted_at, work.now, rules),
            stand.closure,
        )
        for stand in await standings(work, known)
        for beds in stand.beds
    ]


async def best(
    work: Work,
    person: Person,
    *,
    project: str | None = None,
    shelter: str | None = None,
    category: str | None = None,
    beds: int | None = None,
) -> list[Option]:
    """What takes that many now, best first."""
    found = await fitting(work, person, project=project, shelter=shelter, category=category, beds=beds)
    return [option for option in found if option.takes(beds)]


async def fitting(
    work: Work,
    person: Person,
    *,
    project: str | None = None,
    shelter: str | None = None,
    category: str | None = None,
    beds: int | None = None,
) -> list[Option]:
    """What fits, whether it takes that many now or not, best first: there, then in the person's own project, then in
    the next town. With a category: for those whom it takes, in whatever words other shelters name them."""
    sites = [shelter] if shelter is not None else list(places(work))
    those, meant = None, None
    if category is not None:
        known = {s.site: {c.key for c in s.categories} for s in work.catalogue.shelters_on(work.today)}
        found = [alike(work.catalogue, site, category, work.today) for site in sites if category in known.get(site, ())]
        first = dict.fromkeys(bed for some, exact in found for bed in some[:exact])
        those = tuple(dict.fromkeys((*first, *(bed for some, _ in found for bed in some))))
        meant = len(first)
    return ranked(await options(work), Wish(project, shelter, those, beds, person.project, meant))


async def later(work: Work, fitting: Iterable[Option], people: int | None) -> list[Later]:
    """When beds that fit will be there next: a shelter opens, or holds come to their end."""
    found: list[Later] = []
    fitting = list(fitting)
    for option in fitting:
        if option.closure is not None:
            opens = opening(work, option)
            if opens is not None:
                found.append(Later(option, opens, True))
    ids = await work.unit.shelters.ids({o.shelter for o in fitting if o.closure is None and o.beds.held})
    for site, shelter_id in ids.items():
        holds = sorted(await work.unit.bed_holds.open(shelter_id), key=lambda h: h.until)
        for option in (o for o in fitting if o.shelter == site and o.beds.free is not None):
            free = option.beds.free or 0
            for hold in (h for h in holds if h.category == option.category and h.counts(work.now)):
                free += hold.beds
                if free >= (people or 1):
                    found.append(Later(option, hold.until, False, free))
                    break
    return next_best(found, _MOST)


def opening(work: Work, option: Option) -> datetime | None:
    """When a shelter that takes nobody in opens; None where nobody knows."""
    if option.closure is None or not option.closure.season:
        return None if option.closure is None else option.closure.until
    season = work.catalogue.site(option.shelter).season
    if season is None:
        return None
    days = (work.today + timedelta(days=n) for n in range(1, 367))
    day = next((day for day in days if season.contains(day)), None)
    return None if day is None else begins(work, day)
