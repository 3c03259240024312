"""What is to be known of a week or a month, in a line: the titles of its pictures and the lines of its report."""

from collections.abc import Iterator
from statistics import fmean

from domain.summaries.views import ActivityLine, BedsLine, SummaryView
from messages import signs
from messages.counting import counted
from messages.layout import capital
from messages.reader import Reader

_MOST = 3
"""More does not stand in two lines of a phone."""


def finding(view: SummaryView, reader: Reader) -> str:
    """The one thing that matters most, and up to two others."""
    parts = [*_warnings(view, reader), *_graver(view, reader), *_moved(view, reader), *_beds(view, reader)]
    if not parts:
        parts = [_calm(view, reader)]
    return capital(", ".join(parts[:_MOST]))


def _warnings(view: SummaryView, reader: Reader) -> Iterator[str]:
    named = [
        f"{reader.indicator(warning.activity, warning.indicator)} ({reader.say.number(warning.value or 0)})"
        for warning in view.warnings
    ]
    if named:
        yield reader.say.plain("early warning: {names}", names=", ".join(named))


def _graver(view: SummaryView, reader: Reader) -> Iterator[str]:
    say = reader.say
    warned = {(warning.activity, warning.indicator) for warning in view.warnings}
    for activity, indicator, value in view.notifiable:
        if (activity, indicator) not in warned:
            yield counted(value, reader.indicator(activity, indicator), say)
    critical = sum(line.severity == 4 for line in view.incidents)
    if critical:
        yield say.plain_plural("{n} critical incident", "{n} critical incidents", critical)


def _moved(view: SummaryView, reader: Reader) -> Iterator[str]:
    """Activities that were much or little."""
    say = reader.say
    up = [reader.activity(line.activity) for line in view.activities if line.arrow > 0]
    down = [reader.activity(line.activity) for line in view.activities if line.arrow < 0]
    if len(up) == 1:
        yield say.plain("up: {name}", name=up[0])
    elif up:
        yield say.plain_plural("{n} activity up", "{n} activities up", len(up))
    if len(down) == 1:
        yield say.plain("down: {name}", name=down[0])
    elif down:
        yield say.plain_plural("{n} activity down", "{n} activities down", len(down))


def _beds(view: SummaryView, reader: Reader) -> Iterator[str]:
    say = reader.say
    over = len({night.day for line in view.beds for night in line.nights if night.over})
    if over:
        yield say.plain_plural("{n} night above capacity", "{n} nights above capacity", over)
    people = sum(one.people for one in view.turned_away)
    if people:
        yield say.plain_plural("{n} person turned away", "{n} people turned away", people)


def _calm(view: SummaryView, reader: Reader) -> str:
    """Nothing stands out; what was done is said then."""
    say = reader.say
    exact = [line for line in view.activities if not line.rounded]
    if exact and all(line.usual is not None for line in exact):
        return say.plain("all activities as usual")
    told = [f"{reader.activity(line.activity)} {headline(line, reader)}" for line in (exact or view.activities)[:_MOST]]
    if told and not exact:
        told.append(say.plain("to the nearest 5"))
    return ", ".join(told) if told else say.plain("no report")


def headline(line: ActivityLine, reader: Reader) -> str:
    """The activity's headline figure; a dash where only others were reported."""
    activity = reader.find_activity(line.activity)
    key = activity.headline.key if activity else next(iter(line.totals), "")
    total = line.totals.get(key)
    return "–" if total is None or total.value is None else reader.say.number(total.value)


def trend_finding(line: ActivityLine, reader: Reader) -> str:
    """`▲ d'habitude : 30`; empty where there is nothing to compare with."""
    say = reader.say
    if line.usual is None:
        return ""
    if not line.arrow:
        return say.plain("as usual")
    arrow = signs.MORE if line.arrow > 0 else signs.LESS
    return say.plain("{arrow} usual: {n}", arrow=arrow, n=say.number(round(line.usual)))


def trends_title(view: SummaryView, reader: Reader) -> str:
    """How many activities stand out."""
    say = reader.say
    compared = [line for line in view.activities if line.usual is not None]
    more, less = sum(line.arrow > 0 for line in compared), sum(line.arrow < 0 for line in compared)
    up = say.plain_plural("{n} activity up", "{n} activities up", more)
    if more:
        return say.plain("{up}, {n} down", up=up, n=less) if less else up
    if less:
        return say.plain_plural("{n} activity down", "{n} activities down", less)
    return say.plain("Activities as usual") if compared else say.plain("Activities: nothing to compare with yet")


def incidents_title(view: SummaryView, reader: Reader) -> str:
    """How many incidents, and how many of them critical."""
    say = reader.say
    n = len(view.incidents)
    if not n:
        return say.plain("No incident")
    words = say.plain_plural("{n} incident", "{n} incidents", n)
    critical = sum(line.severity == 4 for line in view.incidents)
    near = sum(line.near_miss for line in view.incidents)
    if critical:  # the table says which were near misses
        words += say.plain_plural(", {n} critical", ", {n} critical", critical)
    elif near:
        words += say.plain_plural(", {n} near miss", ", {n} near misses", near)
    return words


def beds_title(view: SummaryView, reader: Reader) -> str:
    """Nights above capacity, and people turned away."""
    say = reader.say
    parts = list(_beds(view, reader))
    if parts:
        return ", ".join(parts)
    if any(line.slept for line in view.beds):
        return say.plain("No night above capacity, nobody turned away")
    return say.plain("Beds: no night counted")


def shelter_finding(line: BedsLine, reader: Reader, *, short: bool = False) -> str:
    """`19 sur 28 en moyenne · 2 nuits au-dessus`; `short`: beside a chart that shows them."""
    say = reader.say
    if line.nights and all(night.closed for night in line.nights):
        return say.plain("shelter closed")
    slept = line.slept
    if not slept:
        return say.plain("not counted")
    capacity = next((night.capacity for night in reversed(line.nights) if not night.closed), line.capacity)
    mean = round(fmean(slept))
    if not line.nights_over:
        return say.plain("{n} of {capacity} on average", n=mean, capacity=capacity)
    over = say.plain_plural("{n} night above", "{n} nights above", line.nights_over)
    if short:
        mean_of = say.plain("{n} of {capacity}", n=mean, capacity=capacity)
    else:
        mean_of = say.plain("{n} of {capacity} on average", n=mean, capacity=capacity)
    return f"{mean_of} · {over}"
