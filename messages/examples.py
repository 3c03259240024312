"""Lines that would work, from the catalogue's own words and the reader's own project and site.

Another mission's catalogue gives its own: nothing here names an activity.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from domain.catalogue import Activity, Catalogue, Indicator, Site, UnknownKey
from domain.catalogue.folding import stem, words_of
from domain.catalogue.models import Named
from messages.counting import countable
from messages.reader import Reader

COMMAND = "/r"
"""Understood in both languages, in private and in groups, and the shortest to type."""
_MOST, _PART, _FEW = 34, 12, 8


def examples(reader: Reader, project: str | None, site: str | None) -> tuple[str, str, str]:
    """A report with a part of its headline, one of yesterday, and one with nothing to report."""
    place = "" if site is not None else _place(reader, project)
    first, *rest = _fitting(reader.catalogue, site)
    second = rest[0] if rest else first
    yesterday, nothing = reader.say.plain("yesterday"), reader.say.plain("nothing to report")
    return (
        _line(_word(first, reader), place, _with_part(first, reader)),
        _line(_word(second, reader), place, _headline(second, _FEW, reader), yesterday),
        _line(_word(first, reader), place, nothing),
    )


def day_examples(reader: Reader) -> tuple[str, str, str]:
    """The command for a day's list, with days as people say them."""
    command = reader.command("today")
    yesterday, monday = reader.say.plain("yesterday"), reader.say.plain("monday")
    return (f"{command} {yesterday}", f"{command} {monday}", f"{command} 21/11")


def _line(*parts: str) -> str:
    return " ".join(part for part in (COMMAND, *parts) if part)


def _with_part(activity: Activity, reader: Reader) -> str:
    text = _headline(activity, _MOST, reader)
    for indicator in activity.indicators:
        if indicator.part_of == activity.headline.key and countable(_label(indicator, reader), reader.language):
            return reader.say.plain("{whole}, {part}", whole=text, part=f"{_PART} {_label(indicator, reader)}")
    return text


def _headline(activity: Activity, n: int, reader: Reader) -> str:
    """`34 consultations`; the bare number, which means the headline too, where its label cannot follow one."""
    label = _label(activity.headline, reader)
    return f"{n} {label}" if countable(label, reader.language) else str(n)


def _label(indicator: Indicator, reader: Reader) -> str:
    return indicator.label.text(reader.language)


def _word(activity: Activity, reader: Reader) -> str:
    """The shortest of its names that is a word of its label; else the label, which is always understood."""
    label = activity.label.text(reader.language)
    within = set(words_of(label))
    taken = {name for other in _others(reader.catalogue, activity) for name in map(_folded, other.names)}
    short = [s for s in activity.synonyms if len(s) >= 4 and set(words_of(s)) <= within and _folded(s) not in taken]
    return min(short, key=len, default=label[:1].lower() + label[1:])


def _others(catalogue: Catalogue, activity: Activity) -> Iterable[Named]:
    yield from (a for a in catalogue.activities if a is not activity)
    for project in catalogue.projects:
        yield project
        yield from project.sites


@lru_cache(maxsize=4096)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words_of(name))


def _fitting(catalogue: Catalogue, site: str | None) -> list[Activity]:
    """Activities of all the year that everybody may see, those first that share their name with the site."""
    open_ones = [a for a in catalogue.activities if not a.sensitive]
    always = [a for a in open_ones if a.season is None] or open_ones or list(catalogue.activities)
    names = _site_names(catalogue, site)
    return sorted(always, key=lambda a: not names.intersection(map(_folded, a.names)))


def _site_names(catalogue: Catalogue, site: str | None) -> set[tuple[str, ...]]:
    try:
        return set(map(_folded, catalogue.site(site).names)) if site is not None else set()
    except UnknownKey:
        return set()


def _place(reader: Reader, project: str | None) -> str:
    """A site to name where the reader has no usual one: of their project, or with the project's name before it."""
    catalogue = reader.catalogue
    try:
        sites = _lasting(catalogue, project) if project is not None else ()
    except UnknownKey:
        sites = ()
    if sites:
        return _site_word(_plainest(sites, catalogue), reader)
    owner = next((p for p in catalogue.projects if p.sites), None)
    if owner is None:
        return ""
    return f"{owner.label.text(reader.language)} {_site_word(_plainest(owner.sites, catalogue), reader)}"


def _lasting(catalogue: Catalogue, project: str) -> Sequence[Site]:
    """Sites whose words are understood on every day; those that become no other one, where there are any."""
    first, last = (catalogue.sites_of(project, day) for day in (date.min, date.max))
    return [site for site in first if site in last] or first


def _plainest(sites: Iterable[Site], catalogue: Catalogue) -> Site:
    """A site that no activity shares a name with, open all the year, short to type."""
    taken = {name for activity in catalogue.activities for name in map(_folded, activity.names)}

    def oddness(site: Site) -> tuple[bool, bool, int]:
        return bool(taken.intersection(map(_folded, site.names))), site.season is not None, len(site.label.fr)

    return min(sites, key=oddness)


def _site_word(site: Site, reader: Reader) -> str:
    label = site.label.text(reader.language)
    return label[:1].lower() + label[1:]
