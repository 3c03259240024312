"""From figures to entries: which activity each belongs to, which correct each other, and whether they can be true."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from domain.catalogue import Activity, Catalogue
from domain.reading.items import Item, What
from domain.reading.phrases import Meaning, name_words
from domain.reading.report import Entry
from domain.reading.walk import Figure, Figures

# "22 h" alone may be an hour, "5 m" a distance: only their group's other figures make them people.
_UNIT_LIKE = re.compile(r"\d+\s*[hm]")
_LAST_HOUR = 24

Values = dict[str, dict[str, Figure]]


def entries_of(out: Figures, items: Sequence[Item], catalogue: Catalogue, today: date) -> tuple[Entry, ...]:
    """The entries that are certain; adds to `out` what has to be asked about the rest."""
    _give_homes(out, items, catalogue)
    values = _merge(out, catalogue)
    _check_units(values, out, catalogue)
    _check_parts(values, out, catalogue)
    unsaid = any(not key for key, _, _ in out.nothing)
    _nothing(values, out, _in_season(_at_site(out, items, catalogue), catalogue, today) if unsaid else [], catalogue)
    _headings_without_figures(values, out)
    out.kept = [figure for figures in values.values() for figure in figures.values()]
    return tuple(
        Entry(activity, {key: figure.value for key, figure in figures.items()})
        for activity, figures in values.items()
        if figures
    )


def possible_of(out: Figures, entries: Iterable[Entry], catalogue: Catalogue) -> tuple[tuple[str, str, int], ...]:
    """Notifiable figures above zero among the doubtful ones."""
    if not out.doubtful:
        return ()
    certain = {(e.activity, key): value for e in entries for key, value in e.values.items()}
    found: dict[tuple[str, str], int] = {}
    for figure in out.doubtful:
        for m in figure.meanings:
            if m.kind != "indicator" or not _is_notifiable(m, catalogue):
                continue
            if figure.value > 0 and not certain.get((m.of, m.key)):
                found[m.of, m.key] = max(figure.value, found.get((m.of, m.key), 0))
    return tuple((activity, key, value) for (activity, key), value in found.items())


def _within(figure: Figure, activity: str) -> tuple[Meaning, ...]:
    return tuple(m for m in figure.meanings if m.of == activity)


def _at_site(out: Figures, items: Sequence[Item], catalogue: Catalogue) -> list[str]:
    """The activities that bear the name of a site that is named: at the coast it is coastal outreach."""
    words = {
        name_words(name)
        for item in items
        if item.what is What.NAME and id(item) not in out.used
        for m in item.of("site")
        for name in catalogue.site(m.key).synonyms
    }
    return [a.key for a in catalogue.activities if words & set(map(name_words, a.names))] if words else []


def _give_homes(out: Figures, items: Sequence[Item], catalogue: Catalogue) -> None:
    """Figures under no heading: the one activity that was named after all, or that one of them can only belong to."""
    out.certain += [f for f in out.orphans if f.renamed]
    orphans = [f for f in out.orphans if not f.renamed]
    if not orphans:
        return
    named = list(dict.fromkeys(key for key, _ in out.headings))
    anchors = list(dict.fromkeys(f.meanings[0].of for f in orphans if len({m.of for m in f.meanings}) == 1))
    home = None
    for candidates in (named, anchors, _at_site(out, items, catalogue)):
        if len(candidates) == 1 and all(len(_within(f, candidates[0])) == 1 for f in orphans):
            home = candidates[0]
            break
    fitting = [a.key for a in catalogue.activities if all(len(_within(f, a.key)) == 1 for f in orphans)]
    if home is None and len(orphans) > 1 and len(fitting) == 1 and not named:
        home = fitting[0]  # "26 cs, 11 nvx": of all that consult, one has new patients
    if home is not None:
        for figure in orphans:
            figure.meanings = _within(figure, home)
    out.orphans = []
    lost = [f for f in orphans if len(f.meanings) != 1]
    found = [f for f in orphans if len(f.meanings) == 1]
    counted = list(dict.fromkeys((*named, *(f.meanings[0].of for f in found if not f.article))))
    for figure in found:
        if _is_strange_part(figure, found, named, counted, catalogue):
            others = [m for m in counted if m != figure.meanings[0].of]
            options = [figure.meanings[0].path, *(f"{k}.{catalogue.activity(k).headline.key}" for k in others)]
            out.doubtful.append(figure)
            out.ask("ambiguous_activity", figure.about, figure.span, options, (figure,))
        elif not figure.article or not counted or figure.meanings[0].of in counted:
            out.certain.append(figure)
        else:  # "j'ai un rdv à Paris, clinique 20 cs": who knows whether it was counted
            out.doubtful.append(figure)
            out.ask("unclear_number", figure.about, figure.span, (figure.meanings[0].path,), (figure,))
    if not lost:
        return
    options = [a.key for a in catalogue.activities if all(_within(f, a.key) for f in lost)]
    options = options or list(dict.fromkeys(m.of for f in lost for m in f.meanings))
    out.doubtful += lost
    out.ask("ambiguous_activity", lost[0].about, lost[0].span, options, lost)


def _is_strange_part(
    figure: Figure, found: Sequence[Figure], named: Sequence[str], counted: Sequence[str], catalogue: Catalogue
) -> bool:
    """ "38 kids, 30 meals": the only figure of its activity, a part of a whole that nobody said, beside another's."""
    of = figure.meanings[0]
    alone = of.of not in named and not any(f is not figure and f.meanings[0].of == of.of for f in found)
    beside = any(key != of.of for key in counted)
    return alone and beside and catalogue.activity(of.of).indicator(of.key).part_of is not None


