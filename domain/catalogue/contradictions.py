"""What no single value of a catalogue can show: names used twice, parts without a whole, places that do not exist.

The rules read plain lists and mappings, as YAML or JSON give them, and pass over what has the wrong shape: so they can
name their mistakes beside those of the shapes, all in one go.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.catalogue.folding import stem, words_of
from domain.catalogue.raw import Found, Item, Path, items, text_of
from domain.catalogue.succession_rules import successions


def contradictions(data: object) -> Found:
    """Every contradiction in a catalogue's raw content, as its path in it and a sentence for a non-programmer."""
    root = data if isinstance(data, Mapping) else {}
    projects = items(root, (), "projects")
    sites = [site for path, project in projects for site in items(project, path, "sites")]
    activities = items(root, (), "activities")
    types = items(root, (), "incident_types")
    yield from _keys_once(projects, "project")
    yield from _keys_once(sites, "site")
    yield from _keys_once(activities, "activity")
    yield from _keys_once(types, "incident type")
    yield from _words_once(projects, "projects")
    yield from _words_once(activities, "activities")
    yield from _words_once(types, "incident types")
    for path, project in projects:
        yield from _words_once(items(project, path, "sites"), "sites of this project")
    for path, activity in activities:
        yield from _activity(path, activity)
    yield from successions(projects)
    yield from _plausibility(root)
    yield from _shelters(root, {text_of(site, "key") for _, site in sites})
    yield from _expectations(root, {text_of(site, "key") for _, site in sites}, activities)
    yield from _thresholds(root, activities)


def _keys_once(listed: list[Item], kind: str) -> Found:
    seen: set[str] = set()
    for path, item in listed:
        key = item.get("key")
        if isinstance(key, str):
            if key in seen:
                yield (*path, "key"), f"the key {key} names another {kind} already; every {kind} needs its own"
            seen.add(key)


def _words_once(listed: list[Item], kind: str) -> Found:
    """Two things in one scope that share a word: nobody could tell from a message which one is meant."""
    owners: dict[tuple[str, ...], int] = {}
    for number, (path, item) in enumerate(listed):
        for place, text in _names(path, item):
            words = tuple(stem(w) for w in words_of(text))
            if not words:
                continue
            owner = owners.setdefault(words, number)
            if owner != number:
                other = listed[owner][1].get("key")
                yield place, f"the word {text!r} already means {other}; two {kind} cannot share a word"


def _names(path: Path, item: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    label = item.get("label")
    if isinstance(label, Mapping):
        for language, text in label.items():
            if isinstance(text, str):
                yield (*path, "label", str(language)), text
    synonyms = item.get("synonyms")
    if isinstance(synonyms, list | tuple):
        for i, text in enumerate(synonyms):
            if isinstance(text, str):
                yield (*path, "synonyms", i), text


def _activity(path: Path, activity: Mapping[str, Any]) -> Found:
    indicators = items(activity, path, "indicators")
    yield from _keys_once(indicators, "indicator of this activity")
    yield from _words_once(indicators, "indicators of one activity")
    headlines = [place for place, item in indicators if item.get("headline") in (True, "true", "yes")]
    if indicators and not headlines:
        yield (*path, "indicators"), "one indicator must be the headline (headline: true): a bare number means it"
    for place in headlines[1:]:
        yield (*place, "headline"), "another indicator of this activity is the headline already; there can be only one"
    wholes = {text_of(item, "key"): text_of(item, "part_of") for _, item in indicators}
    for place, item in indicators:
        whole = text_of(item, "part_of")
        if whole is None:
            if text_of(item, "group") is not None:
                yield (*place, "group"), "a group joins parts of a whole; say of which one with part_of"
        elif whole not in wholes:
            yield (*place, "part_of"), f"there is no indicator {whole} in this activity"
        elif _comes_round(text_of(item, "key"), wholes):
            yield (*place, "part_of"), "an indicator cannot be a part of itself"
    yield from _groups(indicators)


def _comes_round(key: str | None, wholes: Mapping[str | None, str | None]) -> bool:
    whole = wholes.get(key)
    for _ in wholes:
        if whole is None or whole == key:
            break
        whole = wholes.get(whole)
    return whole is not None and whole == key


def _groups(indicators: list[Item]) -> Found:
    wholes: dict[str, str] = {}
    for place, item in indicators:
        group, whole = text_of(item, "group"), text_of(item, "part_of")
        if group is not None and whole is not None and wholes.setdefault(group, whole) != whole:
            yield (*place, "group"), f"the group {group} has parts of {wholes[group]}; a group has one whole"


def _plausibility(root: Mapping[str, Any]) -> Found:
    rule = root.get("plausibility")
    if isinstance(rule, Mapping):
        days, at_least = str(rule.get("days", 56)), str(rule.get("at_least", 8))
        if days.isdecimal() and at_least.isdecimal() and int(at_least) > int(days):
            yield ("plausibility", "at_least"), f"no {at_least} days lie in {days}: nothing would ever be asked"


def _expectations(root: Mapping[str, Any], sites: set[str | None], activities: list[Item]) -> Found:
    known = {text_of(activity, "key") for _, activity in activities}
    seen: set[tuple[str | None, str | None, str | None]] = set()
    for path, expected in items(root, (), "expected"):
        site, activity = text_of(expected, "site"), text_of(expected, "activity")
        if site is not None and site not in sites:
            yield (*path, "site"), f"there is no site {site} in any project"
        if activity is not None and activity not in known:
            yield (*path, "activity"), f"there is no activity {activity}"
        which = (site, activity, text_of(expected, "shift") or "day")
        if which in seen:
            yield (*path, "activity"), f"{activity} at {site} is expected already; put all its weekdays in one place"
        seen.add(which)


def _thresholds(root: Mapping[str, Any], activities: list[Item]) -> Found:
    indicators = {
        text_of(activity, "key"): {text_of(item, "key") for _, item in items(activity, path, "indicators")}
        for path, activity in activities
    }
    for path, threshold in items(root, (), "surveillance"):
        activity, indicator = text_of(threshold, "activity"), text_of(threshold, "indicator")
        if activity not in indicators:
            yield (*path, "activity"), f"there is no activity {activity}"
        elif indicator not in indicators[activity]:
            yield (*path, "indicator"), f"there is no indicator {indicator} in {activity}"
        if threshold.get("above_usual") is False and threshold.get("at_least") is None:
            yield (*path, "above_usual"), "a threshold without any rule never warns; give at_least a number"


def _shelters(root: Mapping[str, Any], sites: set[str | None]) -> Found:
    shelters = items(root, (), "shelters")
    beds = root.get("beds")
    if isinstance(beds, Mapping):
        fresh, stale = str(beds.get("fresh_minutes", 120)), str(beds.get("stale_minutes", 480))
        if fresh.isdecimal() and stale.isdecimal() and int(fresh) >= int(stale):
            yield ("beds", "fresh_minutes"), f"a count cannot be fresh for {fresh} minutes and stale after {stale}"
    seen: set[str] = set()
    for path, shelter in shelters:
        site = text_of(shelter, "site")
        if site is not None:
            if site not in sites:
                yield (*path, "site"), f"there is no site {site} in any project"
            elif site in seen:
                yield (*path, "site"), f"the beds of {site} are listed already; put all its categories in one place"
            seen.add(site)
        categories = items(shelter, path, "categories")
        yield from _keys_once(categories, "bed category of this shelter")
        yield from _words_once(categories, "bed categories of one shelter")
