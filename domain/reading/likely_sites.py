"""Sites that nobody named: those that a word fits, and the one that bears an activity's name."""

from collections.abc import Iterable
from datetime import date

from domain.catalogue import Catalogue
from domain.catalogue.folding import stem
from domain.reading.items import Item
from domain.reading.phrases import name_words


def sites_with_word(item: Item, project: str, catalogue: Catalogue, on: date) -> tuple[str, ...]:
    """Sites of the project whose names contain the words: "centre" for somebody with a women's centre."""
    words = {stem(w) for w in name_words(item.text)}
    return tuple(
        s.key for s in catalogue.sites_of(project, on) if any(words <= set(name_words(name)) for name in s.names)
    )


def only_site_for(activities: Iterable[str], project: str, catalogue: Catalogue, on: date) -> str | None:
    """The only site of a project that bears the name of a reported activity: the coast for "maraude littorale"."""
    named: set[str] = set()
    for key in activities:
        words = {name_words(name) for name in catalogue.activity(key).names}
        named |= {s.key for s in catalogue.sites_of(project, on) if words & {name_words(name) for name in s.names}}
    return named.pop() if len(named) == 1 else None
