"""Figures as a report's author reads them again: the headline first, parts below their whole."""

from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup

from domain.reading import Entry
from domain.shift_reports import Change, Content, Doubt
from messages.counting import counted
from messages.dates import short_day
from messages.layout import bold, joined, packed
from messages.reader import Reader

Before = Mapping[tuple[str, str], int | None]
"""By activity and indicator: what a corrected figure was; None where it was not reported."""
_INDENT = Markup("   ")
_NOTHING: Before = {}


def figures_before(changes: Iterable[Change]) -> Before:
    """The figures among the changes that are still reported."""
    return {
        (c.activity, c.field): c.before if isinstance(c.before, int) else None
        for c in changes
        if c.activity is not None and c.after is not None
    }


def entry_lines(entry: Entry, reader: Reader, before: Before = _NOTHING) -> list[Markup]:
    """One activity's figures, a whole and its parts on lines of their own, the others side by side."""
    activity = reader.find_activity(entry.activity)
    headline = activity.headline.key if activity else None
    if headline is not None and dict(entry.values) == {headline: 0} and not before:
        label = reader.indicator(entry.activity, headline)
        return [reader.say("Nothing to report: {figure}", figure=counted(0, label, reader.say))]
    lines: list[Markup] = []
    others: list[Markup] = []
    for whole, parts in _by_whole(entry, reader):
        if parts:
            lines += _whole_with_parts(entry, whole, parts, reader, before)
        elif whole == headline:
            lines.append(_figure(entry, whole, reader, before, start=True))
        else:
            others.append(_figure(entry, whole, reader, before, start=True))
    return lines + packed(others)


def _by_whole(entry: Entry, reader: Reader) -> list[tuple[str, list[str]]]:
    """The indicators in the message's order, the headline first, each with its reported parts."""
    groups: dict[str, list[str]] = {}
    for key in entry.values:
        whole = _whole_of(entry, key, reader)
        if whole is None:
            groups.setdefault(key, [])
        else:
            groups.setdefault(whole, []).append(key)
    activity = reader.find_activity(entry.activity)
    first = activity.headline.key if activity else None
    return sorted(groups.items(), key=lambda group: group[0] != first)


def _whole_of(entry: Entry, key: str, reader: Reader) -> str | None:
    """The reported figure of which this one is a part."""
    indicator = reader.find_indicator(entry.activity, key)
    whole = indicator.part_of if indicator else None
    return whole if whole in entry.values else None


def _whole_with_parts(entry: Entry, whole: str, parts: list[str], reader: Reader, before: Before) -> list[Markup]:
    rows = packed(_figure(entry, key, reader, before) for key in parts)
    including = reader.say("including {parts}", parts=rows[0])
    return [_figure(entry, whole, reader, before, start=True), *(_INDENT + row for row in (including, *rows[1:]))]


def _figure(entry: Entry, key: str, reader: Reader, before: Before, *, start: bool = False) -> Markup:
    value = entry.values[key]
    label = reader.indicator(entry.activity, key)
    rough = roughly(value, reader) if key in entry.estimates else None
    if (entry.activity, key) not in before:
        text = counted(value, label, reader.say, shown=rough, start=start)
    else:
        was = before[entry.activity, key]
        if was is None:
            text = reader.say.plain(
                "{figure} (added)", figure=counted(value, label, reader.say, shown=rough, start=start)
            )
        else:
            text = counted(value, label, reader.say, shown=arrow(was, value, reader, rough), start=start)
    indicator = reader.find_indicator(entry.activity, key)
    return bold(text) if value > 0 and indicator is not None and indicator.notifiable else joined((text,))


def arrow(before: int, after: int, reader: Reader, rough: str | None = None) -> str:
    """`34 → 36`."""
    return f"{reader.say.number(before)} → {rough or reader.say.number(after)}"


def roughly(value: int, reader: Reader) -> str:
    """`≈ 20`: an estimate, wherever it is shown."""
    return f"≈\u00a0{reader.say.number(value)}"


def entry_in_line(entry: Entry, reader: Reader) -> str:
    """`34 consultations (12 femmes, 5 mineurs) · 2 urgences`."""
    shown = []
    for whole, parts in _by_whole(entry, reader):
        text = _counted(entry, whole, reader)
        inner = ", ".join(_counted(entry, key, reader) for key in parts)
        shown.append(f"{text} ({inner})" if inner else text)
    return " · ".join(shown)


def _counted(entry: Entry, key: str, reader: Reader) -> str:
    rough = roughly(entry.values[key], reader) if key in entry.estimates else None
    return counted(entry.values[key], reader.indicator(entry.activity, key), reader.say, shown=rough)


def content_in_line(content: Content, reader: Reader) -> str:
    """All figures in one line; each activity is named where there are several."""
    if len(content.entries) == 1:
        return entry_in_line(content.entries[0], reader)
    return reader.say.plain("; ").join(activity_in_line(entry, reader) for entry in content.entries)


def activity_in_line(entry: Entry, reader: Reader) -> str:
    """`Clinique mobile : 34 consultations (12 femmes)`."""
    name = reader.activity(entry.activity)
    return reader.say.plain("{name}: {figures}", name=name, figures=entry_in_line(entry, reader))


def lost_figures(changes: Iterable[Change], reader: Reader) -> Markup | None:
    """The figures that the correction took away."""
    lost = [
        counted(c.before, reader.indicator(c.activity, c.field), reader.say)
        for c in changes
        if c.activity is not None and c.after is None and isinstance(c.before, int)
    ]
    return reader.say("Removed: {figures}", figures=joined(lost)) if lost else None


def field_changes(changes: Iterable[Change], reader: Reader) -> list[Markup]:
    """What else the correction changed, a line each."""
    found = (_field_change(change, reader) for change in changes if change.activity is None)
    return [line for line in found if line is not None]


def _field_change(change: Change, reader: Reader) -> Markup | None:
    say = reader.say
    if change.field == "comment":
        if change.before is None:
            return say("Comment added")
        return say("Comment removed") if change.after is None else say("Comment changed")
    values = {"before": _field_value(change.before, change.field, reader)}
    values["after"] = _field_value(change.after, change.field, reader)
    match change.field:
        case "project":
            return say("Project: {before} → {after}", **values)
        case "site":
            return say("Site: {before} → {after}", **values)
        case "day":
            return say("Day: {before} → {after}", **values)
        case "shift":
            return say("Shift: {before} → {after}", **values)
    return None


def _field_value(value: int | str | date | None, field: str, reader: Reader) -> str:
    if value is None:
        return reader.say.plain("not said")
    if isinstance(value, date):
        return short_day(value, reader.language)
    match field:
        case "project":
            return reader.project(str(value))
        case "site":
            return reader.site(str(value))
        case "shift":
            return shift_name(str(value), reader)
    return str(value)


def doubt_line(doubt: Doubt, reader: Reader) -> str:
    """`34 consultations, d'habitude 8 à 20`; without the range where the reader may not have it."""
    say = reader.say
    figure = counted(doubt.value, reader.indicator(doubt.activity, doubt.indicator), say)
    if doubt.low is None or doubt.high is None:
        return say.plain("{figure}, far from the usual", figure=figure)
    if doubt.low == doubt.high:
        return say.plain("{figure}, usually {usual}", figure=figure, usual=say.number(doubt.low))
    low, high = say.number(doubt.low), say.number(doubt.high)
    return say.plain("{figure}, usually {low} to {high}", figure=figure, low=low, high=high)


def shift_name(shift: str, reader: Reader) -> str:
    """`jour` or `nuit`."""
    return reader.say.plain("night") if shift == "night" else reader.say.plain("day")