def _merge(out: Figures, catalogue: Catalogue) -> Values:
    """One figure for each indicator: corrections win, contradictions are asked about."""
    values: Values = {}
    doubted: set[tuple[str, str]] = set()
    for figure in sorted([f for f in out.certain if not f.renamed], key=lambda f: f.span):
        m = figure.meanings[0]
        figures = values.setdefault(m.of, {})
        old = figures.get(m.key)
        if (m.of, m.key) in doubted and not figure.corrects:
            out.doubtful.append(figure)
        elif old is None and (other := _told_otherwise(figure, out)) is not None:
            # "37 passages atelier foot (12 jeunes)": what is asked about may be this one's figure.
            doubted.add((m.of, m.key))
            out.doubtful.append(figure)
            out.ask("said_twice", figure.about, figure.span, (m.path,), (other, figure))
        elif old is None or figure.corrects or (old.value == figure.value and not _are_two(old, figure)):
            figures[m.key] = figure
            doubted.discard((m.of, m.key))
        elif (figure.article or old.article) and old.value != figure.value and not _is_notifiable(m, catalogue):
            # "45 jeunes … un jeune est parti": one of them, not another count.
            figures[m.key] = old if figure.article else figure
        else:
            del figures[m.key]
            doubted.add((m.of, m.key))
            out.doubtful += [old, figure]
            out.ask("said_twice", figure.about, figure.span, (m.path,), (old, figure))
    return values


def _is_notifiable(meaning: Meaning, catalogue: Catalogue) -> bool:
    return catalogue.activity(meaning.of).indicator(meaning.key).notifiable


def _told_otherwise(figure: Figure, out: Figures) -> Figure | None:
    """Another figure before it that may be of the same, or of what is named beside it."""
    if not out.doubtful:
        return None
    shared = {q.span for q in out.questions if q.code == "two_words_one_number"}
    before = [f for f in out.doubtful if f.span in shared and f.meanings == figure.meanings and f.span < figure.span]
    return next((f for f in before if f.value != figure.value and not figure.corrects and not figure.article), None)


def _are_two(one: Figure, other: Figure) -> bool:
    """ "1 atelier cuisine, 1 atelier foot": the same number twice, of different ones."""
    return bool(one.value and one.detail and other.detail) and one.detail != other.detail


