"""Where a report comes from: the project and site that a message names, or the reporter's own."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.reading.items import Item, What
from domain.reading.lexicon import AT, TOWARDS
from domain.reading.likely_sites import only_site_for, sites_with_word
from domain.reading.masks import Mask
from domain.reading.phrases import Index, name_words
from domain.reading.postings import Told, in_story, told_of
from domain.reading.projects import named_project
from domain.reading.report import Question

_SEPARATORS = frozenset((What.COMMA, What.STOP, What.LINE, What.SLASH, What.COLON, What.DASH, What.OPEN, What.CLOSE))


@frozen
class Place:
    """Where the report comes from, as catalogue keys, and what has to be asked about it."""

    project: str | None
    site: str | None
    questions: tuple[Question, ...] = ()
    said: tuple[Item, ...] = ()  # the names that were taken as sites


@frozen
class _Mention:
    item: Item
    sites: tuple[tuple[str, str], ...]  # (project, site)
    head: bool  # before the first figure, as a heading would be
    beside: bool  # "au foyer", "camp:"
    activity: bool  # the same word names an activity, too
    loose: bool  # in a clause that tells of more
    opens: bool  # after figures, with a colon: "accueil : 22 jeunes"
    second: bool  # right after an activity that is not the first: "ssr 4 cs, distri loon 30 foyers"
    apart: bool  # after figures, a place alone with its own activity: "rwc ssr 4 cs; camp clinique 18 cs"


def place_of(
    items: Sequence[Item],
    used: set[int],
    activities: Iterable[str],
    catalogue: Catalogue,
    index: Index,
    own: tuple[str | None, str | None],
    on: date,
) -> Place:
    """Project and site of a message. `used`: ids of the items that were read as figures' names, and are no places.

    `activities`: those the report is about. `own`: the reporter's project and site. `on`: the day that it is about; a
    site is what it was on that day, whichever of its names is said.
    """
    own_project, own_site = own[0], _as_on(catalogue, own[1], on)
    if own_project is None and own_site is not None:
        own_project = catalogue.project_of(own_site, on).key
    named, question = named_project(items, used, own_project)
    project = named or own_project
    mentions = _mentions(items, used, index, catalogue, on)
    site, foreign, doubts = _site(_without_wider(mentions), project, own_site, catalogue, on)
    if named and foreign not in (None, named):  # "Calais, Gravelines: ..."
        said, options = mentions[0].item, (*((own_site,) if own_site else ()), str(site))
        site, doubts = None, [Question("ambiguous_site", said.text, options, said.span)]
    questions = [q for q in (question, *doubts) if q is not None]
    if foreign is not None and not named:
        project = foreign
    if site is None and not doubts:
        site = (
            own_site
            if own_site is not None
            and (project == own_project or _goes_into(catalogue, project, own_project, on))
            and _is_in(catalogue, project, own_site, on)
            else None
        )
        if site is None and project is not None:
            site = only_site_for(activities, project, catalogue, on)
        if site is None and project is not None and len(split := catalogue.projects_for(project, on)) > 1:
            project = own_project if own_project in split else None
            if project is None and not questions:
                questions.append(Question("no_project", options=split))
    if project is None and not questions:
        questions.append(Question("no_project", options=tuple(p.key for p in catalogue.projects_on(on))))
    return Place(project, None if doubts else site, tuple(questions), tuple(m.item for m in mentions))


def project_on(project: str | None, site: str | None, day: date, catalogue: Catalogue) -> str | None:
    """The project to which a report of `day` from the site goes: the one that had the site on that day."""
    if project is None:
        return None
    return catalogue.project_on(project, day, site).key


def place_on(project: str | None, site: str | None, day: date, catalogue: Catalogue) -> tuple[str | None, str | None]:
    """Project and site of a report that turns out to be about `day`."""
    site = site if site is None else _as_on(catalogue, site, day) or site
    return project_on(project, site, day, catalogue), site


def _as_on(catalogue: Catalogue, site: str | None, day: date) -> str | None:
    """What the reporter's own site was on the day; None where it was several, and nobody can say which is meant."""
    if site is None or not any(s.key == site for p in catalogue.projects for s in p.sites):
        return None
    found = catalogue.sites_on(site, day)
    return found[0] if len(found) == 1 else site if not found else None


def _is_in(catalogue: Catalogue, project: str | None, site: str, on: date) -> bool:
    return project is not None and any(s.key == site for s in catalogue.sites_of(project, on))


def _goes_into(catalogue: Catalogue, project: str | None, own: str | None, on: date) -> bool:
    """Whether the reporter's own project stands for the one that is named, or for a part of it."""
    return project is not None and own in catalogue.projects_for(project, on)


