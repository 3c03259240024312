"""Names and examples of beds that are held, in the reader's language."""

from datetime import datetime

from markupsafe import Markup

from domain.catalogue import UnknownKey
from domain.catalogue.parts import Shelter
from domain.shelters.holds import LONGEST
from domain.shelters.types import Hold
from messages.dates import clock, full_moment
from messages.layout import joined
from messages.reader import Reader


def shelter_of(reader: Reader, site: str | None) -> Shelter | None:
    """The shelter; None for one that the catalogue has no more."""
    try:
        return None if site is None else reader.catalogue.shelter(site)
    except UnknownKey:
        return None


def category_name(site: str, category: str, reader: Reader) -> str:
    """`femmes seules`; one that the catalogue has no more is shown as its key."""
    shelter = shelter_of(reader, site)
    try:
        return category if shelter is None else shelter.category(category).label.text(reader.language)
    except UnknownKey:
        return category


def place_of(reader: Reader, hold: Hold) -> Markup:
    """`Abri d'urgence femmes seules · femmes seules`."""
    return joined((reader.site(hold.shelter), category_name(hold.shelter, hold.category, reader)))


def when(reader: Reader, instant: datetime, now: datetime) -> str:
    """`21:00`, as long as only one can be meant; else with its day."""
    near = abs(instant - now) <= LONGEST
    return clock(instant, reader.catalogue) if near else full_moment(instant, reader.say, reader.catalogue)


def until_text(reader: Reader, until: datetime, now: datetime) -> str:
    """`jusqu'à 21:00`."""
    return reader.say.plain("until {time}", time=when(reader, until, now))


def beds_text(reader: Reader, beds: int) -> str:
    """`2 places`."""
    return reader.say.plain_plural("{n} bed", "{n} beds", beds)


def example(reader: Reader, site: str | None) -> str:
    """A line that holds beds: in this shelter, else in the catalogue's first."""
    shelter = shelter_of(reader, site) or next(iter(reader.catalogue.shelters), None)
    command = reader.command("hold")
    if shelter is None:
        return command
    category = shelter.categories[0].label.text(reader.language)
    project = reader.project(reader.catalogue.project_of(shelter.site).key)
    return reader.say.plain(
        "{command} {project} 2 {category} for 2 h", command=command, project=project, category=category
    )
