"""Which shelter a message is about, and which of its bed categories the words for people mean."""

from collections.abc import Sequence

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading.lexicon import word_set
from domain.reading.report import Question
from domain.reading.shelters.items import Item, question
from domain.reading.shelters.language import What
from domain.reading.shelters.vocabulary import Said, Vocabulary, phrase_words
from domain.reading.words import flat

_WITH = word_set("avec av with w")
_FIRST_FIGURE = (What.NUMBER, What.FULL, What.EMPTY, What.NOBODY)


@frozen
class Shelter:
    """The shelter of a message (a site's key), or the question which one it is."""

    key: str | None
    question: Question | None = None


def categories_meant(said: Said, shelter: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The categories of a shelter that words for people can mean, best understood first; () where they mean none."""
    all_names = vocabulary.categories[shelter]
    said = said - {"kin"}  # brothers and friends are of any category
    if "accompanied" in said and "child" in said - {"accompanied"} and "woman" in said:
        said = said - {"accompanied"}  # "femmes accompagnées d'enfants"
    if "accompanied" in said and "unaccompanied" not in said:
        return ()
    if {"unaccompanied", "child"} <= said:
        said = said - {"child"} | {"minor"}
    whole = [key for key, names in all_names.items() if said in names]
    if len(whole) == 1:
        return tuple(whole)
    wide = {key: frozenset().union(*names) for key, names in all_names.items()}
    within = [key for key, words in wide.items() if said <= words]
    if within:
        return tuple(within)
    known = frozenset().union(*wide.values())
    touched = [key for key, words in wide.items() if said & known and said & known <= words]
    strange = said - known
    if not touched and "man" in said and said <= {"man", "single"} and "adult" in known:
        return tuple(key for key, words in wide.items() if "adult" in words)
    if len(touched) == 1 and strange <= {"single", "youth", "woman", "man", "boy", "child", "couple", "parent"}:
        # "jeunes femmes", "adultes isolés": what the shelter does not tell apart adds nothing.
        return tuple(touched) if not (strange & {"man", "boy"} and "girl" in known) else ()
    return ()


def is_children_alone(who: Item, before: str, vocabulary: Vocabulary, shelter: str, category: str) -> bool:
    """Whether a figure counts children only, where the category is for those who have some.

    `before`: what stands between the figure and the word ("avec" makes it a mother's).
    """
    names = vocabulary.categories[shelter][category]
    return who.said == {"child"} and who.said not in names and not _WITH & set(flat(before).replace("/", " ").split())


def shelter_of(
    items: Sequence[Item],
    text: str,
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    own: tuple[str | None, str | None],
) -> Shelter:
    """The shelter that is named, else the reporter's own, else the only one of the project or with the category."""
    project, site = own
    on, every = vocabulary.on, list(vocabulary.categories)
    if project is not None and not any(p.key == project for p in catalogue.projects):
        project = None
    if project is None and site is not None and any(s.key == site for p in catalogue.projects for s in p.sites):
        project = catalogue.project_of(site, on).key
    named, home = _named(items, catalogue, project, vocabulary)
    people = [i for i in items if i.what is What.WHO]
    if named:
        found = named if len(named) == 1 else _with_categories(named, people, vocabulary)
        return _one(found or named, text, [i for i in items if i.what is What.SHELTER])
    theirs = {site.key for site in catalogue.sites_of(home, on)} if home is not None else set(every)
    here = [s for s in every if s in theirs]
    if site in here and home == project:
        return Shelter(site)
    if len(here) == 1:
        return (
            Shelter(here[0])
            if not people or _with_categories(here, people, vocabulary)
            else _elsewhere(people, text, every, vocabulary)
        )
    return _one(_with_categories(here, people, vocabulary) or here or every, text, people[:1])


def _elsewhere(people: Sequence[Item], text: str, every: Sequence[str], vocabulary: Vocabulary) -> Shelter:
    """The project's only shelter takes nobody of this kind: another one may be meant, which is asked."""
    options = _with_categories(every, people, vocabulary) or list(every)
    return Shelter(None, question("ambiguous_shelter", text, people[:1], options))


def _one(found: Sequence[str], text: str, about: Sequence[Item]) -> Shelter:
    if len(found) == 1:
        return Shelter(found[0])
    return Shelter(None, question("ambiguous_shelter", text, about, found))


def _with_categories(shelters: Sequence[str], people: Sequence[Item], vocabulary: Vocabulary) -> list[str]:
    """The shelters that take everybody who is named."""
    if not people:
        return list(shelters)
    return [s for s in shelters if all(categories_meant(i.said, s, vocabulary) for i in people)]


def _named(
    items: Sequence[Item], catalogue: Catalogue, project: str | None, vocabulary: Vocabulary
) -> tuple[list[str], str | None]:
    """The shelters that are named, and the project they are looked for in where none is: one named as a heading."""
    home = project
    figures = False
    found: list[str] = []
    for item in items:
        figures = figures or item.what in _FIRST_FIGURE
        if item.what is What.PROJECT and not figures:
            home = next(iter(item.said))
        if item.what is not What.SHELTER:
            continue
        theirs = () if home is None else catalogue.sites_of(home, vocabulary.on)
        inside = [s for s in item.said if any(t.key == s for t in theirs)]
        if not inside and home is not None:
            inside = _of_like_name(item, catalogue, home, vocabulary)
        if inside:
            found += inside
        elif not figures or home is None:
            found += sorted(item.said)  # another project's, as a heading; in passing it is an everyday word
    return list(dict.fromkeys(found)), home


def _of_like_name(item: Item, catalogue: Catalogue, project: str, vocabulary: Vocabulary) -> list[str]:
    """Shelters of a project in whose names the words stand: "shelter" where there is a winter shelter."""
    words = set(phrase_words(item.text))
    return [
        s.key
        for s in catalogue.sites_of(project, vocabulary.on)
        if s.key in vocabulary.categories and any(words <= set(phrase_words(name)) for name in s.names)
    ]
