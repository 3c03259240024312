"""A message read as a question for beds: where, for whom, and for how many. What it does not say is left open."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading.lexicon import word_set
from domain.reading.shelters.articles import without_articles
from domain.reading.shelters.bed_holds import strange_figure
from domain.reading.shelters.guests import guests_of
from domain.reading.shelters.hours import times_of
from domain.reading.shelters.households import Guests
from domain.reading.shelters.items import Item, items_of
from domain.reading.shelters.language import What
from domain.reading.shelters.mending import mended
from domain.reading.shelters.place import categories_meant
from domain.reading.shelters.readings import BedCount, BedHold, ShelterReading
from domain.reading.shelters.vocabulary import Said, Vocabulary, vocabulary_of
from domain.reading.words import flat
from domain.reporting_day import reporting_day

Bed = tuple[str, str]
"""A shelter and one of its categories."""

_LONGEST = 500
_HOLD_THEM = re.compile(
    r"(?<![^\W_])(?:retenir|retien[st]?|retenez|hold|reserver|reserve[rz]?|book|keep|gard(?:er|es?|ez)"
    r"|bloqu(?:er|es?|ez)|met(?:s|tre|tez)? de cote)(?![^\W_])"
)
_ALL_OR_NONE = re.compile(r"(?<![^\W_])(?:complete?s?|pleine?s?|full|saturee?|vides?|empty)(?![^\W_])")
"""What counts without a figure."""
_THINGS = (What.BED, What.PLACE_WORD)
_OF_AGE, _GROWN, _YOUNG = "adult", frozenset(("woman", "man", "adult", "single", "couple")), frozenset(("child",))
_MALE, _FEMALE = frozenset(("man", "boy")), frozenset(("woman", "girl"))
_SOMEBODY = "quelqu"  # "quelqu'un a une place ?"
_NO_NUMBER = frozenset(("number_missing", "ambiguous_category", "several_categories", "unknown_word"))
"""Questions that leave the number of people as it is, or say that there is none."""
_IDLE = word_set(
    "ce cette soir nuit tonight now maintenant dispo ici here quelqu encore still svp stp please thanks merci y il est "
    "ont un une des du de la le les a in at for pour any some chez sur vers pres near get find trouver cherche "
    "cherchons looking avez vous tu ya besoin need urgent urgence son sa ses leur leurs his her their je on nous we i"
)


@frozen
class BedsAsked:
    """What somebody asks for. `fitting`: shelters' categories that the words for people mean, in the catalogue's order,
    best understood first; None where nobody in particular was named. `meant`: how many of them, from the first one on,
    are for those in particular; None: all ("femmes" finds adults' beds, too). `several`: people of several categories,
    so that no one number is theirs. `strange`: people, or a figure, of whom no shelter knows, in the person's own
    words; `unknown`: other words that say nothing here."""

    project: str | None = None
    shelter: str | None = None
    fitting: tuple[Bed, ...] | None = None
    beds: int | None = None
    several: bool = False
    strange: str | None = None
    unknown: str | None = None
    meant: int | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was understood of where, for whom and for how many."""
        return self.project is None and self.shelter is None and self.fitting is None and self.beds is None


def read_bed_question(text: str, *, catalogue: Catalogue, project: str | None, now: datetime) -> BedsAsked:
    """Read `text`, less its command, as a question of somebody of `project` (a key, or None) at `now`. Pure; any text
    gives one."""
    text = unicodedata.normalize("NFC", text)[:_LONGEST]
    plain = flat(text)
    vocabulary = vocabulary_of(catalogue, "hold", reporting_day(now, catalogue.zone, catalogue.day_starts_at))
    times = times_of(plain, now, catalogue.zone, vocabulary.tells)
    items = without_articles(_without_a_bed(mended(items_of(plain, vocabulary, times), vocabulary.kind)))
    named = _project(items)
    shelters = _shelters(items, catalogue, named or project, vocabulary.on)
    people = [i for i in items if i.what is What.WHO and i.said != {"kin"}]
    fitting, meant, several = _fitting(items, text, catalogue, vocabulary) if people else (None, 0, False)
    strange = strange_figure(items, text)
    nobody = people[0] if fitting == () else None
    shelter = _one_shelter(shelters, fitting, catalogue, named, vocabulary.on)
    return BedsAsked(
        project=named if shelter is None else None,
        shelter=shelter,
        fitting=fitting or None,
        meant=meant if fitting and meant < len(fitting) else None,
        beds=None if several or strange is not None else _beds(items, text, vocabulary),
        several=several,
        strange=strange.about if strange else text[nobody.start : nobody.end] if nobody else None,
        unknown=_unknown(items, text),
    )


def asks_for_beds(text: str, reading: ShelterReading) -> bool:
    """Whether a message about beds is a question, and no count, hold or refusal, as it would be read (`reading`): it
    asks, or it needs beds and does not say to hold them, or it speaks of beds and gives no figure."""
    plain = flat(text[:_LONGEST])
    if isinstance(reading, BedHold):
        return _HOLD_THEM.search(plain) is None
    if "?" in plain:
        return _HOLD_THEM.search(plain) is None
    if not isinstance(reading, BedCount) or reading.counts:
        return False
    of_no_kind = [(q.code, q.about) for q in reading.questions] == [("unclear_message", "")]
    return of_no_kind or not (any(c.isdigit() for c in plain) or _ALL_OR_NONE.search(plain))


def alike(catalogue: Catalogue, shelter: str, category: str, day: date) -> tuple[tuple[Bed, ...], int]:
    """The categories of a day's shelters that take those whom this one takes, itself first; and how many of them are
    for those in particular."""
    vocabulary = vocabulary_of(catalogue, "hold", day)
    names = vocabulary.categories.get(shelter, {}).get(category, ())
    found, loose = [(shelter, category)], []
    for site in vocabulary.categories:
        for said in filter(None, names):
            meant = categories_meant(said, site, vocabulary)
            found += [(site, key) for key in meant]
            loose += [] if meant else [(site, key) for key in _for_adults(said, site, vocabulary)]
    return tuple(dict.fromkeys((*found, *loose))), len(set(found))


def _for_adults(said: Said, shelter: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "2 femmes", where a shelter has beds for adults: they may sleep there."""
    if not said & _GROWN or not said <= _GROWN:
        return ()
    kept = vocabulary.categories[shelter].items()
    return tuple(key for key, names in kept if any(_OF_AGE in name and not name & _YOUNG for name in names))


def _without_a_bed(items: Sequence[Item]) -> list[Item]:
    """ "Une place pour 2 femmes", "any bed for a family": whether there is a bed, and no number of them."""
    row: list[Item] = []
    for at, item in enumerate(items):
        after = next((i for i in items[at + 1 : at + 4] if i.what not in (What.SMALL, What.FREE)), None)
        some_one = at > 0 and items[at - 1].text == _SOMEBODY
        if item.text == _SOMEBODY:
            continue
        if item.what is What.NUMBER and item.one and (some_one or (after is not None and after.what in _THINGS)):
            continue
        row.append(item)
    return row


def _project(items: Sequence[Item]) -> str | None:
    named = {key for i in items if i.what is What.PROJECT for key in i.said}
    return named.pop() if len(named) == 1 else None


def _shelters(items: Sequence[Item], catalogue: Catalogue, project: str | None, on: date) -> list[str]:
    """The shelters that are named; of several that share a name those of the project."""
    found: list[str] = []
    for item in items:
        if item.what is What.SHELTER:
            here = [s for s in item.said if project is not None and _runs(catalogue, project, s, on)]
            found += here or sorted(item.said)
    return list(dict.fromkeys(found))


def _runs(catalogue: Catalogue, project: str, site: str, on: date) -> bool:
    return any(s.key == site for s in catalogue.sites_of(project, on)) if _knows(catalogue, project) else False


def _knows(catalogue: Catalogue, project: str) -> bool:
    return any(p.key == project for p in catalogue.projects)


def _one_shelter(
    named: Sequence[str], fitting: tuple[Bed, ...] | None, catalogue: Catalogue, project: str | None, on: date
) -> str | None:
    """The shelter that is asked about. "Any shelter for a family in Calais?" names none: it is an everyday word where
    the one of that name is elsewhere, or takes nobody of those who are named."""
    if len(named) != 1 or (project is not None and not _runs(catalogue, project, named[0], on)):
        return None
    return named[0] if not fitting or any(site == named[0] for site, _ in fitting) else None


def _fitting(
    items: Sequence[Item], text: str, catalogue: Catalogue, vocabulary: Vocabulary
) -> tuple[tuple[Bed, ...], int, bool]:
    """The categories that the words for people mean, how many of them are for those in particular, and whether these
    are people of several ones. As a hold is read, shelter by shelter: households and children are told apart by what
    each shelter takes."""
    found: list[Bed] = []
    loose: list[Bed] = []
    several = False
    everybody = [i.said for i in items if i.what is What.WHO and i.said != {"kin"}]
    said = frozenset().union(*everybody)
    for site in vocabulary.categories:
        guests = guests_of(items, text, vocabulary, site)
        keys = [key for key in _keys(guests) if _takes(vocabulary.categories[site][key], said)]
        several = several or any(q.code == "several_categories" for q in guests.questions)
        found += [(site, key) for key in keys]
        if not keys and all(said <= _GROWN for said in everybody):
            loose += [(site, key) for key in _for_adults(everybody[0], site, vocabulary)]
    return tuple(dict.fromkeys((*found, *loose))), len(set(found)), several


def _keys(guests: Guests) -> tuple[str, ...]:
    if guests.category is not None:
        return (guests.category,)
    asked = next((q for q in guests.questions if q.code in ("ambiguous_category", "several_categories")), None)
    return () if asked is None else asked.options


def _takes(names: Sequence[Said], said: Said) -> bool:
    """Whether a category may be for those who were named: not one for women for "un homme seul", nor one for single
    women for "enfants"."""
    wide = frozenset().union(*names)
    if said & _MALE and wide & _FEMALE and not said & _FEMALE and not wide & _MALE:
        return False
    return bool(said & wide) or not wide & _FEMALE


def _beds(items: Sequence[Item], text: str, vocabulary: Vocabulary) -> int | None:
    """How many sleep; None where that is not said, or not sure."""
    guests = guests_of(items, text, vocabulary, None)
    if any(q.code not in _NO_NUMBER for q in guests.questions):
        return None
    return guests.beds if guests.beds else guests.people or None


def _unknown(items: Sequence[Item], text: str) -> str | None:
    """Words that nobody knows, as they were written."""
    words = [i for i in items if i.what is What.WORD and i.text not in _IDLE]
    return " ".join(text[i.start : i.end] for i in words) or None
