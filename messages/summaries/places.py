"""Where figures come from, and what stands where no figure is: zero, no report and closed are never the same."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.catalogue import UnknownKey
from domain.summaries.completeness import State
from domain.summaries.views import SummaryView
from messages.layout import capital
from messages.pictures.file_views import Mark, Sign
from messages.reader import Reader

CAME = frozenset({State.REPORTED, State.LATE, State.ZERO})


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something is reported from. `site` None: at no site in particular of the project."""

    project: str
    site: str | None


def place_of(project: str, site: str | None, reader: Reader) -> Place:
    """A site stays where it was, whichever project works on it today."""
    return Place(project if site is None else project_of(site, project, reader), site)


def project_of(site: str, otherwise: str, reader: Reader) -> str:
    """The project whose site it is."""
    try:
        return reader.catalogue.project_of(site).key
    except UnknownKey:
        return otherwise


def places(view: SummaryView, reader: Reader) -> list[Place]:
    """Every place that reported or was to, in the catalogue's order; one that it has no more stands last."""
    found = {place_of(f.project, f.site, reader) for f in view.figures}
    found |= {place_of("", one.site, reader) for one in view.states}
    order = [site.key for project in reader.catalogue.projects for site in project.sites]
    projects = [project.key for project in reader.catalogue.projects]
    return sorted(found, key=lambda p: (_at(p.project, projects), _at(p.site, order), p.site or ""))


def _at(key: str | None, order: Collection[str]) -> int:
    return len(order) if key is None or key not in order else list(order).index(key)


def place_name(place: Place, reader: Reader, *, of_many: bool) -> str:
    """`Lieux de survie`; where several projects stand beside each other `Calais · Lieux de survie`."""
    name = reader.say.plain("no site named") if place.site is None else reader.site(place.site)
    return f"{reader.project(place.project)} · {name}" if of_many else capital(name)


def rows(view: SummaryView, reader: Reader) -> list[tuple[str, str]]:
    """(activity, indicator) of everything that was reported, and the headline of what was expected and did not come.
    What is told rounded has no parts, and is left out."""
    found = [(line.activity, indicator) for line in view.activities if not line.rounded for indicator in line.totals]
    there = {activity for activity, _ in found}
    for activity in reader.catalogue.activities:
        if activity.key not in there and any(one.activity == activity.key for one in view.states):
            found.append((activity.key, activity.headline.key))
    return found


def is_headline(activity: str, indicator: str, reader: Reader) -> bool:
    """What is expected of an activity is said once, beside its headline."""
    known = reader.find_activity(activity)
    return known is None or known.headline.key == indicator


def mark(found: Iterable[State], reader: Reader) -> Mark | None:
    """What stands in the place of a figure that is not there; None where it was not expected, or where its report came
    and says nothing of it."""
    states = set(found)
    say = reader.say
    if states & CAME or not states:
        return None
    if State.MISSING in states:
        return Mark(Sign.MISSING, say.plain("missing"))
    if State.PENDING in states:
        return Mark(Sign.WAITS, say.plain("pending"))
    if State.AWAITED in states:
        return Mark(Sign.WAITS, say.plain("to come"))
    return Mark(Sign.CLOSED, say.plain("site closed"))


def indexed(view: SummaryView, by: str) -> Mapping[tuple[object, str], list[State]]:
    """(day or site, activity) to the states of what was expected there; of "" of the whole period."""
    found: dict[tuple[object, str], list[State]] = {}
    for one, state in view.states.items():
        key = one.day if by == "day" else one.site if by == "site" else ""
        found.setdefault((key, one.activity), []).append(state)
    return found
