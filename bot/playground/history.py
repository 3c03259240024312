"""Sixty days that could have been: what the teams of a mission reported, made from its catalogue alone.

Weekdays have their rhythm, some reports are missing, some were corrected. Three weeks ago a disease went around, and
for three days of the last month a storm kept people in their shelters, and those at home who watch the sea.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random

from bot.playground.cast import Player
from domain.catalogue import Activity, Catalogue, Indicator, Project, Site
from domain.catalogue.folding import stem, words_of
from domain.frozen import frozen
from domain.reading import Entry
from domain.roles import Role
from domain.shift_reports import Content

DAYS = 60
OUTBREAK = range(14, 26)
"""Days ago on which the disease was seen."""
STORM = range(17, 20)
"""Days ago on which the storm blew; on the two days after it more people came."""
_MISSING, _CORRECTED, _COMMENTED = 0.07, 0.05, 0.08
_WEEK = (1.15, 1.0, 1.05, 0.95, 1.1, 0.6, 0.45)
"""From Monday to Sunday, against an ordinary day."""
_WEEKDAYS = (frozenset(range(6)), frozenset((0, 2, 4)), frozenset((1, 3)))
"""When a site's first, second and third activity take place."""
_COMMENTS = {
    "fr": ("pluie toute la journée", "une expulsion le matin", "équipe réduite", "beaucoup de nouveaux arrivés"),
    "en": ("rain all day", "an eviction in the morning", "one of us short", "many new arrivals"),
}


@frozen
class Past:
    """A report that was sent at `at`; `corrected`: what its author made of it later, if anything."""

    author: Player
    at: datetime
    content: Content
    text: str
    corrected: Content | None = None


def history(catalogue: Catalogue, cast: Sequence[Player], today: date) -> list[Past]:
    """The reports of the days before `today`, oldest first; the same for the same arguments."""
    chance = Random(catalogue.fingerprint)
    plans = [plan for project in catalogue.projects for plan in _plans(project, catalogue, cast)]
    found: list[Past] = []
    for back in range(DAYS, 0, -1):
        day = today - timedelta(days=back)
        found += [past for plan in plans for past in plan.reports(day, back, chance)]
    return sorted(found, key=lambda past: past.at)


@frozen
class _Plan:
    """An activity that somebody reports from a site, on some days of the week."""

    catalogue: Catalogue
    project: Project
    site: Site
    activity: Activity
    author: Player
    weekdays: frozenset[int]
    level: int
    """The headline of an ordinary day."""
    at_sea: bool
    """What a storm stops: of all activities it has most of what is told at once."""

    def reports(self, day: date, back: int, chance: Random) -> Iterator[Past]:
        """The day's report; none where nobody works, or where it was never sent."""
        if day.weekday() not in self.weekdays or chance.random() < _MISSING:
            return
        if _closed(self.site, day) or _closed(self.activity, day) or (self.at_sea and back in STORM):
            return
        weather = 0.4 if back in STORM else 1.5 if STORM.start - 2 <= back < STORM.start else 1.0
        headline = max(0, round(chance.gauss(self.level, self.level * 0.2) * _WEEK[day.weekday()] * weather))
        values = _values(self.activity, headline, chance)
        if back in OUTBREAK and (disease := _disease(self.activity)) is not None and chance.random() < 0.4:
            values[disease.key] = 1 + round(chance.random())
        entry = Entry(self.activity.key, values)
        comment = (
            chance.choice(_COMMENTS.get(self.author.language, _COMMENTS["en"]))
            if chance.random() < _COMMENTED
            else None
        )
        content = Content(self.project.key, self.site.key, day, None, (entry,), comment)
        at = datetime.combine(day, time(17), self.catalogue.zone) + timedelta(minutes=chance.randrange(260))
        corrected = None
        if headline and chance.random() < _CORRECTED:
            right = {**values, self.activity.headline.key: headline + chance.randint(1, 4)}
            corrected = replace(content, entries=(Entry(self.activity.key, right),))
        yield Past(self.author, at, content, self._text(content), corrected)

    def _text(self, content: Content) -> str:
        """What was written: a line that reads as its content."""
        language = self.author.language
        (entry,) = content.entries
        labels = {key: self.activity.indicator(key).label.text(language) for key in entry.values}
        figures = ", ".join(f"{value} {labels[key]}" for key, value in entry.values.items())
        # With its little word: "10/10" alone also says that all went well.
        day = f"{'on' if language == 'en' else 'le'} {content.day:%d/%m}"
        line = f"/r {self.site.label.text(language)} {self.activity.label.text(language)} {figures} {day}"
        return f"{line} // {content.comment}" if content.comment else line


def _plans(project: Project, catalogue: Catalogue, cast: Sequence[Player]) -> list[_Plan]:
    """Who reports what from where: at each site an activity that shares its name, and two that no site bears."""
    members = [p for p in cast if any(g.role is Role.TEAM_MEMBER and g.project == project.key for g in p.grants)]
    shelters = {shelter.site for shelter in catalogue.shelters}
    sites = [site for site in project.sites if site.key not in shelters]
    if not members or not sites:
        return []
    own = {site.key: [a for a in catalogue.activities if _words(site.names) & _words(a.names)] for site in sites}
    everywhere = [a for a in catalogue.activities if not any(a in named for named in own.values())]
    free = cycle(everywhere or catalogue.activities)
    authors = cycle(members)
    at_sea = max(catalogue.activities, key=lambda a: sum(i.notifiable for i in a.indicators))
    found: list[_Plan] = []
    for site in sites:
        named = own[site.key][:1] or [catalogue.activities[0]]
        for place, activity in enumerate(dict.fromkeys([*named, next(free), next(free)])):
            weekdays = _WEEKDAYS[place]
            level = 2 if activity.sensitive else 14 + 7 * (len(found) % 5)
            author = next(authors)
            found.append(_Plan(catalogue, project, site, activity, author, weekdays, level, activity is at_sea))
    return found


def _values(activity: Activity, headline: int, chance: Random) -> dict[str, int]:
    """A believable set of figures: parts within their wholes, some of the others, nothing that would have rung."""
    values = {activity.headline.key: headline}
    room: dict[tuple[str, str], int] = {}
    for indicator in activity.indicators:
        if indicator.headline or indicator.notifiable or chance.random() < 0.35:
            continue
        if indicator.part_of is None:
            values[indicator.key] = chance.randrange(1, 7)
        elif indicator.part_of in values:
            whole = values[indicator.part_of]
            group = (indicator.part_of, indicator.group or indicator.key)
            part = min(round(whole * chance.uniform(0.1, 0.45)), room.setdefault(group, whole))
            room[group] -= part
            values[indicator.key] = part
    return values


def _disease(activity: Activity) -> Indicator | None:
    """What medical focal points are told of at once."""
    return next((i for i in activity.indicators if Role.MEDICAL_FOCAL_POINT in i.notify), None)


def _closed(part: Site | Activity, day: date) -> bool:
    return part.season is not None and not part.season.contains(day)


def _words(names: Sequence[str]) -> frozenset[str]:
    """The words of names that say what a place or an activity is."""
    return frozenset(stem(word) for name in names for word in words_of(name) if len(word) > 3)