def _before(items: Sequence[Item], at: int) -> Item | None:
    """The item before `at`, past links such as "le" and "du"."""
    at -= 1
    while at >= 0 and items[at].what is What.LINK and items[at].text not in AT:
        at -= 1
    return items[at] if at >= 0 else None


def _standing(items: Sequence[Item], at: int, figures_seen: bool) -> tuple[bool, bool, bool]:
    """(as in a heading, beside a word of place or a colon, merely a direction) for the name at `at`."""
    before = _before(items, at)
    after = items[at + 1] if at + 1 < len(items) else None
    if before is not None and before.text in TOWARDS and before.what is not What.NAME:
        announced = before.text in ("pour", "for") and after is not None and after.what in (What.COLON, What.NUMBER)
        if figures_seen or not announced:
            return False, False, True
    beside = (before is not None and before.text in AT) or (after is not None and after.what is What.COLON)
    named = any(i is not None and i.what is What.NAME and (i.of("activity") or i.of("site")) for i in (before, after))
    return not figures_seen, beside or named, False


def _mentions(items: Sequence[Item], used: set[int], index: Index, catalogue: Catalogue, on: date) -> list[_Mention]:
    found: list[_Mention] = []
    figures = False
    for at, item in enumerate(items):
        figures = figures or item.what in (What.NUMBER, What.NONE, What.NOTHING)
        if item.what is not What.NAME or id(item) in used:
            continue
        pairs = _as_they_were(tuple(m.key for m in item.of("site")) or _within(item, index), catalogue, on)
        if not pairs:
            continue
        head, beside, towards = _standing(items, at, figures)
        told = told_of(items, at, head)
        if told is Told.OPEN and in_story(items, at):
            head = beside = False  # "les CRS sur la plage": where it was, or where that was
        towards = towards or told is Told.AWAY
        after = items[at + 1] if at + 1 < len(items) else None
        ends = after is None or after.what in _SEPARATORS
        before = items[at - 1] if at else None
        counted = before is not None and _counts(before) and not item.of("activity")
        if towards or counted or not (head or beside or ends):
            continue
        opens = figures and bool(item.of("site")) and after is not None and after.what is What.COLON
        led = _led_by(items, at)
        second = figures and led is not None and bool(led.of("activity")) and not ends
        beside = beside or _stands_alone(items, at)
        apart = figures and _has_its_activity(items, at)
        found.append(
            _Mention(item, pairs, head, beside, bool(item.of("activity")), told is Told.OPEN, opens, second, apart)
        )
    return found


def _led_by(items: Sequence[Item], at: int) -> Item | None:
    """What a place belongs to: the item before it, past "au" and "on the"."""
    at -= 1
    while at >= 0 and (items[at].what is What.LINK or items[at].text in AT):
        at -= 1
    return items[at] if at >= 0 else None


def _has_its_activity(items: Sequence[Item], at: int) -> bool:
    """ "…; camp clinique 18 cs", "…, psm au littoral 4": whether a place has an activity of its own beside it; one that
    is an activity's name as well has it before."""
    place, before = items[at], _led_by(items, at)
    if place.of("indicator"):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    opens = before is None or before.what in _SEPARATORS
    if opens and place.of("activity"):
        return False
    beside = after if opens else before
    return beside is not None and bool(beside.of("activity")) and not beside.of("site")


def _as_they_were(sites: Iterable[str], catalogue: Catalogue, on: date) -> tuple[tuple[str, str], ...]:
    """The sites that a word meant on the day, as (project, site): of one that became another one that, of one that was
    split any of its parts."""
    found = dict.fromkeys(new for site in sites for new in catalogue.sites_on(site, on) or (site,))
    return tuple((catalogue.project_of(site, on).key, site) for site in found)


def _stands_alone(items: Sequence[Item], at: int) -> bool:
    """ "30 cs, 2 gales, rwc": a place and nothing else, signed at the end."""
    before = _before(items, at)
    parted = before is not None and before.what in (What.COMMA, What.STOP, What.LINE, What.DASH)
    return parted and all(i.what in (What.STOP, What.LINE) for i in items[at + 1 :]) and not items[at].of("activity")


def _counts(item: Item) -> bool:
    """Whether a word after it is counted by it: a figure, also one that is planned or of another day."""
    elsewhere = item.rule is not None and item.rule.kind in (Mask.PLANNED, Mask.PAST)
    return item.what in (What.NUMBER, What.ONE) or (elsewhere and item.text.rstrip()[-1:].isdigit())


