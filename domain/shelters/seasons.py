"""Shelters that open and close by the catalogue: on which day, and when it is announced."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.catalogue import Catalogue
from domain.catalogue.remembered import remembered
from domain.frozen import frozen
from domain.reporting_day import day_start

ANNOUNCED_AT = time(10)
"""On the day before, by the mission's clock."""
_DAY = timedelta(days=1)


@frozen
class Turn:
    """A shelter's season begins (`opens`) or is over on `day`."""

    site: str
    day: date
    opens: bool

    def announced_at(self, zone: ZoneInfo) -> datetime:
        """When whoever needs to know is told."""
        return day_start(self.day - _DAY, zone, ANNOUNCED_AT)


@remembered
def turns_on(catalogue: Catalogue, day: date) -> tuple[Turn, ...]:
    """The shelters that open or close on a reporting day: by their season, or because another one takes over."""
    opens = {shelter.site: is_open(catalogue, shelter.site, day) for shelter in catalogue.shelters}
    return tuple(
        Turn(site, day, is_now) for site, is_now in opens.items() if is_now != is_open(catalogue, site, day - _DAY)
    )


def is_open(catalogue: Catalogue, site: str, day: date) -> bool:
    """Whether a shelter is open by the catalogue on a day."""
    season = catalogue.site(site).season
    return catalogue.stands_on(site, day) and (season is None or season.contains(day))
