"""What people say to the bots: reports that are each understood whole, and each of a slot of its own.

Two reports of one slot would be asked about, and rightly so; here every message must end as a stored report.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from domain.catalogue import Catalogue
from domain.reading import read_report
from domain.reporting_day import reporting_day

_SAYINGS = (
    ("clinic", "clinique {} consultations dont 12 femmes, 5 mineurs"),
    ("mental_health", "santé mentale {} entretiens individuels, 2 groupes"),
    ("womens_health", "ssr {} consultations dont 4 contraception"),
    ("social_legal", "juridique {} entretiens, 3 orientations"),
    ("outreach", "aller vers {} personnes rencontrées, 12 orientations"),
    ("distribution", "distribution {} foyers, 40 couvertures, 12 tentes"),
)
_MOST_DAYS = 45


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who reports for a project."""

    name: str
    project: str


def team(count: int, catalogue: Catalogue) -> list[Person]:
    """People, spread evenly over the projects that have sites of their own."""
    projects = [p.key for p in catalogue.projects if p.sites]
    return [Person(f"Person{number:03}", key) for number, key in zip(range(count), cycle(projects), strict=False)]


def messages(people: list[Person], count: int, catalogue: Catalogue, now: datetime) -> list[tuple[Person, str]]:
    """`count` messages, dealt out in turn. ValueError where the catalogue has not so many slots."""
    slots = {project: _texts(project, catalogue, now) for project in {p.project for p in people}}
    found = []
    for person, _ in zip(cycle(people), range(count), strict=False):
        text = next(slots[person.project], None)
        if text is None:
            raise ValueError(f"{count} reports are more than there are slots: ask for fewer")
        found.append((person, text))
    return found


def _texts(project: str, catalogue: Catalogue, now: datetime) -> Iterator[str]:
    """One message for every slot of a project that a message can name without a doubt."""
    local = now.astimezone(catalogue.zone)
    today = reporting_day(now, catalogue.zone, catalogue.day_starts_at)
    number = 0
    for back in range(1, _MOST_DAYS):
        day = today - timedelta(days=back)
        for site in catalogue.project(project).sites:
            for activity, saying in _SAYINGS:
                number += 1
                said = f"/r {site.label.fr} {saying.format(20 + number % 60)} {day:%d/%m}"
                reading = read_report(said[3:], catalogue=catalogue, project=project, site=None, now=local)
                understood = [entry.activity for entry in reading.entries] == [activity]
                if understood and not reading.questions and (reading.site, reading.date) == (site.key, day):
                    yield said