def _within(item: Item, index: Index) -> tuple[str, ...]:
    """Sites whose one-word name is part of an activity's: "maraude littoral" is at the coast."""
    words = name_words(item.text) if item.of("activity") else ()
    if len(words) < 2:
        return ()
    return tuple(site for _, site, names in index.site_words if not names.isdisjoint(words))


def _without_wider(mentions: list[_Mention]) -> list[_Mention]:
    """Without the words that fit several sites where one is named that they fit: "Gravelines beach"."""
    narrow = {(m.sites[0], m.head): m for m in mentions if _is_firm(m)}.values()
    return [m for m in mentions if len(m.sites) == 1 or not any(_explains(n, m) for n in narrow)]


def _explains(narrow: _Mention, wide: _Mention) -> bool:
    """Not so in "camp: 30 cs, distri à Loon", which may be of two places."""
    return narrow.sites[0] in wide.sites and (narrow.head or wide.activity or not wide.head)


def _is_firm(mention: _Mention) -> bool:
    """Whether a word says one site only, and that the report is from there."""
    placed = (mention.head or mention.beside) and not mention.loose
    return placed and not mention.activity and len(mention.sites) == 1


def _site(
    mentions: list[_Mention], project: str | None, own_site: str | None, catalogue: Catalogue, on: date
) -> tuple[str | None, str | None, list[Question]]:
    """(site, the project it brings along, questions)."""
    if not mentions:
        return None, None, []
    theirs = {s.key for s in catalogue.sites_of(project, on)} if project is not None else set()
    here: dict[str, list[_Mention]] = {}
    doubts: list[Question] = []
    for m in mentions:
        inside = [site for _, site in m.sites if site in theirs]
        if len(inside) == 1:
            here.setdefault(inside[0], []).append(m)
        elif len(inside) > 1:
            if own_site in inside:
                here.setdefault(str(own_site), []).append(m)
            else:
                doubts.append(Question("ambiguous_site", m.item.text, tuple(inside), m.item.span))
    chosen = _strongest(here, own_site)
    if len(chosen) == 1:
        apart = next((m for m in mentions if _is_firm(m) and m.sites[0][1] not in theirs), None)
        if apart is not None:  # "terrain, Loon: ..."
            options = (chosen[0], apart.sites[0][1])
            return None, None, [Question("ambiguous_site", apart.item.text, options, apart.item.span)]
        return chosen[0], None, []
    if len(chosen) > 1:
        item = here[chosen[1]][0].item
        return None, None, [Question("ambiguous_site", item.text, tuple(chosen), item.span)]
    if doubts:
        return None, None, doubts[:1]
    return _foreign(mentions, project, own_site, catalogue, on)


def _strongest(here: dict[str, list[_Mention]], own_site: str | None) -> list[str]:
    """The sites that may be meant: those that nothing but the place explains before those that double as activities."""
    if len(here) > 1:
        if any(m.opens for ms in here.values() for m in ms):
            return list(here)
        for keep in (_is_heading, _is_place_only):
            sites = [site for site, ms in here.items() if any(keep(m) for m in ms)]
            if sites:
                apart = [site for site, ms in here.items() if any(m.apart for m in ms)]
                leading = [site for site, ms in here.items() if apart and any(m.head for m in ms)]
                return list(dict.fromkeys([*leading, *sites, *apart]))
        return list(here)
    for site, ms in here.items():
        if site != own_site and own_site is not None and not any((m.head or m.beside) and not m.second for m in ms):
            return [own_site, site]
    return list(here)


def _is_heading(mention: _Mention) -> bool:
    return mention.head and not mention.activity


def _is_place_only(mention: _Mention) -> bool:
    return not mention.activity


def _foreign(
    mentions: list[_Mention], project: str | None, own_site: str | None, catalogue: Catalogue, on: date
) -> tuple[str | None, str | None, list[Question]]:
    """A site of another project than the reporter's, or of any where the reporter has none."""
    pure = [m for m in mentions if not m.activity]
    if not pure:
        return None, None, []
    m = pure[0]
    options = tuple(site for _, site in m.sites)
    if project is not None:
        alike = sites_with_word(m.item, project, catalogue, on)
        if own_site in alike:
            return own_site, None, []
        if alike or len(m.sites) > 1 or m.loose or not (m.head or m.beside):
            return None, None, [Question("ambiguous_site", m.item.text, (*alike, *options), m.item.span)]
    elif len({p for p, _ in m.sites}) > 1:
        return None, None, [Question("ambiguous_site", m.item.text, options, m.item.span)]
    others = {site for other in pure for _, site in other.sites}
    if len(others) > 1:
        return None, None, [Question("ambiguous_site", m.item.text, tuple(sorted(others)), m.item.span)]
    return m.sites[0][1], m.sites[0][0], []