def _check_units(values: Values, out: Figures, catalogue: Catalogue) -> None:
    for key, figures in values.items():
        activity = catalogue.activity(key)
        for name in list(figures):
            figure = figures[name]
            about = figure.about.lower()
            if (
                about[-1:] not in "hm"
                or not _UNIT_LIKE.fullmatch(about)
                or (about[-1] != "m" and figure.value > _LAST_HOUR)
            ):
                continue
            group = activity.indicator(name).group
            if not any(k != name and activity.indicator(k).group == group for k in figures):
                del figures[name]
                out.doubtful.append(figure)
                out.ask("unclear_number", figure.about, figure.span, (f"{key}.{name}",), (figure,))


def _check_parts(values: Values, out: Figures, catalogue: Catalogue) -> None:
    """Parts larger than their whole, alone or as a group: neither they nor the whole are certain then."""
    for key, figures in values.items():
        activity = catalogue.activity(key)
        numbers = {name: figure.value for name, figure in figures.items()}
        for whole, parts in parts_over(activity, numbers).items():
            involved = dict.fromkeys([whole, *parts])
            spans = [figures[name].span for name in involved if name in figures]
            held = [figures[name] for name in involved if name in figures]
            out.doubtful += held
            abouts = ", ".join(figures[name].about for name in involved if name in figures)
            for name in involved:
                figures.pop(name, None)
            span = (min(s for s, _ in spans), max(e for _, e in spans))
            out.ask("parts_exceed_whole", abouts, span, (f"{key}.{name}" for name in involved), held)


def parts_over(activity: Activity, figures: Mapping[str, int]) -> Mapping[str, list[str]]:
    """For each whole, the parts that exceed it: one alone, or all of a group together."""
    found: dict[str, list[str]] = {}
    groups: dict[tuple[str, str], list[str]] = {}
    for key in figures:
        indicator = activity.indicator(key)
        if indicator.part_of is not None:
            groups.setdefault((indicator.part_of, indicator.group or f" {key}"), []).append(key)
    for (whole, _), parts in groups.items():
        if whole in figures and sum(figures[p] for p in parts) > figures[whole]:
            found.setdefault(whole, []).extend(parts)
    return found


def _in_season(activities: Sequence[str], catalogue: Catalogue, today: date) -> list[str]:
    seasons = {key: catalogue.activity(key).season for key in activities}
    return [key for key, season in seasons.items() if season is None or season.contains(today)]


def _nothing(values: Values, out: Figures, at_site: Sequence[str], catalogue: Catalogue) -> None:
    """RAS as a zero for the headline, where nothing else was reported; else it says that all is quiet.

    `at_site`: the activities that a place which was named says: "rien à la plage", in their season.
    """
    here = at_site[0] if len(at_site) == 1 and not any(values.values()) and not out.headings else ""
    for said, item, rest in out.nothing:
        key = said or here
        if not key:
            if not any(values.values()) and not out.doubtful:
                options = [a.key for a in catalogue.activities]
                out.ask("no_activity", item.text, item.span, options)
            continue
        headline = catalogue.activity(key).headline.key
        figures = values.setdefault(key, {})
        doubtful = [f for f in out.doubtful if any(m.of == key for m in f.meanings)]
        if headline in figures or doubtful or rest:
            continue
        if any(f.value for f in figures.values()):
            out.ask("nothing_or_not_counted", item.text, item.span, (f"{key}.{headline}",))
            continue
        meaning = (Meaning("indicator", headline, key),)
        values[key] = {headline: Figure(meaning, 0, item.span, item.text), **figures}


def _headings_without_figures(values: Values, out: Figures) -> None:
    asked = {m.of for f in out.doubtful for m in f.meanings} | {o for q in out.questions for o in q.options}
    for key, item in dict(out.headings).items():
        if values.get(key) or key in asked:
            continue
        if not any(values.values()) and out.questions:
            continue
        if not any(values.values()) or (key, item) in out.bare_headings:
            out.ask("number_missing", item.text, item.span, (key,))
