"""What cannot be true of successions: of a project or a site that is split, each piece goes somewhere, and once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from domain.catalogue.lineage import Line, Lineage, earlier
from domain.catalogue.raw import Found, Item, Path, items, text_of
from domain.frozen import frozen

_DAY = timedelta(days=1)


@frozen
class _Placed:
    """A project or a site with its place in the file."""

    path: Path
    line: Line

    def at(self, *inside: str | int) -> Path:
        return (*self.path, "succeeds", *inside)


def successions(projects: list[Item]) -> Found:
    """Every contradiction in what succeeds what. Who stands where is asked only once every name and day is right."""
    sites = [(place, site, text_of(p, "key")) for path, p in projects for place, site in items(p, path, "sites")]
    for path, project in projects:
        if project.get("succeeds") is None and not project.get("sites"):
            yield (*path, "key"), "a project needs at least one site, unless it succeeds another project"
    found = [
        *_names(projects, "project", "projects"),
        *_names([(path, site) for path, site, _ in sites], "site", "sites"),
    ]
    yield from found
    heads = [placed for path, p in projects if (placed := _placed(path, p, "projects", None)) is not None]
    places = [placed for path, s, home in sites if (placed := _placed(path, s, "sites", home)) is not None]
    if found or len(heads) < len(projects) or len(places) < len(sites):
        return  # what has the wrong shape is complained about elsewhere
    places = [_within(place, next(h.line for h in heads if h.line.key == place.line.home)) for place in places]
    found = [*_days(heads, "projects"), *_days(places, "sites")]
    yield from found
    if not found:
        lineage = Lineage([p.line for p in heads], [s.line for s in places])
        yield from _shares(heads, places, lineage)
        yield from _sites(heads, places, lineage)


def _names(listed: list[Item], kind: str, field: str) -> Found:
    keys = {text_of(item, "key") for _, item in listed}
    for path, item in listed:
        for i, old in enumerate(_olds(item, field)):
            place = (*path, "succeeds", field, i)
            if not isinstance(old, str) or old not in keys:
                yield place, f"there is no {kind} {old}"
            elif old == item.get("key"):
                yield place, f"a {kind} cannot succeed itself"
            elif old in _olds(item, field)[:i]:
                yield place, f"{old} is named twice"
    lines = [Line(key, before=tuple(map(str, _olds(item, field)))) for _, item in listed if (key := _key(item))]
    for path, item in listed:
        key = _key(item)
        if key is not None and key not in _olds(item, field) and key in set(earlier(lines, key)):
            yield (*path, "succeeds"), f"{kind}s cannot succeed each other in a circle"


def _key(item: Mapping[str, Any]) -> str | None:
    return text_of(item, "key")


def _olds(item: Mapping[str, Any], field: str) -> list[object]:
    succession = item.get("succeeds")
    listed = succession.get(field) if isinstance(succession, Mapping) else None
    return list(listed) if isinstance(listed, list | tuple) else []


def _placed(path: Path, item: Mapping[str, Any], field: str, home: str | None) -> _Placed | None:
    """The project or site; None where its shape or a day is wrong."""
    key, succession = _key(item), item.get("succeeds")
    if key is None:
        return None
    if succession is None:
        return _Placed(path, Line(key, home))
    if not isinstance(succession, Mapping):
        return None
    try:
        on, until = date.fromisoformat(str(succession.get("on"))), succession.get("until")
        ends = None if until is None else date.fromisoformat(str(until))
    except ValueError:
        return None
    takes = tuple(map(str, _listed(succession, "sites"))) if field == "projects" else ()
    return _Placed(path, Line(key, home, tuple(map(str, _olds(item, field))), on, ends, takes))


def _within(place: _Placed, home: Line) -> _Placed:
    """The site with the days of its project, where it has none of its own or later ones."""
    line = place.line
    on = max(line.on, home.on) if not line.before else line.on
    until = min((day for day in (line.until, home.until) if day is not None), default=None)
    return replace(place, line=replace(line, on=on, until=until))


def _listed(succession: Mapping[str, Any], name: str) -> list[object]:
    listed = succession.get(name)
    return list(listed) if isinstance(listed, list | tuple) else []


def _days(placed: list[_Placed], field: str) -> Found:
    """Each begins after what it succeeds, and ends with it at the latest; two never take over the same thing apart."""
    known = {p.line.key: p.line for p in placed}
    for this in placed:
        line = this.line
        if line.until is not None and line.until <= line.on:
            yield this.at("until"), f"must be a day after {line.on}, on which it takes over"
        for i, key in enumerate(line.before):
            old = known[key]
            if line.on <= old.on:
                yield this.at("on"), f"{key} itself begins on {old.on} only; what succeeds it begins later"
            elif not old.covers(line.on):
                yield this.at("on"), f"{key} is undone from {old.until} on and cannot be succeeded then"
            elif old.until is not None and (line.until is None or line.until > old.until):
                yield this.at("until"), f"{key} is undone on {old.until}; what succeeds it must end by then"
            others = (o.line for o in placed[: placed.index(this)] if key in o.line.before and _meet(o.line, line))
            other = next((o for o in others if (o.on, o.until) != (line.on, line.until)), None)
            if other is not None:
                yield this.at(field, i), f"{key} is succeeded by {other.key} already, from {other.on} on"


def _meet(one: Line, other: Line) -> bool:
    return one.covers(other.on) or other.covers(one.on)


def _shares(heads: list[_Placed], places: list[_Placed], lineage: Lineage) -> Found:
    """Of a project that is succeeded, every site goes over once."""
    for this in heads:
        line = this.line
        if not line.before:
            continue
        eve = lineage.on(line.on - _DAY)
        theirs = [s for s, owner in eve.owners.items() if owner in line.before]
        for i, site in enumerate(line.takes):
            if site not in theirs:
                yield this.at("sites", i), f"{' and '.join(line.before)} had no site {site} on the day before {line.on}"
            elif site in line.takes[:i]:
                yield this.at("sites", i), f"{site} is named twice"
        for old in line.before:
            yield from _split(this, old, [s for s in theirs if eve.owners[s] == old], heads)
    for this in heads:
        if this.line.until is not None:
            for place in places:
                if place.line.home == this.line.key and not place.line.before:
                    yield (
                        (*place.path, "key"),
                        f"{this.line.key} is undone on {this.line.until}, and nobody would have {place.line.key} then; "
                        "say with succeeds which site it follows",
                    )


def _split(this: _Placed, old: str, sites: list[str], heads: list[_Placed]) -> Found:
    shares = [h for h in heads if old in h.line.before and h.line.on == this.line.on]
    number = shares.index(this)
    if len(shares) > 1 and not this.line.takes:
        yield this.at("projects"), f"{old} is split on {this.line.on}: say with sites which of its sites this one takes"
        return
    for i, site in enumerate(this.line.takes):
        other = next((s.line.key for s in shares[:number] if site in s.line.takes), None)
        if other is not None and site in sites:
            yield this.at("sites", i), f"{site} is taken by {other} already"
    if number == len(shares) - 1 and all(s.line.takes for s in shares):
        for site in sites:
            if not any(site in s.line.takes for s in shares):
                yield this.at("sites"), f"nobody takes {site} of {old}; every site goes over to one project"


def _sites(heads: list[_Placed], places: list[_Placed], lineage: Lineage) -> Found:
    """A site succeeds sites of its own project, while that stands."""
    projects = {p.line.key: p.line for p in heads}
    for this in places:
        line = this.line
        if not line.before or line.home is None:
            continue
        home = projects[line.home]
        if not home.covers(line.on) or lineage.heirs(line.home, line.on):
            yield this.at("on"), f"{line.home} does not stand on {line.on}; list the site where it belongs on that day"
            continue
        for i, old in enumerate(line.before):
            owner = lineage.home(old, line.on)
            if owner != line.home:
                yield this.at("sites", i), f"{old} belongs to {owner} on {line.on}, not to {line.home}"
